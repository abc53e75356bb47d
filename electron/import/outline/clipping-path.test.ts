/** Clipping paths as picture files carry them. */
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { OUTLINE_PARTS } from '../../../shared/edition/picture-outline.ts';
import {
  clippedBy,
  corners,
  jpegWith,
  type Knot,
  pathData,
  psdWith,
  resource,
  roundKnots,
  tiffWith,
} from '../../../tests/kit/photoshop.ts';
import { cases } from '../../../tests/kit/seeds.ts';
import { asSeen, clippingPath } from './clipping-path.ts';

const triangle = corners([0.5, 0.1], [0.9, 0.8], [0.1, 0.8]);
const plain = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888888' } })
  .jpeg()
  .toBuffer();
const tiff = await sharp(plain).tiff({ compression: 'none' }).toBuffer();

function contoursIn(contours: readonly (readonly Knot[])[], looks = {}, orientation = 1) {
  const found = clippingPath(psdWith(clippedBy('剪影', pathData(contours, looks))), orientation);
  return found.outline?.contours;
}

const wanted = [[5000, 1000, 9000, 8000, 1000, 8000]];

describe('a clipping path', () => {
  const resources = clippedBy('剪影', pathData([triangle]));
  const files = { JPEG: jpegWith(plain, resources), TIFF: tiffWith(tiff, resources), PSD: psdWith(resources) };

  it.each(Object.entries(files))('is found in %s, as a polygon in parts of the picture', (_, file) => {
    expect(clippingPath(file, 1)).toEqual({ outline: { by: 'path', contours: wanted }, others: 0 });
  });

  it('is found behind resources that fill more than one of JPEG’s segments', () => {
    const long = Uint8Array.from([...resource(1036, '', new Uint8Array(150_001)), ...resources]);
    expect(clippingPath(jpegWith(plain, long), 1).outline?.contours).toEqual(wanted);
  });

  it('is found behind resources that other programs wrote among them', () => {
    const foreign = resource(7000, '', new Uint8Array(6));
    foreign.set(new TextEncoder().encode('MeSa'));
    expect(clippingPath(psdWith(Uint8Array.from([...foreign, ...resources])), 1).outline?.contours).toEqual(wanted);
  });

  it('is the one that is named, whatever stands before it; the others are counted', () => {
    const other = pathData([corners([0, 0], [0.2, 0], [0.2, 0.2])]);
    const several = Uint8Array.from([
      ...resource(2001, '路径 1', other),
      ...resource(2002, '路径 2', other),
      ...resources,
    ]);
    expect(clippingPath(psdWith(several), 1)).toEqual({ outline: { by: 'path', contours: wanted }, others: 2 });
  });

  it('is none where paths were saved and none named, or none of that name', () => {
    expect(clippingPath(psdWith(resource(2000, '路径 1', pathData([triangle]))), 1)).toEqual({
      outline: null,
      others: 1,
    });
    const gone = Uint8Array.from([
      ...resource(2000, 'a', pathData([triangle])),
      ...resource(2999, '', Uint8Array.of(1, 98)),
    ]);
    expect(clippingPath(psdWith(gone), 1)).toEqual({ outline: null, others: 1 });
    expect(clippingPath(new Uint8Array(plain), 1)).toEqual({ outline: null, others: 0 });
  });

  it('keeps to its curves within two parts of ten thousand', () => {
    const [round = []] = contoursIn([roundKnots(0.5, 0.5, 0.4)]) ?? [];
    expect(round.length).toBeGreaterThan(40);
    for (let at = 0; at < round.length; at += 2) {
      const middle = [at, (at + 2) % round.length].map((corner) => [round[corner] ?? 0, round[corner + 1] ?? 0]);
      const [a = [0, 0], b = [0, 0]] = middle;
      const along = Math.hypot(((a[0] ?? 0) + (b[0] ?? 0)) / 2 - 5000, ((a[1] ?? 0) + (b[1] ?? 0)) / 2 - 5000);
      expect(Math.abs(along - 4000)).toBeLessThan(4);
    }
  });

  it('has its holes and islands as contours of their own', () => {
    expect(contoursIn([triangle, corners([0.4, 0.5], [0.6, 0.5], [0.5, 0.7])])).toHaveLength(2);
  });

  it('may cut holes into all of the picture', () => {
    const [whole, hole] = contoursIn([triangle], { isFilledFirst: true }) ?? [];
    expect(whole).toEqual([0, 0, OUTLINE_PARTS, 0, OUTLINE_PARTS, OUTLINE_PARTS, 0, OUTLINE_PARTS]);
    expect(hole).toHaveLength(6);
  });

  it('is cut where it goes beyond the picture, and none where all of it does', () => {
    const [beyond = []] = contoursIn([corners([-1, 0.5], [0.5, 0.5], [0.5, 3], [-1, 3])]) ?? [];
    expect(Math.min(...beyond)).toBe(0);
    expect(Math.max(...beyond)).toBe(OUTLINE_PARTS);
    expect(contoursIn([corners([-3, 0], [-2, 0], [-2, 1])])).toBeUndefined();
  });

  it('encloses nothing where it is open', () => {
    expect(contoursIn([triangle], { isOpen: true })).toBeUndefined();
  });

  it('has fewer corners where it has more curves than are kept', () => {
    const wild = Array.from({ length: 3000 }, (_, at): Knot => {
      const angle = (at / 3000) * 2 * Math.PI;
      const place = (reach: number) => [0.5 + reach * Math.cos(angle), 0.5 + reach * Math.sin(angle)] as const;
      return [place(at % 2 === 0 ? 0.2 : 0.4), place(0.3), place(at % 2 === 0 ? 0.4 : 0.2)];
    });
    const found = contoursIn([wild]) ?? [];
    expect(found.flat().length / 2).toBeGreaterThan(1000);
    expect(found.flat().length / 2).toBeLessThanOrEqual(4000);
  });

  // A camera held upright: what is stored on the left is seen at the top.
  it('is turned as the picture is', () => {
    const [seen = []] = contoursIn([corners([0, 0], [0.1, 0], [0.1, 0.2], [0, 0.2])], {}, 6) ?? [];
    expect([
      Math.min(...seen.filter((_, at) => at % 2 === 0)),
      Math.max(...seen.filter((_, at) => at % 2 === 1)),
    ]).toEqual([8000, 1000]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is turned as the library turns pictures: orientation %s', async (orientation) => {
    // One dark pixel, where it is stored and where it is seen.
    const samples = new Uint8Array(12).fill(255);
    samples[1] = 0;
    const raw = sharp(samples, { raw: { width: 4, height: 3, channels: 1 } });
    const stored = await raw.withMetadata({ orientation }).tiff({ compression: 'none' }).toBuffer();
    const { data, info } = await sharp(stored).rotate().extractChannel(0).raw().toBuffer({ resolveWithObject: true });
    const at = data.indexOf(0);
    const [x, y] = asSeen([1.5 / 4, 0.5 / 3], orientation);
    expect([Math.floor(x * info.width), Math.floor(y * info.height)]).toEqual([
      at % info.width,
      Math.floor(at / info.width),
    ]);
  });

  it('throws for no damage, and takes no time over it', () => {
    const sound = Object.values(files);
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        (file, changes, length) => {
          const damaged = Uint8Array.from(file);
          for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
          clippingPath(damaged, 1);
          clippingPath(damaged.subarray(0, length % damaged.length), 1);
        },
      ),
      cases(2000),
    );
  });
});
