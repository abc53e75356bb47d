/** 通版 in print: one sheet with the mark of its fold, or two pages that are the halves of it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { TargetId } from '../../shared/contract/export-targets.ts';
import { testResources } from '../kit/editions.ts';
import { meanDifference } from '../kit/golden.ts';
import { lakePicture, SPREAD_PAGE, spreadEdition } from '../kit/spread-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-spreads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let picture: Awaited<ReturnType<typeof lakePicture>>;
beforeAll(async () => {
  picture = await lakePicture();
});

/** The files of a spread, and what was found of them. */
async function exported(
  target: TargetId,
  spreads: 'one' | 'two',
  more: { marks?: boolean; pages?: number[]; isOneFile?: boolean; least?: number } = {},
) {
  const { image, bytes } = picture;
  const out = mkdtempSync(join(folder, `${target}-${spreads}-`));
  const preset = standardPreset(target);
  const { marks = false, isOneFile = preset.isOneFile, least = preset.leastPixelsPerInch } = more;
  const settings = { ...preset, hasMarks: marks, isOneFile, spreads, leastPixelsPerInch: least };
  const pages = more.pages ?? [SPREAD_PAGE, SPREAD_PAGE + 1];
  const outcome = await exportPages(
    { edition: spreadEdition(image), pages, folder: out, settings },
    { resources: testResources(), imageBytes: (id) => (id === image.id ? bytes : undefined) },
  );
  return { ...outcome, paths: outcome.files.map(({ path }) => path) };
}

const textOf = (path: string) => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
const boxesOf = (path: string) => {
  const said = execFileSync('pdfinfo', ['-box', path], { encoding: 'utf8' });
  const box = (name: string) =>
    (new RegExp(`${name}:\\s+(.*)`, 'u').exec(said)?.[1] ?? '').trim().split(/\s+/u).map(Number);
  return { pages: Number(/Pages:\s+(\d+)/u.exec(said)?.[1]), trim: box('TrimBox'), bleed: box('BleedBox') };
};
const wide = ([x0 = 0, , x1 = 0]: readonly number[]) => x1 - x0;

/** What a file looks like, at 72 pixels an inch. */
async function drawn(path: string) {
  execFileSync('pdftoppm', ['-png', '-r', '72', '-singlefile', path, path.replace(/\.pdf$/u, '')]);
  return sharp(path.replace(/\.pdf$/u, '.png')).greyscale();
}

describe('a spread for the press', () => {
  it('is one sheet under both its numbers, or two pages with their own, each with bleed at the fold', async () => {
    const one = await exported('x4', 'one');
    expect(one.findings).toEqual([]);
    expect(one.paths.map((path) => basename(path))).toEqual(['2024-03-08-02-03.pdf']);
    expect(one.files[0]?.pages).toEqual([2, 3]);
    const [sheet = ''] = one.paths;
    const two = await exported('x4', 'two');
    expect(two.findings).toEqual([]);
    expect(two.paths.map((path) => basename(path))).toEqual(['2024-03-08-02.pdf', '2024-03-08-03.pdf']);
    const [left = '', right = ''] = two.paths;
    for (const path of [left, right]) {
      expect(wide(boxesOf(path).trim)).toBeCloseTo(wide(boxesOf(sheet).trim) / 2, 1);
      expect(wide(boxesOf(path).bleed) - wide(boxesOf(path).trim)).toBeCloseTo((6 * 72) / 25.4, 1);
    }
    // Each half is a part of the sheet, bleed and all.
    const whole = await drawn(sheet);
    const { width = 0, height = 0 } = await whole.metadata();
    for (const [path, x] of [
      [left, 0],
      [right, width - ((await (await drawn(right)).metadata()).width ?? 0)],
    ] as const) {
      const half = await drawn(path);
      const own = await half.metadata();
      const part = whole.clone().extract({ left: x, top: 0, width: own.width ?? 0, height });
      expect(await meanDifference(await part.png().toBuffer(), await half.png().toBuffer())).toBeLessThan(1.5);
    }
  });

  it('tells what is found over the fold of both pages, once of a sheet and once of each of two', async () => {
    const told = async (spreads: 'one' | 'two') =>
      (await exported('x4', spreads, { least: 1200 })).findings.map(({ rule, page, also }) => [rule, page, also]);
    expect(await told('one')).toEqual([['resolution', 2, 3]]);
    expect(await told('two')).toEqual([
      ['resolution', 2, undefined],
      ['resolution', 3, undefined],
    ]);
  });

  it('has on each page the words that stand there', async () => {
    const { paths } = await exported('x4', 'two');
    const [left = '', right = ''] = paths.map(textOf);
    expect(left).toContain('东湖四时：水边');
    expect(left).not.toContain('人家的春夏秋冬');
    expect(right).toContain('人家的春夏秋冬');
    expect([left.includes('第2版'), left.includes('第3版')]).toEqual([true, false]);
    expect([right.includes('第2版'), right.includes('第3版')]).toEqual([false, true]);
    expect(right).not.toContain('守湖人老郑在湖边');
  });

  it('is PDF/X-1a as well, and marks its fold outside the bleed', async () => {
    for (const spreads of ['one', 'two'] as const) {
      const { findings, files } = await exported('x1a', spreads, { marks: true });
      expect(findings).toEqual([]);
      expect(files).toHaveLength(spreads === 'one' ? 1 : 2);
    }
    const { paths } = await exported('x4', 'one', { marks: true });
    const sheet = await drawn(paths[0] ?? '');
    const { width = 0 } = await sheet.metadata();
    // The mark is dashed, and alone in the middle of the strip above the bleed.
    const strip = await sheet
      .clone()
      .extract({ left: Math.round(width / 2) - 20, top: 8, width: 40, height: 20 })
      .raw()
      .toBuffer();
    expect(Math.min(...strip)).toBeLessThan(200);
  });

  it('names each page beside its marks in a file of both', async () => {
    const { paths } = await exported('x4', 'two', { marks: true, isOneFile: true });
    const [left = '', right = ''] = textOf(paths[0] ?? '')
      .split('\f')
      .map((page) => page.replace(/\s/gu, ''));
    expect([left, right].map((page) => /2024-03-08第(\d)版/u.exec(page)?.[1])).toEqual(['2', '3']);
  });

  it('gives the pages that are asked for: of one sheet by either number, of two by their own', async () => {
    expect((await exported('x4', 'one', { pages: [3] })).files[0]?.pages).toEqual([2, 3]);
    expect((await exported('x4', 'two', { pages: [3] })).files.map(({ pages }) => pages)).toEqual([[3]]);
  });

  it('is on a screen two pages or one, with bookmarks for each', async () => {
    for (const [spreads, count] of [
      ['one', 1],
      ['two', 2],
    ] as const) {
      const { paths } = await exported('screen', spreads);
      expect(boxesOf(paths[0] ?? '').pages).toBe(count);
    }
  });
});
