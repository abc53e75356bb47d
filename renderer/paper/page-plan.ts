/** The pages of a weekday as they are written in a field: their sections in order, one a page. */
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Newspaper, WeekdayPlan } from '../../shared/paper/newspaper-records.ts';

/** The most pages a day can be planned with; what the record's schema allows. */
const MOST_PAGES = 200;
/** A section's name is no longer; what the record's schema allows. */
export const LONGEST_SECTION = 40;

/** Takes `要闻、本地、副刊` apart; an empty place is a page without a name. */
export function readSections(text: string): string[] {
  const trimmed = text.trim();
  return trimmed === '' ? [] : trimmed.split(/[、,，;；\n]/u).map((section) => section.trim());
}

/** The plan in words. */
export function planWords({ pages }: WeekdayPlan): string {
  return pages.map(({ section }) => section).join('、');
}

/**
 * A week with another day in it, planned as it was typed; what was planned of a page besides its section stays with its
 * number. Null where it cannot be taken.
 */
export function plannedWeek({ week }: Newspaper, day: number, text: string): Newspaper['week'] | null {
  const sections = readSections(text);
  if (sections.length > MOST_PAGES || sections.some(({ length }) => length > LONGEST_SECTION)) return null;
  return week.map((plan, at) => {
    if (at !== day) return plan;
    const pages = sections.map((section, page) => ({
      ...(plan.pages[page] ?? { templateId: null, formatId: null }),
      section,
    }));
    return { ...plan, pages };
  });
}

/** A week in which the paper comes out on a day, or does not. */
export function weekAppearing(edition: Edition, day: number, appears: boolean): Newspaper['week'] {
  return newspaperOf(edition).week.map((plan, at) => (at === day ? { ...plan, appears } : plan));
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** True of a day that the calendar has: the 31st of April it has not. */
function isDay(date: string): boolean {
  if (!DATE.test(date)) return false;
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

/** The dates in a text, in order and each once; null where one is none. */
export function readDates(text: string): string[] | null {
  const dates = text.split(/[\s、,，;；]+/u).filter((date) => date !== '');
  return dates.every(isDay) ? [...new Set(dates)].toSorted() : null;
}
