/** Typing on the page itself: in body text through the galley's editor, in headlines and captions by themselves. */
import { Editor, Range, Transforms } from 'slate';
import type { SetLine } from '../../shared/compose/article-lines.ts';
import { editHeadline, editPhoto } from '../../shared/edition/edits.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Workspace } from '../app/workspace.ts';
import { type ArticleEditor, insertParagraphs, moveCaret, placeOf, selectedText } from '../story/article-editor.ts';
import { pastedParagraphs } from '../story/paste.ts';
import { type EditKind, TypingSteps } from '../story/typing-steps.ts';
import type { TextPlace } from './place-map.ts';

/** What keys do; `isSelecting` moves the caret away from where the selection started. */
export type TypingKey = 'backward' | 'forward' | 'left' | 'right' | 'up' | 'down' | 'start' | 'end' | 'break';

/** One line of an article that is not its body: a headline's, or a caption. */
interface LinePart {
  readonly text: string;
  readonly label: string;
  write(text: string): Patch[];
  /** Parts the line into two at an offset, or joins it to the one before; null where that cannot be. */
  split(offset: number): { readonly patches: Patch[]; readonly to: TextPlace } | null;
  join(): { readonly patches: Patch[]; readonly to: TextPlace } | null;
}

function headlinePart(edition: Edition, place: TextPlace): LinePart | null {
  const [, name, number] = /^(kicker|headline|deck)\.(\d+)$/u.exec(place.part) ?? [];
  const article = edition.articles[place.articleId];
  if (article === undefined || (name !== 'kicker' && name !== 'headline' && name !== 'deck')) return null;
  const at = Number(number);
  const lines = article.headlines[name];
  const text = lines[at];
  if (text === undefined) return null;
  const write = (next: readonly string[]) => editHeadline(edition, article.id, name, next);
  const line = (index: number, offset: number): TextPlace => ({
    articleId: article.id,
    part: `${name}.${index}`,
    offset,
  });
  const before = lines[at - 1];
  return {
    text,
    label: 'edit.headline',
    write: (next) => write(lines.with(at, next)),
    split: (offset) => ({
      patches: write(lines.toSpliced(at, 1, text.slice(0, offset), text.slice(offset))),
      to: line(at + 1, 0),
    }),
    join: () =>
      before === undefined
        ? null
        : { patches: write(lines.toSpliced(at - 1, 2, before + text)), to: line(at - 1, before.length) },
  };
}

function captionPart(edition: Edition, place: TextPlace): LinePart | null {
  const photo = edition.articles[place.articleId]?.photos.find((one) => place.part === `caption.${one.id}`);
  if (photo === undefined) return null;
  return {
    text: photo.caption,
    label: 'photo.caption',
    write: (caption) => editPhoto(edition, place.articleId, { ...photo, caption }),
    split: () => null,
    join: () => null,
  };
}

/** The end of the character before an offset, and of the one after it: half a pair is no place. */
function stepIn(text: string, offset: number, step: -1 | 1): number {
  if (step > 0) return Math.min(text.length, offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1));
  const isPair = (text.codePointAt(offset - 2) ?? 0) > 0xffff;
  return Math.max(0, offset - (isPair ? 2 : 1));
}

