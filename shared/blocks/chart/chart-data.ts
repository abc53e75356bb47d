/** What a chart draws of a table: names, series of figures, and the cells that cannot be drawn. */

import { columnCount } from '../../text/table/column-count.ts';
import type { CellAddress } from '../compositor.ts';
import { type ReadFigure, readFigure } from './chart-figures.ts';

/** A cell of the table, as it is written. */
export interface WrittenCell extends CellAddress {
  readonly text: string;
}

/** A figure as it stands in its cell; null where there is none. */
interface ChartCell {
  readonly text: string;
  readonly value: number | null;
  readonly cell: WrittenCell;
}

interface ChartSeries {
  readonly name: string;
  /** The cell its name is from; undefined where it is from several, or from none. */
  readonly nameCell: WrittenCell | undefined;
  readonly cells: readonly ChartCell[];
}

export interface ChartData {
  /** Of the rows, one for each cell of a series. */
  readonly names: readonly string[];
  /** The cells they are from. */
  readonly nameCells: readonly (WrittenCell | undefined)[];
  readonly series: readonly ChartSeries[];
  /** Cells that are no figures, or of another unit than the rest. */
  readonly odd: readonly string[];
  /** What all figures end with, `%` or 万: figures of the axis end with it, too. */
  readonly suffix: string;
  /** What one of an axis's figures stands for: 10,000 where all are so many 万. */
  readonly per: number;
}

interface Rows {
  readonly rows: readonly (readonly string[])[];
  readonly headRows: number;
}

/** A row of figures that are no years heads nothing. */
function isFigures(cells: readonly string[]): boolean {
  const read = cells.filter((cell) => cell.trim() !== '').map((cell) => ({ cell: cell.trim(), is: readFigure(cell) }));
  return read.length > 0 && read.every(({ cell, is }) => is.is === 'figure' && !/^(?:19|20)\d\d年?$/u.test(cell));
}

/** Rows and columns changed. */
function transposed<T>(rows: readonly (readonly T[])[], none: T): T[][] {
  return Array.from({ length: columnCount(rows) }, (_, column) => rows.map((row) => row[column] ?? none));
}

/** Stands where a row has no cell. */
const NO_CELL: WrittenCell = { row: -1, column: -1, text: '' };

const isBlank = ({ text }: WrittenCell) => text.trim() === '';

/** What most have; the first of those that are as many. */
function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = values[0] ?? '';
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}

const unitOf = (suffix: string) => suffix.replace(/^(?:万亿|亿|万)/u, '');

/** A name, and the cells it is of. */
interface Name {
  readonly text: string;
  readonly cells: readonly WrittenCell[];
}

interface Body {
  readonly heads: readonly Name[];
  readonly names: readonly Name[];
  /** By series, then row. */
  readonly figures: readonly (readonly WrittenCell[])[];
}

function nameIn(cells: readonly WrittenCell[]): Name {
  const said = cells.filter((cell) => !isBlank(cell));
  const text = said
    .map((cell) => cell.text)
    .join(' ')
    .trim();
  return { text, cells: said };
}

const soleCell = (name: Name | undefined) => (name?.cells.length === 1 ? name.cells[0] : undefined);

/** Names and figures of a table apart: the first column names the rows, where there is more than one. */
function apart({ rows, headRows }: Rows, isTurned: boolean): Body {
  const written = rows.map((row, at) => row.map((text, column): WrittenCell => ({ row: at, column, text })));
  const filled = written.filter((row, at) => at < headRows || !row.every(isBlank));
  const isHead = headRows === 1 && isFigures((filled[0] ?? []).slice(1).map(({ text }) => text));
  const first = isHead ? 0 : Math.min(headRows, filled.length);
  const heads = transposed(filled.slice(0, first), NO_CELL).map(nameIn);
  const count = Math.max(heads.length, columnCount(filled));
  const named = count > 1 ? 1 : 0;
  const body = filled.slice(first);
  const grid = body.map((row) => Array.from({ length: count }, (_, column) => row[column] ?? NO_CELL));
  const names = grid.map((row) => nameIn(named === 1 ? row.slice(0, 1) : []));
  const columns = transposed(grid, NO_CELL).slice(named);
  const columnNames = columns.map((_, at) => heads[at + named] ?? nameIn([]));
  return isTurned
    ? { heads: names, names: columnNames, figures: transposed(columns, NO_CELL) }
    : { heads: columnNames, names, figures: columns };
}

/** A table as a chart has it; `isTurned` where its rows are the series. */
export function chartData(table: Rows, isTurned: boolean): ChartData {
  const { heads, names, figures } = apart(table, isTurned);
  const read = figures.map((cells) =>
    cells.map((cell) => ({ text: cell.text.trim(), is: readFigure(cell.text), cell })),
  );
  const isFigure = ({ is }: { readonly is: ReadFigure }) => is.is === 'figure';
  const kept = read.map((cells, at) => ({ head: heads[at], cells })).filter(({ cells }) => cells.some(isFigure));
  const of = kept.flatMap(({ cells }) => cells.flatMap(({ is }) => (is.is === 'figure' ? [is] : [])));
  const units = of.map(({ suffix }) => unitOf(suffix)).filter((unit) => unit !== '');
  const unit = mostCommon(units);
  const odd: string[] = [];
  const series = kept.map(({ head, cells }) => ({
    name: head?.text ?? '',
    nameCell: soleCell(head),
    cells: cells.map(({ text, is, cell }): ChartCell => {
      if (is.is === 'none') return { text: '', value: null, cell };
      const isOfUnit = is.is === 'figure' && (unitOf(is.suffix) === '' || unitOf(is.suffix) === unit);
      if (isOfUnit) return { text, value: is.value, cell };
      odd.push(text);
      return { text: '', value: null, cell };
    }),
  }));
  // Columns of words alone are no series; that their words are not drawn is said of them, too.
  for (const cells of read.filter((one) => !one.some(isFigure))) {
    odd.push(...cells.flatMap(({ text, is }) => (is.is === 'odd' ? [text] : [])));
  }
  const pers = new Set(of.map(({ per }) => per));
  const [per = 1] = pers.size === 1 ? pers : [1];
  const endings = new Set(of.map(({ suffix }) => suffix));
  const [ending = ''] = endings.size === 1 ? endings : [''];
  const said = { names: names.map(({ text }) => text), nameCells: names.map(soleCell) };
  return { ...said, series, odd, suffix: ending, per: ending === '' ? 1 : per };
}

/** What a chart says, for those who do not see it: its title and unit, each row's figures, its source. */
export function chartInWords(
  data: ChartData,
  { title, unit, source }: { readonly title: string; readonly unit: string; readonly source: string },
): string {
  const isOne = data.series.length === 1;
  const rows = data.names.map((name, at) => {
    const cells = data.series.flatMap(({ name: own, cells: of }) => {
      const text = of[at]?.text ?? '';
      return text === '' ? [] : [isOne || own === '' ? text : `${own} ${text}`];
    });
    return [name, cells.join('，')].filter((part) => part !== '').join('：');
  });
  const head = [title, unit === '' ? '' : `（${unit}）`].join('');
  return [head, rows.filter((row) => row !== '').join('；'), source].filter((part) => part !== '').join('。');
}
