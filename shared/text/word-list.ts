/**
 * Chinese words with their frequencies, looked up in a minimal automaton: words that begin alike share their
 * beginnings, words that end alike their ends.
 */
import { find, type WordArrays } from './words-file.ts';

/**
 * Levels are logarithms of frequencies in steps of so many to a factor of e, plus 1; 0 is no word. They are
 * whole numbers, so that the same text is cut the same on every machine. With 18 the most frequent word of
 * the dictionary (了, 883,634) has level 247 of the 255 that an edge can hold.
 */
const LEVELS_PER_NAT = 18;

/** An edge holds the node it leads to in its lower 20 bits and the level of the word that ends with it above. */
const TARGET = 0xfffff;
const LEVEL_SHIFT = 20;
const LEVEL = 0xff;

/** Level of a frequency, a count of 1 or more. */
export function levelOf(frequency: number): number {
  return Math.round(Math.log(Math.max(1, frequency)) * LEVELS_PER_NAT) + 1;
}

/** An edge as the file holds it. Throws where a part does not fit. */
export function packEdge(target: number, level: number): number {
  if (target > TARGET || level > LEVEL)
    throw new RangeError(`an edge to node ${target} of level ${level} does not fit`);
  return target | (level << LEVEL_SHIFT);
}

export class WordList {
  /** Level of all frequencies together: in a cut, a word of level `n` costs `total - n`. */
  readonly total: number;
  readonly #starts: Uint32Array;
  readonly #edges: Uint32Array;
  readonly #labels: Uint16Array;

  constructor({ total, starts, edges, labels }: WordArrays) {
    this.total = total;
    this.#starts = starts;
    this.#edges = edges;
    this.#labels = labels;
  }

  /**
   * Tells every word that starts at a place of a text, the shortest first: the UTF-16 offset after it and its
   * level, 1 or more.
   */
  startingAt(text: string, from: number, tell: (end: number, level: number) => void): void {
    const starts = this.#starts;
    // The root is the last node; node 0 is where no word goes on.
    let node = starts.length - 2;
    for (let offset = from; offset < text.length && node > 0; ) {
      const found = find(this.#labels, text.charCodeAt(offset), starts[node] ?? 0, starts[node + 1] ?? 0);
      if (found === null) return;
      const edge = this.#edges[found] ?? 0;
      offset++;
      const level = (edge >>> LEVEL_SHIFT) & LEVEL;
      if (level > 0) tell(offset, level);
      node = edge & TARGET;
    }
  }

  /** Level of a word; 0 when it is not in the list. */
  level(word: string): number {
    let whole = 0;
    this.startingAt(word, 0, (end, level) => {
      if (end === word.length) whole = level;
    });
    return whole;
  }
}
