/** An edition in a folder that a program copies to other machines: the file is whole by itself after every change. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';
import { thisProcess } from './lease.ts';
import { relocated } from './relocate.ts';

describe('an edition in a synced folder', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-synced-'));
    mkdirSync(join(folder, 'Dropbox'));
    path = join(folder, 'Dropbox', 'one.dayang');
    EditionFile.create(path, emptyEdition(1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function add(file: EditionFile): void {
    const record = emptyArticle();
    const [id, step] = [newId<'operation'>(), newId<'step'>()];
    const patches = [{ kind: 'put', table: 'articles', id: record.id, record } as const];
    file.apply({ id, step, actor: 'test', at: '2024-03-08T00:00:00+08:00', label: 'test', patches });
  }

  it('has no log beside it: what is copied alone, while it is open, has all of it', () => {
    const file = EditionFile.open(path);
    file.lying.bindLog();
    expect(file.opened.storage).toEqual({ kind: 'synced', name: 'Dropbox' });
    const copy = join(folder, 'copied.dayang');
    for (let count = 1; count <= 3; count++) {
      add(file);
      expect(existsSync(`${path}-wal`)).toBe(false);
      copyFileSync(path, copy);
      const read = EditionFile.openToRead(copy);
      expect(read.edition).toEqual(file.edition);
      read.close();
      expect(file.lying.isHere).toBe(true);
    }
    file.undo();
    file.lying.takeLogIn();
    expect(file.lying.isHere).toBe(true);
    file.close();
  });

  it('is the same file after its room was given back', () => {
    const file = EditionFile.open(path);
    file.lying.bindLog();
    for (let count = 0; count < 40; count++) add(file);
    for (let count = 0; count < 40; count++) file.undo();
    expect(file.lying.isHere).toBe(true);
    const { size } = statSync(path);
    expect(file.growth.shrink()).toBeLessThan(size);
    expect(file.lying.isHere).toBe(true);
    add(file);
    file.close();
  });

  it('writes nothing among the pages of a file that was copied over it', () => {
    const file = EditionFile.open(path);
    file.lying.bindLog();
    add(file);
    const other = join(folder, 'other.dayang');
    EditionFile.create(other, emptyEdition(3));
    copyFileSync(other, path);
    expect(() => file.growth.shrink()).toThrow(expect.objectContaining({ code: 'edition-moved' }));
    expect(() => add(file)).toThrow(expect.objectContaining({ code: 'edition-moved' }));
    const moved = relocated(file, folder, thisProcess());
    expect(Object.keys(moved?.file.edition.articles ?? {})).toHaveLength(1);
    moved?.file.close();
    expect(readFileSync(path)).toEqual(readFileSync(other));
  });

  it('gives way to no copy while somebody works on it', async () => {
    const open = EditionFile.open(path);
    const local = join(folder, 'local.dayang');
    EditionFile.create(local, emptyEdition(3));
    const file = EditionFile.open(local);
    const before = readFileSync(path);
    await expect(file.saveCopy(path)).rejects.toMatchObject({ code: 'edition-held' });
    expect(readFileSync(path)).toEqual(before);
    open.close();
    await file.saveCopy(path);
    expect(readFileSync(path)).not.toEqual(before);
    file.close();
  });

  it('takes in the log it had on a disk of one machine', () => {
    const local = join(folder, 'local.dayang');
    EditionFile.create(local, emptyEdition(1));
    const before = EditionFile.open(local);
    before.lying.bindLog();
    add(before);
    for (const end of ['', '-wal']) copyFileSync(`${local}${end}`, `${path}${end}`);
    const file = EditionFile.open(path);
    expect(file.edition).toEqual(before.edition);
    expect(existsSync(`${path}-wal`)).toBe(false);
    file.close();
    before.close();
  });
});
