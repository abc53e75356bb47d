import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';

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
});
