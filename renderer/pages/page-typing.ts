/**
 * Typing on the page itself: in body text through the editor of its article, in its other texts by lines, in words that a
 * block holds itself in a field where they stand.
 */
import { Editor, Range, Transforms } from 'slate';
import type { CellPlace } from '../../shared/blocks/table-cells.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { BlockId, PageId } from '../../shared/edition/ids.ts';
import type { Block } from '../../shared/edition/records.ts';
import type { ArticleLines } from '../session/edition-state.ts';
import type { Watched } from '../session/observable.ts';
import { asOnLevel } from '../state/line-keys.ts';
import { placeAt, type TextPlace } from '../state/place-map.ts';
import type { SelectedCells } from '../state/selection.ts';
import { textsOf } from '../state/shown-texts.ts';
import { insertParagraphs, moveCaret, selectedText } from '../story/article-editor.ts';
import type { CopyEditing } from '../story/copy-editing.ts';
import { copyLineAt } from '../story/copy-lines.ts';
import type { CaretStore, EditionDesk } from '../story/editor-ports.ts';
import type { EditorSession } from '../story/editor-session.ts';
import { pastedCopy } from '../story/paste.ts';
import { TypingSteps } from '../story/typing-steps.ts';
import { lineFrom } from './line-steps.ts';
import { LineTyping, type TellCut } from './line-typing.ts';
import { OwnTyping } from './own-typing.ts';
import type { TypingKey } from './typing-key.ts';

/** The open edition, the lines of the article shown as the page breaks them, and the pages looked at as they are composed. */
interface SetEdition extends EditionDesk {
  readonly state: Watched<
    ReturnType<EditionDesk['state']['get']> & {
      readonly lines: ArticleLines | null;
      readonly shown: ReadonlyMap<PageId, ComposedPage>;
    }
  >;
}

/** What typing on the page needs of the window. */
export interface TypingSurroundings {
  readonly editing: CopyEditing;
  readonly desk: SetEdition;
  readonly carets: CaretStore & { startTyping(): void; endTyping(): void };
  readonly selection: { update(change: { readonly cells: SelectedCells | null }): void };
  /** Says what of a text found no room in it. */
  readonly tellCut: TellCut;
}

export class PageTyping {
  readonly steps = new TypingSteps();
  /** Gives the keyboard to the field at the caret; set by the field while it is there. */
  focusInput: () => void = () => undefined;
  readonly #around: TypingSurroundings;
  readonly #line: LineTyping;
  /** Typing in words of a block's own. */
  readonly own: OwnTyping;

  constructor(around: TypingSurroundings) {
    this.#around = around;
    const { desk, carets, selection, tellCut } = around;
    this.#line = new LineTyping(desk, carets, this.steps, tellCut);
    this.own = new OwnTyping({ desk, selection, tellCut });
  }

  get #caret() {
    return this.#around.carets.get().at;
  }

  /** Starts typing on the page at a place. False where there is nothing to type in. */
  start(place: TextPlace): boolean {
    if (!this.canType(place)) return false;
    this.steps.end();
    this.own.end();
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
    return isBody || LineTyping.holds(edition, place) || this.#isUnwritten(place);
  }

  /** True in the paragraph that the editor shows of a story which has none. */
  #isUnwritten({ articleId, part }: TextPlace): boolean {
    return this.#around.editing.of(articleId)?.body.some(({ id }) => id === part) ?? false;
  }

  /**
   * Starts typing in what a block shows, written or not: in its own words, or in the text of its article that is meant by
   * it; of a table, in a cell. False where nothing of it is typed on the page.
   */
  enter(id: BlockId, cell: CellPlace | null = null): boolean {
    const { edition } = this.#around.desk.state.get();
    const block = edition?.blocks[id];
    if (block === undefined) return false;
    // The rows of a chart are not seen on the page as they are.
    if (block.kind === 'table' && block.chart !== undefined) return false;
    const isEmpty = block.kind === 'table' && block.rows.length === 0;
    if (this.own.start({ block: id, cell: isEmpty ? { row: 0, column: 0 } : cell })) {
      this.#around.carets.endTyping();
      return true;
    }
    const place = this.#placeIn(block);
    return place !== null && this.start(place);
  }

  /** Where typing in a block's text begins: where body copy starts in it, behind all other words. */
  #placeIn(block: Block): TextPlace | null {
    const { edition, shown } = this.#around.desk.state.get();
    if (edition === null || !('articleId' in block)) return null;
    const { articleId } = block;
    if (block.kind === 'body') {
      const composed = shown.get(block.pageId);
      const { x, y } = block.frame;
      const place = composed === undefined ? null : placeAt(composed, block.id, x, y);
      if (place !== null && this.canType(place)) return place;
      const part = this.#around.editing.of(articleId)?.body[0]?.id;
      return part === undefined ? null : { articleId, part, offset: 0 };
    }
    const [part] = textsOf(block, edition.articles[articleId]);
    if (part === undefined) return null;
    const start = { articleId, part, offset: 0 };
    const line = copyLineAt(edition, start);
    return line === null ? start : line.placeAt(line.text.length);
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

  /** Selects all of the text the caret is in, and nothing else. */
  selectAll(): void {
    const session = this.#inBody();
    if (session === null) {
      this.#line.selectAll();
      return;
    }
    this.steps.end();
    const { editor } = session;
    Transforms.select(editor, Editor.range(editor, []));
    this.#follow(session);
  }

  /** Goes to the text before or after in the same block: from a headline to its deck. False where there is none. */
  toText(step: -1 | 1): boolean {
    return this.#inBody() === null && this.#line.toText(step);
  }

  /** Does what a key does; `isSelecting` moves the caret away from where the selection started. */
  press(key: TypingKey, isSelecting: boolean): void {
    const session = this.#inBody();
    if (session === null) {
      this.#line.press(key, isSelecting);
      return;
    }
    const { edition } = this.#around.desk.state.get();
    this.#pressInBody(session, asOnLevel(edition, this.#caret?.place, key), isSelecting);
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
