import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSample } from '../../electron/sample/make-sample.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { testResources } from './editions.ts';

/** The sample edition, made anew. */
export async function sampleEdition(): Promise<Edition> {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-sample-'));
  try {
    const path = join(folder, 'sample.dayang');
    await makeSample(path, fileURLToPath(new URL('../../assets/sample', import.meta.url)), testResources);
    const file = EditionFile.openToRead(path);
    const { edition } = file;
    file.close();
    return edition;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
