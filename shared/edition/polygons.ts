/** Closed polygons as lists of figures: of outlines, which have thousands of corners. */
import type { Frame } from './units.ts';

/** x and y of each corner in turn. */
export type Polygon = readonly number[];

/** One side of a box that a polygon is cut along. */
interface Side {
  readonly axis: 0 | 1;
  readonly at: number;
  /** 1 where what is kept lies beyond it, -1 where before. */
  readonly keeps: 1 | -1;
}

/** What of a polygon lies on one side of a line (Sutherland and Hodgman 1974); corners it cuts off lie on the line. */
function cutAlong(polygon: Polygon, { axis, at, keeps }: Side): number[] {
  const kept: number[] = [];
  let x0 = polygon.at(-2) ?? 0;
  let y0 = polygon.at(-1) ?? 0;
  for (let corner = 0; corner + 1 < polygon.length; corner += 2) {
    const x = polygon[corner] ?? 0;
    const y = polygon[corner + 1] ?? 0;
    const before = ((axis === 0 ? x0 : y0) - at) * keeps;
    const here = ((axis === 0 ? x : y) - at) * keeps;
    if (before < 0 !== here < 0) {
      const share = before / (before - here);
      kept.push(axis === 0 ? at : x0 + (x - x0) * share, axis === 1 ? at : y0 + (y - y0) * share);
    }
    if (here >= 0) kept.push(x, y);
    x0 = x;
    y0 = y;
  }
  return kept;
}

/** True where a corner of a polygon lies beyond a line; along any other there is nothing to cut, and thousands of corners stay. */
function isCutBy(polygon: Polygon, { axis, at, keeps }: Side): boolean {
  for (let corner = axis; corner < polygon.length; corner += 2) {
    if (((polygon[corner] ?? 0) - at) * keeps < 0) return true;
  }
  return false;
}

/** What of polygons lies in a frame. */
export function polygonsWithin(polygons: readonly Polygon[], { x, y, width, height }: Frame): Polygon[] {
  const bounds = boundsOfPolygons(polygons);
  if (bounds === null) return [];
  const isWithin =
    bounds.x >= x && bounds.y >= y && bounds.x + bounds.width <= x + width && bounds.y + bounds.height <= y + height;
  if (isWithin) return [...polygons];
  const sides: readonly Side[] = [
    { axis: 0, at: x, keeps: 1 },
    { axis: 0, at: x + width, keeps: -1 },
    { axis: 1, at: y, keeps: 1 },
    { axis: 1, at: y + height, keeps: -1 },
  ];
  return polygons.flatMap((polygon) => {
    const kept = sides.reduce<Polygon>((rest, side) => (isCutBy(rest, side) ? cutAlong(rest, side) : rest), polygon);
    return kept.length === 0 ? [] : [kept];
  });
}

/** The smallest frame round polygons; null round none. */
export function boundsOfPolygons(polygons: readonly Polygon[]): Frame | null {
  let [left, top, right, foot] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (let at = 0; at + 1 < polygon.length; at += 2) {
      const x = polygon[at] ?? 0;
      const y = polygon[at + 1] ?? 0;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > foot) foot = y;
    }
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: foot - top };
}

/** True of a place within a polygon, by the even-odd rule. */
export function contains(polygon: Polygon, x: number, y: number): boolean {
  let isIn = false;
  for (let at = 0; at < polygon.length; at += 2) {
    const next = (at + 2) % polygon.length;
    const [x0 = 0, y0 = 0] = polygon.slice(at, at + 2);
    const [x1 = 0, y1 = 0] = polygon.slice(next, next + 2);
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) isIn = !isIn;
  }
  return isIn;
}

/** Twice the area of a triangle, its sign the side on which the third corner lies. */
function sideOf(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/** The sides of a polygon. */
function sidesOf(polygon: Polygon): (readonly [x0: number, y0: number, x1: number, y1: number])[] {
  return polygon.flatMap((x, at) => {
    if (at % 2 === 1) return [];
    const next = (at + 2) % polygon.length;
    return [[x, polygon[at + 1] ?? 0, polygon[next] ?? 0, polygon[next + 1] ?? 0] as const];
  });
}

/** How little two polygons may share before they are said to, in square points: less is rounding. */
const HARDLY = 0.05;

/** How far a polygon is drawn together before it is held against another, in points: as near, edges are one. */
const DRAWN_IN = 0.02;

/** A polygon a little smaller about the mean of its corners. */
function drawnIn(polygon: Polygon): Polygon {
  const middle = middleOf(polygon);
  return polygon.map((value, at) => {
    const from = value - (middle[at % 2] ?? 0);
    return value - Math.sign(from) * Math.min(DRAWN_IN, Math.abs(from));
  });
}

/** True where two polygons share more than an edge or a corner. */
export function polygonsMeet(whole: Polygon, b: Polygon): boolean {
  // Sides that lie on each other, as of blocks on one grid, do not cross: those of a smaller one do.
  const a = drawnIn(whole);
  const crosses = sidesOf(a).some(([ax, ay, bx, by]) =>
    sidesOf(b).some(([cx, cy, dx, dy]) => {
      const [one, two] = [sideOf(ax, ay, bx, by, cx, cy), sideOf(ax, ay, bx, by, dx, dy)];
      const [three, four] = [sideOf(cx, cy, dx, dy, ax, ay), sideOf(cx, cy, dx, dy, bx, by)];
      return (
        Math.min(one, two) < -HARDLY &&
        Math.max(one, two) > HARDLY &&
        Math.min(three, four) < -HARDLY &&
        Math.max(three, four) > HARDLY
      );
    }),
  );
  if (crosses) return true;
  const [x = 0, y = 0] = middleOf(a);
  const [u = 0, w = 0] = middleOf(b);
  return contains(b, x, y) || contains(a, u, w);
}

/** The mean of a polygon's corners: within it where it is convex. */
function middleOf(polygon: Polygon): readonly number[] {
  const count = Math.max(1, polygon.length / 2);
  return [0, 1].map((axis) => polygon.reduce((sum, value, at) => (at % 2 === axis ? sum + value : sum), 0) / count);
}
