/** Faces of a newsroom's own as others read them in a PDF: tools and readers that did not write it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { deflate } from '../../electron/export/pdf-parts.ts';
import { fontInMemory, withFontFile } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import type { TakenFace } from '../../shared/faces/face-file.ts';
import { faceSource } from '../../shared/pdf/face-source.ts';
import { EmbeddedFont, measuresOf } from '../../shared/pdf/fonts.ts';
import { latin1, PdfFile } from '../../shared/pdf/objects.ts';
import { type FontFileName, fontFile, smallCff, smallCff2, smallText, smallTrueType } from '../kit/font-files.ts';
import { glyphsOf, platesOf, withPdfJs } from '../kit/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-own-faces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Size of the type, and how far characters stand from one another; the first stands one such distance from the left. */
const SIZE = 40;
const STEP = 60;
const PAGE = { width: 1000, height: 120 };
const BASELINE = 50;

/** A page with a text, its characters well apart; the last one's glyph once more, for another text: 〇. */
function printed(name: string, { face, bytes }: TakenFace, text: string, isWholeOnly: boolean): string {
  const { glyph, advance, perEm } = readFaceTables(bytes);
  const font = new EmbeddedFont(
    {
      postScriptName: face.postScriptName,
      serif: face.hasSerifs,
      bold: face.weight >= 600,
      measures: measuresOf(face),
      isWholeOnly,
      advance: (number) => advance(number) / perEm,
      read: (take) => take(faceSource((at, length) => bytes.subarray(at, at + length))),
    },
    'F1',
  );
  const shown = [...text].map((character) => ({ number: glyph(character.codePointAt(0) ?? 0), character }));
  const again = shown.at(-1);
  if (again !== undefined) shown.push({ ...again, character: '〇' });
  const lines = shown.map(({ number, character }, at) => {
    const code = font.cid(number, character).toString(16).padStart(4, '0');
    return `1 0 0 1 ${STEP * (at + 1)} ${BASELINE} Tm <${code}> Tj`;
  });
  const file = new PdfFile((stream) => deflate(stream));
  const content = file.stream(latin1(`BT /F1 ${SIZE} Tf 0 0 0 1 k\n${lines.join('\n')}\nET`));
  const pages = file.reserve();
  const resources = `<</Font<</F1 ${font.embed(file)}>>>>`;
  const page = file.add(
    `<</Type/Page/Parent ${pages}/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents ${content}/Resources ${resources}>>`,
  );
  file.write(pages, `<</Type/Pages/Kids[${page}]/Count 1>>`);
  const path = join(folder, `${name}${isWholeOnly ? '-whole' : ''}.pdf`);
  const catalog = file.add(`<</Type/Catalog/Pages ${pages}>>`);
  writeFileSync(path, file.finish('1.6', catalog, file.add('<</Producer(Dayang)>>'), '0'.repeat(32)));
  return path;
}

/** How much of each character's place is inked, from 0 to 255. */
function inkOf(grey: Uint8Array, width: number, characters: number): number[] {
  return Array.from({ length: characters }, (_, at) => {
    let ink = 0;
    for (let y = 0; y < PAGE.height; y++) {
      for (let x = STEP * (at + 1) - 8; x < STEP * (at + 2) - 8; x++) ink += 255 - (grey[y * width + x] ?? 255);
    }
    return ink / (STEP * PAGE.height);
  });
}

async function inkOfPicture(png: Uint8Array | string, characters: number): Promise<number[]> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info.height).toBe(PAGE.height);
  return inkOf(new Uint8Array(data), info.width, characters);
}

