/** What an edition file composes to, as text that can be compared: whichever ids its records were given. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { compose } from '../../shared/compose/compose.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { testResources } from './editions.ts';

/** The edition in a file that a window has open, as last saved: read from a copy. */
export function savedEdition(path: string): Edition {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-copy-'));
  try {
    const copy = join(folder, 'copy.dayang');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    const file = EditionFile.open(copy);
    const { edition } = file;
    file.close();
    return edition;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The display lists of an edition's pages; ids are replaced by the order in which they first appear. */
export function displayLists(edition: Edition, page?: number): string {
  const { pages } = compose(edition, testResources());
  const wanted = pages.filter((one) => page === undefined || one.number === page);
  const names = new Map<string, string>();
  return JSON.stringify(wanted).replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/gu, (id) => {
    const name = names.get(id) ?? `id-${names.size}`;
    names.set(id, name);
    return name;
  });
}
