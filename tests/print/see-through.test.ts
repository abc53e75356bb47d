/** Cut-out pictures on a tint: what lies behind them is seen, in the window, in PDF/X-4 and in PDF/X-1a alike. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { type PhotoFile, readPhoto } from '../../electron/import/photo.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { mm } from '../../shared/edition/units.ts';
import { article, emptyEdition, pageOf, testResources, withArticle } from '../kit/editions.ts';
import { clippedBy, jpegWith, pathData, roundKnots } from '../kit/photoshop.ts';
import { platesOf } from '../kit/printed.ts';
import { makePsd } from '../kit/psd.ts';
import { makeTiff } from '../kit/tiff.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-through-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Points that a picture's frame measures, and its pixels: enough of them for print. */
const SIDE = 160;
const PIXELS = 340;
/** Seen whole within so many points, half in a ring round that, and not at all outside. */
const WHOLE = 40;
const HALF = 65;
const distance = (x: number, y: number) => Math.hypot(...[x, y].map((at) => ((at + 0.5) / PIXELS - 0.5) * SIDE));
const alphaAt = (x: number, y: number) => (distance(x, y) < WHOLE ? 255 : distance(x, y) < HALF ? 128 : 0);
const RED = [200, 60, 50] as const;

function pixels(at: (x: number, y: number) => readonly number[]): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: PIXELS * PIXELS }, (_, index) => at(index % PIXELS, Math.floor(index / PIXELS))).flat(),
  );
}
const rgba = () =>
  sharp(
    pixels((x, y) => [...RED, alphaAt(x, y)]),
    { raw: { width: PIXELS, height: PIXELS, channels: 4 } },
  );

/** Cut-outs of one shape, each as programs save it. */
const cutOuts: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  PNG: () => rgba().png().toBuffer(),
  WebP: () => rgba().webp({ lossless: true }).toBuffer(),
  'PNG of 16 bits': () => rgba().toColourspace('rgb16').png().toBuffer(),
  'RGB TIFF': () =>
    makeTiff({
      photometric: 2,
      bits: 8,
      extra: [2],
      width: PIXELS,
      height: PIXELS,
      pixel: (x, y) => [...RED, alphaAt(x, y)],
    }),
  'CMYK TIFF': () =>
    makeTiff({
      photometric: 5,
      bits: 8,
      extra: [2],
      width: PIXELS,
      height: PIXELS,
      pixel: (x, y) => [20, 200, 180, 0, alphaAt(x, y)],
    }),
  'CMYK TIFF multiplied by its alpha': () =>
    makeTiff({
      photometric: 5,
      bits: 8,
      extra: [1],
      width: PIXELS,
      height: PIXELS,
      pixel: (x, y) => [...[20, 200, 180, 0].map((ink) => (ink * alphaAt(x, y)) / 255), alphaAt(x, y)],
    }),
};

/** Layers, of which the composite has transparency. */
const layers = Buffer.from([0, 0, 0, 2, 0xff, 0xff, 0, 0, 0, 0]);
/** A composite as Photoshop keeps it: over white. */
const overWhite = (colours: readonly number[], x: number, y: number) => {
  const seen = alphaAt(x, y);
  return [...colours.map((value) => Math.round((value * seen + 255 * (255 - seen)) / 255)), seen];
};
const psd = (mode: number, colours: readonly number[], depth: 8 | 16 = 8) => {
  const pixel = (x: number, y: number) => overWhite(colours, x, y).map((value) => (depth === 16 ? value * 257 : value));
  return makePsd({ mode, depth, width: PIXELS, height: PIXELS, layers, compression: 1, pixel });
};
const photoshops: typeof cutOuts = {
  PSD: () => psd(3, RED),
  'CMYK PSD': () => psd(4, [235, 55, 75, 255]),
  'grey PSD of 16 bits': () => psd(1, [60], 16),
};

const TINT = 0.3;
/** Sides of what stands in a corner of the picture's frame. */
const BESIDE = 14;

