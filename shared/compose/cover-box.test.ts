import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../tests/kit/seeds.ts';
import { type Crop, wholePicture } from '../edition/record-fields.ts';
import type { Frame } from '../edition/units.ts';
import { beyondFrame, boxOf, coverBox, ontoPage, ontoPicture, pageBox, shownPart, turnedBounds } from './cover-box.ts';

const figure = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const frames: fc.Arbitrary<Frame> = fc.record({
  x: figure(-50, 500),
  y: figure(-50, 500),
  width: figure(5, 900),
  height: figure(5, 900),
});
const aspects = figure(0.2, 5);
const turns = fc.oneof(fc.constantFrom(-90, 0, 90, 180), figure(-180, 180));
const crops = (fit: 'fill' | 'whole', scale: fc.Arbitrary<number>, share = figure(0, 1)): fc.Arbitrary<Crop> =>
  fc.record({ scale, x: share, y: share, turn: turns, isFlipped: fc.boolean() }).map(({ isFlipped, ...crop }) => ({
    ...crop,
    ...(fit === 'whole' ? { fit } : {}),
    ...(isFlipped ? { flipped: true } : {}),
  }));

const corners = ({ x, y, width, height }: Frame) => [
  { x, y },
  { x: x + width, y },
  { x, y: y + height },
  { x: x + width, y: y + height },
];

/** Where points of the page are in a picture, in shares of its sides. */
function inPicture(points: readonly { x: number; y: number }[], box: Frame, crop: Crop) {
  return points.map((point) => {
    const along = ontoPicture({ x: point.x - box.x - box.width / 2, y: point.y - box.y - box.height / 2 }, crop);
    return { x: along.x / box.width + 0.5, y: along.y / box.height + 0.5 };
  });
}

