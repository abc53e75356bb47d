import { describe, expect, it } from 'vitest';
import { readSize, writeSize } from './type-sizes.ts';
import { mm } from './units.ts';

describe('sizes as people write them', () => {
  it.each([
    ['320', 'mm', mm(320)],
    ['320mm', 'pt', mm(320)],
    ['32 厘米', 'mm', mm(320)],
    ['9.2', 'pt', 9.2],
    ['9.2磅', 'mm', 9.2],
    ['5号', 'pt', 10.5],
    ['五号', 'mm', 10.5],
    ['小五', 'pt', 9],
    ['小5号', 'pt', 9],
    ['小初', 'pt', 36],
    ['初号', 'pt', 42],
    ['5', 'pt', 5],
  ] as const)('reads %s (%s)', (text, unit, points) => {
    expect(readSize(text, unit)).toBeCloseTo(points, 9);
  });

  it.each(['', 'wide', '-3', '9号', '小七', '3 columns', '1e3', '１２'])('does not read “%s”', (text) => {
    expect(readSize(text, 'mm')).toBeNull();
  });

  it('writes what it reads', () => {
    expect(writeSize(mm(320), 'mm')).toBe('320mm');
    expect(writeSize(9.25, 'pt')).toBe('9.25pt');
    expect(readSize(writeSize(mm(272.4), 'mm'), 'mm')).toBeCloseTo(mm(272.4), 9);
  });
});
