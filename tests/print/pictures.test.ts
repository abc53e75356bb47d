/** Pictures of all kinds: what the window shows of each is what prints. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { DayangError } from '../../electron/errors.ts';
import { embeddableImage, type PictureTarget } from '../../electron/export/images.ts';
import { InkTable } from '../../electron/export/ink-table.ts';
import { openProfile, shippedProfile } from '../../electron/export/profile.ts';
import { readPhoto } from '../../electron/import/photo.ts';
import { writeTiff } from '../../electron/tiff-file.ts';
import type { Picture } from '../../shared/compose/display-list.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Image } from '../../shared/edition/records.ts';
import type { EmbeddableImage } from '../../shared/pdf/page-file.ts';
import { hasCases } from '../kit/cases.ts';
import { lightAt, pictureKinds, rasterOf } from '../kit/picture-kinds.ts';

/** How far apart shown and printed may be, a channel of 255: what JPEG and rounding leave. */
const APART = 16;
/** The same of inks in a file for readers on screen, which shows what their own profile means, and no newsprint. */
const LIGHT_APART = 64;

/** Damaged pictures that are tried. */
const MUTATED = Number(process.env['MUTATED'] ?? 150);

let target: PictureTarget;
beforeAll(async () => {
  target = { colours: 'inks', inks: await InkTable.make(openProfile(shippedProfile()), 400), mostPixelsPerInch: 200 };
});

/** A picture as wide and high as its frame, in points. */
function placed(image: Pick<Image, 'bits' | 'height' | 'id' | 'width'>): Picture {
  const frame = { x: 0, y: 0, width: image.width, height: image.height };
  return {
    kind: 'picture',
    imageId: image.id,
    frame,
    crop: { scale: 1, x: 0.5, y: 0.5 },
    ...(image.bits === 1 && { isLineArt: true as const }),
    blockId: 'block' as BlockId,
    alt: '',
  };
}

/** Inks as a screen shows them through the profile they print by. */
async function onScreen(image: EmbeddableImage): Promise<Buffer> {
  if (image.kind === 'jpeg' || image.kind === 'page') return Buffer.from(image.bytes);
  const { width, height, samples, kind } = image;
  const inks = new Uint8Array(width * height * 4);
  if (kind === 'cmyk') inks.set(samples);
  else if (kind === 'bits') {
    const row = Math.ceil(width / 8);
    for (let at = 0; at < width * height; at++) {
      const [x, y] = [at % width, Math.floor(at / width)];
      inks[at * 4 + 3] = ((samples[y * row + (x >> 3)] ?? 0) << (x & 7)) & 0x80 ? 0 : 255;
    }
  } else for (let at = 0; at < samples.length; at++) inks[at * 4 + 3] = 255 - (samples[at] ?? 255);
  const profile = new Uint8Array(readFileSync(shippedProfile()));
  return Buffer.from(writeTiff({ width, height, samples: inks, channels: 4, profile }));
}

/** Mean red, green and blue of a picture's quarters, row by row, and its size. */
async function quarters(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes)
    .rotate()
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const corner = (x: number, y: number) =>
    [0, 1, 2].map(
      (channel) =>
        data[(Math.floor(y * height) * width + Math.floor(x * width)) * channels + Math.min(channel, channels - 1)] ??
        0,
    );
  return {
    aspect: width / height,
    colours: [corner(0.2, 0.2), corner(0.7, 0.2), corner(0.2, 0.7), corner(0.7, 0.7)],
  };
}

/** What colours of the screen become on this press's paper: black ink alone of greys. */
async function proofed({ aspect, colours }: Awaited<ReturnType<typeof quarters>>) {
  if (target.colours !== 'inks') throw new Error(target.colours);
  const isGrey = colours.every((colour) => Math.max(...colour) - Math.min(...colour) <= 10);
  const { grey } = target.inks;
  const samples = isGrey
    ? Uint8Array.from(colours.flatMap(([, green = 0]) => [0, 0, 0, grey[green] ?? 0]))
    : target.inks.convert(Uint8Array.from(colours.flat()));
  const profile = new Uint8Array(readFileSync(shippedProfile()));
  const tiff = writeTiff({ width: 4, height: 1, samples, channels: 4, profile });
  const rgb = await sharp(tiff).toColourspace('srgb').raw().toBuffer();
  return { aspect, colours: [0, 1, 2, 3].map((at) => [...rgb.subarray(at * 3, at * 3 + 3)]) };
}

