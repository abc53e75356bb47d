import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf, withBlocks } from '../../tests/kit/editions.ts';
import { createEdition } from './create.ts';
import { gridFrame, gridNamed } from './formats.ts';
import { type FormatId, newId } from './ids.ts';
import { addMaster, masterBlocksOn, setMasterFormat } from './masters.ts';
import { applyPatches, type Patch } from './operations.ts';
import {
  changeFormat,
  differsFromFormat,
  formatOfPage,
  formatsInOrder,
  giveToAll,
  pagesOfFormat,
  removeFormat,
  saveFormat,
  setGridOfAll,
  takeFormat,
  takeGrid,
} from './page-formats.ts';
import { gridOfWish, withGridField } from './page-grid.ts';
import { type Block, type Edition, editionSchema } from './records.ts';
import { setGrid } from './regrid.ts';
import { pagesInOrder } from './selectors.ts';
import { mm } from './units.ts';

const own = gridOfWish({ width: mm(320), height: mm(470), columns: 5, bodySize: 9.2, leading: 13.2 });
const six = withGridField(own, 'columns', 6);

function done(edition: Edition, patches: readonly Patch[]): Edition {
  const { edition: next, inverse } = applyPatches(edition, patches);
  expect(applyPatches(next, inverse).edition).toEqual(edition);
  v.parse(editionSchema, next);
  return next;
}

/** Four pages, page 2 of a format of its own size. */
function withFormat(): { readonly edition: Edition; readonly id: FormatId } {
  const empty = emptyEdition(4);
  const sized = done(empty, setGrid(empty, pageOf(empty, 2).id, own));
  const edition = done(sized, saveFormat(sized, pageOf(sized, 2).id, ' 晚报版 '));
  const [format] = formatsInOrder(edition);
  if (format === undefined) throw new Error('no format');
  expect(format).toMatchObject({ name: '晚报版', grid: own });
  return { edition, id: format.id };
}

const widths = (edition: Edition) => pagesInOrder(edition).map(({ grid }) => Math.round(grid.trim.width));

