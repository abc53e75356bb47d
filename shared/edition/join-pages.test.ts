import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { columnFor, gridFrame } from './formats.ts';
import { freePlace } from './frames.ts';
import { newId } from './ids.ts';
import { blocksOverFold, joinFault, joinPages, partSpread, setFold } from './join-pages.ts';
import { addMaster, masterBlocksOn, moveToMaster, overrideBlock, overridesOn, restoreBlock } from './masters.ts';
import { applyPatches, type Patch } from './operations.ts';
import { saveFormat, setFacing } from './page-formats.ts';
import { withGridField } from './page-grid.ts';
import { addPage, deletePage, duplicatePage, movePage, setPageCount } from './pages.ts';
import type { Block, Edition } from './records.ts';
import { setGrid } from './regrid.ts';
import { blocksOnPage, numberOf, pageByNumber, pageCount, pagesInOrder, standsOn } from './selectors.ts';
import { foldZone, halvesOf, numbersSaid } from './spreads.ts';
import { mm } from './units.ts';

function done(edition: Edition, patches: readonly Patch[] | string): Edition {
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

function joined(edition: Edition, number = 2): Edition {
  return done(edition, joinPages(edition, pageOf(edition, number).id));
}

/** Pages of an edition as they are counted: `1 2-3 4`. */
function counted(edition: Edition): string {
  return pagesInOrder(edition)
    .map((page) => numbersSaid(page))
    .join(' ');
}

/** The same with lengths to a billionth of a point: what is moved by half a sheet and back is off by the last digit. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'number' ? Math.round(one * 1e9) / 1e9 : one,
  );
}

/** Four pages, a story from page 2 to page 3. */
function laid() {
  const story = article(['湖边的灯会今晚开幕。'], { plannedPage: null });
  const edition = withArticle(emptyEdition(4), story);
  const first = bodyBlock(pageOf(edition, 2), story, { column: 1, span: 2, row: 12, rows: 10 });
  const second = bodyBlock(pageOf(edition, 3), story, { column: 0, span: 3, row: 5, rows: 12, thread: 1 });
  return { edition: withBlocks(edition, [first, second]), first, second };
}

describe('通版', () => {
  it('keeps for which half a story is planned, and gives it back, but what is planned elsewhere since', () => {
    const bare = emptyEdition(4);
    const [left, right] = [pageOf(bare, 2).id, pageOf(bare, 3).id];
    const stories = {
      left: article(['左版的稿件。'], { plannedPage: left }),
      right: article(['右版的稿件。'], { plannedPage: right }),
      from: article(['头版转来的稿件。'], { plannedPage: pageOf(bare, 1).id, plannedJump: right }),
      moved: article(['后来改到第四版的稿件。'], { plannedPage: right }),
    };
    const edition = Object.values(stories).reduce(withArticle, bare);
    const sheet = joined(edition);
    const numbers = (now: Edition) =>
      Object.values(stories).map(({ id }) => standsOn(now, now.articles[id] ?? article([])));
    expect(numbers(sheet)).toEqual([2, 3, 1, 3]);
    const elsewhere = done(sheet, [
      { kind: 'set', table: 'articles', id: stories.moved.id, path: ['plannedPage'], value: pageOf(sheet, 4).id },
    ]);
    const parted = done(elsewhere, partSpread(elsewhere, left));
    expect(numbers(parted)).toEqual([2, 3, 1, 4]);
    expect(parted.articles[stories.from.id]).toEqual(edition.articles[stories.from.id]);
    expect(rounded(done(sheet, partSpread(sheet, left)).articles)).toEqual(rounded(edition.articles));
    expect(rounded(done(sheet, partSpread(sheet, left)).pages)).toEqual(rounded(edition.pages));
  });

  it('is one record that takes two numbers, with everything where it stood', () => {
    const { edition, second } = laid();
    const next = joined(edition);
    expect(counted(next)).toBe('1 2-3 4');
    expect(pageCount(next)).toBe(4);
    const page = pageOf(next, 3);
    expect(page).toBe(pageOf(next, 2));
    const { x } = next.blocks[second.id]?.frame ?? { x: 0 };
    expect(x).toBeCloseTo(second.frame.x + mm(273), 9);
    // The column it stood in is the sheet's sixth.
    expect(x).toBeCloseTo(gridFrame(page.grid, 5, 1, 0, 1).x, 9);
    const block = next.blocks[second.id];
    expect(block === undefined ? 0 : numberOf(next, block)).toBe(3);
    expect(rounded(foldZone(page))).toEqual(rounded({ left: mm(269), right: mm(277) }));
  });

  it('is parted into the very pages it was', () => {
    const { edition } = laid();
    const next = joined(edition);
    expect(rounded(done(next, partSpread(next, pageOf(next, 2).id)))).toEqual(rounded(edition));
  });

  it('moves what stands over the fold to the page where its middle is', () => {
    const { edition } = laid();
    const next = joined(edition);
    const page = pageOf(next, 2);
    const rule: Block = {
      ...{ id: newId<'block'>(), pageId: page.id, order: 40, kind: 'rule' },
      frame: { ...gridFrame(page.grid, 3, 4, 60, 1), height: 1 },
    };
    const drawn = withBlocks(next, [{ ...rule, frame: { ...rule.frame, x: rule.frame.x + 20 } }]);
    expect(blocksOverFold(drawn, page.id).map(({ id }) => id)).toEqual([rule.id]);
    const parted = done(drawn, partSpread(drawn, page.id));
    const own = parted.blocks[rule.id];
    expect(own?.pageId).toBe(pageOf(parted, 3).id);
    // It stood within the margins, and does so on its page.
    expect(own?.frame.x).toBe(pageOf(parted, 3).grid.typeArea.x);
  });

  it('gives a page what was wider than one: text in its columns, and from trim to trim what bled on both sides', () => {
    const { edition } = laid();
    const next = joined(edition);
    const page = pageOf(next, 2);
    const story = article(['湖边的灯会今晚开幕。']);
    const body = bodyBlock(page, story, { column: 0, span: 10, row: 40, rows: 10 });
    const panel: Block = {
      ...{ id: newId<'block'>(), pageId: page.id, order: 1, kind: 'panel', standOff: 0, border: 0, tint: 0.1 },
      frame: { x: 0, y: 0, width: page.grid.trim.width, height: 60 },
    };
    const drawn = withBlocks(withArticle(next, story), [body, panel]);
    const parted = done(drawn, partSpread(drawn, page.id));
    const { grid } = pageOf(parted, 2);
    const own = parted.blocks[body.id];
    expect(own).toMatchObject({ pageId: page.id, columns: 5 });
    expect(own?.frame.x).toBeCloseTo(grid.typeArea.x, 9);
    expect(own?.frame.width).toBeCloseTo(grid.typeArea.width, 9);
    expect(parted.blocks[panel.id]?.frame).toMatchObject({ x: 0, width: grid.trim.width });
  });

  it('cannot be made of pages that are not two facing ones alike', () => {
    const edition = emptyEdition(6);
    const fault = (of: Edition, number: number) => joinFault(of, pageOf(of, number).id);
    expect([1, 2, 3, 4, 6].map((number) => fault(edition, number))).toEqual([
      'front',
      null,
      'right-page',
      null,
      'no-right',
    ]);
    const joinedOnce = joined(edition);
    expect(fault(joinedOnce, 3)).toBe('already');
    const page = pageOf(edition, 3);
    const wider = done(edition, setGrid(edition, page.id, withGridField(page.grid, 'width', mm(300))));
    expect(fault(wider, 2)).toBe('sizes');
    const master = addMaster(edition, page.id, '内页', 'inside');
    if (master === null) throw new Error('no master');
    expect(joinFault(done(edition, master.patches), master.id)).toBe('master');
  });

  it('stays at even numbers while others flow round it', () => {
    const next = joined(emptyEdition(6), 4);
    expect(counted(next)).toBe('1 2 3 4-5 6');
    const at = (edition: Edition, number: number) => pageOf(edition, number).id;
    const moved = (id: ReturnType<typeof at>, to: number) => counted(done(next, movePage(next, id, to)));
    expect(moved(at(next, 4), 3)).toBe('1 2-3 4 5 6');
    expect(moved(at(next, 6), 4)).toBe('1 2 3 4-5 6');
    expect(moved(at(next, 6), 3)).toBe('1 2 3 4-5 6');
    expect(pageOf(done(next, movePage(next, at(next, 6), 3)), 3).id).toBe(at(next, 6));
    expect(pageOf(done(next, movePage(next, at(next, 4), 2)), 2).spread).toBeDefined();
    const added = addPage(next, at(next, 3));
    expect(counted(done(next, added?.patches ?? []))).toBe('1 2 3 4-5 6 7');
    const fewer = done(next, deletePage(next, at(next, 2)));
    expect(counted(fewer)).toBe('1 2 3 4-5');
    expect(pageOf(fewer, 3).id).toBe(at(next, 6));
    const copy = duplicatePage(next, at(next, 4));
    expect(counted(done(next, copy?.patches ?? []))).toBe('1 2 3 4-5 6-7 8');
  });

  it('keeps page 1 before it', () => {
    const next = joined(emptyEdition(3));
    expect(deletePage(next, pageOf(next, 1).id)).toEqual([]);
    expect(counted(done(next, setPageCount(next, 2)))).toBe('1 2');
    expect(counted(done(next, setPageCount(next, 5)))).toBe('1 2-3 4 5');
  });

  it('has masters on both its halves, and something else in their place on one', () => {
    const plain = emptyEdition(4);
    const page = pageOf(plain, 2);
    const made = addMaster(plain, page.id, '内页', 'inside');
    if (made === null) throw new Error('no master');
    const withMaster = done(plain, made.patches);
    const [head] = blocksOnPage(withMaster, page.id);
    if (head === undefined) throw new Error('no head');
    const edition = done(withMaster, moveToMaster(withMaster, [head.id], made.id));
    const next = joined(edition);
    const sheet = pageOf(next, 2);
    const [left, right] = masterBlocksOn(next, sheet);
    expect((right?.frame.x ?? 0) - (left?.frame.x ?? 0)).toBeCloseTo(mm(273), 9);
    expect(left?.id).not.toBe(right?.id);
    if (right === undefined) throw new Error('no right one');
    const own = overrideBlock(next, right.id);
    const changed = done(next, own?.patches ?? []);
    expect(masterBlocksOn(changed, pageOf(changed, 2)).map(({ id }) => id)).toEqual([left?.id]);
    expect(overridesOn(changed, pageOf(changed, 2)).map(({ side }) => side)).toEqual(['right']);
    const restored = done(changed, restoreBlock(changed, sheet.id, head.id, 'right'));
    expect(masterBlocksOn(restored, pageOf(restored, 2))).toHaveLength(2);
    const parted = done(changed, partSpread(changed, sheet.id));
    expect(overridesOn(parted, pageOf(parted, 3)).map(({ by }) => by?.id)).toEqual([own?.id]);
  });

  it('gives a master what stands on one of its halves, in place of what is alike on the other', () => {
    const sheet = pageOf(joined(emptyEdition(4)), 2);
    const next = joined(emptyEdition(4));
    const { id, grid } = pageOf(next, 2);
    const made = addMaster(next, id, '内页', 'inside');
    if (made === null) throw new Error('no master');
    const before = done(next, made.patches);
    expect(before.pages[made.id]?.grid).toEqual(halvesOf(sheet)[0]?.page.grid);
    const heads = blocksOnPage(before, id);
    expect(heads).toHaveLength(2);
    const [, right] = heads;
    if (right === undefined) throw new Error('no head');
    for (const chosen of [[right.id], heads.map((head) => head.id)]) {
      const after = done(before, moveToMaster(before, chosen, made.id));
      expect(blocksOnPage(after, made.id)).toHaveLength(1);
      expect(blocksOnPage(after, pageOf(after, 4).id)).toEqual([]);
      const standing = masterBlocksOn(after, pageOf(after, 2)).map(({ frame }) => frame);
      expect(rounded(standing)).toEqual(rounded(heads.map(({ frame }) => frame)));
    }
    const across: Block = {
      ...{ id: newId<'block'>(), pageId: id, order: 9, frame: gridFrame(grid, 3, 4, 20, 2) },
      ...{ kind: 'furniture', role: 'page-head' },
    };
    expect(moveToMaster(withBlocks(before, [across]), [across.id], made.id)).toEqual([]);
  });

  it('has what is put on it on one half, where that has room', () => {
    const { grid } = pageOf(joined(emptyEdition(4)), 2);
    const half = grid.columns / 2;
    expect(columnFor(grid, gridFrame(grid, half - 1, 1, 0, 1).x + 5, 2)).toBe(half - 2);
    expect(columnFor(grid, gridFrame(grid, half, 1, 0, 1).x + 5, 2)).toBe(half);
    expect(columnFor(grid, gridFrame(grid, half - 1, 1, 0, 1).x + 5, half + 1)).toBe(half - 1);
    const left = [gridFrame(grid, 0, half - 1, 0, 80)];
    const size = { span: 2, rows: 3, shift: 0, height: 30 };
    expect(freePlace(grid, size, left, 0)).toMatchObject({ x: gridFrame(grid, half, 2, 0, 1).x });
  });

  it('has its margins as its pages face each other, and takes another size in both halves', () => {
    const plain = emptyEdition(4);
    const named = done(plain, saveFormat(plain, pageOf(plain, 1).id, '日报'));
    const [format] = Object.values(named.formats);
    if (format === undefined) throw new Error('no format');
    const facing = done(named, setFacing(named, format.id, true));
    const next = joined(facing);
    const { id, grid } = pageOf(next, 2);
    const changed = done(next, setGrid(next, id, withGridField(grid, 'left', mm(20))));
    const [left, right] = halvesOf(pageOf(changed, 2));
    expect(right?.page.grid.typeArea.x).toBeCloseTo(mm(20), 9);
    expect(left?.page.grid.trim).toEqual(right?.page.grid.trim);
    const wide = done(next, setFold(next, id, mm(12)));
    expect(rounded(foldZone(pageOf(wide, 2)))).toEqual(rounded({ left: mm(267), right: mm(279) }));
    expect(setFold(next, id, -1)).toEqual([]);
    expect(pageByNumber(changed, 3)?.id).toBe(id);
  });
});
