/** A table whose rows are typed as one text: what is merged and stands by itself stays with its rows. */
import { movedAligns, movedSpans } from './cell-spans.ts';
import type { TableBlock } from './kinds.ts';
import { tableText } from './table.ts';

/** The table with other rows, and the words that it has no room for, a line each. */
export function withTypedRows(table: TableBlock, text: string): { readonly table: TableBlock; readonly left: string } {
  const { rows, left } = tableText.write(text);
  const { spans = [], cellAligns = [], ...rest } = table;
  const [cells, aligns] = [movedSpans(spans, table.rows, rows), movedAligns(cellAligns, table.rows, rows)];
  const stood = {
    ...(cells.length === 0 ? {} : { spans: cells }),
    ...(aligns.length === 0 ? {} : { cellAligns: aligns }),
  };
  return { table: { ...rest, rows, ...stood }, left };
}
