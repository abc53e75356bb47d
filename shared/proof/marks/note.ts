/** 说明: the note ringed in the margin, never set. Answered, or seen to by hand. */
import * as v from 'valibot';
import { words } from '../../edition/mark-fields.ts';
import { markKind } from './mark.ts';

export const note = markKind(v.strictObject({ kind: v.literal('note'), text: words }))({
  number: 21,
  zh: '说明',
  en: 'Note',
  sign: '注',
  key: 'N',
  on: 'any',
  asks: { zh: '说明', en: 'The note' },
  typed: (text) => ({ kind: 'note', text }),
  quoted: ({ text }) => ({ kind: 'note', text }),
  margin: ({ text }) => text,
  isRinged: true,
});
