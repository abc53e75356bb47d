/** Typing on the page in a headline's line or a caption. */
import type { Edition } from '../../shared/edition/records.ts';
import { nextCharacter, previousCharacter } from '../../shared/text/graphemes.ts';
import type { TextPlace } from '../state/place-map.ts';
import { type CopyLine, copyLineAt, type LineEdit } from '../story/copy-lines.ts';
import type { CaretStore, EditionDesk } from '../story/editor-ports.ts';
import type { EditKind, TypingSteps } from '../story/typing-steps.ts';
import type { TypingKey } from './typing-key.ts';

/** A character on or back: a letter with its marks is one. */
function stepIn(text: string, offset: number, step: -1 | 1): number {
  return step > 0 ? nextCharacter(text, offset) : previousCharacter(text, offset);
}

/** What is selected in a line, `from` before `to`; both are the caret where nothing is. */
interface LineSelection {
  readonly line: CopyLine;
  readonly from: number;
  readonly to: number;
  readonly place: TextPlace;
  /** Where the selection started; the caret itself where nothing is selected. */
  readonly anchor: TextPlace;
}

export class LineTyping {
  readonly #desk: EditionDesk;
  readonly #carets: CaretStore;
  readonly #steps: TypingSteps;

  constructor(desk: EditionDesk, carets: CaretStore, steps: TypingSteps) {
    this.#desk = desk;
    this.#carets = carets;
    this.#steps = steps;
  }

  /** True where a place is in a line that can be typed in. */
  static holds(edition: Edition, place: TextPlace): boolean {
    return copyLineAt(edition, place) !== null;
  }

  #selection(): LineSelection | null {
    const { at: caret } = this.#carets.get();
    const { edition } = this.#desk.state.get();
    const line = caret === null || edition === null ? null : copyLineAt(edition, caret.place);
    if (caret === null || line === null) return null;
    const within = (offset: number) => Math.max(0, Math.min(line.text.length, offset));
    const focus = within(caret.place.offset);
    const other = caret.anchor?.part === caret.place.part ? within(caret.anchor.offset) : focus;
    const [from, to] = [Math.min(focus, other), Math.max(focus, other)];
    return { line, from, to, place: caret.place, anchor: caret.anchor ?? caret.place };
  }

  #set(place: TextPlace, anchor: TextPlace | null): void {
    this.#carets.put({ place, anchor, by: 'typing' });
  }

  /** The text selected. */
  selected(): string {
    const selection = this.#selection();
    return selection === null ? '' : selection.line.text.slice(selection.from, selection.to);
  }

  /** Puts text in place of what is selected; of nothing, in place of the character before or after the caret. */
  replace(text: string, reach: -1 | 0 | 1 = 0): void {
    const selection = this.#selection();
    if (selection === null) return;
    const { line, place } = selection;
    const isEmpty = selection.from === selection.to;
    const from = isEmpty && reach < 0 ? stepIn(line.text, selection.from, -1) : selection.from;
    const to = isEmpty && reach > 0 ? stepIn(line.text, selection.to, 1) : selection.to;
    if (from === to && text === '') return;
    this.#desk.edit(line.label, line.replace(from, to, text), this.#steps.of(text === '' ? 'delete' : 'insert'));
    this.#set({ ...place, offset: from + text.length }, null);
  }

  #change(line: CopyLine, made: LineEdit | null, kind: EditKind): void {
    if (made === null) return;
    this.#desk.edit(line.label, made.patches, this.#steps.of(kind));
    this.#set(made.to, null);
  }

  /** Does what a key does. */
  press(key: TypingKey, isSelecting: boolean): void {
    const selection = this.#selection();
    if (selection === null) return;
    const { line, from, to, place, anchor } = selection;
    const go = (offset: number) => {
      this.#steps.end();
      this.#set({ ...place, offset }, isSelecting ? anchor : null);
    };
    switch (key) {
      case 'backward':
        if (from === 0 && to === 0) this.#change(line, line.join(), 'delete');
        else this.replace('', -1);
        break;
      case 'forward':
        this.replace('', 1);
        break;
      case 'break':
        this.#change(line, line.split(from), 'break');
        break;
      case 'left':
        go(!isSelecting && from < to ? from : stepIn(line.text, place.offset, -1));
        break;
      case 'right':
        go(!isSelecting && from < to ? to : stepIn(line.text, place.offset, 1));
        break;
      case 'up':
      case 'start':
        go(0);
        break;
      case 'down':
      case 'end':
        go(line.text.length);
        break;
    }
  }
}
