/** 正文: a part of the thread that an article's text runs through. */
import * as v from 'valibot';
import { gutterWidth } from '../edition/formats.ts';
import { articleId, positive } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { blockBase, ownStyle } from './fields.ts';
import { rowsOf, wholeWidth } from './insertion.ts';

/** Columns a block can have. */
const MOST_COLUMNS = 24;

export const body = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('body'),
    ...ownStyle,
    articleId,
    /** Place in the article's thread. */
    threadOrder: v.pipe(v.number(), v.integer()),
    columns: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_COLUMNS)),
    /** What the grid mode makes of it is up to the mode. */
    gutter: positive,
    /** How the frame's width is divided into columns: 绝对, 相对, 自由, 自动 (分栏方式). */
    gridMode: v.optional(v.picklist(['absolute', 'relative', 'free', 'automatic']), 'absolute'),
    /** `fill`: what its columns lack to their feet is spread over their paragraphs (栏脚撑满). Absent, they end where the copy does. */
    foot: v.optional(v.literal('fill')),
    /**
     * Lines run from top to bottom and right to left (竖排), its columns one beneath the other. A thread runs as its first
     * block does. Absent, across.
     */
    direction: v.optional(v.literal('down')),
    /** A rule between its columns (栏线), so heavy in points. Absent, none. */
    columnRule: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(3))),
    /** Lines a drop capital stands over where the article starts; 0 for none. */
    dropCapital: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)), 0),
  }),
)({
  name: { zh: '正文', en: 'Body' },
  forms: {
    body: {
      name: { zh: '正文', en: 'body block' },
      letter: 'B',
      icon: 'M2 3h5M2 6h5M2 9h5M2 12h5M9 3h5M9 6h5M9 9h5M9 12h5',
      tool: 2,
      size: (place) => rowsOf(place, wholeWidth(place), 12),
      make: (base, { articleId: id, columns, gutter, nextInThread }) => ({
        ...base,
        kind: 'body',
        articleId: id,
        threadOrder: nextInThread,
        columns: Math.max(1, Math.min(MOST_COLUMNS, columns)),
        gutter,
        gridMode: 'absolute',
        dropCapital: 0,
      }),
    },
  },
  runaround: 'text',
  mayOverlap: true,
  regrid: 'rows',
  regridded: (block, grid) => ({ ...block, gutter: gutterWidth(grid) }),
  carriesStory: true,
  styleName: () => 'body',
  texts: (_, article) => article.body.map(({ id }) => id),
  // The flow knows what of the copy is in the block.
  shown: () => [],
  compose: (_, set) => set.flow(),
  reading: () => 'flow',
  settings: 'section',
});