async function shownAndPrinted(bytes: Uint8Array) {
  const photo = await readPhoto('picture', bytes);
  const image = await embeddableImage(photo.bytes, placed(photo.image), 'picture', target);
  const light = await embeddableImage(photo.bytes, placed(photo.image), 'picture', { colours: 'light' });
  return {
    photo,
    image,
    shown: await quarters(photo.preview ?? photo.bytes),
    printed: await quarters(await onScreen(image)),
    read: await quarters(await onScreen(light)),
  };
}

const kinds = pictureKinds();

describe('what the window shows is what prints', () => {
  it.each(Object.entries(kinds))('of %s', async (name, make) => {
    const isInks = name.includes('CMYK');
    const { photo, shown, printed, read } = await shownAndPrinted(await make());
    const { width, height } = photo.image;
    const proof = isInks ? shown : await proofed(shown);
    for (const [seen, wanted, most] of [
      [printed, proof, APART],
      [read, shown, isInks ? LIGHT_APART : APART],
    ] as const) {
      expect(Math.abs(seen.aspect - width / height)).toBeLessThan(0.02);
      const apart = seen.colours.flat().map((value, at) => Math.abs(value - (wanted.colours.flat()[at] ?? 0)));
      expect(Math.max(...apart), `${seen.colours} for ${wanted.colours}`).toBeLessThanOrEqual(most);
    }
    expect(Math.abs(shown.aspect - width / height)).toBeLessThan(0.02);
  });
});

describe('inks', () => {
  it.each([
    'CMYK of 8 bits',
    'CMYK of 16 bits',
    'CMYK with a channel of data',
    'CMYK of 16 bits with a channel of data',
  ])('of %s print as they stand in the file', async (name) => {
    const { image } = await shownAndPrinted((await kinds[name]?.()) ?? new Uint8Array());
    if (image.kind !== 'cmyk') throw new Error(image.kind);
    const first = (5 * image.width + 5) * 4;
    const apart = [38, 200, 180, 0].map((ink, at) => Math.abs((image.samples[first + at] ?? 0) - ink));
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
  });

  it('do not stand where alpha lets paper show', async () => {
    const { image, shown } = await shownAndPrinted((await kinds['CMYK with alpha']?.()) ?? new Uint8Array());
    if (image.kind !== 'cmyk') throw new Error(image.kind);
    expect([...image.samples.subarray((5 * image.width + 35) * 4).subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(Math.min(...(shown.colours[1] ?? []))).toBeGreaterThan(245);
  });
});

describe('what arrives otherwise', () => {
  const said = async (name: string) => (await readPhoto(name, (await kinds[name]?.()) ?? new Uint8Array())).remarks;
  it('is remarked', async () => {
    expect(await said('baseline JPEG')).toBeUndefined();
    expect(await said('PNG that is half transparent')).toBeUndefined();
    expect(await said('RGB with two channels of data')).toEqual([{ kind: 'picture-channels', count: 2 }]);
    if (hasCases) expect(await said('case 24, CMYK')).toEqual([{ kind: 'picture-channels', count: 1 }]);
    expect(await said('an AVIF')).toEqual([{ kind: 'picture-kind', count: 1 }]);
    const frames = await sharp(
      [await rasterOf(3, lightAt).png().toBuffer(), await rasterOf(3, cmyk3).png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .gif()
      .toBuffer();
    expect((await readPhoto('frames.gif', frames)).remarks).toContainEqual({ kind: 'picture-frames', count: 1 });
  });

  it('or refused by its name', async () => {
    const jxl = Uint8Array.from([0xff, 0x0a, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    await expect(readPhoto('a.jxl', jxl)).rejects.toMatchObject({ code: 'picture-kind-unread' });
  });
});

const cmyk3 = (x: number, y: number) => lightAt(39 - x, y);

it(`is read or refused, however damaged (${MUTATED} pictures)`, { timeout: 600_000 }, async () => {
  const sources = await Promise.all(
    Object.values(kinds)
      .slice(0, 36)
      .map(async (make) => await make()),
  );
  let state = 20_240_307;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < MUTATED; round++) {
    const source = sources[round % sources.length] ?? new Uint8Array();
    const damaged = Uint8Array.from(source.subarray(0, next(4) === 0 ? next(source.length) : source.length));
    const head = next(2) === 0 ? Math.min(400, damaged.length) : damaged.length;
    for (let times = 1 + next(8); times > 0 && head > 0; times--) damaged[next(head)] = next(256);
    const began = performance.now();
    const outcome = await readPhoto('damaged', damaged).then(
      ({ image }) => image.width,
      (error: unknown) => (error instanceof DayangError ? error.code : error),
    );
    expect(['number', 'string'], String(outcome)).toContain(typeof outcome);
    expect(performance.now() - began).toBeLessThan(20_000);
  }
});
