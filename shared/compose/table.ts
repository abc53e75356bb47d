/** Small tables of figures: rows on the table's leading, rules, and decimal points under each other. */
import { ownAligns } from '../blocks/cell-spans.ts';
import type { TableToSet } from '../blocks/compositor.ts';
import type { BlockId } from '../edition/ids.ts';
import { cellPart } from '../edition/text.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { withoutEnd } from '../text/trimmed.ts';
import type { DisplayItem } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn, Label } from './glyph-runs.ts';
import { ownItems } from './own-words.ts';
import { setGrid, type TableFit } from './table-grid.ts';

/** Rules in points: above and below the table, and under its head. */
const OUTER = 0.9;
const INNER = 0.4;
/** Space kept between the columns, in em. */
const BETWEEN = 1;

interface TableCell {
  readonly label: Label;
  readonly width: Pt;
  /** Width up to the decimal point, or all of it where there is none. */
  readonly whole: Pt;
}

/** A column by its widest cells. */
interface TableColumn {
  /** Width up to the decimal points, and with what comes after them: of all cells where its cells stand by them. */
  readonly whole: Pt;
  readonly both: Pt;
  readonly natural: Pt;
}

/** A figure up to its decimal point; a text without figures stands as if all of it came before one. */
function beforePoint(text: string): string {
  const point = /\d[.．](?=\d)/u.exec(text);
  return point === null ? withoutEnd(text, (unit) => !/\d/u.test(unit)) || text : text.slice(0, point.index + 1);
}

/** The cells, each set on a line of its own. */
function cellsOf({ rows, headRows, style }: TableToSet, fonts: FontBook): TableCell[][] {
  return rows.map((row, at) =>
    row.map((text) => {
      const face = at < headRows ? { ...style, font: fonts.beside(style, 'strong') } : style;
      const label = new Label(text, fonts, face);
      const whole = new Label(beforePoint(text), fonts, face).width(style.size);
      return { label, width: label.width(style.size), whole };
    }),
  );
}

/** The columns the cells make. Those of decimals are as wide as what stands before the points and after them. */
function columnsOf(
  rows: readonly (readonly TableCell[])[],
  align: TableToSet['align'],
  ownAlign: ReturnType<typeof ownAligns>,
): TableColumn[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => {
    const cells = rows.flatMap((row) => row[column] ?? []);
    const isDecimal = align[column] === 'decimal';
    const pointed = isDecimal
      ? cells
      : rows.flatMap((row, at) => (ownAlign(at, column) === 'decimal' ? (row[column] ?? []) : []));
    const whole = Math.max(0, ...pointed.map((cell) => cell.whole));
    const both = whole + Math.max(0, ...pointed.map((cell) => cell.width - cell.whole));
    return { whole, both, natural: isDecimal ? both : Math.max(both, ...cells.map((cell) => cell.width)) };
  });
}

/** How far in its column's room a cell starts. */
function shiftOf(
  cell: TableCell,
  column: TableColumn,
  room: Pt,
  scale: number,
  align: TableToSet['align'][number],
): Pt {
  const free = room - cell.width * scale;
  switch (align) {
    case 'start':
      return 0;
    case 'end':
      return free;
    case 'centre':
      return free / 2;
    case 'decimal':
      return (room - column.both * scale) / 2 + (column.whole - cell.whole) * scale;
  }
}

/** True of a table that needs nothing but lines of cells: it is set as tables always were. */
function isPlain({ rows, spans = [], widths, style }: TableToSet): boolean {
  const isOnLines = rows.every((row) => row.every((cell) => !cell.includes('\n')));
  return spans.length === 0 && widths === undefined && style.table === undefined && isOnLines;
}

/** Sets a table in its frame; rows that do not fit are overset. */
export function setTable(
  table: TableToSet,
  place: { readonly blockId: BlockId; readonly frame: Frame },
  fonts: FontBook,
): TableFit {
  return isPlain(table) ? setPlain(table, place, fonts) : setGrid(table, place, fonts);
}

function setPlain(
  table: TableToSet,
  { blockId, frame }: { readonly blockId: BlockId; readonly frame: Frame },
  fonts: FontBook,
): TableFit {
  const { x, y, width, height } = frame;
  const { size, leading } = table.style;
  const rows = cellsOf(table, fonts);
  const ownAlign = ownAligns(table.cellAligns);
  const columns = columnsOf(rows, table.align, ownAlign);
  const between = BETWEEN * size;
  const natural = columns.reduce((sum, column) => sum + column.natural, 0) + Math.max(0, columns.length - 1) * between;
  // A table too wide for its frame is set smaller as a whole, its columns keep their order of widths.
  const scale = natural > width && natural > 0 ? width / natural : 1;
  const slack = columns.length === 0 ? 0 : Math.max(0, width - natural) / columns.length;
  const lines = Math.min(rows.length, Math.max(0, Math.floor((height - 2 * OUTER) / leading + 0.01)));
  const items: DisplayItem[] = [];
  const rule = (top: Pt, weight: Pt) => {
    items.push({ kind: 'fill', blockId, frame: { x, y: top, width, height: weight }, ink: 1 });
  };
  rule(y, OUTER);
  const top = y + OUTER;
  rows.slice(0, lines).forEach((row, at) => {
    const isHead = at < table.headRows;
    const baseline = baselineIn(top + at * leading, leading, size * scale);
    let left = x;
    columns.forEach((column, index) => {
      const cell = row[index];
      if (cell !== undefined) {
        const align = table.align[index] ?? 'start';
        // The head of a column of decimals has no point to stand by.
        const own = ownAlign(at, index) ?? (isHead && align === 'decimal' ? 'centre' : align);
        const shift = shiftOf(cell, column, column.natural * scale + slack, scale, own);
        const set = cell.label.set({ blockId, source: null, size: size * scale, x: left + shift, y: baseline });
        items.push(...ownItems(set, cellPart(blockId, at, index)));
      }
      left += (column.natural + (index === columns.length - 1 ? 0 : between)) * scale + slack;
    });
    if (isHead && at === table.headRows - 1) rule(top + (at + 1) * leading - INNER / 2, INNER);
  });
  rule(top + lines * leading, OUTER);
  const overset = table.rows.slice(lines).reduce((sum, row) => sum + row.join('').length, 0);
  const missing = new Set(rows.flat().flatMap(({ label }) => label.prepared.missing));
  const standIns = new Map(rows.flat().flatMap(({ label }) => [...label.prepared.standIns]));
  let end = 0;
  const ends = columns.map((column, index) => {
    end += column.natural * scale + slack + (index === columns.length - 1 ? 0 : between * scale);
    return index === columns.length - 1 ? end : end - (between * scale) / 2;
  });
  return {
    items,
    lines,
    oversetCharacters: overset,
    missing: [...missing],
    standIns,
    size: size * scale,
    columns: ends,
    rows: Array.from({ length: lines }, (_, at) => OUTER + (at + 1) * leading),
  };
}
