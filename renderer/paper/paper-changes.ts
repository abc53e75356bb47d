/** What is typed in the newspaper's panel, as changes of the edition. */

import * as v from 'valibot';
import { editNames } from '../../shared/edition/edits.ts';
import { datedEntries, editIdentity, editNewspaper, editParticulars } from '../../shared/edition/newspaper.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { editionRecordSchema } from '../../shared/edition/page-records.ts';
import { setPageCount } from '../../shared/edition/pages.ts';
import type { ParticularName } from '../../shared/edition/particulars.ts';
import { plainName } from '../../shared/edition/plain-name.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import { typedDay } from '../../shared/edition/typed-day.ts';
import { MOST_PAGES, type Newspaper, newspaperSchema } from '../../shared/paper/newspaper-records.ts';
import { today } from '../ui/today.ts';
import type { Change } from './LiveField.tsx';

/** A particular is printed as it is written. */
export function particularChange(name: ParticularName): Change {
  return (edition, text) => editParticulars(edition, { [name]: text.trim() });
}

const changeSchema = v.partial(newspaperSchema);

/** Changes of the newspaper's own record; null where it cannot hold them. */
export function newspaperEdit(edition: Edition, change: Partial<Omit<Newspaper, 'id'>>): readonly Patch[] | null {
  // What does not change is not looked at again at every letter that is typed: word lists are long.
  return v.is(changeSchema, change) ? editNewspaper(edition, change) : null;
}

/** A field of the newspaper's own record; null where what was typed cannot be taken. */
export function newspaperChange(read: (text: string) => Partial<Omit<Newspaper, 'id'>> | null): Change {
  return (edition, text) => {
    const change = read(text);
    return change === null ? null : newspaperEdit(edition, change);
  };
}

/** A list that is written one a line; empty lines are none. */
export function listChange(change: (edition: Edition, lines: readonly string[]) => readonly Patch[] | null): Change {
  return (edition, text) =>
    change(
      edition,
      [...new Set(text.split('\n').map(plainName))].filter((line) => line !== ''),
    );
}

const { names: namesSchema, signers: signersSchema, publication: publicationSchema } = editionRecordSchema.entries;

/** Names that are never divided. */
export function namesChange(edition: Edition, names: readonly string[]): readonly Patch[] | null {
  return v.is(namesSchema, names) ? editNames(edition, names) : null;
}

/** Who signs a page: somebody does. */
export function signersChange(edition: Edition, signers: readonly string[]): readonly Patch[] | null {
  if (signers.length === 0 || !v.is(signersSchema, signers)) return null;
  return [{ kind: 'edition', record: { ...edition.edition, signers: [...signers] } }];
}

export const nameChange: Change = (edition, text) =>
  v.is(publicationSchema, text.trim()) ? editIdentity(edition, { publication: text }) : null;

export const dateChange: Change = (edition, text) => {
  const date = typedDay(text, edition.edition.date, today());
  return date === null ? null : editIdentity(edition, { date });
};

export const issueChange: Change = (edition, text) => {
  const issue = Number(text);
  const isIssue = /^\d+$/u.test(text.trim()) && v.is(datedEntries.issue, issue);
  return isIssue ? editIdentity(edition, { issue }) : null;
};

/**
 * Another number of pages: new ones come after the last with its grid, those beyond the number go. Copy that stood on
 * them waits in the pool, and one step of undo brings them back.
 */
export const pagesChange: Change = (edition, text) => {
  const wanted = Number(text);
  if (!/^\d+$/u.test(text.trim()) || wanted < 1 || wanted > MOST_PAGES) return null;
  const patches = setPageCount(edition, wanted);
  return patches.length === 0 && pageCount(edition) !== wanted ? null : patches;
};
