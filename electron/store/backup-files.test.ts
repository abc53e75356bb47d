import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupReason } from '../../shared/edition/backup-records.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import { changeRows } from '../../tests/kit/changed-file.ts';
import { makeEdition } from '../../tests/kit/damaged-editions.ts';
import { isBackupName, keepBackup, listBackups, restoreTo } from './backup-files.ts';
import { EditionFile } from './edition-file.ts';
import { openToWork } from './paper-file.ts';

describe('backups of an edition', () => {
  let folder = '';
  let path = '';
  let root = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-backup-'));
    path = join(folder, '晨报.dayang');
    root = join(folder, 'backups');
    mkdirSync(root);
    makeEdition(path, join(folder, 'later.dayang'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Backs the open edition up. */
  async function backUp(file: EditionFile, at: Date, reason: BackupReason = 'working', roots = [root]) {
    const copy = join(folder, 'copy.partial');
    await file.lying.backUpTo(copy);
    const { id, state } = file.lying;
    const outcome = await keepBackup(copy, { id, path, at, reason, state }, roots);
    rmSync(copy);
    return outcome;
  }

  it.each([
    ['a pipe', (note: string) => execFileSync('mkfifo', [note])],
    ['very long', (note: string) => writeFileSync(note, ' '.repeat(2 ** 20))],
    ['a folder', (note: string) => mkdirSync(note)],
  ])('are listed and made beside a folder whose note is %s', async (_, make) => {
    if (process.platform === 'win32') return;
    mkdirSync(join(root, 'another'));
    make(join(root, 'another', 'edition.json'));
    const file = EditionFile.open(path);
    const { kept } = await backUp(file, new Date(2026, 10, 30, 16, 15, 2));
    expect(await listBackups([root], { id: file.lying.id, path })).toEqual(kept);
    expect(kept).toHaveLength(1);
    file.close();
  });

  it('have what the open file has, are found sound, and say when and why they were made', async () => {
    const file = EditionFile.open(path);
    const at = new Date(2026, 10, 30, 16, 15, 2);
    const { kept, failures } = await backUp(file, at, 'signed-off');
    expect(failures).toEqual([]);
    const [backup] = await listBackups([root], { id: file.lying.id, path });
    expect(backup).toEqual(kept[0]);
    expect(backup).toMatchObject({ at: at.toISOString(), reason: 'signed-off', state: file.lying.state });
    expect(isBackupName(backup?.path ?? '')).toBe(true);
    const read = EditionFile.openToRead(backup?.path ?? '');
    expect(read.edition).toEqual(file.edition);
    read.close();
    file.close();
  });

  it('take in what is done while they are made', async () => {
    const file = EditionFile.open(path);
    const copy = join(folder, 'copy.partial');
    const made = file.lying.backUpTo(copy);
    const record = emptyArticle();
    const patches = [{ kind: 'put', table: 'articles', id: record.id, record } as const];
    file.apply({ id: 'one', step: 'one', actor: '测试', at: '2026-11-30T16:00:00+08:00', label: 'test', patches });
    await made;
    const { id, state } = file.lying;
    const { kept } = await keepBackup(copy, { id, path, at: new Date(), reason: 'working', state }, [root]);
    const read = EditionFile.openToRead(kept[0]?.path ?? '');
    expect(read.edition).toEqual(file.edition);
    expect(read.lying.state).toBe(file.lying.state);
    read.close();
    file.close();
  });

  it('are found by the path of a file that says nothing any more, and told once where two folders have them', async () => {
    const second = join(folder, 'share');
    mkdirSync(second);
    const file = EditionFile.open(path);
    await backUp(file, new Date(), 'working', [root, second]);
    file.close();
    expect(await listBackups([root, second], { id: null, path })).toHaveLength(1);
    expect(await listBackups([second], { id: null, path })).toHaveLength(1);
    expect(await listBackups([root, second], { id: null, path: join(folder, 'other.dayang') })).toEqual([]);
  });

  it('are kept where they can be, and the folder that is gone is named and not made', async () => {
    const gone = join(folder, 'unplugged');
    const file = EditionFile.open(path);
    const { kept, failures } = await backUp(file, new Date(), 'working', [gone, root]);
    file.close();
    expect(kept).toHaveLength(1);
    expect(failures).toMatchObject([{ code: 'backup-folder-gone', details: { folder: gone } }]);
    expect(existsSync(gone)).toBe(false);
  });

  it('are said to be whose they are by a note that is written whole, and only where it says another thing', async () => {
    const file = EditionFile.open(path);
    const { kept } = await backUp(file, new Date(2026, 10, 30, 16));
    const note = join(dirname(kept[0]?.path ?? ''), 'edition.json');
    const [before, words] = [statSync(note, { bigint: true }), readFileSync(note)];
    await backUp(file, new Date(2026, 10, 30, 17));
    expect(statSync(note, { bigint: true }).ctimeNs).toBe(before.ctimeNs);
    // Cut short, as programs before have left it on a full disk.
    writeFileSync(note, '');
    await backUp(file, new Date(2026, 10, 30, 18));
    file.close();
    expect(readFileSync(note)).toEqual(words);
    expect(await listBackups([root], { id: null, path })).toHaveLength(3);
  });

  it('do not count where what was written is damaged', async () => {
    const copy = join(folder, 'copy.partial');
    const file = EditionFile.open(path);
    await file.lying.backUpTo(copy);
    const { id, state } = file.lying;
    file.close();
    changeRows(
      copy,
      (database) => database.exec('UPDATE image_data SET bytes = zeroblob(9000) WHERE rowid = 1'),
      false,
    );
    const made = { id, path, at: new Date(), reason: 'working', state } as const;
    const { kept, failures } = await keepBackup(copy, made, [root]);
    expect(kept).toEqual([]);
    expect(failures).toMatchObject([{ code: 'backup-unsound' }]);
    const left = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => !name.endsWith('.json'));
    expect(left).toHaveLength(1);
  });

  it('are given up where the file is closed meanwhile, and the file is as it was', async () => {
    const file = EditionFile.open(path);
    for (let at = 0; at < 8; at++) file.addImage(new Uint8Array(2 ** 20).fill(at));
    const made = file.lying.backUpTo(join(folder, 'copy.partial'));
    file.close();
    await expect(made).rejects.toThrow();
    const again = EditionFile.open(path);
    expect(again.verifyWhole()).toEqual([]);
    again.close();
  });

  it('let what is done meanwhile be stored, between one stretch and the next', async () => {
    const file = EditionFile.open(path);
    for (let at = 0; at < 8; at++) file.addImage(new Uint8Array(2 ** 20).fill(at));
    const copy = join(folder, 'copy.partial');
    let isMade = false;
    const made = file.lying.backUpTo(copy).then(() => {
      isMade = true;
    });
    let stored = 0;
    for (; !isMade; stored++) {
      await setImmediate();
      if (isMade) break;
      const record = emptyArticle();
      const patches = [{ kind: 'put', table: 'articles', id: record.id, record } as const];
      const id = `one ${stored}`;
      file.apply({ id, step: id, actor: '测试', at: '2026-11-30T16:00:00+08:00', label: 'test', patches });
    }
    await made;
    expect(stored).toBeGreaterThan(4);
    const read = EditionFile.openToRead(copy);
    expect(read.edition).toEqual(file.edition);
    expect(read.verifyWhole()).toEqual([]);
    read.close();
    file.close();
  });

  it('go once they have outlived their time', async () => {
    const file = EditionFile.open(path);
    const now = new Date(2026, 10, 30, 22, 0).getTime();
    for (const hours of [9, 8.9, 8.8, 0]) await backUp(file, new Date(now - hours * 3_600_000));
    const listed = await listBackups([root], { id: file.lying.id, path });
    file.close();
    expect(listed.map(({ at }) => (now - new Date(at).getTime()) / 3_600_000)).toEqual([0, 8.8]);
  });

  it('are opened as what nobody can change, and copied from there', async () => {
    const file = EditionFile.open(path);
    const { kept } = await backUp(file, new Date());
    const [backup] = kept;
    const before = readFileSync(backup?.path ?? '');
    const looked = openToWork(backup?.path ?? '');
    expect(looked.reading).toEqual({ why: 'backup', damages: [] });
    const refused = expect.objectContaining({ code: 'edition-read-only' });
    const empty = {
      id: 'one',
      step: 'one',
      actor: '测试',
      at: '2026-11-30T16:00:00+08:00',
      label: 'test',
      patches: [],
    };
    expect(() => looked.apply(empty)).toThrow(refused);
    const copy = join(folder, 'copied.dayang');
    await looked.saveCopy(copy);
    looked.close();
    expect(readFileSync(backup?.path ?? '').equals(before)).toBe(true);
    const copied = openToWork(copy);
    expect(copied.reading).toBeNull();
    expect(copied.edition).toEqual(file.edition);
    copied.close();
    file.close();
  });

  it('become a file of its own that nothing gives way to', async () => {
    const file = EditionFile.open(path);
    const { kept } = await backUp(file, new Date());
    const backup = kept[0]?.path ?? '';
    const made = join(folder, 'restored.dayang');
    await restoreTo(backup, made);
    const restored = EditionFile.open(made);
    expect(restored.edition).toEqual(file.edition);
    expect(restored.lying.id).not.toBe(file.lying.id);
    restored.close();
    file.close();
    await expect(restoreTo(backup, made)).rejects.toMatchObject({ code: 'already-exists' });
  });
});
