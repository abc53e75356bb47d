/** What several operations together did to an edition: its records as they were before and after. */
import { applyPatches, type Patch, tableNames } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';

/** True where two values are the same JSON: the same bytes in a file. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Patches that make one state of an edition of another, a record each. */
function between(before: Edition, after: Edition): Patch[] {
  const patches: Patch[] = isSame(before.edition, after.edition) ? [] : [{ kind: 'edition', record: after.edition }];
  for (const table of tableNames) {
    const [old, now]: readonly Readonly<Record<string, unknown>>[] = [before[table], after[table]];
    if (old === undefined || now === undefined || old === now) continue;
    for (const id of Object.keys(old)) if (!Object.hasOwn(now, id)) patches.push({ kind: 'remove', table, id });
    for (const [id, record] of Object.entries(now)) {
      if (!isSame(old[id], record)) patches.push({ kind: 'put', table, id, record });
    }
  }
  return patches;
}

/** Patches from one state to another, and back; null where they would not lead to the very same bytes. */
export function netPatches(
  before: Edition,
  after: Edition,
): { readonly patches: readonly Patch[]; readonly inverse: readonly Patch[] } | null {
  const patches = between(before, after);
  const there = applyPatches(before, patches);
  if (between(there.edition, after).length > 0) return null;
  const back = applyPatches(after, there.inverse).edition;
  return between(back, before).length > 0 ? null : { patches, inverse: there.inverse };
}
