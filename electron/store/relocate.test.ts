import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { DayangError } from '../errors.ts';
import { EditionFile } from './edition-file.ts';
import { thisProcess } from './lease.ts';
import { relocated } from './relocate.ts';

/** A folder that nobody may write in; whoever runs tests may write in all. */
const LOCKED = 'locked';
vi.mock('./open-database.ts', async (original) => ({
  ...(await original<typeof import('./open-database.ts')>()),
  checkWritable: (path: string) => {
    if (path.includes(LOCKED)) throw new DayangError('not-writable', { name: path });
  },
}));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-relocate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// Other systems do not tell where an open file lies by now.
it.runIf(process.platform === 'linux')(
  'a file that was moved to where nobody may write stays open, for a copy to be saved of it',
  async () => {
    mkdirSync(join(folder, LOCKED));
    const path = join(folder, 'one.dayang');
    EditionFile.create(path, emptyEdition(1));
    const file = EditionFile.open(path);
    file.keepVersions('opened', 'test');
    renameSync(path, join(folder, LOCKED, 'one.dayang'));
    expect(() => relocated(file, folder, thisProcess())).toThrow(expect.objectContaining({ code: 'not-writable' }));
    const copy = join(folder, 'copy.dayang');
    await file.saveCopy(copy);
    const read = EditionFile.openToRead(copy);
    expect(read.edition).toEqual(file.edition);
    read.close();
    file.close();
  },
);
