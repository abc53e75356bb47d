import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEdition, emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Operation, Patch } from '../../shared/edition/operations.ts';
import type { Article } from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { changeRows } from '../../tests/kit/changed-file.ts';
import { EditionFile } from './edition-file.ts';
import { migrate } from './migrate.ts';
import { migrations } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let path = '';
let count = 0;
beforeEach(() => {
  path = join(folder, `${count++}.dayang`);
});

function operation(patches: readonly Patch[], step: string = newId<'step'>()): Operation {
  const id = newId<'operation'>();
  return { id, step, actor: 'test', at: '2024-03-08T00:00:00+08:00', label: 'test', patches: [...patches] };
}

function put(article: Article): Patch {
  return { kind: 'put', table: 'articles', id: article.id, record: article };
}

function banner(article: Article, value: string): Patch {
  return { kind: 'set', table: 'articles', id: article.id, path: ['banner'], value };
}

function create(): void {
  EditionFile.create(path, createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 }));
}

function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'none';
}

describe('an edition file', () => {
  it('keeps what was done, over closing and opening', () => {
    create();
    const article = emptyArticle();
    const first = EditionFile.open(path);
    first.apply(operation([put(article)]));
    first.apply(operation([banner(article, '题')]));
    // What its row says in columns, too.
    first.apply(operation([{ kind: 'set', table: 'articles', id: article.id, path: ['status'], value: 'edited' }]));
    const { edition } = first;
    first.close();
    const second = EditionFile.open(path);
    expect(second.edition).toEqual(edition);
    second.close();
  });

  it('writes a row anew whose columns say something else than its record', () => {
    create();
    const article = emptyArticle();
    const first = EditionFile.open(path);
    first.apply(operation([put(article)]));
    first.close();
    changeRows(path, (database) => database.exec(`UPDATE article SET status = 'edited'`));
    const second = EditionFile.open(path);
    second.apply(operation([banner(article, '题')]));
    second.close();
    const third = EditionFile.open(path);
    expect(third.edition.articles[article.id]?.banner).toBe('题');
    third.close();
  });

  it('undoes and redoes by steps, after a restart too', () => {
    create();
    const article = emptyArticle();
    const first = EditionFile.open(path);
    first.apply(operation([put(article)]));
    const step = newId<'step'>();
    first.apply(operation([banner(article, '一')], step));
    first.apply(operation([banner(article, '一二')], step));
    first.close();
    const second = EditionFile.open(path);
    const shown = () => second.edition.articles[article.id]?.banner;
    second.undo();
    expect([shown(), second.history()]).toEqual(['', { undo: 'test', redo: 'test' }]);
    second.close();
    const third = EditionFile.open(path);
    expect(third.edition.articles[article.id]?.banner).toBe('');
    third.redo();
    expect(third.edition.articles[article.id]?.banner).toBe('一二');
    expect([third.redo(), third.history().redo]).toEqual([null, null]);
    third.close();
  });

  it('undoes and redoes what was written when each paragraph had a patch of its own', () => {
    create();
    const article = emptyArticle();
    const paragraph = { id: newId<'paragraph'>(), type: 'paragraph' as const, children: [{ text: '甲' }] };
    const add: Patch = {
      kind: 'add-paragraphs',
      table: 'articles',
      id: article.id,
      after: null,
      paragraphs: [paragraph],
    };
    const first = EditionFile.open(path);
    first.apply(operation([put({ ...article, body: [] })]));
    first.apply(operation([add]));
    first.close();
    changeRows(path, (database) => {
      database.exec(`UPDATE operation
      SET patches = replace(replace(patches, '-paragraphs"', '-paragraph"'),
            '"paragraphs":' || json_extract(patches, '$[0].paragraphs'), '"paragraph":' || json_extract(patches, '$[0].paragraphs[0]'))
      WHERE seq = (SELECT MAX(seq) FROM operation)`);
      // It said how it is taken back in full.
      database.exec(`UPDATE operation SET inverse = replace(patches, '"add-', '"remove-')
      WHERE seq = (SELECT MAX(seq) FROM operation)`);
      expect(database.prepare('SELECT patches FROM operation ORDER BY seq DESC LIMIT 1').pluck().get()).toContain(
        '"add-paragraph",',
      );
    });
    const second = EditionFile.open(path);
    second.undo();
    expect(second.edition.articles[article.id]?.body).toEqual([]);
    second.redo();
    expect(second.edition.articles[article.id]?.body).toEqual([paragraph]);
    second.close();
  });

  it('forgets what was undone when something new is done', () => {
    create();
    const article = emptyArticle();
    const file = EditionFile.open(path);
    file.apply(operation([put(article)]));
    file.apply(operation([banner(article, '一')]));
    file.undo();
    file.apply(operation([banner(article, '二')]));
    expect(file.history().redo).toBeNull();
    file.undo();
    expect(file.edition.articles[article.id]?.banner).toBe('');
    file.close();
  });

  it('goes to any step of its history, both ways, and lists them', () => {
    create();
    const article = emptyArticle();
    const file = EditionFile.open(path);
    const start = file.edition;
    file.apply(operation([put(article)]));
    const typing = newId<'step'>();
    file.apply(operation([banner(article, '甲')], typing));
    file.apply(operation([banner(article, '甲乙')], typing));
    file.apply(operation([banner(article, '丙')]));
    const end = file.edition;
    const steps = file.steps();
    expect(steps.map((step) => step.isDone)).toEqual([true, true, true]);
    file.go(0);
    expect(file.edition.articles).toEqual(start.articles);
    expect(file.steps().map((step) => step.isDone)).toEqual([false, false, false]);
    file.go(steps[1]?.seq ?? 0);
    expect(file.edition.articles[article.id]?.banner).toBe('甲乙');
    file.go(steps[2]?.seq ?? 0);
    expect(file.edition.articles).toEqual(end.articles);
    expect(file.go(steps[2]?.seq ?? 0)).toBeNull();
    file.close();
  });

  it('shows a picture at the size a screen can use, and keeps it whole', () => {
    create();
    const file = EditionFile.open(path);
    const id = file.addImage(Uint8Array.from([1, 2, 3]), Uint8Array.from([9]));
    const small = file.addImage(Uint8Array.from([4]));
    expect([...(file.image(id) ?? [])]).toEqual([1, 2, 3]);
    expect([...(file.preview(id) ?? [])]).toEqual([9]);
    expect([...(file.preview(small) ?? [])]).toEqual([4]);
    // A file that is read again, and now shows what is seen through it.
    file.addImage(Uint8Array.from([1, 2, 3]), Uint8Array.from([7]));
    expect([...(file.preview(id) ?? [])]).toEqual([7]);
    file.close();
  });

  it('keeps a moment under a name for good, and leads back to it until something else is done', () => {
    create();
    const article = emptyArticle();
    const file = EditionFile.open(path);
    file.apply(operation([put(article)]));
    file.apply(operation([banner(article, '二校前')]));
    file.keepVersions('named', '周岚（夜班编辑）', '二校前');
    // Unchanged since, it is kept anew: the name is what was asked for.
    file.keepVersions('named', '周岚', '还是二校前');
    file.apply(operation([banner(article, '二校后')]));
    file.close();
    const again = EditionFile.open(path);
    expect(again.versions(article.id).map(({ name }) => name)).toEqual(['还是二校前', '二校前']);
    const [, moment] = again.named.list();
    expect(moment).toMatchObject({ name: '二校前', actor: '周岚（夜班编辑）', isReachable: true });
    again.go(moment?.step ?? 0);
    expect(again.edition.articles[article.id]?.banner).toBe('二校前');
    again.go(0);
    expect(again.named.list()[0]).toMatchObject({ isReachable: true });
    again.apply(operation([put(emptyArticle())]));
    expect(again.named.list().map(({ isReachable }) => isReachable)).toEqual([false, false]);
    again.close();
  });

  it('keeps versions of what changed at openings, and of what was handed over, for good', () => {
    create();
    const article = emptyArticle();
    const file = EditionFile.open(path);
    file.apply(operation([put(article)]));
    file.keepVersions('opened', '张三');
    file.keepVersions('opened', '张三');
    file.apply(operation([banner(article, '甲')]));
    file.keepVersions('opened', '李四');
    const status: Patch = { kind: 'set', table: 'articles', id: article.id, path: ['status'], value: 'edited' };
    file.apply(operation([status]));
    const [handed, second, first] = file.versions(article.id);
    expect([handed?.reason, second?.actor, first?.actor]).toEqual(['handed-over', '李四', '张三']);
    expect(file.versions(article.id)).toHaveLength(3);
    expect(file.version(first?.seq ?? 0)).toEqual(article);
    expect(file.version(handed?.seq ?? 0)).toEqual({ ...article, banner: '甲', status: 'edited' });
    expect(file.version(-1)).toBeNull();
    // What is deleted can still be looked up.
    file.apply(operation([{ kind: 'remove', table: 'articles', id: article.id }]));
    expect(file.versions(article.id)).toHaveLength(3);
    file.close();
  });

  it('takes an operation once, however often it is sent', () => {
    create();
    const article = emptyArticle();
    const file = EditionFile.open(path);
    const once = operation([put(article)]);
    file.apply(once);
    // One that was made before it, and comes after it.
    const early = { ...operation([put(emptyArticle())]), id: '0' };
    // JavaScript has the one before the other, and SQLite the other before the one.
    const odd = ['z！', 'z😀'].map((id) => ({ ...operation([put(emptyArticle())]), id }));
    for (const sent of [once, early, once, early, ...odd, ...odd]) file.apply(sent);
    file.close();
    const again = EditionFile.open(path);
    for (const sent of [early, once, ...odd]) again.apply(sent);
    for (let at = 0; at < 4; at++) again.undo();
    expect([again.undo(), again.edition.articles]).toEqual([null, {}]);
    again.close();
  });

  it('refuses what does not fit, and changes nothing', () => {
    create();
    const article = emptyArticle();
    const file = EditionFile.open(path);
    file.apply(operation([put(article)]));
    const before = file.edition;
    const page = pageByNumber(file.edition, 2);
    const blockOfNobody: Patch = {
      kind: 'put',
      table: 'blocks',
      id: 'b',
      record: {
        id: 'b',
        pageId: page?.id,
        order: 1,
        frame: { x: 0, y: 0, width: 1, height: 1 },
        kind: 'refer',
        articleId: 'no such article',
      },
    };
    expect(codeOf(() => file.apply(operation([banner(article, '题'), blockOfNobody])))).toBe('operation-rejected');
    expect(codeOf(() => file.apply(operation([{ kind: 'remove', table: 'pages', id: 'none' }])))).toBe(
      'operation-rejected',
    );
    expect(file.edition).toBe(before);
    file.close();
    const again = EditionFile.open(path);
    expect(again.edition).toEqual(before);
    again.close();
  });

  it('is not made of what could not be opened again', () => {
    const { edition: record, ...tables } = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 });
    const unreadable = { ...tables, edition: { ...record, publication: '日'.repeat(41) } };
    expect(() => EditionFile.create(path, unreadable)).toThrow('40');
    expect(readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)))).toEqual([]);
  });

  it('is not made in a folder that there is not, which is said', () => {
    const nowhere = join(folder, 'nowhere');
    const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 });
    expect(() => EditionFile.create(join(nowhere, 'a.dayang'), edition)).toThrow(
      expect.objectContaining({ code: 'folder-missing', zh: expect.stringContaining(`没有文件夹 ${nowhere}`) }),
    );
    expect(existsSync(nowhere)).toBe(false);
  });

  it('is never made over another file', () => {
    writeFileSync(path, 'mine');
    expect(codeOf(create)).toBe('already-exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('is made once when several make it at the same moment', async () => {
    const maker = `const { EditionFile } = await import(${JSON.stringify(new URL('./edition-file.ts', import.meta.url).href)});
      const { createEdition } = await import(${JSON.stringify(new URL('../../shared/edition/create.ts', import.meta.url).href)});
      const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 40 });
      process.stdin.once('data', () => { try { EditionFile.create(process.argv[1], edition); process.exit(0); } catch (error) { process.exit(error.code === 'already-exists' ? 3 : 4); } });
      process.stdout.write('ready');`;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', maker, path], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    await Promise.all(children.map((child) => new Promise((resolve) => child.stdout.once('data', resolve))));
    const codes = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of children) child.stdin.end('go');
    expect((await Promise.all(codes)).sort()).toEqual([0, 3, 3, 3]);
    EditionFile.open(path).close();
  });

  it('is open in one place at a time', () => {
    create();
    const file = EditionFile.open(path);
    expect(codeOf(() => EditionFile.open(path))).toBe('edition-held');
    file.close();
    EditionFile.open(path).close();
  });

  it('leaves nothing beside it when closed', () => {
    create();
    EditionFile.open(path).close();
    expect(readdirSync(folder).filter((name) => name.startsWith(`${count - 1}.`))).toEqual([`${count - 1}.dayang`]);
  });
});

