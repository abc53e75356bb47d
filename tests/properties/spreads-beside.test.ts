/** 通版 beside what people do meanwhile: marks, waivers and booked places stay with their pages, and changes hold where things stand then. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Checker } from '../../shared/checks/run.ts';
import { waive } from '../../shared/checks/waivers.ts';
import { compose } from '../../shared/compose/compose.ts';
import { deleteBlocks, moveBlocks } from '../../shared/edition/blocks.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { joinPages, partSpread } from '../../shared/edition/join-pages.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { nameEditor, renameSection } from '../../shared/edition/pages.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import type { Mark } from '../../shared/edition/proof-records.ts';
import { rebase } from '../../shared/edition/rebase.ts';
import type { Article, Block, Edition } from '../../shared/edition/records.ts';
import { blocksOnPage, printedPage } from '../../shared/edition/selectors.ts';
import { halvesOf, numbersAt } from '../../shared/edition/spreads.ts';
import { readBookings } from '../../shared/layout/bookings.ts';
import { placeBookings } from '../../shared/layout/place-bookings.ts';
import { startRound } from '../../shared/proof/rounds.ts';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { cases, printSeed } from '../kit/seeds.ts';

function done(edition: Edition, patches: readonly Patch[] | string): Edition {
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

const joinOf = (edition: Edition): Patch[] => {
  const patches = joinPages(edition, pageOf(edition, 2).id);
  if (typeof patches === 'string') throw new Error(patches);
  return patches;
};

/** Records with lengths to a millionth of a point, and without the order of blocks: it is given anew to those of the right page. */
function alike(edition: Edition): unknown {
  return JSON.parse(JSON.stringify(edition), (key, one: unknown) =>
    key === 'order' ? undefined : typeof one === 'number' ? Math.round(one * 1e6) / 1e6 : one,
  );
}

/** A panel within a page's margins: columns and rows of it. */
const place = fc.record({
  column: fc.integer({ min: 0, max: 3 }),
  span: fc.integer({ min: 1, max: 2 }),
  row: fc.integer({ min: 4, max: 50 }),
  rows: fc.integer({ min: 2, max: 10 }),
});
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never;

function panelOn(edition: Edition, number: number, { column, span, row, rows }: Place, order: number): Block {
  const page = pageOf(edition, number);
  const half = halvesOf(page).find((one) => one.page.number === number);
  if (half === undefined) throw new Error('no such page');
  const frame = gridFrame(half.page.grid, Math.min(column, half.page.grid.columns - span), span, row, rows);
  const base = { id: newId<'block'>(), pageId: page.id, order, frame: { ...frame, x: frame.x + half.shift } };
  return { ...base, kind: 'panel', tint: 0.1, border: 0.5, standOff: 2 };
}

const placed = fc.array(fc.record({ at: place, on: fc.constantFrom(2, 3) }), { minLength: 1, maxLength: 5 });

function laid(edition: Edition, panels: readonly { readonly at: Place; readonly on: number }[]): Edition {
  return withBlocks(
    edition,
    panels.map(({ at, on }, nth) => panelOn(edition, on, at, nth + 1)),
  );
}

const panelsOf = (edition: Edition) => Object.values(edition.blocks).filter(({ kind }) => kind === 'panel');

const stories: readonly Article[] = [article(['湖边的灯会今晚开幕。']), article(['公交线路调整。'])];

/** What somebody does to the two pages: made of an edition in which they are two, or a sheet. */
const doing = fc.oneof(
  fc.record({ does: fc.constant('move' as const), nth: fc.nat(9), by: fc.integer({ min: -1, max: 2 }) }),
  fc.record({ does: fc.constant('tint' as const), nth: fc.nat(9), tint: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ does: fc.constant('delete' as const), nth: fc.nat(9) }),
  fc.record({ does: fc.constant('add' as const), at: place, on: fc.constantFrom(2, 3) }),
  fc.record({
    does: fc.constant('section' as const),
    on: fc.constantFrom(2, 3),
    name: fc.constantFrom('深读', '影像'),
  }),
  fc.record({
    does: fc.constant('editor' as const),
    on: fc.constantFrom(2, 3),
    name: fc.constantFrom('张三', '李四', ''),
  }),
);
type Doing = typeof doing extends fc.Arbitrary<infer D> ? D : never;

