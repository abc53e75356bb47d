/**
 * 母版: pages that are not printed themselves, whose blocks stand on others: on all pages, on left or right ones, on the
 * front or on all but it; those of one format on pages of that format alone. A page may have a block of its own in the place of a master's, or none.
 */

import { blockModule } from '../blocks/kinds.ts';
import { facing } from './facing.ts';
import { type BlockId, type FormatId, newId, type PageId } from './ids.ts';
import type { Patch } from './operations.ts';
import { LONGEST_MASTER } from './page-records.ts';
import { shortName } from './plain-name.ts';
import type { Block, Edition, Master, MasterRole, Page } from './records.ts';
import { isSameGrid, regridded } from './regrid.ts';
import { blocksOnPage, mastersOf, pagesInOrder } from './selectors.ts';
import {
  type Half,
  halfAt,
  halfGrid,
  halfUnder,
  halvesOf,
  isOverFold,
  isSpread,
  type Side,
  shiftedBy,
} from './spreads.ts';
import type { Pt } from './units.ts';

/** True of a page that is not printed itself. */
export function isMaster(page: Page | undefined): page is Master {
  return page?.master !== undefined;
}

/** A page of the kind a master stands on, by its number: what is shown of derived numbers while it is edited. */
const likeNumber: Readonly<Record<MasterRole['on'], number>> = { all: 2, inside: 2, left: 2, right: 3, front: 1 };

/** True where a master's blocks stand on a page. */
export function standsOnPage({ master, formatId }: Master, { number, master: isOne, formatId: own }: Page): boolean {
  if (isOne !== undefined || (formatId !== undefined && formatId !== own)) return false;
  switch (master.on) {
    case 'all':
      return true;
    case 'front':
      return number === 1;
    case 'inside':
      return number > 1;
    case 'left':
      return number % 2 === 0;
    case 'right':
      return number > 1 && number % 2 === 1;
  }
}

/** The halves of a page, or the page itself, that a master stands on. */
function halvesUnder(master: Master, page: Page): readonly Half[] {
  return halvesOf(page).filter((half) => standsOnPage(master, half.page));
}

/** True where a master's blocks stand on a page, of a 通版 on one half at least. */
export function isUnder(master: Master, page: Page): boolean {
  return halvesUnder(master, page).length > 0;
}

/** The pages a master stands on. */
export function pagesUnder(edition: Pick<Edition, 'pages'>, master: Master): Page[] {
  return pagesInOrder(edition).filter((page) => isUnder(master, page));
}

/** The numbers of the pages a master stands on, of 通版 those of the halves that it does. */
export function numbersUnder(edition: Pick<Edition, 'pages'>, master: Master): number[] {
  return pagesUnder(edition, master).flatMap((page) => halvesUnder(master, page).map((half) => half.page.number));
}

/** Between a master's block and the end of the page's id in the id of what stands there. */
const ON = '+';
/** So much of a page's id tells it from the others: the random end of a UUID. */
const TAIL = 12;

/** The id of a master's block where it stands on a page. */
function standingId(block: BlockId, page: PageId): BlockId {
  return `${block}${ON}${page.slice(-TAIL)}` as BlockId;
}

const tails = new WeakMap<Edition['pages'], ReadonlyMap<string, Page>>();

/** Pages by the end of their ids, and 通版 by that of their right halves' too. */
function byTail(pages: Edition['pages']): ReadonlyMap<string, Page> {
  const known = tails.get(pages);
  if (known !== undefined) return known;
  const found = new Map(
    Object.values(pages).flatMap((page) => halvesOf(page).map((half) => [half.page.id.slice(-TAIL), page] as const)),
  );
  tails.set(pages, found);
  return found;
}

/** Blocks as they stand on pages, made once for each pair. */
const made = new WeakMap<Block, WeakMap<Page, Block>>();

/** A master's block as it stands on a page, which is a half of its record's where that is a 通版. */
function standing(block: Block, master: Master, { page, shift }: Half, recordId: PageId): Block {
  let onPages = made.get(block);
  if (onPages === undefined) {
    onPages = new WeakMap();
    made.set(block, onPages);
  }
  const known = onPages.get(page);
  if (known !== undefined) return known;
  const placed = isSameGrid(master.grid, page.grid) ? block : regridded(block, master.grid, page.grid);
  const { group: _group, ...rest } = placed;
  const frame = shiftedBy(placed.frame, shift);
  const own: Block = { ...rest, frame, id: standingId(block.id, page.id), pageId: recordId };
  onPages.set(page, own);
  return own;
}

