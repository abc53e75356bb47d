/** Where things are put on a 通版: the rest of a story, booked adverts, stories that are exchanged, pictures. */
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
import { columnsIn, gridFrame } from '../edition/formats.ts';
import { joinPages, partSpread } from '../edition/join-pages.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { frameForPicture } from '../edition/picture-frame.ts';
import type { Block, Edition } from '../edition/records.ts';
import { blocksOnPage, numberOf, threadOf } from '../edition/selectors.ts';
import { numbersAt } from '../edition/spreads.ts';
import { swapStories } from '../edition/swap.ts';
import { mm } from '../edition/units.ts';
import { readBookings } from './bookings.ts';
import { placeBookings } from './place-bookings.ts';
import { jumpRest } from './remedies.ts';

function done(edition: Edition, patches: readonly Patch[] | string): Edition {
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

const joined = (edition: Edition) => done(edition, joinPages(edition, pageOf(edition, 2).id));
const sheet = joined(emptyEdition(4));
const { grid, id: sheetId, spread } = pageOf(sheet, 2);
const rightId = spread?.right.id ?? sheetId;

describe('the rest of a story', () => {
  const story = article(['湖'.repeat(900)]);
  const edition = (() => {
    const bare = withArticle(sheet, story);
    return withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 10 })]);
  })();

  it('goes on on the half that is named, in its columns', () => {
    for (const [to, number] of [
      [sheetId, 2],
      [rightId, 3],
    ] as const) {
      const jumped = done(edition, jumpRest(edition, testResources(), story.id, to));
      const last = threadOf(jumped, story.id).at(-1);
      if (last === undefined) throw new Error('no block');
      expect(last.pageId).toBe(sheetId);
      expect(numbersAt(pageOf(jumped, 2), last.frame)).toEqual([number]);
      expect(last.columns).toBe(5);
    }
  });

  it('begins at the head of one half whatever stands on the other', () => {
    const other = article(['岸'.repeat(100)]);
    const bare = withArticle(edition, other);
    const full = withBlocks(bare, [bodyBlock(pageOf(bare, 2), other, { column: 0, span: 5, row: 3, rows: 40 })]);
    const last = (of: Edition) => threadOf(done(of, jumpRest(of, testResources(), story.id, rightId)), story.id).at(-1);
    expect(last(full)?.pageId).toBe(sheetId);
    const head = (of: Edition) => last(of)?.frame.y;
    expect(head(full)).toBeCloseTo(head(edition) ?? 0, 6);
  });
});

describe('adverts booked for a 通版', () => {
  const held = (edition: Edition, list: string) => {
    const { bookings, bad } = readBookings(list);
    expect(bad).toEqual([]);
    const { patches, placed } = placeBookings(edition, bookings);
    return { edition: done(edition, patches), patches, placed };
  };
  const advertsOn = (edition: Edition): Block<'advert'>[] =>
    blocksOnPage(edition, sheetId).flatMap((block) => (block.kind === 'advert' ? [block] : []));

  it('stand over its fold where both pages are named, or the size is of both', () => {
    for (const row of [
      '甲,2-3,半版',
      '甲,2、3版,半版',
      '甲,２－３,半版',
      '甲,2,半通版',
      '甲,3,半通版',
      '甲,2-3通版,半版',
      '甲,2—3,通栏×200',
    ]) {
      const { edition, placed } = held(sheet, row.replace(',2、3', ',"2、3').replace('3版,', '3版",'));
      expect(placed.map(({ zh }) => zh)).toEqual([null]);
      const [advert] = advertsOn(edition);
      expect(advert?.frame.x).toBeCloseTo(grid.typeArea.x, 6);
      expect(advert?.frame.width).toBeCloseTo(grid.typeArea.width, 6);
    }
    const { edition } = held(sheet, '乙,2-3,4栏×60\n丙,2-3,160×50');
    for (const { frame } of advertsOn(edition)) {
      expect(frame.x + frame.width / 2).toBeCloseTo(grid.trim.width / 2, 1);
      expect(numbersAt(pageOf(edition, 2), frame)).toEqual([2, 3]);
    }
    expect(advertsOn(edition).map(({ frame }) => Math.round(frame.height / mm(1)))).toEqual([60, 50]);
  });

  it('have their place when the list is read again, each on its own page or over both', () => {
    const list = '甲,3,1/4版\n甲,2-3,通栏×40';
    const first = held(sheet, list);
    expect(held(first.edition, list).patches).toEqual([]);
    // A place on the other half is none of this page.
    const more = held(first.edition, `甲,2,1/4版\n${list}`);
    expect(more.placed.map(({ isNew }) => isNew)).toEqual([true, false, false]);
    expect(
      advertsOn(more.edition)
        .map(({ frame }) => numbersAt(pageOf(sheet, 2), frame).join('-'))
        .toSorted(),
    ).toEqual(['2', '2-3', '3']);
  });

  it('wait with the reason while the pages are two, and rows that name no two facing pages are told', () => {
    const apart = done(sheet, partSpread(sheet, sheetId));
    expect(held(apart, '甲,2-3,半版').placed).toMatchObject([{ blockId: null, zh: '第2、3版没有合为通版' }]);
    expect(held(sheet, '甲,4-5,半版').placed).toMatchObject([{ blockId: null, zh: '第4、5版没有合为通版' }]);
    const { bad } = readBookings('甲,3-4,半版\n乙,2-4,半版\n丙,1,通版\n丁,2-3,半版,左');
    expect(bad.map(({ zh }) => zh.slice(0, 2))).toEqual(['版次', '版次', '版次', '跨两']);
  });
});

describe('what is put on a 通版', () => {
  it('keeps to columns where a place over the fold is divided for two blocks of copy', () => {
    const [wide, parted] = [article(['湖'.repeat(50)]), article(['岸'.repeat(80)])];
    const bare = withArticle(withArticle(sheet, wide), parted);
    const page = pageOf(bare, 2);
    const over = bodyBlock(page, wide, { column: 3, span: 4, row: 12, rows: 10 });
    const two = [
      bodyBlock(page, parted, { column: 0, span: 2, row: 40, rows: 10 }),
      bodyBlock(page, parted, { column: 2, span: 1, row: 40, rows: 10, thread: 1 }),
    ];
    const edition = withBlocks(bare, [over, ...two]);
    const [first, second] = two;
    if (first === undefined || second === undefined) throw new Error('no blocks');
    const swapped = done(edition, swapStories(edition, over.id, first.id));
    for (const { id } of two) {
      const frame = swapped.blocks[id]?.frame;
      if (frame === undefined) throw new Error('no block');
      const start = [3, 5].map((column) => gridFrame(grid, column, 2, 12, 10).x);
      expect(start.some((x) => Math.abs(x - frame.x) < 1e-6)).toBe(true);
      expect(columnsIn(grid, frame)).toBeCloseTo(2, 6);
    }
  });

  it('is a picture on the half of the point it is put at', () => {
    for (const column of [3, 4, 5, 9]) {
      const at = { x: gridFrame(grid, column, 1, 0, 1).x + 5, y: 300 };
      const { frame } = frameForPicture(sheet, 'photo', sheetId, at, { width: 300, height: 200 });
      const number = numberOf(sheet, { pageId: sheetId, frame });
      expect(numbersAt(pageOf(sheet, 2), frame)).toEqual([number]);
      expect(number).toBe(column < 5 ? 2 : 3);
    }
  });
});
