/**
 * How characters follow each other in newspaper text, whatever words they make, with marks and figures between them:
 * 12日日, 了，了 and 每天天 are odd to it, which a model of words cuts into words one by one.
 */
import { type CharacterArrays, COST_UNITS, LONGEST_SEQUENCE } from './characters-file.ts';
import { placeOf } from './ordered-numbers.ts';
import { PairSet } from './pair-set.ts';

/** Of a character that stands nowhere in the text the model was counted from, in nats. */
const UNKNOWN = 16;
const EDGE = '\n';
/** Bits of pairs, as a power of two: of pairs that are not known one in sixteen seems to be. */
const PAIR_BITS = 22;

/** A line as the model knows lines: with its edges, and every figure the same. What stands at `at` of a line stands at `at + 1` of it. */
export function writtenFor(line: string): string {
  return `${EDGE}${line.replace(/[0-9]/gu, '0')}${EDGE}`;
}

/** A line as the model of characters knows it, and what its characters cost after each other. */
export interface Line {
  readonly written: string;
  readonly costs: Float64Array;
}

/** A change and what is round it, and what both ways cost, in nats. */
interface Change {
  readonly written: string;
  readonly changed: string;
  readonly from: number;
  /** Where what stands there ends, and what is meant. */
  readonly to: number;
  readonly end: number;
  readonly found: number;
  readonly other: number;
}

export class CharacterModel {
  readonly #of: CharacterArrays;
  /** The nodes that single code units lead to from the root. */
  readonly #first = new Uint32Array(0x10000);
  /** Known pairs by the first of them, and by the second. */
  readonly #byFirst = new PairSet(PAIR_BITS);
  readonly #bySecond = new PairSet(PAIR_BITS);

  constructor(arrays: CharacterArrays) {
    this.#of = arrays;
    const { children, labels } = arrays;
    for (let node = children[0] ?? 0; node < (children[1] ?? 0); node++) {
      const unit = labels[node] ?? 0;
      this.#first[unit] = node;
      const [from, to] = [children[node] ?? 0, children[node + 1] ?? 0];
      this.#byFirst.addAll(unit, labels, from, to);
      for (let next = from; next < to; next++) this.#bySecond.add(labels[next] ?? 0, unit);
    }
  }

  /** False where a code unit is not known to follow another, of which several are asked for. */
  mayFollow(unit: number, next: number): boolean {
    return this.#byFirst.mayHave(unit, next);
  }

  /** False where a code unit is not known to stand before another, of which several are asked for. */
  mayPrecede(next: number, unit: number): boolean {
    return this.#bySecond.mayHave(next, unit);
  }

  /** What each code unit of a line costs after those before it, by the longest known sequence that it ends, in nats. */
  costsOf(written: string): Float64Array {
    const { costs } = this.#of;
    const found = new Float64Array(written.length);
    // Nodes of the last one, two and three units.
    let [one, two, three] = [0, 0, 0];
    for (let at = 0; at < written.length; at++) {
      const unit = written.charCodeAt(at);
      const alone = this.#first[unit] ?? 0;
      const second = one > 0 ? this.#child(one, unit) : 0;
      const third = two > 0 ? this.#child(two, unit) : 0;
      let node = three > 0 ? this.#child(three, unit) : 0;
      let step = 0;
      if (node === 0) [node, step] = [third, this.#stepFrom(three)];
      if (node === 0) [node, step] = [second, step + this.#stepFrom(two)];
      if (node === 0) [node, step] = [alone, step + this.#stepFrom(one)];
      found[at] = step + (node > 0 ? (costs[node] ?? 0) / COST_UNITS : UNKNOWN);
      [one, two, three] = [alone, second, third];
    }
    return found;
  }

  /** What is meant in place of what stands from one place of a line to another. */
  change({ written: line, costs }: Line, start: number, stop: number, meant: string): Change {
    // No sequence over the change goes beyond these: a long line is not copied for each of its suspects.
    const before = line.slice(Math.max(0, start - LONGEST_SEQUENCE + 1), start);
    const after = line.slice(stop, stop + LONGEST_SEQUENCE);
    const written = before + line.slice(start, stop) + after;
    const changed = before + meant + after;
    const from = before.length;
    const [to, end] = [from + stop - start, from + meant.length];
    const [found, other] = [costOver(costs, start, stop), costOver(this.costsOf(changed), from, end)];
    return { written, changed, from, to, end, found, other };
  }

  #stepFrom(context: number): number {
    return context > 0 ? (this.#of.steps[context] ?? 0) / COST_UNITS : 0;
  }

  /** The length of the longest known sequence over some characters and one more at least; 0 where none is known. */
  longestOver(written: string, from: number, to: number): number {
    for (let length = LONGEST_SEQUENCE; length > Math.max(1, to - from); length--)
      for (let start = Math.max(0, to - length); start <= from && start + length <= written.length; start++)
        if (this.#nodeOf(written, start, start + length) > 0) return length;
    return 0;
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

/** What characters from one place to another cost, and those after them that know of them, by the costs of their line, in nats. */
export function costOver(costs: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < Math.min(costs.length, to + LONGEST_SEQUENCE - 1); at++) sum += costs[at] ?? 0;
  return sum;
}