/** What the page would be by the face's own outlines. */
function drawn({ face, bytes }: TakenFace, text: string): Buffer {
  const font = new Font(new Face(new Blob(bytes)));
  const { glyph } = readFaceTables(bytes);
  const paths = [...text, [...text].at(-1) ?? ''].map((character, at) => {
    const scale = SIZE / face.metrics.perEm;
    const path = font.glyphToPath(glyph(character.codePointAt(0) ?? 0));
    return `<path transform="translate(${STEP * (at + 1)} ${PAGE.height - BASELINE}) scale(${scale} ${-scale})" d="${path}"/>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width}" height="${PAGE.height}">${paths.join('')}</svg>`,
  );
}

async function agree(name: string, taken: TakenFace, text: string, isWhole: boolean): Promise<void> {
  const path = printed(name, taken, text, isWhole);
  const whole = `${text}〇`;
  const count = [...whole].length;

  const [row = ''] = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
  const type = taken.face.outlines === 'cff' ? 'CID Type 0C' : 'CID TrueType';
  expect(row).toContain(type);
  expect(row).toMatch(isWhole ? /\byes\s+no\s+yes\s+\d+\s+0$/u : /^[A-Z]{6}\+.*\byes\s+yes\s+yes\s+\d+\s+0$/u);
  execFileSync('qpdf', ['--check', path]);

  const said = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
  expect(said.replace(/\s/gu, '')).toBe(whole);
  const byMutool = execFileSync('mutool', ['draw', '-F', 'txt', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // It looks texts up by CID and not by code (ISO 32000-1 §9.10.3), and in a whole CFF face a glyph has one CID.
  const isByCid = isWhole && taken.face.outlines === 'cff';
  expect(byMutool.replace(/\s/gu, '')).toBe(isByCid ? `${[...text].slice(0, -1).join('')}〇〇` : whole);
  const placed = await withPdfJs(path, (document) => glyphsOf(document, 1));
  expect(placed.map((one) => one.text).join('')).toBe(whole);

  const expected = await inkOfPicture(drawn(taken, text), count);
  for (const ink of expected) expect(ink).toBeGreaterThan(0.3);
  const png = join(folder, 'page.png');
  execFileSync('mutool', ['draw', '-r', '72', '-o', png, path], { stdio: 'pipe' });
  const poppler = execFileSync('pdftoppm', ['-r', '72', '-png', path], { maxBuffer: 1 << 26 });
  const plate = (await platesOf(path)).get('Black');
  if (plate === undefined) throw new Error('no black plate');
  const readers = {
    mutool: await inkOfPicture(png, count),
    poppler: await inkOfPicture(poppler, count),
    ghostscript: inkOf(
      plate.ink.map((ink) => 255 - ink),
      plate.width,
      count,
    ),
  };
  // Readers thicken small strokes a little, each in its way.
  for (const [reader, inks] of Object.entries(readers)) {
    for (const [at, ink] of inks.entries()) {
      expect(Math.abs(ink - (expected[at] ?? 0)), `${reader}: ${[...whole][at]}`).toBeLessThan(
        2 + (expected[at] ?? 0) * 0.25,
      );
    }
  }
}

const han = '东湖日报Ag9，';
const installed: [FontFileName, number, string, Readonly<Record<string, number>> | null][] = [
  ['notoSerif', 2, han, null],
  ['notoSans', 2, han, null],
  ['uming', 0, '东湖日报Ag9', null],
  ['wenkai', 0, han, null],
  ['fandol', 0, han, null],
  ['cns', 0, '東湖日報Ag9', null],
  ['cantarell', 0, 'Agéfi9', null],
  ['inter', 0, 'Agéfi9', { wght: 800 }],
];

describe('a face of a newsroom’s own in a PDF', () => {
  it.each([
    ['TrueType', smallTrueType()],
    ['CFF', smallCff()],
    ['CFF2', smallCff2()],
  ])('is embedded from a small file of %s, in part and whole', async (kind, file) => {
    const taken = takeFaceOf(fontInMemory(file), { member: 0, coordinates: null });
    await agree(kind, taken, smallText, false);
    await agree(kind, taken, smallText, true);
  });

  it.for(installed)(
    'is embedded from %s as every reader reads it',
    async ([name, member, text, coordinates], { skip }) => {
      const path = fontFile(name);
      if (path === null) return skip('its package is not installed');
      const taken = withFontFile(path, (file) => takeFaceOf(file, { member, coordinates }));
      await agree(name, taken, text, false);
    },
  );

  it.for(['notoSerif', 'wenkai', 'cantarell'] as const)(
    'is embedded from %s whole where it must be',
    async (name, { skip }) => {
      const path = fontFile(name);
      if (path === null) return skip('its package is not installed');
      const member = name === 'notoSerif' ? 2 : 0;
      const taken = withFontFile(path, (file) => takeFaceOf(file, { member, coordinates: null }));
      await agree(name, taken, 'Ag9', true);
    },
  );
});
