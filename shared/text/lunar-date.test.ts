import { Solar } from 'lunar-typescript';
import { describe, expect, it } from 'vitest';
import { lunarDate, weekdayOf } from './lunar-date.ts';

const DAY = 86_400_000;

/** Year, month and day of every so many days between two years. */
function* days(from: number, to: number, step: number): Generator<readonly [number, number, number]> {
  for (let at = Date.UTC(from, 0, 1); at < Date.UTC(to, 0, 1); at += step * DAY) {
    const date = new Date(at);
    yield [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  }
}

function computed(year: number, month: number, day: number): string {
  const lunar = Solar.fromYmd(year, month, day).getLunar();
  return `${lunar.getYearInGanZhi()}年${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`;
}

describe('the lunar day', () => {
  it.each([
    [1901, 2101, 1],
    [1701, 2299, 11],
  ])('is what is computed, from %i to %i', (from, to, step) => {
    const wrong: string[] = [];
    for (const day of days(from, to, step)) {
      if (lunarDate(...day) !== computed(...day)) wrong.push(`${day.join('-')}: ${lunarDate(...day)}`);
    }
    expect(wrong).toEqual([]);
  });
  it('is the year before until the new year', () => {
    expect(lunarDate(2024, 2, 9)).toBe('癸卯年腊月三十');
    expect(lunarDate(2024, 2, 10)).toBe('甲辰年正月初一');
  });
  it('is said with its leap month, at the end of a year too', () => {
    expect(lunarDate(2034, 1, 1)).toBe('癸丑年闰冬月十一');
  });
  it('is not said beyond the table', () => {
    expect([lunarDate(1700, 1, 1), lunarDate(2300, 6, 1), lunarDate(0, 1, 1), lunarDate(9999, 12, 31)]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('the day of the week', () => {
  it('is counted in the calendar of today', () => {
    expect(weekdayOf(2024, 3, 8)).toBe(5);
    expect(weekdayOf(1, 1, 1)).toBe(1);
  });
});
