/** Numbers written as planes and as differences: they come back as they were. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cases } from '../../../tests/kit/seeds.ts';
import { fromDifferences, numbers16, numbers32, planesOf, toDifferences } from './number-planes.ts';

it('gives back numbers of two and of four bytes', () => {
  fc.assert(
    fc.property(fc.uint16Array(), fc.uint32Array(), (small, large) => {
      expect(numbers16(planesOf(small))).toEqual(small);
      expect(numbers32(planesOf(large))).toEqual(large);
    }),
    cases(200),
  );
});

it('gives back numbers of which differences were taken, in order or not', () => {
  fc.assert(
    fc.property(fc.uint16Array(), fc.uint32Array(), (small, large) => {
      expect(fromDifferences(toDifferences(small.slice()))).toEqual(small);
      expect(fromDifferences(toDifferences(large.slice()))).toEqual(large);
    }),
    cases(200),
  );
});

it('takes differences within each stretch', () => {
  const values = Uint16Array.of(5, 7, 3, 9, 9);
  const starts = [0, 0, 2, 5];
  expect([...toDifferences(values.slice(), starts)]).toEqual([5, 2, 3, 6, 0]);
  expect(fromDifferences(toDifferences(values.slice(), starts), starts)).toEqual(values);
});
