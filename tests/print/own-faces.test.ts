/** Faces of a newsroom's own as others read them in a PDF: tools and readers that did not write it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { deflate, digest } from '../../electron/export/pdf-parts.ts';
import { openProfile, shippedProfile } from '../../electron/export/profile.ts';
import { fontInMemory, withFontFile } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { openShaper } from '../../electron/shaper.ts';
import { compose } from '../../shared/compose/compose.ts';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import { FontBook } from '../../shared/compose/font-book.ts';
import { shapingTables } from '../../shared/compose/font-tables.ts';
import { openTypeface } from '../../shared/compose/typeface.ts';
import type { Face as FaceRecord } from '../../shared/faces/face.ts';
import type { TakenFace } from '../../shared/faces/face-file.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { faceSource } from '../../shared/pdf/face-source.ts';
import { EmbeddedFont, measuresOf, type PdfFace } from '../../shared/pdf/fonts.ts';
import { latin1, PdfFile } from '../../shared/pdf/objects.ts';
import { writePages } from '../../shared/pdf/page-file.ts';
import { pdfText } from '../kit/command-line.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { type FontFileName, fontFile, smallCff, smallCff2, smallText, smallTrueType } from '../kit/font-files.ts';
import { glyphsOf, pdfaErrors, platesOf, withPdfJs } from '../kit/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-own-faces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Size of the type, and how far characters stand from one another; the first stands one such distance from the left. */
const SIZE = 40;
const STEP = 60;
const PAGE = { width: 1000, height: 120 };
const BASELINE = 50;

/** A taken face as a PDF is written with it. */
function pdfFace({ face, bytes }: TakenFace, isWholeOnly = false): PdfFace {
  const { advance, perEm } = readFaceTables(bytes);
  return {
    postScriptName: face.postScriptName,
    serif: face.hasSerifs,
    bold: face.weight >= 600,
    measures: measuresOf(face),
    isWholeOnly,
    advance: (number) => advance(number) / perEm,
    read: (take) => take(faceSource((at, length) => bytes.subarray(at, at + length))),
  };
}

/** A cell that moves what it draws half an em along, and is a quarter wider than that. */
const CELL = { lead: 2, trail: 1 };

/**
 * A page with a text, its characters well apart; the last one's glyph once more, for another text, 〇, and of a face that is
 * embedded in part in a cell of its own.
 */
function printed(name: string, taken: TakenFace, text: string, isWholeOnly: boolean): string {
  const { glyph } = readFaceTables(taken.bytes);
  const font = new EmbeddedFont(pdfFace(taken, isWholeOnly), 'F1');
  const shown = [...text].map((character) => ({ number: glyph(character.codePointAt(0) ?? 0), character }));
  const again = shown.at(-1);
  if (again !== undefined) shown.push({ ...again, character: '〇' });
  const lines = shown.map(({ number, character }, at) => {
    const isCelled = font.takesCells && at === shown.length - 1;
    const cid = isCelled ? font.cidIn(CELL.lead, CELL.trail, number, character) : font.cid(number, character);
    const x = STEP * (at + 1) - (isCelled ? (CELL.lead * SIZE) / 4 : 0);
    return `1 0 0 1 ${x} ${BASELINE} Tm <${cid.toString(16).padStart(4, '0')}> Tj`;
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

describe('a page set in faces of a newsroom’s own', () => {
  const text = '东湖日报讯：灯火一直亮到深夜，Lakeside Tower 2024.5%。';
  const of = (name: FontFileName, member = 0) => {
    const path = fontFile(name);
    return path === null ? null : withFontFile(path, (file) => takeFaceOf(file, { member, coordinates: null }));
  };

  it('goes to the press as PDF/X, a validator’s PDF/A, with every face a subset and every character', ({ skip }) => {
    const [song, hei, kai] = [of('notoSerif', 2), of('notoSans', 2), of('wenkai')];
    if (song === null || hei === null || kai === null) return skip('their packages are not installed');
    const taken = new Map(shippedFaces.all.map(({ id, serifs }) => [id, serifs ? song : hei]));
    taken.set(shippedFaces.for('text').id, kai);
    taken.set(shippedFaces.for('label').id, song);
    const open = ({ id }: FaceRecord) => {
      const bytes = taken.get(id)?.bytes ?? new Uint8Array();
      return openTypeface(id, () => shapingTables((at, length) => bytes.subarray(at, at + length)), openShaper);
    };
    const fonts = new FontBook(shippedFaces, open);
    const story = article([text.repeat(8)]);
    const bare = withArticle(emptyEdition(1), story);
    const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]);
    const { pages, findings } = compose(edition, { fonts, cutWords: testResources().cutWords });
    expect(findings.filter(({ code }) => code === 'missing-glyph')).toEqual([]);

    const path = join(folder, 'press.pdf');
    const faces = new Map([...taken].map(([id, one]) => [id, pdfFace(one)]));
    const { profile } = openProfile(shippedProfile());
    const at = '2024-03-08T20:00:00+08:00';
    const parts = { faces, images: new Map(), deflate, title: 'own faces', at, digest, profile };
    writeFileSync(path, writePages(pages, { standard: 'x1a', ...parts }));

    const fontsIn = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fontsIn.some((font) => font.includes('LXGWWenKai') && font.includes('CID TrueType'))).toBe(true);
    expect(fontsIn.some((font) => font.includes('NotoSerifCJKsc') && font.includes('CID Type 0C'))).toBe(true);
    for (const font of fontsIn) expect(font).toMatch(/^[A-Z]{6}\+.*\byes\s+yes\s+yes\s+\d+\s+0$/u);
    expect(pdfText(path)).toContain(text.replace(/\s/gu, ''));
    execFileSync('qpdf', ['--check', path]);
    const errors = pdfaErrors(path);
    if (errors !== null) {
      expect(errors).toEqual(["2.1.3 : Invalid graphics object, The S entry of the OutputIntent isn't GTS_PDFA1"]);
    }
  });
});
