/** Files that may be several things: which they are, and what is known of them while it is asked what they are to be. */
import type { ChosenArt } from '../../shared/contract/api.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import type { TableFile } from '../../shared/contract/table-schema.ts';
import type { CopyEncoding } from '../../shared/text/encodings.ts';
import type { DoubtfulFile, UseAsking } from './use-asking.ts';

/** A picture or a drawing that was read, with the file it was in: it goes to the page once the copy is in. */
export type ReadArt = { readonly path: string } & ChosenArt;

/** A file of tables that was read: its first goes to the page once the copy is in. */
export type ReadTables = { readonly path: string; readonly encoding?: CopyEncoding } & TableFile;

/** What a page says that cannot be drawn as outlines, though it may be placed whole. */
export const UNDRAWN = new Set([
  'artwork-text-only',
  'artwork-picture-only',
  'artwork-nothing-drawn',
  'artwork-too-much',
  'artwork-too-deep',
]);

/** What is lost of a page that is drawn as outlines: then it may have been meant whole. */
export const LOST = new Set(['text', 'picture', 'pages']);

/** A file whose use is in doubt, with its line of the report, and what it is where it was read. */
export interface Doubt extends DoubtfulFile {
  readonly line: number;
  readonly art: ReadArt | null;
  readonly tables: ReadTables | null;
  readonly failure: Failure | null;
}

/** What the way of coming in tells of files, and who is asked where it does not. */
export interface UseOfFiles {
  readonly asking: UseAsking;
  /** True of files that were dropped on a story: a table among them may be meant as copy. */
  readonly isOnStory: boolean;
}

/** A table's rows as copy, a paragraph each. */
export function rowsAsText({ tables }: ReadTables): string {
  const rows = tables[0]?.table.rows ?? [];
  return rows
    .map((cells) =>
      cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join('\u3000'),
    )
    .join('\n');
}
