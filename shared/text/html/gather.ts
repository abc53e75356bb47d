/** Gathers what a document shows into paragraphs, and what it does not into remarks, each with its paragraph. */
import type { ImportRemark } from '../import-remarks.ts';
import { type Leaf, trimmedLeaves } from '../leaves.ts';
import { LOOKED_BACK } from '../shift-line.ts';

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

/** Kept text of one emphasis. */
interface Piece {
  readonly text: string;
  readonly strong: boolean;
  /** What is told of it though it is kept. */
  readonly told?: LeftOut | null;
  /** It stands above or below the line. */
  readonly script?: Leaf['script'];
}

/** Text that something is said of. */
interface Told {
  readonly text: string;
  readonly of: LeftOut;
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
  #count = 0;
  /** What is kept of the open paragraph, and what is left out of it: apart, so that neither is looked through for the other. */
  #pieces: Piece[] = [];
  #left: Told[] = [];
  #told: { readonly kind: Kind; readonly text?: string }[] = [];
  /** What a list item starts with, once something follows. */
  #lead = '';
  /** The open paragraph has something that is seen. */
  #isSeen = false;

  /** Paragraphs of the source so far, those left out among them. */
  get count(): number {
    return this.#count;
  }

  /** Changes with each paragraph that ends, whether or not anything of it is shown: a mark is of one paragraph. */
  turn = 0;

  /** How many kept pieces the open paragraph has, to come back to with {@link since}. */
  get mark(): number {
    return this.#pieces.length;
  }

  /** The kept text of the open paragraph up to a mark. */
  before(mark: number): string {
    let text = '';
    // Its last characters are all that is asked for.
    for (let at = mark - 1; at >= 0 && text.length < LOOKED_BACK; at--) text = (this.#pieces[at]?.text ?? '') + text;
    return text;
  }

  /** The kept text since a mark. */
  since(mark: number): string {
    return this.#pieces
      .slice(mark)
      .map(({ text }) => text)
      .join('');
  }

  /** Puts other text in the place of what was kept since a mark. */
  replace(mark: number, text: string): void {
    const pieces = this.#pieces.splice(mark);
    const strong = pieces.some((piece) => piece.strong);
    const told = pieces.find((piece) => piece.told)?.told ?? null;
    if (text !== '') this.#pieces.push({ text, strong, told });
  }

  /** Has what was kept since a mark stand above or below the line. */
  raise(mark: number, script: NonNullable<Leaf['script']>): void {
    for (const piece of this.#pieces.splice(mark)) this.#pieces.push({ ...piece, script });
  }

  /** Keeps text; `told` where something is to be said of it all the same. */
  keep(text: string, strong: boolean, told: LeftOut | null = null): void {
    if (text === '') return;
    this.#isSeen ||= seen.test(text);
    if (this.#lead !== '' && seen.test(text)) {
      this.#pieces.push({ text: this.#lead, strong: false });
      this.#lead = '';
    }
    this.#pieces.push({ text, strong, told });
  }

  leave(text: string, of: LeftOut): void {
    if (text !== '') this.#left.push({ text, of });
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
    return /[ \t\n]/u.test(this.#pieces.at(-1)?.text.at(-1) ?? '');
  }

  /** Starts a cell of a row, so many columns further on. */
  cell(tabs: number): void {
    if (tabs === 0) return;
    const last = this.#pieces.at(-1);
    if (last?.text === ' ') this.#pieces.pop();
    this.#pieces.push({ text: '\t'.repeat(tabs), strong: false });
  }

  /** Ends the open paragraph; in a row of a table, what is a paragraph in a cell. */
  end(): void {
    if (this.rows === 0) this.#finish();
    else if (this.#pieces.length > 0 && !this.isAfterSpace) this.#space();
  }

  /** Ends a paragraph of which nothing is seen: it is one of the source, and does not break the copy around it. */
  endUnseen(): void {
    if (this.rows === 0 && !this.#isSeen) this.#finish();
  }

  #space(): void {
    this.#pieces.push({ text: ' ', strong: false });
  }

  #finish(): void {
    const pieces = this.#pieces;
    const told = this.#told;
    const left = toldIn(this.#left, pieces);
    if (pieces.length === 0 && this.#left.length === 0 && told.length === 0) return;
    this.#pieces = [];
    this.#left = [];
    this.#told = [];
    this.#isSeen = false;
    this.turn++;
    const type = this.isHeading ? 'subhead' : 'paragraph';
    // Space that the source had for layout: at a paragraph's ends, and its indent.
    const leaves = trimmedLeaves(pieces, type === 'subhead');
    const isShown = leaves.some(({ text }) => seen.test(text));
    if (isShown || left.length > 0) this.#count++;
    if (isShown) this.paragraphs.push({ type, role: this.role, leaves });
    const paragraph = Math.max(1, this.#count);
    for (const one of [...left, ...told]) this.remarks.push({ count: 1, paragraph, ...one });
  }
}

/** What is told of a paragraph: what was left out of it, and what was kept with a word, an element's text each. */
function toldIn(left: readonly Told[], pieces: readonly Piece[]) {
  const texts = new Map<LeftOut, string[]>();
  const kept = pieces.flatMap(({ text, told }): Told[] => (told ? [{ text, of: told }] : []));
  for (const { text, of } of [...left, ...kept]) {
    const same = texts.get(of);
    if (same === undefined) texts.set(of, [text]);
    else same.push(text);
  }
  return [...texts]
    .map(([{ kind }, text]) => ({ kind, text: text.join('').trim() }))
    .filter(({ text }) => seen.test(text));
}
