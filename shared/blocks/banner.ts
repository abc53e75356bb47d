/** 通栏题: white on a black label, with a rule the width of the block. */
import * as v from 'valibot';
import { articleId } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { blockBase } from './fields.ts';
import { headlinePart } from './headline-parts.ts';
import { rowsOf, wholeWidth } from './insertion.ts';

/** Black at both sides of the words, and weight of the rule, in points. */
const SIDE = 8;
const RULE = 1;

export const banner = blockKind(v.strictObject({ ...blockBase, kind: v.literal('banner'), articleId }))({
  name: { zh: '通栏题', en: 'Banner' },
  forms: {
    banner: {
      name: { zh: '通栏题', en: 'banner' },
      letter: 'G',
      icon: 'M2 5h7v5H2zM9 10h5',
      tool: 6,
      size: (place) => rowsOf(place, wholeWidth(place), 2, 0.3, 1.4),
      make: (base, { articleId: id }) => ({ ...base, kind: 'banner', articleId: id }),
    },
  },
  runaround: 'round',
  regrid: 'share',
  styleName: () => 'banner',
  texts: () => ['banner'],
  shown: (article) => [article.banner],
  compose: ({ frame }, set) => {
    const style = set.style(undefined, 'banner');
    const words = set.article?.banner ?? '';
    if (style === undefined || words === '') return {};
    const { x, y, width, height } = frame;
    const room = width - 20;
    const fit = set.measure(words, style, room, Math.min(style.size, height * 0.8));
    const ground = fit.width + 2 * SIDE;
    set.fill({ x, y, width: ground, height }, 1);
    set.label(words, style, {
      x: x + SIDE,
      top: y,
      height,
      width: room,
      size: fit.size,
      ink: 0,
      part: 'banner',
    });
    set.fill({ x: x + ground, y: y + height - RULE, width: width - ground, height: RULE }, 1);
    return {};
  },
  reading: (_, words) => headlinePart(words),
  settings: [{ as: 'article' }],
});