/** Something done on the page with a number. */
function onPage(
  edition: Edition,
  number: number,
  work: (id: Block['pageId'], side: 'left' | 'right') => Patch[],
): Patch[] {
  const sheet = pageOf(edition, number);
  return work(sheet.id, sheet.number === number ? 'left' : 'right');
}

function patchesOf(edition: Edition, what: Doing): Patch[] {
  const panels = panelsOf(edition);
  const nth = 'nth' in what ? panels[what.nth % Math.max(1, panels.length)] : undefined;
  switch (what.does) {
    case 'move':
      // Down alone: it stays on its half.
      return nth === undefined ? [] : moveBlocks(edition, [nth.id], 0, what.by * 9);
    case 'tint':
      return nth?.kind === 'panel' ? editBlock(edition, { ...nth, tint: what.tint }) : [];
    case 'delete':
      return nth === undefined ? [] : deleteBlocks(edition, [nth.id]);
    case 'add': {
      const block = panelOn(edition, what.on, what.at, 40);
      return [{ kind: 'put', table: 'blocks', id: block.id, record: block }];
    }
    case 'section':
      return onPage(edition, what.on, (id, side) => renameSection(edition, id, what.name, side));
    case 'editor':
      return onPage(edition, what.on, (id, side) => nameEditor(edition, id, what.name, side));
  }
}

/** All that somebody does, one thing after another. */
function allOf(edition: Edition, doings: readonly Doing[]): Patch[] {
  let now = edition;
  return doings.flatMap((what) => {
    const patches = patchesOf(now, what);
    now = done(now, patches);
    return patches;
  });
}

/** Both orders of two changes made of one edition lead to one edition, where neither loses anything. */
function expectEither(edition: Edition, sheet: readonly Patch[], work: readonly Patch[]): void {
  const [first, then] = [done(edition, sheet), done(edition, work)];
  const worked = rebase(first, work, sheet);
  const anew = rebase(then, sheet, work);
  expect([worked.dropped, anew.dropped]).toEqual([[], []]);
  expect(alike(done(first, worked.patches))).toEqual(alike(done(then, anew.patches)));
}

