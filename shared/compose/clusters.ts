/** The first step of preparing a text: its characters become clusters with their glyphs and advances. */
import { CharacterClass, classOf, isWestern } from '../text/characters.ts';
import { isCombining } from '../text/seen-text.ts';
import { isAddress } from './addresses.ts';
import { ClusterList, type Widths } from './cluster-list.ts';
import type { FontBook } from './font-book.ts';
import { addLeader, isDash, leaderAt } from './leaders.ts';
import { HALF } from './prepared-text.ts';
import type { Typeface } from './typeface.ts';
import { addMarked, addShaped, marksEnd } from './words.ts';

/** - ‐ ‑ */
const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0x2011]);
const NO_BREAK_HYPHEN = 0x2011;
/** Spaces that hold their neighbours (UAX #14, GL): no-break, of a figure's width, narrow. */
const NO_BREAK_SPACES: ReadonlySet<number> = new Set([0xa0, 0x2007, 0x202f]);
const TAB = 0x09;

/** What of an em spaces are wide (Unicode 17 §6.2), where the face of the copy has none of its own; and those as wide as a character. */
const SPACE_WIDTHS: ReadonlyMap<number, number | '0' | '.'> = new Map<number, number | '0' | '.'>([
  [0x1680, 1 / 4],
  [0x2000, 1 / 2],
  [0x2001, 1],
  [0x2002, 1 / 2],
  [0x2003, 1],
  [0x2004, 1 / 3],
  [0x2005, 1 / 4],
  [0x2006, 1 / 6],
  [0x2007, '0'],
  [0x2008, '.'],
  [0x2009, 1 / 5],
  [0x200a, 1 / 10],
  [0x202f, 1 / 5],
  [0x205f, 4 / 18],
]);

/** An advance from which on a mark is drawn in an em, as Chinese has it. */
const FULL = 0.9;

/** What stands in a square of its own, ideograph or mark. */
function isSquareOrMark(cls: CharacterClass): boolean {
  return cls <= CharacterClass.stop || cls >= CharacterClass.nonstarter;
}

/** “ ” ‘ ’, which Chinese and Western text share. */
function isQuote(code: number): boolean {
  return code === 0x2018 || code === 0x2019 || code === 0x201c || code === 0x201d;
}

/** Longest Western run shaped at once, in UTF-16 units. */
const LONGEST_WORD = 256;

/** What of a text is not as it looks character by character. */
export interface Peculiarities {
  /** Offsets of apostrophes that belong to Western words. */
  readonly apostrophes: ReadonlySet<number> | null;
  /** True where combining marks stand in it. */
  readonly hasMarks: boolean;
}

/** Makes the clusters of one text, leaf by leaf. */
export class ClusterMaker extends ClusterList {
  readonly #apostrophes: ReadonlySet<number> | null;
  readonly #hasMarks: boolean;
  /** True where not every plain character can be taken as it stands. */
  readonly #isPeculiar: boolean;

  constructor(length: number, fonts: FontBook, widths: Widths, peculiar: Peculiarities) {
    super(length, fonts, widths);
    this.#apostrophes = peculiar.apostrophes;
    this.#hasMarks = peculiar.hasMarks;
    this.#isPeculiar = peculiar.apostrophes !== null || peculiar.hasMarks;
  }