describe('a format', () => {
  it('is kept by its name and taken by other pages', () => {
    const { edition, id } = withFormat();
    expect(formatOfPage(edition, pageOf(edition, 2))?.id).toBe(id);
    const used = done(edition, takeFormat(edition, [pageOf(edition, 3).id], id));
    expect(widths(used)).toEqual([774, 907, 907, 774]);
    expect(pageOf(used, 3).formatId).toBe(id);
    const back = done(used, takeGrid(used, pageOf(used, 3).id, gridNamed('tabloid'), null));
    expect(pageOf(back, 3)).toEqual(pageOf(edition, 3));
  });

  it('takes in the pages and masters of its size that are in no format, and no other', () => {
    const empty = emptyEdition(4);
    const named = done(empty, saveFormat(empty, pageOf(empty, 2).id, '日报'));
    expect(pagesInOrder(named).map((page) => formatOfPage(named, page)?.name)).toEqual(Array(4).fill('日报'));
    const sized = done(named, setGrid(named, pageOf(named, 3).id, own));
    const other = done(sized, saveFormat(sized, pageOf(sized, 3).id, '晚报版'));
    expect(pagesInOrder(other).map((page) => formatOfPage(other, page)?.name)).toEqual([
      '日报',
      '日报',
      '晚报版',
      '日报',
    ]);
    const made = addMaster(empty, pageOf(empty, 1).id, '各版', 'all');
    if (made === null) throw new Error('no master');
    const mastered = done(empty, made.patches);
    const all = done(mastered, saveFormat(mastered, pageOf(mastered, 1).id, '日报'));
    expect(all.pages[made.id]?.formatId).toBe(pageOf(all, 1).formatId);
    const [format] = formatsInOrder(all);
    expect(format === undefined ? 0 : pagesOfFormat(all, format.id)).toBe(4);
  });

  it('of a name that is there becomes what the page is', () => {
    const { edition, id } = withFormat();
    const other = done(edition, setGrid(edition, pageOf(edition, 4).id, six));
    const saved = done(other, saveFormat(other, pageOf(other, 4).id, '晚报版'));
    expect(formatsInOrder(saved)).toEqual([{ id, name: '晚报版', grid: six }]);
    expect(pageOf(saved, 2).grid).toEqual(six);
    expect(pageOf(saved, 4).formatId).toBe(id);
  });

  it('is changed with all pages and masters of it, and no other', () => {
    const { edition, id } = withFormat();
    const made = addMaster(edition, pageOf(edition, 2).id, '晚报', 'all');
    if (made === null) throw new Error('no master');
    const ruled: Block = {
      ...{ id: newId<'block'>(), pageId: made.id, order: 0, kind: 'rule' },
      frame: { ...gridFrame(own, 0, 5, 60, 1), height: 1 },
    };
    const before = withBlocks(done(edition, made.patches), [ruled]);
    const on = (of: Edition) => pagesInOrder(of).map((page) => masterBlocksOn(of, page).length);
    expect(on(before)).toEqual([0, 1, 0, 0]);
    expect(on(done(before, setMasterFormat(before, made.id, null)))).toEqual([1, 1, 1, 1]);
    const after = done(before, changeFormat(before, id, six));
    expect(after.formats[id]?.grid).toEqual(six);
    expect(pageOf(after, 2).grid).toEqual(six);
    expect(after.pages[made.id]?.grid).toEqual(six);
    expect(pageOf(after, 1).grid).toEqual(gridNamed('tabloid'));
    expect(after.styles).toEqual(before.styles);
  });

  it('that one page differs from is told, and the page goes back to it', () => {
    const { edition, id } = withFormat();
    const page = pageOf(edition, 2);
    expect(differsFromFormat(edition, page)).toBe(false);
    const other = done(edition, setGrid(edition, page.id, six));
    expect(differsFromFormat(other, pageOf(other, 2))).toBe(true);
    expect(done(other, takeFormat(other, [page.id], id)).pages).toEqual(edition.pages);
  });

  it('is used for all pages, styles with it, and follows when all pages change', () => {
    const { edition, id } = withFormat();
    const all = done(edition, giveToAll(edition, pageOf(edition, 2).id));
    expect(widths(all)).toEqual([907, 907, 907, 907]);
    expect(pagesInOrder(all).map(({ formatId }) => formatId)).toEqual([id, id, id, id]);
    expect(all.styles['body']).toMatchObject({ size: 9.2, leading: 13.2 });
    expect(giveToAll(all, pageOf(all, 2).id)).toEqual([]);
    expect(done(all, setGridOfAll(all, six)).formats[id]?.grid).toEqual(six);
  });

  it('keeps its size where its pages take another, and has the size of its own page that is given to all', () => {
    const { edition, id } = withFormat();
    const sized = done(edition, setGrid(edition, pageOf(edition, 3).id, six));
    const two = done(sized, saveFormat(sized, pageOf(sized, 3).id, '六栏'));
    const sixId = pageOf(two, 3).formatId ?? '';
    const all = done(two, giveToAll(two, pageOf(two, 2).id));
    expect(all.formats).toEqual(two.formats);
    expect(pagesInOrder(all).map(({ formatId }) => formatId)).toEqual([id, id, id, id]);
    const plain = done(two, giveToAll(two, pageOf(two, 1).id));
    expect(plain.formats).toEqual(two.formats);
    const wide = withGridField(own, 'columns', 7);
    const differs = done(two, setGrid(two, pageOf(two, 2).id, wide));
    const given = done(differs, giveToAll(differs, pageOf(differs, 2).id));
    expect(given.formats[id]?.grid).toEqual(wide);
    expect(given.formats[sixId]?.grid).toEqual(six);
  });

  it('that is taken off the list leaves pages as large as they were', () => {
    const { edition, id } = withFormat();
    const without = done(edition, removeFormat(edition, id));
    expect(without.formats).toEqual({});
    expect(pageOf(without, 2).grid).toEqual(own);
    expect(pageOf(without, 2).formatId).toBeUndefined();
  });

  it('is what a new edition of a size with a name has', () => {
    const edition = createEdition({ date: '2026-11-28', format: own, pages: 2, formatName: '晚报版' });
    const [format] = formatsInOrder(edition);
    expect(format).toMatchObject({ name: '晚报版', grid: own });
    expect(pagesInOrder(edition).map(({ formatId }) => formatId)).toEqual([format?.id, format?.id]);
    v.parse(editionSchema, edition);
  });
});
