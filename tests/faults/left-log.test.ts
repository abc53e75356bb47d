/** SQLite's log beside a file, left there by processes that were killed: taken in where it is the file's, and nowhere else. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { createEdition } from '../../shared/edition/create.ts';
import { writeUntilKilled } from '../kit/killed-store.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-log-'));
  path = join(folder, 'tonight.dayang');
  EditionFile.create(path, createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes until so many operations are acknowledged, and is killed: the log is left. Returns the articles it put in. */
function leaveLog(at: string, after = 8): Promise<string[]> {
  return writeUntilKilled(at, after);
}

/** What an edition opens with: its articles, and what its log was called if it was another's. */
function opened(at: string): { readonly articles: string[]; readonly strangeLog: string | null } {
  const file = EditionFile.open(at);
  try {
    return { articles: Object.keys(file.edition.articles), strangeLog: file.strangeLog };
  } finally {
    file.close();
    const database = new Database(at);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  }
}

describe('a log that was left behind', () => {
  it('is taken in by its file, by a hand-made copy of both, and by its file under another name', async () => {
    const written = await leaveLog(path);
    const copy = join(folder, 'copy.dayang');
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    const renamed = join(folder, 'renamed.dayang');
    renameSync(path, renamed);
    for (const at of [copy, renamed]) {
      const { articles, strangeLog } = opened(at);
      expect(articles).toEqual(expect.arrayContaining(written));
      expect(strangeLog).toBeNull();
    }
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('is set aside where an older copy was put in the place of its file', async () => {
    const older = join(folder, 'older');
    const first = await leaveLog(path);
    EditionFile.open(path).close();
    copyFileSync(path, older);
    // Two evenings later: the file has gone on by more than one log.
    await leaveLog(path);
    EditionFile.open(path).close();
    const late = await leaveLog(path);
    copyFileSync(older, path);
    const log = readFileSync(`${path}-wal`);
    const { articles, strangeLog } = opened(path);
    // What was done last may be there though nobody was told: the writer was killed before it said so.
    expect(articles).toEqual(expect.arrayContaining(first));
    expect(articles.length).toBeLessThanOrEqual(first.length + 1);
    for (const id of late) expect(articles).not.toContain(id);
    expect(strangeLog).toBe(`${path}-wal.1.aside`);
    expect(readFileSync(`${path}-wal.1.aside`).equals(log)).toBe(true);
    // Nothing strange lies there any more.
    expect(opened(path).strangeLog).toBeNull();
  });

  it('is set aside where it is of a copy that went its own way', async () => {
    const sibling = join(folder, 'sibling.dayang');
    copyFileSync(path, sibling);
    const own = await leaveLog(path);
    const others = await leaveLog(sibling);
    // Both began where the copy was made: each goes on from its own beginning.
    EditionFile.open(path).close();
    EditionFile.open(sibling).close();
    await leaveLog(sibling);
    copyFileSync(`${sibling}-wal`, `${path}-wal`);
    const { articles, strangeLog } = opened(path);
    expect(articles).toEqual(expect.arrayContaining(own));
    for (const id of others) expect(articles).not.toContain(id);
    expect(strangeLog).not.toBeNull();
  });

  it('is set aside where it is of another edition', async () => {
    const other = join(folder, 'other.dayang');
    EditionFile.create(other, createEdition({ date: '2024-03-09', format: 'tabloid', pages: 2 }));
    await leaveLog(other);
    copyFileSync(`${other}-wal`, `${path}-wal`);
    const { articles, strangeLog } = opened(path);
    expect(articles).toEqual([]);
    expect(strangeLog).not.toBeNull();
  });

  it('is not needed by a copy of the file alone, once the work rests', () => {
    const file = EditionFile.open(path);
    file.lying.bindLog();
    const { id } = file.which;
    file.addFile(Uint8Array.of(1, 2, 3));
    const copy = join(folder, 'by-hand.dayang');
    copyFileSync(path, copy);
    const early = EditionFile.openToRead(copy);
    expect(early.keepsFile(file.addFile(Uint8Array.of(1, 2, 3)))).toBe(false);
    early.close();
    rmSync(copy);
    file.lying.takeLogIn();
    copyFileSync(path, copy);
    const late = EditionFile.openToRead(copy);
    expect(late.keepsFile(file.addFile(Uint8Array.of(1, 2, 3)))).toBe(true);
    expect(late.which.id).toBe(id);
    late.close();
    file.close();
  });
});
