/** 标题: an article's headline set, or the short headline after a jump (转文题). */
import * as v from 'valibot';
import { articleId } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { blockBase, ownEffects, ownStyle } from './fields.ts';
import { headlinePart, headlinesOf, linesOf } from './headline-parts.ts';
import { rowsOf, wholeWidth } from './insertion.ts';

const levels = ['lead', 'story', 'brief', 'continued'] as const;
const directions = ['across', 'down'] as const;

export const headline = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('headline'),
    ...ownStyle,
    ...ownEffects,
    articleId,
    /** Lines run across, or from top to bottom and right to left (竖排). */
    direction: v.optional(v.picklist(directions), 'across'),
    /** 排阶梯形: each line of the headline begins an em further in than the one above. Absent, as its style aligns it. */
    stepped: v.optional(v.literal(true)),
    /** `lead`, `story` and `brief` name the style; `continued` is the short headline after a jump (转文题). */
    level: v.picklist(levels),
  }),
)({
  name: { zh: '标题', en: 'Headline' },
  forms: {
    headline: {
      name: { zh: '标题', en: 'headline' },
      letter: 'H',
      icon: 'M3 3v10M13 3v10M3 8h10',
      tool: 1,
      size: (place) => rowsOf(place, wholeWidth(place), 6),
      make: (base, { articleId: id, page, hasHeadline }) => ({
        ...base,
        kind: 'headline',
        articleId: id,
        direction: 'across',
        // Page 1's first headline leads it.
        level: hasHeadline || page.number !== 1 ? 'story' : 'lead',
      }),
    },
  },
  turnsFreely: true,
  runaround: 'round',
  regrid: 'rows',
  carriesStory: true,
  styleName: ({ level }) => `headline-${level}`,
  texts: ({ level }, { headlines }) =>
    level === 'continued'
      ? linesOf('headline', headlines)
      : [...linesOf('headline', headlines), ...linesOf('kicker', headlines), ...linesOf('deck', headlines)],
  shown: headlinesOf,
  compose: (block, set) => (set.article === undefined ? {} : set.headline(block)),
  reading: ({ level }, words) =>
    level === 'continued' ? { role: 'H3', within: 'article', place: 'after-last' } : headlinePart(words),
  settings: [
    { as: 'article' },
    {
      as: 'choice',
      label: { zh: '级别', en: 'Level' },
      options: levels.map((level) => [level, `headline-${level}`] as const),
      read: ({ level }) => level,
      write: (block, value) => ({ ...block, level: levels.find((level) => level === value) ?? block.level }),
    },
    {
      as: 'choice',
      label: { zh: '排向', en: 'Direction' },
      options: [
        ['across', { zh: '横排', en: 'Across' }],
        ['down', { zh: '竖排', en: 'Down' }],
      ],
      read: ({ direction }) => direction,
      write: (block, value) => ({ ...block, direction: directions.find((one) => one === value) ?? block.direction }),
    },
    {
      as: 'choice',
      label: { zh: '各行', en: 'Lines' },
      options: [
        ['aligned', { zh: '随样式对齐', en: 'As the style' }],
        ['stepped', { zh: '排阶梯形', en: 'Stepped' }],
      ],
      read: ({ stepped }) => (stepped === true ? 'stepped' : 'aligned'),
      write: ({ stepped: _, ...block }, value) => (value === 'stepped' ? { ...block, stepped: true } : block),
    },
    { as: 'style' },
  ],
});