/** The master's blocks that stand on a page, from the lowest; none where the page has something else in their place. */
export function masterBlocksOn(edition: Edition, page: Page): Block[] {
  return mastersOf(edition).flatMap((master) =>
    halvesUnder(master, page).flatMap((half) => {
      const replaced = new Set(half.page.overrides?.map(({ block }) => block));
      return blocksOnPage(edition, master.id)
        .filter(({ id }) => !replaced.has(id))
        .map((block) => standing(block, master, half, page.id));
    }),
  );
}

/** All that stands on a page, from the lowest: its masters' blocks, then its own. */
export function standingOn(edition: Edition, id: PageId): readonly Block[] {
  const own = blocksOnPage(edition, id);
  const page = edition.pages[id];
  if (page === undefined || mastersOf(edition).length === 0) return own;
  const under = masterBlocksOn(edition, page);
  return under.length === 0 ? own : [...under, ...own];
}

/** A master's block that stands on a page, and both of them. */
export interface StandingBlock {
  readonly master: Master;
  /** As the master has it. */
  readonly block: Block;
  readonly page: Page;
  /** Of a 通版, the half on which it stands. */
  readonly half: Half;
  /** As it stands on the page. */
  readonly standing: Block;
}

/** What the id of a master's block on a page stands for; null for any other. */
export function standingBlock(edition: Edition, id: BlockId): StandingBlock | null {
  const at = id.lastIndexOf(ON);
  if (at < 0 || mastersOf(edition).length === 0) return null;
  const block = edition.blocks[id.slice(0, at)];
  const master = block === undefined ? undefined : edition.pages[block.pageId];
  if (block === undefined || !isMaster(master)) return null;
  const tail = id.slice(at + ON.length);
  const page = byTail(edition.pages).get(tail);
  const half = page === undefined ? undefined : halvesUnder(master, page).find((one) => one.page.id.endsWith(tail));
  if (page === undefined || half === undefined) return null;
  if (half.page.overrides?.some((one) => one.block === block.id) === true) return null;
  return { master, block, page, half, standing: standing(block, master, half, page.id) };
}

/** A block by its id: a page's own, or a master's where it stands on a page. */
export function blockNamed(edition: Edition, id: BlockId): Block | undefined {
  return edition.blocks[id] ?? standingBlock(edition, id)?.standing;
}

/** True of what a master can carry: what belongs to no article. */
export function canStandOnMaster(block: Block): boolean {
  return !('articleId' in block);
}

/** True of what can be moved from a page to a master: of a 通版 not what stands over the fold, for masters are of one page. */
export function canMoveToMaster(edition: Pick<Edition, 'pages'>, block: Block): boolean {
  const page = edition.pages[block.pageId];
  return canStandOnMaster(block) && (page === undefined || !isOverFold(page, block.frame));
}

/** Places that differ by less are one, in points: what was moved by half a sheet and back is off by the last digit. */
const SAME: Pt = 1e-6;

/** Whether two blocks are alike enough to be one master's: the same but for id, page and order. */
function isAlike(a: Block, b: Block): boolean {
  const bare = ({
    id: _id,
    pageId: _pageId,
    order: _order,
    group: _group,
    locked: _locked,
    standing: _standing,
    frame: _frame,
    ...rest
  }: Block) => rest;
  const isThere = (['x', 'y', 'width', 'height'] as const).every((at) => Math.abs(a.frame[at] - b.frame[at]) < SAME);
  return isThere && JSON.stringify(bare(a)) === JSON.stringify(bare(b));
}

function named(name: string): string {
  return shortName(name, LONGEST_MASTER) || '母版';
}

/** A new master of the size and the format of a page, with nothing on it. */
export function addMaster(
  edition: Edition,
  like: PageId,
  name: string,
  on: MasterRole['on'],
): { readonly patches: Patch[]; readonly id: PageId } | null {
  const page = edition.pages[like];
  if (page === undefined) return null;
  const record: Page = {
    id: newId<'page'>(),
    number: likeNumber[on],
    section: '',
    grid: halfGrid(page.grid, on === 'right' ? 'right' : 'left'),
    ...(page.formatId === undefined ? {} : { formatId: page.formatId }),
    master: { name: named(name), on },
  };
  return { id: record.id, patches: [{ kind: 'put', table: 'pages', id: record.id, record }] };
}

