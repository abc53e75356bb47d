/** 摘要引语: words of the story set large among its text, between two rules. */
import * as v from 'valibot';
import { articleId, positive } from '../edition/record-fields.ts';
import { quoteLooks } from '../edition/style-records.ts';
import { blockKind } from './block.ts';
import { cutTo } from './cut-to.ts';
import { blockBase, ownStyle } from './fields.ts';
import { rowsOf } from './insertion.ts';
import { quoteLookNames } from './quote-looks.ts';
import { besideText } from './reading.ts';

/** Rule above and below, in points. */
const RULE = 1.2;
/** Space between the rules and the words, in em of the words. */
const AIR = 0.4;
/** The bar at its side, in points. */
const BAR = 3;
/** A large quotation mark, in em of the words: its size, and how dark it is. */
const MARK = 3.2;
const MARK_INK = 0.35;
/** Characters it can have. */
const MOST = 400;

const schema = v.strictObject({
  ...blockBase,
  kind: v.literal('pullquote'),
  ...ownStyle,
  articleId,
  text: v.pipe(v.string(), v.maxLength(MOST)),
  /** How it is set off where its style does not say: rules, a bar at its side, a large quotation mark, nothing. */
  look: v.optional(v.picklist(quoteLooks)),
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
    const text = { text: block.text, style, stands: 'middle', isOwn: true } as const;
    switch (block.look ?? style.quote) {
      case 'plain':
        return set.text(text);
      case 'bar':
        set.fill({ x, y, width: BAR, height }, 1);
        return set.text({ ...text, left: BAR + AIR * style.size });
      case 'mark': {
        // Its ink is in the upper half of its em: a frame of hardly any height holds that.
        const size = Math.min(MARK * style.size, 2 * height, 2 * width);
        set.label('“', style, { x, top: y, height: size, width: size, size, ink: MARK_INK });
        return set.text({ ...text, left: size / 2 + AIR * style.size });
      }
      default:
        for (const top of [y, y + height - RULE]) set.fill({ x, y: top, width, height: RULE }, 1);
        return set.text({ ...text, inset: RULE + AIR * style.size });
    }
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
    {
      as: 'choice',
      label: { zh: '引语式样', en: 'Look' },
      options: [
        ['style', { zh: '随样式', en: 'As the style' }],
        ...quoteLooks.map((look) => [look, quoteLookNames[look]] as const),
      ],
      read: ({ look }) => look ?? 'style',
      write: ({ look: _, ...block }, value) => {
        const look = quoteLooks.find((one) => one === value);
        return look === undefined ? block : { ...block, look };
      },
    },
    { as: 'style' },
  ],
});
