/**
 * Files of every version there has been, each made by the program of its day: `new`, then `import` of one story. Of the
 * sixth there are two, the first of which has a table that was given up the next day.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { EditionFile } from './edition-file.ts';
import { migrate, versionOf } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { migrations } from './schema.ts';

const kept = fileURLToPath(new URL('../../tests/kit/old-editions/', import.meta.url));
const names = readdirSync(kept).map((name) => name.slice(0, -'.dayang.gz'.length));
const folder = mkdtempSync(join(tmpdir(), 'dayang-old-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'e.dayang');

function unpack(name: string): Buffer {
  const bytes = gunzipSync(readFileSync(join(kept, `${name}.dayang.gz`)));
  writeFileSync(path, bytes);
  return bytes;
}

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});

it('there is one of each version but this one', () => {
  const versions = names.map((name) => Number(/^v(\d+)/u.exec(name)?.[1]));
  expect([...new Set(versions)].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: migrations.length - 1 }, (_, at) => at + 1),
  );
});

describe.each(names)('a file of %s', (name) => {
  const version = Number(/^v(\d+)/u.exec(name)?.[1]);

  it('is opened, kept as it was, and changed from then on', async () => {
    unpack(name);
    const file = EditionFile.open(path);
    expect(Object.keys(file.edition.pages)).toHaveLength(4);
    const [story] = Object.values(file.edition.articles);
    if (story === undefined) throw new Error('no story');
    expect(story.body.map(paragraphText).join('')).toContain('雪落在桥上');
    expect(await file.verify()).toEqual([]);
    file.apply({
      id: newId<'operation'>(),
      step: newId<'step'>(),
      actor: 'test',
      at: '2024-03-08T00:00:00+08:00',
      label: 'test',
      patches: [{ kind: 'set', table: 'articles', id: story.id, path: ['banner'], value: '新' }],
    });
    file.close();
    const again = EditionFile.openToRead(path);
    expect(again.edition.articles[story.id]?.banner).toBe('新');
    again.close();
    const before = openDatabase(`${path}.v${version}.backup`);
    expect(versionOf(before)).toBe(version);
    before.close();
  });

  it('is looked at without a byte of it changed', () => {
    const bytes = unpack(name);
    const file = EditionFile.openToRead(path);
    expect(Object.keys(file.edition.articles)).toHaveLength(1);
    file.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['e.dayang']);
  });
});

describe('a migration', () => {
  it('that fails on the way leaves the file as it was, without a copy of it, and can be tried again', () => {
    const bytes = unpack('v3');
    const database = openDatabase(path);
    const fail = () => {
      throw new Error('failed');
    };
    expect(() => migrate(database, path, migrations, fail)).toThrow('failed');
    database.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['e.dayang']);
    EditionFile.open(path).close();
  });

  it('that was killed on the way is done anew, whatever it left', () => {
    unpack('v3');
    const modules = ['open-database.ts', 'migrate.ts', 'schema.ts'].map((name) => new URL(name, import.meta.url).href);
    const [opening, migrating, schema] = modules.map((url) => JSON.stringify(url));
    const script = `
      const { openDatabase } = await import(${opening});
      const { migrate } = await import(${migrating});
      const { migrations } = await import(${schema});
      migrate(openDatabase(process.argv[1]), process.argv[1], migrations, () => process.kill(process.pid, 'SIGKILL'));`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script, path], { stdio: 'inherit' });
    expect(ran.signal).toBe('SIGKILL');
    expect(existsSync(`${path}.v3.backup`)).toBe(true);
    // A copy that was cut off in the middle is in nobody's way either.
    writeFileSync(`${path}.v3.backup.partial`, 'half');
    const file = EditionFile.open(path);
    expect(Object.keys(file.edition.articles)).toHaveLength(1);
    file.close();
    expect(readdirSync(folder).toSorted()).toEqual(['e.dayang', 'e.dayang.v3-2.backup', 'e.dayang.v3.backup']);
  });

  it('of a damaged file is not begun', () => {
    unpack('v3');
    const database = new Database(path);
    database.exec(`UPDATE page SET record = '{"id":"x"}' WHERE number = 1`);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(path);
    expect(() => EditionFile.open(path)).toThrow(expect.objectContaining({ code: 'edition-damaged' }));
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['e.dayang']);
    const file = EditionFile.openAsFarAsItGoes(path);
    expect(file.reading?.why).toBe('damaged');
    expect(Object.keys(file.edition.pages)).toHaveLength(3);
    file.close();
  });
});
