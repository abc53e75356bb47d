/** Gathers what a document shows into paragraphs, and what it does not into remarks, each with its paragraph. */
import type { ImportRemark } from '../import-remarks.ts';

/** Characters of one emphasis. */
interface Leaf {
  readonly text: string;
  readonly strong?: true | undefined;
}

/** A paragraph of a document. */
export interface HtmlParagraph {
  readonly type: 'paragraph' | 'subhead';
  /** What it is to the paper, by its class where classes are read, or its element; empty of ordinary copy. */
  readonly role: string;
  /** At least one, none empty. */
  readonly leaves: readonly Leaf[];
}

type Kind = ImportRemark['kind'];

/** Text that is left out: all of one element is one remark. */
export interface LeftOut {
  readonly kind: Kind;
}

interface Piece {
  readonly text: string;
  readonly strong: boolean;
  readonly left: LeftOut | null;
  /** What is told of it though it is kept. */
  readonly told?: LeftOut | null;
}

/** Anything a reader sees: no white space, and none of the characters that take no room. */
const seen = /[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

export class Gathering {
  readonly paragraphs: HtmlParagraph[] = [];
  readonly remarks: ImportRemark[] = [];
  /** The kind and role of the paragraph that is open. */
  isHeading = false;
  role = '';
  /** Rows of tables that are open: a row is one paragraph, whatever stands in its cells. */
  rows = 0;
  /** Paragraphs of the source so far, those left out among them. */
  #count = 0;
  #pieces: Piece[] = [];
  #told: { readonly kind: Kind; readonly text?: string }[] = [];
  /** What a list item starts with, once something follows. */
  #lead = '';

  /** How many pieces the open paragraph has, to come back to with {@link since}. */
  get mark(): number {
    return this.#pieces.length;
  }

  /** The kept text of the open paragraph up to a mark. */
  before(mark: number): string {
    let text = '';
    // Its last characters are all that is asked for.
    for (let at = mark - 1; at >= 0 && text.length < 8; at--) {
      const piece = this.#pieces[at];
      if (piece?.left === null) text = piece.text + text;
    }
    return text;
  }

  /** The kept text since a mark. */
  since(mark: number): string {
    const pieces = this.#pieces.slice(mark);
    return pieces.map(({ text, left }) => (left === null ? text : '')).join('');
  }

  /** Puts other text in the place of what was kept since a mark. */
  replace(mark: number, text: string): void {
    const pieces = this.#pieces.splice(mark);
    const kept = pieces.filter((piece) => piece.left === null);
    const strong = kept.some((piece) => piece.strong);
    const told = kept.find((piece) => piece.told)?.told ?? null;
    if (text !== '') this.#pieces.push({ text, strong, left: null, told });
    this.#pieces.push(...pieces.filter(({ left }) => left !== null));
  }

  /** Keeps text; `told` where something is to be said of it all the same. */
  keep(text: string, strong: boolean, told: LeftOut | null = null): void {
    if (text === '') return;
    if (this.#lead !== '' && seen.test(text)) {
      this.#pieces.push({ text: this.#lead, strong: false, left: null });
      this.#lead = '';
    }
    this.#pieces.push({ text, strong, left: null, told });
  }

  leave(text: string, left: LeftOut): void {
    if (text !== '') this.#pieces.push({ text, strong: false, left });
  }

  /** Says something of the open paragraph. */
  tell(kind: Kind, text?: string): void {
    this.#told.push(text === undefined ? { kind } : { kind, text });
  }

  lead(mark: string): void {
    this.#lead += mark;
  }

  endItem(): void {
    this.#lead = '';
  }

  /** True where the next white space would be a second one, or the paragraph's first. */
  get isAfterSpace(): boolean {
    for (let at = this.#pieces.length - 1; at >= 0; at--) {
      const piece = this.#pieces[at];
      if (piece?.left === null) return /[ \t\n]$/u.test(piece.text);
    }
    return false;
  }

  /** Starts a cell of a row, so many columns further on. */
  cell(tabs: number): void {
    if (tabs === 0) return;
    const last = this.#pieces.at(-1);
    if (last?.left === null && last.text === ' ') this.#pieces.pop();
    this.#pieces.push({ text: '\t'.repeat(tabs), strong: false, left: null });
  }

  /** Ends the open paragraph; in a row of a table, what is a paragraph in a cell. */
  end(): void {
    if (this.rows === 0) this.#finish();
    else if (this.#pieces.some(({ left }) => left === null) && !this.isAfterSpace) this.#space();
  }

  #space(): void {
    this.#pieces.push({ text: ' ', strong: false, left: null });
  }

  #finish(): void {
    const pieces = this.#pieces;
    const told = this.#told;
    if (pieces.length === 0 && told.length === 0) return;
    this.#pieces = [];
    this.#told = [];
    const type = this.isHeading ? 'subhead' : 'paragraph';
    // Space that the source had for layout: at a paragraph's ends, and its indent.
    const leaves = trimmed(pieces, type === 'subhead');
    const isShown = leaves.some(({ text }) => seen.test(text));
    const left = toldIn(pieces);
    if (isShown || left.length > 0) this.#count++;
    if (isShown) this.paragraphs.push({ type, role: this.role, leaves });
    const paragraph = Math.max(1, this.#count);
    for (const one of [...left, ...told]) this.remarks.push({ count: 1, paragraph, ...one });
  }
}

/** What is told of a paragraph: what was left out of it, and what was kept with a word, an element's text each. */
function toldIn(pieces: readonly Piece[]): { readonly kind: Kind; readonly text: string }[] {
  const texts = new Map<LeftOut, string[]>();
  for (const { text, left, told } of pieces) {
    const what = left ?? told ?? null;
    if (what === null) continue;
    const same = texts.get(what);
    if (same === undefined) texts.set(what, [text]);
    else same.push(text);
  }
  return [...texts]
    .map(([{ kind }, text]) => ({ kind, text: text.join('').trim() }))
    .filter(({ text }) => seen.test(text));
}

/** Leaves without space at their ends, neighbours of one emphasis joined; a subhead is emphatic as a whole. */
function trimmed(pieces: readonly Piece[], isSubhead: boolean): Leaf[] {
  const joined: { readonly isStrong: boolean; texts: string[] }[] = [];
  for (const { text, strong, left } of pieces) {
    if (left !== null) continue;
    const last = joined.at(-1);
    const isStrong = strong && !isSubhead;
    if (last !== undefined && last.isStrong === isStrong) last.texts.push(text);
    else joined.push({ isStrong, texts: [text] });
  }
  const leaves = joined.map(({ isStrong, texts }) => ({ isStrong, text: texts.join('') }));
  while (leaves[0] !== undefined && leaves[0].text.trim() === '') leaves.shift();
  while (leaves.at(-1)?.text.trim() === '') leaves.pop();
  const [first] = leaves;
  const last = leaves.at(-1);
  if (first !== undefined) first.text = first.text.replace(/^[^\S\ufeff]+/u, '');
  if (last !== undefined) last.text = last.text.replace(/[^\S\ufeff]+$/u, '');
  return leaves
    .filter(({ text }) => text !== '')
    .map(({ isStrong, text }): Leaf => (isStrong ? { text, strong: true } : { text }));
}
