import { expect, it } from 'vitest';
import { ciede2000, type Lab, labOf } from '../kit/colour-difference.ts';

/** Pairs published with the formula (Sharma, Wu and Dalal 2005, table 1). */
const pairs: readonly (readonly [Lab, Lab, number])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

it('tells colours apart as published, whichever comes first', () => {
  for (const [one, other, apart] of pairs) {
    expect(ciede2000(one, other)).toBeCloseTo(apart, 4);
    expect(ciede2000(other, one)).toBeCloseTo(apart, 4);
  }
});

it('knows the screen’s colours in CIELAB', () => {
  expect(labOf([255, 255, 255]).map((value) => Math.round(value) + 0)).toEqual([100, 0, 0]);
  expect(labOf([255, 0, 0]).map((value) => Math.round(value))).toEqual([54, 81, 70]);
});
