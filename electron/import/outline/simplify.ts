/** Outlines with no more corners than they need. */
import type { Polygon } from '../../../shared/edition/polygons.ts';

/** How far a place lies from a stretch between two others, squared. */
function apart(polygon: Polygon, at: number, from: number, to: number): number {
  const [x, y] = [polygon[at * 2] ?? 0, polygon[at * 2 + 1] ?? 0];
  const [x0, y0] = [polygon[from * 2] ?? 0, polygon[from * 2 + 1] ?? 0];
  const [dx, dy] = [(polygon[to * 2] ?? 0) - x0, (polygon[to * 2 + 1] ?? 0) - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2;
}

/** The corner farthest from another. */
function farthestFrom(polygon: Polygon, from: number): number {
  let far = from;
  for (let at = 0; at < polygon.length / 2; at++)
    if (apart(polygon, at, from, from) > apart(polygon, far, from, from)) far = at;
  return far;
}

/**
 * A closed polygon without the corners that lie nearer than a tolerance to the line between those that stay (Douglas and
 * Peucker 1973). The stretches still to be looked at are kept in a list: an outline of a picture may be long.
 */
export function simplified(polygon: Polygon, tolerance: number): Polygon {
  const count = polygon.length / 2;
  if (count <= 3) return polygon;
  const far = farthestFrom(polygon, 0);
  const ring = polygon.concat(polygon.slice(0, 2));
  const stays = new Set([0, far]);
  const open: [from: number, to: number][] = [
    [0, far],
    [far, count],
  ];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [from, to] = stretch;
    let most = tolerance * tolerance;
    let corner = -1;
    for (let at = from + 1; at < to; at++) {
      const distance = apart(ring, at, from, to);
      if (distance > most) {
        most = distance;
        corner = at;
      }
    }
    if (corner < 0) continue;
    stays.add(corner);
    open.push([from, corner], [corner, to]);
  }
  return [...stays].sort((a, b) => a - b).flatMap((at) => ring.slice(at * 2, at * 2 + 2));
}

/** Twice the area of a polygon. */
export function doubleArea(polygon: Polygon): number {
  let sum = 0;
  for (let at = 0; at < polygon.length; at += 2) {
    const next = (at + 2) % polygon.length;
    sum += (polygon[at] ?? 0) * (polygon[next + 1] ?? 0) - (polygon[next] ?? 0) * (polygon[at + 1] ?? 0);
  }
  return Math.abs(sum);
}
