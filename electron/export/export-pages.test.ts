import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../shared/compose/display-list.ts';
import { fileNamePattern, standardPreset } from '../../shared/contract/export-settings.ts';
import { createEdition } from '../../shared/edition/create.ts';
import type { BlockId, ImageId } from '../../shared/edition/ids.ts';
import type { EmbeddableImage } from '../../shared/pdf/page-file.ts';
import { fileTime, pageFileName } from './file-names.ts';
import { embeddableImage, type PictureTarget } from './images.ts';
import { InkTable, limitInk } from './ink-table.ts';
import { openProfile, shippedProfile } from './profile.ts';

describe('a page’s file name', () => {
  const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 12, publication: '东湖/日报' });
  it('is date and page, two digits wide', () => {
    const pattern = fileNamePattern(standardPreset('x4'));
    expect(pageFileName(edition, [2], pattern)).toBe('2024-03-08-02');
    expect(pageFileName(edition, [12], pattern)).toBe('2024-03-08-12');
  });
  it('follows a pattern, and holds no character a system refuses', () => {
    const [page] = Object.values(edition.pages);
    if (page === undefined) throw new Error('no page');
    const named = { ...edition, pages: { [page.id]: { ...page, section: '要闻' } } };
    expect(pageFileName(named, [1], '{publication}-{section}-{page}')).toBe('东湖-日报-要闻-1');
    expect(pageFileName(edition, [1], '{nothing} a:b?')).toBe('{nothing} a-b-');
  });
});

describe('a file’s time', () => {
  const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 });
  it('is when the edition changed, else its day, in China Standard Time', () => {
    expect(fileTime(edition, '2024-03-07T15:30:00.123Z')).toBe('2024-03-07T23:30:00+08:00');
    expect(fileTime(edition, '2024-03-07T20:30:00+04:00')).toBe('2024-03-08T00:30:00+08:00');
    expect(fileTime(edition)).toBe('2024-03-08T00:00:00+08:00');
    expect(fileTime(edition, 'yesterday')).toBe('2024-03-08T00:00:00+08:00');
  });
  it('is what the environment says, where builds must repeat', () => {
    process.env['SOURCE_DATE_EPOCH'] = '1709856000';
    try {
      expect(fileTime(edition, '2024-03-07T15:30:00Z')).toBe('2024-03-08T08:00:00+08:00');
    } finally {
      delete process.env['SOURCE_DATE_EPOCH'];
    }
  });
});

describe('a picture for the press', () => {
  let press: PictureTarget;
  beforeAll(async () => {
    const inks = await InkTable.make(openProfile(shippedProfile()), 240);
    press = { colours: 'inks', inks, mostPixelsPerInch: 200 };
  });

  /** Left half yellow, right half blue. */
  const halves = async () => {
    const half = (background: string) => ({ create: { width: 200, height: 200, channels: 3 as const, background } });
    const right = await sharp(half('#2030c0')).png().toBuffer();
    return sharp({ create: { width: 400, height: 200, channels: 3, background: '#ffe000' } })
      .composite([{ input: right, left: 200, top: 0 }])
      .png()
      .toBuffer();
  };
  const picture = (x: number, scale = 1): Picture => ({
    kind: 'picture',
    blockId: 'block' as BlockId,
    frame: { x: 0, y: 0, width: 72, height: 72 },
    imageId: 'image' as ImageId,
    crop: { scale, x, y: 0.5 },
    alt: '',
  });
  /** Cyan and yellow ink at the middle of a column of the picture. */
  const inkAt = (image: EmbeddableImage, share: number) => {
    if (image.kind !== 'cmyk') throw new Error(image.kind);
    const at = (Math.floor(image.height / 2) * image.width + Math.floor(image.width * share)) * 4;
    return { cyan: image.samples[at] ?? 0, yellow: image.samples[at + 2] ?? 0 };
  };

  it('holds what its frame shows and no more', async () => {
    const bytes = await halves();
    const left = await embeddableImage(bytes, picture(0), 'left', press);
    const right = await embeddableImage(bytes, picture(1), 'right', press);
    expect(left.width / left.height).toBeCloseTo(1, 1);
    for (const share of [0.05, 0.5, 0.95]) {
      expect(inkAt(left, share).yellow).toBeGreaterThan(inkAt(left, share).cyan);
      expect(inkAt(right, share).cyan).toBeGreaterThan(inkAt(right, share).yellow);
    }
    const middle = await embeddableImage(bytes, picture(0.5), 'middle', press);
    expect(inkAt(middle, 0.1).yellow).toBeGreaterThan(inkAt(middle, 0.1).cyan);
    expect(inkAt(middle, 0.9).cyan).toBeGreaterThan(inkAt(middle, 0.9).yellow);
  });

  it('enlarged shows less of the picture', async () => {
    const image = await embeddableImage(await halves(), picture(0, 4), 'enlarged', press);
    expect(image.width).toBeLessThanOrEqual(60);
  });
});

describe('the ink limit', () => {
  it('takes colour back and leaves black', () => {
    const pixels = Uint8Array.from([255, 255, 255, 255, 200, 200, 200, 0, 10, 20, 30, 40]);
    limitInk(pixels, 240);
    const sums = [0, 4, 8].map((at) => pixels.subarray(at, at + 4).reduce((sum, ink) => sum + ink, 0));
    expect(sums[0]).toBeLessThanOrEqual(612);
    expect(pixels[3]).toBe(255);
    expect(sums[1]).toBeLessThanOrEqual(612);
    expect([...pixels.subarray(8)]).toEqual([10, 20, 30, 40]);
  });
});
