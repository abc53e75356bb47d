import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EditionFile } from '../../electron/store/edition-file.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { makePaper } from './paper/make-paper.ts';

/** The edition of four plain pages, made anew. */
export async function sampleEdition(): Promise<Edition> {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-sample-'));
  try {
    const path = join(folder, 'sample.dayang');
    await makePaper(path);
    const file = EditionFile.openToRead(path);
    const { edition } = file;
    file.close();
    return edition;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
