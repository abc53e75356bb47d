/** Where the cells of a table are after rows or columns were put in, taken out or moved in it: nobody says what was done. */

import type { BlockKind, Block as BlockOf } from '../blocks/kinds.ts';
import { blockModule } from '../blocks/kinds.ts';
import type { Block } from './records.ts';
import { sharedEnds } from './shared-ends.ts';
import { cellOf, cellPart } from './text.ts';

type Rows = readonly (readonly string[])[];

function rowsOf<K extends BlockKind>(block: BlockOf<K>): Rows {
  return blockModule<K>(block.kind).cells?.read(block) ?? [];
}

/** What it costs to take a row out or put one in, where one that reads otherwise throughout costs 1. */
const OUT_OR_IN = 0.6;

/** How much of two rows is not the same at either end, from 0 to 1. */
function unlike(a: readonly string[], b: readonly string[]): number {
  const { head, tail } = sharedEnds(a, b);
  const most = Math.max(a.length, b.length);
  return most === 0 ? 0 : 1 - (head + tail) / most;
}

/** Where the same rows stand in another order; null where they are not the same. */
function reordered(before: Rows, after: Rows, index: number): number | null {
  if (before.length !== after.length) return null;
  const [old, now] = [before, after].map((rows) => rows.map((row) => JSON.stringify(row)));
  const own = old?.[index];
  if (old === undefined || now === undefined || own === undefined) return null;
  const isSame = [...old].sort().join() === [...now].sort().join() && old.indexOf(own) === old.lastIndexOf(own);
  return isSame ? now.indexOf(own) : null;
}

/** The index of a row in the next version: that of the one it is matched with at the least cost; null of one that is gone. */
function movedIndex(before: Rows, after: Rows, index: number): number | null {
  const moved = reordered(before, after, index);
  if (moved !== null) return moved;
  const costs = [Array.from({ length: after.length + 1 }, (_, at) => at * OUT_OR_IN)];
  for (const [at, row] of before.entries()) {
    const above = costs[at] ?? [];
    const line = [(at + 1) * OUT_OR_IN];
    for (const [to, other] of after.entries()) {
      const matched = (above[to] ?? 0) + unlike(row, other);
      line.push(Math.min(matched, (above[to + 1] ?? 0) + OUT_OR_IN, (line[to] ?? 0) + OUT_OR_IN));
    }
    costs.push(line);
  }
  let [at, to] = [before.length, after.length];
  while (at > 0) {
    const cost = costs[at]?.[to] ?? 0;
    const [row, other] = [before[at - 1] ?? [], after[to - 1] ?? []];
    const isMatched = to > 0 && Math.abs(cost - (costs[at - 1]?.[to - 1] ?? 0) - unlike(row, other)) < 1e-9;
    if (isMatched) {
      if (at - 1 === index) return to - 1;
      at--;
      to--;
    } else if (to > 0 && Math.abs(cost - (costs[at]?.[to - 1] ?? 0) - OUT_OR_IN) < 1e-9) to--;
    else {
      if (at - 1 === index) return null;
      at--;
    }
  }
  return null;
}

function columnsOf(rows: Rows): Rows {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => rows.map((row) => row[column] ?? ''));
}

/** The part that a part of a block is after the block changed; null where it is gone. */
export function movedPart(before: Block, after: Block, part: string): string | null {
  const cell = cellOf(before.id, part);
  if (cell === null) return part;
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const row = movedIndex(old, now, cell.row);
  const column = movedIndex(columnsOf(old), columnsOf(now), cell.column);
  return row === null || column === null ? null : cellPart(after.id, row, column);
}
