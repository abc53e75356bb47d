/** What lies behind pictures. */
import { describe, expect, it } from 'vitest';
import type { BlockId, FaceId, ImageId } from '../edition/ids.ts';
import type { Image, Swatch } from '../edition/records.ts';
import { isLaidOn, withBackdrops } from './backdrop.ts';
import type { DisplayItem } from './display-list.ts';

const blockId = 'block' as BlockId;
const frame = { x: 100, y: 100, width: 50, height: 50 };
const picture: DisplayItem = {
  kind: 'picture',
  blockId,
  frame,
  imageId: 'i'.repeat(64) as ImageId,
  crop: { scale: 1, x: 0.5, y: 0.5 },
  alt: '',
  seeThrough: true,
};
const tint = (ink: number, colour?: Swatch, place = { x: 0, y: 0, width: 300, height: 300 }): DisplayItem => ({
  kind: 'fill',
  blockId,
  frame: place,
  ink,
  ...(colour === undefined ? {} : { colour }),
});
const process: Swatch = { id: 'a', name: '绿', kind: 'process', cmyk: [0.6, 0, 0.8, 0] };
const spot: Swatch = { ...process, kind: 'spot' };
const line = (x: number, y: number): DisplayItem => ({
  kind: 'glyphs',
  blockId,
  face: 'f' as FaceId,
  size: 9,
  y,
  scale: 1,
  ink: 1,
  glyphs: [1, 2],
  xs: [x, x + 9],
  text: '大样',
  starts: null,
  offset: 0,
  source: null,
  turn: null,
  isVertical: false,
});

function behind(...items: DisplayItem[]) {
  const last = withBackdrops([...items, picture], () => undefined).at(-1);
  return last?.kind === 'picture' ? last.behind : null;
}

describe('behind a picture', () => {
  it('is paper where nothing was painted, or only elsewhere, or what was painted was covered', () => {
    expect(behind()).toBeUndefined();
    expect(behind(line(10, 120), tint(0.2, undefined, { x: 150, y: 0, width: 50, height: 300 }))).toBeUndefined();
    expect(behind(line(110, 120), tint(0))).toBeUndefined();
  });

  it('is the tint it stands on whole, in its inks', () => {
    expect(behind(tint(0.15))).toEqual([0, 0, 0, 0.15]);
    expect(behind(tint(0.15), tint(0.5, process))).toEqual([0.3, 0, 0.4, 0]);
  });

  it('is mixed where there is more than one thing: type, an edge, a picture, a spot ink', () => {
    expect(behind(line(110, 120))).toBe('mixed');
    expect(behind(tint(0.15, undefined, { x: 120, y: 0, width: 300, height: 300 }))).toBe('mixed');
    expect(behind({ ...picture, frame: { ...frame, x: 120 } })).toBe('mixed');
    expect(behind(tint(0.3, spot))).toBe('mixed');
    // What lies under a tint is not seen.
    expect(behind(line(110, 120), tint(0.15))).toEqual([0, 0, 0, 0.15]);
  });

  it('is what solid black lies on, too, which it overprints, and not what a tint or paper knocks out', () => {
    expect(behind(tint(0.5, process), tint(1))).toEqual([0.3, 0, 0.4, 1]);
    expect(behind(tint(1))).toEqual([0, 0, 0, 1]);
    expect(behind(tint(0.5, process), tint(1), tint(0.5))).toEqual([0, 0, 0, 0.5]);
    expect(behind(tint(0.5, process), tint(1), tint(0))).toBeUndefined();
    // Black on black is black, whatever it says; a spot under it is still printed.
    expect(behind(tint(0.5, process), line(110, 120), tint(1))).toEqual([0.3, 0, 0.4, 1]);
    expect(behind(tint(0.3, spot), tint(1))).toBe('mixed');
    expect(behind({ ...picture, frame: { ...frame, x: 120 } }, tint(1))).toBe('mixed');
  });

  it('is not asked of pictures that are seen all over', () => {
    const { seeThrough: _, ...whole } = picture as Extract<DisplayItem, { kind: 'picture' }>;
    expect(withBackdrops([tint(0.15), whole], () => undefined).at(-1)).toBe(whole);
  });
});

describe('behind a picture whose outline is known', () => {
  /** Seen in its lower right half alone. */
  const half: Image = {
    id: 'i'.repeat(64) as ImageId,
    name: '半.png',
    mime: 'image/png',
    width: 500,
    height: 500,
    seeThrough: true,
    outline: { by: 'alpha', contours: [[10_000, 0, 10_000, 10_000, 0, 10_000]] },
  };
  const on = (...items: DisplayItem[]) => {
    const last = withBackdrops([...items, picture], () => half).at(-1);
    return last?.kind === 'picture' ? [last.behind, last.hasBeside] : null;
  };

  it('is what its shape stands on, text beside that in its frame or not', () => {
    expect(on()).toEqual([undefined, undefined]);
    expect(on(line(102, 115))).toEqual([undefined, true]);
    expect(on(tint(0.15), line(102, 115))).toEqual([[0, 0, 0, 0.15], true]);
    expect(on(tint(0.15), tint(1, undefined, { x: 90, y: 90, width: 20, height: 20 }))).toEqual([
      [0, 0, 0, 0.15],
      true,
    ]);
    expect(on(line(102, 115), tint(0.15))).toEqual([[0, 0, 0, 0.15], undefined]);
  });

  it('is mixed where anything reaches under the shape', () => {
    expect(on(line(102, 145))?.[0]).toBe('mixed');
    expect(on(line(130, 115), line(102, 115))?.[0]).toBe('mixed');
  });
});

describe('what lies on others', () => {
  it('lies on ink that came before it in its place; paper and what lies elsewhere or above are none', () => {
    const elsewhere = tint(0.2, undefined, { x: 150, y: 0, width: 50, height: 300 });
    expect(isLaidOn([line(110, 120), picture], 1)).toBe(true);
    expect(isLaidOn([tint(0.15), picture], 1)).toBe(true);
    expect(isLaidOn([tint(0), elsewhere, picture, line(110, 120)], 2)).toBe(false);
  });
});
