/** Lengths as people write them at the desk: millimetres, points, base columns (栏) and grid rows (行). */
import { columnStart, columnStep, columnsBefore, gutterWidth } from './formats.ts';
import type { PageGrid } from './records.ts';
import type { SizeUnit } from './type-sizes.ts';
import { type Frame, mm, type Pt, toMm } from './units.ts';

/** What a length measures: a place across or down the page, or an extent. */
export type Axis = 'x' | 'y' | 'width' | 'height';

const units: Readonly<Record<string, 'mm' | 'pt' | 'column' | 'row'>> = {
  '': 'mm',
  mm: 'mm',
  毫米: 'mm',
  pt: 'pt',
  磅: 'pt',
  栏: 'column',
  col: 'column',
  cols: 'column',
  column: 'column',
  columns: 'column',
  行: 'row',
  row: 'row',
  rows: 'row',
  line: 'row',
  lines: 'row',
};

/** A figure and the unit it is in. */
const LENGTH = /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]*|毫米|磅|栏|行)\s*$/iu;

function columnsTo(axis: Axis, count: number, grid: PageGrid): Pt | null {
  if (axis === 'x') return columnStart(grid, count - 1);
  return axis === 'width' ? count * columnStep(grid) - gutterWidth(grid) : null;
}

function rowsTo(axis: Axis, count: number, grid: PageGrid): Pt | null {
  if (axis === 'y') return grid.typeArea.y + (count - 1) * grid.leading;
  return axis === 'height' ? count * grid.leading : null;
}

/**
 * Reads a length: `30`, `30mm`, `85pt`, `3栏`, `12行`. Places count columns and rows from 1, from the
 * type area's corner; lengths in mm and pt from the page's. A figure alone is in the unit of what stood there before
 * (`shown`), else in millimetres. Null where it says nothing of the axis.
 */
export function readLength(text: string, axis: Axis, grid: PageGrid, shown = ''): Pt | null {
  const match = LENGTH.exec(text);
  const named = match?.[2] === '' ? (LENGTH.exec(shown)?.[2] ?? '') : (match?.[2] ?? '');
  const unit = match === null ? undefined : units[named.toLowerCase()];
  if (match === null || unit === undefined) return null;
  const value = Number(match[1]);
  if (unit === 'column') return columnsTo(axis, value, grid);
  if (unit === 'row') return rowsTo(axis, value, grid);
  return unit === 'mm' ? mm(value) : value;
}

/** A figure without the noise of binary fractions. */
function figure(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** How far from a whole number of columns or rows a length may be and still be called one. */
const NEAR = 0.005;

/** How columns and rows are written, with their number. */
interface UnitNames {
  readonly column: (count: number) => string;
  readonly row: (count: number) => string;
}

/** Writes a length in columns or rows where it is a whole number of them, else in the unit given. */
export function writeLength(
  length: Pt,
  axis: Axis,
  grid: PageGrid,
  { column, row }: UnitNames,
  unit: SizeUnit = 'mm',
): string {
  const across = axis === 'x' || axis === 'width';
  const inColumns = axis === 'x' ? columnsBefore(grid, length) + 1 : (length + gutterWidth(grid)) / columnStep(grid);
  const inRows = axis === 'y' ? (length - grid.typeArea.y) / grid.leading + 1 : length / grid.leading;
  const count = across ? inColumns : inRows;
  const isWhole = Math.abs(count - Math.round(count)) < NEAR && Math.round(count) >= 1;
  if (isWhole) return (across ? column : row)(Math.round(count));
  return `${figure(unit === 'mm' ? toMm(length) : length, 1)}${unit}`;
}

/** How wide and how high something is, in the unit given. */
export function writeExtent({ width, height }: Pick<Frame, 'width' | 'height'>, unit: SizeUnit): string {
  const said = (length: Pt) => (unit === 'mm' ? toMm(length) : length).toFixed(1);
  return `${said(width)} × ${said(height)} ${unit}`;
}
