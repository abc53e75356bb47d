import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { changeRows } from '../kit/changed-file.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { makeEdition } from '../kit/damaged-editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [good, later, path, made] = [
  join(folder, 'good.dayang'),
  join(folder, 'later.dayang'),
  join(folder, 'harmed.dayang'),
  join(folder, 'made.dayang'),
] as const;

beforeAll(() => {
  makeEdition(good, later);
});

/** The edition with a picture and two stories damaged; of one of those, and of a page, there is nothing else. */
function harm(): void {
  copyFileSync(good, path);
  changeRows(
    path,
    (database) => {
      database.exec(`UPDATE article SET record = replace(record, '第3条', '第王条')`);
      database.exec('UPDATE image_data SET bytes = zeroblob(9000) WHERE rowid = 1');
      database.exec(`UPDATE page SET record = replace(record, '要闻', '要间') WHERE number = 1`);
    },
    false,
  );
}

describe('dayang verify', () => {
  it('says nothing of a sound edition, and what is damaged in another, with exit code 1', () => {
    expect(dayangJson('verify', good)).toMatchObject({ isSound: true, damages: [] });
    harm();
    const before = readFileSync(path);
    const ran = dayang('verify', path, '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      isSound: false,
      damages: [
        { zh: '第1版', pages: [1] },
        { of: 'record', zh: expect.stringContaining('稿件') },
        { of: 'bytes', zh: '图片“图0”' },
      ],
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('dayang recover', () => {
  it('makes a new file of what is sound, says where the rest came from and what is lost, and leaves the old one', () => {
    harm();
    const before = readFileSync(path);
    const ran = dayang('recover', path, '-o', made, '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      origins: [{ zh: expect.stringContaining('来自操作记录') }],
      lost: [{ zh: '第1版' }, { zh: '图片“图0”' }],
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    const [old, now] = [EditionFile.openToRead(good), EditionFile.openToRead(made)];
    expect(now.edition.articles).toEqual(old.edition.articles);
    expect(Object.keys(now.edition.images)).toHaveLength(3);
    for (const file of [old, now]) file.close();
    expect(dayang('verify', made).code).toBe(0);
    expect(dayang('recover', path, '-o', made).code).toBe(1);
    expect(dayang('recover', path).code).toBe(2);
  });

  it('takes from a copy what is in no other place', () => {
    harm();
    rmSync(made, { force: true });
    const ran = dayang('recover', path, '-o', made, '--copy', good, '--json');
    expect(JSON.parse(ran.out)).toMatchObject({ lost: [] });
    expect(ran.code).toBe(0);
    const [old, now] = [EditionFile.openToRead(good), EditionFile.openToRead(made)];
    expect(now.edition).toEqual(old.edition);
    for (const file of [old, now]) file.close();
  });
});
