/** Cells of a table that are selected: which they are, how one goes from one to another, and how they are told to stand. */

import { columnCount } from '../text/table/column-count.ts';
import type { CellAlign, ColumnAlign } from '../text/table/sheet-table.ts';
import { type CellSpan, Merged, ownAligns, soundSpans } from './cell-spans.ts';

/** A cell by its row and column, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Cells from a corner to the one across: where the selection was begun, and where it was drawn to. */
export interface CellRange {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

/** What of a table says where its cells are. */
interface Cells {
  readonly rows: readonly (readonly string[])[];
  readonly spans?: readonly CellSpan[] | undefined;
}

/** What of a table says how they stand. */
interface AlignedCells extends Cells {
  readonly headRows: number;
  readonly align: readonly ColumnAlign[];
  readonly cellAligns?: readonly CellAlign[] | undefined;
}

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** The cell that takes a place: of a merged one its first. Places beyond the table's edge are those at the edge. */
export function cellAt({ rows, spans = [] }: Cells, { row, column }: CellPlace): CellPlace {
  const [down, across] = [within(row, rows.length), within(column, columnCount(rows))];
  const over = soundSpans(spans, rows).find(
    (span) =>
      down >= span.row && down < span.row + span.rows && across >= span.column && across < span.column + span.columns,
  );
  return over === undefined ? { row: down, column: across } : { row: over.row, column: over.column };
}

/** The rectangle that a range takes, grown until no merged cell is cut by its edge. */
export function rangeSpan(table: Cells, { from, to }: CellRange): CellSpan {
  const { rows, spans = [] } = table;
  const [one, other] = [cellAt(table, from), cellAt(table, to)];
  let [top, left] = [Math.min(one.row, other.row), Math.min(one.column, other.column)];
  let [foot, right] = [Math.max(one.row, other.row), Math.max(one.column, other.column)];
  const merged = soundSpans(spans, rows);
  for (let isGrown = true; isGrown; ) {
    isGrown = false;
    for (const span of merged) {
      const [last, end] = [span.row + span.rows - 1, span.column + span.columns - 1];
      const meets = span.row <= foot && last >= top && span.column <= right && end >= left;
      const isInside = span.row >= top && last <= foot && span.column >= left && end <= right;
      if (!meets || isInside) continue;
      [top, left] = [Math.min(top, span.row), Math.min(left, span.column)];
      [foot, right] = [Math.max(foot, last), Math.max(right, end)];
      isGrown = true;
    }
  }
  return { row: top, column: left, rows: foot - top + 1, columns: right - left + 1 };
}

/** The cells of a range, row by row, merged ones once. */
export function cellsIn(table: Cells, range: CellRange): CellPlace[] {
  const { row, column, rows, columns } = rangeSpan(table, range);
  const merged = new Merged(table.spans ?? [], table.rows);
  return Array.from({ length: rows * columns }, (_, at) => ({
    row: row + Math.floor(at / columns),
    column: column + (at % columns),
  })).filter((place) => !merged.isCovered(place.row, place.column));
}

/** The cell that a step across or down leads to, over the whole of a merged one; the same one at the table's edge. */
export function cellBeside(table: Cells, from: CellPlace, across: number, down: number): CellPlace {
  const start = cellAt(table, from);
  const span = new Merged(table.spans ?? [], table.rows).spanOf(start.row, start.column) ?? { rows: 1, columns: 1 };
  const far = (by: number, length: number) => (by > 0 ? length : by < 0 ? -1 : 0);
  return cellAt(table, {
    row: start.row + far(down, span.rows),
    column: start.column + far(across, span.columns),
  });
}

/** How a cell is told to stand: by itself, else as its column. */
export function alignAt({ align, cellAligns }: AlignedCells, { row, column }: CellPlace): ColumnAlign {
  return ownAligns(cellAligns)(row, column) ?? align[column] ?? 'start';
}

/** A table whose cells of a range stand so; null has them stand as their columns do. */
export function withCellAligns<Table extends AlignedCells>(
  table: Table,
  range: CellRange,
  align: ColumnAlign | null,
): Omit<Table, 'cellAligns'> & { readonly cellAligns?: CellAlign[] } {
  const { cellAligns = [], ...rest } = table;
  const cells = cellsIn(table, range);
  const chosen = new Set(cells.map(({ row, column }) => `${row} ${column}`));
  const merged = new Merged(table.spans ?? [], table.rows);
  const others = cellAligns.filter(({ row, column }) => !chosen.has(`${row} ${column}`));
  const own = cells.flatMap((place): CellAlign[] => {
    if (align === null) return [];
    // Heads and what goes over columns stand otherwise than the column by themselves.
    const isPlain = place.row >= table.headRows && (merged.spanOf(place.row, place.column)?.columns ?? 1) === 1;
    return isPlain && (table.align[place.column] ?? 'start') === align ? [] : [{ ...place, align }];
  });
  const all = [...others, ...own];
  return all.length === 0 ? rest : { ...rest, cellAligns: all };
}

/** A table whose columns that a range goes over stand so; cells that stand by themselves go on doing so. */
export function withColumnAligns<Table extends AlignedCells>(
  table: Table,
  range: CellRange,
  align: ColumnAlign,
): Omit<Table, 'align'> & { readonly align: ColumnAlign[] } {
  const { column, columns } = rangeSpan(table, range);
  return {
    ...table,
    align: Array.from({ length: columnCount(table.rows) }, (_, at) =>
      at >= column && at < column + columns ? align : (table.align[at] ?? 'start'),
    ),
  };
}

/** A table with other words in one cell. Its row is filled up with empty cells as far as that cell. */
export function withCellWords<Table extends Cells>(
  table: Table,
  { row, column }: CellPlace,
  words: string,
): Omit<Table, 'rows'> & { readonly rows: string[][] } {
  return {
    ...table,
    rows: table.rows.map((cells, at) =>
      at === row
        ? Array.from({ length: Math.max(cells.length, column + 1) }, (_, to) =>
            to === column ? words : (cells[to] ?? ''),
          )
        : [...cells],
    ),
  };
}
