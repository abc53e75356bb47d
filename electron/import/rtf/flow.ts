/** What is gathered of a group of RTF: pieces of one look become paragraphs. */
import type { HtmlParagraph } from '../../../shared/text/html-copy.ts';
import { type Leaf, trimmedLeaves } from '../../../shared/text/leaves.ts';
import type { Shift } from '../../../shared/text/raised.ts';
import { hasNoForm, LOOKED_BACK, shiftLine } from '../../../shared/text/shift-line.ts';
import type { FlowKind } from './words.ts';

interface Piece {
  text: string;
  readonly strong: boolean;
  readonly shift: Shift | null;
}

export class Flow {
  readonly kind: FlowKind;
  readonly paragraphs: HtmlParagraph[] = [];
  /** What stands behind the paragraph that is open: boxes and comments anchored in it. */
  readonly behind: HtmlParagraph[] = [];
  /** The words of a group that is no copy. */
  raw = '';
  #pieces: Piece[] = [];

  constructor(kind: FlowKind) {
    this.kind = kind;
  }

  /** True where its words are copy, with a look of their own. */
  get isCopy(): boolean {
    return this.kind === 'copy' || this.kind === 'box' || this.kind === 'note' || this.kind === 'comment';
  }

  add(text: string, strong: boolean, shift: Shift | null): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined && last.strong === strong && last.shift === shift) last.text += text;
    else this.#pieces.push({ text, strong, shift });
  }

  /** Ends the open paragraph. Returns the raised and lowered words that are written otherwise than they stood. */
  end(isHeading: boolean): string[] {
    const told: string[] = [];
    const pieces: (Omit<Piece, 'shift'> & Pick<Leaf, 'script'>)[] = [];
    let before = '';
    for (const { text, strong, shift } of this.#pieces) {
      const written = shift === null ? null : shiftLine(text, shift, before);
      const shown = written?.text ?? text;
      // What no character stands for is set above or below the line, and nothing is to be told.
      const isPlain = written !== null && hasNoForm(text, written);
      const script = !isPlain ? undefined : shift === 'above' ? 'super' : 'sub';
      if (written?.isTold === true && script === undefined) told.push(text);
      before = (before + shown).slice(-LOOKED_BACK);
      pieces.push({ text: shown, strong, script });
    }
    this.#pieces = [];
    const leaves = trimmedLeaves(pieces, isHeading);
    if (leaves.length > 0) this.paragraphs.push({ type: isHeading ? 'subhead' : 'paragraph', role: '', leaves });
    for (const one of this.behind.splice(0)) this.paragraphs.push(one);
    return told;
  }

  /** All its paragraphs as one text. */
  get text(): string {
    return this.paragraphs.map(({ leaves }) => leaves.map(({ text }) => text).join('')).join(' ');
  }
}

/** Words as a note; none of empty ones. */
export function asNote(text: string): HtmlParagraph[] {
  const words = text.trim();
  return words === '' ? [] : [{ type: 'paragraph', role: 'note', leaves: [{ text: words }] }];
}
