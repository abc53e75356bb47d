/** What differs between a table as it stands and as its file has it now. */
import { columnCount } from './column-count.ts';

/** A cell that differs; rows and columns are counted from 1. */
interface ChangedCell {
  readonly row: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

export interface TableChanges {
  readonly cells: readonly ChangedCell[];
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
  readonly columnsAdded: number;
  readonly columnsRemoved: number;
}

type Rows = readonly (readonly string[])[];

/** For each row of `after` the row of `before` it was, by rows that are alike, as a longest common run has them. */
function matched(before: Rows, after: Rows): (number | null)[] {
  const key = (row: readonly string[]) => JSON.stringify(row);
  const [olds, news] = [before.map(key), after.map(key)];
  let start = 0;
  while (start < olds.length && start < news.length && olds[start] === news[start]) start++;
  let end = 0;
  while (end < olds.length - start && end < news.length - start && olds.at(-1 - end) === news.at(-1 - end)) end++;
  const oldMiddle = olds.length - start - end;
  const newMiddle = news.length - start - end;
  const taken = new Set<number>();
  return news.map((_, at) => {
    if (at < start) return at;
    if (at >= news.length - end) return at - news.length + olds.length;
    // As many rows as before: each is the one that stood there. Else those by their first cell, which names them.
    if (oldMiddle === newMiddle) return at;
    const name = after[at]?.[0] ?? '';
    const found = before
      .slice(start, start + oldMiddle)
      .findIndex((row, old) => row[0] === name && name !== '' && !taken.has(old));
    if (found < 0) return null;
    taken.add(found);
    return start + found;
  });
}

/** What changed; cells are compared in rows that stood there before. */
export function tableChanges(before: Rows, after: Rows): TableChanges {
  const olds = matched(before, after);
  const known = new Set(olds.filter((at) => at !== null));
  const columns = Math.max(columnCount(before), columnCount(after));
  const cells: ChangedCell[] = [];
  after.forEach((row, at) => {
    const old = olds[at];
    if (old == null) return;
    for (let column = 0; column < columns; column++) {
      const [was, is] = [before[old]?.[column] ?? '', row[column] ?? ''];
      if (was !== is) cells.push({ row: at + 1, column: column + 1, before: was, after: is });
    }
  });
  return {
    cells,
    rowsAdded: olds.filter((at) => at === null).length,
    rowsRemoved: before.length - known.size,
    columnsAdded: Math.max(0, columnCount(after) - columnCount(before)),
    columnsRemoved: Math.max(0, columnCount(before) - columnCount(after)),
  };
}

export function isUnchanged(changes: TableChanges): boolean {
  const { cells, rowsAdded, rowsRemoved, columnsAdded, columnsRemoved } = changes;
  return cells.length + rowsAdded + rowsRemoved + columnsAdded + columnsRemoved === 0;
}
