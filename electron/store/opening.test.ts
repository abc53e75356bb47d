/** What is opened and what is refused: files that are none, programs in an edition's clothes, damage of every record. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Operation, Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { changeRows } from '../../tests/kit/changed-file.ts';
import { mountSmall, protect, unmount } from '../../tests/kit/disks.ts';
import { emptyEdition, pageOf } from '../../tests/kit/editions.ts';
import { DayangError } from '../errors.ts';
import { EditionFile } from './edition-file.ts';
import { openToWork } from './paper-file.ts';
import { migrations } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-opening-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const good = join(folder, 'good.dayang');
const path = join(folder, 'one.dayang');
const story = emptyArticle();

function operation(...patches: Patch[]): Operation {
  const [id, step] = [newId<'operation'>(), newId<'step'>()];
  return { id, step, actor: 'test', at: '2024-03-08T00:00:00+08:00', label: 'test', patches };
}

/** An edition of four pages; on page 2 stands a story. */
function withStory(): Edition {
  const edition = emptyEdition(4);
  const page = pageOf(edition, 2);
  const frame = { x: 40, y: 100, width: 200, height: 300 };
  const block = {
    id: newId<'block'>(),
    pageId: page.id,
    order: 5,
    kind: 'banner' as const,
    frame,
    articleId: story.id,
  };
  return {
    ...edition,
    articles: { ...edition.articles, [story.id]: { ...story, banner: '雪落江城' } },
    blocks: { ...edition.blocks, [block.id]: block },
  };
}

beforeAll(() => {
  EditionFile.create(good, withStory(), { images: [new Uint8Array(Buffer.from('a picture'))] });
  const file = EditionFile.open(good);
  for (const banner of ['一', '二', '三']) {
    file.apply(operation({ kind: 'set', table: 'articles', id: story.id, path: ['banner'], value: banner }));
  }
  file.close();
});
beforeEach(() => {
  for (const name of readdirSync(folder)) if (name.startsWith('one.')) rmSync(join(folder, name));
  copyFileSync(good, path);
});

function refusal(work: () => unknown): DayangError {
  try {
    work();
  } catch (error) {
    if (error instanceof DayangError) return error;
    throw error;
  }
  throw new Error('it was opened');
}

/** Words of the store's own machinery, which no desk should read. */
const RAW = /sqlite|json|database|malformed|constraint|trigger|schema|null|undefined|\bat \S+:\d+/iu;

/** A file that is refused: for a reason in plain words, with nothing written, nothing left beside it and nothing locked. */
function expectRefused(code: string, open: () => unknown = () => EditionFile.open(path)): DayangError {
  const before = readFileSync(path);
  const beside = readdirSync(folder);
  const error = refusal(open);
  expect(error.code).toBe(code);
  expect(`${error.zh} ${error.en}`.replaceAll(path, '')).not.toMatch(RAW);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(beside);
  const again = new Database(path, { timeout: 0 });
  again.pragma('locking_mode = EXCLUSIVE');
  again.pragma('user_version = 3');
  again.close();
  return error;
}

describe('a name that leads to no file', () => {
  const at = (name: string) => join(folder, name);
  const codes = (name: string) => [
    refusal(() => EditionFile.open(at(name))).code,
    refusal(() => EditionFile.openToRead(at(name), 'any')).code,
  ];

  it.skipIf(process.platform === 'win32')('is told at once: a pipe, a device, a link to itself', () => {
    execFileSync('mkfifo', [at('pipe.dayang')]);
    expect(codes('pipe.dayang')).toEqual(['not-a-file', 'not-a-file']);
    symlinkSync('/dev/zero', at('device.dayang'));
    expect(codes('device.dayang')).toEqual(['not-a-file', 'not-a-file']);
    symlinkSync(at('loop.dayang'), at('loop.dayang'));
    expect(codes('loop.dayang')).toEqual(['link-loop', 'link-loop']);
    expect(refusal(() => EditionFile.open(at('pipe.dayang'))).zh).toContain('管道');
    for (const name of ['pipe', 'device', 'loop']) rmSync(at(`${name}.dayang`));
  });

  it.skipIf(process.platform === 'win32')('is told at once: a socket, and a pipe for a log', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(at('socket.dayang'), resolve));
    expect(codes('socket.dayang')).toEqual(['not-a-file', 'not-a-file']);
    await new Promise((resolve) => server.close(resolve));
    execFileSync('mkfifo', [`${path}-wal`]);
    expect(codes('one.dayang')).toEqual(['not-a-file', 'not-a-file']);
  });

  it.skipIf(process.platform === 'win32')(
    'is no pipe beside it that is called as the log of a file that is gone',
    () => {
      execFileSync('mkfifo', [at('gone.dayang-wal')]);
      // In a process of its own: whoever waits for a pipe cannot be called back.
      const opens = `import { EditionFile } from ${JSON.stringify(join(import.meta.dirname, 'edition-file.ts'))};
      EditionFile.open(${JSON.stringify(path)}).close();`;
      execFileSync(process.execPath, ['--input-type=module', '-e', opens], { timeout: 120_000 });
      expect(readdirSync(folder)).toContain('gone.dayang-wal');
    },
  );
});

