/** What makes one state of an edition another, record by record: for whoever looks at one that somebody else changes. */
import { canonical } from './canonical.ts';
import { type Patch, type TableName, tableNames } from './operations.ts';
import type { Edition } from './records.ts';

function recordsOf(edition: Edition, table: TableName): Readonly<Record<string, unknown>> {
  return edition[table];
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** Patches that make `before` what `after` is; none where they are the same. */
export function differenceOf(before: Edition, after: Edition): Patch[] {
  const patches = tableNames.flatMap((table) => {
    const [was, is] = [recordsOf(before, table), recordsOf(after, table)];
    const changed = Object.entries(is).filter(([id, record]) => was[id] === undefined || !isSame(was[id], record));
    const gone = Object.keys(was).filter((id) => is[id] === undefined);
    return [
      ...changed.map(([id, record]): Patch => ({ kind: 'put', table, id, record })),
      ...gone.map((id): Patch => ({ kind: 'remove', table, id })),
    ];
  });
  return isSame(before.edition, after.edition) ? patches : [{ kind: 'edition', record: after.edition }, ...patches];
}
