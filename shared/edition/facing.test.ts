import { describe, expect, it } from 'vitest';
import { Dice } from '../../tests/kit/dice.ts';
import { emptyEdition, pageOf, withBlocks } from '../../tests/kit/editions.ts';
import { printSeed, seed } from '../../tests/kit/seeds.ts';
import { nextEdition } from '../paper/next-edition.ts';
import { gridOn } from './facing.ts';
import { gridFrame } from './formats.ts';
import { newId } from './ids.ts';
import { addMaster, editMaster } from './masters.ts';
import { applyPatches, type Patch } from './operations.ts';
import { changeFormat, differsFromFormat, giveToAll, saveFormat, setFacing, takeFormat } from './page-formats.ts';
import { withGridField } from './page-grid.ts';
import { addPage, deletePage, duplicatePage, movePage } from './pages.ts';
import type { Block, Edition } from './records.ts';
import { setGrid } from './regrid.ts';
import { pagesInOrder } from './selectors.ts';
import { applyTemplate, saveTemplate } from './templates.ts';
import { mm } from './units.ts';

function done(edition: Edition, patches: readonly Patch[]): Edition {
  return applyPatches(edition, patches).edition;
}

/** Four pages of a format with 20 mm at the spine and 10 mm at the edge. */
function facingEdition() {
  const plain = emptyEdition(4);
  const named = done(plain, saveFormat(plain, pageOf(plain, 1).id, '日报'));
  const [format] = Object.values(named.formats);
  if (format === undefined) throw new Error('no format');
  const { id } = format;
  const grid = withGridField(withGridField(format.grid, 'left', mm(20)), 'right', mm(10));
  const all = done(
    named,
    takeFormat(
      named,
      pagesInOrder(named).map((page) => page.id),
      id,
    ),
  );
  const sized = done(all, changeFormat(all, id, grid));
  return { edition: done(sized, setFacing(sized, id, true)), sized, id, grid };
}

/** The left margin of each page, in whole millimetres. */
function leftMargins(edition: Edition): number[] {
  return pagesInOrder(edition).map(({ grid }) => Math.round((grid.typeArea.x / mm(1)) * 100) / 100);
}

describe('a format with inner and outer margins', () => {
  it('has them the other way round on left pages, and blocks keep their columns', () => {
    const { edition, sized, id, grid } = facingEdition();
    expect(leftMargins(sized)).toEqual([20, 20, 20, 20]);
    expect(leftMargins(edition)).toEqual([20, 10, 20, 10]);
    expect(edition.formats[id]?.grid).toEqual(grid);
    expect(pagesInOrder(edition).some((page) => differsFromFormat(edition, page))).toBe(false);
    const box: Block = {
      ...{ id: newId<'block'>(), pageId: pageOf(sized, 2).id, order: 3, kind: 'rule' },
      frame: { ...gridFrame(pageOf(sized, 2).grid, 1, 2, 10, 1), height: 1 },
    };
    const plain = withBlocks(sized, [box]);
    const turned = done(plain, setFacing(plain, id, true));
    expect(turned.blocks[box.id]?.frame).toMatchObject({
      ...gridFrame(pageOf(turned, 2).grid, 1, 2, 10, 1),
      height: 1,
    });
    // And back again, to the same bytes.
    expect(JSON.stringify(done(turned, setFacing(turned, id, false)).pages)).toBe(JSON.stringify(plain.pages));
  });

  it('is changed from a left page as from a right one, and given to all from either', () => {
    const { edition, id } = facingEdition();
    const left = pageOf(edition, 2);
    const wider = withGridField(left.grid, 'right', mm(25));
    const own = done(edition, setGrid(edition, left.id, wider));
    expect(differsFromFormat(own, pageOf(own, 2))).toBe(true);
    const given = done(own, giveToAll(own, left.id));
    expect(leftMargins(given)).toEqual([25, 10, 25, 10]);
    expect(given.formats[id]?.hasFacingPages).toBe(true);
    for (const page of pagesInOrder(given)) expect(giveToAll(given, page.id)).toEqual([]);
  });

  it('turns a template that was saved of the other side', () => {
    const { edition } = facingEdition();
    const saved = done(edition, saveTemplate(edition, pageOf(edition, 2).id, '左'));
    const template = Object.values(saved.templates).find(({ name }) => name === '左');
    const laid = done(saved, applyTemplate(saved, pageOf(saved, 3).id, template?.id ?? newId<'template'>()));
    expect(leftMargins(laid)).toEqual([20, 10, 20, 10]);
  });

  it('turns a master with the side it stands on', () => {
    const { edition } = facingEdition();
    const made = addMaster(edition, pageOf(edition, 2).id, '左', 'left');
    if (made === null) throw new Error('no master');
    const left = done(edition, made.patches);
    expect(left.pages[made.id]?.grid).toEqual(pageOf(left, 2).grid);
    const right = done(left, editMaster(left, made.id, { on: 'right' }));
    expect(right.pages[made.id]?.grid).toEqual(pageOf(right, 3).grid);
  });

  it('goes on into the next edition, with more pages and fewer', () => {
    const { edition } = facingEdition();
    const made = nextEdition(edition, {});
    expect(made === null ? [] : leftMargins(made.edition)).toEqual([20, 10, 20, 10]);
  });

  it('holds whatever is done with pages, and all of it is taken back', () => {
    printSeed('facing pages');
    const dice = new Dice(seed);
    const { edition, id } = facingEdition();
    const inverses: (readonly Patch[])[] = [];
    let now = edition;
    for (let step = 0; step < 300; step++) {
      const page = dice.of(pagesInOrder(now));
      const patches = dice.of([
        () => movePage(now, page.id, 1 + dice.whole(8)),
        () => (pagesInOrder(now).length < 9 ? (addPage(now, page.id)?.patches ?? []) : []),
        () => (pagesInOrder(now).length < 9 ? (duplicatePage(now, page.id)?.patches ?? []) : []),
        () => deletePage(now, page.id),
      ])();
      const applied = applyPatches(now, patches);
      inverses.unshift(applied.inverse);
      now = applied.edition;
      const format = now.formats[id];
      if (format === undefined) throw new Error('no format');
      for (const one of pagesInOrder(now)) expect(one.grid).toEqual(gridOn(format, one));
    }
    for (const inverse of inverses) now = done(now, inverse);
    expect(now).toEqual(edition);
  });
});
