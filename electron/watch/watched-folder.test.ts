import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KnownFile } from '../../shared/edition/arrival-records.ts';
import { DayangError } from '../errors.ts';
import { type FolderNews, WatchedFolder } from './watched-folder.ts';

describe('a watched folder', () => {
  let folder: string;
  let taken: KnownFile[];
  let news: FolderNews[];
  let fails: () => Error | null;
  /** What happens while a file is read. */
  let meanwhile: () => void;
  let watched: WatchedFolder;
  const watching = (known: readonly KnownFile[] = []) =>
    new WatchedFolder(folder, {
      known,
      take: async (file, _path, isAsItWas) => {
        const error = fails();
        if (error !== null) throw error;
        meanwhile();
        if (!(await isAsItWas())) throw new DayangError('cancelled');
        taken.push(file);
      },
      tell: (one) => news.push(one),
    });
  const put = (name: string, text = name) => writeFileSync(join(folder, name), text);
  /** Looks twice, some seconds apart: what stands still is taken at the second. */
  const looks = async (at = performance.now()) => {
    await watched.look(at);
    await watched.look(at + 5_000);
  };
  const names = () => taken.map(({ name }) => name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-watch-'));
    [taken, news, fails] = [[], [], () => null];
    meanwhile = () => undefined;
    watched = watching();
  });
  afterEach(async () => {
    await watched.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes each file once, those in folders too, and after a restart none again', async () => {
    put('一.txt');
    mkdirSync(join(folder, '财经'));
    put('财经/二.xml');
    await looks();
    await looks();
    expect(names().sort()).toEqual(['一.txt', '财经/二.xml']);
    await watched.end();
    watched = watching(taken.splice(0));
    await looks();
    expect(taken).toEqual([]);
  });

  it('tells once of a file whose name is in another encoding, and takes the others', async () => {
    // 稿 in GBK, as older systems name what they send.
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb8, 0xe5]), Buffer.from('.txt')]), '稿');
    put('一.txt');
    await looks();
    await looks(performance.now() + 60_000);
    expect(names()).toEqual(['一.txt']);
    expect(news).toMatchObject([{ kind: 'failed', isTried: false, failure: { code: 'name-garbled' } }]);
  });

  it('leaves temporary names alone, and takes the file once it has its own', async () => {
    for (const name of ['~$稿.docx', '.隐.txt', '稿.xml.part', '稿.tmp', '稿.txt~', 'Thumbs.db']) put(name);
    await looks();
    expect(taken).toEqual([]);
    renameSync(join(folder, '稿.xml.part'), join(folder, '稿.xml'));
    await looks();
    expect(names()).toEqual(['稿.xml']);
  });

  it('waits for a file that is still being written', async () => {
    put('稿.txt', '前一半');
    await watched.look();
    appendFileSync(join(folder, '稿.txt'), '后一半');
    await watched.look(performance.now() + 500);
    expect(taken).toEqual([]);
    await watched.look(performance.now() + 5_000);
    expect(taken.map(({ size }) => size)).toEqual([18]);
  });

  it('waits for a file whose times are of a clock that is late, or kept from where it was copied from', async () => {
    const at = performance.now();
    for (const text of ['一', '一二', '一二三']) {
      put('稿.txt', text);
      utimesSync(join(folder, '稿.txt'), 1_000_000_000.5, 1_000_000_000.5);
      await watched.look(at + text.length * 400);
    }
    expect(taken).toEqual([]);
    await watched.look(at + 10_000);
    expect(taken.map(({ size }) => size)).toEqual([9]);
  });

  it('keeps nothing of a file that is written while it is read, and all of it afterwards', async () => {
    put('稿.txt', '前一半');
    meanwhile = () => appendFileSync(join(folder, '稿.txt'), '后一半');
    const at = performance.now();
    await looks(at);
    expect([taken, news]).toEqual([[], []]);
    meanwhile = () => undefined;
    await looks(at + 20_000);
    expect(taken.map(({ size }) => size)).toEqual([18]);
  });

  it('takes what took the place of a file within its second and is as long, and nothing that was merely touched', async () => {
    const second = 1_700_000_000;
    const written = (text: string) => {
      put('稿.txt', text);
      utimesSync(join(folder, '稿.txt'), second, second);
    };
    const at = performance.now();
    written('三十人');
    await looks(at);
    written('三百人');
    await looks(at + 20_000);
    expect(taken).toHaveLength(2);
    utimesSync(join(folder, '稿.txt'), second + 60, second + 60);
    put('稿.txt', '三百人');
    await looks(at + 40_000);
    expect(taken).toHaveLength(2);
  });

  it('takes nothing twice that it looks into once more, and what is renamed into its place', async () => {
    const other = `${folder}-副本`;
    const put2 = (path: string, text: string) => {
      writeFileSync(path, text);
      utimesSync(path, 1_700_000_000, 1_700_000_000);
    };
    put2(join(folder, '稿.txt'), '三十人');
    const at = performance.now();
    await looks(at);
    await watched.look(at + 9_000);
    await watched.look(at + 15_000);
    expect(taken).toHaveLength(1);
    put2(other, '三百人');
    renameSync(other, join(folder, '稿.txt'));
    await looks(at + 20_000);
    expect(taken).toHaveLength(2);
  });

  it('does not follow links out of the folder', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'dayang-outside-'));
    writeFileSync(join(outside, '外.txt'), '外');
    symlinkSync(outside, join(folder, '外面'));
    symlinkSync(join(outside, '外.txt'), join(folder, '外.txt'));
    await looks();
    expect(taken).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('tells once of a file that is held, and tries it again', async () => {
    put('稿.txt');
    fails = () => Object.assign(new Error('held'), { code: 'EBUSY' });
    const now = performance.now();
    await looks(now);
    await watched.look(now + 20_000);
    expect(news).toMatchObject([{ kind: 'failed', name: '稿.txt', isTried: true, failure: { code: 'file-busy' } }]);
    fails = () => null;
    await watched.look(now + 200_000);
    expect(names()).toEqual(['稿.txt']);
  });

  it('tells once of a file that its reader fails on, and leaves it alone until it is written anew', async () => {
    put('坏.docx');
    let tries = 0;
    fails = () => {
      tries++;
      return new DayangError('document-unreadable', { name: '坏.docx', detail: 'no zip' });
    };
    await looks();
    await looks(performance.now() + 600_000);
    expect(tries).toBe(1);
    expect(news).toMatchObject([{ kind: 'failed', isTried: false }]);
    fails = () => null;
    put('坏.docx', '好了，写全了');
    await looks(performance.now() + 900_000);
    expect(names()).toEqual(['坏.docx']);
  });

  it('looks by itself only where it is started', async () => {
    const seen: string[] = [];
    const started = new WatchedFolder(folder, {
      known: [],
      take: ({ name }) => Promise.resolve(void seen.push(name)),
      tell: (one) => news.push(one),
    });
    await watched.look();
    started.start();
    const takes = (...names: string[]) => vi.waitFor(() => expect(seen).toEqual(names), { timeout: 20_000 });
    put('一.txt');
    await takes('一.txt');
    // Both would hear of a file at once: when one has a second file, the other would have the first.
    put('二.txt');
    await takes('一.txt', '二.txt');
    expect([taken, news]).toEqual([[], []]);
    await started.end();
  });

  it('says once that the folder has gone, and goes on when it is back', async () => {
    renameSync(folder, `${folder}-away`);
    await looks();
    expect(news).toEqual([{ kind: 'gone' }]);
    renameSync(`${folder}-away`, folder);
    put('一.txt');
    await looks();
    expect(news).toEqual([{ kind: 'gone' }, { kind: 'back' }]);
    expect(names()).toEqual(['一.txt']);
  });

  it('takes what is urgent before what lay there longer, the rest in its order', async () => {
    for (const [at, name] of ['甲.txt', '乙.txt', '丙.txt', '特急.txt'].entries()) {
      put(name, name === '丙.txt' ? '撤稿通知\n《渡口》请勿采用。' : '文');
      utimesSync(join(folder, name), 1_700_000_000.5 + at, 1_700_000_000.5 + at);
    }
    await looks();
    expect(names()).toEqual(['丙.txt', '特急.txt', '甲.txt', '乙.txt']);
  });

  it('takes what urgent comes while many are read before those that wait', async () => {
    for (let at = 0; at < 40; at++) put(`${at}.txt`);
    let clock = performance.now();
    const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
    meanwhile = () => {
      // Each is read for a while, as a picture is.
      clock += 300;
      if (taken.length === 3) put('快讯.txt', '快讯\n渡口早班船停开');
    };
    await watched.look(clock);
    clock += 5_000;
    await watched.look(clock);
    now.mockRestore();
    expect(names()).toHaveLength(41);
    // It has to stand still, and the folder is looked through every two seconds.
    expect(names().indexOf('快讯.txt')).toBeLessThan(20);
  });

  it('takes two thousand files that come at once', async () => {
    for (let at = 0; at < 2_000; at++) put(`${at}.txt`);
    await looks();
    expect(taken).toHaveLength(2_000);
  });
});
