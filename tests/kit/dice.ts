/** Random choices that can be repeated. */

/** A small generator of random numbers (mulberry32): the same seed, the same run. */
export class Dice {
  #state: number;

  constructor(start: number) {
    this.#state = start | 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  whole(most: number): number {
    return Math.floor(this.next() * most);
  }

  of<T>(list: readonly T[]): T {
    const one = list[this.whole(list.length)];
    if (one === undefined) throw new Error('an empty list');
    return one;
  }
}
