/** How much each entry of the lists found in the edition that is open. */
import type { Finding } from '../../shared/checks/check.ts';
import { standing } from '../../shared/checks/waivers.ts';

/** Findings of entries, by their names; what somebody said may stand counts no more. */
export function hitsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const hits = new Map<string, number>();
  for (const { entry } of standing(findings)) if (entry !== undefined) hits.set(entry, (hits.get(entry) ?? 0) + 1);
  return hits;
}