describe('a copy of an edition', () => {
  it('has all of it, while the edition stays open', async () => {
    create();
    const file = EditionFile.open(path);
    const copy = `${path}.copy.dayang`;
    writeFileSync(copy, 'gives way');
    await file.saveCopy(copy);
    const copied = EditionFile.open(copy);
    expect(copied.edition).toEqual(file.edition);
    copied.close();
    file.close();
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith(`${count - 1}.`))
        .toSorted(),
    ).toEqual([`${count - 1}.dayang`, `${count - 1}.dayang.copy.dayang`].toSorted());
  });

  it('is never written onto the edition itself, nor onto one that is open', async () => {
    create();
    const file = EditionFile.open(path);
    const before = readFileSync(path);
    await expect(file.saveCopy(path)).rejects.toMatchObject({ code: 'copy-onto-itself' });
    const other = `${path}.other.dayang`;
    EditionFile.create(other, file.edition);
    const open = EditionFile.open(other);
    open.keepVersions('opened', 'tester');
    await expect(file.saveCopy(other)).rejects.toMatchObject({ code: 'edition-busy' });
    await expect(file.saveCopy(join(folder, 'nowhere', 'a.dayang'))).rejects.toMatchObject({ code: 'folder-missing' });
    open.close();
    file.close();
    expect(readFileSync(path).subarray(0, 16)).toEqual(before.subarray(0, 16));
    EditionFile.open(path).close();
  });
});

