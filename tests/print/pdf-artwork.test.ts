/** Drawings from PDFs, held against what other programs read and write; skipped where these are absent. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { readArtwork } from '../../electron/import/artwork.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { drawNameplate } from '../../shared/edition/nameplates.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import type { Artwork } from '../../shared/paper/artwork-records.ts';
import { emptyEdition, pageOf, testResources } from '../kit/editions.ts';
import { pdfOfPage } from '../kit/pdf-files.ts';
import { platesOf } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

/** A nameplate is this wide, in millimetres, and is the same within this. */
const WIDE = 200;
const NEAR = 0.01;

/** Strokes of a brush: curves, a hole, a turned part, a part drawn in a form. */
const name = `0.0123 0.98 1 0.05 k
10 10 m 60 90 90 95 120 50 c 130 30 150 20 170 10 c 120 0 40 0 10 10 c h
60 30 m 90 50 100 40 110 30 c h f*
q 0.9 0.3 -0.3 0.9 230 10 cm 0 0 m 0 60 60 60 60 0 c 30 20 20 10 y h f Q
0 0 0 1 k q 1 0 0 1 300 20 cm /X Do Q
1 J 4 w 0 0 0 1 K 310 10 m 390 90 l S`;
const form =
  '<< /Type /XObject /Subtype /Form /BBox [0 0 90 90] /Matrix [0.5 0 0 0.5 0 0] /Length 45 >>\nstream\n10 10 m 10 80 80 80 80 10 c 50 30 40 20 v f  \nendstream';
const made = pdfOfPage(name, { resources: '/XObject << /X 5 0 R >>', more: [form] });

/** All figures of a drawing's outlines, in millimetres, a list a shape; moves after which nothing is drawn are none. */
function figuresOf({ shapes, width }: Pick<Artwork, 'shapes' | 'width'>): number[][] {
  return shapes.map(({ path }) =>
    path
      .split(/(?=M)/u)
      .filter((part) => /[LC]/u.test(part))
      .flatMap((part) => (part.match(/-?\d+(?:\.\d+)?/gu) ?? []).map((one) => (Number(one) * WIDE) / width)),
  );
}

function expectSame(one: Pick<Artwork, 'shapes' | 'width'>, other: Pick<Artwork, 'shapes' | 'width'>): void {
  const [left, right] = [figuresOf(one), figuresOf(other)];
  expect(left.map((figures) => figures.length)).toEqual(right.map((figures) => figures.length));
  const apart = left.flatMap((figures, at) =>
    figures.map((figure, place) => Math.abs(figure - (right[at]?.[place] ?? Number.NaN))),
  );
  expect(Math.max(...apart)).toBeLessThan(NEAR);
}

describe('a drawing from a PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-pdf-artwork-'));
  const path = join(folder, 'name.pdf');
  const drawing = readArtwork('江城.pdf', made);
  beforeAll(() => writeFileSync(path, made));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has nothing left out', () => {
    expect(drawing.remarks).toEqual([]);
    expect(drawing.artwork.shapes).toHaveLength(4);
  });

  it.skipIf(!hasProgram('pdftocairo', '-v'))('is the same as its SVG (skipped without pdftocairo)', () => {
    const svg = join(folder, 'name.svg');
    execFileSync('pdftocairo', ['-svg', path, svg]);
    expectSame(readArtwork('江城.svg', readFileSync(svg)).artwork, drawing.artwork);
  });

  it.skipIf(!hasProgram('qpdf', '--version'))('is the same with its objects in streams (skipped without qpdf)', () => {
    const packed = join(folder, 'packed.pdf');
    execFileSync('qpdf', ['--object-streams=generate', '--linearize', path, packed]);
    const read = readArtwork('江城.pdf', readFileSync(packed)).artwork;
    expect(read.shapes).toEqual(drawing.artwork.shapes);
    const secret = join(folder, 'secret.pdf');
    // What may be opened without a password is read, whatever its owner forbids.
    execFileSync('qpdf', ['--encrypt', '', 'owner', '256', '--', path, secret]);
    expect(readArtwork('江城.pdf', readFileSync(secret)).artwork.shapes).toEqual(drawing.artwork.shapes);
    execFileSync('qpdf', ['--encrypt', 'reader', 'owner', '256', '--', path, secret]);
    expect(() => readArtwork('江城.pdf', readFileSync(secret))).toThrow(
      expect.objectContaining({ code: 'artwork-encrypted' }),
    );
  });

  it.skipIf(!hasProgram('gs', '--version'))(
    'is the same as others distil it, in the same inks (skipped without gs)',
    () => {
      const distilled = join(folder, 'distilled.pdf');
      execFileSync('gs', ['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-sDEVICE=pdfwrite', '-o', distilled, path]);
      const { artwork, remarks } = readArtwork('江城.pdf', readFileSync(distilled));
      expect(remarks).toEqual([]);
      const inks = ({ shapes }: Artwork) => shapes.map(({ fill, stroke }) => (fill ?? stroke?.colour)?.cmyk);
      expect(inks(artwork).map((cmyk) => cmyk?.map((part) => Math.round(part * 100) / 100))).toEqual(
        inks(drawing.artwork).map((cmyk) => cmyk?.map((part) => Math.round(part * 100) / 100)),
      );
      expectSame(artwork, drawing.artwork);
    },
  );

  it('is printed in the very inks that it has', async () => {
    const { artwork } = drawing;
    const bare = applyPatches(emptyEdition(), [
      { kind: 'put', table: 'artwork', id: artwork.id, record: artwork },
    ]).edition;
    const typed = blocksOnPage(bare, pageOf(bare, 1).id).find(
      (block): block is Block & { kind: 'nameplate' } => block.kind === 'nameplate',
    );
    if (typed === undefined) throw new Error('no nameplate');
    const { edition } = applyPatches(bare, drawNameplate(bare, { ...typed, artworkId: artwork.id }, artwork));
    const settings = { ...standardPreset('x4'), hasMarks: false };
    const { files } = await exportPages(
      { edition, pages: [1], folder, settings, override: null },
      { resources: testResources(), imageBytes: () => undefined },
    );
    const printed = files[0]?.path ?? '';
    // Read as others would: the inks as they stand in the page, and on its plates.
    const again = readArtwork('页.pdf', readFileSync(printed)).artwork;
    const red = again.shapes.find(({ fill }) => fill?.cmyk[1] === 0.98);
    expect(red?.fill?.cmyk).toEqual([0.0123, 0.98, 1, 0.05]);
    const plates = await platesOf(printed, 72);
    const frame = edition.blocks[typed.id]?.frame;
    const BLEED = (3 * 72) / 25.4;
    const inkAt = (plate: string) => {
      const found = plates.get(plate);
      if (frame === undefined || found === undefined) return null;
      const [x, y] = [frame.x + (frame.width * 60) / 400, frame.y + (frame.height * 85) / 100];
      return (
        Math.round(((found.ink[Math.round(y + BLEED) * found.width + Math.round(x + BLEED)] ?? 0) / 255) * 50) / 50
      );
    };
    expect(['Cyan', 'Magenta', 'Yellow', 'Black'].map(inkAt)).toEqual([0.02, 0.98, 1, 0.04]);
  });
});
