/** Gives a model of words that knows no marks the marks; what stands beside them it learns from text (`adapt.ts`). */
import { MARKS } from '../../shared/checks/language/marks.ts';

/** How often a mark stands among words before any is counted, as a common logarithm: two in a hundred. */
const SHARE = -1.7;

/** A model as `readKenlm` gives it. */
export function withMarks(source) {
  const words = source.names.length;
  const pairs = source.pairsOf[words];
  return {
    ...source,
    names: [...source.names, ...MARKS],
    probs: [...source.probs.subarray(0, words), ...Array.from(MARKS, () => SHARE)],
    backs: [...source.backs.subarray(0, words), ...Array.from(MARKS, () => 0)],
    pairsOf: [...source.pairsOf.subarray(0, words + 1), ...Array.from(MARKS, () => pairs)],
  };
}
