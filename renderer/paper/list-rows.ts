/** Entries of the lists as the dialog shows them: which of them, and what each says beside its name. */
import type { ListEntry, ListKind } from '../../shared/paper/list-records.ts';
import { cellOf, columnName, columnsOf } from '../../shared/paper/list-table.ts';
import type { Words } from '../i18n/strings.ts';

/** The kind that is shown; all where none is chosen. */
export type ShownKind = ListKind | 'all';

/** What an entry says beside its kind and its name: each column that has something. */
export function saysOf(entry: ListEntry, { language }: Pick<Words, 'language'>): string {
  return columnsOf[entry.kind]
    .filter((column) => column !== 'name')
    .flatMap((column) => {
      const cell = cellOf(entry, column, language);
      return cell === '' ? [] : [`${columnName(column, language)} ${cell}`];
    })
    .join(' · ');
}

/** The entries of a kind that have some words, anywhere in them. */
export function matching(
  entries: readonly ListEntry[],
  { kind, text }: { readonly kind: ShownKind; readonly text: string },
  words: Pick<Words, 'language'>,
): readonly ListEntry[] {
  const sought = text.trim().toLowerCase();
  if (kind === 'all' && sought === '') return entries;
  return entries.filter(
    (entry) =>
      (kind === 'all' || entry.kind === kind) &&
      (sought === '' || `${entry.name} ${saysOf(entry, words)}`.toLowerCase().includes(sought)),
  );
}
