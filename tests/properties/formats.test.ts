/** Pages of any size: whatever the sheet, margins, columns, size and leading, the engine's promises hold. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { createEdition } from '../../shared/edition/create.ts';
import { gridFrame, gridRows, gutterWidth } from '../../shared/edition/formats.ts';
import { newId, type PageId } from '../../shared/edition/ids.ts';
import {
  addMaster,
  masterBlocksOn,
  overrideBlock,
  overridesOn,
  restoreBlock,
  standingBlock,
  standsOnPage,
} from '../../shared/edition/masters.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { setGridOfAll } from '../../shared/edition/page-formats.ts';
import { firstBaseline, gridOfWish, gridProblem, withGridField } from '../../shared/edition/page-grid.ts';
import type { Article, Block, BodyBlock, Edition, PageGrid } from '../../shared/edition/records.ts';
import { setGrid } from '../../shared/edition/regrid.ts';
import { bodyCharacters, mastersOf, pagesInOrder } from '../../shared/edition/selectors.ts';
import { mm } from '../../shared/edition/units.ts';
import { article, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { cases, printSeed } from '../kit/seeds.ts';

const margin = fc.integer({ min: 3, max: 30 });

/** A page somebody could ask for: leaflets and posters, one column and many, tight and airy. */
const grid: fc.Arbitrary<PageGrid> = fc
  .record({
    width: fc.integer({ min: 90, max: 600 }),
    height: fc.integer({ min: 120, max: 800 }),
    columns: fc.integer({ min: 1, max: 9 }),
    bodySize: fc.integer({ min: 24, max: 60 }).map((quarters) => quarters / 4),
    more: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
    margins: fc.tuple(margin, margin, margin, margin),
    baseline: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ width, height, columns, bodySize, more, margins: [top, foot, left, right], baseline }) => {
    const made = gridOfWish({
      width: mm(width),
      height: mm(height),
      columns,
      bodySize,
      leading: bodySize + more,
      margins: { top: mm(top), foot: mm(foot), left: mm(left), right: mm(right) },
    });
    if (baseline === null) return made;
    const lowest = made.leading - 0.12 * bodySize;
    return withGridField(made, 'baseline', 0.88 * bodySize + baseline * (lowest - 0.88 * bodySize));
  })
  .filter((made) => gridProblem(made) === null);

const copy = fc.array(fc.stringMatching(/^([\u4e00-\u9fa5]{2,12}[，。、]){1,30}$/u), { minLength: 1, maxLength: 6 });

/** A story over all columns of page 1, going on on page 2. */
function withStory(edition: Edition, story: Article): Edition {
  const blocks = [1, 2].map((number): BodyBlock => {
    const page = pageOf(edition, number);
    const rows = gridRows(page.grid);
    return {
      id: newId<'block'>(),
      pageId: page.id,
      order: 50,
      kind: 'body',
      articleId: story.id,
      threadOrder: number - 1,
      frame: gridFrame(page.grid, 0, page.grid.columns, Math.floor(rows / 2), Math.ceil(rows / 2)),
      columns: page.grid.columns,
      gutter: gutterWidth(page.grid),
      gridMode: 'absolute',
      dropCapital: 0,
    };
  });
  return withBlocks(withArticle(edition, story), blocks);
}

/** Every line of copy stands on the page's grid and inside its block. */
function checkPage(page: ComposedPage, of: PageGrid): void {
  expect([page.width, page.height]).toEqual([of.trim.width, of.trim.height]);
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.source === null) continue;
    const frame = page.blocks.find((block) => block.id === item.blockId)?.frame;
    if (frame === undefined) throw new Error('glyphs of no block');
    const row = (item.y - of.typeArea.y - firstBaseline(of)) / of.leading;
    expect(Math.abs(row - Math.round(row))).toBeLessThan(1e-6);
    const slack = 0.05;
    expect(item.y - 0.88 * item.size).toBeGreaterThan(frame.y - slack);
    expect(item.y + 0.12 * item.size).toBeLessThan(frame.y + frame.height + slack);
    expect(item.xs[0] ?? frame.x).toBeGreaterThan(frame.x - slack);
    // Marks may hang at a line's end by as much as half of them is white.
    expect(item.xs.at(-1) ?? 0).toBeLessThan(frame.x + frame.width + slack);
  }
}

function checkEdition(edition: Edition, story: Article): void {
  const composed = compose(edition, testResources());
  for (const page of composed.pages) {
    const grid = edition.pages[page.id]?.grid;
    if (grid !== undefined) checkPage(page, grid);
  }
  const fit = composed.articles.find((one) => one.id === story.id);
  expect(fit?.charactersIn).toBe(bodyCharacters(story));
  expect((fit?.charactersComposed ?? 0) + (fit?.charactersOverset ?? 0)).toBe(fit?.charactersIn);
  // What does not fit is told.
  const isTold = composed.findings.some((finding) => finding.code === 'overset' && finding.articleId === story.id);
  expect(isTold).toBe((fit?.charactersOverset ?? 0) > 0);
}

