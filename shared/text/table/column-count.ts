/** Columns of rows of any length: as many as the longest has. Rows may be more than a call takes arguments. */
export function columnCount(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}
