/** Joining two facing pages to one sheet (通版), and parting them again. */

import { columnsAs } from './blocks.ts';
import { allowedTurned } from './frames.ts';
import type { ArticleId, PageId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Block, Edition, Page } from './records.ts';
import { isSameGrid } from './regrid.ts';
import { blocksOnPage, pageByNumber } from './selectors.ts';
import { FOLD_CLEAR, type Half, halfAt, halvesOf, isSpread, joinedGrid, shiftedBy, standsOverFold } from './spreads.ts';
import { placeTaken } from './turned.ts';
import { mm, type Pt } from './units.ts';

/** Why two pages cannot be one sheet. */
export type JoinFault = 'no-page' | 'master' | 'already' | 'front' | 'right-page' | 'no-right' | 'sizes' | 'columns';

/** What is said of it. */
export const joinFaults: Readonly<Record<JoinFault, { readonly zh: string; readonly en: string }>> = {
  'no-page': { zh: '没有这一版。', en: 'There is no such page.' },
  master: { zh: '母版不拼通版。', en: 'Masters are not joined.' },
  already: { zh: '已经是通版。', en: 'It is joined already.' },
  front: { zh: '头版单独在右，没有对面版可拼。', en: 'Page 1 stands alone at the right: no page faces it.' },
  'right-page': {
    zh: '通版由左边的双数版与右边的单数版拼成，请从双数版开始拼。',
    en: 'A left page, with an even number, is joined with the right one after it. Begin at the even one.',
  },
  'no-right': { zh: '后面没有对面版可拼。', en: 'No page comes after it to be joined.' },
  sizes: {
    zh: '两版的开本或栏数不一样，不能拼通版。请先改成一样。',
    en: 'The two pages differ in size or columns. Make them alike first.',
  },
  columns: { zh: '两版合起来超过 24 栏，不能拼通版。', en: 'Together they have more than 24 columns.' },
};

/** Columns a page's record may have. */
const MOST_COLUMNS = 24;
/** Lengths that differ by less are equal, in points: what is turned twice is off by the last digit. */
const SAME: Pt = 1e-6;
/** Out of a margin by less, in points, is not seen. */
const SEEN: Pt = 0.01;

/** True where two pages can be halves of one sheet: of one size, with columns and rows alike. Margins may be the other way round. */
function areAlike(a: Page['grid'], b: Page['grid']): boolean {
  const turned = { ...b, typeArea: { ...b.typeArea, x: a.typeArea.x, width: a.typeArea.width } };
  return isSameGrid(a, turned) && Math.abs(a.typeArea.width - b.typeArea.width) < SAME;
}

/** Both pages of a sheet to be, or why there is none. */
function facingPages(edition: Edition, leftId: PageId): readonly [Page, Page] | JoinFault {
  const left = edition.pages[leftId];
  if (left === undefined) return 'no-page';
  if (left.master !== undefined) return 'master';
  if (isSpread(left)) return 'already';
  if (left.number === 1) return 'front';
  if (left.number % 2 === 1) return 'right-page';
  const right = pageByNumber(edition, left.number + 1);
  if (right === undefined) return 'no-right';
  if (!areAlike(left.grid, right.grid)) return 'sizes';
  return left.grid.columns + right.grid.columns > MOST_COLUMNS ? 'columns' : [left, right];
}

/** Why a page cannot be joined with the one that faces it; null where it can. */
export function joinFault(edition: Edition, leftId: PageId): JoinFault | null {
  const pages = facingPages(edition, leftId);
  return typeof pages === 'string' ? pages : null;
}

function put(block: Block): Patch {
  return { kind: 'put', table: 'blocks', id: block.id, record: block };
}

/** What an article says of where it is to stand, by what a right half calls it. */
const plans = { page: 'plannedPage', jump: 'plannedJump' } as const;
type Plan = keyof typeof plans;

/** The articles planned for a page, or to go on there. */
function plannedFor(edition: Edition, page: PageId, plan: Plan): ArticleId[] {
  return Object.values(edition.articles).flatMap((article) => (article[plans[plan]] === page ? [article.id] : []));
}

function plan(id: ArticleId, what: Plan, page: PageId): Patch {
  return { kind: 'set', table: 'articles', id, path: [plans[what]], value: page };
}

/**
 * Makes a left page and the right one that faces it one sheet, on which everything stands where it stood; or why it cannot be.
 * The sheet has the left page's id. What is on the right page keeps its ids, so threads, jumps, refers and marks stay with it; signatures
 * are of the pages that were, and are void until they are parted as they were.
 */
