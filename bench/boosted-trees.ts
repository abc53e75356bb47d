/** Learns what evidence is worth: trees of questions, each of which mends what those before it got wrong (gradient boosting with logistic loss). */
import type { Judgement } from '../shared/checks/language/judgement-file.ts';

export interface Example {
  readonly figures: readonly number[];
  readonly isTrue: boolean;
}

const DEPTH = 6;
const INNER = 2 ** DEPTH - 1;
const TREES = 250;
const RATE = 0.06;
/** Keeps leaves of few examples small, and splits from being made for few. */
const RIDGE = 4;
const LEAST_WEIGHT = 3;
const LEAST_GAIN = 0.5;
/** Limits tried of a figure. */
const CUTS = 32;

/** Limits between the values of a figure, about as many examples between each. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= CUTS) return distinct.slice(1).map((value, at) => (value + (distinct[at] ?? value)) / 2);
  const cuts = Array.from({ length: CUTS - 1 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / CUTS)] ?? 0);
  return [...new Set(cuts)];
}

function binOf(cuts: readonly number[], value: number): number {
  let bin = 0;
  while (bin < cuts.length && value >= (cuts[bin] ?? 0)) bin++;
  return bin;
}

interface Split {
  readonly figure: number;
  readonly bin: number;
  readonly gain: number;
}

/** What a slope and a weight of examples are worth, gathered in a leaf. */
const worth = (slope: number, weight: number) => (slope * slope) / (weight + RIDGE);

/** What a judgement is but for its bars, which are set by what it makes of texts it has not seen. */
type Trees = Omit<Judgement, 'bars'> & { readonly start: number };

class Learner {
  readonly #examples: readonly Example[];
  readonly #cuts: readonly (readonly number[])[];
  readonly #bins: readonly Uint8Array[];
  readonly #scores: Float64Array;
  readonly #slopes: Float64Array;
  readonly #weights: Float64Array;
  readonly #start: number;
  readonly #limits = new Float32Array(TREES * INNER);
  readonly #leaves = new Float32Array(TREES * (INNER + 1));
  readonly #asked = new Uint8Array(TREES * INNER);

  constructor(examples: readonly Example[]) {
    const figures = examples[0]?.figures.length ?? 0;
    this.#examples = examples;
    this.#cuts = Array.from({ length: figures }, (_, at) => cutsOf(examples.map((one) => one.figures[at] ?? 0)));
    this.#bins = examples.map((one) => Uint8Array.from(one.figures, (value, at) => binOf(this.#cuts[at] ?? [], value)));
    const positives = examples.filter(({ isTrue }) => isTrue).length;
    this.#start = Math.log((positives + 1) / (examples.length - positives + 1));
    this.#scores = new Float64Array(examples.length).fill(this.#start);
    this.#slopes = new Float64Array(examples.length);
    this.#weights = new Float64Array(examples.length);
  }

  learn(): Trees {
    const all = [...this.#examples.keys()];
    for (let tree = 0; tree < TREES; tree++) {
      this.#examples.forEach(({ isTrue }, row) => {
        const chance = 1 / (1 + Math.exp(-(this.#scores[row] ?? 0)));
        this.#slopes[row] = chance - (isTrue ? 1 : 0);
        this.#weights[row] = chance * (1 - chance);
      });
      this.#grow(tree, 0, all);
    }
    const figures = this.#cuts.length;
    return {
      depth: DEPTH,
      figures,
      limits: this.#limits,
      leaves: this.#leaves,
      asked: this.#asked,
      start: this.#start,
    };
  }

  #grow(tree: number, node: number, rows: readonly number[]) {
    const [slope, weight] = this.#sums(rows);
    if (node >= INNER) {
      const value = (-RATE * slope) / (weight + RIDGE);
      this.#leaves[tree * (INNER + 1) + node - INNER] = value;
      for (const row of rows) this.#scores[row] = (this.#scores[row] ?? 0) + value;
      return;
    }
    const split = this.#bestSplit(rows, slope, weight);
    const at = tree * INNER + node;
    this.#asked[at] = split?.figure ?? 0;
    this.#limits[at] = split === null ? Number.POSITIVE_INFINITY : (this.#cuts[split.figure]?.[split.bin] ?? 0);
    const isLeft = (row: number) => split === null || (this.#bins[row]?.[split.figure] ?? 0) <= split.bin;
    this.#grow(tree, 2 * node + 1, rows.filter(isLeft));
    this.#grow(
      tree,
      2 * node + 2,
      rows.filter((row) => !isLeft(row)),
    );
  }

  #sums(rows: readonly number[]): [slope: number, weight: number] {
    let slope = 0;
    let weight = 0;
    for (const row of rows) {
      slope += this.#slopes[row] ?? 0;
      weight += this.#weights[row] ?? 0;
    }
    return [slope, weight];
  }

  #bestSplit(rows: readonly number[], slope: number, weight: number): Split | null {
    let best: Split | null = null;
    for (const [figure, { length }] of this.#cuts.entries()) {
      const slopes = new Float64Array(length + 1);
      const weights = new Float64Array(length + 1);
      for (const row of rows) {
        const bin = this.#bins[row]?.[figure] ?? 0;
        slopes[bin] = (slopes[bin] ?? 0) + (this.#slopes[row] ?? 0);
        weights[bin] = (weights[bin] ?? 0) + (this.#weights[row] ?? 0);
      }
      let left = 0;
      let heavy = 0;
      for (let bin = 0; bin < length; bin++) {
        left += slopes[bin] ?? 0;
        heavy += weights[bin] ?? 0;
        if (heavy < LEAST_WEIGHT || weight - heavy < LEAST_WEIGHT) continue;
        const gain = worth(left, heavy) + worth(slope - left, weight - heavy) - worth(slope, weight);
        if (gain >= LEAST_GAIN && gain > (best?.gain ?? 0)) best = { figure, bin, gain };
      }
    }
    return best;
  }
}

/** Trees learnt from examples. The same examples in the same order give the same trees. */
export function learnTrees(examples: readonly Example[]): Trees {
  return new Learner(examples).learn();
}
