/** References to cells, `B12` and `A1:C9` (ECMA-376 18.18.62, ST_Ref), and strings as sheets write them. */
import type { CellSpan } from '../../../shared/text/table/sheet-table.ts';

/** Rows and columns a sheet has (ECMA-376 18.3.1.73; Excel 2007 on). */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** A cell by its reference, counted from 0; null for what is none. */
export function cellAt(reference: string): { readonly row: number; readonly column: number } | null {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(reference.trim());
  const [, letters = '', digits = ''] = found ?? [];
  if (found === null) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return row < 1 || row > SHEET_ROWS || column > SHEET_COLUMNS ? null : { row: row - 1, column: column - 1 };
}

/** The reference of a cell that is counted from 0. */
export function referenceOf({ row, column }: { readonly row: number; readonly column: number }): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** A range by its reference; null for what is none. */
export function rangeAt(reference: string): CellSpan | null {
  const [from, to] = reference.split(':').map(cellAt);
  if (from === undefined || from === null) return null;
  const end = to ?? from;
  const [row, column] = [Math.min(from.row, end.row), Math.min(from.column, end.column)];
  return {
    row,
    column,
    rows: Math.abs(end.row - from.row) + 1,
    columns: Math.abs(end.column - from.column) + 1,
  };
}

/** A string with its escaped characters (ECMA-376 22.9.2.19, ST_Xstring): `_x000D_`, and `_x005F_` for the sign itself. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