/** What stands on a page stays on its sheet. */
function checkFrames(edition: Edition): void {
  for (const block of Object.values(edition.blocks)) {
    const trim = edition.pages[block.pageId]?.grid.trim;
    if (trim === undefined) throw new Error('a block on no page');
    const { x, y, width, height } = block.frame;
    expect(width).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
    expect(x).toBeGreaterThan(-0.05);
    expect(y).toBeGreaterThan(-0.05);
    // An edge that stands on a line of the grid but for a trifle is brought to it (`frames.ts`).
    expect(x + width).toBeLessThan(trim.width + 0.05);
    expect(y + height).toBeLessThan(trim.height + 0.05);
  }
}

const places = ['all', 'front', 'inside', 'left', 'right'] as const;

/** Rules and panels anywhere on a master's grid. */
const marks = fc.array(
  fc.record({
    kind: fc.constantFrom('rule' as const, 'panel' as const),
    row: fc.integer({ min: 0, max: 60 }),
    rows: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 0, max: 8 }),
    span: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 5 },
);

interface Drawn {
  readonly kind: 'rule' | 'panel';
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly span: number;
}

/** What stands on a master made of such marks; some of it where the master's grid has no such row or column. */
function masterBlocks(id: PageId, of: PageGrid, drawn: readonly Drawn[]): Block[] {
  return drawn.map(({ kind, row, rows, column, span }, order) => {
    const at = { column: column % of.columns, row: row % gridRows(of) };
    const wide = Math.min(span, of.columns - at.column);
    const tall = Math.min(rows, gridRows(of) - at.row);
    const frame = gridFrame(of, at.column, wide, at.row, tall);
    const base = { id: newId<'block'>(), pageId: id, order };
    return kind === 'rule'
      ? { ...base, kind, frame: { ...frame, height: 1 } }
      : { ...base, kind, frame, border: 0.5, tint: 0.1, standOff: 0 };
  });
}

describe('pages of any size', () => {
  beforeAll(() => printSeed('formats'));

  it('lose nothing, set every line on the grid and inside its block, before and after they change', () => {
    fc.assert(
      fc.property(grid, grid, copy, (first, second, texts) => {
        const story = article(texts);
        const empty = createEdition({ date: '2024-03-08', format: first, pages: 2, publication: '江城晚报' });
        checkFrames(empty);
        const edition = withStory(empty, story);
        checkEdition(edition, story);
        const { edition: changed, inverse } = applyPatches(edition, setGridOfAll(edition, second));
        expect(Object.keys(changed.blocks)).toEqual(Object.keys(edition.blocks));
        checkFrames(changed);
        checkEdition(changed, story);
        expect(applyPatches(changed, inverse).edition).toEqual(edition);
      }),
      cases(400),
    );
  });

  it('have on them what stands on their masters, on the sheet, once, and text keeps clear of it', () => {
    fc.assert(
      fc.property(grid, grid, copy, marks, fc.constantFrom(...places), (first, second, texts, drawn, on) => {
        const story = article(texts);
        const empty = createEdition({ date: '2024-03-08', format: first, pages: 4, publication: '江城晚报' });
        const made = addMaster(empty, pageOf(empty, 2).id, '母版', on);
        if (made === null) throw new Error('no master');
        const blocks = masterBlocks(made.id, first, drawn);
        const before = withStory(withBlocks(applyPatches(empty, made.patches).edition, blocks), story);
        checkEdition(before, story);
        const { edition } = applyPatches(before, setGrid(before, pageOf(before, 1).id, second));
        for (const page of pagesInOrder(edition)) {
          const standing = masterBlocksOn(edition, page);
          const isUnder = mastersOf(edition).some((master) => standsOnPage(master, page));
          expect(standing.map(({ kind }) => kind)).toEqual(isUnder ? blocks.map(({ kind }) => kind) : []);
          for (const { id, frame } of standing) {
            expect(standingBlock(edition, id)?.page.id).toBe(page.id);
            const { trim } = page.grid;
            expect(frame.x < trim.width && frame.y < trim.height).toBe(true);
            expect(frame.x + frame.width > 0 && frame.y + frame.height > 0).toBe(true);
            expect(frame.width > 0 && frame.height > 0).toBe(true);
            // Overridden, the page looks the same; brought back, it is the same.
            const own = overrideBlock(edition, id);
            if (own === null) throw new Error('not overridden');
            const changed = applyPatches(edition, own.patches).edition;
            expect(masterBlocksOn(changed, pageOf(changed, page.number))).toHaveLength(standing.length - 1);
            const [override] = overridesOn(changed, pageOf(changed, page.number));
            const back = restoreBlock(changed, page.id, override?.block.id ?? id);
            expect(applyPatches(changed, back).edition).toEqual(edition);
          }
        }
      }),
      cases(60),
    );
  });
});
