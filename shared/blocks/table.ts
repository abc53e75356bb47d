/** 表格: a small table of figures. */
import * as v from 'valibot';
import { importRemarkSchema } from '../contract/import-remark-schema.ts';
import { articleId, positive } from '../edition/record-fields.ts';
import { tableLooksSchema } from '../edition/style-records.ts';
import { MOST_COLUMNS, MOST_HEAD, MOST_IN_CELL, MOST_ROWS } from '../text/table/table-limits.ts';
import { blockKind } from './block.ts';
import { composeChart } from './chart/chart.ts';
import { chartSchema, chartWords, plainChart } from './chart/chart-records.ts';
import { beyond, cutTo } from './cut-to.ts';
import { blockBase, ownStyle } from './fields.ts';
import { halfWidth, rowsOf, type Surroundings } from './insertion.ts';
import { besideText } from './reading.ts';

/** Lines of a cell as a field of rows shows them: what stands on a line of its own there is a row. */
const LINE_SIGN = '⏎';

/** Rows as they were typed, and the words of them that a table has no room for, a line each. */
interface TypedRows {
  readonly rows: string[][];
  readonly left: string;
}

/**
 * Rows as they are typed: one a line, tabs between the cells; where nobody typed one, commas, but a comma among figures
 * parts thousands.
 */
function typedRows(text: string): TypedRows {
  if (text.trim() === '') return { rows: [], left: '' };
  const part = text.includes('\t') ? '\t' : /，|,(?!\d{3})/u;
  const typed = text.split('\n').map((row) => row.split(part).map((cell) => cell.trim().replaceAll(LINE_SIGN, '\n')));
  const left: string[] = [];
  const rows = typed.slice(0, MOST_ROWS).map((row) => {
    left.push(...row.slice(MOST_COLUMNS));
    return row.slice(0, MOST_COLUMNS).map((cell) => {
      left.push(beyond(cell, MOST_IN_CELL));
      return cutTo(cell, MOST_IN_CELL);
    });
  });
  left.push(...typed.slice(MOST_ROWS).flat());
  return { rows, left: left.filter((words) => words !== '').join('\n') };
}

const cell = v.pipe(v.string(), v.maxLength(MOST_IN_CELL));
const row = v.pipe(v.array(cell), v.maxLength(MOST_COLUMNS));
const place = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** Merged cells: the one at a row and a column, from 0, takes so many of both. */
const span = v.strictObject({
  row: place(MOST_ROWS),
  column: place(MOST_COLUMNS),
  rows: count(MOST_ROWS),
  columns: count(MOST_COLUMNS),
});

/** How cells of a column stand; `decimal` puts their decimal points under each other. */
const columnAlign = v.picklist(['start', 'centre', 'end', 'decimal']);

/** A cell that stands otherwise than its column: the one at a row and a column, from 0. */
const cellAlign = v.strictObject({
  row: place(MOST_ROWS),
  column: place(MOST_COLUMNS),
  align: columnAlign,
});

/** The file a table came from. */
const source = v.strictObject({
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
  /** The name of its sheet; empty where the file has one table. */
  sheet: v.pipe(v.string(), v.maxLength(200)),
  /** The names of all its sheets that are shown. */
  sheets: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(500)),
  /** The encoding the user named where the file does not say its own. */
  encoding: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** What the cells were when they came in (`tableSum`): whether a hand has changed them since is seen by it. */
  sum: v.pipe(v.string(), v.maxLength(64)),
  /** What was said of it when it came in, a sum each: what somebody has looked at is not said again of the same file. */
  told: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(500))),
});

/** A table that is just made, of no rows yet: names, then figures. */
function bare({ articleId: id, standOff }: Surroundings) {
  const align: v.InferOutput<typeof columnAlign>[] = ['start', 'decimal'];
  return { kind: 'table' as const, articleId: id, standOff, headRows: 1, align, rows: [] };
}