describe('a picture in its frame', () => {
  it('lies as before there were turns, to the bit', () => {
    const frame = { x: 10, y: 20, width: 300, height: 100 };
    expect(coverBox(frame, 1.5, { scale: 2, x: 0.25, y: 1 })).toEqual({ x: -65, y: -280, width: 600, height: 400 });
    expect(coverBox(frame, 1.5)).toEqual({ x: 10, y: -30, width: 300, height: 200 });
  });

  it('has its own sides’ proportion, however it is fitted, sized and turned', () => {
    fc.assert(
      fc.property(
        frames,
        aspects,
        fc.oneof(crops('fill', figure(0.05, 20)), crops('whole', figure(0.05, 20))),
        (frame, aspect, crop) => {
          const { width, height } = coverBox(frame, aspect, crop);
          expect(width / height / aspect).toBeCloseTo(1, 9);
        },
      ),
      cases(2000),
    );
  });

  it('covers it wherever it is moved and however it is turned, where it fills it', () => {
    fc.assert(
      fc.property(frames, aspects, crops('fill', figure(1, 20)), (frame, aspect, crop) => {
        for (const { x, y } of inPicture(corners(frame), coverBox(frame, aspect, crop), crop)) {
          for (const share of [x, y]) {
            expect(share).toBeGreaterThan(-1e-6);
            expect(share).toBeLessThan(1 + 1e-6);
          }
        }
      }),
      cases(2000),
    );
  });

  it('is no larger than it must be to cover it', () => {
    fc.assert(
      fc.property(frames, aspects, crops('fill', fc.constant(1)), (frame, aspect, crop) => {
        const { x, y } = beyondFrame(frame, aspect, crop);
        expect(Math.min(x, y)).toBeCloseTo(0, 6);
      }),
      cases(1000),
    );
  });

  it('is all to be seen where it is shown whole, and touches two sides', () => {
    fc.assert(
      fc.property(frames, aspects, crops('whole', fc.constant(1), fc.constant(0.5)), (frame, aspect, crop) => {
        const all = turnedBounds(coverBox(frame, aspect, crop), crop);
        expect(all.x).toBeGreaterThan(frame.x - 1e-6);
        expect(all.y).toBeGreaterThan(frame.y - 1e-6);
        expect(all.x + all.width).toBeLessThan(frame.x + frame.width + 1e-6);
        expect(all.y + all.height).toBeLessThan(frame.y + frame.height + 1e-6);
        expect(Math.min(frame.width - all.width, frame.height - all.height)).toBeCloseTo(0, 6);
      }),
      cases(2000),
    );
  });

  it('is whole wherever it stands in its frame, turned by quarters', () => {
    fc.assert(
      fc.property(
        frames,
        aspects,
        crops('whole', fc.constant(1)),
        fc.constantFrom(-90, 0, 90, 180),
        (frame, aspect, crop, turn) => {
          const { x, y, width, height } = shownPart({ frame, crop: { ...crop, turn } }, aspect);
          for (const [is, wanted] of [
            [x, 0],
            [y, 0],
            [width, 1],
            [height, 1],
          ] as const)
            expect(is).toBeCloseTo(wanted, 6);
        },
      ),
      cases(1000),
    );
  });

  it('has its frame in the part that is taken of it', () => {
    fc.assert(
      fc.property(frames, aspects, crops('fill', figure(0.05, 20)), (frame, aspect, crop) => {
        const part = shownPart({ frame, crop }, aspect);
        const box = boxOf({ frame, crop }, aspect);
        for (const { x, y } of inPicture(corners(frame), box, crop)) {
          expect(Math.max(0, Math.min(1, x))).toBeGreaterThanOrEqual(part.x - 1e-9);
          expect(Math.max(0, Math.min(1, x))).toBeLessThanOrEqual(part.x + part.width + 1e-9);
          expect(Math.max(0, Math.min(1, y))).toBeGreaterThanOrEqual(part.y - 1e-9);
          expect(Math.max(0, Math.min(1, y))).toBeLessThanOrEqual(part.y + part.height + 1e-9);
        }
      }),
      cases(1000),
    );
  });

  it('is turned clockwise after it was mirrored, and back', () => {
    expect(ontoPage({ x: 1, y: 0 }, { turn: 90 })).toEqual({ x: 0, y: 1 });
    expect(ontoPage({ x: 1, y: 0 }, { turn: 90, flipped: true })).toEqual({ x: -0, y: -1 });
    fc.assert(
      fc.property(figure(-99, 99), figure(-99, 99), crops('fill', fc.constant(1)), (x, y, crop) => {
        const back = ontoPicture(ontoPage({ x, y }, crop), crop);
        expect(back.x).toBeCloseTo(x, 9);
        expect(back.y).toBeCloseTo(y, 9);
      }),
      cases(500),
    );
  });
});

describe('a page in its frame', () => {
  const sheet = { width: 800, height: 1100 };
  const page = { size: { width: 200, height: 100 }, bleed: [9, 8, 3, 2] as [number, number, number, number] };

  it('lies the same whether it is whole because nobody said otherwise, or because somebody did', () => {
    fc.assert(
      fc.property(frames, (any) => {
        // Some of it is on the sheet.
        const frame = { ...any, x: Math.max(-4, any.x), y: Math.max(-4, any.y) };
        const [unsaid, said] = [
          pageBox(frame, sheet, page),
          pageBox(frame, sheet, page, { ...wholePicture, fit: 'whole' }),
        ];
        for (const side of ['x', 'y', 'width', 'height'] as const) expect(said[side]).toBeCloseTo(unsaid[side], 6);
      }),
      cases(500),
    );
  });

  it('has its trim where it is turned to, its bleed beside that', () => {
    const frame = { x: 100, y: 100, width: 100, height: 200 };
    const box = pageBox(frame, sheet, page, { ...wholePicture, fit: 'whole', turn: 90 });
    // A quarter clockwise: what was left is on top, what was the foot is at the left.
    expect(turnedBounds(box, { turn: 90 })).toEqual({ x: 98, y: 91, width: 110, height: 212 });
  });
});
