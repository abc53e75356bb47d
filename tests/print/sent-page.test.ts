/** A page of all that a desk is sent, held against what other programs read in it; skipped without these. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { type Frame, mm } from '../../shared/edition/units.ts';
import { testResources } from '../kit/editions.ts';
import { glyphsOf, platesOf, withPdfJs } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';
import { agencyInks, lanternInks, type SentPage, sentPage, standing } from '../kit/sent-page.ts';

const hasTools = ['gs --version', 'pdffonts -v', 'qpdf --version', 'mutool -v'].every((one) => {
  const [command = '', version = ''] = one.split(' ');
  return hasProgram(command, version);
});

const folder = mkdtempSync(join(tmpdir(), 'dayang-sent-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported({ edition, files }: SentPage, standard: 'x4' | 'x1a') {
  const settings = { ...standardPreset(standard), hasMarks: false };
  const into = mkdtempSync(join(folder, 'out-'));
  return exportPages(
    { edition, pages: [2], folder: into, settings, override: { reason: '试', by: '试' } },
    { resources: testResources(), imageBytes: (id) => files.get(id)?.bytes ?? new Uint8Array() },
  );
}

const read = (command: string, ...rest: readonly string[]) => execFileSync(command, [...rest], { encoding: 'utf8' });

/** Rows of a table that a command prints, each in its columns, without its two lines of heads. */
const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.trim().split(/\s+/u));

const BLEED = mm(3);
const PER_INCH = 144;

type Plates = Awaited<ReturnType<typeof platesOf>>;

/** How much of each ink a point of a frame takes, in per cent; where it is in shares of its sides. */
function inksAt(plates: Plates, { x, y, width, height }: Frame, across: number, down: number) {
  const found: Record<string, number> = {};
  const [left, top] = [x + width * across + BLEED, y + height * down + BLEED].map((at) =>
    Math.round((at / 72) * PER_INCH),
  );
  for (const [name, plate] of plates) {
    const share = (plate.ink[(top ?? 0) * plate.width + (left ?? 0)] ?? 0) / 255;
    if (share > 0.005) found[name] = Math.round(share * 100);
  }
  return found;
}

/** Inks in the press's order, those there are, by their names. */
function named(inks: readonly number[]): Record<string, number> {
  const names = ['Cyan', 'Magenta', 'Yellow', 'Black'];
  return Object.fromEntries(names.flatMap((name, at) => ((inks[at] ?? 0) > 0 ? [[name, inks[at] ?? 0] as const] : [])));
}

