/** 版面文字: ears, date lines, weather, addresses, page heads laid out by hand: lines that fill themselves in. */
import * as v from 'valibot';
import { boxLooks } from '../edition/box-records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { blockKind } from './block.ts';
import type { Compositor, LabelPlace, Outcome } from './compositor.ts';
import { cutTo } from './cut-to.ts';
import { blockBase, ownStyle } from './fields.ts';
import { rowsOf } from './insertion.ts';
import { type ResolvedText, resolveFields } from './page-fields.ts';
import { besideText } from './reading.ts';

/** Characters it can have. */
const MOST = 1_000;
/** The smallest and largest type it can be set in, in points. */
export const LEAST_SIZE = 4;
export const MOST_SIZE = 200;
/** Between a border and the words, in points. */
const INSET = 3;
/** Size of an ear's type at first, in points: the imprint's, which its style is, is read by few. */
const EAR_SIZE = 10;
/** A line may be set this much smaller to fit; smaller, it does not fit. */
const LEAST = 0.7;

const aligns = ['start', 'centre', 'end'] as const;
const stands = ['top', 'middle', 'bottom'] as const;

/** Sets lines one below the other; those that find no room are overset. */
function setLines(
  lines: ResolvedText['lines'],
  room: Frame,
  how: {
    readonly align: NonNullable<LabelPlace['align']>;
    readonly stands: (typeof stands)[number];
    readonly style: ReturnType<Compositor['style']>;
    /** In place of the style's. */
    readonly size: Pt | undefined;
  },
  set: Compositor,
): Outcome {
  const { style } = how;
  if (style === undefined) return {};
  const { size = style.size } = how;
  const leading = (style.leading * size) / style.size;
  // The last line needs no leading below it.
  const fitting = Math.max(0, Math.floor((room.height - size) / leading + 1.01));
  const shown = lines.slice(0, fitting);
  const spare = room.height - (shown.length === 0 ? 0 : (shown.length - 1) * leading + size);
  const above = how.stands === 'top' ? 0 : how.stands === 'bottom' ? spare : spare / 2;
  let left = lines.slice(fitting).reduce((sum, { words }) => sum + words.length, 0);
  for (const [at, { words: line, own }] of shown.entries()) {
    const fit = set.measure(line, style, room.width, size);
    if (fit.size < size * LEAST) {
      left += line.length;
      continue;
    }
    const top = room.y + above + at * leading;
    set.label(line, style, { x: room.x, top, height: size, width: room.width, size, align: how.align, own });
  }
  if (left === 0) return { lines: shown.length };
  return {
    lines: shown.length,
    oversetCharacters: left,
    reason: 'overset',
    findings: [{ code: 'overset', detail: String(left) }],
  };
}

export const pagetext = blockKind(
  v.strictObject({
    ...blockBase,
    ...ownStyle,
    ...boxLooks,
    kind: v.literal('pagetext'),
    /** Lines; fields in them are filled in as the page is composed. */
    text: v.pipe(v.string(), v.maxLength(MOST)),
    /** Size of its type, in points; absent, its style's. */
    size: v.optional(v.pipe(v.number(), v.minValue(LEAST_SIZE), v.maxValue(MOST_SIZE))),
    align: v.picklist(aligns),
    stands: v.picklist(stands),
  }),
)({
  name: { zh: '版面文字', en: 'Page text' },
  forms: {
    pagetext: {
      name: { zh: '版面文字', en: 'block of page text' },
      icon: 'M3 3h10M3 6h7M3 13h10M2 9h4v2H2z',
      tool: 14.5,
      size: (place) => rowsOf(place, 1, 3),
      make: (base) => ({
        ...base,
        kind: 'pagetext',
        text: '{日期}\u3000{星期}',
        align: 'centre',
        stands: 'middle',
        border: 0,
        tint: 0,
      }),
    },
    // The space beside the nameplate (domain.md §1).
    ear: {
      name: { zh: '报眼', en: 'ear' },
      icon: 'M2 3h5v8H2zM9 3h5M9 6h5M9 9h5',
      tool: 14.6,
      size: (place) => rowsOf(place, 1, 6),
      make: (base) => ({
        ...base,
        kind: 'pagetext',
        size: EAR_SIZE,
        text: '{日期}\n{星期}\n{农历}\n第{期号}期\u3000今日{今日版数}版',
        align: 'centre',
        stands: 'middle',
        border: 0.6,
        tint: 0,
      }),
    },
  },
  least: 6,
  runaround: 'round',
  isFurniture: true,
  regrid: 'share',
  typed: {
    read: ({ text }) => text,
    write: (block, text) => ({ ...block, text: cutTo(text, MOST) }),
    most: MOST,
  },
  title: ({ text }) => text.split('\n')[0] ?? '',
  styleName: () => 'imprint',
  holdsContent: true,
  isSame: (a, b) => a.text === b.text,
  compose: (block, set) => {
    const { text, frame, border, tint, frill, align, stands: where, size } = block;
    const { words, lines, findings } = resolveFields(text, set);
    set.box(block);
    const edge = frill?.depth ?? border;
    const inset = edge > 0 || tint > 0 || block.pattern !== undefined || block.shade !== undefined ? edge + INSET : 0;
    const room = {
      x: frame.x + inset,
      y: frame.y + inset,
      width: Math.max(1, frame.width - 2 * inset),
      height: Math.max(1, frame.height - 2 * inset),
    };
    const style = set.style(block.style, 'imprint');
    const outcome = setLines(words === '' ? [] : lines, room, { align, stands: where, style, size }, set);
    return { ...outcome, findings: [...findings, ...(outcome.findings ?? [])] };
  },
  reading: ({ order }) => ({ role: 'P', within: 'block', place: besideText(order) }),
  settings: 'section',
});