  /** A character that stands by itself on its advance. */
  plain(text: string, code: number, cls: CharacterClass, offset: number, stack: readonly Typeface[]): void {
    if (code === TAB) {
      this.addComplex(offset, cls, 0, [], 0);
      return;
    }
    if (cls === CharacterClass.space && this.#space(code, offset, stack)) return;
    const face = stack.find((one) => one.glyph(code) !== 0);
    if (face === undefined) this.miss(text);
    const used = face ?? stack[0];
    if (used === undefined) return;
    this.setBy(used, text, stack);
    const glyph = used.glyph(code);
    const natural = used.advance(glyph);
    // Interpuncts, short connectors and the solidus are half an em whatever the font says (clreq §3.1.6).
    const isHalf = cls === CharacterClass.middle || cls === CharacterClass.solidus || code === 0x2013;
    if (isHalf && natural !== HALF) {
      const placed = [{ glyph, dx: (HALF - natural) / 2, scale: 1 }];
      this.addComplex(offset, cls, HALF, placed, this.fonts.placeOf(used));
      return;
    }
    // A dash by itself is an em (clreq §3.1.2), however short a face has it for Western text.
    if (isDash(code) && natural !== 1) {
      const placed = [{ glyph, dx: 0, scale: natural > 0 ? 1 / natural : 1 }];
      this.addComplex(offset, cls, 1, placed, this.fonts.placeOf(used));
      return;
    }
    const drawn = this.isProportional ? used.proportional(code) : null;
    if (drawn !== null) {
      const placed = [{ glyph, dx: drawn.dx, scale: 1 }];
      this.addComplex(offset, cls, drawn.advance, placed, this.fonts.placeOf(used));
      return;
    }
    this.place(this.fonts.marks(used), text);
    this.add(offset, cls, natural, glyph, this.fonts.placeOf(used));
  }

  /** A space that the face of the copy does not have: nothing is drawn, so that no other face has to stand in. */
  #space(code: number, offset: number, [face]: readonly Typeface[]): boolean {
    const width = SPACE_WIDTHS.get(code);
    if (face === undefined || width === undefined || face.glyph(code) !== 0) return false;
    const em = typeof width === 'number' ? width : face.advance(face.glyph(width.charCodeAt(0)));
    const blank = { glyph: face.glyph(0x20), dx: 0, scale: 1 };
    this.addComplex(offset, CharacterClass.space, em, [blank], this.fonts.placeOf(face));
    return true;
  }

  /**
   * A quotation mark that a face draws for Western text, narrower than an em: in Chinese it stands in one half of an em, as
   * all such marks do (GB/T 15834 5.1.3). False where it is as wide as it is to be.
   */
  quote(text: string, at: number, base: number, stack: readonly Typeface[]): boolean {
    const code = text.charCodeAt(at);
    const face = stack.find((one) => one.glyph(code) !== 0);
    if (face === undefined) return false;
    const glyph = face.glyph(code);
    const natural = face.advance(glyph);
    if (natural >= FULL) return false;
    this.setBy(face, text.charAt(at), stack);
    const cls = classOf(code);
    const blank = Math.max(0, (HALF - natural) / 2);
    const dx = cls === CharacterClass.opening ? 1 - natural - blank : blank;
    this.addComplex(base + at, cls, 1, [{ glyph, dx, scale: 1 }], this.fonts.placeOf(face));
    return true;
  }

