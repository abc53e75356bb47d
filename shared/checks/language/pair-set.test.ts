/** Which pairs are known. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairSet } from './pair-set.ts';

const numbers = fc.tuple(fc.nat(200_000), fc.nat(0xffff));

it('holds all that were added', () => {
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 500 }), (pairs) => {
      const set = new PairSet(16);
      for (const [first, second] of pairs) set.add(first, second);
      expect(pairs.every(([first, second]) => set.mayHave(first, second))).toBe(true);
    }),
  );
});

it('seldom seems to hold others', () => {
  const set = new PairSet(20);
  for (let pair = 0; pair < 65_536; pair++) set.add(pair >> 6, (pair * 37) & 0xffff);
  let seeming = 0;
  for (let pair = 0; pair < 65_536; pair++) if (set.mayHave(70_000 + (pair >> 6), (pair * 41) & 0xffff)) seeming++;
  expect(seeming / 65_536).toBeLessThan(0.1);
});
