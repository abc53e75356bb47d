/** Bars of a row as pieces: beside each other from nought, or on each other, what is below nought downwards. */
import type { ChartData, WrittenCell } from './chart-data.ts';
import { type ChartFill, seriesFill } from './chart-fills.ts';
import { drawKeys, type Plot } from './chart-plot.ts';

interface Piece {
  /** Its series. */
  readonly by: number;
  readonly from: number;
  readonly to: number;
  /** As its cell has it. */
  readonly text: string;
  readonly cell: WrittenCell | undefined;
}

/** The pieces of a row; a cell without a figure has none. */
export function piecesOf({ chart, data }: Pick<Plot, 'chart' | 'data'>, at: number): Piece[] {
  let [above, below] = [0, 0];
  return data.series.flatMap(({ cells }, by): Piece[] => {
    const { value = null, text = '', cell } = cells[at] ?? {};
    if (value === null) return [];
    const from = chart.stacked !== true ? 0 : value < 0 ? below : above;
    const to = from + value;
    if (value < 0) below = to;
    else above = to;
    return [{ by, from, to, text, cell }];
  });
}

/** Every value that a bar ends at. */
export function barValues(plot: { readonly chart: Plot['chart']; readonly data: ChartData }): number[] {
  return plot.data.names.flatMap((_, at) => piecesOf(plot, at).map(({ to }) => to));
}

/** Samples of the series above their bars, where there is more than one: what is left of the room, and their fills. */
export function withKeys(plot: Plot): [Plot, readonly ChartFill[]] {
  const { board, chart, data, area, base } = plot;
  const { series } = data;
  const fills = series.map((_, at) => seriesFill(chart, at, series.length, base));
  const keys = series.map(({ name, nameCell }, at) => ({ name, cells: [nameCell], fill: fills[at] ?? { ink: 1 } }));
  const height = series.length === 1 ? 0 : drawKeys(board, keys, area);
  return [{ ...plot, area: { ...area, top: area.top + height } }, fills];
}
