import { describe, expect, it } from 'vitest';
import { readSize, writeSize, writeTypeSize } from './type-sizes.ts';
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

describe('sizes of type by their 号', () => {
  it.each([
    [10.5, 'hao', 'zh', '五号'],
    [9, 'hao', 'zh', '小五号'],
    [42, 'hao', 'zh', '初号'],
    [36, 'hao', 'zh', '小初号'],
    [9, 'hao', 'en', 'small 5 hao'],
    [9.2, 'hao', 'zh', '9.2磅'],
    [9.2, 'hao', 'en', '9.2 pt'],
    [10.5, 'pt', 'zh', '10.5磅'],
  ] as const)('writes %s (%s, %s), and reads it', (size, unit, language, text) => {
    expect(writeTypeSize(size, unit, language)).toBe(text);
    expect(readSize(text, 'pt')).toBeCloseTo(size, 9);
  });
});
