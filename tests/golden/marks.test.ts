import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { deflate, digest, pdfFaces } from '../../electron/export/pdf-parts.ts';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { type ProofPage, writeProofs } from '../../shared/pdf/proof-sheet.ts';
import { drawMarks } from '../../shared/proof/draw.ts';
import type { ProofDrawing } from '../../shared/proof/margins.ts';
import { markKinds, markModule } from '../../shared/proof/marks/kinds.ts';
import { PageCharacters } from '../../shared/proof/places.ts';
import { svgPath } from '../../shared/proof/shapes.ts';
import { testResources } from '../kit/editions.ts';
import { meanDifference } from '../kit/golden.ts';
import { markedPage, placesOf, withMark } from '../kit/marked-page.ts';

const folder = fileURLToPath(new URL('marks', import.meta.url));
const colour = '#d2201f';
/** Where on the page the marks are, with the margins. */
const crop = { x: -118, y: 190, width: 1010, height: 260 };

/** A drawing as SVG, the text under it as grey boxes. */
function svg(page: ComposedPage, { strokes, words }: ProofDrawing): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  const boxes = new PageCharacters(page).runs.map(
    ({ left, right, top, bottom }) =>
      `<rect x="${round(left)}" y="${round(top)}" width="${round(right - left)}" height="${round(bottom - top)}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${crop.x} ${crop.y} ${crop.width} ${crop.height}">`,
    '<g fill="#ddd">',
    ...boxes,
    '</g>',
    `<g fill="none" stroke="${colour}">`,
    ...strokes.map(({ path, width }) => `<path stroke-width="${width}" d="${svgPath(path)}"/>`),
    '</g>',
    `<g fill="${colour}">`,
    ...words.map(({ x, y, size, text }) => `<text x="${round(x)}" y="${round(y)}" font-size="${size}">${text}</text>`),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The marks of the standard, in its order. */
const standard = markKinds.filter((kind) => markModule(kind).number !== null);

describe('marks as the standard draws them', () => {
  const pages: ProofPage[] = [];
  beforeAll(() => {
    const edition = markedPage();
    const [page] = compose(edition, testResources()).pages;
    if (page === undefined) throw new Error('no page');
    standard.forEach((kind) => {
      const [anchor, order] = placesOf(edition)[kind] ?? [];
      if (anchor === undefined || order === undefined) throw new Error(kind);
      let marked = withMark(edition, anchor, order);
      const [kept] = marked.marks;
      if (kind === 'stet' && kept !== undefined)
        marked = withMark(marked.edition, anchor, { kind: 'stet', of: kept.id });
      const drawing = drawMarks(
        page,
        marked.marks.map((mark, number) => ({ mark, colour, number: number + 1 })),
      );
      pages.push({ page, drawing, head: '', list: [] });
    });
  });

  it.each(standard.map((kind, at) => [kind, at] as const))('%s', async (kind, at) => {
    const own = pages[at];
    if (own === undefined) throw new Error(kind);
    expect(own.drawing.strokes.length).toBeGreaterThan(0);
    await expect(svg(own.page, own.drawing)).toMatchFileSnapshot(
      join(folder, `${String(at + 1).padStart(2, '0')}-${kind}.svg`),
    );
  });

  it('look so in a page proof', async () => {
    const work = mkdtempSync(join(tmpdir(), 'dayang-marks-'));
    try {
      const { fonts } = testResources();
      const options = {
        faces: pdfFaces(fonts),
        images: new Map(),
        deflate,
        digest,
        title: '',
        at: '',
        standard: 'plain' as const,
      };
      writeFileSync(join(work, 'marks.pdf'), writeProofs(pages, 'A3', fonts, options));
      execFileSync('pdftoppm', [
        '-png',
        '-r',
        '110',
        '-y',
        '250',
        '-H',
        '420',
        join(work, 'marks.pdf'),
        join(work, 'mark'),
      ]);
      mkdirSync(folder, { recursive: true });
      for (const [at, kind] of standard.entries()) {
        const number = String(at + 1).padStart(2, '0');
        const drawn = await sharp(join(work, `mark-${number}.png`))
          .png({ compressionLevel: 9, palette: true, colours: 16 })
          .toBuffer();
        const path = join(folder, `${number}-${kind}.png`);
        if (!existsSync(path) && process.env['CI'] === undefined) await sharp(drawn).toFile(path);
        expect(existsSync(path), kind).toBe(true);
        expect(await meanDifference(path, drawn), kind).toBeLessThan(2);
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
});
