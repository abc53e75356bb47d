/** The newspaper an edition belongs to, and changes of it and of what the edition says of itself, as patches. */

import * as v from 'valibot';
import { NEWSPAPER, type Newspaper, type WeekdayPlan } from '../paper/newspaper-records.ts';
import type { Patch } from './operations.ts';
import { LONGEST_PUBLICATION } from './page-records.ts';
import type { Imprint } from './particulars.ts';
import { shortName } from './plain-name.ts';
import { day } from './record-fields.ts';
import type { Edition, EditionRecord } from './records.ts';

/** The largest number an edition is given. */
export const MOST_ISSUE = 1_000_000;

/** Which edition is meant: its date and its number. */
export const datedEntries = {
  date: day,
  issue: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ISSUE)),
};

const everyDay: WeekdayPlan = { appears: true, pages: [] };

/** A newspaper of which nothing is settled yet: a daily without a plan. */
const blankNewspaper: Newspaper = {
  id: NEWSPAPER,
  approvedName: '',
  sections: [],
  week: Array.from({ length: 7 }, () => everyDay),
  pauses: [],
  presets: [],
  wordLists: [],
};

/** The newspaper of an edition; one of which nothing is settled where it brings none. */
export function newspaperOf({ newspaper }: Pick<Edition, 'newspaper'>): Newspaper {
  return newspaper[NEWSPAPER] ?? blankNewspaper;
}

/** Changes what is settled of the newspaper. */
export function editNewspaper(edition: Edition, change: Partial<Omit<Newspaper, 'id'>>): Patch[] {
  const old = newspaperOf(edition);
  const record = { ...old, ...change };
  if (JSON.stringify(record) === JSON.stringify(old)) return [];
  return [{ kind: 'put', table: 'newspaper', id: NEWSPAPER, record }];
}

/** What an edition says of itself and its paper. */
type Identity = Pick<EditionRecord, 'publication' | 'date' | 'issue'>;

/** Changes an edition's name, date or number; every page that says them follows. Nothing where that changes nothing. */
export function editIdentity({ edition }: Edition, change: Partial<Identity>): Patch[] {
  const record = { ...edition, ...change };
  record.publication = shortName(record.publication, LONGEST_PUBLICATION);
  const same = (['publication', 'date', 'issue'] as const).every((name) => record[name] === edition[name]);
  return same ? [] : [{ kind: 'edition', record }];
}

/** Changes particulars of the paper; what is empty is not printed. Nothing where that changes nothing. */
export function editParticulars({ edition }: Edition, change: Partial<Imprint>): Patch[] {
  const imprint = { ...edition.imprint, ...change };
  if (JSON.stringify(imprint) === JSON.stringify(edition.imprint)) return [];
  return [{ kind: 'edition', record: { ...edition, imprint } }];
}
