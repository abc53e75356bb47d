import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';
import { FollowedFile } from './followed-file.ts';

describe('an edition that somebody else works on', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-followed-'));
    path = join(folder, 'one.dayang');
    EditionFile.create(path, emptyEdition(2));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function done(file: EditionFile, patches: readonly Patch[]): void {
    const [id, step] = [newId<'operation'>(), newId<'step'>()];
    file.apply({ id, step, actor: 'test', at: '2024-03-08T00:00:00+08:00', label: 'test', patches: [...patches] });
  }

  it('is followed change by change, over a log that is taken in, and is free once it is closed', () => {
    const writer = EditionFile.open(path);
    writer.lying.bindLog();
    const copy = () => EditionFile.openAsFarAsItGoes(path, 'any', null);
    let reader = copy();
    const followed = new FollowedFile();
    /** What one look finds; the reader goes on with what it is given. */
    const look = () => {
      const before = reader.edition;
      const { file, ...found } = followed.look(reader);
      if (file !== null) {
        reader.close();
        reader = file;
      }
      if (found.patches !== null) expect(applyPatches(before, found.patches).edition).toEqual(writer.edition);
      return found;
    };
    expect(look()).toMatchObject({ patches: null, isFree: false });
    const first = emptyArticle();
    done(writer, [{ kind: 'put', table: 'articles', id: first.id, record: first }]);
    expect(look().patches).toHaveLength(1);
    expect(look().patches).toBeNull();
    writer.lying.takeLogIn();
    done(writer, [
      { kind: 'remove', table: 'articles', id: first.id },
      { kind: 'edition', record: { ...writer.edition.edition, issue: 7 } },
    ]);
    expect(look().patches).toHaveLength(2);
    writer.undo();
    expect(look().patches).toHaveLength(2);
    expect(reader.reading?.why).toBe('elsewhere');
    expect(() => reader.keepVersions('named', 'test', 'x')).toThrow(
      expect.objectContaining({ code: 'edition-read-only' }),
    );
    writer.close();
    expect(look()).toMatchObject({ isFree: true, holder: null });
    reader.close();
  });
});
