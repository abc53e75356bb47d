/** Adverts that blend, flattened for PDF/X-1a: held against the plates of the same page as PDF/X-4. Skipped without gs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportPages, preflightPages } from '../../electron/export/export-pages.ts';
import type { PhotoFile } from '../../electron/import/photo.ts';
import { readAdvertFile } from '../../electron/import/placed/read-advert.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { type Frame, mm } from '../../shared/edition/units.ts';
import { withAdvert } from '../kit/adverts.ts';
import { testResources } from '../kit/editions.ts';
import { pdfOfPage } from '../kit/pdf-files.ts';
import { platesOf } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

const hasGs = hasProgram('gs', '--version');

const folder = mkdtempSync(join(tmpdir(), 'dayang-flattened-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const separation = (name: string, cmyk: string) =>
  `[/Separation /${name} /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [${cmyk}] /N 1 >>]`;
const group = '/Group << /S /Transparency /CS /DeviceCMYK >>';
const states =
  '/ExtGState << /T << /ca 0.5 >> /N << /ca 1 >> /O << /OP true /op true /OPM 1 >> /K << /OP false /op false >> >>';
const spots = `/ColorSpace << /P ${separation('PANTONE#20300#20C', '1 0.5 0 0')} /R ${separation('#E4#B8#93#E8#89#B2', '0 1 0.5 0')} >>`;

/**
 * 200 by 100 points: cyan through magenta and through a spot, a spot of a Chinese name, black that overprints cyan, a white
 * hole, type in black on what stays white, and a strip at the right in which nothing is painted.
 */
const content = [
  '1 0 0 0 k 0 0 180 50 re f',
  '/T gs 0 1 0 0 k 0 0 40 50 re f /P cs 1 scn 40 0 40 50 re f',
  '/N gs /R cs 0.8 scn 80 0 40 50 re f',
  '/O gs 0 0 0 1 k 130 10 10 30 re f /K gs 0 0 0 0 k 150 10 20 30 re f',
  '0 0 0 1 k BT /F 30 Tf 10 65 Td (SALE) Tj ET',
].join(' ');

/** A font that draws its glyphs itself, a bar and a dash, so that no font has to be found on the machine. */
const font = `/Font << /F << /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]
 /CharProcs << /bar 5 0 R >> /Encoding << /Type /Encoding /Differences [65 /bar 69 /bar 76 /bar 83 /bar] >>
 /FirstChar 65 /LastChar 83 /Widths [${'800 '.repeat(19)}] >> >>`;
const bar = '800 0 0 0 700 700 d1 100 0 100 700 re 300 300 300 80 re f';
const withBar = `<< /Length ${bar.length} >>\nstream\n${bar}\nendstream`;

async function advertOf(name: string, page: string, own = content): Promise<PhotoFile> {
  const path = join(folder, name);
  const resources = `${states} ${spots} ${font}`;
  writeFileSync(path, pdfOfPage(own, { page: `${page} ${group}`, resources, more: [withBar] }));
  return readAdvertFile(path, 1);
}

const place: Frame = { x: 100, y: 200, width: 200, height: 100 };

function requestFor(advert: PhotoFile, standard: 'x4' | 'x1a', frame: Frame) {
  const settings = { ...standardPreset(standard), hasMarks: false };
  const into = mkdtempSync(join(folder, 'out-'));
  // The page has no imprint and the advert inks of its own: neither is what is looked at.
  const override = { reason: '试', by: '试' };
  return { edition: withAdvert(advert.image, frame), pages: [1], folder: into, settings, override };
}

const environment = (advert: PhotoFile) => ({ resources: testResources(), imageBytes: () => advert.bytes });

const exported = (advert: PhotoFile, standard: 'x4' | 'x1a', frame = place) =>
  exportPages(requestFor(advert, standard, frame), environment(advert));

const BLEED = mm(3);
const PER_INCH = 300;
type Plates = Awaited<ReturnType<typeof platesOf>>;
const pixel = (points: number) => Math.round((points / 72) * PER_INCH);

/** Ink in per cent of a point of the place, in points from its left and foot. */
function inksAt(plates: Plates, x: number, y: number, frame = place): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, { width, ink }] of plates) {
    const at = pixel(frame.y + frame.height - y + BLEED) * width + pixel(frame.x + x + BLEED);
    const share = (ink[at] ?? 0) / 255;
    if (share > 0.01) found[name] = Math.round(share * 100);
  }
  return found;
}

/**
 * The mean difference of two files' plates in a frame, of 255, and the most ink but black that the first has outside of it:
 * what the page has there itself is black.
 */
function difference(a: Plates, b: Plates, frame = place): { readonly mean: number; readonly outside: number } {
  let [sum, count, outside] = [0, 0, 0];
  const sides = [frame.x - 0.5, frame.x + frame.width + 0.5, frame.y - 0.5, frame.y + frame.height + 0.5];
  const [left = 0, right = 0, top = 0, foot = 0] = sides.map((at) => pixel(at + BLEED));
  for (const [name, { ink, width }] of a) {
    const other = b.get(name);
    ink.forEach((share, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      const isInside = x >= left && x <= right && y >= top && y <= foot;
      if (isInside) {
        sum += Math.abs(share - (other?.ink[at] ?? 0));
        count++;
      } else if (name !== 'Black') outside = Math.max(outside, share);
    });
  }
  return { mean: sum / count, outside };
}

