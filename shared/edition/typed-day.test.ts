import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedDay } from './typed-day.ts';

describe('a date as hands write it', () => {
  it.each([
    ['20261129', '2026-11-29'],
    ['2026-11-29', '2026-11-29'],
    ['2026.1.9', '2026-01-09'],
    ['2026/1/9', '2026-01-09'],
    ['2026年11月29日', '2026-11-29'],
    [' 2026 年 1 月 9 日 ', '2026-01-09'],
    ['２０２６１１２９', '2026-11-29'],
    ['20240229', '2024-02-29'],
    ['11-29', '2026-11-29'],
    ['11月29日', '2026-11-29'],
    ['1.2', '2027-01-02'],
    ['11.29', '2026-11-29'],
    ['1129', '2026-11-29'],
    ['0102', '2027-01-02'],
  ])('is read: %s', (text, day) => {
    expect(typedDay(text, '2026-12-30')).toBe(day);
  });

  it.each([
    '',
    '2026',
    '202611',
    '20261329',
    '20260230',
    '2026-13-01',
    '11-31',
    '29',
    '2026112',
    '1331',
    'constructor',
  ])('is refused, not guessed: %s', (text) => {
    expect(typedDay(text, '2026-12-30')).toBeNull();
  });

  it('counts 明天 from the day it is, not from the one nearest to which dates are looked for', () => {
    expect(typedDay('明天', '2026-01-05', '2026-12-31')).toBe('2027-01-01');
    expect(typedDay('昨天', '2026-01-05', '2026-03-01')).toBe('2026-02-28');
    expect(typedDay('Tomorrow', '2026-03-01')).toBe('2026-03-02');
  });

  it('takes the twenty-ninth of February in the year that has one', () => {
    expect(typedDay('2-29', '2027-12-30')).toBe('2028-02-29');
    expect(typedDay('2-29', '2026-06-01')).toBeNull();
  });

  it('looks back as readily as ahead', () => {
    expect(typedDay('12-31', '2027-01-02')).toBe('2026-12-31');
  });

  it('reads every day in each of its forms', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [year = '', month = '', of = ''] = day.split('-');
          for (const text of [day, year + month + of, `${year}年${Number(month)}月${Number(of)}日`]) {
            expect(typedDay(text, '2026-06-15')).toBe(day);
          }
          expect(typedDay(`${Number(month)}-${Number(of)}`, day)).toBe(day);
        },
      ),
    );
  });
});
