/** Colours on their way to the plates: swatches, photos with and without colour, artwork in inks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { embeddableImage, type PictureTarget } from '../../electron/export/images.ts';
import { InkTable } from '../../electron/export/ink-table.ts';
import { openProfile, shippedProfile } from '../../electron/export/profile.ts';
import type { Picture } from '../../shared/compose/display-list.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { newSwatch, readCmyk, screenColour, setSwatches, swatchesOf, swatchOf } from '../../shared/edition/colours.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { type BlockId, type ImageId, newId, type PageId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Edition, Swatch } from '../../shared/edition/records.ts';
import { greyToBlack, readProfile } from '../../shared/pdf/icc.ts';
import { fromRows, paethRows } from '../../shared/pdf/predictor.ts';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { platesOf } from '../kit/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-colours-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let inks: InkTable;
let target: PictureTarget;
beforeAll(async () => {
  inks = await InkTable.make(openProfile(shippedProfile()), 240);
  target = { colours: 'inks', inks, mostPixelsPerInch: 200 };
});

const picture: Picture = {
  kind: 'picture',
  blockId: 'block' as BlockId,
  frame: { x: 0, y: 0, width: 72, height: 72 },
  imageId: 'image' as ImageId,
  crop: { scale: 1, x: 0.5, y: 0.5 },
  alt: '',
};

/** A headline in a colour, alone on its page. */
function headlineIn(swatch: Swatch): Edition {
  const story = { ...article([]), headlines: { kicker: [], headline: ['东湖灯火'], deck: [], summary: '' } };
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const headline: Block = {
    id: newId<'block'>(),
    pageId: page.id,
    order: 5,
    kind: 'headline',
    level: 'lead',
    direction: 'across',
    articleId: story.id,
    colour: swatch.id,
    frame: gridFrame(page.grid, 0, 5, 20, 8),
  };
  return applyPatches(withBlocks(bare, [headline]), setSwatches(bare, [swatch])).edition;
}

/** Most ink on each plate, in per cent, of the headline's page. */
async function platesIn(swatch: Swatch): Promise<Record<string, number>> {
  const { files } = await exportPages(
    {
      edition: headlineIn(swatch),
      pages: [],
      folder: join(folder, swatch.name),
      settings: { ...standardPreset('x4'), hasMarks: false },
      override: { reason: 'test', by: 'test' },
    },
    { resources: testResources(), imageBytes: () => undefined },
  );
  const plates = await platesOf(files[0]?.path ?? '');
  const [{ width, height } = { width: 0, height: 0 }] = plates.values();
  return Object.fromEntries(
    [...plates].map(([name, { ink }]) => {
      // The headline's part of the page: below the nameplate, which is black.
      const band = ink.subarray(Math.floor(height * 0.25) * width, Math.floor(height * 0.5) * width);
      return [name, Math.round((band.reduce((most, one) => Math.max(most, one), 0) / 255) * 100)];
    }),
  );
}

describe('a block in a swatch', () => {
  it('of process inks prints on their plates and not on black', async () => {
    expect(await platesIn({ id: 'red', name: 'red', kind: 'process', cmyk: [0, 0.9, 1, 0] })).toEqual({
      Cyan: 0,
      Magenta: 90,
      Yellow: 100,
      Black: 0,
    });
  });

  it('of a spot ink prints on a plate of its own', async () => {
    expect(await platesIn({ id: 'gold', name: 'DonghuGold', kind: 'spot', cmyk: [0, 0.3, 0.9, 0.1] })).toEqual({
      Cyan: 0,
      Magenta: 0,
      Yellow: 0,
      Black: 0,
      DonghuGold: 100,
    });
  });
});

