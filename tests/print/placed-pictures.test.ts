/** Pictures fitted, turned and mirrored in their frames, as poppler draws the page: against the picture library's own turning. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { readPhoto } from '../../electron/import/photo.ts';
import { coverBox } from '../../shared/compose/cover-box.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { type Block, type Crop, wholePicture } from '../../shared/edition/records.ts';
import { type Frame, mm } from '../../shared/edition/units.ts';
import { emptyEdition, pageOf, testResources } from '../kit/editions.ts';
import { hasProgram } from '../kit/programs.ts';

const hasPoppler = hasProgram('pdftoppm', '-v') && hasProgram('pdfimages', '-v');

/** A pixel is a point, so that frames in points are frames in pixels of the page drawn. */
const PER_INCH = 72;
const BLEED = mm(3);
/** How near to another colour, in points, a point is not asked about: edges are smoothed. */
const EDGE = 3;

const width = 200;
const height = 150;
/** Four quarters, none like another: which way up a picture lies is seen anywhere in it. */
const quarters = [
  [225, 60, 50],
  [60, 130, 70],
  [60, 80, 170],
  [235, 215, 90],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'dayang-placed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function picture(): Promise<Buffer> {
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const [right, low] = [at % width >= width / 2, Math.floor(at / width) >= height / 2];
    return quarters[(right ? 1 : 0) + (low ? 2 : 0)] ?? [0, 0, 0];
  });
  return sharp(Uint8Array.from(pixels.flat()), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

interface Raster {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

async function rasterOf(image: Sharp): Promise<Raster> {
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const at = ({ data, width: across }: Raster, x: number, y: number) =>
  [0, 1, 2].map((channel) => data[(y * across + x) * 3 + channel] ?? 0);

const apart = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, channel) => value - (b[channel] ?? 0)));

/** What a frame shows of a picture, drawn by the picture library alone. */
async function drawn(source: Buffer, frame: Frame, crop: Crop): Promise<Raster> {
  const box = coverBox(frame, width / height, crop);
  const upright = await sharp(source)
    .resize({ width: Math.round(box.width), height: Math.round(box.height), fit: 'fill', kernel: 'nearest' })
    .flop(crop.flipped === true)
    .png()
    .toBuffer();
  const turned = await sharp(upright)
    .rotate(crop.turn ?? 0, { background: '#ffffff' })
    .png()
    .toBuffer();
  const { width: across = 0, height: down = 0 } = await sharp(turned).metadata();
  const left = Math.round(box.x + box.width / 2 - frame.x - across / 2);
  const top = Math.round(box.y + box.height / 2 - frame.y - down / 2);
  // Laid on a sheet that holds all of it, and cut to the frame.
  const room = 1200;
  const sheet = await sharp({ create: { width: 2 * room, height: 2 * room, channels: 3, background: '#ffffff' } })
    .composite([{ input: turned, left: room + left, top: room + top }])
    .png()
    .toBuffer();
  return rasterOf(
    sharp(sheet).extract({ left: room, top: room, width: Math.round(frame.width), height: Math.round(frame.height) }),
  );
}

const crops: Readonly<Record<string, Crop>> = {
  'filling its frame': wholePicture,
  'filling it, moved': { scale: 1.4, x: 0.1, y: 0.9 },
  whole: { ...wholePicture, fit: 'whole' },
  'whole, at one end': { scale: 0.8, x: 1, y: 0, fit: 'whole' },
  'smaller than its frame': { scale: 0.5, x: 0.25, y: 0.75 },
  'turned right': { ...wholePicture, turn: 90 },
  'turned left, whole': { ...wholePicture, turn: -90, fit: 'whole' },
  'on its head': { scale: 1.2, x: 0, y: 0.5, turn: 180 },
  'turned by 17 degrees': { ...wholePicture, turn: 17 },
  'turned by -33.5 degrees, whole': { ...wholePicture, turn: -33.5, fit: 'whole' },
  mirrored: { scale: 1.3, x: 0, y: 0, flipped: true },
  'mirrored and turned right': { scale: 1.1, x: 0.8, y: 0.3, flipped: true, turn: 90 },
  'mirrored and turned by 20 degrees': { ...wholePicture, flipped: true, turn: 20, fit: 'whole' },
};

