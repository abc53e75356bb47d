#!/usr/bin/env node
/**
 * Writes shared/text/lunar-years.ts, what each lunar year is made of: `npm run lunar-years`. The years are computed
 * by lunar-typescript (MIT); a test holds the file to it, day by day.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LunarYear } from 'lunar-typescript';
import { LEAP_SHIFT, NEW_YEAR_SHIFT } from '../shared/text/lunar-date.ts';

const FIRST = 1700;
const COUNT = 600;
const PER_LINE = 15;

const DAY = 86_400_000;
/** The Julian day of 1 January 1970, at noon. */
const EPOCH = 2_440_588;

/** A year as one number: its long months as bits, the month that is doubled, and when it begins, in days after 1 January. */
function packed(year) {
  const lunar = LunarYear.fromYear(year);
  const months = lunar.getMonthsInYear();
  const begins = (months[0].getFirstJulianDay() - EPOCH) * DAY;
  const days = Math.round((begins - Date.UTC(year, 0, 1)) / DAY);
  const long = months.reduce((bits, month, at) => bits | (month.getDayCount() === 30 ? 1 << at : 0), 0);
  return long | (lunar.getLeapMonth() << LEAP_SHIFT) | (days << NEW_YEAR_SHIFT);
}

const years = Array.from({ length: COUNT }, (_, at) =>
  packed(FIRST + at)
    .toString(36)
    .padStart(5, '0'),
);
const lines = Array.from(
  { length: COUNT / PER_LINE },
  (_, at) => `  '${years.slice(at * PER_LINE, (at + 1) * PER_LINE).join('')}',`,
);

writeFileSync(
  fileURLToPath(new URL('../shared/text/lunar-years.ts', import.meta.url)),
  `/** Lunar years, made by build/compile-lunar-years.mjs. */

/** The first of them. */
export const FIRST_LUNAR_YEAR = ${FIRST};

/** Digits a year is written with, to base 36; what the number says is in \`lunar-date.ts\`. */
export const LUNAR_YEAR_DIGITS = 5;

export const lunarYears = [
${lines.join('\n')}
].join('');
`,
);
