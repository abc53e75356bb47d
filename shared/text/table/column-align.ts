/** How columns stand where nothing says so: words at the start, figures at their points; and how many rows head them. */
import { columnCount } from './column-count.ts';
import type { ColumnAlign } from './sheet-table.ts';

/** A figure as tables have it: signs, currency, thousands, a decimal part, a unit or a per cent sign after it. */
const FIGURE =
  /^[(（]?\s*[-+−±▲▼△▽↑↓]?\s*[¥￥$€£]?\s*[-+−]?\s*(?:\d{1,3}(?:[,，]\d{3})+|\d+)?(?:[.．]\d+)?\s*(?:[%‰℃°]|[A-Za-z\p{Script=Han}㎡㎏]{1,3})?\s*[)）]?$/u;
/** Characters of the longest figure. In a run of spaces each part of the pattern is tried at each: 300,000 took a minute. */
const LONGEST_FIGURE = 64;
const POINT = /\d?[.．]\d/u;
/** What stands where there is no figure: a dash, dots, “n.a.”. */
const NONE = /^(?:[-－–—―─…]{1,2}|\/|×|n\.?a\.?|无|停牌|#[\w/]+[!?]?)?$/iu;
/** A day or a number with words is counted, not measured. */
const DATED = /[年月日时点分秒第号]|\d[-/:：]\d/u;
/** Share of a column's cells that are figures where it is one of figures. */
const MOSTLY = 0.6;
/** Rows at the head at most that are found. */
const MOST_HEAD = 4;

/** True of a cell that is a figure, to be set at its decimal point or flush right. */
function isFigure(text: string): boolean {
  const plain = text.trim();
  return plain.length <= LONGEST_FIGURE && /\d/u.test(plain) && FIGURE.test(plain) && !DATED.test(plain);
}

function alignOf(cells: readonly string[]): ColumnAlign {
  const told = cells.map((cell) => cell.trim()).filter((cell) => !NONE.test(cell));
  const figures = told.filter(isFigure);
  if (told.length === 0 || figures.length < told.length * MOSTLY) return 'start';
  return figures.some((cell) => POINT.test(cell)) ? 'decimal' : 'end';
}

/** How each column stands, by the cells below the head. */
export function alignsOf(rows: readonly (readonly string[])[], headRows: number): ColumnAlign[] {
  const count = columnCount(rows);
  const body = rows.slice(headRows);
  return Array.from({ length: count }, (_, column) => alignOf(body.map((row) => row[column] ?? '')));
}

/**
 * Rows at the top that head the columns where the source does not say: those without a figure, where there are figures
 * below them; one where all is words, for a list's first line names what it lists.
 */
export function headRowsOf(rows: readonly (readonly string[])[]): number {
  if (rows.length < 2) return 0;
  const isOfFigures = rows.map((row) => row.some(isFigure));
  const first = isOfFigures.indexOf(true);
  // A year at the head of a column is a figure, and heads it.
  if (first === 0) {
    const [head = [], ...body] = rows;
    const years = head.filter(isFigure).every((cell) => /^(?:19|20)\d\d$/u.test(cell.trim()));
    return years && body.some((row) => row.some((cell) => isFigure(cell) && !/^(?:19|20)\d\d$/u.test(cell.trim())))
      ? 1
      : 0;
  }
  return first < 0 ? 1 : Math.min(first, MOST_HEAD);
}
