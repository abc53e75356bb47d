/** Cells of a table read as figures. What is no figure is said to be none, and never guessed. */

/** A figure, a cell that holds none, or words where a figure should be. */
export type ReadFigure =
  | { readonly is: 'figure'; readonly value: number; readonly per: number; readonly suffix: string }
  | { readonly is: 'none' }
  | { readonly is: 'odd' };

/** What a newsroom writes where there is no figure. */
const NONE = /^(?:[-—–−/·.…]*|N\/?A|不详|暂无)$/iu;

/** A sign, figures in groups of three or not, decimals, 万 and 亿, and the unit. */
const FIGURE = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*(万亿|亿|万)?\s*([^\d\s.,+-][^\d]{0,7})?$/u;

const pers: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** Signs and full-width figures as a keyboard has them. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/[−–—]/gu, '-').replace(/^约/u, '');
}

/** Reads a cell. Brackets round a figure are a minus, as accounts have it. */
export function readFigure(cell: string): ReadFigure {
  if (NONE.test(cell.trim())) return { is: 'none' };
  const text = plain(cell);
  const bracketed = /^\(([^()-]+)\)$/u.exec(text);
  const found = FIGURE.exec(bracketed?.[1] ?? text);
  if (found === null) return { is: 'odd' };
  const [, sign = '', whole = '', decimals = '', by = '', suffix = ''] = found;
  if (whole === '' && decimals === '') return { is: 'odd' };
  const value = Number(`${whole.replaceAll(',', '')}${decimals}`);
  const per = pers[by] ?? 1;
  // Larger than is held to the unit: digits strung together, and no figure that bars could be drawn to.
  if (value * per > Number.MAX_SAFE_INTEGER) return { is: 'odd' };
  const isNegative = sign === '-' || bracketed !== null;
  return { is: 'figure', value: (isNegative ? -value : value) * per, per, suffix: `${by}${suffix.trim()}` };
}
