import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { gridFrame } from '../edition/formats.ts';
import { applyPatches } from '../edition/operations.ts';
import { threadOf } from '../edition/selectors.ts';
import { placeArticle, regionAt, shapeIn } from './place-article.ts';

const headlines = { kicker: [], headline: ['江边夜话'], deck: [], summary: '' };
const sentence = '江城的灯火一直亮到深夜，人们慢慢散去。';
const story = article([sentence.repeat(20)], { headlines });
const long = article([sentence.repeat(300)], { headlines });
const other = article(['菜价回落。']);

/** Page 2, whose first two columns are taken down to row 40: three are free beside it, five below. */
function halfTaken() {
  const bare = [story, long, other].reduce(withArticle, emptyEdition(2));
  const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 2), other, { column: 0, span: 2, row: 2, rows: 38 })]);
  return { edition, page: pageOf(edition, 2) };
}

/** The middle of a cell of the grid. */
function middleOf(page: ReturnType<typeof pageOf>, column: number, row: number) {
  const { x, y, width, height } = gridFrame(page.grid, column, 1, row, 1);
  return { x: x + width / 2, y: y + height / 2 };
}

const spanOf = (region: ReturnType<typeof regionAt>) => region && [region.column, region.span];

describe('the part of a page that a pointer chooses', () => {
  it('goes from the left of what is free to the column it is over', () => {
    const { edition, page } = halfTaken();
    const at = (column: number) => spanOf(regionAt(edition, page, middleOf(page, column, 60), null));
    expect([0, 1, 2, 3, 4].map(at)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [0, 5],
    ]);
  });

  it('has so many columns as are typed, from the pointer on where there is room', () => {
    const { edition, page } = halfTaken();
    const at = (column: number, row: number, columns: number) =>
      spanOf(regionAt(edition, page, middleOf(page, column, row), columns));
    expect(spanOf(regionAt(edition, page, middleOf(page, 4, 10), null))).toEqual([2, 3]);
    expect(at(2, 10, 2)).toEqual([2, 2]);
    expect(at(4, 10, 2)).toEqual([3, 2]);
    expect(at(2, 10, 4)).toBeNull();
    expect(at(3, 60, 2)).toEqual([3, 2]);
  });

  it('is none where something stands', () => {
    const { edition, page } = halfTaken();
    expect(regionAt(edition, page, middleOf(page, 0, 10), null)).toBeNull();
  });
});

describe('a story’s shape', () => {
  it('is what placing it there makes, and tells the copy that has no room', () => {
    const { edition, page } = halfTaken();
    const region = regionAt(edition, page, middleOf(page, 2, 10), 2);
    if (region === null) throw new Error('no room');
    const shape = shapeIn(edition, testResources(), story.id, page.id, region);
    expect(shape?.overset).toBe(0);
    const placed = applyPatches(edition, shape?.patches ?? []).edition;
    expect(threadOf(placed, story.id).map(({ columns }) => columns)).toEqual([2]);
    const tight = shapeIn(edition, testResources(), long.id, page.id, region);
    expect(tight?.overset).toBeGreaterThan(0);
    expect(tight?.rows).toBeLessThanOrEqual(region.rows);
  });

  it('is asked for by columns alone, where the page has most room for them', () => {
    const { edition, page } = halfTaken();
    const patches = placeArticle(edition, testResources(), story.id, page.id, { columns: 3 });
    const [body] = threadOf(applyPatches(edition, patches ?? []).edition, story.id);
    expect(body?.columns).toBe(3);
    expect(body?.frame.x).toBeCloseTo(gridFrame(page.grid, 2, 1, 0, 1).x);
    expect(placeArticle(edition, testResources(), story.id, page.id, { columns: 9 })).toBeNull();
  });
});
