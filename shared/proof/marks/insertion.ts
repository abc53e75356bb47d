/** 增补: a line at the place, a lead line, the text ringed in the margin. Taken back by deleting it. */
import * as v from 'valibot';
import { words } from '../../edition/mark-fields.ts';
import { insertionLine } from '../shapes.ts';
import { markKind } from './mark.ts';

export const insertion = markKind(v.strictObject({ kind: v.literal('insert'), text: words }))({
  number: 3,
  zh: '增补',
  en: 'Insert',
  sign: '增',
  key: 'I',
  on: 'place',
  asks: { zh: '补什么', en: 'What to insert' },
  typed: (text) => ({ kind: 'insert', text }),
  quoted: ({ text }) => ({ kind: 'insert', text }),
  margin: ({ text }) => text,
  isRinged: true,
  draw: ({ first, stroke, lead }) => {
    stroke(insertionLine(first));
    lead('start');
  },
  edit: ({ text }, { from, to }) => [{ from, to, text }],
  errors: ({ text }) => ({ wrong: text }),
});
