/** 改正: the wrong characters ringed, the right ones in the margin. Taken back by a correction to what stood there. */
import * as v from 'valibot';
import { words } from '../../edition/mark-fields.ts';
import { countCharacters } from '../../text/character-count.ts';
import { markKind } from './mark.ts';

/** The longer of what stood there and what is to stand there: so many characters were wrong. */
export function longer(a: string, b: string): string {
  return countCharacters(a) >= countCharacters(b) ? a : b;
}

export const correct = markKind(v.strictObject({ kind: v.literal('correct'), text: words }))({
  number: 1,
  zh: '改正',
  en: 'Correct',
  sign: '改',
  key: 'R',
  on: 'range',
  asks: { zh: '改成什么', en: 'What it should be' },
  typed: (text) => ({ kind: 'correct', text }),
  quoted: ({ text }) => ({ kind: 'correct', text }),
  margin: ({ text }) => (text === '' ? '（空）' : text),
  edit: ({ text }, { from, to }) => [{ from, to, text }],
  errors: ({ text }, quote) => ({ wrong: longer(quote, text) }),
});
