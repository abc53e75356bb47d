/** Typing on the page in a text that is no body copy: a headline set, a banner, a caption. */
import { cutTo } from '../../shared/blocks/cut-to.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { nextCharacter, previousCharacter } from '../../shared/text/graphemes.ts';
import type { TextPlace } from '../state/place-map.ts';
import { textsShown } from '../state/shown-texts.ts';
import { type CopyLine, copyLineAt, isOneText, MOST_IN_LINE } from '../story/copy-lines.ts';
import type { CaretStore, EditionDesk } from '../story/editor-ports.ts';
import type { TypingSteps } from '../story/typing-steps.ts';
import type { TypingKey } from './typing-key.ts';

/** A character on or back: a letter with its marks is one. */
function stepIn(text: string, offset: number, step: -1 | 1): number {
  return step > 0 ? nextCharacter(text, offset) : previousCharacter(text, offset);
}

/** What is selected in a text, `from` before `to`; both are the caret where nothing is. Offsets in all of the text. */
interface LineSelection {
  readonly line: CopyLine;
  readonly from: number;
  readonly to: number;
  readonly focus: number;
  readonly place: TextPlace;
  /** Where the selection started; the caret itself where nothing is selected. */
  readonly anchor: TextPlace;
}

/** Says what was left out of a text that can have `most` UTF-16 units; told of nothing, too. */
export type TellCut = (left: string, most: number) => void;

export class LineTyping {
  readonly #desk: EditionDesk;
  readonly #carets: CaretStore;
  readonly #steps: TypingSteps;
  readonly #tellCut: TellCut;

  constructor(desk: EditionDesk, carets: CaretStore, steps: TypingSteps, tellCut: TellCut = () => undefined) {
    this.#desk = desk;
    this.#carets = carets;
    this.#steps = steps;
    this.#tellCut = tellCut;
  }

  /** True where a place is in a text that can be typed in. */
  static holds(edition: Edition, place: TextPlace): boolean {
    return copyLineAt(edition, place) !== null;
  }

