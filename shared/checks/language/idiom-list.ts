/**
 * The idioms of four characters that there are (`assets/language/idioms.bin`: one after the other, a code unit of two
 * bytes a character), found by any three of their characters.
 */
import { ArrayViews } from '../../text/array-file.ts';

export const IDIOM = 4;
/** Slots for each idiom's four ways of being found: half of them stay empty, so that what is looked for is soon found or missed. */
const SLOTS = 2 * IDIOM;

/** A number for three of four units: those but the one at `place`. */
function keyOf(units: ArrayLike<number>, from: number, place: number): number {
  let key = place + 1;
  for (let at = 0; at < IDIOM; at++) if (at !== place) key = Math.imul(key ^ (units[from + at] ?? 0), 0x01000193) + at;
  return (key ^ (key >>> 15)) >>> 0;
}

/** An idiom that has three of four units: the place of the fourth, and its own unit there. */
interface NearIdiom {
  readonly place: number;
  readonly unit: number;
}

const none: readonly NearIdiom[] = [];

export class IdiomList {
  readonly #units: Uint16Array;
  /** One more than an idiom's number times four and a place; 0 for none. */
  readonly #slots: Int32Array;

  /** Throws RangeError where the file has no whole number of idioms. */
  constructor(file: Uint8Array) {
    if (file.length % (2 * IDIOM) !== 0) throw new RangeError('idioms.bin is cut short');
    this.#units = new ArrayViews(file).take16(file.length / 2);
    const count = this.#units.length / IDIOM;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, count * SLOTS))));
    for (let idiom = 0; idiom < count; idiom++)
      for (let place = 0; place < IDIOM; place++) {
        let slot = keyOf(this.#units, idiom * IDIOM, place) & (this.#slots.length - 1);
        while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
        this.#slots[slot] = idiom * IDIOM + place + 1;
      }
  }

  /** Idioms that have three of four units from `from`: at each the place of the fourth, and what they have there. */
  near(units: ArrayLike<number>, from: number): readonly NearIdiom[] {
    let near: readonly NearIdiom[] = none;
    for (let place = 0; place < IDIOM; place++) {
      let slot = keyOf(units, from, place) & (this.#slots.length - 1);
      for (let found = this.#slots[slot] ?? 0; found !== 0; found = this.#slots[slot] ?? 0) {
        const unit = (found - 1) % IDIOM === place ? this.#fourth(units, from, found - 1 - place, place) : 0;
        if (unit !== 0) near = [...near, { place, unit }];
        slot = (slot + 1) & (this.#slots.length - 1);
      }
    }
    return near;
  }

  /** What the idiom that begins at a place of the file has in the place of the fourth; 0 where the others are not its own. */
  #fourth(units: ArrayLike<number>, from: number, idiom: number, place: number): number {
    for (let at = 0; at < IDIOM; at++) if (at !== place && this.#units[idiom + at] !== units[from + at]) return 0;
    return this.#units[idiom + place] ?? 0;
  }
}
