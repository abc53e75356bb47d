/** What the window shows is what prints: pictures of every kind on its canvas against the page that Ghostscript makes of the PDF. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedProfile } from '../../electron/assets.ts';
import { edit } from '../../electron/cli/edit.ts';
import { InkTable } from '../../electron/export/ink-table.ts';
import { openProfile } from '../../electron/export/profile.ts';
import { readArtwork } from '../../electron/import/artwork.ts';
import { type PhotoFile, readPhoto } from '../../electron/import/photo.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { writeTiff } from '../../electron/tiff-file.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { type Block, type Crop, wholePicture } from '../../shared/edition/records.ts';
import { type Frame, mm } from '../../shared/edition/units.ts';
import { ciede2000, labOf } from '../kit/colour-difference.ts';
import { dayangJson } from '../kit/command-line.ts';
import { emptyEdition, pageOf } from '../kit/editions.ts';
import { pictureKinds } from '../kit/picture-kinds.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** CIEDE2000 between what the window shows and what prints, as the guide says (docs/export.md): mean, and of 99 in 100 pixels. */
const MEAN = 0.6;
const MOST = 1.2;
/** The same of a drawing in solid black, which a screen shows blacker than newsprint is. */
const MOST_OF_BLACK = 9;
/** The same of what is half seen: with what is behind it the press mixes inks, the screen light. */
const MOST_OF_HALF_SEEN = 7;

/** What is compared otherwise, by its name. */
const leniencies: Readonly<Record<string, number>> = {
  'an SVG': MOST_OF_BLACK,
  'RGB laid on by its alpha': MOST_OF_HALF_SEEN,
};

/** How far from a border between two colours a pixel is asked about, in pixels, and what a border is. */
const EDGE = 3;
const BORDER = 2;
/** The PDF is drawn so many times larger and averaged, so that no pixel of a picture is left out. */
const FINER = 4;
const INSET = 4;

/** How a picture lies in its frame. */
const lies: Readonly<Record<string, Crop>> = {
  whole: { ...wholePicture, fit: 'whole' },
  'moved and enlarged': { scale: 1.5, x: 0.2, y: 0.8 },
  'smaller than its frame': { scale: 0.5, x: 0, y: 1 },
  'turned right': { ...wholePicture, turn: 90 },
  'turned left, whole': { ...wholePicture, turn: -90, fit: 'whole' },
  'on its head': { ...wholePicture, turn: 180 },
  'turned by 17 degrees': { ...wholePicture, turn: 17 },
  'turned by -33 degrees, whole': { ...wholePicture, turn: -33, fit: 'whole' },
  mirrored: { scale: 1.3, x: 0, y: 0, flipped: true },
  'mirrored, turned by 100 degrees': { ...wholePicture, flipped: true, turn: 100, fit: 'whole' },
};

/** Frames on a page: five in a row. */
const A_ROW = 5;
const A_PAGE = 45;
const frameOf = (nth: number): Frame => ({
  x: 50 + (nth % A_ROW) * 138,
  y: 90 + Math.floor((nth % A_PAGE) / A_ROW) * 108,
  width: 120,
  height: 90,
});

interface Shown {
  readonly name: string;
  readonly photo: PhotoFile;
  readonly crop: Crop;
  readonly page: number;
  readonly frame: Frame;
}

async function everything(): Promise<Shown[]> {
  const kinds = await Promise.all(
    Object.entries(pictureKinds(6)).map(async ([name, make]) => {
      return { name, photo: await readPhoto(name, new Uint8Array(await make())), crop: wholePicture };
    }),
  );
  const [plain] = kinds;
  if (plain === undefined) throw new Error('no kinds');
  const lying = Object.entries(lies).map(([name, crop]) => ({ name, photo: plain.photo, crop }));
  return [...kinds, ...lying].map((one, nth) => ({
    ...one,
    page: 2 + Math.floor(nth / A_PAGE),
    frame: frameOf(nth),
  }));
}