/** Changes what a master is called or stands on. */
export function editMaster(edition: Edition, id: PageId, change: Partial<MasterRole>): Patch[] {
  const page = edition.pages[id];
  if (!isMaster(page)) return [];
  const master = { ...page.master, ...change };
  const record: Page = { ...page, master: { ...master, name: named(master.name) }, number: likeNumber[master.on] };
  const isSame = JSON.stringify(record) === JSON.stringify(page);
  return isSame ? [] : facing(edition, [{ kind: 'put', table: 'pages', id, record }]);
}

/** Has a master stand on pages of one format alone, or, with null, on pages of any. */
export function setMasterFormat(edition: Edition, id: PageId, formatId: FormatId | null): Patch[] {
  const page = edition.pages[id];
  if (!isMaster(page) || (page.formatId ?? null) === formatId) return [];
  const { formatId: _old, ...rest } = page;
  return [{ kind: 'put', table: 'pages', id, record: formatId === null ? rest : { ...rest, formatId } }];
}

/** Takes a master away with its blocks; what pages have in their places stays as their own. */
export function removeMaster(edition: Edition, id: PageId): Patch[] {
  if (!isMaster(edition.pages[id])) return [];
  return [
    ...blocksOnPage(edition, id).map((block): Patch => ({ kind: 'remove', table: 'blocks', id: block.id })),
    { kind: 'remove', table: 'pages', id },
  ];
}

/**
 * Makes blocks of a page a master's: they stand on all pages it stands on, and blocks just like them on those pages,
 * a page head on each for example, go. Blocks of articles stay where they are.
 */
export function moveToMaster(edition: Edition, ids: readonly BlockId[], to: PageId): Patch[] {
  const master = edition.pages[to];
  if (!isMaster(master)) return [];
  const chosen = ids.flatMap((id) => edition.blocks[id] ?? []).filter((block) => canMoveToMaster(edition, block));
  const moved = chosen
    .map((block) => onItsHalf(edition, block))
    // The heads of both halves of a 通版 are one head of the master.
    .filter((one, at, all) => !all.slice(0, at).some((other) => isAlike(one.block, other.block)));
  if (moved.length === 0) return [];
  const at = blocksOnPage(edition, to).length;
  const isMoved = new Set(moved.map(({ block }) => block.id));
  const twins = Object.values(edition.blocks).filter((other) => {
    if (isMoved.has(other.id)) return false;
    const { block, page } = onItsHalf(edition, other);
    return page !== undefined && standsOnPage(master, page) && moved.some((one) => isAlike(one.block, block));
  });
  return [
    ...moved.map(({ block, page }, index): Patch => {
      const {
        group: _group,
        locked: _locked,
        ...rest
      } = page === undefined || isSameGrid(page.grid, master.grid) ? block : regridded(block, page.grid, master.grid);
      const record: Block = { ...rest, pageId: to, order: at + index };
      return { kind: 'put', table: 'blocks', id: block.id, record };
    }),
    ...twins.map((block): Patch => ({ kind: 'remove', table: 'blocks', id: block.id })),
  ];
}

/** A block as it lies on the half of a 通版 that it is on, and that; on any other page as it is. */
function onItsHalf(edition: Edition, block: Block): { readonly block: Block; readonly page: Page | undefined } {
  const record = edition.pages[block.pageId];
  if (record === undefined) return { block, page: undefined };
  const { page, shift } = halfUnder(record, block.frame);
  return { block: { ...block, frame: shiftedBy(block.frame, -shift) }, page };
}

type Overrides = NonNullable<Page['overrides']>;

