/** 代替: a small sign at each place, explained once: ○＝字. Taken back by a correction in each place. */
import * as v from 'valibot';
import { words } from '../../edition/mark-fields.ts';
import { longer } from './correct.ts';
import { markKind } from './mark.ts';

/** Characters of a sign at most. */
const MOST = 4;

export const substitute = markKind(
  /** The same correction in several places: each has the sign, which is explained once. */
  v.strictObject({
    kind: v.literal('substitute'),
    sign: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST)),
    text: words,
  }),
)({
  number: 20,
  zh: '代替',
  en: 'Substitute',
  sign: '代',
  key: 'B',
  on: 'range',
  asks: { zh: '代号和文字，如：○ 图书馆', en: 'A sign and the words, as in: ○ library' },
  typed: (typed) => {
    const [sign = '', ...said] = typed.trim().split(/\s+/u);
    return said.length === 0 || sign.length > MOST ? null : { kind: 'substitute', sign, text: said.join(' ') };
  },
  quoted: ({ sign, text }) => ({ kind: 'substitute', sign, text }),
  draw: (pen, { sign, text }) => {
    pen.ring();
    pen.sign(sign);
    pen.legend(`${sign}＝${text}`);
  },
  edit: ({ text }, { from, to }) => [{ from, to, text }],
  errors: ({ text }, quote) => ({ wrong: longer(quote, text) }),
});
