/** 摘要引语: words of the story set large among its text, between two rules. */
import * as v from 'valibot';
import { articleId, positive } from '../edition/record-fields.ts';
import { blockKind } from './block.ts';
import { cutTo } from './cut-to.ts';
import { blockBase, ownStyle } from './fields.ts';
import { rowsOf } from './insertion.ts';
import { besideText } from './reading.ts';

/** Rule above and below, in points. */
const RULE = 1.2;
/** Space between the rules and the words, in em of the words. */
const AIR = 0.4;
/** Characters it can have. */
const MOST = 400;

const schema = v.strictObject({
  ...blockBase,
  kind: v.literal('pullquote'),
  ...ownStyle,
  articleId,
  text: v.pipe(v.string(), v.maxLength(MOST)),
  standOff: positive,
});
type Pullquote = v.InferOutput<typeof schema>;

const textOf = ({ text }: Pullquote) => text;
const withText = (block: Pullquote, text: string): Pullquote => ({ ...block, text: cutTo(text, MOST) });

export const pullquote = blockKind(schema)({
  name: { zh: '摘要引语', en: 'Pull quote' },
  forms: {
    pullquote: {
      name: { zh: '摘要引语', en: 'pull quote' },
      letter: 'Q',
      icon: 'M3 3h10M3 13h10M5 6.5h6M5 9.5h6',
      tool: 7,
      size: (place) => rowsOf(place, 1, 7),
      make: (base, { articleId: id, standOff }) => ({ ...base, kind: 'pullquote', articleId: id, text: '', standOff }),
    },
  },
  besideCopy: true,
  turnsFreely: true,
  runaround: 'round',
  regrid: 'share',
  title: textOf,
  words: { read: textOf, write: withText },
  typed: { read: textOf, write: withText, most: MOST },
  styleName: () => 'pullquote',
  holdsContent: true,
  emptied: (block) => ({ ...block, text: '' }),
  shown: () => [],
  compose: (block, set) => {
    const style = set.style(block.style, 'pullquote', 'headline-brief');
    if (style === undefined) return {};
    const { x, y, width, height } = block.frame;
    for (const top of [y, y + height - RULE]) set.fill({ x, y: top, width, height: RULE }, 1);
    return set.text({ text: block.text, style, stands: 'middle', inset: RULE + AIR * style.size });
  },
  reading: ({ order }) => ({ role: 'BlockQuote', within: 'article', place: besideText(order) }),
  settings: [
    {
      as: 'text',
      label: { zh: '引语', en: 'Quotation' },
      rows: 3,
      most: MOST,
      read: textOf,
      write: withText,
    },
    { as: 'style' },
  ],
});
