/**
 * How well a word follows another that it was never seen after: words that stand beside the same words have like vectors,
 * so 松开衣领 is likely where 松开衣扣 and 整理衣领 are known (a factored matrix of pointwise mutual information).
 */
import type { WordNumber } from './model.ts';
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
