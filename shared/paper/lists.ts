/** The newsroom's lists, and changes of them as patches: the operations of the window and of the finding's menu. */
import * as v from 'valibot';
import { editNewspaper, newspaperOf } from '../edition/newspaper.ts';
import type { Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { type ListEntry, LONGEST_ENTRY, listEntrySchema, MOST_ENTRIES } from './list-records.ts';
import { NEWSPAPER, type Newspaper } from './newspaper-records.ts';

/** Words of the lists that newspapers had before entries, by their list: the same array each time. */
const former = new WeakMap<Newspaper['wordLists'], readonly ListEntry[]>();

function formerEntries(lists: Newspaper['wordLists']): readonly ListEntry[] {
  const known = former.get(lists);
  if (known !== undefined) return known;
  const entries = lists.flatMap(({ name, words }) =>
    words.flatMap(({ word, instead }): ListEntry[] => {
      const entry = { kind: 'term', name: word.trim(), severity: 'warning', owner: name } as const;
      const right = instead?.trim() ?? '';
      const made = right === '' ? entry : { ...entry, instead: right };
      return v.is(listEntrySchema, made) ? [made] : [];
    }),
  );
  const own = withoutDoubles(entries).slice(0, MOST_ENTRIES);
  former.set(lists, own);
  return own;
}

/** What tells an entry from others: of one kind there is each name once. */
export function entryKey({ kind, name }: Pick<ListEntry, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

function withoutDoubles(entries: readonly ListEntry[]): ListEntry[] {
  return [...new Map(entries.map((entry) => [entryKey(entry), entry])).values()];
}

/** The entries of an edition's newspaper, in their order; the same array for as long as they are the same. */
export function listsOf(edition: Pick<Edition, 'newspaper'>): readonly ListEntry[] {
  const { entries, wordLists } = newspaperOf(edition);
  return entries ?? formerEntries(wordLists);
}

/** Puts entries in the place of some, as a stretch of the list alone: the list may be long. */
function replace(edition: Edition, index: number, remove: number, insert: readonly ListEntry[]): Patch[] {
  const { entries } = newspaperOf(edition);
  if (remove === 0 && insert.length === 0) return [];
  if (entries === undefined || edition.newspaper[NEWSPAPER] === undefined) {
    const all = listsOf(edition).toSpliced(index, remove, ...insert);
    return editNewspaper(edition, { entries: all, wordLists: [] });
  }
  return [{ kind: 'splice', table: 'newspaper', id: NEWSPAPER, path: ['entries'], index, remove, insert: [...insert] }];
}

/** Why an entry is not taken. */
export type EntryProblem = 'form' | 'double' | 'full';

/** Adds an entry at the end. */
export function addEntry(edition: Edition, entry: ListEntry): Patch[] | EntryProblem {
  const all = listsOf(edition);
  if (!v.is(listEntrySchema, entry)) return 'form';
  if (all.length >= MOST_ENTRIES) return 'full';
  if (all.some((one) => entryKey(one) === entryKey(entry))) return 'double';
  return replace(edition, all.length, 0, [entry]);
}

/** Changes an entry; nothing where that changes nothing. */
export function changeEntry(edition: Edition, key: string, entry: ListEntry): Patch[] | EntryProblem {
  const all = listsOf(edition);
  const at = all.findIndex((one) => entryKey(one) === key);
  if (at < 0 || !v.is(listEntrySchema, entry)) return 'form';
  if (all.some((one, place) => place !== at && entryKey(one) === entryKey(entry))) return 'double';
  return JSON.stringify(all[at]) === JSON.stringify(entry) ? [] : replace(edition, at, 1, [entry]);
}

/** Takes entries off the list. */
export function removeEntries(edition: Edition, keys: ReadonlySet<string>): Patch[] {
  const all = listsOf(edition);
  const first = all.findIndex((one) => keys.has(entryKey(one)));
  if (first < 0) return [];
  const last = all.findLastIndex((one) => keys.has(entryKey(one)));
  const kept = all.slice(first, last + 1).filter((one) => !keys.has(entryKey(one)));
  return replace(edition, first, last + 1 - first, kept);
}

/** Takes a list over: what is there already is as it says now, and what is new comes after it. Null where that were too many. */
export function mergeEntries(edition: Edition, entries: readonly ListEntry[]): Patch[] | null {
  const old = listsOf(edition);
  const merged = new Map(old.map((entry) => [entryKey(entry), entry]));
  for (const entry of entries) merged.set(entryKey(entry), entry);
  const all = [...merged.values()];
  if (all.length > MOST_ENTRIES) return null;
  return JSON.stringify(all) === JSON.stringify(old) ? [] : replace(edition, 0, old.length, all);
}

/**
 * Learns a word (记住这个词): no check takes it for a mistake from then on, in this edition and in those that follow it.
 * `owner` is who said so. Nothing where it is known, is no word, or the lists are full.
 */
export function learn(edition: Edition, word: string, owner: string): Patch[] {
  const name = word.trim();
  if (name === '' || name.length > LONGEST_ENTRY) return [];
  const patches = addEntry(edition, { kind: 'known', name, ...(owner === '' ? {} : { owner }) });
  return typeof patches === 'string' ? [] : patches;
}
