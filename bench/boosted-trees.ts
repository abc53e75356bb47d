/** Learns what evidence is worth: trees of questions, each of which mends what those before it got wrong (gradient boosting with logistic loss). */
import type { Judgement } from '../shared/checks/language/judgement-file.ts';
import { seeded } from './typing-errors.ts';

export interface Example {
  readonly figures: readonly number[];
  readonly isTrue: boolean;
}

const DEPTH = 5;
const INNER = 2 ** DEPTH - 1;
const TREES = 400;
const RATE = 0.05;
/** Keeps leaves of few examples small, and splits from being made for few. */
const RIDGE = 10;
const LEAST_WEIGHT = 5;
const LEAST_GAIN = 0.5;
/** A false change counts for so many true ones, of which there are far more than in copy. */
const FALSE_COUNTS = 8;
/** Each tree sees so many of the examples and of the figures, drawn anew: trees that differ err less together. */
const ROWS_SEEN = 0.6;
const FIGURES_SEEN = 0.5;
const SEED = 23;
/** Limits tried of a figure. */
const CUTS = 32;

/** Limits between the values of a figure, about as many examples between each. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
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
}

/** What a slope and a weight of examples are worth, gathered in a leaf. */
const worth = (slope: number, weight: number) => (slope * slope) / (weight + RIDGE);

/** What a judgement is but for its bars, which are set by what it makes of texts it has not seen, and what follows from it. */
type Trees = Omit<Judgement, 'bars' | 'most'> & { readonly start: number };

/** Slopes and weights of examples by figure and bin, one after the other. */
type Sums = Float64Array;

class Learner {
  readonly #examples: readonly Example[];
  readonly #cuts: readonly (readonly number[])[];
  /** The bins of each example, one figure after the other. */
  readonly #bins: Uint8Array;
  readonly #scores: Float64Array;
  readonly #slopes: Float64Array;
  readonly #weights: Float64Array;
  readonly #start: number;
  readonly #limits = new Float32Array(TREES * INNER);
  readonly #leaves = new Float32Array(TREES * (INNER + 1));
  readonly #asked = new Uint8Array(TREES * INNER);
  readonly #random = seeded(SEED);
  #isSeen: readonly boolean[] = [];

  constructor(examples: readonly Example[]) {
    const figures = examples[0]?.figures.length ?? 0;
    this.#examples = examples;
    this.#cuts = Array.from({ length: figures }, (_, at) => cutsOf(examples.map((one) => one.figures[at] ?? 0)));
    this.#bins = new Uint8Array(examples.length * figures);
    examples.forEach((one, row) => {
      one.figures.forEach((value, at) => {
        this.#bins[row * figures + at] = binOf(this.#cuts[at] ?? [], value);
      });
    });
    const positives = examples.filter(({ isTrue }) => isTrue).length;
    this.#start = Math.log((positives + 1) / (FALSE_COUNTS * (examples.length - positives) + 1));
    this.#scores = new Float64Array(examples.length).fill(this.#start);
    this.#slopes = new Float64Array(examples.length);
    this.#weights = new Float64Array(examples.length);
  }

