import * as v from 'valibot';
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
import { compose, createComposeCache } from '../compose/compose.ts';
import { startRound } from '../proof/rounds.ts';
import { sign, signStates } from '../proof/sign-off.ts';
import { ReadingOrder } from '../reading/order.ts';
import { deleteBlocks, moveBlocks } from './blocks.ts';
import { gridFrame, gridNamed } from './formats.ts';
import { type BlockId, newId, type PageId } from './ids.ts';
import { insertBlock } from './insert.ts';
import {
  addMaster,
  editMaster,
  leaveOut,
  masterBlocksOn,
  moveToMaster,
  overrideBlock,
  overridesOn,
  removeMaster,
  restoreBlock,
  standingBlock,
  standingOn,
} from './masters.ts';
import { applyPatches, type Patch } from './operations.ts';
import { setGridOfAll } from './page-formats.ts';
import { addPage, deletePage, duplicatePage, movePage, spreadOf } from './pages.ts';
import { type Block, type Edition, editionSchema, type MasterRole } from './records.ts';
import { blocksOnPage, mastersOf, pageCount, pagesInOrder } from './selectors.ts';
import { applyTemplate, saveTemplate } from './templates.ts';

const tabloid = gridNamed('tabloid');

function done(edition: Edition, patches: readonly Patch[] | null): Edition {
  if (patches === null) throw new Error('nothing to do');
  return applyPatches(edition, patches).edition;
}

function ruleOn(pageId: PageId, row: number): Block {
  const { x, y, width } = gridFrame(tabloid, 0, 5, row, 1);
  return { id: newId<'block'>(), pageId, order: 0, kind: 'rule', frame: { x, y, width, height: 2 } };
}

/** Four pages, and a master with a rule on it. */
function withMaster(on: MasterRole['on'], row = 40) {
  const empty = emptyEdition(4);
  const made = addMaster(empty, pageOf(empty, 2).id, '内页', on);
  if (made === null) throw new Error('no master');
  const rule = ruleOn(made.id, row);
  const edition = withBlocks(done(empty, made.patches), [rule]);
  return { edition, master: made.id, rule };
}

/** Numbers of the pages a rule stands on. */
function under(edition: Edition): number[] {
  return pagesInOrder(edition)
    .filter((page) => standingOn(edition, page.id).some(({ kind }) => kind === 'rule'))
    .map(({ number }) => number);
}

function standingRule(edition: Edition, number: number): BlockId {
  const [block] = masterBlocksOn(edition, pageOf(edition, number));
  if (block === undefined) throw new Error(`nothing of a master on page ${number}`);
  return block.id;
}

function itemsOf(edition: Edition, number: number) {
  const page = compose(edition, testResources()).pages.find((one) => one.number === number);
  return page?.items.map(({ blockId: _id, ...item }) => item);
}

