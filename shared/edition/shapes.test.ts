/** 外形: shapes in their frames, and how they lie once they are turned. */
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { boundsOfPolygons, contains, polygonsMeet } from './polygons.ts';
import { MOST_CORNERS, MOST_RADIUS, SHAPE_PARTS, type Shape, shapeSchema } from './shape-records.ts';
import { cornersIn, cornersOnPage, pathOf, polygonOf, regularPolygon } from './shapes.ts';
import {
  asTurn,
  cornersOf,
  ontoLevel,
  ontoPage,
  placeTaken,
  turnedAlong,
  turnedOf,
  turnedPolygon,
  withPlaceTaken,
} from './turned.ts';

const frame = { x: 100, y: 200, width: 60, height: 40 };
const frames = fc.record({
  x: fc.double({ min: -500, max: 500, noNaN: true }),
  y: fc.double({ min: -500, max: 500, noNaN: true }),
  width: fc.double({ min: 4, max: 900, noNaN: true }),
  height: fc.double({ min: 4, max: 900, noNaN: true }),
});
const shapes = fc.oneof(
  fc.constant<Shape>({ kind: 'ellipse' }),
  fc.constant<Shape>({ kind: 'circle' }),
  fc.double({ min: 0, max: MOST_RADIUS, noNaN: true }).map((radius): Shape => ({ kind: 'rounded', radius })),
  fc.integer({ min: 3, max: MOST_CORNERS }).map(regularPolygon),
);

describe('shapes', () => {
  it('lie in their frame, whatever it measures', () => {
    fc.assert(
      fc.property(shapes, frames, (shape, box) => {
        const bounds = boundsOfPolygons([polygonOf(shape, box)]);
        expect(bounds?.x).toBeGreaterThanOrEqual(box.x - 1e-6);
        expect(bounds?.y).toBeGreaterThanOrEqual(box.y - 1e-6);
        expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBeLessThanOrEqual(box.x + box.width + 1e-6);
        expect((bounds?.y ?? 0) + (bounds?.height ?? 0)).toBeLessThanOrEqual(box.y + box.height + 1e-6);
        expect(pathOf(shape, box)).toMatch(/^M[-\d. MLCZ]+Z$/u);
        expect(v.is(shapeSchema, shape)).toBe(true);
      }),
    );
  });

  it('of a circle are the largest in the middle, of an ellipse touch all sides', () => {
    expect(boundsOfPolygons([polygonOf({ kind: 'circle' }, frame)])).toEqual({ x: 110, y: 200, width: 40, height: 40 });
    const bounds = boundsOfPolygons([polygonOf({ kind: 'ellipse' }, frame)]);
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(bounds?.[side]).toBeCloseTo(frame[side], 9);
  });

  it('are round within a spot of a platesetter', () => {
    const polygon = polygonOf({ kind: 'circle' }, { x: 0, y: 0, width: 600, height: 600 });
    for (let at = 0; at < polygon.length; at += 2) {
      const [x = 0, y = 0, u = x, w = y] = polygon.slice(at, at + 4);
      expect(Math.hypot((x + u) / 2 - 300, (y + w) / 2 - 300)).toBeGreaterThan(300 - 0.05);
      expect(Math.hypot(x - 300, y - 300)).toBeCloseTo(300, 6);
    }
  });

  it('are round at the corners that are named alone, by no more than half the shorter side', () => {
    const one = polygonOf({ kind: 'rounded', radius: 100, corners: ['top-left'] }, frame);
    expect(contains(one, 101, 201)).toBe(false);
    expect(contains(one, 159, 201)).toBe(true);
    expect(contains(one, 101, 239)).toBe(true);
    expect(contains(one, 121, 201)).toBe(true);
  });

  it('drawn inward keep the same distance from all sides of a polygon, drawn either way round', () => {
    const square = (corners: number[]): Shape => ({ kind: 'polygon', corners });
    const [p, o] = [SHAPE_PARTS, 0];
    for (const corners of [
      [o, o, p, o, p, p, o, p],
      [o, o, o, p, p, p, p, o],
    ]) {
      const figures =
        pathOf(square(corners), frame, 5)
          .match(/[\d.]+/gu)
          ?.map(Number) ?? [];
      const bounds = boundsOfPolygons([figures]);
      expect(bounds).toEqual({ x: 5, y: 5, width: 50, height: 30 });
    }
  });

  it('hold their corners in parts of the frame, so that they follow it', () => {
    const drawn = cornersIn([100, 200, 160, 240, 130, 260], frame, -SHAPE_PARTS, 2 * SHAPE_PARTS);
    expect(drawn).toEqual([0, 0, SHAPE_PARTS, SHAPE_PARTS, SHAPE_PARTS / 2, 1.5 * SHAPE_PARTS]);
    expect(cornersOnPage(drawn, { ...frame, width: 120 })).toEqual([100, 200, 220, 240, 160, 260]);
    expect(cornersIn([-900, 0, 0, 0, 0, 9000], frame, 0, SHAPE_PARTS)).toEqual([0, 0, 0, 0, 0, SHAPE_PARTS]);
  });
});

describe('what is turned', () => {
  it('comes back level', () => {
    fc.assert(
      fc.property(frames, fc.double({ min: -180, max: 180, noNaN: true }), (box, turn) => {
        const turned = turnedOf({ frame: box, turn });
        const back = ontoLevel(ontoPage({ x: 1, y: 2 }, turned), turned);
        expect(back.x).toBeCloseTo(1, 6);
        expect(back.y).toBeCloseTo(2, 6);
      }),
    );
  });

  it('a quarter takes its height across and its width down, exactly', () => {
    expect(placeTaken({ frame, turn: 90 })).toEqual({ x: 110, y: 190, width: 40, height: 60 });
    expect(placeTaken({ frame })).toBe(frame);
    expect(turnedAlong({ x: 3, y: 0 }, 90)).toEqual({ x: 0, y: 3 });
    expect(withPlaceTaken({ frame, turn: 90 }, { x: 0, y: 0, width: 40, height: 60 })).toEqual({
      ...frame,
      x: -10,
      y: 10,
    });
  });

  it('is said in degrees to a tenth, the shorter way round', () => {
    expect([190, -180, 359.96, 14.999].map(asTurn)).toEqual([-170, 180, 0, 15]);
  });

  it('meets what it covers and not what its corner was taken from', () => {
    const square = { x: 0, y: 0, width: 100, height: 100 };
    const on = turnedPolygon(cornersOf(square), turnedOf({ frame: square, turn: 45 }));
    expect(polygonsMeet(on, cornersOf({ x: 0, y: 0, width: 14, height: 14 }))).toBe(false);
    expect(polygonsMeet(on, cornersOf({ x: -15, y: 40, width: 10, height: 20 }))).toBe(true);
    expect(polygonsMeet(cornersOf(square), cornersOf({ x: 100, y: 0, width: 50, height: 100 }))).toBe(false);
    expect(polygonsMeet(cornersOf(square), cornersOf({ x: 40, y: 40, width: 5, height: 5 }))).toBe(true);
  });
});
