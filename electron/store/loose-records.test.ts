import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TableName, tableNames } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { makeEdition } from '../../tests/kit/damaged-editions.ts';
import { paragraph } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';
import { LooseRecords } from './loose-records.ts';
import { recover } from './recover.ts';

const PAGE = 4096;
const folder = mkdtempSync(join(tmpdir(), 'dayang-loose-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [good, harmed, made] = [
  join(folder, 'good.dayang'),
  join(folder, 'harmed.dayang'),
  join(folder, 'made.dayang'),
] as const;

let edition: Edition;
let bytes: Buffer;
beforeAll(() => {
  makeEdition(good, join(folder, 'later.dayang'));
  const file = EditionFile.open(good);
  const id = Object.keys(file.edition.articles)[0] ?? '';
  // A story that takes up many pages of the file.
  const value = [paragraph('湖上灯火'.repeat(1_500))];
  const [operation, step, actor, at, label] = ['long', 'long', '测试', '2024-03-08T00:00:00+08:00', 'test'];
  file.apply({
    id: operation,
    step,
    actor,
    at,
    label,
    patches: [{ kind: 'set', table: 'articles', id, path: ['body'], value }],
  });
  edition = file.edition;
  file.close();
  bytes = readFileSync(good);
});

function recovered(from: Uint8Array): { readonly edition: Edition; readonly said: ReturnType<typeof recover> } {
  writeFileSync(harmed, from);
  rmSync(made, { force: true });
  const said = recover(harmed, made, []);
  const file = EditionFile.openToRead(made);
  try {
    expect(Object.values(file.edition.images).every(({ id }) => file.image(id) !== undefined)).toBe(true);
    return { edition: file.edition, said };
  } finally {
    file.close();
  }
}

describe('records that are found page by page', () => {
  it('are all there are, word for word, and pictures with them', () => {
    const loose = LooseRecords.in(good);
    expect(loose?.own).toEqual(edition.edition);
    expect(loose?.isOfNow).toBe(true);
    const recordsOf = (table: TableName) => new Map<string, unknown>(Object.entries(edition[table]));
    for (const table of tableNames) expect(loose?.records.get(table)).toEqual(recordsOf(table));
    for (const { id } of Object.values(edition.images)) expect(loose?.hasImage(id)).toBe(true);
  });

  it('make a file whole again whose first page is gone, by which all others are found', () => {
    const { edition: found, said } = recovered(Buffer.concat([Buffer.alloc(PAGE), bytes.subarray(PAGE)]));
    expect(found).toEqual(edition);
    expect(said.lost).toEqual([]);
    expect(said.origins).toMatchObject([{ zh: expect.stringContaining('逐页找到') }]);
  });

  it('are back whichever page is gone, but for what stood in that', () => {
    let ownLost = 0;
    for (let at = 0; at < bytes.length; at += PAGE) {
      const gone = Buffer.from(bytes).fill(0, at, at + PAGE);
      const { edition: found, said } = recovered(gone);
      const lost = said.lost.map(({ zh }) => zh);
      for (const [id, article] of Object.entries(edition.articles)) {
        // What is on one page of the file and is not that which is gone.
        if (gone.includes(JSON.stringify(article))) expect(found.articles[id], `page at ${at}`).toBeDefined();
      }
      // What the edition is stands in one page, and is asked for where that is gone.
      const isOwnLost = lost.some((what) => what.includes('基本信息'));
      if (isOwnLost) ownLost += 1;
      else expect(found.edition).toEqual(edition.edition);
    }
    expect(ownLost).toBe(1);
  });

  it.each([512, 1_024, 65_536])('are all there are with pages of %i bytes', (size) => {
    copyFileSync(good, harmed);
    const database = new Database(harmed);
    for (const pragma of ['journal_mode = DELETE', `page_size = ${size}`]) database.pragma(pragma);
    database.exec('VACUUM');
    database.close();
    const loose = LooseRecords.in(harmed);
    expect(loose?.isOfNow).toBe(true);
    expect(Object.fromEntries(loose?.records.get('articles') ?? [])).toEqual(edition.articles);
  });

  it('are as the log beside the file has them, as far as that is whole', () => {
    const worked = join(folder, 'worked.dayang');
    copyFileSync(good, worked);
    const file = EditionFile.open(worked);
    const id = Object.keys(file.edition.articles)[0] ?? '';
    for (const value of ['一', '二']) {
      const patches = [{ kind: 'set' as const, table: 'articles' as const, id, path: ['banner'], value }];
      const [operation, step, actor, at, label] = [value, value, '测试', '2024-03-08T00:00:00+08:00', 'test'];
      file.apply({ id: operation, step, actor, at, label, patches });
    }
    const [main, log] = [readFileSync(worked), readFileSync(`${worked}-wal`)];
    file.close();
    const turned = Buffer.from(log);
    turned[log.length - 1] = 255 - (log.at(-1) ?? 0);
    // The first page is gone, and of the log what was written last.
    for (const [beside, shown] of [
      [log, '二'],
      [turned, '一'],
      [log.subarray(0, -1), '一'],
      [Buffer.alloc(0), edition.articles[id]?.banner],
    ] as const) {
      writeFileSync(`${harmed}-wal`, beside);
      const { edition: found } = recovered(Buffer.from(main).fill(0, 0, PAGE));
      expect(found.articles[id]?.banner).toBe(shown);
    }
    rmSync(`${harmed}-wal`);
  });

  it('are said to be older perhaps where the list of pages that were given up is cut', () => {
    copyFileSync(good, harmed);
    const database = new Database(harmed);
    database.exec('CREATE TABLE gone (bytes); INSERT INTO gone VALUES (zeroblob(100000)); DROP TABLE gone');
    database.close();
    const cut = readFileSync(harmed);
    const trunk = cut.readUInt32BE(32);
    expect(LooseRecords.in(harmed)?.isOfNow).toBe(true);
    // It says that it has no pages beside itself.
    cut.fill(0, (trunk - 1) * PAGE, (trunk - 1) * PAGE + 8);
    writeFileSync(harmed, cut);
    expect(LooseRecords.in(harmed)?.isOfNow).toBe(false);
  });

  it('are looked for no longer than a file of that size can take', () => {
    // Every other page is full of rows that each say to be nearly all of the file, and go on in circles.
    const [rows, pages, cell] = [600, 10_000, 1_400];
    const circles = Buffer.alloc(pages * PAGE);
    for (let at = 0; at < circles.length; at += 2 * PAGE) {
      circles[at] = 0x0d;
      circles.writeUInt16BE(rows, at + 3);
      for (let row = 0; row < rows; row++) circles.writeUInt16BE(cell, at + 8 + 2 * row);
      const next = (bytes.length + at) / PAGE + 2;
      for (let word = at + cell; word + 4 <= at + PAGE; word += 4) circles.writeUInt32BE(next, word);
      // Some forty million bytes, as row number 1.
      circles.set([0x90, 0x80, 0x80, 0x00, 1], at + cell);
      circles.writeUInt32BE(next, at + PAGE);
    }
    writeFileSync(harmed, Buffer.concat([bytes, circles]));
    const begun = process.cpuUsage();
    expect(LooseRecords.in(harmed)?.records.get('articles')?.size).toBe(Object.keys(edition.articles).length);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(10);
  });

  it('are none in a file that is not ours', () => {
    writeFileSync(harmed, 'a letter to the editor '.repeat(1_000));
    expect(LooseRecords.in(harmed)).toBeNull();
    expect(LooseRecords.in(join(folder, 'nowhere.dayang'))).toBeNull();
    expect(LooseRecords.in(folder)).toBeNull();
  });
});