  /** A run of Western letters, digits and marks. Returns where it ends in the leaf. */
  western(text: string, at: number, base: number, stack: readonly Typeface[]): number {
    let end = at;
    let digits = false;
    while (end < text.length && end - at < LONGEST_WORD) {
      let next = text.charCodeAt(end);
      if (next > 0x7f) next = text.codePointAt(end) ?? 0;
      const cls = classOf(next);
      if (!isWestern(cls) && this.#apostrophes?.has(base + end) !== true) break;
      if (cls === CharacterClass.digit) digits = true;
      end += next > 0xffff ? 2 : 1;
    }
    if (HYPHENS.has(text.charCodeAt(at))) {
      const after = text.charCodeAt(at + 1);
      if (!(after >= 0x30 && after <= 0x39)) this.hyphens.push(this.at);
    }
    if (digits) this.numbers.push(base + at);
    if (isAddress(text, at, end)) this.addresses.push({ from: base + at, to: base + end });
    if (text.charCodeAt(at) === NO_BREAK_HYPHEN) this.glue.push(this.at);
    addShaped(this, asShaped(text.slice(at, end), stack), base + at, stack);
    if (text.charCodeAt(end - 1) === NO_BREAK_HYPHEN) this.glue.push(this.at - 1);
    return end;
  }

  leaf(text: string, base: number, stack: readonly Typeface[]): void {
    const [primary] = stack;
    if (primary === undefined) return;
    const face = this.fonts.placeOf(primary);
    const marks = this.fonts.marks(primary);
    let at = 0;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      const cls = classOf(unit);
      const isPlain = !this.isProportional && isSquareOrMark(cls) && (unit < 0xd800 || unit > 0xdfff);
      if (isPlain && !(this.#isPeculiar && this.#isPeculiarAt(unit, base + at))) {
        // Nearly every character of Chinese copy: one glyph of the style's own face.
        const glyph = primary.glyph(unit);
        const advance = primary.advance(glyph);
        if (glyph !== 0 && (advance >= FULL || !isQuote(unit))) {
          if (marks !== undefined) this.place(marks, text.charAt(at));
          this.add(base + at, cls, advance, glyph, face);
          at++;
          continue;
        }
      }
      at = this.unusual(text, at, base, stack);
    }
  }

  /** True of an apostrophe in a word and of a combining mark. */
  #isPeculiarAt(code: number, offset: number): boolean {
    return this.#apostrophes?.has(offset) === true || (this.#hasMarks && isCombining(code));
  }

  /** Combining marks, which the character before them takes. Returns where they end in the leaf. */
  marked(text: string, at: number, base: number, stack: readonly Typeface[]): number {
    const end = marksEnd(text, at);
    const last = this.at - 1;
    const [cls, advance] = [this.arena.cls[last] ?? 0, this.advances[last - this.first] ?? 0];
    const [glyph, face] = [this.arena.glyph[last] ?? 0, this.arena.face[last] ?? 0];
    const complex = this.complex?.get(last);
    const start = this.takeBack();
    const isHere = start >= base;
    if (isHere && addMarked(this, text.slice(start - base, end), start, cls as CharacterClass, advance, stack))
      return end;
    // The character stands alone, and what it should have had is told.
    if (complex === undefined) this.add(start, cls as CharacterClass, advance, glyph, face);
    else this.addComplex(start, cls as CharacterClass, advance, complex, face);
    for (const mark of text.slice(at, end)) this.miss(mark);
    return end;
  }

  /** Everything that is not a plain Han character or mark. Returns where it ends in the leaf. */
  unusual(text: string, at: number, base: number, stack: readonly Typeface[]): number {
    const code = text.codePointAt(at) ?? 0;
    const cls = classOf(code);
    const size = code > 0xffff ? 2 : 1;
    if (this.#isPeculiar && this.#isPeculiarAt(code, base + at)) {
      if (!isCombining(code)) return this.western(text, at, base, stack);
      if (this.at > this.first) return this.marked(text, at, base, stack);
    }
    const leader = cls === CharacterClass.leader || cls === CharacterClass.connector ? leaderAt(text, at, code) : null;
    if (leader !== null) {
      addLeader(this, text.slice(at, leader.to), base + at, leader, stack);
      return leader.to;
    }
    if (isWestern(cls)) return this.western(text, at, base, stack);
    if (NO_BREAK_SPACES.has(code)) this.glue.push(this.at);
    if (isQuote(code) && !this.isProportional && this.quote(text, at, base, stack)) return at + 1;
    this.plain(text.slice(at, at + size), code, cls, base + at, stack);
    return at + size;
  }
}

/** A Western run as the shaper is given it: an apostrophe of another width, or one that the face lacks, is the usual one. */
function asShaped(word: string, [face]: readonly Typeface[]): string {
  const usual = word.replaceAll('＇', "'");
  return usual.includes('ʼ') && face?.glyph(0x2bc) === 0 ? usual.replaceAll('ʼ', '’') : usual;
}
