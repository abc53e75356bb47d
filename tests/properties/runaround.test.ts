/** Text beside pictures of any outline: clear of it, on the grid, and whole. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import { OUTLINE_PARTS, type PictureOutline } from '../../shared/edition/picture-outline.ts';
import type { BodyBlock, Crop, Edition, Image, PhotoBlock } from '../../shared/edition/records.ts';
import { bodyCharacters, paragraphText } from '../../shared/edition/selectors.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';
import { linesOf, setText } from '../kit/lines.ts';
import { outlineImage, rectangle, withOutlined } from '../kit/outlines.ts';
import { cases, printSeed } from '../kit/seeds.ts';

const part = fc.integer({ min: 0, max: OUTLINE_PARTS });
/** Any polygon, its edges crossing or not. */
const tangle = fc.array(fc.tuple(part, part), { minLength: 3, maxLength: 12 }).map((corners) => corners.flat());
/** A shape round a middle, as cut-outs are. */
const star = fc
  .record({
    x: fc.integer({ min: 2000, max: 8000 }),
    y: fc.integer({ min: 2000, max: 8000 }),
    reaches: fc.array(fc.integer({ min: 100, max: 6000 }), { minLength: 3, maxLength: 40 }),
  })
  .map(({ x, y, reaches }) =>
    reaches.flatMap((reach, at) => {
      const angle = (at / reaches.length) * 2 * Math.PI;
      const on = (middle: number, along: number) =>
        Math.max(0, Math.min(OUTLINE_PARTS, Math.round(middle + along * reach)));
      return [on(x, Math.cos(angle)), on(y, Math.sin(angle))];
    }),
  );
const outline: fc.Arbitrary<PictureOutline> = fc.record({
  by: fc.constantFrom('path', 'alpha'),
  contours: fc.array(fc.oneof(star, tangle), { minLength: 1, maxLength: 3 }),
});
const crop: fc.Arbitrary<Crop | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    scale: fc.double({ min: 1, max: 3, noNaN: true }),
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

interface Placed {
  readonly edition: Edition;
  readonly photo: PhotoBlock;
  readonly image: Image;
}

/** A story in one to four columns, a picture somewhere in it. */
const pages: fc.Arbitrary<Placed> = fc
  .record({
    // Han alone: every character is as wide as it is drawn, and none hangs.
    text: fc.stringMatching(/^[\u4e00-\u4fff]{40,900}$/),
    columns: fc.integer({ min: 1, max: 4 }),
    gridMode: fc.constantFrom<BodyBlock['gridMode']>('absolute', 'relative', 'free'),
    x: fc.double({ min: -40, max: 500, noNaN: true }),
    y: fc.double({ min: -40, max: 300, noNaN: true }),
    width: fc.double({ min: 30, max: 300, noNaN: true }),
    height: fc.double({ min: 30, max: 300, noNaN: true }),
    imageWidth: fc.integer({ min: 100, max: 2000 }),
    standOff: fc.constantFrom(0, 3, 5, 14.2),
    beside: fc.constantFrom(undefined, 'larger' as const, 'one-side' as const),
    outline,
    crop,
  })
  .map((one) => {
    const story = article([one.text]);
    const edition = withArticle(emptyEdition(1), story);
    const sheet = pageOf(edition, 1);
    const body = { ...bodyBlock(sheet, story, { span: 5, row: 10, rows: 30 }), columns: one.columns };
    const { crop: chosen, beside } = one;
    const photo: PhotoBlock = {
      ...photoBlock(sheet, story, { column: 0, span: 1, row: 10, rows: 4 }),
      frame: { x: body.frame.x + one.x, y: body.frame.y + one.y, width: one.width, height: one.height },
      standOff: one.standOff,
      runaround: 'outline',
      ...(chosen === null ? {} : { crop: chosen }),
      ...(beside === undefined ? {} : { beside }),
    };
    const image: Image = { ...outlineImage, width: one.imageWidth, outline: one.outline };
    const placed = withBlocks(edition, [{ ...body, gridMode: one.gridMode }]);
    return { edition: withOutlined(placed, story, photo, image), photo, image };
  });

const resources = testResources();
const MANY = 500;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

/** The characters of the page's copy as boxes of an em each, a little less than what is drawn might be. */
function characterBoxes(edition: Edition): Box[] {
  const [page] = compose(edition, resources).pages;
  return (page === undefined ? [] : linesOf(page)).flatMap(({ runs }) =>
    runs.flatMap(({ xs, y, size, source }) =>
      source === null ? [] : xs.map((x) => ({ left: x, right: x + size, top: y - 0.88 * size, foot: y + 0.12 * size })),
    ),
  );
}

/** Steps along an edge at which it is looked at. */
const STEPS = 40;
/** What is nearer to a frame's side than this lies on it, in points. */
const EDGE = 1e-6;

