/** Line art: a bit a pixel from its file to the press, held against what poppler and Ghostscript read; skipped without them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { embeddableImage } from '../../electron/export/images.ts';
import { InkTable } from '../../electron/export/ink-table.ts';
import { openProfile, shippedProfile } from '../../electron/export/profile.ts';
import { type PhotoFile, readPhoto } from '../../electron/import/photo.ts';
import { isLineArt } from '../../electron/line-art.ts';
import { writeTiff } from '../../electron/tiff-file.ts';
import { pictureKey, pictureOf, pixelsPerInch } from '../../shared/compose/pictures.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { type Block, type Crop, wholePicture } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { emptyEdition, pageOf, testResources } from '../kit/editions.ts';
import { platesOf } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

const hasTools = hasProgram('pdfimages', '-v') && hasProgram('gs', '--version');

const folder = mkdtempSync(join(tmpdir(), 'dayang-line-art-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An odd width: a row ends within a byte. */
const width = 1203;
const height = 801;
/** Ink of hairlines, a disc and a grain that no scaling would leave as it is. */
const isInk = (x: number, y: number) =>
  x % 97 === 0 || Math.hypot(x - 400, y - 400) < 250 || (x > 800 && (x + y) % 2 === 0);
const grey = Uint8Array.from({ length: width * height }, (_, at) =>
  isInk(at % width, Math.floor(at / width)) ? 0 : 255,
);

/** A file of bits in which 1 is ink, or paper. */
function bits(ink: 0 | 1): Uint8Array {
  const row = Math.ceil(width / 8);
  const out = new Uint8Array(row * height);
  for (let at = 0; at < grey.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const place = y * row + (x >> 3);
    if ((grey[at] === 0) === (ink === 1)) out[place] = (out[place] ?? 0) | (0x80 >> (x & 7));
  }
  return out;
}

function png(colour: 0 | 3, samples: Uint8Array, chunks: readonly (readonly [string, Uint8Array])[] = []): Uint8Array {
  const row = Math.ceil(width / 8);
  const rows = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y++) rows.set(samples.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, colour, 0, 0, 0], 8);
  const chunk = ([name, data]: readonly [string, Uint8Array]) => {
    const bytes = Buffer.alloc(12 + data.length);
    bytes.writeUInt32BE(data.length);
    bytes.write(name, 4, 'latin1');
    bytes.set(data, 8);
    bytes.writeUInt32BE(crc(bytes.subarray(4, 8 + data.length)), 8 + data.length);
    return bytes;
  };
  const all = [['IHDR', head], ...chunks, ['IDAT', deflateSync(rows)], ['IEND', Buffer.alloc(0)]] as const;
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...all.map(chunk)]);
}

/** PNG's check of a chunk (PNG 3rd edition, annex D). */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const raw = () => sharp(grey, { raw: { width, height, channels: 1 } });
const blackAndWhite = Uint8Array.from([0, 0, 0, 255, 255, 255]);
const kinds: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'TIFF packed by Group 4': () => raw().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
  'TIFF that is not packed': () => raw().toColourspace('b-w').tiff({ compression: 'none', bitdepth: 1 }).toBuffer(),
  'TIFF with white as zero': () => writeTiff({ width, height, channels: 1, is: 'bits', samples: bits(1) }),
  'PNG of grey': () => png(0, bits(0)),
  'PNG of a palette': () => png(3, bits(0), [['PLTE', blackAndWhite]]),
  'PNG of a palette, white first': () => png(3, bits(1), [['PLTE', blackAndWhite.toReversed()]]),
};

/** A page with the art in a frame, as a file. */
async function printed(
  photo: PhotoFile,
  frame: Frame,
  crop: Crop = { ...wholePicture, fit: 'whole' },
): Promise<string> {
  const bare = emptyEdition(2);
  const block: Block = {
    ...{ id: newId<'block'>(), pageId: pageOf(bare, 2).id, order: 40, frame, kind: 'advert', advertiser: '东湖书店' },
    ...{ imageId: photo.image.id, crop, mark: 'artwork', standOff: 0 },
  };
  const { edition } = applyPatches(bare, [
    { kind: 'put', table: 'images', id: photo.image.id, record: photo.image },
    { kind: 'put', table: 'blocks', id: block.id, record: block },
  ]);
  const settings = { ...standardPreset('x1a'), hasMarks: false };
  const into = mkdtempSync(join(folder, 'out-'));
  const outcome = await exportPages(
    { edition, pages: [2], folder: into, settings, override: { reason: '试', by: '试' } },
    { resources: testResources(), imageBytes: () => photo.bytes },
  );
  return outcome.files[0]?.path ?? '';
}

/** What poppler lists of a file's pictures. */
function listed(path: string) {
  const lines = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).split('\n').slice(2);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, , , across, down, colour, components, bpc] = line.trim().split(/\s+/u);
      const [ppi] = line.trim().split(/\s+/u).slice(-4);
      return { width: Number(across), height: Number(down), colour, components, bpc, ppi: Number(ppi) };
    });
}