describe('what is only looked at', () => {
  it('is as it was, with nothing beside it, of whatever version it is', () => {
    const before = readFileSync(path);
    const beside = readdirSync(folder);
    const file = EditionFile.openToRead(path);
    expect(file.edition.articles[story.id]?.banner).toBe('三');
    file.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(beside);
  });

  it('is read as it was last durable while somebody has it open', () => {
    const open = EditionFile.open(path);
    open.apply(operation({ kind: 'set', table: 'articles', id: story.id, path: ['banner'], value: '四' }));
    const log = readFileSync(`${path}-wal`);
    const read = EditionFile.openToRead(path);
    expect(read.edition.articles[story.id]?.banner).toBe('四');
    read.close();
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
    open.undo();
    open.close();
  });
});

const disk = mountSmall('8m');
afterAll(() => unmount(disk));

describe.skipIf(disk === null)('what lies where nothing can be written', () => {
  it('is there to be looked at, and to be copied from', async () => {
    const there = join(disk ?? '', 'one.dayang');
    copyFileSync(path, there);
    protect(disk ?? '');
    const file = openToWork(there);
    expect(file.reading).toEqual({ why: 'protected', damages: [] });
    expect(file.edition.articles[story.id]?.banner).toBe('三');
    const change = operation({ kind: 'set', table: 'articles', id: story.id, path: ['banner'], value: '五' });
    expect(() => file.apply(change)).toThrow(expect.objectContaining({ code: 'edition-read-only' }));
    const copied = join(folder, 'copied.dayang');
    await file.saveCopy(copied);
    file.close();
    const copy = openToWork(copied);
    expect(copy.reading).toBeNull();
    copy.close();
  });
});

describe('an edition is data, and no program', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON operation BEGIN DELETE FROM article; END'],
    ['a view', 'CREATE VIEW story AS SELECT * FROM article'],
    ['a table', 'CREATE TABLE more (a)'],
    ['a virtual table', 'CREATE VIRTUAL TABLE words USING fts5(a)'],
    ['an index', 'CREATE INDEX more ON article (status)'],
    ['an extra column', 'ALTER TABLE article ADD COLUMN more TEXT'],
    ['a generated column', 'ALTER TABLE article ADD COLUMN more TEXT GENERATED ALWAYS AS (lower(status)) VIRTUAL'],
  ];
  it.each(hostile)('%s is refused', (_, sql) => {
    changeRows(path, (database) => {
      database.exec(sql);
    });
    expect(expectRefused('edition-foreign').zh).toContain('不是大样写的');
    copyFileSync(good, path);
    changeRows(path, (database) => {
      database.exec(sql);
    });
    expectRefused('edition-foreign', () => EditionFile.openToRead(path));
  });

  it('is damaged where what it says of its tables is not in words', () => {
    changeRows(path, (database) => {
      database.unsafeMode(true);
      database.pragma('writable_schema = ON');
      database.exec(`UPDATE sqlite_schema SET type = CAST(type AS BLOB) WHERE name = 'page_by_number'`);
    });
    expectRefused('edition-damaged');
  });

  it.each([
    ['a table is missing', 'DROP TABLE waiver'],
    ['an index is missing', 'DROP INDEX block_by_page'],
  ])('%s: damaged', (_, sql) => {
    changeRows(
      path,
      (database) => {
        database.exec(sql);
      },
      false,
    );
    expectRefused('edition-damaged');
  });

  it('of another version than it says is damaged', () => {
    changeRows(path, (database) => {
      database.pragma('user_version = 4');
    });
    expectRefused('edition-damaged');
  });

  it('a record larger than any is not read', () => {
    changeRows(path, (database) => {
      database.exec(`UPDATE article SET record = replace(record, '三', hex(zeroblob(9000000)))`);
    });
    expectRefused('edition-too-large');
  });

  it('nor is one larger than any written', () => {
    const file = EditionFile.open(path);
    const paragraph = {
      id: newId<'paragraph'>(),
      type: 'paragraph' as const,
      children: [{ text: '长'.repeat(6_000_000) }],
    };
    const record = { ...story, body: [paragraph] };
    const put = operation({ kind: 'put', table: 'articles', id: story.id, record });
    expect(refusal(() => file.apply(put)).code).toBe('operation-rejected');
    // What stands is what is vouched for.
    file.apply(operation({ kind: 'set', table: 'articles', id: story.id, path: ['banner'], value: '五' }));
    file.close();
    EditionFile.openToRead(path).close();
  });
});

