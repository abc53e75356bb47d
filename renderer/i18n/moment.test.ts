import { expect, it } from 'vitest';
import { toldApart } from './moment.ts';

it('moments of one minute are told to the second, and others to the minute', () => {
  const at = (minute: number, second: number) => new Date(2026, 10, 30, 17, minute, second).toISOString();
  const told = toldApart([at(51, 2), at(50, 25), at(50, 4)], new Date(2026, 10, 30, 18), 'zh');
  expect(told).toEqual(['17:51', '17:50:25', '17:50:04']);
});