export function joinPages(edition: Edition, leftId: PageId): Patch[] | JoinFault {
  const pages = facingPages(edition, leftId);
  if (typeof pages === 'string') return pages;
  const [left, right] = pages;
  const { id, section, editor, formatId, overrides } = right;
  const shift = left.grid.trim.width;
  const [before, behind] = [blocksOnPage(edition, left.id), blocksOnPage(edition, id)];
  // Read and painted after all of the left page; nothing of one lies on the other.
  const order = Math.max(0, (before.at(-1)?.order ?? 0) - (behind[0]?.order ?? 0) + 1);
  const planned = { page: plannedFor(edition, id, 'page'), jump: plannedFor(edition, id, 'jump') };
  const hasPlans = planned.page.length + planned.jump.length > 0;
  const record: Page = {
    ...left,
    grid: joinedGrid(left.grid, right.grid, FOLD_CLEAR),
    spread: {
      right: {
        id,
        section,
        ...(editor === undefined ? {} : { editor }),
        ...(formatId === undefined ? {} : { formatId }),
        ...(overrides === undefined ? {} : { overrides }),
        ...(order === 0 ? {} : { order }),
        ...(hasPlans ? { planned } : {}),
      },
    },
  };
  return [
    { kind: 'put', table: 'pages', id: left.id, record },
    ...behind.map((block) =>
      put({ ...block, pageId: left.id, order: block.order + order, frame: shiftedBy(block.frame, shift) }),
    ),
    ...planned.page.map((article) => plan(article, 'page', left.id)),
    ...planned.jump.map((article) => plan(article, 'jump', left.id)),
    { kind: 'remove', table: 'pages', id: right.id },
  ];
}

/** True of a block that stands on both halves of a sheet by more than a bleed. */
function isOver(page: Page, block: Block): boolean {
  return standsOverFold(page, placeTaken(block));
}

/** What stands over the fold of a page, and is moved to one half when it is parted. */
export function blocksOverFold(edition: Edition, id: PageId): Block[] {
  const page = edition.pages[id];
  return page === undefined ? [] : blocksOnPage(edition, id).filter((block) => isOver(page, block));
}

/**
 * A block that stood over the fold of a sheet, on its own half: on that side of it, and no wider than the page. What stood within
 * the margins of the sheet stands within those of its page: moved no further than the trim, a picture would have no bleed there.
 * Text in the columns of the sheet is in those of the page.
 */
function movedInto({ page: { id, grid }, shift }: Half, page: Page, block: Block): Block {
  const room = isWithinMargins(page, block) ? grid.typeArea : { x: 0, width: grid.trim.width };
  const shifted = shiftedBy(block.frame, -shift);
  const width = Math.min(shifted.width, room.width);
  const x = Math.max(room.x, Math.min(shifted.x, room.x + room.width - width));
  const frame = allowedTurned(block, { ...shifted, x, width }, grid);
  if (block.kind !== 'body') return { ...block, pageId: id, frame };
  const columns = columnsAs(block, frame, page.grid, grid) ?? block.columns;
  return { ...block, pageId: id, frame, columns };
}

/** True of a block that keeps within the left and right margins of a page. */
function isWithinMargins({ grid: { typeArea } }: Page, block: Block): boolean {
  const { x, width } = placeTaken(block);
  return x > typeArea.x - SEEN && x + width < typeArea.x + typeArea.width + SEEN;
}

/**
 * Parts a 通版 into its two pages, each block on the page on which its middle stood. One that stood over the fold is moved into
 * that page, and made narrower where it is wider than one ({@link blocksOverFold} names them before).
 */
export function partSpread(edition: Edition, id: PageId): Patch[] {
  const page = edition.pages[id];
  if (!isSpread(page)) return [];
  const [left, right] = halvesOf(page);
  if (left === undefined || right === undefined) return [];
  const { order: further = 0, planned } = page.spread.right;
  // What has been planned for another page since stays planned for it.
  const back = (what: Plan) =>
    plannedFor(edition, id, what).flatMap((article) =>
      planned?.[what].includes(article) === true ? [plan(article, what, right.page.id)] : [],
    );
  return [
    { kind: 'put', table: 'pages', id: right.page.id, record: right.page },
    ...blocksOnPage(edition, id).flatMap((block): Patch[] => {
      const half = halfAt(page, block.frame) === 'right' ? right : left;
      const there = { ...block, order: block.order - (half === right ? further : 0) };
      if (isOver(page, block)) return [put(movedInto(half, page, there))];
      const frame = shiftedBy(block.frame, -half.shift);
      return half === right ? [put({ ...there, pageId: half.page.id, frame })] : [];
    }),
    ...back('page'),
    ...back('jump'),
    { kind: 'put', table: 'pages', id, record: left.page },
  ];
}

/** Has text keep off so much of the middle of a 通版; lengths in points. */
export function setFold(edition: Edition, id: PageId, clear: Pt): Patch[] {
  const grid = edition.pages[id]?.grid;
  if (grid?.fold === undefined || grid.fold.clear === clear || !(clear >= 0 && clear <= mm(WIDEST_FOLD))) return [];
  return [{ kind: 'set', table: 'pages', id, path: ['grid', 'fold', 'clear'], value: clear }];
}

/** The most of the middle that text can be kept off, in millimetres. */
export const WIDEST_FOLD = 100;
