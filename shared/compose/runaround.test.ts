/** 图文绕排: none, round the frame, along the outline; on both sides or the larger. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { type Line, linesOf } from '../../tests/kit/lines.ts';
import { circle, outlineImage, withOutlined } from '../../tests/kit/outlines.ts';
import type { Edition, Image, PhotoBlock } from '../edition/records.ts';
import { compose, createComposeCache } from './compose.ts';

const resources = testResources();
const story = article(['东湖南岸的灯火一直亮到深夜人们还没有散去的意思'.repeat(60)]);

/** A picture in the middle of one wide column of text. */
function page(change: Partial<PhotoBlock>, image: Image = { ...outlineImage, outline: circle }): Edition {
  const edition = withArticle(emptyEdition(1), story);
  const sheet = pageOf(edition, 1);
  const body = { ...bodyBlock(sheet, story, { span: 5, row: 10, rows: 30 }), columns: 1 };
  const { frame } = body;
  const photo = photoBlock(sheet, story, { column: 1, span: 1, row: 14, rows: 16 });
  const side = photo.frame.height;
  const square = { ...photo.frame, x: frame.x + frame.width / 2 - side / 2, width: side };
  return withOutlined(withBlocks(edition, [body]), story, { ...photo, frame: square, ...change }, image);
}

function lines(edition: Edition): Line[] {
  const [only] = compose(edition, resources).pages;
  return only === undefined ? [] : linesOf(only).filter(({ text }) => text !== '');
}

/** Characters of the lines on the baseline nearest to the picture's middle, from left to right. */
function atMiddle(edition: Edition): number[] {
  const photo = Object.values(edition.blocks).find((block) => block.kind === 'photo');
  const middle = (photo?.frame.y ?? 0) + (photo?.frame.height ?? 0) / 2;
  const all = lines(edition);
  const nearest = all.toSorted((a, b) => Math.abs(a.y - middle) - Math.abs(b.y - middle))[0]?.y;
  return all.filter((line) => line.y === nearest).map(({ text }) => text.length);
}

describe('run-around', () => {
  it('along an outline gives the corners of the frame to the text', () => {
    const frame = lines(page({}));
    const outline = lines(page({ runaround: 'outline' }));
    const set = (all: readonly Line[]) => all.slice(0, 40).reduce((sum, { text }) => sum + text.length, 0);
    expect(set(outline)).toBeGreaterThan(set(frame));
    // At its middle a circle is as wide as its frame.
    expect(atMiddle(page({ runaround: 'outline' }))).toEqual(atMiddle(page({})));
  });

  it('is that of the frame where the picture has no outline, or is still to come', () => {
    const bare = page({ runaround: 'outline' }, outlineImage);
    expect(lines(bare).map(({ text }) => text)).toEqual(lines(page({}, outlineImage)).map(({ text }) => text));
  });

  it('is none where none is asked for: lines go on over the picture', () => {
    const [line = 0, ...more] = atMiddle(page({ runaround: 'none' }));
    expect(more).toEqual([]);
    expect(line).toBeGreaterThan(Math.max(...atMiddle(page({}))) * 2);
  });

  it('keeps the distance it is given', () => {
    const near = atMiddle(page({ runaround: 'outline', standOff: 0 }));
    const far = atMiddle(page({ runaround: 'outline', standOff: 30 }));
    for (const [side, count] of far.entries()) expect(count).toBeLessThan(near[side] ?? 0);
  });

  it('leaves the smaller side empty where the larger is asked for', () => {
    const photo = Object.values(page({}).blocks).find((block) => block.kind === 'photo');
    if (photo?.kind !== 'photo') throw new Error('no photo');
    const frame = { ...photo.frame, x: photo.frame.x - 40 };
    for (const runaround of [{}, { runaround: 'outline' as const }]) {
      const both = atMiddle(page({ frame, ...runaround }));
      const larger = atMiddle(page({ frame, ...runaround, beside: 'larger' }));
      expect(both).toHaveLength(2);
      expect(larger).toEqual([Math.max(...both)]);
    }
  });

  it('keeps to one side from the picture’s top to its foot, where the larger of each line would change', () => {
    /** A slanting band: above, it leaves more room to its right, below, to its left, and a little more of that in all. */
    const slant = { by: 'alpha' as const, contours: [[0, 0, 4000, 0, 10_000, 10_000, 6800, 10_000]] };
    const outlined = { ...outlineImage, outline: slant };
    const photo = Object.values(page({}, outlined).blocks).find((block) => block.kind === 'photo');
    const body = Object.values(page({}, outlined).blocks).find((block) => block.kind === 'body');
    if (photo?.kind !== 'photo' || body === undefined) throw new Error('no photo');
    const { x, width } = body.frame;
    // As wide as its column.
    const frame = { ...photo.frame, x: x + 1, width: width - 2, height: width - 2 };
    const sides = (beside: 'larger' | 'one-side') =>
      lines(page({ frame, runaround: 'outline', beside, standOff: 0 }, outlined))
        .filter(({ y }) => y > frame.y + 20 && y < frame.y + frame.height - 10)
        .map(({ x: start }) => (Math.abs(start - x) < 1 ? 'left' : 'right'));
    expect(new Set(sides('larger')).size).toBe(2);
    expect(new Set(sides('one-side')).size).toBe(1);
  });

  it('sets no line of fewer than four characters beside a picture', () => {
    const photo = Object.values(page({}).blocks).find((block) => block.kind === 'photo');
    if (photo?.kind !== 'photo') throw new Error('no photo');
    const body = Object.values(page({}).blocks).find((block) => block.kind === 'body');
    const frame = { ...photo.frame, x: (body?.frame.x ?? 0) + 30 };
    const all = lines(page({ frame, runaround: 'outline', standOff: 0 }));
    expect(Math.min(...all.slice(0, -1).map(({ text }) => text.length))).toBeGreaterThanOrEqual(4);
  });

  it('follows the outline of a picture put in its place, with and without what is remembered', () => {
    const cache = createComposeCache();
    const before = page({ runaround: 'outline' });
    compose(before, resources, cache);
    const square = { by: 'alpha' as const, contours: [[3000, 3000, 7000, 3000, 7000, 7000, 3000, 7000]] };
    const after = { ...before, images: { [outlineImage.id]: { ...outlineImage, outline: square } } };
    const fresh = JSON.stringify(compose(after, resources));
    expect(JSON.stringify(compose(after, resources, cache))).toBe(fresh);
    expect(fresh).not.toBe(JSON.stringify(compose(before, resources)));
  });
});

describe('a clipping path', () => {
  it('clips the picture on the page, and an alpha channel’s edge does not', () => {
    const pictureOn = (edition: Edition) =>
      compose(edition, resources).pages[0]?.items.find((item) => item.kind === 'picture');
    const clipped = pictureOn(page({}, { ...outlineImage, outline: { ...circle, by: 'path' } }));
    expect(clipped?.kind === 'picture' && clipped.clip?.[0]?.length).toBe(128);
    const through = pictureOn(page({}, { ...outlineImage, outline: circle, seeThrough: true }));
    expect(through).not.toHaveProperty('clip');
    expect(through).toHaveProperty('seeThrough', true);
  });
});
