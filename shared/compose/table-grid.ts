/**
 * Tables with columns of set widths, merged cells, cells of several lines, and rules and tints by their style. Rows stand
 * on the table's leading, so that a table beside text keeps to its lines.
 */
import type { TableToSet } from '../blocks/compositor.ts';
import type { BlockId } from '../edition/ids.ts';
import { plainTable } from '../edition/style-records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn } from './glyph-runs.ts';
import type { TextFit } from './set-text.ts';
import { type CellLine, cellLines, type GridCell, gridCells, widestPiece } from './table-cells.ts';
import { type ColumnNeed, columnWidths } from './table-columns.ts';
import { type Grid, tableRules, tableTints } from './table-rules.ts';

/** Space kept on either side of a column's cells, in em. */
const PAD = 0.5;

type Align = TableToSet['align'][number];

/** How a column's figures stand at their points, in em: the widest part before them, and with what comes after. */
interface Points {
  readonly whole: number;
  readonly both: number;
}

interface SetCell extends GridCell {
  readonly lines: readonly CellLine[];
}

const countOf = (table: TableToSet) => Math.max(0, ...table.rows.map((row) => row.length));

function pointsOf(cells: readonly GridCell[], count: number): Points[] {
  return Array.from({ length: count }, (_, column) => {
    const own = cells.filter((cell) => cell.column === column && cell.whole !== null);
    const whole = Math.max(0, ...own.map((cell) => cell.whole ?? 0));
    const rest = Math.max(0, ...own.map((cell) => (cell.labels[0]?.width(1) ?? 0) - (cell.whole ?? 0)));
    return { whole, both: whole + rest };
  });
}

/** What each column needs at a size. */
function needsOf(cells: readonly GridCell[], points: readonly Points[], size: Pt): ColumnNeed[] {
  return points.map(({ both }, column) => {
    const own = cells.filter((cell) => cell.column === column && cell.columns === 1);
    const labels = own.flatMap((cell) => cell.labels);
    const pad = 2 * PAD;
    const least = Math.max(both, 1, ...labels.map((label) => widestPiece(label.prepared)));
    const natural = Math.max(least, ...labels.map((label) => label.width(1)));
    return { least: (least + pad) * size, natural: (natural + pad) * size };
  });
}

/** The tops and heights of rows, each as high as its cells have lines; merged ones have their last row give what they lack. */
function rowsOf(cells: readonly SetCell[], count: number, leading: Pt): Grid['rows'] {
  const lines = Array.from({ length: count }, () => 1);
  for (const cell of cells) {
    if (cell.rows === 1) lines[cell.row] = Math.max(lines[cell.row] ?? 1, cell.lines.length);
  }
  for (const cell of cells.filter((one) => one.rows > 1)) {
    const has = lines.slice(cell.row, cell.row + cell.rows).reduce((sum, own) => sum + own, 0);
    const last = cell.row + cell.rows - 1;
    if (cell.lines.length > has) lines[last] = (lines[last] ?? 1) + cell.lines.length - has;
  }
  let top = 0;
  return lines.map((own) => {
    const row = { top, height: own * leading };
    top += row.height;
    return row;
  });
}

/** How a cell stands: heads of figures in the middle, for they have no point to stand by, and what goes over columns too. */
function alignOf(cell: GridCell, align: TableToSet['align']): Align {
  const own = align[cell.column] ?? 'start';
  // What has no figure has no point to stand by.
  if (cell.align === 'decimal') return cell.whole === null ? 'centre' : 'decimal';
  if (cell.align !== undefined) return cell.align;
  if (cell.columns > 1) return 'centre';
  if (own !== 'decimal') return own;
  return cell.isHead || cell.whole === null ? 'centre' : 'decimal';
}

function shiftOf(align: Align, cell: GridCell, width: Pt, room: Pt, size: Pt, points: Points | undefined): Pt {
  switch (align) {
    case 'start':
      return 0;
    case 'end':
      return room - width;
    case 'centre':
      return (room - width) / 2;
    case 'decimal': {
      const { whole, both } = points ?? { whole: 0, both: 0 };
      return (room - both * size) / 2 + (whole - (cell.whole ?? 0)) * size;
    }
  }
}

