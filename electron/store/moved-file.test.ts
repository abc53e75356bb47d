import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { imageIdOf } from '../pictures.ts';
import { bringMissing } from './bring-images.ts';
import { EditionFile } from './edition-file.ts';
import { thisProcess } from './lease.ts';
import { relocated } from './relocate.ts';

/** An operation that adds an article. */
function added(): Operation {
  const record = emptyArticle();
  return {
    id: newId<'operation'>(),
    step: newId<'step'>(),
    actor: 'test',
    at: '2024-03-08T00:00:00+08:00',
    label: 'test',
    patches: [{ kind: 'put', table: 'articles', id: record.id, record }],
  };
}

describe('a file that is moved while it is open', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-moved-'));
    path = join(folder, 'one.dayang');
    EditionFile.create(path, emptyEdition(1));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['deleted', () => rmSync(path)],
    ['moved away', () => renameSync(path, join(folder, 'away'))],
    [
      'replaced',
      () => {
        writeFileSync(join(folder, 'other'), '');
        renameSync(join(folder, 'other'), path);
      },
    ],
  ])('is told where it is %s, and a copy has what was changed since', async (_, move) => {
    const file = EditionFile.open(path);
    file.apply(added());
    move();
    expect(() => file.apply(added())).toThrow(expect.objectContaining({ code: 'edition-moved' }));
    const copy = join(folder, 'copy.dayang');
    await file.saveCopy(copy);
    file.close();
    const saved = EditionFile.openToRead(copy);
    expect(Object.keys(saved.edition.articles)).toHaveLength(2);
    saved.close();
  });

  it('is as it was once it is back', () => {
    const file = EditionFile.open(path);
    renameSync(path, join(folder, 'away'));
    expect(() => file.apply(added())).toThrow();
    renameSync(join(folder, 'away'), path);
    file.apply(added());
    file.close();
    expect(existsSync(join(folder, 'away'))).toBe(false);
    const again = EditionFile.openToRead(path);
    expect(Object.keys(again.edition.articles)).toHaveLength(2);
    again.close();
  });

  it('is written to another where one is copied over it, and nothing is written into that', () => {
    const file = EditionFile.open(path);
    file.lying.bindLog();
    file.apply(added());
    file.lying.takeLogIn();
    file.apply(added());
    const other = join(folder, 'other.dayang');
    EditionFile.create(other, emptyEdition(3));
    // Into the same place on the disk, as `cp` does.
    copyFileSync(other, path);
    expect(file.lying.isHere).toBe(false);
    // What is done before anybody has looked is in the log, and in no page of the other.
    expect(() => file.apply(added())).toThrow(expect.objectContaining({ code: 'edition-moved' }));
    file.lying.takeLogIn();
    const moved = relocated(file, folder, thisProcess());
    expect(moved).toMatchObject({ how: 'rescued', isAbandoned: true });
    expect(moved?.file.path).toContain('找回');
    expect(Object.keys(moved?.file.edition.articles ?? {})).toHaveLength(3);
    moved?.file.close();
    expect(readFileSync(path)).toEqual(readFileSync(other));
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('has its pictures back from a backup where those were overwritten', async () => {
    const bytes = new Uint8Array(200_000).map((_, at) => (at * 7919) % 251);
    const picture = { id: imageIdOf(bytes), name: '江边.jpg', mime: 'image/jpeg', width: 400, height: 300 } as const;
    const file = EditionFile.open(path);
    file.lying.bindLog();
    file.addImage(bytes);
    file.apply({ ...added(), patches: [{ kind: 'put', table: 'images', id: picture.id, record: picture }] });
    const backup = join(folder, 'backup.dayang');
    await file.saveCopy(backup);
    file.lying.takeLogIn();
    const other = join(folder, 'other.dayang');
    EditionFile.create(other, emptyEdition(1));
    copyFileSync(other, path);
    const moved = relocated(file, folder, thisProcess())?.file;
    if (moved === undefined) throw new Error('it is where it was');
    expect(moved.edition.images[picture.id]).toBeDefined();
    expect(moved.image(picture.id)).toBeUndefined();
    expect(await bringMissing(() => moved, other)).toBe(false);
    expect(await bringMissing(() => moved, join(folder, 'gone.dayang'))).toBe(false);
    expect(await bringMissing(() => moved, backup)).toBe(true);
    expect(moved.image(picture.id)).toEqual(Buffer.from(bytes));
    expect(await moved.verify()).toEqual([]);
    moved.close();
  });

  it('is where it was when it was only touched', () => {
    const file = EditionFile.open(path);
    file.lying.bindLog();
    file.apply(added());
    utimesSync(path, 1_000_000, 1_000_000);
    expect(file.lying.isHere).toBe(true);
    file.apply(added());
    file.lying.takeLogIn();
    expect(file.lying.isHere).toBe(true);
    file.close();
  });
});