/** A drawing in solid black: its colours and tints are shown as swatches are, without the press's dot gain (docs/export.md). */
const svg = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="90">${[
    ['#000', 0, 0],
    ['#fff', 60, 0],
    ['#fff', 0, 45],
    ['#000', 60, 45],
  ]
    .map(([fill, x, y]) => `<rect x="${x}" y="${y}" width="60" height="45" fill="${fill}"/>`)
    .join('')}</svg>`,
);

/** An edition with all of them, each as an advert's artwork, and the drawing after them. */
function makeEdition(path: string, shown: readonly Shown[], drawn: Pick<Shown, 'page' | 'frame'>): void {
  const bare = emptyEdition(4);
  const { artwork } = readArtwork('quarters.svg', svg);
  const drawing: Block = {
    ...{ id: newId<'block'>(), pageId: pageOf(bare, drawn.page).id, order: 900, frame: drawn.frame, kind: 'artwork' },
    ...{ artworkId: artwork.id, words: '', standOff: 0 },
  };
  const blocks = shown.map(
    ({ photo, crop, page, frame, name }, order): Block => ({
      ...{ id: newId<'block'>(), pageId: pageOf(bare, page).id, order, frame, kind: 'advert', advertiser: name },
      ...{ imageId: photo.image.id, crop, mark: 'artwork', standOff: 0 },
    }),
  );
  const { edition } = applyPatches(bare, [
    ...shown.map(({ photo: { image } }) => ({ kind: 'put', table: 'images', id: image.id, record: image }) as const),
    ...blocks.map((record) => ({ kind: 'put', table: 'blocks', id: record.id, record }) as const),
  ]);
  EditionFile.create(path, edition, { images: shown.map(({ photo }) => photo.bytes) });
  const whole = EditionFile.open(path);
  for (const { photo } of shown) whole.addImage(photo.bytes, photo.preview);
  whole.addFile(svg);
  edit(whole, 'test', 'artwork.place', [
    { kind: 'put', table: 'artwork', id: artwork.id, record: artwork },
    { kind: 'put', table: 'blocks', id: drawing.id, record: drawing },
  ]);
  whole.close();
}

interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue. */
  readonly data: Uint8Array;
}

async function rasterOf(image: Sharp): Promise<Raster> {
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

/** Inks as the press's profile shows them. */
async function onPaper(inks: Uint8Array, width: number, height: number): Promise<Raster> {
  const profile = new Uint8Array(readFileSync(shippedProfile()));
  return rasterOf(sharp(writeTiff({ width, height, samples: inks, channels: 4, profile })));
}

/** What the screen's colours become on this press: black ink alone of what has none. */
async function proofed({ data, width, height }: Raster, table: InkTable): Promise<Raster> {
  const isGrey = data.every((level, at) => Math.abs(level - (data[at - (at % 3)] ?? 0)) <= 10);
  if (!isGrey) return onPaper(table.convert(data), width, height);
  const inks = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++) inks[at * 4 + 3] = table.grey[data[at * 3 + 1] ?? 0] ?? 0;
  return onPaper(inks, width, height);
}

function labAt({ data, width }: Raster, x: number, y: number) {
  const from = (y * width + x) * 3;
  return labOf([...data.subarray(from, from + 3)]);
}

/** How far apart two pictures look, a figure a pixel that is no border; how many there are, and how many of all. */
function differences(a: Raster, b: Raster): { readonly apart: number[]; readonly share: number } {
  const apart: number[] = [];
  let all = 0;
  for (let y = EDGE; y < a.height - EDGE; y++) {
    for (let x = EDGE; x < a.width - EDGE; x++) {
      all++;
      const here = labAt(a, x, y);
      const around = [-EDGE, EDGE].flatMap((by) => [labAt(a, x + by, y), labAt(a, x, y + by)]);
      if (around.some((other) => ciede2000(here, other) > BORDER)) continue;
      apart.push(ciede2000(here, labAt(b, x, y)));
    }
  }
  return { apart: apart.toSorted((one, other) => one - other), share: apart.length / all };
}

describe('pictures in the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-pictures-'));
  const path = join(folder, 'pictures.dayang');
  const forPress = join(folder, 'press.dayang');
  let window: DayangWindow;
  let shown: readonly Shown[] = [];
  let drawn: Pick<Shown, 'page' | 'frame'>;
  let table: InkTable;
  beforeAll(async () => {
    shown = await everything();
    drawn = { page: 3, frame: frameOf(shown.length) };
    makeEdition(path, shown, drawn);
    // The window has the file to itself while it is open.
    copyFileSync(path, forPress);
    table = await InkTable.make(openProfile(shippedProfile()), newsprintLimits.ink);
  }, 180_000);
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => path,
  );
  afterAll(() => removeFolder(folder));

  /** The page as the window paints it, once all its pictures have come. */
  async function painted(page: number): Promise<{ readonly image: Raster; readonly scale: number }> {
    await window.page.keyboard.press('ControlOrMeta+PageDown');
    await window.painted(page);
    await window.page.keyboard.press('ControlOrMeta+0');
    const read = () =>
      window.page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.pasteboard .sheet');
        const shadow = document.querySelector<HTMLElement>('.page-shadow');
        return { url: canvas?.toDataURL() ?? '', width: Number.parseFloat(shadow?.style.width ?? '0') };
      });
    const decoded = async () => {
      const { url, width } = await read();
      const image = await rasterOf(sharp(Buffer.from(url.split(',')[1] ?? '', 'base64')));
      return { image, scale: width / gridNamed('tabloid').trim.width };
    };
    // A picture that is on its way is a light grey.
    const waiting = async () => {
      const { image, scale } = await decoded();
      return shown
        .filter((one) => one.page === page)
        .filter(({ frame }) => {
          const [x, y] = [frame.x + frame.width * 0.5, frame.y + frame.height * 0.5].map((at) =>
            Math.round(at * scale),
          );
          const from = ((y ?? 0) * image.width + (x ?? 0)) * 3;
          return [...image.data.subarray(from, from + 3)].every((level) => level === 228);
        })
        .map(({ name }) => name);
    };
    await until(waiting).toEqual([]);
    return decoded();
  }

  /** The page of the PDF, its inks as Ghostscript draws them, as large as the window's. */
  async function printed(page: number, scale: number, size: Raster): Promise<Uint8Array> {
    const file = join(folder, `page-${page}.tif`);
    const [pdf] = readPdf(page);
    const options = ['-q', '-dNOPAUSE', '-dBATCH', '-dSAFER', '-sDEVICE=tiff32nc', `-r${72 * scale * FINER}`];
    execFileSync('gs', [...options, `-sOutputFile=${file}`, pdf ?? '']);
    const bleed = Math.round(mm(3) * scale * FINER);
    const [width, height] = [size.width * FINER, size.height * FINER];
    const { data: inks, info } = await sharp(file)
      .pipelineColourspace('cmyk')
      .extract({ left: bleed, top: bleed, width, height })
      .resize({ width: size.width, height: size.height, kernel: 'linear', fit: 'fill' })
      .toColourspace('cmyk')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    return new Uint8Array(inks);
  }

  function readPdf(page: number): string[] {
    dayangJson('export', forPress, '--pages', String(page), '--out', folder, '--override', '试');
    return [join(folder, `2024-03-08-0${page}.pdf`)];
  }

  const part = (
    { x, y, width, height }: Frame,
    scale: number,
  ): { left: number; top: number; width: number; height: number } => ({
    left: Math.round(x * scale) + INSET,
    top: Math.round(y * scale) + INSET,
    width: Math.round(width * scale) - 2 * INSET,
    height: Math.round(height * scale) - 2 * INSET,
  });

  it('are what prints, of every kind and however they lie', async () => {
    const found: string[] = [];
    const all: number[] = [];
    for (const page of [2, 3]) {
      const { image, scale } = await painted(page);
      const inks = await printed(page, scale, image);
      const screen = sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } });
      const there = [...shown, { name: 'an SVG', ...drawn }].filter((one) => one.page === page);
      for (const { name, frame } of there) {
        const place = part(frame, scale);
        const seen = await rasterOf(screen.clone().extract(place));
        const printedPart = cut(inks, image.width, place);
        const onPress = await onPaper(printedPart, place.width, place.height);
        const isInks = name.includes('CMYK');
        const { apart, share } = differences(isInks ? seen : await proofed(seen, table), onPress);
        const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length;
        const most = apart[Math.floor(apart.length * 0.99)] ?? 0;
        const own = leniencies[name];
        if (own === undefined) all.push(...apart);
        const isNear = own === undefined ? mean <= MEAN && most <= MOST : most <= own;
        if (!(isNear && share > 0.1)) {
          found.push(`${name}: mean ${mean.toFixed(2)}, 99 % ${most.toFixed(2)}, of ${Math.round(share * 100)} %`);
        }
      }
    }
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
    expect(mean).toBeLessThan(MEAN);
    expect(found).toEqual([]);
  }, 240_000);
});

/** A part of a page's inks. */
function cut(
  inks: Uint8Array,
  across: number,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): Uint8Array {
  const out = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * across + left) * 4;
    out.set(inks.subarray(from, from + width * 4), y * width * 4);
  }
  return out;
}
