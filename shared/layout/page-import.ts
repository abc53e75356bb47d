/** Importing the raw text of a page: read, made into articles, and put into the pool or laid out as the front page. */
import type { Resources } from '../compose/resources.ts';
import type { Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { pageByNumber } from '../edition/selectors.ts';
import type { ImportRemark } from '../text/import-remarks.ts';
import { type CopyChange, readPageCopy } from '../text/page-copy.ts';
import { type Imported, importCopy, poolPatches } from './articles.ts';
import { isBare, layoutFront } from './front.ts';

/** Where imported copy goes: onto the front page, or into the copy pool. */
export type ImportTarget = 'front' | 'pool';

export interface PageImport {
  readonly imported: Imported;
  readonly patches: readonly Patch[];
  /** What was changed in the copy on the way. */
  readonly changes: readonly CopyChange[];
}

/**
 * What importing a text would do to an edition; null where it is to be the front page and that is taken, or there is
 * none. `resources` are asked for only to lay out; `remarks` are of the file the text is from.
 */
export function importPage(
  edition: Edition,
  text: string,
  target: ImportTarget,
  resources: () => Resources,
  remarks: readonly ImportRemark[] = [],
): PageImport | null {
  const front = pageByNumber(edition, 1);
  if (target === 'front' && (front === undefined || !isBare(edition, front.id))) return null;
  const copy = readPageCopy(text);
  const imported = importCopy(edition, copy, remarks);
  const patches = target === 'front' ? layoutFront(edition, resources(), imported) : poolPatches(imported);
  return { imported, patches, changes: copy.changes };
}
