/** What makes one state of an edition another, record by record: for whoever looks at one that somebody else changes, and for going back. */
import { canonical } from './canonical.ts';
import { type Patch, type TableName, tableNames } from './operations.ts';
import type { Edition } from './records.ts';

function recordsOf(edition: Edition, table: TableName): Readonly<Record<string, unknown>> {
  return edition[table];
}

/** True of values that are alike, in whatever order records name their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one === other || canonical(one) === canonical(other);
}

/**
 * Patches that make `before` what `after` is; none where they are the same. What others stand on is there before them, and goes
 * after them: pages and stories before blocks, rounds before marks.
 */
export function differenceOf(before: Edition, after: Edition): Patch[] {
  const edition: Patch[] = isSame(before.edition, after.edition) ? [] : [{ kind: 'edition', record: after.edition }];
  const put = tableNames.flatMap((table) =>
    Object.entries(recordsOf(after, table))
      .filter(([id, record]) => !isSame(recordsOf(before, table)[id], record))
      .map(([id, record]): Patch => ({ kind: 'put', table, id, record })),
  );
  const gone = tableNames.toReversed().flatMap((table) =>
    Object.keys(recordsOf(before, table))
      .filter((id) => recordsOf(after, table)[id] === undefined)
      .map((id): Patch => ({ kind: 'remove', table, id })),
  );
  return [...edition, ...put, ...gone];
}
