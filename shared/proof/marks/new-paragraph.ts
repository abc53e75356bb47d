/** 另起段: a line from the break, bent to the left and down to the start of a line. Taken back by running on. */
import * as v from 'valibot';
import { open } from '../shapes.ts';
import { markKind } from './mark.ts';

export const newParagraph = markKind(v.strictObject({ kind: v.literal('paragraph') }))({
  number: 8,
  zh: '另起段',
  en: 'New paragraph',
  sign: '段',
  key: 'P',
  on: 'place',
  typed: () => ({ kind: 'paragraph' }),
  draw: ({ first, stroke, columnStart }) => {
    const column = columnStart(first);
    stroke(
      open([
        [first.left, first.top + 0.5],
        [first.left, first.bottom + 2],
        [column, first.bottom + 2],
        [column, first.bottom + 5],
      ]),
    );
  },
  edit: (_, { from }) => [{ from, to: from, text: '\n' }],
});
