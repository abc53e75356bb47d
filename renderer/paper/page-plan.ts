/** The pages of a weekday as they are written in a field: their sections in order, one a page. */

import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { plainName } from '../../shared/edition/plain-name.ts';
import { isDay } from '../../shared/edition/record-fields.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import type { Newspaper, PlannedPage, WeekdayPlan } from '../../shared/paper/newspaper-records.ts';

/** A section at the beginning of a text, in quotes or without, and the separator it ends with, if any. */
const SECTION = /^(?:[^\S\n]*"((?:[^"]|"")*)"[^\S\n]*|([^、,，;；\n]*))([、,，;；\n]|$)/u;
/** What stands for a page without a section, as in a table: a dash, or the two that a Chinese keyboard writes for one. */
const NONE = /^\s*[—–-]{1,2}\s*$/u;
/** What a section that stands without quotes would lose, be taken apart at, or be read as none. */
const UNSAFE = /[、,，;；\n"]|^\s|\s$|^[—–-]{1,2}$/u;

/**
 * Takes `要闻、本地、副刊` apart; a dash or an empty place is a page without a name. As in a table of commas, a section that holds a
 * separator is in quotes (`"财经、证券"`), and a quote in it is written twice.
 */
export function readSections(text: string): string[] {
  const sections: string[] = [];
  let rest = text.trim();
  if (rest === '') return sections;
  for (let isMore = true; isMore; ) {
    const [whole = '', quoted, plain = '', end = ''] = SECTION.exec(rest) ?? [];
    sections.push(plainName(quoted?.replaceAll('""', '"') ?? plain.replace(NONE, '')));
    rest = rest.slice(whole.length);
    isMore = end !== '';
  }
  return sections;
}

/** The plan in words, which {@link readSections} takes apart again: `要闻、—、副刊` where page 2 has no section. */
export function planWords({ pages }: WeekdayPlan): string {
  const worded = (section: string) => (UNSAFE.test(section) ? `"${section.replaceAll('"', '""')}"` : section);
  return pages.map(({ section }) => (section === '' ? '—' : worded(section))).join('、');
}

/**
 * The pages of a day with other sections. What was planned of a page besides its section goes with it: it is the page of
 * its name, and where none is, the one that came after the page before it, under another name.
 */
function pagesWith(old: readonly PlannedPage[], sections: readonly string[]): PlannedPage[] {
  const left = new Set(old.keys());
  const named = sections.map((section) => {
    const found = [...left].find((at) => old[at]?.section === section);
    if (found !== undefined) left.delete(found);
    return found;
  });
  let before = -1;
  return sections.map((section, at) => {
    const renamed = left.has(before + 1) ? before + 1 : undefined;
    const known = named[at] ?? renamed;
    if (known !== undefined) {
      left.delete(known);
      before = known;
    }
    const { templateId = null, formatId = null } = (known === undefined ? undefined : old[known]) ?? {};
    return { section, templateId, formatId };
  });
}

/** A week with the pages of a day changed. */
function withDay(
  { week }: Pick<Newspaper, 'week'>,
  day: number,
  change: (pages: readonly PlannedPage[]) => PlannedPage[],
): Newspaper['week'] {
  return week.map((plan, at) => (at === day ? { ...plan, pages: change(plan.pages) } : plan));
}

/** A week with another day in it, of pages of these sections. */
export function plannedWeek(paper: Newspaper, day: number, sections: readonly string[]): Newspaper['week'] {
  return withDay(paper, day, (pages) => pagesWith(pages, sections));
}

/** A week in which a page of a day, counted from 0, is planned otherwise. */
export function replanned(
  paper: Newspaper,
  day: number,
  index: number,
  change: Partial<PlannedPage>,
): Newspaper['week'] {
  return withDay(paper, day, (pages) => pages.map((page, at) => (at === index ? { ...page, ...change } : page)));
}

/** A week without a page of a day, counted from 0. */
export function withoutPage(paper: Newspaper, day: number, index: number): Newspaper['week'] {
  return withDay(paper, day, (pages) => pages.filter((_, at) => at !== index));
}

/** A week in which all days on which the paper comes out are planned as one is. */
export function likeDay({ week }: Newspaper, day: number): Newspaper['week'] {
  const pages = week[day]?.pages ?? [];
  return week.map((plan) => (plan.appears ? { ...plan, pages } : plan));
}

/** A week in which a day has the pages of an edition, each with its section and format. */
export function weekLike(edition: Edition, day: number): Newspaper['week'] {
  const pages = pagesInOrder(edition);
  const sections = pages.map(({ section }) => section);
  return plannedWeek(newspaperOf(edition), day, sections).map((plan, at) => {
    if (at !== day) return plan;
    return { ...plan, pages: plan.pages.map((page, index) => ({ ...page, formatId: pages[index]?.formatId ?? null })) };
  });
}

/**
 * A week with one page more on a day, the last, in the format of the one before it. A day without a plan, which has the
 * pages of the last edition, begins with those of this one.
 */
export function withPageMore(edition: Edition, day: number): Newspaper['week'] {
  const paper = newspaperOf(edition);
  const week = paper.week[day]?.pages.length === 0 ? weekLike(edition, day) : paper.week;
  return withDay({ week }, day, (pages) => [
    ...pages,
    { section: '', templateId: null, formatId: pages.at(-1)?.formatId ?? null },
  ]);
}

/** A week in which the paper comes out on a day, or does not. */
export function weekAppearing(edition: Edition, day: number, appears: boolean): Newspaper['week'] {
  return newspaperOf(edition).week.map((plan, at) => (at === day ? { ...plan, appears } : plan));
}

/** The dates in a text, in order and each once; null where one is none. */
export function readDates(text: string): string[] | null {
  const dates = text.split(/[\s、,，;；]+/u).filter((date) => date !== '');
  return dates.every(isDay) ? [...new Set(dates)].toSorted() : null;
}
