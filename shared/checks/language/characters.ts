/**
 * How characters follow each other in newspaper text, whatever words they make, with marks and figures between them:
 * 12日日, 了，了 and 每天天 are odd to it, which a model of words cuts into words one by one.
 */
import { type CharacterArrays, COST_UNITS, LONGEST_SEQUENCE } from './characters-file.ts';
import { placeOf } from './ordered-numbers.ts';

/** Of a character that stands nowhere in the text the model was counted from, in nats. */
const UNKNOWN = 16;
const EDGE = '\n';

/** A line as the model knows lines: with its edges, and every figure the same. What stands at `at` of a line stands at `at + 1` of it. */
export function writtenFor(line: string): string {
  return `${EDGE}${line.replace(/[0-9]/gu, '0')}${EDGE}`;
}

export class CharacterModel {
  readonly #of: CharacterArrays;
  /** The nodes that single code units lead to from the root. */
  readonly #first = new Uint32Array(0x10000);

  constructor(arrays: CharacterArrays) {
    this.#of = arrays;
    const { children, labels } = arrays;
    for (let node = children[0] ?? 0; node < (children[1] ?? 0); node++) this.#first[labels[node] ?? 0] = node;
  }

  /** What characters from one place to another cost after those before them, and those after them that know of them, in nats. */
  cost(written: string, from: number, to: number): number {
    let sum = 0;
    const end = Math.min(written.length, to + LONGEST_SEQUENCE - 1);
    for (let at = from; at < end; at++) sum += this.#costAt(written, at);
    return sum;
  }

  /** The length of the longest known sequence over some characters and one more at least; 0 where none is known. */
  longestOver(written: string, from: number, to: number): number {
    for (let length = LONGEST_SEQUENCE; length > Math.max(1, to - from); length--)
      for (let start = Math.max(0, to - length); start <= from && start + length <= written.length; start++)
        if (this.#nodeOf(written, start, start + length) > 0) return length;
    return 0;
  }

  /** The cost of one character, by the longest known sequence that it ends. */
  #costAt(written: string, at: number): number {
    const { costs, steps } = this.#of;
    let step = 0;
    for (let start = Math.max(0, at - LONGEST_SEQUENCE + 1); start < at; start++) {
      const context = this.#nodeOf(written, start, at);
      if (context === 0) continue;
      const node = this.#child(context, written.charCodeAt(at));
      if (node > 0) return step + (costs[node] ?? 0) / COST_UNITS;
      step += (steps[context] ?? 0) / COST_UNITS;
    }
    const node = this.#first[written.charCodeAt(at)] ?? 0;
    return step + (node > 0 ? (costs[node] ?? 0) / COST_UNITS : UNKNOWN);
  }

  #nodeOf(written: string, from: number, to: number): number {
    let node = this.#first[written.charCodeAt(from)] ?? 0;
    for (let at = from + 1; at < to && node > 0; at++) node = this.#child(node, written.charCodeAt(at));
    return node;
  }

  /** The node a code unit leads to from another than the root; 0 where none does. */
  #child(node: number, unit: number): number {
    const { children, labels } = this.#of;
    const end = children[node + 1] ?? 0;
    const at = placeOf(labels, unit, children[node] ?? 0, end);
    return at === end ? 0 : at;
  }
}
