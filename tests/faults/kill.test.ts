/** Real processes, really killed: what was acknowledged is there, and nothing is half there. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { createEdition } from '../../shared/edition/create.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writer = fileURLToPath(new URL('./killed-writer.ts', import.meta.url));

/** Lets the writer write, kills it after so many acknowledgements, and returns what it acknowledged. */
function writeUntilKilled(path: string, after: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      if (said.split('\n').length > after) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}

describe('a store killed while it writes', () => {
  it('keeps every acknowledged operation, and the rest whole or not at all', async () => {
    const path = join(folder, 'e.dayang');
    EditionFile.create(path, createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 }));
    const acknowledged: string[] = [];
    for (let round = 0; round < 12; round++) {
      acknowledged.push(...(await writeUntilKilled(path, 1 + round * 3)));
      const file = EditionFile.open(path);
      const kept = Object.keys(file.edition.articles);
      for (const id of acknowledged) expect(kept).toContain(id);
      file.close();
      const database = new Database(path);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      // An operation and the record it changed are one transaction: as many of the one as of the other.
      expect(database.prepare('SELECT count(*) FROM operation').pluck().get()).toBe(kept.length);
      database.close();
    }
    expect(acknowledged.length).toBeGreaterThan(50);
  });
});