/** Changes what a page has in the place of masters' blocks, each half of a 通版 by itself. */
function changeOverrides(page: Page, change: (overrides: Overrides, side: Side) => Overrides): Patch[] {
  const { overrides: before, ...rest } = page;
  const [old, own] = [before ?? [], change(before ?? [], 'left')];
  const sheet: Page = own.length === 0 ? rest : { ...rest, overrides: own };
  if (!isSpread(page)) {
    return own.length === old.length ? [] : [{ kind: 'put', table: 'pages', id: page.id, record: sheet }];
  }
  const { overrides: rightBefore, ...rightRest } = page.spread.right;
  const rightOld = rightBefore ?? [];
  const rightOwn = change(rightOld, 'right');
  if (own.length === old.length && rightOwn.length === rightOld.length) return [];
  const right = rightOwn.length === 0 ? rightRest : { ...rightRest, overrides: rightOwn };
  return [{ kind: 'put', table: 'pages', id: page.id, record: { ...sheet, spread: { right } } }];
}

/** Puts something, or nothing, in the place of a master's block on one side of a page. */
function addOverride(page: Page, on: Side, override: Overrides[number]): Patch[] {
  return changeOverrides(page, (overrides, side) => (side === on ? [...overrides, override] : overrides));
}

/** Has a page name none of some blocks, which go, in the place of masters': those stand there again. */
export function overridesWithout(page: Page, gone: readonly BlockId[]): Patch[] {
  return changeOverrides(page, (overrides) => overrides.filter(({ by }) => by === null || !gone.includes(by)));
}

/**
 * Gives a page a block of its own in the place of a master's, that can be changed there. Null where the id is of no
 * master's block.
 */
export function overrideBlock(
  edition: Edition,
  id: BlockId,
): { readonly patches: Patch[]; readonly id: BlockId } | null {
  const found = standingBlock(edition, id);
  if (found === null) return null;
  const { block, page, half, standing: here } = found;
  const lowest = Math.min(0, ...blocksOnPage(edition, page.id).map(({ order }) => order)) - 1;
  const own: Block = { ...here, id: newId<'block'>(), order: lowest };
  return {
    id: own.id,
    patches: [
      { kind: 'put', table: 'blocks', id: own.id, record: own },
      ...addOverride(page, half.side, { block: block.id, by: own.id }),
    ],
  };
}

/** Leaves a master's block out on a page. */
export function leaveOut(edition: Edition, id: BlockId): Patch[] {
  const found = standingBlock(edition, id);
  if (found === null) return [];
  return addOverride(found.page, found.half.side, { block: found.block.id, by: null });
}

/** What a page has, or leaves out, in the place of masters' blocks that are still there; `side` says on which half of a 通版. */
export function overridesOn(
  edition: Edition,
  page: Page,
): { readonly master: Master; readonly block: Block; readonly by: Block | null; readonly side: Side }[] {
  return halvesOf(page).flatMap((half) =>
    (half.page.overrides ?? []).flatMap(({ block: id, by }) => {
      const block = edition.blocks[id];
      const master = block === undefined ? undefined : edition.pages[block.pageId];
      if (block === undefined || !isMaster(master) || !standsOnPage(master, half.page)) return [];
      return [{ master, block, by: by === null ? null : (edition.blocks[by] ?? null), side: half.side }];
    }),
  );
}

/** Has a master's block stand on a page again, on one side of a 通版, and takes away what the page had in its place. */
export function restoreBlock(edition: Edition, pageId: PageId, id: BlockId, on: Side = 'left'): Patch[] {
  const page = edition.pages[pageId];
  const half = page === undefined ? undefined : halvesOf(page).find(({ side }) => side === on);
  const override = half?.page.overrides?.find((one) => one.block === id);
  if (page === undefined || override === undefined) return [];
  const own = override.by === null ? undefined : edition.blocks[override.by];
  return [
    ...(own === undefined || own.pageId !== pageId
      ? []
      : [{ kind: 'remove', table: 'blocks', id: own.id } satisfies Patch]),
    ...changeOverrides(page, (overrides, side) =>
      side === on ? overrides.filter((one) => one !== override) : overrides,
    ),
  ];
}

/** True where a master gives a page what a block would do there: its page head, its imprint. */
export function isGiven(edition: Edition, page: Page, block: Block): boolean {
  const { isFurniture, isSame } = blockModule(block.kind);
  if (isFurniture !== true) return false;
  return masterBlocksOn(edition, page).some((other) => {
    if (other.kind !== block.kind || halfAt(page, other.frame) !== halfAt(page, block.frame)) return false;
    return other.kind === 'furniture' && block.kind === 'furniture' ? other.role === block.role : isSame === undefined;
  });
}