describe('a file that is no edition', () => {
  it('is named for what it is', () => {
    expect(codeOf(() => EditionFile.open(join(folder, 'none.dayang')))).toBe('file-missing');
    expect(codeOf(() => EditionFile.open(folder))).toBe('is-directory');
    writeFileSync(path, 'some text that is not a database at all'.repeat(10));
    expect(codeOf(() => EditionFile.open(path))).toBe('not-an-edition');
    const other = join(folder, 'other.sqlite');
    const database = new Database(other);
    database.exec('CREATE TABLE t (a)');
    database.close();
    const bytes = readFileSync(other);
    expect(codeOf(() => EditionFile.open(other))).toBe('not-an-edition');
    expect(readFileSync(other)).toEqual(bytes);
  });

  it('is refused when it is of a newer version, untouched', () => {
    create();
    const database = new Database(path);
    database.pragma(`user_version = ${migrations.length + 1}`);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(path);
    expect(codeOf(() => EditionFile.open(path))).toBe('edition-newer');
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('is refused when its content is damaged', () => {
    create();
    const database = new Database(path);
    database.exec(`UPDATE page SET record = '{"id":"x"}' WHERE number = 1`);
    database.close();
    expect(codeOf(() => EditionFile.open(path))).toBe('edition-damaged');
    create2();
  });

  function create2(): void {
    const cut = join(folder, 'cut.dayang');
    EditionFile.create(cut, createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 }));
    writeFileSync(cut, readFileSync(cut).subarray(0, 9000));
    expect(codeOf(() => EditionFile.open(cut))).toBe('edition-damaged');
  }
});

describe('migration', () => {
  it('backs the file up first, then takes each step in one transaction', () => {
    create();
    const database = new Database(path);
    migrate(database, path, [...migrations, 'CREATE TABLE later (a INTEGER) STRICT;'], () => undefined);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length + 1);
    database.close();
    const backup = `${path}.v${migrations.length}.backup`;
    expect(existsSync(backup)).toBe(true);
    EditionFile.open(backup).close();
  });

  it('that fails leaves the file at its version', () => {
    create();
    const database = new Database(path);
    const broken = [...migrations, 'CREATE TABLE half (a); SELECT * FROM nothing;'];
    expect(() => migrate(database, path, broken, () => undefined)).toThrow();
    expect(existsSync(`${path}.v${migrations.length}.backup`)).toBe(false);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0);
    database.close();
  });
});