/** A page with a picture as large as its pixels, in points, in the middle of a tint. */
function tinted(
  { image }: PhotoFile,
  hasBeside: boolean,
): { readonly edition: Edition; readonly x: number; readonly y: number } {
  const photoId = newId<'photo'>();
  const story = article([], { photos: [{ id: photoId, imageId: image.id, caption: '', credit: '' }] });
  const bare = emptyEdition(1);
  const page = pageOf(bare, 1);
  const [x, y] = [200, 500];
  const common = { pageId: page.id, standOff: 0 };
  const dark: Block<'panel'> = {
    ...common,
    id: newId<'block'>(),
    kind: 'panel',
    order: 2,
    border: 0,
    tint: 1,
    frame: { x, y, width: 0, height: 0 },
  };
  const blocks: Block[] = [
    {
      ...common,
      id: newId<'block'>(),
      kind: 'panel',
      order: 1,
      border: 0,
      tint: TINT,
      frame: { x: x - 60, y: y - 60, width: SIDE + 120, height: SIDE + 120 },
    },
    ...(hasBeside ? [{ ...dark, frame: { x, y, width: BESIDE, height: BESIDE } }] : []),
    {
      ...common,
      id: newId<'block'>(),
      kind: 'photo',
      order: 3,
      articleId: story.id,
      photoId,
      frame: { x, y, width: SIDE, height: SIDE },
    },
  ];
  const { edition } = applyPatches(withArticle(bare, story), [
    { kind: 'put', table: 'images', id: image.id, record: image },
    ...blocks.map((record) => ({ kind: 'put', table: 'blocks', id: record.id, record }) as const),
  ]);
  return { edition, x, y };
}

async function exported(photo: PhotoFile, target: 'x4' | 'x1a' | 'screen', name: string, hasBeside = false) {
  const { edition, x, y } = tinted(photo, hasBeside);
  const outcome = await exportPages(
    {
      edition,
      pages: [],
      folder: join(folder, `${name} ${target}`),
      settings: { ...standardPreset(target), hasMarks: false },
    },
    { resources: testResources(), imageBytes: (id) => (id === photo.image.id ? photo.bytes : undefined) },
  );
  expect([outcome.failed, outcome.findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
  return { path: outcome.files[0]?.path ?? '', findings: outcome.findings, x, y };
}

/** Inks, of 255, at distances from the picture's middle, and on the tint beside it. */
async function inksAt(path: string, x: number, y: number) {
  const plates = await platesOf(path);
  const bleed = mm(3);
  const at = (across: number, down: number) =>
    ['Cyan', 'Magenta', 'Yellow', 'Black'].map((name) => {
      const plate = plates.get(name);
      if (plate === undefined) throw new Error(name);
      return plate.ink[Math.floor(bleed + y + down) * plate.width + Math.floor(bleed + x + across)] ?? 0;
    });
  const middle = SIDE / 2;
  return {
    beside: at(-20, middle),
    corner: at(6, 6),
    ring: at(middle + (WHOLE + HALF) / 2, middle),
    middle: at(middle, middle),
  };
}

const apart = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, at) => Math.abs(value - (b[at] ?? 0))));

describe.each(Object.entries({ ...cutOuts, ...photoshops }))('a cut-out as %s', (name, make) => {
  it('shows the tint behind it, on the plates of both standards', async () => {
    const photo = await readPhoto(name, new Uint8Array(await make()));
    expect(photo.image).toMatchObject({ seeThrough: true, outline: { by: 'alpha' } });
    const inks = [];
    for (const target of ['x4', 'x1a'] as const) {
      const { path, findings, x, y } = await exported(photo, target, name);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const found = await inksAt(path, x, y);
      expect(Math.abs((found.beside[3] ?? 0) - TINT * 255)).toBeLessThan(3);
      expect(apart(found.corner, found.beside)).toBeLessThan(3);
      expect(apart(found.middle, found.corner)).toBeGreaterThan(60);
      // Inks mix by their shares; light is mixed before it becomes inks, of which it takes fewer.
      const mixed = found.middle.map((ink, at) => (ink + (found.corner[at] ?? 0)) / 2);
      if (name.startsWith('CMYK')) expect(apart(found.ring, mixed)).toBeLessThan(10);
      for (const [at, ink] of found.ring.entries()) {
        const [one = 0, other = 0] = [found.middle[at], found.corner[at]];
        expect(ink).toBeGreaterThanOrEqual(Math.min(one, other) - 3);
        expect(ink).toBeLessThanOrEqual(Math.max(one, other) + 3);
      }
      inks.push(found);
    }
    const [x4, x1a] = inks;
    for (const place of ['corner', 'ring', 'middle'] as const) {
      expect(apart(x4?.[place] ?? [], x1a?.[place] ?? [])).toBeLessThan(8);
    }
  });

  it('shows what is behind it in the window, too', async () => {
    const photo = await readPhoto(name, new Uint8Array(await make()));
    const { data, info } = await sharp(photo.preview ?? photo.bytes)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => {
      const [column, row] = [x, y].map((point) => Math.floor((point / SIDE) * PIXELS));
      const start = ((row ?? 0) * info.width + (column ?? 0)) * 4;
      return [...data.subarray(start, start + 4)];
    };
    const middle = SIDE / 2;
    expect(at(6, 6)[3]).toBe(0);
    expect(Math.abs((at(middle + 52, middle)[3] ?? 0) - 128)).toBeLessThan(3);
    expect(at(middle, middle)[3]).toBe(255);
    // Half seen, it is of the colour it is where all of it is seen.
    expect(apart(at(middle + 52, middle).slice(0, 3), at(middle, middle).slice(0, 3))).toBeLessThan(12);
  });
});

