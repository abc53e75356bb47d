/** Outlines of alpha channels. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  OUTLINE_PARTS,
  OUTLINE_SEEN,
  type PictureOutline,
  pictureOutlineSchema,
} from '../../../shared/edition/picture-outline.ts';
import { contains } from '../../../shared/edition/polygons.ts';
import { cases } from '../../../tests/kit/seeds.ts';
import { alphaOutline, type Seen } from './alpha-outline.ts';

function seen(width: number, height: number, at: (x: number, y: number) => number): Seen {
  const samples = Uint8Array.from({ length: width * height }, (_, index) =>
    at(index % width, Math.floor(index / width)),
  );
  return { width, height, samples };
}

/** Least and most of a contour's places across and down, in pixels. */
function bounds([contour = []]: readonly (readonly number[])[], { width, height }: Seen) {
  const across = contour.filter((_, at) => at % 2 === 0).map((x) => (x / OUTLINE_PARTS) * width);
  const down = contour.filter((_, at) => at % 2 === 1).map((y) => (y / OUTLINE_PARTS) * height);
  return [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)].map(Math.round);
}

function covers({ contours }: PictureOutline, x: number, y: number): boolean {
  return contours.some((contour) => contains(contour, x * OUTLINE_PARTS, y * OUTLINE_PARTS));
}

describe('the outline of an alpha channel', () => {
  it('is where pixels begin to be seen', () => {
    const square = seen(100, 80, (x, y) => (x >= 20 && x < 60 && y >= 10 && y < 50 ? 255 : 0));
    const outline = alphaOutline(square);
    expect(outline?.by).toBe('alpha');
    expect(bounds(outline?.contours ?? [], square)).toEqual([20, 60, 10, 50]);
  });

  it('holds soft edges from a tenth on', () => {
    const soft = seen(100, 100, (x) => (x < 50 ? Math.max(0, x * 5) : Math.max(0, (99 - x) * 5)));
    const [left = 0, right = 0] = bounds(alphaOutline(soft)?.contours ?? [], soft);
    expect(Math.abs(left - OUTLINE_SEEN / 5)).toBeLessThan(2);
    expect(Math.abs(right - (100 - OUTLINE_SEEN / 5))).toBeLessThan(2);
  });

  it('has no holes, and nothing that lies in them', () => {
    const ring = seen(200, 200, (x, y) => {
      const distance = Math.hypot(x - 100, y - 100);
      return distance < 20 || (distance > 50 && distance < 90) ? 255 : 0;
    });
    expect(alphaOutline(ring)?.contours).toHaveLength(1);
  });

  it('has each island, and no specks', () => {
    const islands = seen(400, 400, (x, y) => {
      const isIsland = Math.hypot(x - 100, y - 100) < 60 || Math.hypot(x - 300, y - 250) < 70;
      return isIsland || (x === 200 && y === 20) ? 255 : 0;
    });
    expect(alphaOutline(islands)?.contours).toHaveLength(2);
  });

  it('reaches the picture’s edges where what is seen does', () => {
    const bust = seen(300, 300, (x, y) => (Math.abs(x - 150) < 40 + y / 3 ? 255 : 0));
    const [left, right, top, foot] = bounds(alphaOutline(bust)?.contours ?? [], bust);
    expect(top).toBeLessThanOrEqual(1);
    expect(foot).toBeGreaterThanOrEqual(299);
    expect(left).toBeGreaterThan(0);
    expect(right).toBeLessThan(300);
  });

  it('is none where nothing is seen', () => {
    expect(alphaOutline(seen(50, 50, () => 0))).toBeNull();
  });

  it('is coarser, and holds all that is seen, where there is more than is kept', () => {
    const confetti = seen(600, 600, (x, y) => (x % 12 < 6 && y % 12 < 6 ? 255 : 0));
    const outline = alphaOutline(confetti);
    expect(v.is(pictureOutlineSchema, outline)).toBe(true);
    for (let at = 27; at < 580; at += 12) {
      if (outline !== null) expect(covers(outline, at / 600, at / 600)).toBe(true);
    }
  });

  it('has few corners of a ragged edge, and lies within a pixel of it', () => {
    /** A disc whose edge is a pixel in and out, as of hair or of a bad cut. */
    const radius = (angle: number) => 400 + 0.9 * Math.sin(angle * 613) * Math.cos(angle * 87);
    const ragged = seen(1000, 1000, (x, y) => {
      const [across, down] = [x - 500, y - 500];
      return Math.hypot(across, down) < radius(Math.atan2(down, across)) ? 255 : 0;
    });
    const [contour = []] = alphaOutline(ragged)?.contours ?? [];
    // Within half a pixel of it there are 1,194.
    expect(contour.length / 2).toBeLessThan(700);
    for (let at = 0; at < contour.length; at += 2) {
      const reach = Math.hypot((contour[at] ?? 0) / 10 - 500, (contour[at + 1] ?? 0) / 10 - 500);
      expect(Math.abs(reach - 400)).toBeLessThan(3.5);
    }
    for (let angle = 0; angle < 6.2; angle += 0.01) {
      const on = (reach: number) =>
        [0.5 + (reach * Math.cos(angle)) / 1000, 0.5 + (reach * Math.sin(angle)) / 1000] as const;
      expect(covers({ by: 'alpha', contours: [contour] }, ...on(396))).toBe(true);
      expect(covers({ by: 'alpha', contours: [contour] }, ...on(404))).toBe(false);
    }
  });

  it('is none of confetti in a strip too narrow to be traced more coarsely', () => {
    expect(alphaOutline(seen(1000, 10, (x, y) => (x % 8 < 4 && y > 2 && y < 8 ? 255 : 0)))).toBeNull();
  });

  it('is within what records hold, and within a pixel and a half of what is seen, whatever that is', () => {
    const blobs = fc.array(fc.record({ x: fc.nat(119), y: fc.nat(89), radius: fc.integer({ min: 5, max: 50 }) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(blobs, (all) => {
        const picture = seen(120, 90, (x, y) =>
          all.some((blob) => Math.hypot(x - blob.x, y - blob.y) <= blob.radius) ? 255 : 0,
        );
        const outline = alphaOutline(picture);
        expect(v.is(pictureOutlineSchema, outline)).toBe(true);
        if (outline === null) return;
        for (const { x, y, radius } of all) {
          for (let angle = 0; angle < 6.2; angle += 0.3) {
            const reach = radius - 2.6;
            const [at, down] = [x + 0.5 + reach * Math.cos(angle), y + 0.5 + reach * Math.sin(angle)];
            if (at < 3 || at > 117 || down < 3 || down > 87 || reach < 0) continue;
            expect(covers(outline, at / 120, down / 90)).toBe(true);
          }
        }
      }),
      cases(300),
    );
  });
});
