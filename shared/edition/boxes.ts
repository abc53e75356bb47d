/** Upright boxes on a page, whatever they are of. */
import type { Frame } from './units.ts';

/** Edges nearer than this, in points, are one. */
export const SAME_PLACE = 0.02;

/** The smallest frame round frames. */
export function boundsOf(frames: readonly Frame[]): Frame {
  let [x, y, right, foot] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const frame of frames) {
    x = Math.min(x, frame.x);
    y = Math.min(y, frame.y);
    right = Math.max(right, frame.x + frame.width);
    foot = Math.max(foot, frame.y + frame.height);
  }
  return { x, y, width: right - x, height: foot - y };
}

/** How far a frame may reach beyond one that holds it, in points: less is rounding. */
const REACH = 0.01;

/** True where a frame lies within another. */
export function holds(outer: Frame, inner: Frame): boolean {
  return (
    inner.x >= outer.x - REACH &&
    inner.y >= outer.y - REACH &&
    inner.x + inner.width <= outer.x + outer.width + REACH &&
    inner.y + inner.height <= outer.y + outer.height + REACH
  );
}

/** True where a point lies within a frame or on its edge. */
export function holdsPoint({ x, y, width, height }: Frame, at: Pick<Frame, 'x' | 'y'>): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}

/** True where two frames share more than an edge. */
export function overlap(a: Frame, b: Frame): boolean {
  return (
    a.x < b.x + b.width - SAME_PLACE &&
    b.x < a.x + a.width - SAME_PLACE &&
    a.y < b.y + b.height - SAME_PLACE &&
    b.y < a.y + a.height - SAME_PLACE
  );
}
