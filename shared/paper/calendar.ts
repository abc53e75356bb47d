/** When a newspaper comes out, and which number an edition has. Dates are `YYYY-MM-DD`. */
import type { Newspaper, WeekdayPlan } from './newspaper-records.ts';

const DAY_MS = 86_400_000;
/** Days looked ahead: a paper that does not come out for so long has no next edition. */
const MOST_DAYS = 800;

function timeOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** What is planned for the weekday of a date. */
export function planFor({ week }: Pick<Newspaper, 'week'>, date: string): WeekdayPlan {
  // Sunday is day 0 of JavaScript's week and the last of a newspaper's.
  const day = (new Date(timeOf(date)).getUTCDay() + 6) % 7;
  return week[day] ?? { appears: true, pages: [] };
}

/** Whether the paper comes out on a date. */
export function appearsOn(paper: Pick<Newspaper, 'week' | 'pauses'>, date: string): boolean {
  return planFor(paper, date).appears && !paper.pauses.includes(date);
}

/** Something told of a date, in both languages. */
export interface Told {
  readonly zh: string;
  readonly en: string;
}

/** What is told of an edition on a date on which the paper does not come out. */
export function noPublishingDay(date: string): Told {
  return {
    zh: `${date} 不是出版日。增期、号外要在报头注明。`,
    en: `The paper does not come out on ${date}. An extra issue has to say so in its nameplate.`,
  };
}

/** The first date after another on which the paper comes out; null where it does not for years. */
export function nextDate(paper: Pick<Newspaper, 'week' | 'pauses'>, after: string): string | null {
  const start = timeOf(after);
  if (Number.isNaN(start)) return null;
  for (let days = 1; days <= MOST_DAYS; days++) {
    const date = dateAt(start + days * DAY_MS);
    // After the year 9999 dates are written otherwise.
    if (date.startsWith('+')) return null;
    if (appearsOn(paper, date)) return date;
  }
  return null;
}

/** On how many days the paper comes out after one time, up to another and with it. */
function appearances(paper: Pick<Newspaper, 'week' | 'pauses'>, after: number, upTo: number): number {
  const days = Math.round((upTo - after) / DAY_MS);
  const rest = days % 7;
  const inWeek = paper.week.filter(({ appears }) => appears).length;
  let count = ((days - rest) / 7) * inWeek;
  for (let day = 1; day <= rest; day++) if (planFor(paper, dateAt(after + day * DAY_MS)).appears) count++;
  const paused = [...new Set(paper.pauses)].filter((date) => {
    const time = timeOf(date);
    return time > after && time <= upTo && planFor(paper, date).appears;
  });
  return count - paused.length;
}

/**
 * The number of the edition of a date, from that of another: one for each day the paper comes out, and one for an extra
 * edition on the later date. It is counted by weeks, for a date that is typed may be centuries away.
 */
export function issueOn(
  paper: Pick<Newspaper, 'week' | 'pauses'>,
  known: { readonly date: string; readonly issue: number },
  date: string,
): number {
  const [from, to] = [timeOf(known.date), timeOf(date)];
  if (Number.isNaN(from) || Number.isNaN(to)) return known.issue;
  if (from === to) return known.issue;
  const extra = appearsOn(paper, from < to ? date : known.date) ? 0 : 1;
  const count = appearances(paper, Math.min(from, to), Math.max(from, to)) + extra;
  return Math.max(0, known.issue + (from < to ? count : -count));
}