export const table = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('table'),
    ...ownStyle,
    articleId,
    standOff: positive,
    /** Rows at the top that head the columns. */
    headRows: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_HEAD)),
    /** How each column's cells stand. */
    align: v.array(columnAlign),
    /** Of one cell the last holds; those beyond the table's edge are of no cell. */
    cellAligns: v.optional(v.pipe(v.array(cellAlign), v.maxLength(MOST_ROWS * MOST_COLUMNS))),
    /** Rows may be of unequal length. */
    rows: v.pipe(v.array(row), v.maxLength(MOST_ROWS)),
    /** Those that lie over the table's edge, or on another, are not followed. */
    spans: v.optional(v.pipe(v.array(span), v.maxLength(MOST_ROWS))),
    /** Widths of columns, in any one unit; absent, by what their cells need. */
    widths: v.optional(
      v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))), v.maxLength(MOST_COLUMNS)),
    ),
    /** Rules and tints of its own, in place of its style's. */
    looks: v.exactOptional(tableLooksSchema),
    source: v.optional(source),
    /** Its figures are drawn as a chart says, and its rows are not set. */
    chart: v.exactOptional(chartSchema),
    /** What import left out or changed, until somebody has looked at it. */
    importRemarks: v.optional(v.array(importRemarkSchema)),
  }),
)({
  name: { zh: '表格', en: 'Table' },
  forms: {
    table: {
      name: { zh: '表格', en: 'table' },
      letter: 'T',
      icon: 'M2 3h12v10H2zM2 6.5h12M2 10h12M7 3v10',
      tool: 10,
      size: (place) => rowsOf(place, halfWidth(place), 9),
      make: (base, place) => ({ ...base, ...bare(place) }),
    },
    chart: {
      name: { zh: '图表', en: 'chart' },
      letter: 'D',
      icon: 'M2 14h12M3.5 14V8h2v6M7 14V3h2v11M10.5 14V6h2v8',
      tool: 10.5,
      size: (place) => rowsOf(place, halfWidth(place), 14),
      make: (base, place) => ({ ...base, ...bare(place), chart: plainChart('column') }),
    },
  },
  called: ({ chart }) => (chart === undefined ? { zh: '表格', en: 'Table' } : { zh: '图表', en: 'Chart' }),
  // Charts of one story are told apart by their titles.
  title: ({ chart }) => (chart === undefined || chart.title.trim() === '' ? null : chart.title),
  besideCopy: true,
  runaround: 'round',
  regrid: 'share',
  cells: {
    read: ({ rows }) => rows,
    write: (block, rows) => ({ ...block, rows: rows.map((cells) => [...cells]) }),
  },
  words: {
    read: ({ chart }) => (chart === undefined ? null : chartWords.read(chart)),
    write: (block, text) =>
      block.chart === undefined ? block : { ...block, chart: chartWords.write(block.chart, text) },
  },
  styleName: () => 'table',
  holdsContent: true,
  emptied: ({ spans: _spans, cellAligns: _aligns, source: _source, importRemarks: _remarks, ...block }) => ({
    ...block,
    rows: [],
    ...(block.chart === undefined ? {} : { chart: { ...block.chart, title: '', unit: '', source: '' } }),
  }),
  coloursItself: ({ chart }) => chart !== undefined,
  shown: () => [],
  compose: (block, set) => {
    const { chart, looks } = block;
    if (chart !== undefined) return composeChart({ ...block, chart }, set);
    const style = set.style(block.style, 'table', 'caption');
    if (style === undefined) return {};
    return set.table({ ...block, style: looks === undefined ? style : { ...style, table: looks } });
  },
  // A chart is a picture with its figures as the words for it; what is written at its bars belongs to it.
  reading: ({ order, rows, headRows, spans = [], chart }) =>
    chart === undefined
      ? { role: 'Table', within: 'article', place: besideText(order), table: { rows, headRows, spans } }
      : { role: 'Figure', within: 'article', place: besideText(order) },
  settings: 'section',
});

/** A table's rows as one text to be changed: a row a line, tabs between the cells. */
export const tableText = {
  read: ({ rows }: { readonly rows: readonly (readonly string[])[] }) =>
    rows.map((cells) => cells.map((text) => text.replaceAll('\n', LINE_SIGN)).join('\t')).join('\n'),
  write: typedRows,
};