describe.skipIf(!hasTools).each(['x4', 'x1a'] as const)(
  'a page of all that a desk is sent, as %s (skipped without gs, poppler, qpdf and mutool)',
  (standard) => {
    let path = '';
    let plates: Plates;
    let findings: Awaited<ReturnType<typeof exported>>['findings'] = [];
    beforeAll(async () => {
      const outcome = await exported(await sentPage(folder), standard);
      path = outcome.files[0]?.path ?? '';
      ({ findings } = outcome);
      plates = await platesOf(path, PER_INCH);
    }, 120_000);

    it('is written, sound, and of its standard', () => {
      expect(read('qpdf', '--check', path)).toContain('No syntax');
      expect(read('pdfinfo', path)).toMatch(standard === 'x4' ? /PDF\/X-4/u : /PDF\/X-1a:2003/u);
      expect(read('mutool', 'info', path)).not.toMatch(/error|warning/iu);
      // The spot ink is not the newspaper's: that is said, and nothing worse.
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(findings.some(({ zh }) => zh.includes('PANTONE 300 C'))).toBe(true);
    });

    it('has the advertiser’s font beside the page’s own, all embedded', () => {
      const fonts = rowsOf(read('pdffonts', path));
      expect(fonts.some(([name = '']) => /Helvetica|NimbusSans/u.test(name))).toBe(true);
      expect(fonts.some(([name = '']) => /Noto/u.test(name))).toBe(true);
      // emb, sub, uni, object, generation stand last.
      for (const font of fonts) expect(font.at(-5)).toBe('yes');
    });

    it('has the pictures as they came, and as a picture no advert but one that had to be flattened', () => {
      const pictures = rowsOf(read('pdfimages', '-list', path)).map(
        ([, , type, width, height, colour, count, bits]) =>
          `${type} ${width}x${height} ${colour} ${count} of ${bits} bits`,
      );
      expect(pictures).toEqual([
        'image 600x400 cmyk 4 of 8 bits',
        'image 1200x600 gray 1 of 1 bits',
        'image 500x500 cmyk 4 of 8 bits',
        ...(standard === 'x4' ? [] : [expect.stringMatching(/^image \d{4}x\d{4} cmyk 4 of 8 bits$/u)]),
      ]);
    });

    it('is separated into the plates of the press and the spot ink’s own', () => {
      expect([...plates.keys()].toSorted()).toEqual(['Black', 'Cyan', 'Magenta', 'PANTONE 300 C', 'Yellow']);
      expect(inksAt(plates, standing.appliance, 0.05, 0.5)).toEqual({ Magenta: 80, Yellow: 100 });
      expect(inksAt(plates, standing.appliance, 0.75, 0.75)).toEqual({ 'PANTONE 300 C': 100 });
      expect(inksAt(plates, standing.bookshop, 0.75, 0.5)).toEqual({ Cyan: 50, Magenta: 50 });
      expect(inksAt(plates, standing.bookshop, 0.02, 0.5)).toEqual({ Cyan: 100 });
    });

    it('has the inks of pictures as they stand in their files', () => {
      expect(inksAt(plates, standing.agency, 0.2, 0.2)).toEqual(named(agencyInks.sky));
      expect(inksAt(plates, standing.agency, 0.2, 0.8)).toEqual(named(agencyInks.lake));
      expect(inksAt(plates, standing.agency, 0.7, 0.35)).toEqual(named(agencyInks.sun));
    });

    it('has the logo in black alone, at all the points it came in', () => {
      expect(inksAt(plates, standing.logo, 0.75, 0.5)).toEqual({ Black: 100 });
      expect(inksAt(plates, standing.logo, 0.25, 0.5)).toEqual({});
      const [, logo = []] = rowsOf(read('pdfimages', '-list', path));
      // 1,200 pixels on 96 points.
      expect(logo.slice(12, 14)).toEqual(['900', '900']);
    });

    it('has the lantern without its ground, and text along it', async () => {
      expect(inksAt(plates, standing.lantern, 0.5, 0.5)).toEqual(named(lanternInks));
      const { x, y, width, height } = standing.lantern;
      const glyphs = await withPdfJs(path, async (document) => {
        const { view } = await document.getPage(1);
        const all = await glyphsOf(document, 1);
        return all.map((glyph) => ({ ...glyph, x: glyph.x - BLEED, y: (view[3] ?? 0) - glyph.y - BLEED }));
      });
      const beside = glyphs.filter(
        (glyph) => glyph.x > x && glyph.x < x + width && glyph.y > y && glyph.y < y + height,
      );
      expect(beside.length).toBeGreaterThan(10);
      // The middle of a glyph is some 4 points right of and above where it stands on its line.
      const away = beside.map((glyph) => Math.hypot(glyph.x + 4 - x - width / 2, glyph.y - 4 - y - height / 2));
      expect(Math.min(...away)).toBeGreaterThan(width * 0.45);
    });

    it('has the table’s cells as the workbook shows them', () => {
      const words = read('pdftotext', '-layout', path, '-');
      expect(words).toMatch(/区县\s+馆数\s+面积（平方公里）/u);
      expect(words).toMatch(/东湖区\s+12\s+1268\.4/u);
      expect(words).toMatch(/南岸县\s+108\s+4030/u);
    });

    it('has spot ink where the advert has it, and nowhere else', () => {
      const plate = plates.get('PANTONE 300 C');
      const inked = plate?.ink.reduce((sum, ink) => sum + ink / 255, 0) ?? 0;
      // 105 by 45 points, in pixels.
      expect(inked / ((105 * 45 * PER_INCH ** 2) / 72 ** 2)).toBeCloseTo(1, 1);
    });

    it('says its text to a reader that is not ours: the advert’s and the story’s', async () => {
      const items = await withPdfJs(
        path,
        async (document) => (await (await document.getPage(1)).getTextContent()).items,
      );
      const text = items.map((item) => ('str' in item ? item.str : '')).join('');
      expect(text).toContain('SALE');
      expect(text).toContain('东湖南岸的灯火一直亮到深夜');
      expect(read('pdftotext', path, '-')).toContain('SALE');
    });
  },
);

describe.skipIf(!hasTools)('an advert that blends (skipped without gs, poppler, qpdf and mutool)', () => {
  it('is flattened for PDF/X-1a, which is told, and prints on the plates of PDF/X-4', async () => {
    const page = await sentPage(folder);
    const [x4, x1a] = [await exported(page, 'x4'), await exported(page, 'x1a')];
    expect(x1a.findings.filter(({ severity }) => severity === 'warning').map(({ zh }) => zh)).toContainEqual(
      expect.stringContaining('东湖书店的广告“书店.pdf”有透明效果，PDF/X-1a 没有：拼合成 600 像素/英寸的图'),
    );
    const [seen, flat] = [
      await platesOf(x4.files[0]?.path ?? '', PER_INCH),
      await platesOf(x1a.files[0]?.path ?? '', PER_INCH),
    ];
    expect([...flat.keys()].toSorted()).toEqual([...seen.keys()].toSorted());
    for (const [name, { ink }] of seen) {
      const other = flat.get(name)?.ink ?? new Uint8Array();
      const off = ink.reduce((sum, share, at) => sum + Math.abs(share - (other[at] ?? 0)), 0);
      // Of the ink a page can take, half a per cent: where Ghostscript blends it sees edges, of type as well, a pixel otherwise.
      expect(off / ink.length / 255, name).toBeLessThan(0.005);
    }
  }, 120_000);
});