/** The items of one cell's lines, in the middle of its height. */
function cellItems(
  cell: SetCell,
  grid: Grid,
  { table, size, points, blockId, x, y }: Setting & { readonly blockId: BlockId; readonly x: Pt; readonly y: Pt },
): DisplayItem[] {
  const { leading } = table.style;
  const [first, last] = [grid.rows[cell.row], grid.rows[cell.row + cell.rows - 1]];
  const [left, right] = [grid.columns[cell.column], grid.columns[cell.column + cell.columns - 1]];
  if (first === undefined || last === undefined || left === undefined || right === undefined) return [];
  const room = right.left + right.width - left.left - 2 * PAD * size;
  const height = last.top + last.height - first.top;
  const top = y + first.top + (height - cell.lines.length * leading) / 2;
  const align = alignOf(cell, table.align);
  return cell.lines.flatMap((line, at) => {
    const shift = shiftOf(align, cell, line.width, room, size, points[cell.column]);
    return line.set(blockId, x + left.left + PAD * size + shift, baselineIn(top + at * leading, leading, size));
  });
}

interface Setting {
  readonly table: TableToSet;
  readonly size: Pt;
  readonly points: readonly Points[];
}

/** What of a table found room, and the size it is set at. */
export interface TableFit extends TextFit {
  readonly size: Pt;
  /** Where its columns end, from its frame's left: between two that stand apart, in the middle. */
  readonly columns: readonly Pt[];
  /** Where the rows that are shown end, from its frame's top. */
  readonly rows: readonly Pt[];
}

/** Sets a table in its frame; rows that do not fit are overset. */
export function setGrid(
  table: TableToSet,
  { blockId, frame }: { readonly blockId: BlockId; readonly frame: Frame },
  fonts: FontBook,
): TableFit {
  const looks = { ...plainTable, ...table.style.table };
  const cells = gridCells(table, fonts);
  const count = countOf(table);
  const points = pointsOf(cells, count);
  const needs = needsOf(cells, points, table.style.size);
  const { widths, scale } = columnWidths(needs, table.widths ?? [], frame.width);
  const size = table.style.size * scale;
  let left = 0;
  const columns = widths.map((width) => {
    const column = { left, width };
    left += width;
    return column;
  });
  const set = cells.map((cell): SetCell => {
    const own = columns.slice(cell.column, cell.column + cell.columns).reduce((sum, { width }) => sum + width, 0);
    return { ...cell, lines: cellLines(cell, size, own - 2 * PAD * size) };
  });
  const rows = rowsOf(set, table.rows.length, table.style.leading);
  const room = frame.height - 2 * looks.outer + 0.01;
  const shown = rows.filter(({ top, height }) => top + height <= room);
  const grid: Grid = { columns, rows: shown };
  const at = { x: frame.x, y: frame.y + looks.outer };
  // A merged cell whose rows do not all fit is set in those that do.
  const seen = set
    .filter((cell) => cell.row < shown.length)
    .map((cell) => ({ ...cell, rows: Math.min(cell.rows, shown.length - cell.row) }));
  const place = { ...at, blockId, looks, headRows: table.headRows };
  const items = [
    ...tableTints(grid, seen, place),
    ...seen.flatMap((cell) => cellItems(cell, grid, { table, size, points, blockId, ...at })),
    ...tableRules(grid, seen, place),
  ];
  const overset = table.rows.slice(shown.length).reduce((sum, row) => sum + row.join('').length, 0);
  const labels = cells.flatMap((cell) => cell.labels);
  return {
    items,
    lines: shown.length,
    oversetCharacters: overset,
    missing: [...new Set(labels.flatMap(({ prepared }) => prepared.missing))],
    standIns: new Map(labels.flatMap(({ prepared }) => [...prepared.standIns])),
    size,
    columns: columns.map((column) => column.left + column.width),
    rows: shown.map(({ top, height }) => looks.outer + top + height),
  };
}
