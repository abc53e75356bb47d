/** The day of the lunar calendar (农历) that a date is, from a table of the years. */
import { FIRST_LUNAR_YEAR, LUNAR_YEAR_DIGITS, lunarYears } from './lunar-years.ts';

/** A year's number: its long months from the lowest bit, then the month that is doubled, then when it begins. */
export const LEAP_SHIFT = 13;
export const NEW_YEAR_SHIFT = 17;
const LEAP_MASK = 0xf;

const DAY = 86_400_000;
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const months = '正二三四五六七八九十冬腊';
const digits = '一二三四五六七八九十';

/** A day of the proleptic Gregorian calendar, counted; years below 100 are meant as they are written. */
function dayNumber(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}

/** Day of the week, 0 for Sunday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(dayNumber(year, month, day) * DAY).getUTCDay();
}

function dayName(day: number): string {
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  const tens = day <= 10 ? '初' : day < 20 ? '十' : '廿';
  return tens + digits.charAt((day - 1) % 10);
}

/**
 * 甲辰年正月廿八, the lunar day of a date. Years are counted from 甲子 as the calendar does (GB/T 33661–2017), and
 * leap months are said with 闰. Empty for dates outside the table, which reaches from 1700 to 2299.
 */
export function lunarDate(year: number, month: number, day: number): string {
  const date = dayNumber(year, month, day);
  let lunar = new Date(date * DAY).getUTCFullYear();
  const yearAt = (which: number) => {
    const at = (which - FIRST_LUNAR_YEAR) * LUNAR_YEAR_DIGITS;
    return at < 0 ? Number.NaN : Number.parseInt(lunarYears.slice(at, at + LUNAR_YEAR_DIGITS), 36);
  };
  const daysInto = () => date - dayNumber(lunar, 1, 1) - (yearAt(lunar) >> NEW_YEAR_SHIFT);
  // What comes before the new year belongs to the year before.
  if (daysInto() < 0) lunar--;
  const known = yearAt(lunar);
  if (Number.isNaN(known)) return '';
  const leap = (known >> LEAP_SHIFT) & LEAP_MASK;
  let rest = daysInto();
  let at = 0;
  for (let length = monthLength(known, at); rest >= length; length = monthLength(known, at)) {
    rest -= length;
    at++;
  }
  // The leap month follows the one it doubles, and has its name.
  const isLeap = leap > 0 && at === leap;
  const name = months.charAt(leap > 0 && at >= leap ? at - 1 : at);
  const since = lunar - 4;
  return `${stems.charAt(since % 10)}${branches.charAt(since % 12)}年${isLeap ? '闰' : ''}${name}月${dayName(rest + 1)}`;
}

/** Days of a year's month, counted from 0, the leap month among them. */
function monthLength(year: number, month: number): number {
  return ((year >> month) & 1) === 1 ? 30 : 29;
}