/** A frame in which the art has so many pixels an inch. */
const at = (perInch: number): Frame => ({
  x: 80,
  y: 200,
  width: (width / perInch) * 72,
  height: (height / perInch) * 72,
});

describe('line art', () => {
  it.each(Object.entries(kinds))('of %s stays as it came, and is known for what it is', async (_, make) => {
    const bytes = await make();
    const photo = await readPhoto('art', bytes);
    expect(photo.bytes).toBe(bytes);
    expect(photo.image).toMatchObject({ bits: 1, width, height });
  });

  it('is none of what has greys, colours or transparency, whatever its depth', async () => {
    const red = Uint8Array.from([255, 0, 0, 255, 255, 255]);
    expect(isLineArt(png(3, bits(0), [['PLTE', red]]))).toBe(false);
    const seen = [
      ['PLTE', blackAndWhite],
      ['tRNS', Uint8Array.from([255, 0])],
    ] as const;
    expect(isLineArt(png(3, bits(0), seen))).toBe(false);
    expect(isLineArt(await raw().png().toBuffer())).toBe(false);
    expect(isLineArt(await raw().tiff().toBuffer())).toBe(false);
    for (let cut = 0; cut < 60; cut++) expect(isLineArt(png(3, bits(0)).subarray(0, cut))).toBe(false);
  });
});

describe('line art of editions made before it was told from other pictures', () => {
  it('prints to the last sample as the same picture in greys, which is how it printed', async () => {
    const inks = await InkTable.make(openProfile(shippedProfile()), 300);
    const target = { colours: 'inks', inks, mostPixelsPerInch: 200 } as const;
    const { frame, crop } = { frame: at(500), crop: wholePicture };
    const { image } = await readPhoto('art', (await kinds['PNG of grey']?.()) ?? new Uint8Array());
    const { bits: _, ...before } = image;
    const block = { id: newId<'block'>(), frame, crop };
    const ofBits = pictureOf(block, image.id, '', before);
    expect(pictureKey(ofBits)).toBe(pictureKey(pictureOf(block, image.id, '')));
    for (const make of Object.values(kinds)) {
      const old = await embeddableImage(await make(), ofBits, 'art', target);
      expect(old).toEqual(await embeddableImage(await raw().png().toBuffer(), ofBits, 'art', target));
      const told = await embeddableImage(await make(), pictureOf(block, image.id, '', image), 'art', target);
      expect(told.kind).toBe('bits');
    }
  });
});

describe.skipIf(!hasTools)('line art on the page (skipped without poppler and Ghostscript)', () => {
  it.each(Object.entries(kinds))('of %s has each of its pixels, a bit each', { timeout: 60_000 }, async (_, make) => {
    const path = await printed(await readPhoto('art', await make()), at(1200));
    const [image, ...others] = listed(path);
    expect(others).toEqual([]);
    expect(image).toMatchObject({ width, height, colour: 'gray', components: '1', bpc: '1' });
    expect(image?.ppi).toBeGreaterThanOrEqual(1199);
    execFileSync('pdfimages', ['-png', path, join(folder, 'out')]);
    const { data } = await sharp(join(folder, 'out-000.png'))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(Buffer.compare(data, Buffer.from(grey))).toBe(0);
  });

  it('is grey of eight bits where its record was made before', { timeout: 60_000 }, async () => {
    const photo = await readPhoto('art', (await kinds['PNG of grey']?.()) ?? new Uint8Array());
    const { bits: _, ...image } = photo.image;
    const [shown] = listed(await printed({ ...photo, image }, at(1200)));
    expect(shown).toMatchObject({ colour: 'gray', components: '1', bpc: '8' });
  });

  it('is black ink alone', { timeout: 60_000 }, async () => {
    const path = await printed(await readPhoto('art', (await kinds['PNG of grey']?.()) ?? new Uint8Array()), at(300));
    const inked = [...(await platesOf(path, 72))].filter(([, { ink }]) => ink.some((value) => value > 2));
    expect(inked.map(([name]) => name)).toEqual(['Black']);
  });

  it('is brought to 1,200 pixels an inch where it has more, and is bits still', { timeout: 60_000 }, async () => {
    const path = await printed(await readPhoto('art', (await kinds['PNG of grey']?.()) ?? new Uint8Array()), at(2400));
    const [image] = listed(path);
    expect(image).toMatchObject({ bpc: '1', width: Math.ceil(width / 2), height: Math.ceil(height / 2) });
  });

  it('holds what its frame shows and no more, turned or not', { timeout: 60_000 }, async () => {
    const photo = await readPhoto('art', (await kinds['PNG of grey']?.()) ?? new Uint8Array());
    const frame = { x: 80, y: 200, width: 60, height: 60 };
    const crop = { scale: 2, x: 0, y: 0.5, turn: 90 };
    const [image] = listed(await printed(photo, frame, crop));
    expect(image?.bpc).toBe('1');
    expect(image?.width).toBeLessThan(width / 2);
    expect(Math.round(pixelsPerInch(frame, crop, photo.image))).toBeGreaterThan(400);
  });
});
