/** What is gathered of a group of RTF: pieces of one look become paragraphs. */
import type { HtmlParagraph } from '../../../shared/text/html-copy.ts';
import type { Shift } from '../../../shared/text/raised.ts';
import { shiftLine } from '../../../shared/text/shift-line.ts';
import type { FlowKind } from './words.ts';

interface Piece {
  text: string;
  readonly strong: boolean;
  readonly shift: Shift | null;
}

/** Characters before a raised figure that say whether it is a power. */
const BEFORE = 8;

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
    const leaves: { text: string; strong?: true }[] = [];
    let before = '';
    for (const { text, strong, shift } of this.#pieces) {
      const written = shift === null ? null : shiftLine(text, shift, before);
      if (written?.isTold === true) told.push(text);
      const shown = written?.text ?? text;
      before = (before + shown).slice(-BEFORE);
      const last = leaves.at(-1);
      const isStrong = strong && !isHeading;
      if (last !== undefined && (last.strong === true) === isStrong) last.text += shown;
      else leaves.push(isStrong ? { text: shown, strong: true } : { text: shown });
    }
    this.#pieces = [];
    const trimmed = withoutEnds(leaves);
    if (trimmed.length > 0) {
      this.paragraphs.push({ type: isHeading ? 'subhead' : 'paragraph', role: '', leaves: trimmed });
    }
    for (const one of this.behind.splice(0)) this.paragraphs.push(one);
    return told;
  }

  /** All its paragraphs as one text. */
  get text(): string {
    return this.paragraphs.map(({ leaves }) => leaves.map(({ text }) => text).join('')).join(' ');
  }
}

/** Leaves without the space at a paragraph's ends. */
function withoutEnds(leaves: { text: string; strong?: true }[]): { text: string; strong?: true }[] {
  while (leaves[0] !== undefined && leaves[0].text.trim() === '') leaves.shift();
  while (leaves.at(-1)?.text.trim() === '') leaves.pop();
  const [first] = leaves;
  const last = leaves.at(-1);
  if (first !== undefined) first.text = first.text.trimStart();
  if (last !== undefined) last.text = last.text.trimEnd();
  return leaves;
}
