/** The cells of a table that is selected: taken by a click, stepped through by the arrow keys. */

import type { TableBlock } from '../../../shared/blocks/kinds.ts';
import { type CellPlace, cellAt, cellBeside, rangeSpan } from '../../../shared/blocks/table-cells.ts';
import type { Pt } from '../../../shared/edition/units.ts';
import { cellsAtHand } from '../../state/selection.ts';
import type { BoardPoint, Ground, KeyStep } from './gesture.ts';
import type { Hit } from './hit.ts';

/** The stretch between ends that a distance lies in; the last for what lies beyond them. */
function stretchAt(ends: readonly Pt[], at: Pt): number {
  const found = ends.findIndex((end) => at < end);
  return found < 0 ? ends.length - 1 : found;
}

/** The cell of a table under a point; null where none is composed there. */
function cellUnder(ground: Ground, { block, sheet }: Hit, point: BoardPoint): CellPlace | null {
  if (block.kind !== 'table' || block.rows.length === 0) return null;
  const now = ground.sheets().find(({ page }) => page.id === sheet.page.id) ?? sheet;
  const { columns = [], rows = [] } = now.composed?.blocks.find(({ id }) => id === block.id) ?? {};
  if (columns.length === 0 || rows.length === 0) return null;
  return cellAt(block, {
    row: stretchAt(rows, point.y - block.frame.y),
    column: stretchAt(columns, point.x - now.x - block.frame.x),
  });
}

/** Takes the cell under a point, or with Shift all from the one taken before to it; false where there is none. */
export function takeCell(ground: Ground, hit: Hit, point: BoardPoint): boolean {
  const cell = cellUnder(ground, hit, point);
  if (cell === null) return false;
  const before = cellsAtHand(ground.selection.get());
  const from = point.shift && before?.block === hit.block.id ? before.range.from : cell;
  ground.selection.update({ cells: { block: hit.block.id, range: { from, to: cell } } });
  return true;
}

/** A right press keeps the cells it is in, and takes the one it is on where it is in none of them. */
export function keepOrTakeCell(ground: Ground, hit: Hit, point: BoardPoint): void {
  const cell = cellUnder(ground, hit, point);
  const before = cellsAtHand(ground.selection.get());
  if (cell === null || hit.block.kind !== 'table') return;
  if (before?.block === hit.block.id) {
    const { row, column, rows, columns } = rangeSpan(hit.block, before.range);
    const isIn = cell.row >= row && cell.row < row + rows && cell.column >= column && cell.column < column + columns;
    if (isIn) return;
  }
  ground.selection.update({ cells: { block: hit.block.id, range: { from: cell, to: cell } } });
}

/** The table whose cells are selected. */
function tableAtHand(ground: Ground): TableBlock | null {
  const cells = cellsAtHand(ground.selection.get());
  const block = cells === null ? undefined : ground.session.state.get().edition?.blocks[cells.block];
  return block?.kind === 'table' && block.rows.length > 0 ? block : null;
}

/** An arrow key among cells: to the one beside it, or with Shift so much further. False where no cell is selected. */
export function stepCell(ground: Ground, { kind, dx, dy }: KeyStep): boolean {
  const cells = cellsAtHand(ground.selection.get());
  const table = tableAtHand(ground);
  if (cells === null || table === null) return false;
  const to = cellBeside(table, cells.range.to, dx, dy);
  const range = kind === 'resize' ? { from: cells.range.from, to } : { from: to, to };
  ground.selection.update({ cells: { block: table.id, range } });
  return true;
}
