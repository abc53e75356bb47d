/** 加大空距: ∨ above the gap; a space is set in it. Taken back by less space. */
import * as v from 'valibot';
import { spaceAmount } from '../../edition/mark-fields.ts';
import { open } from '../shapes.ts';
import { asksForAmount, spaces, typedAmount } from './amounts.ts';
import { markKind } from './mark.ts';

export const moreSpace = markKind(v.strictObject({ kind: v.literal('more-space'), amount: spaceAmount }))({
  number: 15,
  zh: '加大空距',
  en: 'More space',
  sign: '加',
  key: 'W',
  on: 'place',
  asks: asksForAmount,
  typed: (text) => {
    const amount = typedAmount(text);
    return amount === null ? null : { kind: 'more-space', amount };
  },
  quoted: ({ amount }) => ({ kind: 'more-space', amount }),
  draw: ({ first, stroke }) =>
    stroke(
      open([
        [first.left - 2.2, first.top - 3.4],
        [first.left, first.top - 0.2],
        [first.left + 2.2, first.top - 3.4],
      ]),
    ),
  edit: ({ amount }, { from }) => [{ from, to: from, text: spaces[amount] }],
});
