/** PDF/X as others read it: tools and readers that did not write it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedProfile } from '../../electron/export/profile.ts';
import type { ComposedPage, Picture } from '../../shared/compose/display-list.ts';
import { drawnSize, glyphText } from '../../shared/compose/display-list.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { glyphsOf, isAlong, pdfaErrors, platesOf, SampleExports, withPdfJs } from '../kit/printed.ts';

const sample = new SampleExports();
const exported = new Map<string, Awaited<ReturnType<SampleExports['export']>>>();
beforeAll(async () => {
  await sample.open();
  exported.set('x4', await sample.export('x4'));
  exported.set('x1a', await sample.export('x1a', { settings: { target: 'x1a' } }));
});
afterAll(() => sample.remove());

/** A millimetre in points. */
const MM = 72 / 25.4;
/** The trim lies this far inside the sheet: bleed and room for marks. */
const AROUND = 14 * MM;

function of(standard: string) {
  const outcome = exported.get(standard);
  if (outcome === undefined) throw new Error(standard);
  return outcome;
}

function pageOne(): { readonly page: ComposedPage; readonly path: string } {
  const [page] = of('x4').composed.pages;
  const [path] = of('x4').paths;
  if (page === undefined || path === undefined) throw new Error('no page');
  return { page, path };
}

