/** Exports that meet what happens at night: killed, no room, nothing to read, nowhere to write. */
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayangError } from '../../electron/errors.ts';
import { exportPages, preflightPages } from '../../electron/export/export-pages.ts';
import { openShaper } from '../../electron/shaper.ts';
import type { EditionFile } from '../../electron/store/edition-file.ts';
import { FontBook } from '../../shared/compose/font-book.ts';
import { openTypeface } from '../../shared/compose/typeface.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { Dice } from '../kit/dice.ts';
import { mountSmall, unmount } from '../kit/disks.ts';
import { testResources } from '../kit/editions.ts';
import { SampleExports, type SampleRequest } from '../kit/printed.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const sample = new SampleExports();
let file: EditionFile;
beforeAll(async () => {
  file = await sample.open();
});
afterAll(() => sample.remove());

const settings = standardPreset('x4');
const exporter = fileURLToPath(new URL('./killed-exporter.ts', import.meta.url));
const names = [1, 2, 3, 4].map((page) => `2024-03-08-0${page}.pdf`);

/** The code an export fails with as a whole. */
async function refusal(request: SampleRequest): Promise<string> {
  try {
    await sample.export('refused', request);
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
    expect(error.zh).toMatch(/[\u4e00-\u9fff].*。/u);
    return error.code;
  }
  return 'none';
}

/** Files of a folder that whoever collects it may take. */
function collected(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
}

/**
 * Starts an export and kills it at a moment: so many lines after it said that it begins, and a part of the time, 0
 * to 1, that passed between the last two. So moments lie between the files, however busy the machine is.
 */
function killedAt(folder: string, line: number, part: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [exporter, sample.path, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    let timer: NodeJS.Timeout | undefined;
    let last = performance.now();
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const passed = performance.now() - last;
      last += passed;
      if (timer !== undefined || said.split('\n').length <= line) return;
      timer = setTimeout(() => child.kill('SIGKILL'), passed * part);
    });
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      resolve(said.includes('done'));
    });
  });
}

describe('an export killed at any moment', () => {
  it('leaves whole files only, and a second one completes', async () => {
    printSeed('killed export');
    // The killed process opens the edition itself.
    const copy = join(sample.folder, 'killed.dayang');
    copyFileSync(sample.path, copy);
    const dice = new Dice(seed);
    let interrupted = 0;
    const found = new Set<number>();
    for (let round = 0; round < 30; round++) {
      const folder = join(sample.folder, `killed-${round}`);
      const isDone = await killedAt(folder, 1 + (round % (names.length + 1)), dice.between(0, 1_000) / 1_000);
      if (!isDone) interrupted++;
      const there = collected(folder);
      found.add(there.length);
      for (const name of there) {
        expect([...names, 'dayang-manifest.json']).toContain(name);
        if (name.endsWith('.pdf')) execFileSync('qpdf', ['--check', join(folder, name)], { stdio: 'ignore' });
        else JSON.parse(readFileSync(join(folder, name), 'utf8'));
      }
      // Every one could be completed; some are.
      if (round % 4 === 0) {
        const { failed } = await sample.export(`killed-${round}`);
        expect(failed).toEqual([]);
        expect(readdirSync(folder).sort()).toEqual([...names, 'dayang-manifest.json']);
      }
      rmSync(folder, { recursive: true, force: true });
    }
    // Kills hit before, while and after files were written.
    expect(interrupted).toBeGreaterThan(12);
    expect(found.size).toBeGreaterThan(2);
  });
});

describe('a picture', () => {
  const withImages = (imageBytes: (id: ImageId) => Uint8Array | undefined, folder: string) =>
    exportPages(
      { edition: file.edition, pages: [], settings, folder: join(sample.folder, folder) },
      { resources: testResources(), imageBytes },
    );
  /** The picture of page 2. */
  const second = () => {
    const image = Object.values(file.edition.images).find(({ name }) => name === 'greenway.jpg');
    if (image === undefined) throw new Error('no picture');
    return image.id;
  };

  it('that has vanished is named, and the other pages are made', async () => {
    const { files, failed } = await withImages((id) => (id === second() ? undefined : file.image(id)), 'vanished');
    expect(failed.map(({ pages, error }) => [pages, error?.code])).toEqual([[[2], 'picture-gone']]);
    expect(failed[0]?.error?.zh).toContain('greenway.jpg');
    expect(files.map(({ pages }) => pages)).toEqual([[1], [3], [4]]);
    expect(collected(join(sample.folder, 'vanished'))).not.toContain(names[1]);
  });

  it('that is cut short is named, and the other pages are made', async () => {
    const { files, failed } = await withImages(
      (id) => (id === second() ? file.image(id)?.subarray(0, 20_000) : file.image(id)),
      'corrupt',
    );
    expect(failed.map(({ pages, error }) => [pages, error?.code])).toEqual([[[2], 'picture-unreadable']]);
    expect(files).toHaveLength(3);
  });
});

describe('a font that is missing', () => {
  it('is named, and nothing is written', async () => {
    const fonts = new FontBook(shippedFaces, ({ id }) =>
      openTypeface(
        id,
        () => {
          throw new DayangError('font-missing', { name: id });
        },
        openShaper,
      ),
    );
    const folder = join(sample.folder, 'fontless');
    const resources = { ...testResources(), fonts };
    await expect(
      exportPages(
        { edition: file.edition, pages: [], settings, folder },
        { resources, imageBytes: (id) => file.image(id) },
      ),
    ).rejects.toMatchObject({ code: 'font-missing' });
    expect(collected(folder)).toEqual([]);
  });
});

