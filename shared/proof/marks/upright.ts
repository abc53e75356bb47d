/** 转正: a ring, with a turning arrow in the margin. Done by hand: set characters are upright, pictures and adverts may not be. */
import * as v from 'valibot';
import { markKind } from './mark.ts';
import { TURN } from './pen.ts';

export const upright = markKind(v.strictObject({ kind: v.literal('upright') }))({
  number: 5,
  zh: '转正',
  en: 'Turn upright',
  sign: '正',
  key: 'U',
  on: 'range',
  typed: () => ({ kind: 'upright' }),
  margin: () => TURN,
});
