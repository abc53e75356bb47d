/** 二维码: what leads on from the page to a screen, drawn as outlines in black alone (ISO/IEC 18004). */
import { encode } from 'uqr';
import * as v from 'valibot';
import { positive } from '../edition/record-fields.ts';
import { type Frame, toMm } from '../edition/units.ts';
import { blockKind } from './block.ts';
import type { Compositor, Outcome } from './compositor.ts';
import { cutTo } from './cut-to.ts';
import { blockBase } from './fields.ts';
import { rowsOf } from './insertion.ts';
import { resolveFields } from './page-fields.ts';
import { besideText } from './reading.ts';
import { outlineOfSquares } from './squares.ts';
import { toCome } from './to-come.ts';

/** Squares kept free all round (ISO/IEC 18004 §5.3.8). */
const QUIET = 4;
/** The side of the smallest squares that newsprint holds, in millimetres [general knowledge: ink spreads some 0.1 mm]. */
const LEAST_SQUARE = 0.4;
/** Characters it can be given; the code itself holds fewer of some. */
const MOST = 1_200;

const levels = ['L', 'M', 'Q', 'H'] as const;

/** Draws a code of some words in the largest square of the frame. */
function draw(words: string, level: (typeof levels)[number], frame: Frame, set: Compositor): Outcome {
  let code: ReturnType<typeof encode>;
  try {
    code = encode(words, { ecc: level, border: 0 });
  } catch {
    return { reason: 'overset', findings: [{ code: 'code-too-long', detail: String(words.length) }] };
  }
  const side = Math.min(frame.width, frame.height);
  const square = side / (code.size + 2 * QUIET);
  const inner = code.size * square;
  const place = {
    x: frame.x + (frame.width - inner) / 2,
    y: frame.y + (frame.height - inner) / 2,
    width: inner,
    height: inner,
  };
  // Paper all round, whatever the code lies on.
  set.fill(frame, 0);
  set.outline(outlineOfSquares(code.data), place, square, words);
  const size = toMm(square);
  if (size >= LEAST_SQUARE) return {};
  return { findings: [{ code: 'code-too-small', detail: String(Math.round(size * 100) / 100) }] };
}

export const qr = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('qr'),
    /** What it says: an address, mostly; fields in it are filled in. */
    text: v.pipe(v.string(), v.maxLength(MOST)),
    /** How much of it may be spoilt: 7, 15, 25 or 30 per cent. */
    level: v.picklist(levels),
    standOff: positive,
  }),
)({
  name: { zh: '二维码', en: 'QR code' },
  forms: {
    qr: {
      name: { zh: '二维码', en: 'QR code' },
      icon: 'M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h2v2H9zM12 12h2v2h-2z',
      tool: 16,
      size: (place) => rowsOf(place, 1, 6),
      make: (base, { standOff }) => ({ ...base, kind: 'qr', text: '', level: 'M', standOff }),
    },
  },
  runaround: 'round',
  isFurniture: true,
  regrid: 'share',
  title: ({ text }) => text,
  holdsContent: true,
  emptied: (block) => ({ ...block, text: '' }),
  compose: ({ text, level, frame }, set) => {
    const { words, findings } = resolveFields(text, set);
    const outcome = words === '' ? toCome(frame, text, set, 'code-empty') : draw(words, level, frame, set);
    return { ...outcome, findings: [...findings, ...(outcome.findings ?? [])] };
  },
  takesColour: false,
  reading: ({ order }) => ({ role: 'Figure', within: 'block', place: besideText(order) }),
  settings: [
    {
      as: 'text',
      label: { zh: '内容（网址等，可用字段）', en: 'Content (an address; fields may be used)' },
      rows: 3,
      most: MOST,
      read: ({ text }) => text,
      write: (block, text) => ({ ...block, text: cutTo(text.trim(), MOST) }),
    },
    {
      as: 'choice',
      label: { zh: '容错', en: 'Correction' },
      options: [
        ['L', { zh: '7%', en: '7%' }],
        ['M', { zh: '15%', en: '15%' }],
        ['Q', { zh: '25%', en: '25%' }],
        ['H', { zh: '30%', en: '30%' }],
      ],
      read: ({ level }) => level,
      write: (block, value) => ({ ...block, level: levels.find((one) => one === value) ?? block.level }),
    },
  ],
});