describe.skipIf(!hasGs)('an advert that blends, as PDF/X-1a (skipped without gs)', () => {
  let advert: PhotoFile;
  let flat: Awaited<ReturnType<typeof exported>>;
  let path = '';
  let [asX4, asX1a]: [Plates, Plates] = [new Map(), new Map()];
  beforeAll(async () => {
    advert = await advertOf('soft.pdf', '/MediaBox [0 0 200 100]');
    asX4 = await platesOf((await exported(advert, 'x4')).files[0]?.path ?? '', PER_INCH);
    flat = await exported(advert, 'x1a');
    path = flat.files[0]?.path ?? '';
    asX1a = await platesOf(path, PER_INCH);
  }, 240_000);

  it('is written without transparency, as one picture of 600 pixels an inch', () => {
    expect(flat.failed).toEqual([]);
    expect(flat.findings.filter(({ rule }) => rule === 'file-transparency')).toEqual([]);
    const bytes = readFileSync(path).toString('latin1');
    // Of what the objects say: packed data holds any letters.
    const said = bytes.replace(/\bstream\r?\n[\s\S]*?\bendstream\b/gu, '');
    expect(said).not.toMatch(/\/S\s*\/Transparency|\/ca\b|\/SMask/u);
    // 200 by 100 points.
    expect(said).toContain('/Width 1667/Height 834');
  });

  it('has the plates of PDF/X-4, its spots among them, and none else', () => {
    expect([...asX1a.keys()].toSorted()).toEqual([...asX4.keys()].toSorted());
    expect(asX1a.has('PANTONE 300 C')).toBe(true);
    expect(asX1a.size).toBe(6);
    const { mean, outside } = difference(asX1a, asX4);
    // Half a per cent: pixels at edges are a sixth of a pica wide, and lie otherwise in the two.
    expect(mean).toBeLessThan(255 * 0.005);
    expect(outside).toBe(0);
  });

  it('has each ink as it is seen: through others, over them, and knocked out', () => {
    const chinese = [...asX1a.keys()].find((name) => /%E4|专/u.test(name)) ?? '';
    expect(inksAt(asX1a, 20, 25)).toEqual({ Cyan: 50, Magenta: 50 });
    expect(inksAt(asX1a, 60, 25)).toEqual(inksAt(asX4, 60, 25));
    expect(inksAt(asX1a, 60, 25)).toMatchObject({ 'PANTONE 300 C': 50 });
    expect(inksAt(asX1a, 100, 25)).toEqual({ [chinese]: 80 });
    expect(inksAt(asX1a, 135, 25)).toEqual({ Cyan: 100, Black: 100 });
    expect(inksAt(asX1a, 160, 25)).toEqual({});
    expect(inksAt(asX1a, 175, 25)).toEqual({ Cyan: 100 });
  });

  it('has its black type on the plate of black alone', () => {
    const of = (name: string) => {
      const plate = asX1a.get(name);
      let most = 0;
      for (let y = pixel(place.y + BLEED); y < pixel(place.y + 45 + BLEED); y++)
        for (let x = pixel(place.x + BLEED); x < pixel(place.x + 200 + BLEED); x++)
          most = Math.max(most, plate?.ink[y * (plate?.width ?? 0) + x] ?? 0);
      return most;
    };
    expect(of('Black')).toBe(255);
    expect([...asX1a.keys()].filter((name) => name !== 'Black' && of(name) > 0)).toEqual([]);
  });

  it('looks alike where there is no plate for the spots', async () => {
    const proofs = await Promise.all(
      [(await exported(advert, 'x4')).files[0]?.path ?? '', path].map(async (file, at) => {
        const into = join(folder, `proof-${at}.tif`);
        execFileSync('gs', ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=tiff32nc', '-r72', `-sOutputFile=${into}`, file]);
        const inks = sharp(into).pipelineColourspace('cmyk').toColourspace('cmyk');
        return inks.raw().toBuffer({ resolveWithObject: true });
      }),
    );
    const inks = (proof: (typeof proofs)[number] | undefined, x: number, y: number) => {
      const { width = 0, channels = 0 } = proof?.info ?? {};
      const at = (Math.round(place.y + 100 - y + BLEED) * width + Math.round(place.x + x + BLEED)) * channels;
      return [...(proof?.data.subarray(at, at + channels) ?? [])].map((ink) => Math.round((ink / 255) * 20));
    };
    expect(inks(proofs[1], 100, 25)).toEqual(inks(proofs[0], 100, 25));
    expect(inks(proofs[1], 100, 25)).toEqual([0, 16, 8, 0]);
  });

  it('is told before it is made: the advert, the resolution, and what to do for sharp type', () => {
    const said = flat.findings.filter(({ rule, severity }) => rule === 'advert-file' && severity !== 'error');
    expect(said.map(({ severity, zh }) => [severity, zh])).toContainEqual([
      'warning',
      '东湖家电的广告“soft.pdf”有透明效果，PDF/X-1a 没有：拼合成 600 像素/英寸的图，文字也成像素。要文字锐利，请改出 PDF/X-4，或请广告主拼合后再送。',
    ]);
    expect(flat.findings.filter(({ rule, severity }) => rule === 'advert-file' && severity === 'error')).toEqual([]);
    // It lies on paper.
    expect(said.some(({ zh }) => zh.includes('下面还压着'))).toBe(false);
  });

  it('is flattened once, for the check and the export after it', async () => {
    // No program is found any more: what is written was kept.
    vi.stubEnv('PATH', '');
    const { files } = await exported(advert, 'x1a');
    expect(files).toHaveLength(1);
    expect(readFileSync(files[0]?.path ?? '')).toEqual(readFileSync(path));
  });

  it('is as fine where it stands larger, and turned as its page is', async () => {
    const turned = await advertOf('turned.pdf', '/MediaBox [0 0 200 100] /Rotate 90 /UserUnit 0.5');
    const frame = { ...place, width: 100, height: 200 };
    const plates = await platesOf((await exported(turned, 'x4', frame)).files[0]?.path ?? '', PER_INCH);
    const made = (await exported(turned, 'x1a', frame)).files[0]?.path ?? '';
    const { mean, outside } = difference(await platesOf(made, PER_INCH), plates, frame);
    expect(mean).toBeLessThan(255 * 0.01);
    expect(outside).toBe(0);
    expect(readFileSync(made).toString('latin1')).toContain('/Width 834/Height 1667');
  }, 120_000);

  it('ends with the export, and is counted in its progress', async () => {
    const other = await advertOf('other.pdf', '/MediaBox [0 0 200 100]', `${content} 0 0 1 0 k 0 90 10 10 re f`);
    const controller = new AbortController();
    const onProgress = (done: number, total: number) => {
      // An advert and a page.
      expect([done, total]).toEqual([0, 2]);
      controller.abort();
    };
    const { signal } = controller;
    await expect(
      exportPages(requestFor(other, 'x1a', place), { ...environment(other), signal, onProgress }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    const { files, failed } = await preflightPages(requestFor(other, 'x1a', place), environment(other));
    expect([files, failed]).toEqual([[], []]);
  }, 60_000);
});

describe.skipIf(!hasGs)('an advert that cannot be flattened (skipped without gs)', () => {
  it('keeps the page from being PDF/X-1a where it blends in light, and is told so', async () => {
    const path = join(folder, 'light.pdf');
    const page = '/MediaBox [0 0 200 100] /Group << /S /Transparency /CS /DeviceRGB >>';
    writeFileSync(path, pdfOfPage('/T gs 1 0 0 0 k 0 0 200 100 re f', { page, resources: states }));
    const { files, failed, findings } = await exported(await readAdvertFile(path, 1), 'x1a');
    expect(files).toEqual([]);
    expect(failed[0]?.error).toMatchObject({ code: 'advert-blends-light' });
    const errors = findings.filter(({ rule, severity }) => rule === 'advert-file' && severity === 'error');
    expect(errors.map(({ zh }) => zh)).toEqual([expect.stringContaining('透明效果按 RGB 混合')]);
  });

  it('is named with its spot inks where they are more than a colour of PDF/X-1a may name', async () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const path = join(folder, 'five.pdf');
    const spaces = names.map((name) => `/${name} ${separation(name, '0 0 0 1')}`).join(' ');
    const painted = names.map((name, at) => `/${name} cs 1 scn ${at * 40} 0 40 100 re f`).join(' ');
    const resources = `${states} /ColorSpace << ${spaces} >>`;
    const page = `/MediaBox [0 0 200 100] ${group}`;
    writeFileSync(path, pdfOfPage(`/T gs ${painted}`, { page, resources }));
    const { files, failed } = await exported(await readAdvertFile(path, 1), 'x1a');
    expect(files).toEqual([]);
    expect(failed[0]?.error).toMatchObject({ code: 'advert-flatten-spots', details: { name: 'five.pdf', count: 5 } });
  });

  it('is named where its type would be set in another font', async () => {
    const path = join(folder, 'fontless.pdf');
    const resources = `${states} /Font << /F << /Type /Font /Subtype /TrueType /BaseFont /SimHei >> >>`;
    const page = `/MediaBox [0 0 200 100] ${group}`;
    const text = '/T gs 0 0 0 1 k BT /F 20 Tf 10 10 Td (A) Tj ET';
    writeFileSync(path, pdfOfPage(text, { page, resources }));
    const { failed } = await exported(await readAdvertFile(path, 1), 'x1a');
    expect(failed[0]?.error).toMatchObject({ code: 'advert-flatten-font', details: { zh: 'SimHei' } });
  });
});