export class PageTyping {
  readonly #workspace: Workspace;
  readonly steps = new TypingSteps();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get #caret() {
    return this.#workspace.state.get().caret;
  }

  #edition(): Edition | null {
    return this.#workspace.session.state.get().edition;
  }

  /** True where a place can be typed at. */
  canType(place: TextPlace): boolean {
    const edition = this.#edition();
    if (edition === null) return false;
    const isBody = edition.articles[place.articleId]?.body.some((one) => one.id === place.part) ?? false;
    return isBody || this.#linePart(edition, place) !== null;
  }

  #linePart(edition: Edition, place: TextPlace): LinePart | null {
    return headlinePart(edition, place) ?? captionPart(edition, place);
  }

  #set(place: TextPlace, anchor: TextPlace | null): void {
    this.#workspace.setCaret({ place, anchor, by: 'typing' });
  }

  /** The galley's editor with its caret where the page's is; null outside body text. */
  #inBody(): ArticleEditor | null {
    const caret = this.#caret;
    const { galley } = this.#workspace;
    if (caret === null || galley === null) return null;
    const isBody = galley.editor.children.some((node) => 'id' in node && node.id === caret.place.part);
    if (!isBody) return null;
    moveCaret(galley.editor, caret.place, caret.anchor ?? null);
    return galley.editor;
  }

  /** Takes the page's caret to where the editor's is. */
  #follow(editor: ArticleEditor): void {
    const { selection } = editor;
    const articleId = this.#caret?.place.articleId;
    if (selection === null || articleId === undefined) return;
    const place = (point: Range['anchor']): TextPlace | null => {
      const at = placeOf(editor, point);
      return at === null ? null : { articleId, part: at.paragraph.id, offset: at.offset };
    };
    const focus = place(selection.focus);
    if (focus !== null) this.#set(focus, Range.isCollapsed(selection) ? null : place(selection.anchor));
  }

  /** Puts text in place of what is selected. */
  insert(text: string): void {
    const editor = this.#inBody();
    if (editor !== null) {
      this.#workspace.galley?.typed(this.steps, () => editor.insertText(text));
      this.#follow(editor);
      return;
    }
    this.#replace(text);
  }

  /** Puts what is pasted in place of what is selected. */
  paste(data: { getData(format: string): string }): void {
    const editor = this.#inBody();
    this.steps.paste();
    if (editor === null) {
      this.insert(data.getData('text/plain').replace(/\s*[\r\n]+\s*/gu, ' '));
      return;
    }
    this.#workspace.galley?.typed(this.steps, () => insertParagraphs(editor, pastedParagraphs(data)));
    this.#follow(editor);
  }

  /** The text selected. */
  selected(): string {
    const editor = this.#inBody();
    if (editor !== null) return selectedText(editor);
    const range = this.#range();
    return range === null ? '' : range.part.text.slice(range.from, range.to);
  }

  /** What is selected in a headline's line or a caption. */
  #range(): { readonly part: LinePart; readonly from: number; readonly to: number; readonly place: TextPlace } | null {
    const caret = this.#caret;
    const edition = this.#edition();
    const part = caret === null || edition === null ? null : this.#linePart(edition, caret.place);
    if (caret === null || part === null) return null;
    const within = (offset: number) => Math.max(0, Math.min(part.text.length, offset));
    const focus = within(caret.place.offset);
    const other = caret.anchor?.part === caret.place.part ? within(caret.anchor.offset) : focus;
    return { part, from: Math.min(focus, other), to: Math.max(focus, other), place: caret.place };
  }

  #replace(text: string, reach: -1 | 0 | 1 = 0): void {
    const range = this.#range();
    if (range === null) return;
    const { part, place } = range;
    const isEmpty = range.from === range.to;
    const from = isEmpty && reach < 0 ? stepIn(part.text, range.from, -1) : range.from;
    const to = isEmpty && reach > 0 ? stepIn(part.text, range.to, 1) : range.to;
    if (from === to && text === '') return;
    const next = part.text.slice(0, from) + text + part.text.slice(to);
    this.#workspace.session.edit(part.label, part.write(next), this.steps.of(text === '' ? 'delete' : 'insert'));
    this.#set({ ...place, offset: from + text.length }, null);
  }

  /** Does what a key does. */
  press(key: TypingKey, isSelecting: boolean): void {
    const editor = this.#inBody();
    if (editor === null) this.#pressInLine(key, isSelecting);
    else this.#pressInBody(editor, key, isSelecting);
  }

  #pressInBody(editor: ArticleEditor, key: TypingKey, isSelecting: boolean): void {
    const typed = (change: () => void) => this.#workspace.galley?.typed(this.steps, change);
    const move = (reverse: boolean) => {
      this.steps.end();
      const { selection } = editor;
      if (!isSelecting && selection !== null && Range.isExpanded(selection)) {
        Transforms.collapse(editor, { edge: reverse ? 'start' : 'end' });
      } else Transforms.move(editor, { unit: 'character', reverse, ...(isSelecting ? { edge: 'focus' } : {}) });
    };
    const toLine = (step: -1 | 0 | 1, edge: 'start' | 'end' | null) => {
      this.steps.end();
      const caret = this.#caret;
      const place = caret === null ? null : this.#lineFrom(caret.place, step, edge);
      if (place !== null) moveCaret(editor, place, isSelecting ? (caret?.anchor ?? caret?.place ?? null) : null);
    };
    switch (key) {
      case 'backward':
      case 'forward':
        typed(() => {
          if (editor.selection !== null && Range.isExpanded(editor.selection)) Editor.deleteFragment(editor);
          else if (key === 'backward') editor.deleteBackward('character');
          else editor.deleteForward('character');
        });
        break;
      case 'break':
        typed(() => editor.insertBreak());
        break;
      case 'left':
      case 'right':
        move(key === 'left');
        break;
      case 'up':
      case 'down':
        toLine(key === 'up' ? -1 : 1, null);
        break;
      case 'start':
      case 'end':
        toLine(0, key);
        break;
    }
    this.#follow(editor);
  }

  /** A place so many lines of the page on, as far into its line as here; or a line's start or end. */
  #lineFrom(place: TextPlace, step: -1 | 0 | 1, edge: 'start' | 'end' | null): TextPlace | null {
    const { lines } = this.#workspace.session.state.get();
    if (lines?.articleId !== place.articleId) return null;
    const all = [...lines.paragraphs.values()].flatMap(({ id, lines: own, end }) =>
      own.map((line: SetLine, at) => ({
        part: id as string,
        from: line.from,
        to: own[at + 1]?.from ?? end,
        isLast: at === own.length - 1,
      })),
    );
    const at = all.findLastIndex((line) => line.part === place.part && line.from <= place.offset);
    const here = all[at];
    const line = all[at + step];
    if (here === undefined || line === undefined) return null;
    // The end of a line that goes on is before its last character: behind it the next line starts.
    const last = line.isLast ? line.to : line.to - 1;
    const offset =
      edge === 'start' ? line.from : edge === 'end' ? last : Math.min(last, line.from + place.offset - here.from);
    return { articleId: place.articleId, part: line.part, offset };
  }

  #pressInLine(key: TypingKey, isSelecting: boolean): void {
    const range = this.#range();
    const caret = this.#caret;
    if (range === null || caret === null) return;
    const { part, from, to, place } = range;
    const go = (offset: number) => {
      this.steps.end();
      this.#set({ ...place, offset }, isSelecting ? (caret.anchor ?? caret.place) : null);
    };
    const change = (made: ReturnType<LinePart['split']>, kind: EditKind) => {
      if (made === null) return;
      this.#workspace.session.edit(part.label, made.patches, this.steps.of(kind));
      this.#set(made.to, null);
    };
    switch (key) {
      case 'backward':
        if (from === 0 && to === 0) change(part.join(), 'delete');
        else this.#replace('', -1);
        break;
      case 'forward':
        this.#replace('', 1);
        break;
      case 'break':
        change(part.split(from), 'break');
        break;
      case 'left':
        go(!isSelecting && from < to ? from : stepIn(part.text, place.offset, -1));
        break;
      case 'right':
        go(!isSelecting && from < to ? to : stepIn(part.text, place.offset, 1));
        break;
      case 'up':
      case 'start':
        go(0);
        break;
      case 'down':
      case 'end':
        go(part.text.length);
        break;
    }
  }
}