describe('a master', () => {
  it.each([
    ['all', [1, 2, 3, 4]],
    ['front', [1]],
    ['inside', [2, 3, 4]],
    ['left', [2, 4]],
    ['right', [3]],
  ] as const)('for %s stands on pages %j, and is none of them', (on, numbers) => {
    const { edition } = withMaster(on);
    expect(under(edition)).toEqual(numbers);
    expect(pageCount(edition)).toBe(4);
    expect(compose(edition, testResources()).pages.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    v.parse(editionSchema, edition);
  });

  it('stands on the pages that are left and right after they were moved', () => {
    const { edition } = withMaster('left');
    const second = pageOf(edition, 2);
    const moved = done(edition, movePage(edition, second.id, 3));
    expect(under(moved)).toEqual([2, 4]);
    expect(masterBlocksOn(moved, moved.pages[second.id] ?? second)).toEqual([]);
  });

  it('is changed once for all', () => {
    const { edition, rule } = withMaster('inside');
    const moved = done(edition, moveBlocks(edition, [rule.id], 0, tabloid.leading));
    for (const number of [2, 3, 4]) {
      const [standing] = masterBlocksOn(moved, pageOf(moved, number));
      expect(standing?.frame.y).toBeCloseTo(rule.frame.y + tabloid.leading);
    }
    const all = done(edition, editMaster(edition, rule.pageId, { on: 'all' }));
    expect(under(all)).toEqual([1, 2, 3, 4]);
  });

  it('composes with a cache as without one, when it changes and when it goes', () => {
    const { edition, rule, master } = withMaster('inside');
    const cache = createComposeCache();
    const pages = (of: Edition) => JSON.stringify(compose(of, testResources(), cache).pages.map(({ items }) => items));
    const fresh = (of: Edition) => JSON.stringify(compose(of, testResources()).pages.map(({ items }) => items));
    expect(pages(edition)).toBe(fresh(edition));
    const moved = done(edition, moveBlocks(edition, [rule.id], 0, tabloid.leading));
    expect(pages(moved)).toBe(fresh(moved));
    expect(pages(moved)).not.toBe(fresh(edition));
    const gone = done(moved, removeMaster(moved, master));
    expect(pages(gone)).toBe(fresh(gone));
    expect(under(gone)).toEqual([]);
  });

  it('cannot be moved or deleted where it stands', () => {
    const { edition } = withMaster('inside');
    const id = standingRule(edition, 3);
    expect(standingBlock(edition, id)).toMatchObject({ master: { master: { name: '内页' } }, page: { number: 3 } });
    expect(moveBlocks(edition, [id], 10, 10)).toEqual([]);
    expect(deleteBlocks(edition, [id])).toEqual([]);
  });

  it('is overridden on a page, and back', () => {
    const { edition, rule } = withMaster('inside');
    const made = overrideBlock(edition, standingRule(edition, 3));
    const own = done(edition, made?.patches ?? null);
    const page = pageOf(own, 3);
    expect(masterBlocksOn(own, page)).toEqual([]);
    expect(blocksOnPage(own, page.id).map(({ id }) => id)).toContain(made?.id);
    expect(itemsOf(own, 3)).toEqual(itemsOf(edition, 3));
    const moved = done(own, moveBlocks(own, [made?.id ?? rule.id], 0, 30));
    expect(itemsOf(moved, 3)).not.toEqual(itemsOf(edition, 3));
    expect(itemsOf(moved, 2)).toEqual(itemsOf(edition, 2));
    expect(overridesOn(moved, pageOf(moved, 3))).toHaveLength(1);
    expect(done(moved, restoreBlock(moved, page.id, rule.id))).toEqual(edition);
  });

  it('is overridden on a page that takes a template, and what goes with a master is named no more', () => {
    const { edition, master } = withMaster('inside');
    const front = pageOf(edition, 1).id;
    const blank = done(
      edition,
      blocksOnPage(edition, front).map(({ id }) => ({ kind: 'remove', table: 'blocks', id })),
    );
    const saved = done(blank, saveTemplate(blank, front, '空版'));
    const [template] = Object.values(saved.templates).filter(({ name }) => name === '空版');
    if (template === undefined) throw new Error('no template');
    const made = overrideBlock(saved, standingRule(saved, 3));
    const own = done(saved, made?.patches ?? null);
    const page = pageOf(own, 3);
    const laid = done(own, applyTemplate(own, page.id, template.id));
    expect(standingOn(laid, page.id).map(({ id }) => id)).toEqual([made?.id]);
    expect(pageOf(laid, 3).overrides).toEqual(page.overrides);
    // Where the master stands no longer the block is the page's own, and the template takes its place.
    const elsewhere = done(own, editMaster(own, master, { on: 'front' }));
    const without = done(elsewhere, applyTemplate(elsewhere, page.id, template.id));
    expect(blocksOnPage(without, page.id)).toEqual([]);
    const back = done(without, editMaster(without, master, { on: 'inside' }));
    expect(masterBlocksOn(back, pageOf(back, 3))).toEqual([standingBlock(saved, standingRule(saved, 3))?.standing]);
  });

  it('is left out on a page, and back', () => {
    const { edition, rule } = withMaster('inside');
    const without = done(edition, leaveOut(edition, standingRule(edition, 3)));
    expect(under(without)).toEqual([2, 4]);
    expect(done(without, restoreBlock(without, pageOf(without, 3).id, rule.id))).toEqual(edition);
  });

  it('takes page heads in, and pages look as before', () => {
    const edition = emptyEdition(4);
    const made = addMaster(edition, pageOf(edition, 2).id, '内页', 'inside');
    if (made === null) throw new Error('no master');
    const before = done(edition, made.patches);
    const [head] = blocksOnPage(before, pageOf(before, 2).id);
    if (head === undefined) throw new Error('no page head');
    const after = done(before, moveToMaster(before, [head.id], made.id));
    expect(Object.keys(after.blocks)).toHaveLength(Object.keys(before.blocks).length - 2);
    for (const number of [1, 2, 3, 4]) expect(itemsOf(after, number)).toEqual(itemsOf(before, number));
    // A page that is added has its head from the master.
    const added = addPage(after, pageOf(after, 4).id);
    const five = done(after, added?.patches ?? null);
    expect(blocksOnPage(five, pageOf(five, 5).id)).toEqual([]);
    expect(itemsOf(five, 5)).toHaveLength(itemsOf(before, 4)?.length ?? 0);
  });

  it('stands where it stood on the grid of pages of another size', () => {
    const { edition } = withMaster('inside');
    const broad = gridNamed('broadsheet');
    const page = pageOf(edition, 3);
    const other = done(edition, [{ kind: 'set', table: 'pages', id: page.id, path: ['grid'], value: broad }]);
    const [standing] = masterBlocksOn(other, pageOf(other, 3));
    expect(standing?.frame.x).toBeCloseTo(broad.typeArea.x);
    expect(standing?.frame.width).toBeCloseTo(broad.typeArea.width);
    const all = done(edition, setGridOfAll(edition, broad));
    expect(mastersOf(all)[0]?.grid).toEqual(broad);
    expect(masterBlocksOn(all, pageOf(all, 3))[0]?.frame).toEqual(standing?.frame);
  });

  it('makes text run round it', () => {
    const { edition } = withMaster('inside', 20);
    const story = article(['湖边的灯会今晚开幕，市民在湖边散步。'.repeat(200)]);
    const page = pageOf(edition, 2);
    const laid = withBlocks(withArticle(edition, story), [bodyBlock(page, story, { span: 5, row: 12, rows: 20 })]);
    const { y, height } = ruleOn(page.id, 20).frame;
    const items = compose(laid, testResources()).pages.find(({ number }) => number === 2)?.items ?? [];
    const rows = items.flatMap((item) => (item.kind === 'glyphs' && item.source !== null ? [item] : []));
    expect(rows.length).toBeGreaterThan(10);
    for (const { y: baseline, size } of rows) {
      expect(baseline <= y || baseline - 0.88 * size >= y + height - 0.05).toBe(true);
    }
  });

  it('is furniture where it is repeated, and read on page 1', () => {
    const read = (on: MasterRole['on']) => {
      const { edition, master } = withMaster(on);
      const frame = gridFrame(tabloid, 0, 2, 60, 2);
      const base = { id: newId<'block'>(), pageId: master, order: 1, frame };
      const imprint: Block = { ...base, kind: 'furniture', role: 'imprint' };
      const edited = withBlocks(edition, [imprint]);
      const order = new ReadingOrder(edited);
      const page = compose(edited, testResources()).pages.find(({ number }) => number === (on === 'front' ? 1 : 2));
      if (page === undefined) throw new Error('no page');
      const [block] = masterBlocksOn(edited, pageOf(edited, page.number)).filter(({ kind }) => kind === 'furniture');
      const words = page.items.filter((item) => item.kind === 'glyphs' && item.blockId === block?.id);
      expect(words.length).toBeGreaterThan(0);
      return words.map((item) => order.nodeOf(item, page)?.role ?? null);
    };
    expect(new Set(read('inside'))).toEqual(new Set([null]));
    expect(new Set(read('front'))).toEqual(new Set(['P']));
  });

  it('carries no article', () => {
    const { edition, master } = withMaster('inside');
    expect(insertBlock(edition, 'body', master, null, { articleId: null, beside: null })).toBeNull();
    expect(insertBlock(edition, 'rule', master, null, { articleId: null, beside: null })).not.toBeNull();
  });

  it('is no page to add, copy, move or count with the others, and faces none', () => {
    const { edition, master } = withMaster('inside');
    expect(addPage(edition, master)).toBeNull();
    expect(duplicatePage(edition, master)).toBeNull();
    expect(movePage(edition, master, 1)).toEqual([]);
    expect(spreadOf(edition, master).map(({ id }) => id)).toEqual([master]);
    expect(pagesInOrder(done(edition, deletePage(edition, master)))).toHaveLength(4);
  });

  it('is part of what a page is signed as, and of what a round began with', () => {
    const { edition, rule, master } = withMaster('inside');
    const who = { by: '责编', at: '2024-03-08T20:00:00+08:00' };
    const { patches, round } = startRound(edition, { ...who, pages: [pageOf(edition, 2).id] });
    const read = done(edition, patches);
    expect(read.frozen[round.id]?.pages[master]).toEqual(edition.pages[master]);
    expect(read.frozen[round.id]?.blocks[rule.id]).toEqual(rule);
    const page = pageOf(read, 2).id;
    const own = sign(read, page, { ...who, role: '责编', refusals: [] });
    if (typeof own === 'string') throw new Error(own);
    const signed = done(read, own);
    const isValid = (of: Edition) => signStates(of, page).find(({ role }) => role === '责编')?.isValid;
    expect(isValid(signed)).toBe(true);
    expect(isValid(done(signed, moveBlocks(signed, [rule.id], 0, 20)))).toBe(false);
  });
});