describe('a sheet of two pages', () => {
  beforeAll(() => printSeed('spreads-beside'));

  it('is joined beside what is done to its pages, with all of that', () => {
    fc.assert(
      fc.property(placed, fc.array(doing, { maxLength: 4 }), (panels, doings) => {
        const edition = laid(emptyEdition(4), panels);
        expectEither(edition, joinOf(edition), allOf(edition, doings));
      }),
      cases(100),
    );
  });

  it('is parted beside what is done on it, with all of that', () => {
    fc.assert(
      fc.property(placed, fc.array(doing, { maxLength: 4 }), (panels, doings) => {
        const apart = laid(emptyEdition(4), panels);
        const edition = done(apart, joinOf(apart));
        expectEither(edition, partSpread(edition, pageOf(edition, 2).id), allOf(edition, doings));
      }),
      cases(100),
    );
  });

  it('is parted by undo of the joining, with what was done since', () => {
    fc.assert(
      fc.property(placed, fc.array(doing, { maxLength: 4 }), (panels, doings) => {
        const apart = laid(emptyEdition(4), panels);
        const { edition, inverse } = applyPatches(apart, joinOf(apart));
        const work = allOf(edition, doings);
        const undone = rebase(done(edition, work), inverse, work);
        const without = rebase(apart, work, inverse);
        expect([undone.dropped, without.dropped]).toEqual([[], []]);
        const back = done(done(edition, work), undone.patches);
        expect(alike(back)).toEqual(alike(done(apart, without.patches)));
      }),
      cases(100),
    );
  });

  it('tells what cannot be joined any more, and what of a page that is a half has no place', () => {
    const edition = laid(emptyEdition(4), [{ at: { column: 0, span: 1, row: 10, rows: 4 }, on: 3 }]);
    const right = pageOf(edition, 3);
    const join = joinOf(edition);
    const gone: Patch[] = [{ kind: 'remove', table: 'pages', id: right.id }];
    expect(rebase(done(edition, gone), join, gone)).toMatchObject({ patches: [], dropped: { length: join.length } });
    expect(rebase(done(edition, join), gone, join)).toMatchObject({ patches: [], dropped: [{ why: 'overwritten' }] });
    // Both did it.
    expect(rebase(done(edition, join), join, join)).toEqual({ patches: [], dropped: [] });
    const grid = { ...right.grid, columns: 4 };
    const sized: Patch[] = [{ kind: 'set', table: 'pages', id: right.id, path: ['grid'], value: grid }];
    expect(rebase(done(edition, join), sized, join).dropped).toMatchObject([{ why: 'overwritten' }]);
    expect(rebase(done(edition, sized), join, sized).dropped).toHaveLength(join.length);
  });

  it('tells of what is done in one list with the joining that it does not hold', () => {
    const edition = emptyEdition(4);
    const named = renameSection(edition, pageOf(edition, 4).id, '影像');
    const beside = nameEditor(edition, pageOf(edition, 1).id, '张三');
    const join = joinOf(edition);
    const { patches, dropped } = rebase(done(edition, beside), [...named, ...join], beside);
    expect(patches).toHaveLength(join.length);
    expect(dropped).toEqual(named.map((patch) => ({ patch, why: 'does-not-fit' })));
  });

  it('is not taken to be parted where two pages come back that were deleted', () => {
    const edition = emptyEdition(4);
    const gone = [2, 3].map((number): Patch => ({ kind: 'remove', table: 'pages', id: pageOf(edition, number).id }));
    const emptied = done(
      edition,
      Object.values(edition.blocks).flatMap(({ id }) => deleteBlocks(edition, [id])),
    );
    const { edition: without, inverse } = applyPatches(emptied, gone);
    const beside = nameEditor(without, pageOf(without, 1).id, '张三');
    const { patches, dropped } = rebase(done(without, beside), inverse, beside);
    expect(dropped).toEqual([]);
    expect(pageOf(done(done(without, beside), patches), 3)).toEqual(pageOf(edition, 3));
  });

  it('keeps for which half a story is planned that was planned beside it', () => {
    const edition = stories.reduce(withArticle, emptyEdition(4));
    const [one] = stories;
    if (one === undefined) throw new Error('no story');
    const plan: Patch[] = [
      { kind: 'set', table: 'articles', id: one.id, path: ['plannedPage'], value: pageOf(edition, 3).id },
    ];
    expectEither(edition, joinOf(edition), plan);
    const sheet = done(edition, joinOf(edition));
    const planned = done(sheet, rebase(sheet, plan, joinOf(edition)).patches);
    expect(pageOf(planned, 2).spread?.right.planned?.page).toEqual([one.id]);
  });

  it('keeps marks and waivers on what they are on, there and back', () => {
    fc.assert(
      fc.property(placed, fc.array(fc.nat(9), { maxLength: 4 }), fc.boolean(), (panels, marked, isHeadless) => {
        const plain = laid(emptyEdition(4), panels);
        const head = blocksOnPage(plain, pageOf(plain, 3).id).find(({ kind }) => kind === 'furniture');
        const bare = isHeadless && head !== undefined ? done(plain, deleteBlocks(plain, [head.id])) : plain;
        const who = { by: '张三', at: '2024-03-08T01:00:00+08:00' };
        const { patches, round } = startRound(bare, { ...who, pages: [pageOf(bare, 2).id, pageOf(bare, 3).id] });
        const read = done(bare, patches);
        const all = panelsOf(read);
        const marks = marked.flatMap((nth): Patch[] => {
          const block = all[nth % all.length];
          if (block === undefined) return [];
          const anchor = { kind: 'block' as const, blockId: block.id };
          const order = { kind: 'note' as const, text: '再看一看' };
          const record: Mark = {
            ...{ id: newId<'mark'>(), roundId: round.id, anchor, order, origin: { anchor, order }, quote: '' },
            ...{ isGone: false, ...who, state: 'open', reply: '', settled: null },
          };
          return [{ kind: 'put', table: 'marks', id: record.id, record }];
        });
        const marks0 = done(read, marks);
        const foundIn = (edition: Edition) => {
          const composed = compose(edition, testResources());
          const checker = new Checker();
          for (const step of checker.steps(edition, composed, newsprintLimits, [])) void step;
          return checker.found(edition, composed).filter(({ rule }) => rule === 'page-head' || rule === 'open-marks');
        };
        const waived = foundIn(marks0).reduce(
          (now, finding) => done(now, waive(now, finding, { reason: '可以', ...who })),
          marks0,
        );
        const told = (edition: Edition) =>
          foundIn(edition)
            .filter(({ rule }) => rule === 'page-head')
            .map(({ page, waived: by }) => [page, by?.reason]);
        const sheet = done(waived, joinOf(waived));
        expect(told(sheet)).toEqual(told(waived));
        expect(told(waived)).toEqual(isHeadless ? [[3, '可以']] : []);
        expect(Object.keys(sheet.marks)).toEqual(Object.keys(waived.marks));
        for (const { anchor } of Object.values(sheet.marks)) {
          const block = anchor.kind === 'block' ? sheet.blocks[anchor.blockId] : undefined;
          const before = anchor.kind === 'block' ? waived.blocks[anchor.blockId] : undefined;
          if (block === undefined || before === undefined) throw new Error('a mark on nothing');
          expect(numbersAt(pageOf(sheet, 2), block.frame)).toEqual([waived.pages[before.pageId]?.number]);
        }
        const back = done(sheet, partSpread(sheet, pageOf(sheet, 2).id));
        expect(alike(back)).toEqual(alike(waived));
      }),
      cases(25),
    );
  });

  it('has booked adverts on the page or the pages they were booked for, and finds them there again, parted too', () => {
    const row = fc.record({
      name: fc.constantFrom('甲', '乙', '丙'),
      page: fc.constantFrom('2', '3', '2-3', '4'),
      size: fc.constantFrom('1/8版', '2栏×40', '通栏×30', '80×30'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const apart = emptyEdition(4);
        const sheet = done(apart, joinOf(apart));
        const { bookings, bad } = readBookings(
          rows.map(({ name, page, size }) => `${name},${page},${size}`).join('\n'),
        );
        expect(bad).toEqual([]);
        const { patches, placed: given } = placeBookings(sheet, bookings);
        const held = done(sheet, patches);
        for (const { booking, blockId } of given) {
          const block = blockId === null ? undefined : held.blocks[blockId];
          if (block === undefined) continue;
          const page = printedPage(held, block.pageId)?.sheet;
          if (page === undefined) throw new Error('no page');
          const numbers = booking.isOverFold ? [booking.page, booking.page + 1] : [booking.page];
          expect(numbersAt(page, block.frame)).toEqual(numbers);
        }
        if (given.every(({ blockId }) => blockId !== null)) expect(placeBookings(held, bookings).patches).toEqual([]);
        const parted = done(held, partSpread(held, pageOf(held, 2).id));
        const single = given.filter(({ booking, blockId }) => !booking.isOverFold && blockId !== null);
        const again = placeBookings(
          parted,
          single.map(({ booking }) => booking),
        );
        expect(again.placed.filter(({ isNew }) => isNew)).toEqual([]);
      }),
      cases(60),
    );
  });
});
