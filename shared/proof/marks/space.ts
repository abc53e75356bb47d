/** 空1字距: # in the margin, with the part of an em; so much space is set. Taken back by less space. */
import * as v from 'valibot';
import { spaceAmount } from '../../edition/mark-fields.ts';
import { insertionLine } from '../shapes.ts';
import { asksForAmount, spaces, typedAmount } from './amounts.ts';
import { markKind } from './mark.ts';

const signs = { '1': '#', '1/2': '#½', '1/3': '#⅓', '1/4': '#¼' } as const;

export const space = markKind(v.strictObject({ kind: v.literal('space'), amount: spaceAmount }))({
  number: 17,
  zh: '空1字距',
  en: 'Space of 1, ½, ⅓ or ¼ em',
  sign: '空',
  key: 'Y',
  on: 'place',
  asks: asksForAmount,
  typed: (text) => {
    const amount = typedAmount(text);
    return amount === null ? null : { kind: 'space', amount };
  },
  quoted: ({ amount }) => ({ kind: 'space', amount }),
  margin: ({ amount }) => signs[amount],
  draw: ({ first, stroke, lead }) => {
    stroke(insertionLine(first));
    lead('start');
  },
  edit: ({ amount }, { from }) => [{ from, to: from, text: spaces[amount] }],
});
