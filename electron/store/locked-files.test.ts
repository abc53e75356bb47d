/** Other programs are kept out of an open edition, whatever of its bytes this one has looked at meanwhile. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';
import { checkHeader } from './header.ts';
import { takeSnapshot } from './snapshot.ts';

const writer = `
  const Database = require('better-sqlite3');
  const database = new Database(process.argv[1], { timeout: 0 });
  database.exec('UPDATE file_bond SET counter = counter');
`;

/** What another program is told that knows nothing of leases and writes into a file; empty where it could. */
function writtenElsewhere(path: string): string {
  const { stderr } = spawnSync(process.execPath, ['-e', writer, path], { encoding: 'utf8' });
  return /SqliteError: (.*)/u.exec(stderr)?.[1] ?? stderr;
}

describe.each(['here', 'Dropbox'])('the lock of an edition that is open, in a folder called %s', (name) => {
  let path = '';
  beforeEach(() => {
    const folder = join(mkdtempSync(join(tmpdir(), 'dayang-locked-')), name);
    mkdirSync(folder);
    path = join(folder, 'one.dayang');
    EditionFile.create(path, emptyEdition(1));
  });
  afterEach(() => rmSync(dirname(dirname(path)), { recursive: true, force: true }));

  function add(file: EditionFile): void {
    const record = emptyArticle();
    const [id, step] = [newId<'operation'>(), newId<'step'>()];
    const patches = [{ kind: 'put', table: 'articles', id: record.id, record } as const];
    file.apply({ id, step, actor: 'test', at: '2024-03-08T00:00:00+08:00', label: 'test', patches });
  }

  it('outlasts every look at its bytes, and ends with it', () => {
    const file = EditionFile.open(path);
    const looks: readonly (() => void)[] = [
      () => file.lying.bindLog(),
      () => add(file),
      () => file.lying.takeLogIn(),
      () => file.lying.keepLogShort(),
      () => checkHeader(path, 'edition'),
      () => rmSync(takeSnapshot(path).folder, { recursive: true }),
      () => EditionFile.openToRead(path).close(),
      () => expect(() => EditionFile.open(path)).toThrow(),
    ];
    for (const look of looks) {
      look();
      expect(writtenElsewhere(path), look.toString()).toBe('database is locked');
    }
    const { edition } = file;
    file.close();
    file.close();
    expect(writtenElsewhere(path)).toBe('');
    const again = EditionFile.open(path);
    expect(again.edition).toEqual(edition);
    again.close();
  });

  it('keeps one descriptor of it, however often it is looked at, and none once it is closed', () => {
    const descriptors = () => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);
    const before = descriptors();
    const file = EditionFile.open(path);
    file.lying.bindLog();
    add(file);
    file.lying.takeLogIn();
    const open = descriptors();
    for (let count = 0; count < 20; count++) {
      add(file);
      file.lying.takeLogIn();
    }
    expect(descriptors()).toBe(open);
    const copy = takeSnapshot(path);
    expect(readFileSync(copy.path)).toEqual(readFileSync(path));
    rmSync(copy.folder, { recursive: true });
    file.close();
    expect(descriptors()).toBe(before);
  });
});
