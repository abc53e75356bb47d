/**
 * How well a word follows another that it was never seen after: words that stand beside the same words have like vectors,
 * so 松开衣领 is likely where 松开衣扣 and 整理衣领 are known (a factored matrix of pointwise mutual information).
 */
import type { WordNumber } from './model.ts';
import type { Token } from './scorer.ts';
import type { VectorArrays } from './vectors-file.ts';

export class Vectors {
  readonly #of: VectorArrays;

  constructor(arrays: VectorArrays) {
    this.#of = arrays;
  }

  /** How much likelier a word is after another than anywhere, in nats, as like words have it; 0 where either is too rare. */
  bond(first: WordNumber, second: WordNumber): number {
    const { words, scales, firsts, seconds } = this.#of;
    if (first < 1 || second < 1 || first > words || second > words) return 0;
    const { length } = scales;
    const [one, other] = [(first - 1) * length, (second - 1) * length];
    let sum = 0;
    for (let at = 0; at < length; at++) sum += (scales[at] ?? 0) * (firsts[one + at] ?? 0) * (seconds[other + at] ?? 0);
    return sum;
  }
}

/** Words of a text, of which some are looked at. */
interface Stretch {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
}

/** Bonds of some words with the one before them, with the one after, among themselves, and with those beyond. */
function bondsOf(vectors: Vectors, { tokens, first, last }: Stretch): readonly [number, number, number, number] {
  if (last < first) return [0, 0, 0, 0];
  const bond = (one: number, other: number) => vectors.bond(tokens[one]?.word ?? 0, tokens[other]?.word ?? 0);
  let inside = 0;
  for (let at = first; at < last; at++) inside += bond(at, at + 1);
  return [bond(first - 1, first), bond(last, last + 1), inside, bond(first - 2, first) + bond(last, last + 2)];
}

/** How well the words that are meant go with those beside them, how well those that stand there, and how much better. */
export function fitsOf(vectors: Vectors, meant: Stretch, found: Stretch): number[] {
  const [its, own] = [bondsOf(vectors, meant), bondsOf(vectors, found)];
  return [...its, ...own, its[0] + its[1] + its[2] - own[0] - own[1] - own[2]];
}
