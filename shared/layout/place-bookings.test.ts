import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { overlap } from '../edition/boxes.ts';
import { gridFrame } from '../edition/formats.ts';
import { joinPages } from '../edition/join-pages.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Block, Edition } from '../edition/records.ts';
import { blocksOnPage } from '../edition/selectors.ts';
import { mm } from '../edition/units.ts';
import { readBookings } from './bookings.ts';
import { placeBookings } from './place-bookings.ts';

const empty = emptyEdition(4);
const { date } = empty.edition;

function held(edition: Edition, list: string) {
  const { bookings, bad } = readBookings(list);
  expect(bad).toEqual([]);
  const { patches, placed } = placeBookings(edition, bookings);
  return { edition: applyPatches(edition, patches).edition, patches, placed };
}

function advertsOn(edition: Edition, number: number): Block<'advert'>[] {
  return blocksOnPage(edition, pageOf(edition, number).id).flatMap((block) => (block.kind === 'advert' ? [block] : []));
}

describe('booked adverts', () => {
  it('have places of their size at the foot, outside first, none on another', () => {
    const { edition, placed } = held(empty, `甲,2,1/4版\n乙,2,1/4版\n丙,3,3栏×80\n丁,4,整版`);
    expect(placed.map(({ zh }) => zh)).toEqual([null, null, null, null]);
    const [first, second] = advertsOn(edition, 2);
    if (first === undefined || second === undefined) throw new Error('no adverts');
    const { typeArea, columns } = pageOf(edition, 2).grid;
    expect(first.frame.x).toBeCloseTo(typeArea.x);
    expect(first.frame.y + first.frame.height).toBeCloseTo(typeArea.y + typeArea.height);
    expect(overlap(first.frame, second.frame)).toBe(false);
    const [three] = advertsOn(edition, 3);
    expect(three?.frame).toMatchObject({ x: gridFrame(pageOf(edition, 3).grid, columns - 3, 3, 0, 1).x });
    expect(three?.frame.height).toBeCloseTo(mm(80));
    expect(advertsOn(edition, 4)[0]?.frame.height).toBeGreaterThan(typeArea.height * 0.9);
  });

  it('stand where they are asked to, or say that there is no room', () => {
    const top = held(empty, '甲,2,通栏×60,上\n乙,2,整版');
    expect(advertsOn(top.edition, 2)[0]?.frame.y).toBeLessThan(mm(120));
    expect(top.placed[1]).toMatchObject({ blockId: null, zh: expect.stringContaining('没有这么大的空位') });
    const left = held(empty, '甲,2,2栏×60,左下\n乙,2,2栏×60,左下\n丙,2,2栏×60,右下');
    const [one, two, three] = advertsOn(left.edition, 2);
    expect(two?.frame.x).toBe(one?.frame.x);
    expect(two?.frame.y).toBeLessThan(one?.frame.y ?? 0);
    expect(three?.frame.x).toBeGreaterThan(one?.frame.x ?? Number.POSITIVE_INFINITY);
  });

  it('stand on the half of a 通版 that has their page’s number', () => {
    const patches = joinPages(empty, pageOf(empty, 2).id);
    if (typeof patches === 'string') throw new Error(patches);
    const list = '甲,2,通栏×60\n乙,3,1/4版\n丙,3,整版';
    const apart = held(empty, list);
    const joined = held(applyPatches(empty, patches).edition, list);
    expect(joined.placed.map(({ zh }) => zh)).toEqual(apart.placed.map(({ zh }) => zh));
    const left = advertsOn(apart.edition, 2).map(({ frame }) => frame);
    const { width } = pageOf(empty, 2).grid.trim;
    const right = advertsOn(apart.edition, 3).map(({ frame }) => ({ ...frame, x: frame.x + width }));
    const found = advertsOn(joined.edition, 2).map(({ frame }) => frame);
    expect(found).toHaveLength(left.length + right.length);
    for (const [at, frame] of [...left, ...right].entries())
      for (const side of ['x', 'y', 'width', 'height'] as const) expect(found[at]?.[side]).toBeCloseTo(frame[side], 6);
  });

  it('have no second place when the list is read again, nor one on a page or a day that is not there', () => {
    const list = `甲,2,1/4版,,,${date}\n乙,9,1/4版\n丙,2,1/4版,,,2023-01-01`;
    const once = held(empty, list);
    expect(once.placed.map(({ zh }) => zh)).toEqual([null, '没有第9版', '不是这一期的']);
    const again = held(once.edition, list);
    expect(again.patches).toEqual([]);
    expect(again.placed[0]).toMatchObject({ zh: '已经有位置了', blockId: once.placed[0]?.blockId });
  });

  it('take over what the list says of them when it is read again with more in it', () => {
    const once = held(empty, `甲,2,1/4版\n乙,3,1/4版,,黑白,,yi.pdf`);
    const again = held(once.edition, `甲,2,1/4版,,套红,${date},jia.pdf\n乙,3,1/4版`);
    expect(again.placed.map(({ zh, isNew }) => [zh?.slice(0, 6), isNew])).toEqual([
      ['已经有位置了', false],
      ['已经有位置了', false],
    ]);
    expect(advertsOn(again.edition, 2)).toMatchObject([
      { booked: { colour: 'second', artwork: 'jia' }, standing: { until: date } },
    ]);
    // What is not said is not taken away.
    expect(advertsOn(again.edition, 3)).toMatchObject([{ booked: { colour: 'black', artwork: 'yi' } }]);
    expect(again.patches).toHaveLength(1);
    expect(held(again.edition, `甲,2,1/4版,,套红,${date},jia.pdf`).patches).toEqual([]);
  });

  it('of other days are told apart from those that find no room', () => {
    const { placed } = held(empty, `甲,9,1/4版\n丙,2,1/4版,,,2023-01-01\n丁,2,1/4版`);
    expect(placed.map(({ isOtherDay, isNew }) => [isOtherDay, isNew])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  it('of one advertiser have a place for each row, and no more when the list is read again', () => {
    const list = '甲,2,2栏×60\n甲,2,2栏×60';
    const once = held(empty, list);
    expect(advertsOn(once.edition, 2)).toHaveLength(2);
    expect(held(once.edition, list).patches).toEqual([]);
  });

  it('stand in the editions to come for as long as they are booked on end', () => {
    const next = new Date(`${date}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const tomorrow = next.toISOString().slice(0, 10);
    next.setUTCDate(next.getUTCDate() + 5);
    const { edition } = held(empty, `甲,2,1/4版,,,${date}~${tomorrow}、${next.toISOString().slice(0, 10)}`);
    expect(advertsOn(edition, 2)[0]?.standing).toEqual({ until: tomorrow });
  });

  it('take room from text where there is no other, and say so', () => {
    const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(20)]);
    const bare = withArticle(empty, story);
    const page = pageOf(bare, 2);
    const full = withBlocks(bare, [{ ...bodyBlock(page, story, { rows: 3 }), frame: page.grid.typeArea }]);
    const { placed, edition } = held(full, '甲,2,1/4版');
    expect(placed[0]?.zh).toContain('正文绕着排');
    expect(advertsOn(edition, 2)).toHaveLength(1);
  });

  it('are refused where they are larger than the page', () => {
    expect(held(empty, '甲,2,900×80').placed[0]?.blockId).toBeNull();
    expect(held(empty, '甲,2,24栏×80').placed[0]?.blockId).toBeNull();
  });
});
