/** Word vectors (`assets/language/vectors.bin`) from what a model knows of words beside each other. */
import { seeded } from '../../bench/typing-errors.ts';
import { IS_CONTEXT, type ModelArrays, PAIR_UNITS, WORD_UNITS } from '../../shared/checks/language/model-file.ts';
import type { VectorArrays } from '../../shared/checks/language/vectors-file.ts';
import { factorsOf, type SparseMatrix } from './factors.ts';

/** Words that have vectors, the commonest, and numbers in each. */
const WORDS = 20_000;
const DIMENSIONS = 32;
/** What two words are bound by counts no further, in nats. */
const MOST = 8;
/** The greatest number of eight bits, and the share of numbers that may be cut at it. */
const GREATEST = 127;
const CUT = 0.001;
const SEED = 11;

/** The bonds of a word's pairs that say that two words seek each other, by the numbers of the second ones. */
function bondsAfter(arrays: ModelArrays, first: number): readonly (readonly [second: number, bond: number])[] {
  const bonds: [number, number][] = [];
  for (let at = arrays.pairsOf[first] ?? 0; at < (arrays.pairsOf[first + 1] ?? 0); at++) {
    const second = arrays.seconds[at] ?? 0;
    const bond = (arrays.costs[second] ?? 0) / WORD_UNITS - ((arrays.pairCosts[at] ?? 0) & ~IS_CONTEXT) / PAIR_UNITS;
    if (bond > 0) bonds.push([second, Math.min(MOST, bond)]);
  }
  return bonds;
}

/** The bonds of the commonest words, numbered from 0. */
function matrixOf(arrays: ModelArrays): SparseMatrix {
  const starts = new Uint32Array(WORDS + 1);
  const pairs: (readonly [second: number, bond: number])[] = [];
  for (let word = 1; word <= WORDS; word++) {
    for (const pair of bondsAfter(arrays, word)) if (pair[0] <= WORDS) pairs.push(pair);
    starts[word] = pairs.length;
  }
  return {
    starts,
    columns: Uint32Array.from(pairs, ([second]) => second - 1),
    values: Float32Array.from(pairs, ([, bond]) => bond),
  };
}

/** Numbers of eight bits, and what one is worth in each dimension. */
function quantised(vectors: Float32Array): { readonly numbers: Int8Array; readonly units: Float64Array } {
  const units = Float64Array.from({ length: DIMENSIONS }, (_, dimension) => {
    const sizes: number[] = [];
    for (let at = dimension; at < vectors.length; at += DIMENSIONS) sizes.push(Math.abs(vectors[at] ?? 0));
    sizes.sort((a, b) => b - a);
    return Math.max(1e-6, sizes[Math.floor(sizes.length * CUT)] ?? 0) / GREATEST;
  });
  const numbers = Int8Array.from(vectors, (value, at) =>
    Math.max(-GREATEST, Math.min(GREATEST, Math.round(value / (units[at % DIMENSIONS] ?? 1)))),
  );
  return { numbers, units };
}

/** Vectors of the commonest words of a model. */
export function vectorArrays(arrays: ModelArrays): VectorArrays {
  const { left, right } = factorsOf(matrixOf(arrays), DIMENSIONS, seeded(SEED));
  const [firsts, seconds] = [quantised(left), quantised(right)];
  return {
    words: WORDS,
    scales: Float32Array.from(firsts.units, (unit, at) => unit * (seconds.units[at] ?? 0)),
    firsts: firsts.numbers,
    seconds: seconds.numbers,
  };
}
