/** 分开: Y between the letters; a word space is set. Taken back by less space. */
import * as v from 'valibot';
import { open } from '../shapes.ts';
import { markKind } from './mark.ts';

export const separate = markKind(v.strictObject({ kind: v.literal('separate') }))({
  number: 18,
  zh: '分开',
  en: 'Separate',
  sign: '分',
  key: 'Z',
  on: 'place',
  typed: () => ({ kind: 'separate' }),
  draw: ({ first, stroke }) =>
    stroke([
      ...open([
        [first.left - 2, first.top - 2.6],
        [first.left, first.top + 0.8],
        [first.left + 2, first.top - 2.6],
      ]),
      ...open([
        [first.left, first.top + 0.8],
        [first.left, first.bottom + 0.8],
      ]),
    ]),
  edit: (_, { from }) => [{ from, to: from, text: ' ' }],
});