describe.each(['x4', 'x1a'])('pages as %s', (standard) => {
  it('are all written, and preflight finds nothing on page 1', () => {
    const { files, failed, findings } = of(standard);
    expect([files.length, failed]).toEqual([4, []]);
    expect(findings.filter(({ page }) => page === 1)).toEqual([]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are sound to qpdf and mutool, and identified to poppler', () => {
    for (const path of of(standard).paths) {
      execFileSync('qpdf', ['--check', path]);
      const trace = execFileSync('mutool', ['info', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      expect(trace).not.toMatch(/error|warning/iu);
      const info = execFileSync('pdfinfo', ['-box', path], { encoding: 'utf8' });
      expect(info).toMatch(standard === 'x4' ? /PDF version:\s+1\.6/u : /PDF version:\s+1\.4/u);
      expect(info).toMatch(standard === 'x4' ? /PDF subtype:\s+PDF\/X-4/u : /PDF subtype:\s+PDF\/X-1a:2003/u);
      expect(info).toMatch(/MediaBox:\s+0\.00\s+0\.00\s+853\.23\s+1193\.39/u);
      expect(info).toMatch(/BleedBox:\s+31\.18\s+31\.18\s+822\.05\s+1162\.20/u);
      expect(info).toMatch(/TrimBox:\s+39\.69\s+39\.69\s+813\.54\s+1153\.70/u);
    }
  });

  it('embed every font as a subset with its characters', () => {
    for (const path of of(standard).paths) {
      const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(1);
      for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Noto.*\byes\s+yes\s+yes\s+\d+\s+0$/u);
    }
  });

  it('carry the press’s profile, and the same facts in Info and XMP', async () => {
    const [path = ''] = of(standard).paths;
    const json: unknown = JSON.parse(
      execFileSync('qpdf', ['--json=2', '--json-stream-data=none', path], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const text = JSON.stringify(json);
    expect(text).toContain('"/OutputConditionIdentifier":"u:CGATS TR 002"');
    expect(text).toContain('"/RegistryName":"u:http://www.color.org"');
    const object = /"\/DestOutputProfile":"(\d+) 0 R"/u.exec(text)?.[1] ?? '';
    const profile = execFileSync('qpdf', [`--show-object=${object}`, '--filtered-stream-data', path]);
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(profile)).toBe(hash(readFileSync(shippedProfile())));
    const { info, metadata } = await withPdfJs(path, (document) => document.getMetadata());
    expect(info).toMatchObject({ Title: '东湖日报 2024-03-08 第1版', Producer: 'Dayang', Trapped: { name: 'False' } });
    expect(metadata?.get('dc:title')).toBe('东湖日报 2024-03-08 第1版');
    expect(metadata?.get('xmpmm:documentid')).toMatch(/^uuid:[0-9a-f]{8}-/u);
    expect([metadata?.get('xmpmm:versionid'), metadata?.get('xmpmm:renditionclass')]).toEqual(['1', 'default']);
    expect(metadata?.get('xmp:createdate')).toMatch(/^\d{4}-\d\d-\d\dT/u);
    if (standard === 'x4') expect(metadata?.get('pdfxid:gts_pdfxversion')).toBe('PDF/X-4');
  });
});

describe('PDF/X-1a', () => {
  it('is PDF/A-1b to PDFBox, but for the output intent of the press beside the archive’s', ({ skip }) => {
    for (const path of of('x1a').paths) {
      const errors = pdfaErrors(path);
      if (errors === null) return skip('the validator is not installed');
      // ISO 19005-1 §6.2.2 allows intents of other kinds; this validator knows of one kind only.
      expect(errors).toEqual(["2.1.3 : Invalid graphics object, The S entry of the OutputIntent isn't GTS_PDFA1"]);
    }
  });
});

describe('what is on the plates', () => {
  it('is black alone but for the picture and the marks, and the picture is under the ink limit', async () => {
    const { page, path } = pageOne();
    const [picture] = page.items.filter((item): item is Picture => item.kind === 'picture');
    if (picture === undefined) throw new Error('no picture');
    const plates = await platesOf(path);
    const inks = ['Cyan', 'Magenta', 'Yellow', 'Black'].map((name) => {
      const plate = plates.get(name);
      if (plate === undefined) throw new Error(name);
      return plate;
    });
    expect([...plates.keys()].sort()).toEqual(['Black', 'Cyan', 'Magenta', 'Yellow']);
    const [{ width, height } = { width: 0, height: 0 }] = inks;
    const { x, y, width: wide, height: tall } = picture.frame;
    let mostBeside = 0;
    let mostSum = 0;
    let black = 0;
    for (let row = Math.ceil(AROUND); row < height - AROUND; row++) {
      for (let column = Math.ceil(AROUND); column < width - AROUND; column++) {
        const at = row * width + column;
        const [c = 0, m = 0, yellow = 0, k = 0] = inks.map(({ ink }) => ink[at] ?? 0);
        const left = column - AROUND;
        const top = row - AROUND;
        const isPicture = left > x - 2 && left < x + wide + 2 && top > y - 2 && top < y + tall + 2;
        if (isPicture) mostSum = Math.max(mostSum, c + m + yellow + k);
        else {
          mostBeside = Math.max(mostBeside, c, m, yellow);
          black = Math.max(black, k);
        }
      }
    }
    expect(mostBeside).toBe(0);
    expect(black).toBe(255);
    expect((mostSum / 255) * 100).toBeLessThanOrEqual(240);
    expect((mostSum / 255) * 100).toBeGreaterThan(100);
  });

  it('is on every plate where it is for registration, and only outside the bleed', async () => {
    const plates = await platesOf(pageOne().path);
    for (const [, { width, height, ink }] of plates) {
      const edge = Math.floor(11 * MM) - 1;
      let marks = 0;
      for (let row = 0; row < edge; row++) for (let at = 0; at < width; at++) marks += ink[row * width + at] ?? 0;
      expect(marks).toBeGreaterThan(0);
      expect(height).toBeGreaterThan(edge);
    }
  });
});

describe('glyphs, as pdf.js reads them', () => {
  it('stand where the display list has them, every one, to a hundredth of a point', async () => {
    const { composed, paths } = of('x4');
    for (const [at, page] of composed.pages.entries()) {
      const read = await withPdfJs(paths[at] ?? '', (document) => glyphsOf(document, 1));
      const wanted = page.items.flatMap((item) => {
        if (item.kind !== 'glyphs') return [];
        return item.glyphs.map((_, index) => {
          const first = item.xs[0] ?? 0;
          const along = (item.xs[index] ?? 0) - first;
          // Turned runs go down the page from where their first glyph turned to.
          const turned =
            item.turn === null
              ? null
              : { x: item.turn.x + (item.turn.y - item.y), y: item.turn.y + (first - item.turn.x) };
          return {
            text: glyphText(item, index),
            x: AROUND + (turned === null ? first + along : turned.x),
            y: AROUND + page.height - (turned === null ? item.y : turned.y + along),
            em: drawnSize(item) * item.scale,
            isTurned: turned !== null,
          };
        });
      });
      expect(wanted.length).toBeGreaterThan(1_000);
      // The slug line follows the page.
      const own = read.slice(0, wanted.length);
      const off = wanted.filter((glyph, index) => {
        const other = own[index];
        if (other === undefined) return true;
        const [along, wantedAlong] = glyph.isTurned ? [other.y, glyph.y] : [other.x, glyph.x];
        const [across, wantedAcross] = glyph.isTurned ? [other.x, glyph.x] : [other.y, glyph.y];
        return Math.abs(across - wantedAcross) > 0.01 || !isAlong(along, wantedAlong, glyph.em, 0.01);
      });
      expect(off).toEqual([]);
      expect(own.map(({ text }) => text).join('')).toBe(wanted.map(({ text }) => text).join(''));
      const slug = read.slice(wanted.length).map(({ text }) => text);
      expect(slug.join('')).toMatch(/^东湖日报　2024-03-08　第\d版　\d{4}-\d\d-\d\d \d\d:\d\d　[0-9a-f]{12}$/u);
    }
  });
});

describe('the same edition', () => {
  it('gives the same bytes again, and is not written again where they stand', async () => {
    const again = await sample.export('again');
    expect(again.files.map(({ sha256 }) => sha256)).toEqual(of('x4').files.map(({ sha256 }) => sha256));
    const third = await sample.export('again');
    expect(third.files.map(({ isUnchanged }) => isUnchanged)).toEqual([true, true, true, true]);
    const other = await sample.export('again', { settings: { hasMarks: false }, pages: [2] });
    expect(other.files.map(({ isUnchanged }) => isUnchanged)).toEqual([false]);
  });

  it('changed on one page is written again for that page alone', async () => {
    const { edition } = await sample.open();
    await sample.export('changed');
    const third = Object.values(edition.pages).find(({ number }) => number === 3);
    const block = Object.values(edition.blocks).find((one) => one.kind === 'body' && one.pageId === third?.id);
    const article = block?.kind === 'body' ? edition.articles[block.articleId] : undefined;
    const [first, ...rest] = article?.body ?? [];
    if (article === undefined || first === undefined) throw new Error('no copy');
    const body = [{ ...first, children: [{ text: '改过的第一段。' }] }, ...rest];
    const patches = [{ kind: 'set' as const, table: 'articles' as const, id: article.id, path: ['body'], value: body }];
    const next = applyPatches(edition, patches).edition;
    const again = await sample.export('changed', { edition: next });
    expect(again.files.map(({ isUnchanged }) => isUnchanged)).toEqual([true, true, false, true]);
    // A file that somebody altered, and one that is gone, are made again.
    writeFileSync(again.paths[0] ?? '', 'altered');
    rmSync(again.paths[1] ?? '');
    const mended = await sample.export('changed', { edition: next });
    expect(mended.files.map(({ isUnchanged }) => isUnchanged)).toEqual([false, false, true, true]);
    expect(mended.files.map(({ sha256 }) => sha256)).toEqual(again.files.map(({ sha256 }) => sha256));
  });

  it('is one file where one is asked for', async () => {
    const { files } = await sample.export('one', { settings: { isOneFile: true } });
    expect(files.map(({ pages, path }) => [pages, basename(path)])).toEqual([[[1, 2, 3, 4], '2024-03-08.pdf']]);
    expect(await withPdfJs(files[0]?.path ?? '', async ({ numPages }) => numPages)).toBe(4);
  });
});
