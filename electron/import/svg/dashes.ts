/** Dashes of a line, as a drawing keeps them. */

/** The shortest that dashes and gaps are together, in a drawing's units: some hundredths of a millimetre on paper. */
const SHORTEST_PATTERN = 0.05;

/**
 * Dashes and gaps by turns, none for an unbroken line; null where they are too short to be seen, of which a page would
 * have millions.
 */
export function dashesOf(lengths: readonly number[]): number[] | null {
  const sum = lengths.reduce((total, one) => total + one, 0);
  if (sum === 0) return [];
  if (sum < SHORTEST_PATTERN) return null;
  // An odd list is gone through twice, dashes and gaps changing places.
  return lengths.length % 2 === 1 ? [...lengths, ...lengths] : [...lengths];
}
