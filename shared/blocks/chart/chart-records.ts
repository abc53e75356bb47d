/** 图表: how a table is drawn instead of being set. Its figures stay the table's. */
import * as v from 'valibot';
import { MOST_COLUMNS, MOST_ROWS } from '../../text/table/table-limits.ts';

/** Upright bars, lying ones, a line, a pie and a ring. */
const chartKinds = ['column', 'bar', 'line', 'pie', 'ring'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** Characters of a title, a unit or a source. */
export const MOST_IN_CHART_LINE = 200;

const words = v.pipe(v.string(), v.maxLength(MOST_IN_CHART_LINE));

export const chartSchema = v.strictObject({
  kind: v.picklist(chartKinds),
  /** Bars of a row stand on each other; absent, beside each other. */
  stacked: v.exactOptional(v.literal(true)),
  /** Each row is a series of figures; absent, each column is. */
  turned: v.exactOptional(v.literal(true)),
  /** Empty where there is none. */
  title: words,
  unit: words,
  source: words,
  /** What figures are read from: those at the bars and points, an axis, or both; absent, what has room without clutter. */
  figures: v.exactOptional(v.picklist(['values', 'axis', 'both'])),
  /** The bar or slice that is told from the rest, from 0. */
  marked: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ROWS))),
  /** Swatches of series, or of a pie's slices, in their order; empty for tints of the block's own ink. */
  inks: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MOST_ROWS + MOST_COLUMNS))),
});
export type Chart = v.InferOutput<typeof chartSchema>;

/** A chart of a kind as it is at first. */
export function plainChart(kind: ChartKind): Chart {
  return { kind, title: '', unit: '', source: '' };
}

/** Title, unit and source as one text, a line each: what is found, replaced and proofread of a chart beside its cells. */
export const chartWords = {
  read: ({ title, unit, source }: Pick<Chart, 'title' | 'unit' | 'source'>) => [title, unit, source].join('\n'),
  write: (chart: Chart, text: string): Chart => {
    const [title = '', unit = '', ...rest] = text.split('\n');
    const cut = (line: string) => line.slice(0, MOST_IN_CHART_LINE);
    return { ...chart, title: cut(title), unit: cut(unit), source: cut(rest.join(' ')) };
  },
};