describe('a cut-out with something in a corner of its frame, as text that runs along its outline', () => {
  it('keeps its soft edge in PDF/X-1a, and covers nothing beside its shape with what is hardly seen of it', async () => {
    const halo = sharp(
      pixels((x, y) => [...RED, Math.max(10, alphaAt(x, y))]),
      { raw: { width: PIXELS, height: PIXELS, channels: 4 } },
    );
    const photo = await readPhoto('halo.png', new Uint8Array(await halo.png().toBuffer()));
    const inks = [];
    for (const target of ['x4', 'x1a'] as const) {
      const { path, findings, x, y } = await exported(photo, target, 'halo', true);
      expect(findings.filter(({ rule }) => rule === 'file-transparency')).toEqual([]);
      inks.push(await inksAt(path, x, y));
    }
    const [x4, x1a] = inks;
    for (const place of ['ring', 'middle'] as const)
      expect(apart(x4?.[place] ?? [], x1a?.[place] ?? [])).toBeLessThan(8);
    expect(x1a?.corner).toEqual([0, 0, 0, 255]);
  });
});

describe('a cut-out for the screen', () => {
  it('shows the tint behind it to poppler', async () => {
    const photo = await readPhoto('a.png', new Uint8Array(await rgba().png().toBuffer()));
    const { path, x, y } = await exported(photo, 'screen', 'light');
    const png = execFileSync('pdftoppm', ['-r', '72', '-png', '-singlefile', path], { maxBuffer: 1 << 26 });
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (across: number, down: number) => {
      const start = (Math.floor(y + down) * info.width + Math.floor(x + across)) * info.channels;
      return [...data.subarray(start, start + 3)];
    };
    expect(apart(at(6, 6), at(-20, 80))).toBeLessThan(3);
    expect(apart(at(80, 80), RED)).toBeLessThan(12);
  });
});

describe('a picture with a clipping path', () => {
  it('is clipped on the plates of both standards, and seen whole within', async () => {
    const plain = await sharp({ create: { width: PIXELS, height: PIXELS, channels: 3, background: '#3c8246' } })
      .jpeg({ quality: 95 })
      .toBuffer();
    const file = jpegWith(plain, clippedBy('剪影', pathData([roundKnots(0.5, 0.5, 0.4)])));
    const photo = await readPhoto('clipped.jpg', file);
    expect(photo.image.outline?.by).toBe('path');
    expect(photo.image.seeThrough).toBeUndefined();
    for (const target of ['x4', 'x1a'] as const) {
      const { path, findings, x, y } = await exported(photo, target, 'clipped');
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const found = await inksAt(path, x, y);
      expect(apart(found.corner, found.beside)).toBe(0);
      expect(apart(found.middle, found.beside)).toBeGreaterThan(60);
      expect(apart(found.ring, found.middle)).toBeLessThan(8);
    }
  });
});

describe('a picture that is seen all over', () => {
  it('is none that shows what is behind it, though it has an alpha channel', async () => {
    const whole = await sharp(
      pixels(() => [...RED, 255]),
      { raw: { width: PIXELS, height: PIXELS, channels: 4 } },
    )
      .png()
      .toBuffer();
    const { image } = await readPhoto('whole.png', new Uint8Array(whole));
    expect(image).not.toHaveProperty('seeThrough');
    expect(image).not.toHaveProperty('outline');
  });
});
