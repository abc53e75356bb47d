/** 对调: an S-curve round two neighbours, of three parts where what is between them stays. Taken back by the same, lengths exchanged. */
import * as v from 'valibot';
import { count } from '../../edition/mark-fields.ts';
import { middleOf } from '../../text/graphemes.ts';
import { sCurve } from '../shapes.ts';
import { markKind } from './mark.ts';

export const transpose = markKind(
  /** Lengths in UTF-16 units of the first and last piece, which change places; what is between them stays. */
  v.strictObject({ kind: v.literal('transpose'), first: count, last: count }),
)({
  number: 6,
  zh: '对调',
  en: 'Transpose',
  sign: '调',
  key: 'T',
  on: 'range',
  quoted: (said, { quote }) => {
    const half = middleOf(quote);
    const [first, last] = [said.first ?? half, said.last ?? quote.length - half];
    return first + last > quote.length ? 'the pieces overlap' : { kind: 'transpose', first, last };
  },
  draw: (pen, order) => {
    const firstEnd = pen.afterStart(order.first);
    const lastStart = pen.beforeEnd(order.last);
    if (pen.lines.length === 1 && firstEnd !== null && lastStart !== null)
      pen.stroke(sCurve(pen.last, firstEnd.left, Math.max(firstEnd.left, lastStart.left)));
    else pen.ring();
  },
  edit: ({ first, last }, { from, to, text }) => {
    const middle = text.slice(first, text.length - last);
    return [{ from, to, text: text.slice(text.length - last) + middle + text.slice(0, first) }];
  },
  errors: () => 'one',
});
