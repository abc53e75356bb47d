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

  it('is nothing where its frame cuts away what there was', () => {
    const within = (polygons: readonly Polygon[], top: number, foot: number) =>
      shapeOf(polygonsWithin(polygons, frame), frame)?.between(top, foot) ?? null;
    // Two arms, which lie in the frame, from a back that does not: right of it, above it, left of it, below it.
    const back: Polygon = [120, 210, 300, 210, 300, 270, 120, 270, 120, 260, 250, 260, 250, 220, 120, 220];
    const about = (polygon: Polygon, x: (x: number, y: number) => number, y: (x: number, y: number) => number) =>
      Array.from({ length: polygon.length / 2 }, (_, at) => {
        const [across, down] = [(polygon[at * 2] ?? 0) - 140, (polygon[at * 2 + 1] ?? 0) - 240];
        return [140 + x(across, down), 240 + y(across, down)];
      }).flat();
    const left = about(
      back,
      (x) => -x,
      (_, y) => y,
    );
    const above = about(
      back,
      (_, y) => y,
      (x) => -x,
    );
    for (const shape of [back, left]) {
      expect(within([shape], 222, 258)).toBeNull();
      expect(within([shape], 212, 218)).not.toBeNull();
      expect(within([shape], 262, 268)).not.toBeNull();
      expect(within([shape], 212, 240)).toEqual(within([shape], 212, 218));
    }
    expect(within([back], 212, 218)).toEqual({ from: 120, to: 180 });
    expect(within([above], 190, 230)).toEqual({ from: 110, to: 170 });
    // Where the arms, too, are beyond the frame, nothing of it is in anybody's way.
    const beyond: Polygon = [120, 150, 300, 150, 300, 330, 120, 330, 120, 300, 250, 300, 250, 190, 120, 190];
    for (const turned of [
      beyond,
      about(
        beyond,
        (_, y) => y,
        (x) => -x,
      ),
    ]) {
      expect(within([turned], 150, 330)).toBeNull();
    }
    // A frame that lies wholly in it is covered.
    expect(within([[0, 0, 500, 0, 500, 500, 0, 500]], 230, 240)).toEqual({ from: 100, to: 180 });
    expect(within([[0, 0, 0, 500, 500, 500, 500, 0]], 190, 205)).toEqual({ from: 100, to: 180 });
  });
});
