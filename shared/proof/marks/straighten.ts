/** 正图: lines through the picture’s axes; it is centred in its frame, at its smallest size. Taken back by hand: the crop is set as it was. */
import * as v from 'valibot';
import { axes } from '../shapes.ts';
import { markKind } from './mark.ts';

export const straighten = markKind(v.strictObject({ kind: v.literal('straighten') }))({
  number: 14,
  zh: '正图',
  en: 'Straighten picture',
  sign: '图',
  key: 'G',
  on: 'block',
  typed: () => ({ kind: 'straighten' }),
  drawOnBlock: ({ frame, stroke }) => stroke(axes(frame)),
  change: () => ({ picture: 'whole' }),
});