  #selection(): LineSelection | null {
    const { at: caret } = this.#carets.get();
    const { edition } = this.#desk.state.get();
    const line = caret === null || edition === null ? null : copyLineAt(edition, caret.place);
    if (caret === null || line === null) return null;
    const focus = line.offsetOf(caret.place);
    const start = caret.anchor;
    const other = start != null && isOneText(start.part, caret.place.part) ? line.offsetOf(start) : focus;
    const [from, to] = [Math.min(focus, other), Math.max(focus, other)];
    return { line, from, to, focus, place: caret.place, anchor: start ?? caret.place };
  }

  #set(place: TextPlace, anchor: TextPlace | null): void {
    this.#carets.put({ place, anchor, by: 'typing' });
  }

  /** The text selected. */
  selected(): string {
    const selection = this.#selection();
    return selection === null ? '' : selection.line.text.slice(selection.from, selection.to);
  }

  /** Selects all of the text the caret is in, and nothing of another. */
  selectAll(): void {
    const selection = this.#selection();
    if (selection === null) return;
    const { line } = selection;
    this.#steps.end();
    this.#set(line.placeAt(line.text.length), line.text === '' ? null : line.placeAt(0));
  }

  /** Puts text in place of what is selected; of nothing, in place of the character before or after the caret. */
  replace(text: string, reach: -1 | 0 | 1 = 0): void {
    const selection = this.#selection();
    if (selection === null) return;
    const { line } = selection;
    const isEmpty = selection.from === selection.to;
    const from = isEmpty && reach < 0 ? stepIn(line.text, selection.from, -1) : selection.from;
    const to = isEmpty && reach > 0 ? stepIn(line.text, selection.to, 1) : selection.to;
    const written = line.hasLines ? text.replace(/\r\n?/gu, '\n') : text.replace(/\s*[\r\n]+\s*/gu, ' ');
    const room = MOST_IN_LINE - (line.text.length - (to - from));
    const put = cutTo(written, Math.max(0, room));
    this.#tellCut(written.slice(put.length), MOST_IN_LINE);
    if (from === to && put === '') return;
    const kind = put === '\n' ? 'break' : put === '' ? 'delete' : 'insert';
    this.#desk.edit(line.label, line.replace(from, to, put), this.#steps.of(kind));
    const { edition } = this.#desk.state.get();
    const after = edition === null ? null : copyLineAt(edition, selection.place);
    if (after !== null) this.#set(after.placeAt(from + put.length), null);
  }

  /** The text before or after the one the caret is in, of those its article shows on pages; null where there is none. */
  #beside(place: TextPlace, step: -1 | 1): TextPlace | null {
    const { edition } = this.#desk.state.get();
    if (edition === null) return null;
    const texts = textsShown(edition, place);
    const isHere = (part: string) => isOneText(part, place.part);
    const [first, last] = [texts.findIndex(isHere), texts.findLastIndex(isHere)];
    const part = first < 0 ? undefined : texts[step > 0 ? last + 1 : first - 1];
    if (part === undefined) return null;
    const there = { articleId: place.articleId, part, offset: 0 };
    const line = copyLineAt(edition, there);
    return line === null ? null : line.placeAt(step > 0 ? 0 : line.text.length);
  }

  /** Goes to the text before or after in the same block; false where there is none. */
  toText(step: -1 | 1): boolean {
    const selection = this.#selection();
    const to = selection === null ? null : this.#beside(selection.place, step);
    if (to === null) return false;
    this.#steps.end();
    this.#set(to, null);
    return true;
  }

  /** A line up or down, as far into it as here; out of the text into the one before or after. */
  #toLine({ line, focus, place, anchor }: LineSelection, step: -1 | 1, isSelecting: boolean): void {
    this.#steps.end();
    const start = line.text.lastIndexOf('\n', focus - 1) + 1;
    const foot = line.text.indexOf('\n', focus);
    const end = foot < 0 ? line.text.length : foot;
    if (step < 0 ? start === 0 : end === line.text.length) {
      const beside = isSelecting ? null : this.#beside(place, step);
      this.#set(beside ?? line.placeAt(step < 0 ? 0 : line.text.length), isSelecting ? anchor : null);
      return;
    }
    const top = step > 0 ? end + 1 : line.text.lastIndexOf('\n', start - 2) + 1;
    const after = line.text.indexOf('\n', top);
    const most = step > 0 ? (after < 0 ? line.text.length : after) : start - 1;
    this.#set(line.placeAt(Math.min(most, top + focus - start)), isSelecting ? anchor : null);
  }

  /** Does what a key does. */
  press(key: TypingKey, isSelecting: boolean): void {
    const selection = this.#selection();
    if (selection === null) return;
    const { line, from, to, focus, anchor } = selection;
    const go = (offset: number) => {
      this.#steps.end();
      this.#set(line.placeAt(offset), isSelecting ? anchor : null);
    };
    switch (key) {
      case 'backward':
        this.replace('', -1);
        break;
      case 'forward':
        this.replace('', 1);
        break;
      case 'break':
        if (line.hasLines) this.replace('\n');
        break;
      case 'left':
        go(!isSelecting && from < to ? from : stepIn(line.text, focus, -1));
        break;
      case 'right':
        go(!isSelecting && from < to ? to : stepIn(line.text, focus, 1));
        break;
      case 'up':
        this.#toLine(selection, -1, isSelecting);
        break;
      case 'down':
        this.#toLine(selection, 1, isSelecting);
        break;
      case 'start':
        go(line.text.lastIndexOf('\n', focus - 1) + 1);
        break;
      case 'end': {
        const foot = line.text.indexOf('\n', focus);
        go(foot < 0 ? line.text.length : foot);
        break;
      }
    }
  }
}
