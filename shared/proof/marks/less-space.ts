/** 减小空距: ∧ above the gap; the spaces among the characters are deleted. Taken back by more space. */
import * as v from 'valibot';
import { open } from '../shapes.ts';
import { markKind } from './mark.ts';

/** Spaces that it takes away. */
const blanks = /[ \t\u2000-\u200a\u3000]+/gu;

export const lessSpace = markKind(v.strictObject({ kind: v.literal('less-space') }))({
  number: 16,
  zh: '减小空距',
  en: 'Less space',
  sign: '减',
  key: 'L',
  on: 'range',
  typed: () => ({ kind: 'less-space' }),
  draw: ({ last, stroke }) => {
    const x = (last.left + last.right) / 2;
    stroke(
      open([
        [x - 2.2, last.top - 0.4],
        [x, last.top - 3.6],
        [x + 2.2, last.top - 0.4],
      ]),
    );
  },
  edit: (_, { from, text }) => {
    const edits = [...text.matchAll(blanks)].map(({ index, 0: blank }) => ({
      from: from + index,
      to: from + index + blank.length,
      text: '',
    }));
    return edits.length === 0 ? 'by-hand' : edits;
  },
});