  learn(): Trees {
    const rows = Int32Array.from(this.#examples.keys());
    for (let tree = 0; tree < TREES; tree++) {
      this.#examples.forEach(({ isTrue }, row) => {
        const chance = 1 / (1 + Math.exp(-(this.#scores[row] ?? 0)));
        const counts = isTrue ? 1 : FALSE_COUNTS;
        this.#slopes[row] = counts * (chance - (isTrue ? 1 : 0));
        this.#weights[row] = counts * chance * (1 - chance);
      });
      this.#isSeen = this.#cuts.map(() => this.#random() < FIGURES_SEEN);
      const seen = rows.filter(() => this.#random() < ROWS_SEEN);
      this.#grow(tree, 0, seen, this.#sumsOf(seen));
      for (const row of rows) this.#scores[row] = (this.#scores[row] ?? 0) + this.#leafOf(tree, row);
    }
    return {
      depth: DEPTH,
      figures: this.#cuts.length,
      limits: this.#limits,
      leaves: this.#leaves,
      asked: this.#asked,
      start: this.#start,
    };
  }

  /** What a tree adds to an example's score. */
  #leafOf(tree: number, row: number): number {
    let node = 0;
    while (node < INNER) {
      const at = tree * INNER + node;
      const figure = this.#asked[at] ?? 0;
      const isLess = (this.#examples[row]?.figures[figure] ?? 0) < (this.#limits[at] ?? 0);
      node = 2 * node + (isLess ? 1 : 2);
    }
    return this.#leaves[tree * (INNER + 1) + node - INNER] ?? 0;
  }

  /** `rows` are put in the order of their leaves. */
  #grow(tree: number, node: number, rows: Int32Array, sums: Sums) {
    let slope = 0;
    let weight = 0;
    for (const row of rows) {
      slope += this.#slopes[row] ?? 0;
      weight += this.#weights[row] ?? 0;
    }
    if (node >= INNER) {
      this.#leaves[tree * (INNER + 1) + node - INNER] = (-RATE * slope) / (weight + RIDGE);
      return;
    }
    const split = this.#bestSplit(sums, slope, weight);
    const at = tree * INNER + node;
    this.#asked[at] = split?.figure ?? 0;
    this.#limits[at] = split === null ? Number.POSITIVE_INFINITY : (this.#cuts[split.figure]?.[split.bin] ?? 0);
    const left = split === null ? rows : this.#part(rows, split);
    const right = rows.subarray(left.length);
    // Those of the greater part are what is left of all.
    const isLeftLess = left.length < right.length;
    const own = this.#sumsOf(isLeftLess ? left : right);
    const others = sums.map((sum, place) => sum - (own[place] ?? 0));
    this.#grow(tree, 2 * node + 1, left, isLeftLess ? own : others);
    this.#grow(tree, 2 * node + 2, right, isLeftLess ? others : own);
  }

  /** Puts the rows of the left part first, and gives them. */
  #part(rows: Int32Array, { figure, bin }: Split): Int32Array {
    const figures = this.#cuts.length;
    const right: number[] = [];
    let count = 0;
    for (const row of rows)
      if ((this.#bins[row * figures + figure] ?? 0) <= bin) rows[count++] = row;
      else right.push(row);
    rows.set(right, count);
    return rows.subarray(0, count);
  }

  #sumsOf(rows: Int32Array): Sums {
    const figures = this.#cuts.length;
    const sums = new Float64Array(figures * CUTS * 2);
    for (const row of rows) {
      const slope = this.#slopes[row] ?? 0;
      const weight = this.#weights[row] ?? 0;
      for (let figure = 0; figure < figures; figure++) {
        const at = (figure * CUTS + (this.#bins[row * figures + figure] ?? 0)) * 2;
        sums[at] = (sums[at] ?? 0) + slope;
        sums[at + 1] = (sums[at + 1] ?? 0) + weight;
      }
    }
    return sums;
  }

  #bestSplit(sums: Sums, slope: number, weight: number): Split | null {
    let best: Split | null = null;
    let most = LEAST_GAIN;
    for (const [figure, { length }] of this.#cuts.entries()) {
      if (this.#isSeen[figure] !== true) continue;
      let left = 0;
      let heavy = 0;
      for (let bin = 0; bin < length; bin++) {
        left += sums[(figure * CUTS + bin) * 2] ?? 0;
        heavy += sums[(figure * CUTS + bin) * 2 + 1] ?? 0;
        if (heavy < LEAST_WEIGHT || weight - heavy < LEAST_WEIGHT) continue;
        const gain = worth(left, heavy) + worth(slope - left, weight - heavy) - worth(slope, weight);
        if (gain > most) {
          best = { figure, bin };
          most = gain;
        }
      }
    }
    return best;
  }
}

/** Trees learnt from examples. The same examples in the same order give the same trees. */
export function learnTrees(examples: readonly Example[]): Trees {
  return new Learner(examples).learn();
}
