import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { collectionOf, smallCff, smallTrueType } from '../../tests/kit/font-files.ts';
import { findFonts } from './find-fonts.ts';
import { asFontError, FontReader } from './font-reader.ts';
import { fontFoldersOf } from './system-fonts.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-fonts-'));
const reader = new FontReader();
beforeAll(() => {
  mkdirSync(join(folder, '宋体', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'one.ttf'), smallTrueType());
  writeFileSync(join(folder, '宋体', 'deep', 'two.OTF'), smallCff());
  writeFileSync(join(folder, '宋体', 'three.ttc'), collectionOf(smallCff(), smallTrueType()));
  writeFileSync(join(folder, 'broken.ttf'), smallTrueType().subarray(0, 400));
  writeFileSync(join(folder, 'readme.txt'), 'no font');
  // A folder within itself.
  symlinkSync(folder, join(folder, '宋体', 'again'));
});
afterAll(async () => {
  await reader.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('looking for fonts', () => {
  it('finds every file once, however deep, and says what cannot be used', async () => {
    const told: [number, number][] = [];
    const found = await findFonts([folder, join(folder, 'nowhere')], reader, {
      onProgress: (done, total) => told.push([done, total]),
    });
    const names = found.files.map(({ path, faces }) => [path.slice(folder.length + 1), faces.length]);
    expect(names).toEqual([
      ['one.ttf', 1],
      ['宋体/deep/two.OTF', 1],
      ['宋体/three.ttc', 2],
    ]);
    expect(found.unusable).toMatchObject([{ path: join(folder, 'broken.ttf'), zh: expect.stringMatching(/\S/u) }]);
    expect(found.isCut).toBe(false);
    expect(told.at(-1)).toEqual([4, 4]);
  });

  it('is given up when it is cancelled', async () => {
    const giving = new AbortController();
    const search = findFonts([folder], reader, { signal: giving.signal, onProgress: () => giving.abort() });
    await expect(search).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('knows where systems keep fonts', () => {
    const of = (platform: NodeJS.Platform, environment: Record<string, string>, settings: string | null = null) =>
      fontFoldersOf({ platform, home: '/home/li', environment, settings: () => settings });
    expect(of('win32', { WINDIR: 'D:\\Windows' }).join()).toContain('Windows');
    expect(of('darwin', {})).toContain('/System/Library/Fonts');
    const conf =
      '<fontconfig><!-- <dir>/no</dir> --><dir>/srv/fonts</dir><dir prefix="xdg">more</dir><dir>~/f</dir></fontconfig>';
    const linux = of('linux', {}, conf);
    expect(linux).toEqual(
      expect.arrayContaining(['/srv/fonts', '/home/li/.local/share/more', '/home/li/f', '/usr/share/fonts']),
    );
    expect(linux).not.toContain('/no');
  });
});

describe('the thread that reads fonts', () => {
  const hanging = new URL('../../tests/kit/hanging-worker.ts', import.meta.url);

  it('takes a face out of a file, and refuses one that may not be embedded', async () => {
    const choice = { path: join(folder, '宋体', 'three.ttc'), member: 1, coordinates: null };
    expect((await reader.take(choice)).face).toMatchObject({ member: 1, outlines: 'truetype' });
    const path = join(folder, 'restricted.ttf');
    const take = () => asFontError(path, () => reader.take({ path, member: 0, coordinates: null }));
    writeFileSync(path, smallTrueType({ fsType: 2 }));
    await expect(take()).rejects.toMatchObject({ code: 'font-unusable', zh: expect.stringContaining('许可受限') });
    writeFileSync(path, smallTrueType({ fsType: 4 }));
    expect((await take()).face.embedding.right).toBe('preview-and-print');
    rmSync(path);
  });

  it('is ended when a file takes it too long, and another reads the next', async () => {
    const impatient = new FontReader(hanging, 1);
    try {
      await expect(impatient.describe('hangs')).rejects.toMatchObject({ code: 'too-slow' });
      await expect(impatient.describe('dies')).rejects.toMatchObject({ code: 'reader-ended' });
      await expect(impatient.describe('answers')).rejects.toBeInstanceOf(FontProblem);
    } finally {
      await impatient.end();
    }
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that is called a font', async () => {
    const path = join(folder, 'pipe.ttf');
    execFileSync('mkfifo', [path]);
    await expect(reader.describe(path)).rejects.toMatchObject({ code: 'not-a-font' });
    rmSync(path);
  });

  it('says what the system says of a file that is not there or closed', async () => {
    await expect(reader.describe(join(folder, 'gone.ttf'))).rejects.toMatchObject({ code: 'file-missing' });
    await expect(reader.describe(folder)).rejects.toMatchObject({
      code: expect.stringMatching(/is-directory|not-a-font/u),
    });
  });
});
