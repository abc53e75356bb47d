/** Real processes, really killed: what was acknowledged is there, and nothing is half there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { createEdition } from '../../shared/edition/create.ts';
import { faultAfterKills, writeUntilKilled } from '../kit/killed-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a store killed while it writes', () => {
  it('keeps every acknowledged operation and picture, and the rest whole or not at all', async () => {
    const path = join(folder, 'e.dayang');
    EditionFile.create(path, createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 }));
    const acknowledged: string[] = [];
    for (let round = 0; round < 12; round++) {
      acknowledged.push(...(await writeUntilKilled(path, 1 + round * 3, 'pictures')));
      expect(faultAfterKills(path, acknowledged)).toBeNull();
    }
    expect(acknowledged.length).toBeGreaterThan(50);
  });
});
