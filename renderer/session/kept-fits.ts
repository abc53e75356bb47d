/** How long articles are, as the lists show it: what has not changed is the same object. */
import type { ArticleFit } from '../../shared/compose/display-list.ts';

/** The new fits, each the old object where it says the same: what shows it need not be made anew. */
export function keptFits(old: readonly ArticleFit[], now: readonly ArticleFit[]): readonly ArticleFit[] {
  const known = new Map(old.map((fit) => [fit.id, fit]));
  const merged = now.map((fit) => {
    const before = known.get(fit.id);
    return before !== undefined && JSON.stringify(before) === JSON.stringify(fit) ? before : fit;
  });
  const isSame = merged.length === old.length && merged.every((fit, at) => fit === old[at]);
  return isSame ? old : merged;
}
