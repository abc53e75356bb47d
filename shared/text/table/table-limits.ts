/** What of a table is taken: its filled part, within limits. What is cut off is told, whole. */
import type { ImportRemark } from '../import-remarks.ts';
import { type CellAlign, type CellSpan, type ReadTable, rowWords, type SheetTable } from './sheet-table.ts';

/** Rows and columns of a table, cells in all, and characters of one at most: some ten times a full page of share prices. */
export const MOST_ROWS = 1_000;
export const MOST_COLUMNS = 50;
export const MOST_IN_CELL = 1_000;
/** Rows that may head the columns. */
export const MOST_HEAD = 4;

/** The last row and column that anything stands in, or that a merged cell with words takes. */
function filled({ rows, spans }: SheetTable): { readonly rows: number; readonly columns: number } {
  let lastRow = 0;
  let lastColumn = 0;
  rows.forEach((row, at) => {
    const last = row.findLastIndex((cell) => cell.trim() !== '');
    if (last < 0) return;
    lastRow = at + 1;
    lastColumn = Math.max(lastColumn, last + 1);
  });
  for (const { row, column, rows: down, columns: across } of spans) {
    if ((rows[row]?.[column] ?? '').trim() === '') continue;
    // A title over a sheet's full width is as wide as the table, not as the sheet.
    lastRow = Math.max(lastRow, Math.min(row + down, lastRow));
    lastColumn = Math.max(lastColumn, Math.min(column + across, lastColumn));
  }
  return { rows: lastRow, columns: lastColumn };
}

/** Rows and columns before the first that is filled. */
function emptyBefore({ rows }: SheetTable): { readonly rows: number; readonly columns: number } {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const starts = rows.map((row) => row.findIndex((cell) => cell.trim() !== '')).filter((at) => at >= 0);
  return { rows: Math.max(0, first), columns: starts.reduce((least, at) => Math.min(least, at), starts[0] ?? 0) };
}

/** Merged cells as far as they lie in the part that is taken. */
function spansWithin(spans: readonly CellSpan[], from: CellSpan): CellSpan[] {
  return spans.flatMap((span) => {
    const row = Math.max(0, span.row - from.row);
    const column = Math.max(0, span.column - from.column);
    const rows = Math.min(span.row - from.row + span.rows, from.rows) - row;
    const columns = Math.min(span.column - from.column + span.columns, from.columns) - column;
    return rows < 1 || columns < 1 || (rows === 1 && columns === 1) ? [] : [{ row, column, rows, columns }];
  });
}

/** Cells that stand by themselves, as far as they lie in the part that is taken. */
function alignsWithin(aligns: readonly CellAlign[], from: CellSpan): CellAlign[] {
  return aligns.flatMap((one) => {
    const [row, column] = [one.row - from.row, one.column - from.column];
    return row < 0 || column < 0 || row >= from.rows || column >= from.columns ? [] : [{ ...one, row, column }];
  });
}

function cutCell(text: string, left: string[]): string {
  if (text.length <= MOST_IN_CELL) return text;
  // A character of two units is not divided.
  const end = /[\ud800-\udbff]/u.test(text.charAt(MOST_IN_CELL - 1)) ? MOST_IN_CELL - 1 : MOST_IN_CELL;
  left.push(text.slice(end));
  return text.slice(0, end);
}

/** A table whose rows and columns are as many as are taken, with no cell longer than one may be, and no longer head. */
export function withinCells(table: SheetTable): ReadTable {
  const left: string[] = [];
  const rows = table.rows.map((row) => row.map((cell) => cutCell(cell, left)));
  const headRows = Math.max(0, Math.min(table.headRows, MOST_HEAD, rows.length));
  return {
    table: { ...table, rows, headRows },
    remarks: left.length === 0 ? [] : [{ kind: 'table-cells-cut', count: left.length, text: left.join('\n') }],
  };
}

/** The filled part of a table, within the limits; `part` is where of the table it is. */
export function withinLimits(table: SheetTable): ReadTable & { readonly part: CellSpan } {
  const start = emptyBefore(table);
  const end = filled(table);
  const rows = Math.max(0, Math.min(end.rows - start.rows, MOST_ROWS));
  const columns = Math.max(0, Math.min(end.columns - start.columns, MOST_COLUMNS));
  const [lastRow, lastColumn] = [start.rows + rows, start.columns + columns];
  const rowsLeft = table.rows.slice(lastRow).map(rowWords);
  const taken = table.rows.slice(start.rows, lastRow);
  const columnsLeft = taken.map((row) => rowWords(row.slice(lastColumn))).filter((words) => words !== '');
  const remarks: ImportRemark[] = [];
  const toldRows = rowsLeft.filter((words) => words !== '');
  if (toldRows.length > 0) remarks.push({ kind: 'table-rows-left', count: toldRows.length, text: toldRows.join('\n') });
  const further = end.columns - lastColumn;
  if (further > 0) remarks.push({ kind: 'table-columns-left', count: further, text: columnsLeft.join('\n') });
  const part: CellSpan = { row: start.rows, column: start.columns, rows, columns };
  const within = withinCells({
    name: table.name,
    rows: taken.map((row) => row.slice(start.columns, lastColumn)),
    spans: spansWithin(table.spans, part),
    cellAligns: alignsWithin(table.cellAligns, part),
    headRows: table.headRows - start.rows,
    align: table.align.slice(start.columns, lastColumn),
    widths: table.widths.slice(start.columns, lastColumn),
  });
  return { table: within.table, remarks: [...remarks, ...within.remarks], part };
}
