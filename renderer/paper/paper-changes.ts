/** What is typed in the newspaper's panel, as changes of the edition. */
import { editNames } from '../../shared/edition/edits.ts';
import { editIdentity, editNewspaper, editParticulars } from '../../shared/edition/newspaper.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { addPage, deletePage } from '../../shared/edition/pages.ts';
import type { ParticularName } from '../../shared/edition/particulars.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import type { Newspaper } from '../../shared/paper/newspaper-records.ts';
import type { Change } from './LiveField.tsx';

/** A particular is printed as it is written. */
export function particularChange(name: ParticularName): Change {
  return (edition, text) => editParticulars(edition, { [name]: text.trim() });
}

/** A field of the newspaper's own record; null where what was typed cannot be taken. */
export function newspaperChange(read: (text: string) => Partial<Omit<Newspaper, 'id'>> | null): Change {
  return (edition, text) => {
    const change = read(text);
    return change === null ? null : editNewspaper(edition, change);
  };
}

/** A list that is written one a line; empty lines are none. */
export function listChange(change: (edition: Edition, lines: readonly string[]) => readonly Patch[] | null): Change {
  return (edition, text) =>
    change(
      edition,
      [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== ''),
    );
}

/** Names that are never divided. */
export function namesChange(edition: Edition, names: readonly string[]): readonly Patch[] | null {
  return names.some(({ length }) => length > 60) ? null : editNames(edition, names);
}

/** Who signs a page: somebody does. */
export function signersChange(edition: Edition, signers: readonly string[]): readonly Patch[] | null {
  if (signers.length === 0 || signers.some(({ length }) => length > 40)) return null;
  return [{ kind: 'edition', record: { ...edition.edition, signers: [...signers] } }];
}

export const nameChange: Change = (edition, text) =>
  text.trim().length > 40 ? null : editIdentity(edition, { publication: text });

export const dateChange: Change = (edition, text) =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) ? editIdentity(edition, { date: text }) : null;

export const issueChange: Change = (edition, text) => {
  const issue = Number(text);
  const isIssue = /^\d+$/u.test(text.trim()) && issue <= 1_000_000;
  return isIssue ? editIdentity(edition, { issue }) : null;
};

/** The most pages an edition is given at once. */
const MOST_PAGES = 200;

/**
 * Another number of pages: new ones come after the last with its grid, those beyond the number go. Copy that stood on
 * them waits in the pool, and one step of undo brings them back.
 */
export const pagesChange: Change = (edition, text) => {
  const wanted = Number(text);
  if (!/^\d+$/u.test(text.trim()) || wanted < 1 || wanted > MOST_PAGES) return null;
  const patches: Patch[] = [];
  let now = edition;
  const apply = (more: readonly Patch[]) => {
    patches.push(...more);
    now = applyPatches(now, more).edition;
  };
  for (
    let last = pagesInOrder(now).at(-1);
    last !== undefined && last.number !== wanted;
    last = pagesInOrder(now).at(-1)
  ) {
    const more = last.number < wanted ? addPage(now, last.id)?.patches : deletePage(now, last.id);
    if (more === undefined || more.length === 0) return null;
    apply(more);
  }
  return patches;
};
