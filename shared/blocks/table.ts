/** 表格: a small table of figures. */
import * as v from 'valibot';
import { articleId, positive } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { blockBase, ownStyle } from './fields.ts';
import { halfWidth, rowsOf } from './insertion.ts';
import { besideText } from './reading.ts';

/** Rows at the head, rows, columns, and characters of a cell at most. */
const MOST_HEAD = 4;
const MOST_ROWS = 200;
const MOST_COLUMNS = 24;
const MOST_IN_CELL = 200;

/** Rows as they are typed: one a line, tabs or commas between the cells; a comma among figures parts thousands. */
function typedRows(text: string): string[][] {
  if (text.trim() === '') return [];
  return text
    .split('\n')
    .slice(0, MOST_ROWS)
    .map((row) =>
      row
        .split(/\t|，|,(?!\d{3})/u)
        .slice(0, MOST_COLUMNS)
        .map((cell) => cell.trim().slice(0, MOST_IN_CELL)),
    );
}

const cell = v.pipe(v.string(), v.maxLength(MOST_IN_CELL));
const row = v.pipe(v.array(cell), v.maxLength(MOST_COLUMNS));

export const table = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('table'),
    ...ownStyle,
    articleId,
    standOff: positive,
    /** Rows at the top that head the columns. */
    headRows: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_HEAD)),
    /** How each column's cells stand; `decimal` puts their decimal points under each other. */
    align: v.array(v.picklist(['start', 'centre', 'end', 'decimal'])),
    /** Rows may be of unequal length. */
    rows: v.pipe(v.array(row), v.maxLength(MOST_ROWS)),
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
      make: (base, { articleId: id, standOff }) => ({
        ...base,
        kind: 'table',
        articleId: id,
        standOff,
        headRows: 1,
        align: ['start', 'decimal'],
        rows: [],
      }),
    },
  },
  runaround: 'round',
  regrid: 'share',
  cells: {
    read: ({ rows }) => rows,
    write: (block, rows) => ({ ...block, rows: rows.map((cells) => [...cells]) }),
  },
  styleName: () => 'table',
  holdsContent: true,
  emptied: (block) => ({ ...block, rows: [] }),
  shown: () => [],
  compose: (block, set) => {
    const style = set.style(block.style, 'table', 'caption');
    return style === undefined ? {} : set.table({ ...block, style });
  },
  reading: ({ order, rows, headRows }) => ({
    role: 'Table',
    within: 'article',
    place: besideText(order),
    table: { rows, headRows },
  }),
  settings: [
    {
      as: 'text',
      label: { zh: '表格（一行一行，列间用制表符）', en: 'Rows (one a line, tabs between columns)' },
      rows: 6,
      read: ({ rows }) => rows.map((cells) => cells.join('\t')).join('\n'),
      write: (block, text) => ({ ...block, rows: typedRows(text) }),
    },
    {
      as: 'number',
      label: { zh: '表头行数', en: 'Head rows' },
      least: 0,
      most: MOST_HEAD,
      read: ({ headRows }) => headRows,
      write: (block, value) => ({ ...block, headRows: Math.round(value) }),
    },
  ],
});
