/** 排阶梯形: a stepped line; each line of the headline is set in by an em more than the one above. Taken back in the settings of its block. */
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
  stepsHeadline: true,
});
