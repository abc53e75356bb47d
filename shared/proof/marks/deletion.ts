/** 删除: few characters in a ring whose tail curls out, many in a box with a cross. Taken back by inserting them. */
import * as v from 'valibot';
import { cross, ring, tail } from '../shapes.ts';
import { markKind } from './mark.ts';

/** A deletion of more than so many characters is a box with a cross. */
const FEW = 6;

export const deletion = markKind(v.strictObject({ kind: v.literal('delete') }))({
  number: 2,
  zh: '删除',
  en: 'Delete',
  sign: '删',
  key: 'D',
  on: 'range',
  typed: () => ({ kind: 'delete' }),
  draw: ({ lines, last, stroke }) => {
    if (lines.length === 1 && last.right - last.left <= FEW * last.size) stroke([...ring(last), ...tail(last)]);
    else for (const line of lines) stroke(cross(line));
  },
  edit: (_, { from, to }) => [{ from, to, text: '' }],
  errors: (_, quote) => ({ wrong: quote }),
});
