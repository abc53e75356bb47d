/** Figures above and below the line as others read them in a PDF. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';
import { afterAll, expect, it } from 'vitest';
import { deflate, digest, pdfFaces } from '../../electron/export/pdf-parts.ts';
import { fontBytes } from '../../electron/font-bytes.ts';
import { compose } from '../../shared/compose/compose.ts';
import { drawnBaseline, drawnSize, glyphText } from '../../shared/compose/display-list.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { writePages } from '../../shared/pdf/page-file.ts';
import { pdfText } from '../kit/command-line.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { glyphsOf, isAlong, withPdfJs } from '../kit/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('are read back as themselves, and stand where the page has them', async () => {
  const text = '二氧化碳CO₂浓度，10⁻⁸米，x²⁵，硫酸H₂SO₄，m³。';
  const story = article([text]);
  const bare = withArticle(emptyEdition(1), story);
  const resources = testResources();
  const { pages } = compose(withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 10 })]), resources);
  const at = '2026-11-28T20:00:00+08:00';
  const faces = pdfFaces(resources.fonts);
  const path = join(folder, 'scripts.pdf');
  writeFileSync(
    path,
    writePages(pages, { standard: 'plain', faces, images: new Map(), deflate, title: 's', at, digest }),
  );
  expect(pdfText(path)).toContain(text);
  const byMutool = execFileSync('mutool', ['draw', '-F', 'txt', path], { encoding: 'utf8', stdio: 'pipe' });
  expect(byMutool.replace(/\s/gu, '')).toContain('CO₂浓度，10⁻⁸米');

  const [page] = pages;
  const wanted = (page?.items ?? []).flatMap((item) => {
    if (item.kind !== 'glyphs' || item.source === null) return [];
    const up = (page?.height ?? 0) - drawnBaseline(item);
    return item.xs.map((x, place) => ({ text: glyphText(item, place), x, y: up, em: drawnSize(item) }));
  });
  const read = await withPdfJs(path, (document) => glyphsOf(document, 1));
  const from = read.findIndex(({ text: one }, place) => one === '二' && read[place + 1]?.text === '氧');
  const own = read.slice(from, from + wanted.length);
  expect(own.map((one) => one.text).join('')).toBe(text);
  const margin = { x: (own[0]?.x ?? 0) - (wanted[0]?.x ?? 0), y: (own[0]?.y ?? 0) - (wanted[0]?.y ?? 0) };
  for (const [place, { x, y, em }] of wanted.entries()) {
    expect(isAlong(own[place]?.x ?? 0, x + margin.x, em, 0.05)).toBe(true);
    expect(own[place]?.y).toBeCloseTo(y + margin.y, 1);
  }
});

it.each(shippedFaces.all.filter(({ superscriptRise }) => superscriptRise !== undefined))(
  'made of $id stand as high as its own',
  (face) => {
    const font = new Font(new Face(new Blob(fontBytes(face))));
    const own = font.glyphExtents(font.nominalGlyph(0xb2) ?? 0);
    expect((own?.yBearing ?? 0) + (own?.height ?? 0)).toBe((face.superscriptRise ?? 0) * 1000);
  },
);
