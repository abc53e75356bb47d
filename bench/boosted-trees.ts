/** Learns what evidence is worth: trees of questions, each of which mends what those before it got wrong (gradient boosting with logistic loss). */
import type { Judgement } from '../shared/checks/language/judgement-file.ts';

export interface Example {
  readonly figures: readonly number[];
  readonly isTrue: boolean;
}

export const DEPTH = 4;
const TREES = 160;
const RATE = 0.08;
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

interface Split {
  readonly figure: number;
  readonly bin: number;
  readonly gain: number;
}

/** What a judgement is but for its bars, which are set by what it makes of texts it has not seen. */
export type Trees = Omit<Judgement, 'bars'> & { readonly start: number };

/** Trees learnt from examples. The same examples in the same order give the same trees. */
export function learnTrees(examples: readonly Example[]): Trees {
  const count = examples[0]?.figures.length ?? 0;
  const cuts = Array.from({ length: count }, (_, figure) =>
    cutsOf(examples.map(({ figures }) => figures[figure] ?? 0)),
  );
  const binOf = (figure: number, value: number) => {
    const own = cuts[figure] ?? [];
    let bin = 0;
    while (bin < own.length && value >= (own[bin] ?? 0)) bin++;
    return bin;
  };
  const bins = examples.map(({ figures }) => Uint8Array.from(figures, (value, figure) => binOf(figure, value)));
  const positives = examples.filter(({ isTrue }) => isTrue).length;
  const start = Math.log((positives + 1) / (examples.length - positives + 1));
  const scores = new Float64Array(examples.length).fill(start);
  const slopes = new Float64Array(examples.length);
  const weights = new Float64Array(examples.length);

  const bestSplit = (rows: readonly number[], slope: number, weight: number): Split | null => {
    let best: Split | null = null;
    const worth = (g: number, h: number) => (g * g) / (h + RIDGE);
    for (let figure = 0; figure < count; figure++) {
      const length = (cuts[figure] ?? []).length;
      const slopeOf = new Float64Array(length + 1);
      const weightOf = new Float64Array(length + 1);
      for (const row of rows) {
        const bin = bins[row]?.[figure] ?? 0;
        slopeOf[bin] = (slopeOf[bin] ?? 0) + (slopes[row] ?? 0);
        weightOf[bin] = (weightOf[bin] ?? 0) + (weights[row] ?? 0);
      }
      let leftSlope = 0;
      let leftWeight = 0;
      for (let bin = 0; bin < length; bin++) {
        leftSlope += slopeOf[bin] ?? 0;
        leftWeight += weightOf[bin] ?? 0;
        if (leftWeight < LEAST_WEIGHT || weight - leftWeight < LEAST_WEIGHT) continue;
        const gain =
          worth(leftSlope, leftWeight) + worth(slope - leftSlope, weight - leftWeight) - worth(slope, weight);
        if (gain >= LEAST_GAIN && gain > (best?.gain ?? 0)) best = { figure, bin, gain };
      }
    }
    return best;
  };

  const inner = 2 ** DEPTH - 1;
  const limits = new Float32Array(TREES * inner);
  const leaves = new Float32Array(TREES * (inner + 1));
  const asked = new Uint8Array(TREES * inner);
  for (let tree = 0; tree < TREES; tree++) {
    examples.forEach(({ isTrue }, row) => {
      const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      slopes[row] = chance - (isTrue ? 1 : 0);
      weights[row] = chance * (1 - chance);
    });
    const grow = (node: number, rows: readonly number[]) => {
      let slope = 0;
      let weight = 0;
      for (const row of rows) {
        slope += slopes[row] ?? 0;
        weight += weights[row] ?? 0;
      }
      if (node >= inner) {
        const value = (-RATE * slope) / (weight + RIDGE);
        leaves[tree * (inner + 1) + node - inner] = value;
        for (const row of rows) scores[row] = (scores[row] ?? 0) + value;
        return;
      }
      const split = bestSplit(rows, slope, weight);
      const at = tree * inner + node;
      asked[at] = split?.figure ?? 0;
      limits[at] = split === null ? Number.POSITIVE_INFINITY : (cuts[split.figure]?.[split.bin] ?? 0);
      const isLeft = (row: number) => split === null || (bins[row]?.[split.figure] ?? 0) <= split.bin;
      grow(2 * node + 1, rows.filter(isLeft));
      grow(2 * node + 2, split === null ? [] : rows.filter((row) => !isLeft(row)));
    };
    grow(0, [...examples.keys()]);
  }
  return { depth: DEPTH, figures: count, limits, leaves, asked, start };
}
