/** A table as it comes from a sheet, a list in text or a clipboard: its cells as they are shown there, and how they stand. */
import type { ImportRemark } from '../import-remarks.ts';

/** How a column's cells stand; `decimal` puts their decimal points under each other. */
export type ColumnAlign = 'start' | 'centre' | 'end' | 'decimal';

/** Cells merged into one: the one at `row` and `column`, counted from 0, takes so many rows and columns. */
export interface CellSpan {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A cell that stands otherwise than its column: the one at `row` and `column`, counted from 0. */
export interface CellAlign {
  readonly row: number;
  readonly column: number;
  readonly align: ColumnAlign;
}

export interface SheetTable {
  /** What its sheet is called; empty where it is of none. */
  readonly name: string;
  /** Texts of cells; a line feed parts lines within one. Rows may be of unequal length. */
  readonly rows: readonly (readonly string[])[];
  readonly spans: readonly CellSpan[];
  /** Rows at the top that head the columns. */
  readonly headRows: number;
  /** Empty where all stand as they usually do. */
  readonly align: readonly ColumnAlign[];
  readonly cellAligns: readonly CellAlign[];
  /** Widths of the columns, in a unit of the source's; empty where it says none. */
  readonly widths: readonly number[];
}

/** A table with what of its source is not in it. */
export interface ReadTable {
  readonly table: SheetTable;
  readonly remarks: readonly ImportRemark[];
}

/** All texts of cells in a row, as a remark tells them. */
export function rowWords(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.replace(/\s+/gu, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' ');
}
