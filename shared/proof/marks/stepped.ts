/** 排阶梯形: a stepped line; each line of the headline is set in by a character more than the one above. Taken back by hand. */
import * as v from 'valibot';
import { stair } from '../shapes.ts';
import { markKind } from './mark.ts';

export const stepped = markKind(v.strictObject({ kind: v.literal('step') }))({
  number: 13,
  zh: '排阶梯形',
  en: 'Step',
  sign: '阶',
  key: 'K',
  on: 'text',
  typed: () => ({ kind: 'step' }),
  /** Lines are stepped whatever they say by now. */
  ignoresQuote: true,
  draw: ({ stroke, headline }) => stroke(stair(headline())),
  edit: (_, { isHeadline, starts }) => {
    if (!isHeadline) return 'by-hand';
    const edits = starts.slice(1).map((start, at) => ({ from: start, to: start, text: '\u3000'.repeat(at + 1) }));
    return edits.length === 0 ? 'by-hand' : edits;
  },
});