/** Frames side by side on a page, one for each crop. */
const frameOf = (nth: number): Frame => ({
  x: 60 + (nth % 3) * 200,
  y: 120 + Math.floor(nth / 3) * 160,
  width: 180,
  height: 140,
});

describe.skipIf(!hasPoppler)('a picture on the page that is printed', () => {
  let page: Raster;
  let source: Buffer;
  let path = '';
  beforeAll(async () => {
    source = await picture();
    const photo = await readPhoto('quarters.png', source);
    const bare = emptyEdition(2);
    const blocks = Object.values(crops).map(
      (crop, nth): Block => ({
        id: newId<'block'>(),
        pageId: pageOf(bare, 2).id,
        order: nth,
        frame: frameOf(nth),
        kind: 'advert',
        advertiser: '东湖书店',
        imageId: photo.image.id,
        crop,
        mark: 'artwork',
        standOff: 0,
      }),
    );
    const { edition } = applyPatches(bare, [
      { kind: 'put', table: 'images', id: photo.image.id, record: photo.image },
      ...blocks.map((record) => ({ kind: 'put', table: 'blocks', id: record.id, record }) as const),
    ]);
    const outcome = await exportPages(
      {
        edition,
        pages: [2],
        folder,
        settings: { ...standardPreset('x4'), hasMarks: false },
        override: { reason: '试', by: '试' },
      },
      { resources: testResources(), imageBytes: () => photo.bytes },
    );
    path = outcome.files[0]?.path ?? '';
    execFileSync('pdftoppm', ['-png', '-singlefile', '-r', String(PER_INCH), path, join(folder, 'page')]);
    page = await rasterOf(sharp(join(folder, 'page.png')));
  }, 120_000);

  it.each(Object.entries(crops))('%s: each point has its colour', async (_, crop) => {
    const nth = Object.values(crops).indexOf(crop);
    const frame = frameOf(nth);
    const wanted = await drawn(source, frame, crop);
    // What the four colours and paper became on this press, by the picture that fills its frame.
    const first = frameOf(0);
    const inks = quarters.map((_colour, quarter) => {
      const [x, y] = [first.x + 180 * (quarter % 2 === 0 ? 0.25 : 0.75), first.y + 140 * (quarter < 2 ? 0.25 : 0.75)];
      return at(page, Math.round(x + BLEED), Math.round(y + BLEED));
    });
    const all = [...quarters, [255, 255, 255]];
    const printed = [...inks, [255, 255, 255]];
    const nearest = (colour: readonly number[], of: readonly (readonly number[])[]) =>
      of
        .map((one) => apart(colour, one))
        .reduce((best, now, index, list) => (now < (list[best] ?? 0) ? index : best), 0);
    let asked = 0;
    const wrong: string[] = [];
    for (let y = EDGE; y < 140 - EDGE; y += 4) {
      for (let x = EDGE; x < 180 - EDGE; x += 4) {
        const here = nearest(at(wanted, x, y), all);
        const around = [-EDGE, EDGE].flatMap((by) => [at(wanted, x + by, y), at(wanted, x, y + by)]);
        if (around.some((colour) => nearest(colour, all) !== here)) continue;
        asked++;
        const is = nearest(at(page, Math.round(frame.x + BLEED + x), Math.round(frame.y + BLEED + y)), printed);
        if (is !== here) wrong.push(`${x} ${y}: ${is} for ${here}`);
      }
    }
    expect(asked).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  it('is embedded once for each way it lies, and no more of it than is shown', () => {
    const list = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
    expect(list).toHaveLength(Object.keys(crops).length);
    expect(list.every((line) => /\bcmyk\b/u.test(line))).toBe(true);
  });
});
