import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileId } from '../shared/edition/record-fields.ts';
import { DayangError } from './errors.ts';
import { FaceFolder } from './face-folder.ts';
import { writeKept } from './kept-files.ts';

const [song, hei, lost] = ['1', '2', '3'].map((digit) => v.parse(fileId, digit.repeat(64)));
if (song === undefined || hei === undefined || lost === undefined) throw new Error('no ids');

describe('the folder of editions’ own faces', () => {
  let folder = '';
  let cuts: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-faces-'));
    cuts = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const opened = (at = folder) =>
    new FaceFolder(at, {
      unpack: ({ id, path }) => {
        if (id === lost) return Promise.resolve(false);
        writeFileSync(path, 'whole');
        return Promise.resolve(true);
      },
      cut: async ({ slice, to }) => {
        cuts.push(slice);
        await new Promise((resolve) => setImmediate(resolve));
        writeKept(to, new TextEncoder().encode(slice));
      },
    });

  it('has a slice cut once, when it is first asked for, whoever asks', async () => {
    const faces = opened();
    const asked = await Promise.all([faces.slice(song, 'everyday'), faces.slice(song, 'everyday')]);
    expect(new Set(asked).size).toBe(1);
    await faces.slice(song, 'rare');
    await opened().slice(song, 'everyday');
    expect(cuts).toEqual(['everyday', 'rare']);
  });

  it('has a slice cut anew that is not as it was cut', async () => {
    const path = (await opened().slice(song, 'everyday')) ?? '';
    writeFileSync(path, 'everybay');
    expect(await opened().slice(song, 'everyday')).toBe(path);
    expect(readFileSync(path, 'utf8')).toBe('everyday');
  });

  it('has a face cut before a page shows it, and the page waits for that; of one that is lost nobody hears yet', async () => {
    const faces = opened();
    for (const id of [song, lost]) faces.prepare(id);
    await faces.slice(song, 'everyday');
    expect(cuts).toEqual(['everyday']);
  });

  it('is a temporary one where its own cannot be written, and that is gone in the end', async () => {
    const refusing = new FaceFolder(folder, {
      unpack: ({ path }) => {
        if (path.startsWith(folder)) return Promise.reject(new DayangError('not-writable', { name: path }));
        writeKept(path, new TextEncoder().encode('whole'));
        return Promise.resolve(true);
      },
      cut: ({ slice, to }) => Promise.resolve(writeKept(to, new TextEncoder().encode(slice))),
    });
    const paths = await Promise.all([refusing.whole(song), refusing.slice(hei, 'rare')]);
    expect(paths.map((path) => readFileSync(path ?? '', 'utf8'))).toEqual(['whole', 'rare']);
    expect(new Set(paths.map((path) => dirname(path ?? ''))).size).toBe(1);
    refusing.tidy();
    expect(paths.filter((path) => existsSync(path ?? ''))).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has none of a face that the edition has not, and cuts nothing of it', async () => {
    const faces = opened();
    expect(await faces.whole(lost)).toBeNull();
    expect(await faces.slice(lost, 'everyday')).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets go of what was used longest ago once there is too much, and of what was left half written', async () => {
    const before = opened();
    for (const id of [song, hei]) {
      const path = (await before.whole(id)) ?? '';
      // Long files that take no room on the disk.
      truncateSync(path, 800_000_000);
      utimesSync(path, 1_000, 1_000);
    }
    writeFileSync(join(folder, 'half.partial'), 'half');
    const faces = opened();
    const used = await faces.whole(song);
    truncateSync(used ?? '', 800_000_000);
    faces.tidy();
    expect(readdirSync(folder)).toEqual([`${song}.face`]);
  });

  it('is no worse for a folder that is not there', () => {
    const nowhere = join(folder, 'nowhere');
    opened(nowhere).tidy();
    expect(existsSync(nowhere)).toBe(false);
    mkdirSync(nowhere);
    opened(nowhere).tidy();
  });
});
