/** Typing on the page itself: in body text through the editor of its article, in headlines and captions by lines. */
import { Editor, Range, Transforms } from 'slate';
import type { ArticleLines } from '../session/edition-state.ts';
import type { Watched } from '../session/observable.ts';
import type { TextPlace } from '../state/place-map.ts';
import { insertParagraphs, moveCaret, selectedText } from '../story/article-editor.ts';
import type { CopyEditing } from '../story/copy-editing.ts';
import type { CaretStore, EditionDesk } from '../story/editor-ports.ts';
import type { EditorSession } from '../story/editor-session.ts';
import { pastedCopy } from '../story/paste.ts';
import { TypingSteps } from '../story/typing-steps.ts';
import { lineFrom } from './line-steps.ts';
import { LineTyping } from './line-typing.ts';
import type { TypingKey } from './typing-key.ts';

/** The open edition, and the lines of the article shown as the page breaks them. */
interface SetEdition extends EditionDesk {
  readonly state: Watched<ReturnType<EditionDesk['state']['get']> & { readonly lines: ArticleLines | null }>;
}

/** What typing on the page needs of the window. */
export interface TypingSurroundings {
  readonly editing: CopyEditing;
  readonly desk: SetEdition;
  readonly carets: CaretStore & { startTyping(): void };
}

export class PageTyping {
  readonly steps = new TypingSteps();
  /** Gives the keyboard to the field at the caret; set by the field while it is there. */
  focusInput: () => void = () => undefined;
  readonly #around: TypingSurroundings;
  readonly #line: LineTyping;

  constructor(around: TypingSurroundings) {
    this.#around = around;
    this.#line = new LineTyping(around.desk, around.carets, this.steps);
  }

  get #caret() {
    return this.#around.carets.get().at;
  }

  /** Starts typing on the page at a place. False where there is nothing to type in. */
  start(place: TextPlace): boolean {
    if (!this.canType(place)) return false;
    this.steps.end();
    this.#around.carets.startTyping();
    this.#around.carets.put({ place, anchor: null, by: 'typing' });
    this.focusInput();
    return true;
  }

  /** True where a place can be typed at. */
  canType(place: TextPlace): boolean {
    const { edition } = this.#around.desk.state.get();
    if (edition === null) return false;
    const isBody = edition.articles[place.articleId]?.body.some((one) => one.id === place.part) ?? false;
    return isBody || LineTyping.holds(edition, place);
  }

  /** The editing session with its caret where the page's is; null outside body text. */
  #inBody(): EditorSession | null {
    const caret = this.#caret;
    const session = caret === null ? null : this.#around.editing.of(caret.place.articleId);
    return caret !== null && session?.moveTo(caret.place, caret.anchor ?? null) === true ? session : null;
  }

  /** Takes the page's caret to where the editor's is. */
  #follow({ caret }: EditorSession): void {
    if (caret !== null) this.#around.carets.put({ ...caret, by: 'typing' });
  }

  /** Puts text in place of what is selected. */
  insert(text: string): void {
    const session = this.#inBody();
    if (session === null) {
      this.#line.replace(text);
      return;
    }
    session.typed(this.steps, (editor) => editor.insertText(text));
    this.#follow(session);
  }

  /** Puts what is pasted in place of what is selected. */
  paste(data: { getData(format: string): string }): void {
    const session = this.#inBody();
    this.steps.paste();
    if (session === null) {
      this.#line.replace(data.getData('text/plain').replace(/\s*[\r\n]+\s*/gu, ' '));
      return;
    }
    const { paragraphs, remarks } = pastedCopy(data);
    session.typed(this.steps, (editor) => insertParagraphs(editor, paragraphs, remarks));
    this.#follow(session);
  }

  /** The text selected. */
  selected(): string {
    const session = this.#inBody();
    return session === null ? this.#line.selected() : selectedText(session.editor);
  }

  /** Does what a key does; `isSelecting` moves the caret away from where the selection started. */
  press(key: TypingKey, isSelecting: boolean): void {
    const session = this.#inBody();
    if (session === null) {
      this.#line.press(key, isSelecting);
      return;
    }
    this.#pressInBody(session, key, isSelecting);
    this.#follow(session);
  }

  #pressInBody(session: EditorSession, key: TypingKey, isSelecting: boolean): void {
    switch (key) {
      case 'backward':
      case 'forward':
        session.typed(this.steps, (editor) => {
          if (editor.selection !== null && Range.isExpanded(editor.selection)) Editor.deleteFragment(editor);
          else if (key === 'backward') editor.deleteBackward('character');
          else editor.deleteForward('character');
        });
        break;
      case 'break':
        session.typed(this.steps, (editor) => editor.insertBreak());
        break;
      case 'left':
      case 'right':
        this.#step(session, key === 'left', isSelecting);
        break;
      case 'up':
      case 'down':
        this.#toLine(session, key === 'up' ? -1 : 1, null, isSelecting);
        break;
      case 'start':
      case 'end':
        this.#toLine(session, 0, key, isSelecting);
        break;
    }
  }

  /** Moves the caret by a character, or to the end of what is selected. */
  #step({ editor }: EditorSession, isBack: boolean, isSelecting: boolean): void {
    this.steps.end();
    if (!isSelecting && editor.selection !== null && Range.isExpanded(editor.selection)) {
      Transforms.collapse(editor, { edge: isBack ? 'start' : 'end' });
    } else {
      Transforms.move(editor, {
        unit: 'character',
        reverse: isBack,
        ...(isSelecting ? { edge: 'focus' } : {}),
      });
    }
  }

  /** Moves the caret so many lines of the page on, or to an edge of one. */
  #toLine({ editor }: EditorSession, step: -1 | 0 | 1, edge: 'start' | 'end' | null, isSelecting: boolean): void {
    this.steps.end();
    const caret = this.#caret;
    const { lines, edition } = this.#around.desk.state.get();
    const article = edition?.articles[caret?.place.articleId ?? ''];
    const place = caret === null || article === undefined ? null : lineFrom(lines, article, caret.place, step, edge);
    if (place !== null) moveCaret(editor, place, isSelecting ? (caret?.anchor ?? caret?.place ?? null) : null);
  }
}
