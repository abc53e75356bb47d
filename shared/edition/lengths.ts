/** Lengths as people write them at the desk: millimetres, points, base columns (栏) and grid rows (行). */
import { columnEnd, columnStart, columnStep, columnsBefore, columnsIn, gutterWidth } from './formats.ts';
import type { Page, PageGrid } from './records.ts';
import { halfUnder, halvesOf, standsOverFold } from './spreads.ts';
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

/** A length by its number of columns or rows where that is whole, else in the unit given. */
function written(length: Pt, count: number, name: (count: number) => string, unit: SizeUnit): string {
  const isWhole = Math.abs(count - Math.round(count)) < NEAR && Math.round(count) >= 1;
  return isWhole ? name(Math.round(count)) : `${figure(unit === 'mm' ? toMm(length) : length, 1)}${unit}`;
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
  return written(length, count, across ? column : row, unit);
}

/** Where a frame is measured from: of a 通版 from its half, and from the left one where it stands over the fold, as rulers count. */
function measuredFrom(page: Page, frame: Pick<Frame, 'x' | 'width'>): { readonly grid: PageGrid; readonly shift: Pt } {
  const [left] = halvesOf(page);
  const half = standsOverFold(page, frame) && left !== undefined ? left : halfUnder(page, frame);
  return { grid: half.page.grid, shift: half.shift };
}

/**
 * Reads a length of a frame on a page ({@link readLength}), as it stands on the sheet then: places across a 通版 are those of
 * the half it stands on, and so many columns are as wide as they are where it stands.
 */
export function readOnPage(text: string, axis: Axis, page: Page, frame: Frame, shown = ''): Pt | null {
  if (page.grid.fold === undefined || axis === 'y' || axis === 'height') {
    return readLength(text, axis, page.grid, shown);
  }
  const { grid, shift } = measuredFrom(page, frame);
  const length = readLength(text, axis, grid, shown);
  if (length === null) return null;
  if (axis === 'x') return length + shift;
  const columns = (length + gutterWidth(grid)) / columnStep(grid);
  const isInColumns = /栏|col/iu.test(text) || (/^[\s\d.-]*$/u.test(text) && /栏|col/iu.test(shown));
  return isInColumns ? columnEnd(page.grid, columnsBefore(page.grid, frame.x) + columns) - frame.x : length;
}

/** Writes a length of a frame on a page: {@link readOnPage} the other way. */
export function writeOnPage(axis: Axis, page: Page, frame: Frame, names: UnitNames, unit: SizeUnit = 'mm'): string {
  if (page.grid.fold === undefined) return writeLength(frame[axis], axis, page.grid, names, unit);
  const { grid, shift } = measuredFrom(page, frame);
  if (axis === 'x') return writeLength(frame.x - shift, axis, grid, names, unit);
  if (axis !== 'width') return writeLength(frame[axis], axis, grid, names, unit);
  return written(frame.width, columnsIn(page.grid, frame), names.column, unit);
}

/** How wide and how high something is, in the unit given. */
export function writeExtent({ width, height }: Pick<Frame, 'width' | 'height'>, unit: SizeUnit): string {
  const said = (length: Pt) => (unit === 'mm' ? toMm(length) : length).toFixed(1);
  return `${said(width)} × ${said(height)} ${unit}`;
}