describe('a damaged record', () => {
  const changed = (sql: string) =>
    changeRows(
      path,
      (database) => {
        database.exec(sql);
      },
      false,
    );

  it('is named by its story and page, and what is sound is shown without it', () => {
    changed(`UPDATE article SET record = replace(record, '三', '王')`);
    const error = expectRefused('edition-damaged');
    expect(error.zh).toContain('稿件');
    expect(error.zh).toContain('第2版');
    expect(error.en).toContain('page 2');
    copyFileSync(good, path);
    changed(`UPDATE article SET record = replace(record, '三', '王')`);
    const file = EditionFile.openAsFarAsItGoes(path);
    expect(file.reading).toMatchObject({ why: 'damaged', damages: [{ of: 'record', pages: [2] }] });
    expect(file.edition.articles).toEqual({});
    expect(Object.values(file.edition.blocks).every((block) => !('articleId' in block))).toBe(true);
    expect(Object.keys(file.edition.pages)).toHaveLength(4);
    expect(refusal(() => file.apply(operation())).code).toBe('edition-read-only');
    expect(refusal(() => file.undo()).code).toBe('edition-read-only');
    file.close();
  });

  it('is named by its page', () => {
    changed(`UPDATE page SET record = replace(record, '"number":3', '"number":7') WHERE number = 3`);
    expect(expectRefused('edition-damaged').zh).toContain('第7版');
  });

  it.each([
    ['a record that is gone', 'DELETE FROM block WHERE article_id IS NOT NULL'],
    ['a record in another’s place', `UPDATE style SET record = (SELECT record FROM style ORDER BY id LIMIT 1)`],
    ['a column that says something else', `UPDATE page SET section = section || '甲'`],
    ['a sum that is gone', 'UPDATE article SET sum = NULL'],
    ['the seal gone', 'DELETE FROM seal'],
    ['the end of the log gone', 'DELETE FROM operation WHERE seq = 3'],
    ['the edition’s own record', `UPDATE edition SET record = replace(record, '2024', '2025')`],
  ])('%s is found', (_, sql) => {
    changed(sql);
    expectRefused('edition-damaged');
  });

  it('is found where its sum holds, and what it stands on is not there', () => {
    changeRows(path, (database) => {
      database.exec('DELETE FROM article');
    });
    expect(expectRefused('edition-damaged').zh).toContain('块');
    const copy = EditionFile.openAsFarAsItGoes(good);
    expect(copy.reading).toBeNull();
    copy.close();
  });
});

describe('the log', () => {
  it('that is damaged undoes nothing, and says so', async () => {
    changeRows(
      path,
      (database) => {
        database.exec(`UPDATE operation SET inverse = replace(inverse, '二', '王') WHERE seq = 3`);
      },
      false,
    );
    const file = EditionFile.open(path);
    expect(refusal(() => file.undo()).code).toBe('log-damaged');
    expect(file.edition.articles[story.id]?.banner).toBe('三');
    expect(await file.verify()).toMatchObject([{ of: 'log' }]);
    file.close();
  });

  it('with one taken out of it is found in idle time', async () => {
    changeRows(
      path,
      (database) => {
        database.exec('DELETE FROM operation WHERE seq = 2');
      },
      false,
    );
    const file = EditionFile.open(path);
    expect(await file.verify()).toMatchObject([{ of: 'log' }]);
    file.close();
  });
});

describe('a crash', () => {
  it('before a file was damaged leaves its log as it is when the file is refused', () => {
    const open = EditionFile.open(path);
    open.apply(operation({ kind: 'set', table: 'articles', id: story.id, path: ['banner'], value: '四' }));
    copyFileSync(path, `${path}.crashed`);
    copyFileSync(`${path}-wal`, `${path}.crashed-wal`);
    open.close();
    const crashed = `${path}.crashed`;
    const bytes = readFileSync(crashed);
    // The last page of the file, which the log does not hold, is zeroed.
    bytes.fill(0, bytes.length - 4096);
    writeFileSync(crashed, bytes);
    const log = readFileSync(`${crashed}-wal`);
    expect(refusal(() => EditionFile.open(crashed)).code).toBe('edition-damaged');
    expect(readFileSync(crashed).equals(bytes)).toBe(true);
    expect(readFileSync(`${crashed}-wal`).equals(log)).toBe(true);
    expect(existsSync(`${crashed}-shm`)).toBe(false);
  });
});

describe('a file of a later version', () => {
  const later = (sql: string) =>
    changeRows(
      path,
      (database) => {
        database.exec(sql);
        database.pragma(`user_version = ${migrations.length + 1}`);
      },
      false,
    );

  it('is looked at where its records are as they are today', () => {
    later('CREATE TABLE comment (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT');
    expectLater();
    const file = EditionFile.openAsFarAsItGoes(path);
    expect(file.reading).toEqual({ why: 'newer', damages: [] });
    expect(file.edition.articles[story.id]?.banner).toBe('三');
    expect(refusal(() => file.apply(operation())).en).toContain('newer');
    file.close();
  });

  it('is refused where they are not', () => {
    later('DROP TABLE waiver');
    expectLater();
    expect(refusal(() => EditionFile.openAsFarAsItGoes(path)).code).toBe('edition-newer');
  });

  function expectLater(): void {
    const before = readFileSync(path);
    expect(refusal(() => EditionFile.open(path)).code).toBe('edition-newer');
    expect(refusal(() => EditionFile.openToRead(path)).code).toBe('edition-newer');
    expect(readFileSync(path).equals(before)).toBe(true);
  }
});
