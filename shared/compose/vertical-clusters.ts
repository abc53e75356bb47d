/** Clusters of a text for vertical lines (竖排): marks in their vertical forms, short numbers across in one em (纵中横). */
import { CharacterClass, classOf, isWestern } from '../text/characters.ts';
import { isHalfUpright } from '../text/half-upright.ts';
import { verticalForm } from '../text/vertical-forms.ts';
import type { Widths } from './cluster-list.ts';
import { ClusterMaker, type Peculiarities } from './clusters.ts';
import type { FontBook } from './font-book.ts';
import { HALF } from './prepared-text.ts';
import type { Typeface } from './typeface.ts';

/** A number of no more digits is set across in one em; years are turned. */
const MOST_ACROSS = 3;
const NUMBER = /^\d+$/u;
/** How much of the em a number across may fill: what stands in the next column is not touched. */
const WIDEST = 0.98;

/** Makes the clusters of one text for vertical lines. Every character but those of Western words has its em. */
export class VerticalClusters extends ClusterMaker {
  /** The clusters that are a number set across. */
  readonly across = new Set<number>();
  readonly #words: Peculiarities['apostrophes'];

  constructor(length: number, fonts: FontBook, { halfDigits }: Widths, peculiar: Peculiarities) {
    super(length, fonts, { halfDigits }, peculiar);
    this.#words = peculiar.apostrophes;
  }

  override leaf(text: string, base: number, stack: readonly Typeface[]): void {
    let from = 0;
    // What is set as on level lines is left to the maker of those, stretch by stretch.
    const level = (to: number) => {
      if (to > from) super.leaf(text.slice(from, to), base + from, stack);
    };
    let at = 0;
    while (at < text.length) {
      const code = text.codePointAt(at) ?? 0;
      const name = classOf(code);
      if (isWestern(name)) {
        let end = at;
        while (end < text.length && isWestern(classOf(text.codePointAt(end) ?? 0))) end += size(text, end);
        const isWord = this.#words?.has(base + end) === true || this.#words?.has(base + at - 1) === true;
        if (!isWord && isAcross(text.slice(at, end))) {
          level(at);
          this.#number(text.slice(at, end), base + at, stack);
          from = end;
        }
        at = end;
        continue;
      }
      const end = at + size(text, at);
      if (this.#isSetApart(name) && this.#words?.has(base + at) !== true) {
        level(at);
        this.#upright(text.slice(at, end), name, base + at, stack);
        from = end;
      }
      at = end;
    }
    level(text.length);
  }

  /** Marks, interpuncts and the solidus, whose place in their em is another one than on a level line. */
  #isSetApart(name: CharacterClass): boolean {
    const { opening, stop, middle, solidus } = CharacterClass;
    return (name >= opening && name <= stop) || name === middle || name === solidus;
  }

  /** A number as one cluster of an em, its digits beside each other in the middle of it, condensed where they must be. */
  #number(word: string, offset: number, stack: readonly Typeface[]): void {
    const face = stack.find((one) => [...word].every((digit) => one.glyph(digit.charCodeAt(0)) !== 0)) ?? stack[0];
    if (face === undefined) return;
    this.setBy(face, word, stack);
    const glyphs = [...word].map((digit) => face.glyph(digit.charCodeAt(0)));
    const natural = glyphs.reduce((sum, glyph) => sum + face.advance(glyph), 0);
    const scale = Math.min(1, natural > 0 ? WIDEST / natural : 1);
    let dx = (1 - natural * scale) / 2;
    const placed = glyphs.map((glyph) => {
      const piece = { glyph, dx, scale };
      dx += face.advance(glyph) * scale;
      return piece;
    });
    this.across.add(this.at);
    this.numbers.push(offset);
    this.addComplex(offset, CharacterClass.han, 1, placed, this.fonts.placeOf(face));
  }

  /** A mark in its vertical form, where the style's face has one. */
  #upright(character: string, name: CharacterClass, offset: number, stack: readonly Typeface[]): void {
    const form = verticalForm(character).codePointAt(0) ?? 0;
    const code = character.codePointAt(0) ?? 0;
    const face = stack.find((one) => one.glyph(form) !== 0 || one.glyph(code) !== 0);
    if (face === undefined) this.miss(character);
    const used = face ?? stack[0];
    if (used === undefined) return;
    this.setBy(used, character, stack);
    const glyph = used.glyph(form) || used.glyph(code);
    const index = this.fonts.placeOf(used);
    if (name === CharacterClass.middle || name === CharacterClass.solidus) {
      // Half an em, out of the middle of the glyph's own (clreq §3.1.6).
      this.addComplex(offset, name, HALF, [{ glyph, dx: (HALF - 1) / 2, scale: 1 }], index);
      return;
    }
    if (!isHalfUpright(name, character)) {
      this.keepsEm ??= new Set();
      this.keepsEm.add(this.at);
    }
    const place = this.fonts.marks(used)?.[character];
    // What is up on a vertical line is back along it.
    if (place !== undefined) this.place({ [character]: { ...place, level: -place.upright } }, character);
    this.add(offset, name, 1, glyph, index);
  }
}

function isAcross(word: string): boolean {
  return word.length <= MOST_ACROSS && NUMBER.test(word);
}

/** UTF-16 units of the character at an offset. */
function size(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