describe('the colour bar', () => {
  it('has a patch of every spot ink of its page, also where an earlier page has it', async () => {
    const gold: Swatch = { id: 'gold', name: 'DonghuGold', kind: 'spot', cmyk: [0, 0.3, 0.9, 0.1] };
    const one = headlineIn(gold);
    const second: Edition = {
      ...one,
      pages: Object.fromEntries(
        Object.values(one.pages).flatMap((page) => [
          [page.id, page],
          ['second', { ...page, id: 'second' as PageId, number: 2 }],
        ]),
      ),
      blocks: Object.fromEntries(
        Object.values(one.blocks).flatMap((block) => [
          [block.id, block],
          [`${block.id}2`, { ...block, id: `${block.id}2` as BlockId, pageId: 'second' as PageId }],
        ]),
      ),
    };
    const { files } = await exportPages(
      {
        edition: second,
        pages: [],
        folder: join(folder, 'bar'),
        settings: { ...standardPreset('x4'), isOneFile: true },
        override: { reason: 'test', by: 'test' },
      },
      { resources: testResources(), imageBytes: () => undefined },
    );
    for (const number of [1, 2]) {
      const plate = (await platesOf(files[0]?.path ?? '', 72, number)).get('DonghuGold');
      if (plate === undefined) throw new Error('no plate');
      // Below the bleed, between the crop mark and the registration mark in the middle: the bar alone.
      const { width, height, ink } = plate;
      let patch = 0;
      for (let row = height - 20; row < height - 14; row++) {
        for (let column = 45; column < width / 2 - 40; column++) if (ink[row * width + column] === 255) patch++;
      }
      expect(patch, `page ${number}`).toBeGreaterThan(60);
    }
  });
});

describe('swatches', () => {
  const edition = emptyEdition(1);
  it('start with two, are found by id, and change as one edit', () => {
    expect(swatchesOf(edition).map(({ name }) => name)).toEqual(['报红', '深蓝']);
    expect(swatchOf(edition, 'blue')?.cmyk).toEqual([1, 0.7, 0, 0]);
    expect(swatchOf(edition, 'gone')).toBeUndefined();
    expect(swatchOf(edition, undefined)).toBeUndefined();
    expect(setSwatches(edition, swatchesOf(edition))).toEqual([]);
    const added = newSwatch(edition, ' 金 ');
    const next = applyPatches(edition, setSwatches(edition, [...swatchesOf(edition), added])).edition;
    expect(swatchOf(next, added.id)?.name).toBe('金');
    expect(newSwatch(next, '银').id).not.toBe(added.id);
  });

  it('are typed as four numbers', () => {
    expect(readCmyk('0 100 100 0')).toEqual([0, 1, 1, 0]);
    expect(readCmyk('10，20、30/40')).toEqual([0.1, 0.2, 0.3, 0.4]);
    for (const text of ['', '0 100 100', '0 100 100 0 0', '0 100 100 101', '红', '-1 0 0 0'])
      expect(readCmyk(text)).toBeNull();
  });

  it('look like their inks on screen', () => {
    expect(screenColour(undefined, 0)).toEqual([255, 255, 255]);
    expect(screenColour(undefined, 1)).toEqual([26, 26, 26]);
    const [r, g, b] = screenColour(swatchOf(edition, 'red'), 1);
    expect([r > 200, g < 60, b < 60]).toEqual([true, true, true]);
  });
});

