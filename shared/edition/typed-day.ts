/** A date as hands write it: run together, with any usual mark between, or without its year. */
import { isDay } from './record-fields.ts';

/** Year, month and day run together: `20261129`. */
const together = /^(\d{4})(\d{2})(\d{2})$/u;
/** Year, month and day apart: `2026-11-29`, `2026.11.29`, `2026/1/9`, `2026年11月29日`. */
const apart = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/u;
/** Month and day: `11-29`, `11月29日`, `11.29`. */
const withoutYear = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/u;

/** Month and day run together: `1129`. */
const dayTogether = /^(\d{2})(\d{2})$/u;
/** Days that are named by how far they are from this one. */
const named = new Map([
  ['昨天', -1],
  ['今天', 0],
  ['今日', 0],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
  ['大后天', 3],
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);

const DAY_MS = 86_400_000;

/** A day so many days after another. */
function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The dates of one month and day, in the year of `near` and in those beside it. */
function yearsBeside(near: string, month: string, day: string): readonly string[] {
  const year = Number(near.slice(0, 4));
  return [year, year - 1, year + 1].map((one) => written(String(one), month, day)).filter(isDay);
}

function written(year: string, month: string, day: string): string {
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Days from one date to the other, either way. */
function daysBetween(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;
}

/**
 * The date (`YYYY-MM-DD`) that somebody typed, or `null` where it is none. Figures may be full-width. Without a year
 * it is the one nearest to `near` (`YYYY-MM-DD`): on 30 December `1-2` is the second of the coming January. `明天` is the day
 * after `today`.
 */
export function typedDay(text: string, near: string, today: string = near): string | null {
  const plain = text.normalize('NFKC').trim();
  const away = named.get(plain.toLowerCase());
  if (away !== undefined) return later(today, away);
  const dated = together.exec(plain) ?? apart.exec(plain);
  if (dated !== null) {
    const [, year = '', month = '', day = ''] = dated;
    const found = written(year, month, day);
    return isDay(found) ? found : null;
  }
  const [, month, day] = withoutYear.exec(plain) ?? dayTogether.exec(plain) ?? [];
  if (month === undefined || day === undefined) return null;
  const [nearest = null] = [...yearsBeside(near, month, day)].sort(
    (one, other) => daysBetween(one, near) - daysBetween(other, near),
  );
  return nearest;
}
