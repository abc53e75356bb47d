/** Pairs of numbers of which it is asked again and again whether they are known: most are not, which costs one look. */

/** Spreads the first of pairs over the bits; pairs with the same first are looked up near each other. */
const SPREAD = 0x9e3779b1;

/** A set that may seem to hold what it does not, seldom where it has many bits for each pair (a Bloom filter of one hash). */
export class PairSet {
  readonly #bits: Int32Array;
  readonly #shift: number;

  /** Has 2 to the power of `size` bits, 16 and more. */
  constructor(size: number) {
    this.#bits = new Int32Array(2 ** (size - 5));
    this.#shift = 32 - size;
  }

  add(first: number, second: number): void {
    const bit = (Math.imul(first, SPREAD) >>> this.#shift) ^ second;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** Adds a number with each of a stretch of others. */
  addAll(first: number, seconds: ArrayLike<number>, from: number, to: number): void {
    const bits = this.#bits;
    const row = Math.imul(first, SPREAD) >>> this.#shift;
    for (let at = from; at < to; at++) {
      const bit = row ^ (seconds[at] ?? 0);
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  /** False where a pair was not added; `second` is under 65,536. */
  mayHave(first: number, second: number): boolean {
    const bit = (Math.imul(first, SPREAD) >>> this.#shift) ^ second;
    return ((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}