describe('a photo', () => {
  const soft = (saturation: number) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><defs><linearGradient id="g"><stop offset="0" stop-color="hsl(20,${saturation}%,4%)"/><stop offset="1" stop-color="hsl(20,${saturation}%,96%)"/></linearGradient></defs><rect width="300" height="300" fill="url(#g)"/></svg>`,
      ),
    )
      .jpeg({ quality: 90 })
      .toBuffer();

  it('without colour is black ink alone, and keeps its tones', async () => {
    const image = await embeddableImage(await soft(0), picture, 'grey', target);
    if (image.kind !== 'grey') throw new Error(image.kind);
    const row = image.samples.subarray(0, image.width);
    // Dark at the left, paper at the right; JPEG's ringing aside, never back.
    expect(row[0]).toBeLessThan(40);
    expect(row[image.width - 1]).toBeGreaterThan(225);
    for (let at = 10; at < image.width; at += 10) expect(row[at] ?? 0).toBeGreaterThanOrEqual((row[at - 10] ?? 0) - 2);
  });

  it('with colour goes through the profile, no area above the limit', async () => {
    const image = await embeddableImage(await soft(90), picture, 'colour', target);
    if (image.kind !== 'cmyk') throw new Error(image.kind);
    for (let at = 0; at < image.samples.length; at += 4) {
      const sum = [0, 1, 2, 3].reduce((total, ink) => total + (image.samples[at + ink] ?? 0), 0);
      expect(sum).toBeLessThanOrEqual(2.4 * 255);
    }
  });

  it('is no larger than its frame can use, and never enlarged', async () => {
    const large = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    expect((await embeddableImage(large, picture, 'large', target)).width).toBe(200);
    const small = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    expect((await embeddableImage(small, picture, 'small', target)).width).toBe(60);
  });

  it('of four inks keeps them: an advertisement’s black stays black', async () => {
    const pixels = Buffer.alloc(40 * 40 * 3, 0);
    const tiff = await sharp(pixels, { raw: { width: 40, height: 40, channels: 3 } })
      .toColourspace('cmyk')
      .tiff({ compression: 'none' })
      .toBuffer();
    const wanted = await sharp(tiff).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();
    const image = await embeddableImage(tiff, picture, 'advert', {
      colours: 'inks',
      inks: await InkTable.make(openProfile(shippedProfile()), 400),
      mostPixelsPerInch: 200,
    });
    if (image.kind !== 'cmyk') throw new Error(image.kind);
    expect([...image.samples.subarray(0, 4)]).toEqual([...wanted.subarray(0, 4)]);
  });
});

describe('the ink table', () => {
  it('says what the colour engine says, between its points as well', async () => {
    const count = 3_000;
    const rgb = new Uint8Array(count * 3).map((_, at) => (at * 97 + (at >> 3) * 31) & 255);
    const wide = await InkTable.make(openProfile(shippedProfile()), 400);
    const engine = await sharp(rgb, { raw: { width: count, height: 1, channels: 3 } })
      .withIccProfile(shippedProfile())
      .toColourspace('cmyk')
      .raw()
      .toBuffer();
    const off = wide.convert(rgb).map((ink, at) => Math.abs(ink - (engine[at] ?? 0)));
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(1);
    expect(off.reduce((most, one) => Math.max(most, one), 0)).toBeLessThan(16);
  });

  it('holds its limit everywhere, by taking colour before black', async () => {
    const low = await InkTable.make(openProfile(shippedProfile()), 100);
    const rgb = new Uint8Array(9_000).map((_, at) => (at * 89 + (at >> 4) * 13) & 255);
    const [bound, free] = [low.convert(rgb), inks.convert(rgb)];
    let most = 0;
    let above = 0;
    for (let at = 0; at < bound.length; at += 4) {
      const sum = (list: Uint8Array) => [0, 1, 2, 3].reduce((total, ink) => total + (list[at + ink] ?? 0), 0);
      most = Math.max(most, sum(bound));
      if (sum(free) > 255) above++;
    }
    expect(above).toBeGreaterThan(100);
    expect(most).toBeLessThanOrEqual(255);
  });

  it('leaves paper bare', () => {
    expect([...inks.convert(Uint8Array.from([255, 255, 255]))]).toEqual([0, 0, 0, 0]);
  });
});

describe('a profile', () => {
  it('is read by its header; anything else is none', () => {
    const { profile } = openProfile(shippedProfile());
    expect([profile.space, profile.deviceClass, profile.version, profile.channels, profile.isComplete]).toEqual([
      'CMYK',
      'prtr',
      2,
      4,
      true,
    ]);
    expect(profile.characterization).toBe('CGATS TR 002');
    // Measurements, as most profiles carry them in that place, are no name.
    const measured = Buffer.from(profile.bytes);
    measured.write('CTI3    ', measured.indexOf('ICCHDAT '), 'latin1');
    expect(readProfile(measured)?.characterization).toBeNull();
    expect(readProfile(new Uint8Array(10))).toBeNull();
    expect(readProfile(profile.bytes.subarray(0, 1000))).toBeNull();
  });

  it('tells how much black a grey takes: none for paper, all for black, more for darker', () => {
    const table = greyToBlack(openProfile(shippedProfile()).profile);
    expect([table[0], table[255]]).toEqual([255, 0]);
    for (let grey = 1; grey < 256; grey++) expect(table[grey] ?? 0).toBeLessThanOrEqual(table[grey - 1] ?? 0);
  });
});

describe('predicted rows', () => {
  it('give their samples back', () => {
    const samples = new Uint8Array(4 * 37 * 11).map((_, at) => (at * 31 + (at >> 5) * 7) & 255);
    const rows = paethRows(samples, 37, 4);
    expect(fromRows(rows, 37, 4)).toEqual(samples);
    expect(() => fromRows(rows.fill(9, 0, 1), 37, 4)).toThrow(RangeError);
  });
});
