import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { differenceOf } from '../../shared/edition/difference.ts';
import { editionChanges } from '../../shared/edition/edition-changes.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { makeEdition } from '../../tests/kit/damaged-editions.ts';
import { makePaper } from '../../tests/kit/paper/make-paper.ts';
import { EditionFile } from './edition-file.ts';
import { restoreInto } from './restore-into.ts';

const by = { id: 'restored', step: 'restored', actor: '测试', at: '2026-11-30T16:00:00+08:00' };

describe('going back to a backup', () => {
  let folder = '';
  let [path, later, other] = ['', '', ''];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-restore-'));
    [path, later, other] = [join(folder, 'one.dayang'), join(folder, 'later.dayang'), join(folder, 'other.dayang')];
    makeEdition(path, later);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the edition what it was, in a step that is undone', async () => {
    const file = EditionFile.open(later);
    const backup = EditionFile.openToRead(path);
    const before = file.edition;
    const stepped = await restoreInto(() => file, path, by);
    expect(stepped?.label).toBe('backup.restore');
    expect(file.edition).toEqual(backup.edition);
    expect(file.undo()).not.toBeNull();
    expect(file.edition).toEqual(before);
    expect(file.verifyWhole()).toEqual([]);
    file.close();
    backup.close();
  });

  it('brings pictures along, of an edition that has nothing in common, too', async () => {
    await makePaper(other);
    const file = EditionFile.open(later);
    const before = file.edition;
    const backup = EditionFile.openToRead(other);
    await restoreInto(() => file, other, by);
    expect(file.edition).toEqual(backup.edition);
    for (const { id } of Object.values(file.edition.images)) expect(file.image(id)).toEqual(backup.image(id));
    file.undo();
    expect(file.edition).toEqual(before);
    file.close();
    const again = EditionFile.open(later);
    expect(again.edition).toEqual(before);
    again.close();
    backup.close();
  });

  it('does nothing where nothing differs', async () => {
    const file = EditionFile.open(path);
    expect(await restoreInto(() => file, path, by)).toBeNull();
    file.close();
  });
});

describe('what differs between two states', () => {
  it('names stories and pages, and nothing that is alike', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dayang-changes-'));
    const [path, later] = [join(folder, 'one.dayang'), join(folder, 'later.dayang')];
    makeEdition(path, later);
    const [one, two] = [EditionFile.openToRead(path), EditionFile.openToRead(later)];
    const changes = editionChanges(one.edition, two.edition);
    expect(changes.stories).toHaveLength(12);
    expect(changes.stories.every(({ change, more }) => change === 'changed' && more === 0)).toBe(true);
    expect(changes).toMatchObject({ pages: [], hasOthers: false });
    expect(editionChanges(one.edition, one.edition)).toEqual({ pages: [], stories: [], hasOthers: false });
    const back = applyPatches(two.edition, differenceOf(two.edition, one.edition)).edition;
    expect(back).toEqual(one.edition);
    one.close();
    two.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