describe('a profile', () => {
  it('of a screen, of nothing, or not there is refused before anything is written', async () => {
    const at = (name: string) => join(sample.folder, name);
    // The least a header needs to say that it is a display's profile of red, green and blue.
    const header = Buffer.alloc(132);
    header.writeUInt32BE(132, 0);
    header.write('mntrRGB XYZ ', 12, 'latin1');
    header.write('acsp', 36, 'latin1');
    writeFileSync(at('screen.icc'), header);
    writeFileSync(at('not.icc'), 'not a profile');
    // A CMYK profile by its header, with no tables.
    header.write('prtrCMYKLab ', 12, 'latin1');
    writeFileSync(at('empty.icc'), header);
    expect(await refusal({ settings: { profile: at('screen.icc') } })).toBe('profile-not-cmyk');
    expect(await refusal({ settings: { profile: at('not.icc') } })).toBe('profile-unreadable');
    expect(await refusal({ settings: { profile: at('empty.icc') } })).toBe('profile-unreadable');
    expect(await refusal({ settings: { profile: at('nowhere.icc') } })).toBe('file-missing');
    expect(collected(join(sample.folder, 'refused'))).toEqual([]);
  });
});

describe('names', () => {
  it('that two pages would share are refused', async () => {
    expect(await refusal({ settings: { pattern: '{date}' } })).toBe('names-clash');
    expect(await refusal({ settings: { pattern: '{Page} {publication}' } })).toBe('names-clash');
  });

  it('of files that are somebody else’s are not taken, unless told to', async () => {
    const folder = join(sample.folder, 'refused');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, names[2] ?? ''), 'somebody else’s');
    expect(await refusal({})).toBe('not-ours');
    expect(collected(folder)).toEqual([names[2]]);
    expect(readFileSync(join(folder, names[2] ?? ''), 'utf8')).toBe('somebody else’s');
    const { files } = await sample.export('refused', { replaces: true });
    expect(files).toHaveLength(4);
  });

  it('of folders are not taken at all', async () => {
    mkdirSync(join(sample.folder, 'named', names[0] ?? ''), { recursive: true });
    await expect(sample.export('named')).rejects.toMatchObject({ code: 'not-ours' });
    await expect(sample.export('named', { replaces: true })).rejects.toMatchObject({ code: 'is-directory' });
    expect(collected(join(sample.folder, 'named')).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('a place for files under way that cannot be made', () => {
  it('is said so, and nothing is written', async () => {
    const folder = join(sample.folder, 'no-workshop');
    mkdirSync(folder);
    writeFileSync(join(folder, '.dayang-partial'), 'a file');
    await expect(sample.export('no-workshop')).rejects.toMatchObject({ code: 'not-a-folder' });
    expect(collected(folder)).toEqual([]);
  });
});

const tiny = mountSmall('2m');
const few = mountSmall('64m', 6);

describe.skipIf(tiny === null || few === null)('a disk (skipped where file systems cannot be mounted)', () => {
  afterAll(() => {
    unmount(tiny);
    unmount(few);
  });
  const to = (folder: string) =>
    exportPages(
      { edition: file.edition, pages: [], settings, folder: join(folder, 'out') },
      { resources: testResources(), imageBytes: (id) => file.image(id) },
    );

  it('without the room is found out before anything is written', async () => {
    await expect(to(tiny ?? '')).rejects.toMatchObject({ code: 'disk-full' });
    expect(collected(join(tiny ?? '', 'out'))).toEqual([]);
  });

  it('that fills up on the way keeps what was whole, and a second run completes once there is room', async () => {
    // Room in bytes, but not for so many files: the folder, its workshop and two files fit.
    await expect(to(few ?? '')).rejects.toMatchObject({ code: 'disk-full' });
    const there = collected(join(few ?? '', 'out'));
    expect(there.length).toBeLessThan(5);
    for (const name of there.filter((one) => one.endsWith('.pdf'))) {
      execFileSync('qpdf', ['--check', join(few ?? '', 'out', name)], { stdio: 'ignore' });
    }
    execFileSync('mount', ['-o', 'remount,nr_inodes=100', few ?? '']);
    const { failed } = await to(few ?? '');
    expect(failed).toEqual([]);
    expect(collected(join(few ?? '', 'out')).sort()).toEqual([...names, 'dayang-manifest.json']);
  });
});

describe('an export that is cancelled', () => {
  it('keeps the files that were done, says so, and writes no more', async () => {
    const folder = join(sample.folder, 'cancelled');
    const controller = new AbortController();
    await expect(
      exportPages(
        { edition: file.edition, pages: [], settings, folder },
        {
          resources: testResources(),
          imageBytes: (id) => file.image(id),
          signal: controller.signal,
          onProgress: (done) => {
            if (done === 1) controller.abort();
          },
        },
      ),
    ).rejects.toMatchObject({ code: 'cancelled' });
    const there = collected(folder).filter((name) => name.endsWith('.pdf'));
    expect(there.length).toBeLessThan(4);
    expect(there.length).toBeGreaterThan(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a check of files', () => {
  it('makes them all and writes none', async () => {
    const before = readdirSync(sample.folder).sort();
    const { files, findings, failed } = await preflightPages(
      { edition: file.edition, pages: [], settings },
      { resources: testResources(), imageBytes: (id) => file.image(id) },
    );
    expect([files, failed]).toEqual([[], []]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(readdirSync(sample.folder).sort()).toEqual(before);
  });
});
