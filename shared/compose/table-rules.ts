/** Rules and tints of a table, as its style has them: a rule is not drawn through a merged cell. */
import type { CellSpan } from '../blocks/cell-spans.ts';
import type { BlockId } from '../edition/ids.ts';
import type { TableLooks } from '../edition/style-records.ts';
import type { Pt } from '../edition/units.ts';
import type { DisplayItem } from './display-list.ts';

/** A table measured: everything in points from its frame's corner. */
export interface Grid {
  readonly columns: readonly { readonly left: Pt; readonly width: Pt }[];
  readonly rows: readonly { readonly top: Pt; readonly height: Pt }[];
}

interface RuledPlace {
  readonly blockId: BlockId;
  /** The corner that the grid counts from. */
  readonly x: Pt;
  readonly y: Pt;
  readonly looks: TableLooks;
  readonly headRows: number;
}

function fillOf(blockId: BlockId, x: Pt, y: Pt, width: Pt, height: Pt, ink: number): DisplayItem[] {
  return width > 0 && height > 0 && ink > 0 ? [{ kind: 'fill', blockId, frame: { x, y, width, height }, ink }] : [];
}

const widthOf = ({ columns }: Grid) => columns.reduce((sum, { width }) => sum + width, 0);
const heightOf = ({ rows }: Grid) => rows.reduce((sum, { height }) => sum + height, 0);

/** For each place of a grid the cell that stands there, by its number; -1 for none. */
function owners(grid: Grid, cells: readonly CellSpan[]): Int32Array {
  const count = grid.columns.length;
  const owner = new Int32Array(grid.rows.length * count).fill(-1);
  cells.forEach((cell, at) => {
    for (let row = cell.row; row < Math.min(cell.row + cell.rows, grid.rows.length); row++) {
      for (let column = cell.column; column < Math.min(cell.column + cell.columns, count); column++) {
        owner[row * count + column] = at;
      }
    }
  });
  return owner;
}

/** Stretches of a line of places that are not inside a merged cell, from and to. */
function stretches(count: number, isOpen: (at: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < count; at++) {
    if (!isOpen(at)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  }
  return found;
}

/** The tint of a row, by its place. */
function tintOf(row: number, { looks, headRows }: RuledPlace): number {
  if (row < headRows) return looks.headTint;
  return (row - headRows) % 2 === 1 ? looks.bandTint : 0;
}

/** The grounds of the head and of every other row; a cell merged over several rows has that of its first. */
export function tableTints(grid: Grid, cells: readonly CellSpan[], place: RuledPlace): DisplayItem[] {
  const { blockId, x, y, looks } = place;
  if (looks.headTint === 0 && looks.bandTint === 0) return [];
  const { columns, rows } = grid;
  const owner = owners(grid, cells);
  const ground = (row: number, down: number, column: number, across: number) => {
    const [first, last] = [rows[row], rows[row + down - 1]];
    const [left, right] = [columns[column], columns[column + across - 1]];
    if (first === undefined || last === undefined || left === undefined || right === undefined) return [];
    const [width, height] = [right.left + right.width - left.left, last.top + last.height - first.top];
    return fillOf(blockId, x + left.left, y + first.top, width, height, tintOf(row, place));
  };
  const plain = rows.flatMap((_, row) => {
    const isPlain = (column: number) => (cells[owner[row * columns.length + column] ?? -1]?.rows ?? 1) === 1;
    return stretches(columns.length, isPlain).flatMap(([from, to]) => ground(row, 1, from, to - from));
  });
  const tall = cells.filter((cell) => cell.rows > 1);
  return [...plain, ...tall.flatMap((cell) => ground(cell.row, cell.rows, cell.column, cell.columns))];
}

/** The rules of a table: round it, under its head, between rows and columns. */
export function tableRules(grid: Grid, cells: readonly CellSpan[], place: RuledPlace): DisplayItem[] {
  const { blockId, x, y, looks, headRows } = place;
  const { columns, rows } = grid;
  const [width, height] = [widthOf(grid), heightOf(grid)];
  const owner = owners(grid, cells);
  const isSame = (one: number, other: number) => owner[one] !== -1 && owner[one] === owner[other];
  const items = [
    ...fillOf(blockId, x, y - looks.outer, width, looks.outer, 1),
    ...fillOf(blockId, x, y + height, width, looks.outer, 1),
    ...fillOf(blockId, x, y, looks.sides, height, 1),
    ...fillOf(blockId, x + width - looks.sides, y, looks.sides, height, 1),
  ];
  for (let row = 1; row < rows.length; row++) {
    const weight = row === headRows ? Math.max(looks.head, looks.rows) : looks.rows;
    const top = rows[row]?.top ?? 0;
    const isOpen = (column: number) => !isSame((row - 1) * columns.length + column, row * columns.length + column);
    for (const [from, to] of weight > 0 ? stretches(columns.length, isOpen) : []) {
      const left = columns[from]?.left ?? 0;
      const right = (columns[to - 1]?.left ?? 0) + (columns[to - 1]?.width ?? 0);
      items.push(...fillOf(blockId, x + left, y + top - weight / 2, right - left, weight, 1));
    }
  }
  for (let column = 1; column < columns.length && looks.columns > 0; column++) {
    const left = columns[column]?.left ?? 0;
    const isOpen = (row: number) => !isSame(row * columns.length + column - 1, row * columns.length + column);
    for (const [from, to] of stretches(rows.length, isOpen)) {
      const top = rows[from]?.top ?? 0;
      const bottom = (rows[to - 1]?.top ?? 0) + (rows[to - 1]?.height ?? 0);
      items.push(...fillOf(blockId, x + left - looks.columns / 2, y + top, looks.columns, bottom - top, 1));
    }
  }
  return items;
}