/** Places on a picture's outline that its frame shows, by arithmetic of their own. */
function seenPlaces({ photo, image }: Placed): (readonly [x: number, y: number])[] {
  const { frame, crop: { scale, x: across, y: down } = { scale: 1, x: 0.5, y: 0.5 } } = photo;
  const fit = Math.max(frame.width / image.width, frame.height / image.height) * scale;
  const [width, height] = [image.width * fit, image.height * fit];
  const [left, top] = [frame.x - (width - frame.width) * across, frame.y - (height - frame.height) * down];
  const places: [number, number][] = [];
  for (const contour of image.outline?.contours ?? []) {
    for (let at = 0; at < contour.length; at += 2) {
      const [x0 = 0, y0 = 0] = contour.slice(at, at + 2);
      const [x1 = 0, y1 = 0] = contour.slice((at + 2) % contour.length, ((at + 2) % contour.length) + 2);
      for (let step = 0; step < STEPS; step++) {
        const x = left + ((x0 + ((x1 - x0) * step) / STEPS) / OUTLINE_PARTS) * width;
        const y = top + ((y0 + ((y1 - y0) * step) / STEPS) / OUTLINE_PARTS) * height;
        // On the frame's own side an outline may go to and fro round nothing.
        const isSeen =
          x > frame.x + EDGE &&
          x < frame.x + frame.width - EDGE &&
          y > frame.y + EDGE &&
          y < frame.y + frame.height - EDGE;
        if (isSeen) places.push([x, y]);
      }
    }
  }
  return places;
}

beforeAll(() => printSeed('run-around properties'));

describe('text along an outline', () => {
  it('keeps every character as far from it as the picture’s distance', () => {
    fc.assert(
      fc.property(pages, (placed) => {
        const boxes = characterBoxes(placed.edition);
        const { standOff } = placed.photo;
        for (const [x, y] of seenPlaces(placed)) {
          for (const { left, right, top, foot } of boxes) {
            const apart = Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - foot, 0));
            const isInside = x > left + 0.02 && x < right - 0.02 && y > top + 0.02 && y < foot - 0.02;
            if (isInside || apart < standOff - 0.02) throw new Error(`${x},${y} is ${apart} from ${left},${top}`);
          }
        }
      }),
      cases(MANY),
    );
  });

  it('stands on one side of it alone in a column, where one side is asked for', () => {
    fc.assert(
      fc.property(pages, ({ edition, photo, image }) => {
        const [body] = Object.values(edition.blocks).filter((block) => block.kind === 'body');
        if (body === undefined) throw new Error('no copy');
        const one: PhotoBlock = { ...photo, beside: 'one-side' };
        const boxes = characterBoxes(withBlocks(edition, [{ ...body, columns: 1 }, one]));
        const seen = seenPlaces({ edition, photo: one, image });
        const sides = new Set(
          boxes.flatMap(({ left, right, top, foot }) => {
            const beside = seen.filter(([, y]) => y > top && y < foot);
            if (beside.length === 0) return [];
            return beside.every(([x]) => x >= right) ? ['left'] : beside.every(([x]) => x <= left) ? ['right'] : [];
          }),
        );
        expect(sides.size).toBeLessThanOrEqual(1);
      }),
      cases(MANY),
    );
  });

  it('is set whole, as far as there is room, and composed anew as from memory', () => {
    fc.assert(
      fc.property(pages, ({ edition, photo }) => {
        const cache = createComposeCache();
        const composed = compose(edition, resources, cache);
        const [story] = Object.values(edition.articles);
        const [fit] = composed.articles;
        if (story === undefined) throw new Error('no story');
        expect(fit?.charactersIn).toBe(bodyCharacters(story));
        for (const one of story.body) {
          const shown = setText(composed, one.id);
          expect(paragraphText(one).startsWith(shown.text)).toBe(true);
          expect([...shown.text].length).toBe(fit?.charactersComposed);
        }
        const moved = { ...photo, frame: { ...photo.frame, y: photo.frame.y + 20 } };
        const after = withBlocks(edition, [moved]);
        expect(JSON.stringify(compose(after, resources, cache))).toBe(JSON.stringify(compose(after, resources)));
      }),
      cases(MANY),
    );
  });

  it('stands as round the frame where the outline is the frame', () => {
    fc.assert(
      fc.property(pages, ({ edition, photo, image }) => {
        const square = { ...edition, images: { [image.id]: { ...image, outline: rectangle } } };
        const { runaround: _, ...framed } = photo;
        const places = (one: Edition) =>
          characterBoxes(one).map(({ left, top }) => `${left.toFixed(3)} ${top.toFixed(3)}`);
        expect(places(square)).toEqual(places(withBlocks(square, [framed])));
      }),
      cases(MANY),
    );
  });
});
