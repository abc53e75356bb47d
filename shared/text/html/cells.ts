/** Where the cells of a table stand: HTML Standard §4.9.12 (forming a table), for text that has a row on a line. */
import { type Element, isTag } from 'domhandler';
import { localName } from './local-name.ts';

/** Columns a table may have: who spans more has made the table for that. */
const MOST_COLUMNS = 200;

/** The rows of a table, not those of tables in it. */
function rowsOf(table: Element): Element[] {
  return table.children.filter(isTag).flatMap((child) => {
    if (localName(child) === 'tr') return [child];
    const isSection = /^(?:thead|tbody|tfoot)$/u.test(localName(child));
    return isSection ? child.children.filter(isTag).filter((one) => localName(one) === 'tr') : [];
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(isTag).filter((child) => /^t[dh]$/u.test(localName(child)));
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const spanned = Number.parseInt(cell.attribs[name] ?? '1', 10);
  return Number.isFinite(spanned) && spanned > 1 ? Math.min(spanned, MOST_COLUMNS) : 1;
}

/**
 * For each cell of a table the number of tabs before it, so that columns stay columns where cells span. Null of a table
 * of one column: it frames its text, and its cells hold paragraphs.
 */
export function tabsBefore(table: Element): ReadonlyMap<Element, number> | null {
  const rows = rowsOf(table).map(cellsOf);
  if (!rows.some((cells) => cells.length > 1)) return null;
  const tabs = new Map<Element, number>();
  /** Rows that a cell above still takes, for each column. */
  let taken: number[] = [];
  for (const cells of rows) {
    let column = 0;
    let last = 0;
    const below = taken.map((count) => Math.max(0, count - 1));
    for (const cell of cells) {
      while ((taken[column] ?? 0) > 0 && column < MOST_COLUMNS) column++;
      // Of a row with more cells than a table has columns the last stand apart all the same.
      tabs.set(cell, cell === cells[0] ? column : Math.max(1, column - last));
      last = column;
      const width = span(cell, 'colspan');
      const height = span(cell, 'rowspan') - 1;
      for (let at = 0; at < width && column < MOST_COLUMNS; at++) below[column++] = height;
    }
    taken = below;
  }
  return tabs;
}
