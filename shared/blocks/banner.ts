/** 通栏题: white on a black label, with a rule the width of the block. */
import * as v from 'valibot';
import { articleId } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { blockBase, ownEffects } from './fields.ts';
import { headlinePart } from './headline-parts.ts';
import { rowsOf, wholeWidth } from './insertion.ts';

/** Black at both sides of the words, and weight of the rule, in points. */
const SIDE = 8;
const RULE = 1;

export const banner = blockKind(v.strictObject({ ...blockBase, ...ownEffects, kind: v.literal('banner'), articleId }))({
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
  turnsFreely: true,
  runaround: 'round',
  regrid: 'share',
  styleName: () => 'banner',
  texts: () => ['banner'],
  shown: (article) => [article.banner],
  compose: ({ frame, effects: own }, set) => {
    const style = set.style(undefined, 'banner');
    const words = set.article?.banner ?? '';
    if (style === undefined || words === '') return {};
    const { x, y, width, height } = frame;
    const room = width - 20;
    const { ground: behind, fill = { ink: 0 }, ...letters } = own ?? style.effects ?? {};
    const fit = set.measure(words, style, room, Math.min(style.size, height * 0.8), letters);
    const ground = fit.width + 2 * SIDE;
    const over = behind?.over === 'block' ? width : ground;
    const label = { x, y, width: over, height };
    if (behind === undefined) set.fill(label, 1);
    else set.ground(label, behind);
    set.label(words, style, {
      x: x + SIDE,
      top: y,
      height,
      width: room,
      size: fit.size,
      effects: { ...letters, fill },
      part: 'banner',
    });
    if (over < width) set.fill({ x: x + over, y: y + height - RULE, width: width - over, height: RULE }, 1);
    return {};
  },
  reading: (_, words) => headlinePart(words),
  settings: [{ as: 'article' }],
});
