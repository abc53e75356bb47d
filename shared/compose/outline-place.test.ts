/** Outlines on the page: cut to their frames, and what they take of a line. */
import { describe, expect, it } from 'vitest';
import { circle, outlineImage, rectangle } from '../../tests/kit/outlines.ts';
import { boundsOfPolygons, type Polygon, polygonsWithin } from '../edition/polygons.ts';
import { type Crop, wholePicture } from '../edition/records.ts';
import { contoursOnPage, shapeOf } from './outline-place.ts';

const between = (polygons: readonly Polygon[], top: number, foot: number) =>
  shapeOf(polygons)?.between(top, foot) ?? null;

const frame = { x: 100, y: 200, width: 80, height: 80 };

describe('an outline on the page', () => {
  it('lies where the picture lies, however that is cropped', () => {
    const whole = contoursOnPage({ ...outlineImage, outline: rectangle }, frame);
    expect(boundsOfPolygons(whole)).toEqual(frame);
    const enlarged = contoursOnPage({ ...outlineImage, outline: rectangle }, frame, { scale: 2, x: 0, y: 1 });
    expect(boundsOfPolygons(enlarged)).toEqual({ x: 100, y: 120, width: 160, height: 160 });
    const wide = contoursOnPage({ ...outlineImage, width: 2000, outline: rectangle }, frame);
    expect(boundsOfPolygons(wide)).toEqual({ x: 60, y: 200, width: 160, height: 80 });
  });

  it('is turned and mirrored with the picture', () => {
    const half = { by: 'alpha' as const, contours: [[0, 0, 5000, 0, 5000, 10_000, 0, 10_000]] };
    const lying = (crop: Partial<Crop>) =>
      boundsOfPolygons(contoursOnPage({ ...outlineImage, outline: half }, frame, { ...wholePicture, ...crop }));
    expect(lying({})).toEqual({ x: 100, y: 200, width: 40, height: 80 });
    expect(lying({ turn: 90 })).toEqual({ x: 100, y: 200, width: 80, height: 40 });
    expect(lying({ turn: 180 })).toEqual({ x: 140, y: 200, width: 40, height: 80 });
    expect(lying({ flipped: true })).toEqual({ x: 140, y: 200, width: 40, height: 80 });
    expect(lying({ flipped: true, turn: -90 })).toEqual({ x: 100, y: 200, width: 80, height: 40 });
  });

  it('is cut where its frame cuts the picture', () => {
    const enlarged = contoursOnPage({ ...outlineImage, outline: circle }, frame, { scale: 2, x: 0, y: 0.5 });
    const seen = boundsOfPolygons(polygonsWithin(enlarged, frame));
    expect(seen?.x).toBeCloseTo(100, 1);
    expect(seen?.width).toBeCloseTo(80, 1);
    expect(seen?.height).toBeCloseTo(80, 1);
    // Of a picture moved away from what it shows nothing is left.
    expect(polygonsWithin(enlarged, { x: 300, y: 200, width: 10, height: 10 })).toEqual([]);
  });
});

describe('what an outline takes of a line', () => {
  const round = contoursOnPage({ ...outlineImage, outline: circle }, frame);

  it('is its widest part over the line’s height', () => {
    const middle = between(round, 235, 245);
    expect(middle?.from).toBeCloseTo(100, 1);
    expect(middle?.to).toBeCloseTo(180, 1);
    const top = between(round, 200, 210);
    // A chord of a circle of radius 40 at 30 from its middle.
    expect((top?.to ?? 0) - (top?.from ?? 0)).toBeCloseTo(2 * Math.sqrt(40 ** 2 - 30 ** 2), 0);
  });

  it('is nothing above and below it', () => {
    expect(between(round, 180, 200)).toBeNull();
    expect(between(round, 281, 300)).toBeNull();
  });

  it('is the same whichever way it turns, and its two limbs with what is hollow between them', () => {
    const limbs = [[0, 0, 10, 0, 10, 50, 30, 50, 30, 0, 40, 0, 40, 60, 0, 60]];
    expect(between(limbs, 10, 20)).toEqual({ from: 0, to: 40 });
    const back = limbs.map((contour) =>
      Array.from({ length: contour.length / 2 }, (_, at) => contour.slice(at * 2, at * 2 + 2))
        .toReversed()
        .flat(),
    );
    expect(between(back, 10, 20)).toEqual({ from: 0, to: 40 });
  });

  it('holds a corner that stands out within the line alone', () => {
    expect(between([[0, 0, 20, 15, 0, 30]], 12, 18)).toEqual({ from: 0, to: 20 });
    expect(between([[0, 0, 20, 15, 0, 30]], 12, 15)?.to).toBe(20);
  });
});
