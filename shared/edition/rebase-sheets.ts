/**
 * Joining and parting a 通版 beside what others did to its pages. Both are worked out anew for the pages as they are by then; what
 * was done to a page that is a half by now, or to a sheet that is two pages, is done where it stands now. What stands nowhere any
 * more is told, as in any rebase.
 */
import * as v from 'valibot';
import { blockSchema } from '../blocks/kinds.ts';
import { articleSchema } from './article-records.ts';
import type { PageId } from './ids.ts';
import { joinPages, partSpread } from './join-pages.ts';
import { applyPatches, type Patch, PatchError } from './operations.ts';
import { type Page, pageSchema } from './page-records.ts';
import type { DroppedPatch, DropReason, Rebased } from './rebase-text.ts';
import { articleId, frameSchema } from './record-fields.ts';
import type { Block, Edition } from './records.ts';
import { isSameGrid } from './regrid.ts';
import { halfGrid, isSpread, shiftedBy } from './spreads.ts';
import type { Frame, Pt } from './units.ts';

type Of<K extends Patch['kind']> = Extract<Patch, { kind: K }>;

/** Patches that make two pages a sheet, or a sheet two pages, from the first of a list to the last. */
interface SheetChange {
  readonly does: 'join' | 'part';
  readonly left: PageId;
  readonly right: PageId;
  readonly first: number;
  readonly last: number;
}

function pageIn(patch: Patch): Page | null {
  if (patch.kind !== 'put' || patch.table !== 'pages') return null;
  const page = v.safeParse(pageSchema, patch.record);
  return page.success ? page.output : null;
}

/** What of a list joins two pages or parts a sheet, as `join-pages.ts` says it and undo takes it back; null where nothing does. */
function sheetChangeIn(patches: readonly Patch[]): SheetChange | null {
  const pages = patches.map(pageIn);
  for (const [at, page] of pages.entries()) {
    if (page === null) continue;
    if (isSpread(page)) {
      const { id } = page.spread.right;
      const gone = patches.findIndex((patch) => patch.kind === 'remove' && patch.table === 'pages' && patch.id === id);
      if (gone < 0) continue;
      const [first, last] = [Math.min(at, gone), Math.max(at, gone)];
      return { does: 'join', left: page.id, right: id, first, last };
    }
    // The right page is put in before the left one becomes a page by itself: with a sheet, neither is as it was.
    const left = pages.findIndex((other, to) => to > at && other !== null && other.number === page.number - 1);
    const record = pages[left];
    if (record == null || page.number % 2 === 0 || isSpread(record)) continue;
    return { does: 'part', left: record.id, right: page.id, first: at, last: left };
  }
  return null;
}

function dropped(patches: readonly Patch[], why: DropReason): Rebased {
  return { patches: [], dropped: patches.map((patch) => ({ patch, why })) };
}

/**
 * A joining or a parting as it holds on an edition to which others' changes were applied: worked out anew, with all that stands
 * there by now. Nothing where they did the same; null where the patches are none of both. What else is among the patches was
 * made of pages as they were before or are after that, and does not hold.
 */
export function sheetAnew(edition: Edition, patches: readonly Patch[], others: readonly Patch[]): Rebased | null {
  const change = sheetChangeIn(patches);
  if (change === null) return null;
  const { first, last } = change;
  const own = changedAnew(edition, change, patches.slice(first, last + 1), others);
  if (own === null) return null;
  const beside = dropped([...patches.slice(0, first), ...patches.slice(last + 1)], 'does-not-fit');
  return { patches: own.patches, dropped: [...own.dropped, ...beside.dropped] };
}

/** The joining or parting that patches are, worked out anew. */
function changedAnew(
  edition: Edition,
  { does, left, right }: SheetChange,
  patches: readonly Patch[],
  others: readonly Patch[],
): Rebased | null {
  // Beside a joining there were two pages, which were changed both: that looks like a parting.
  const theirs = sheetChangeIn(others);
  if (does === 'part' && theirs?.does === 'join' && theirs.right === right) return null;
  const page = edition.pages[left];
  const isSheet = page?.spread?.right.id === right;
  const isTwo = page !== undefined && !isSpread(page) && edition.pages[right] !== undefined;
  if (does === 'part') {
    if (isSheet) return { patches: partSpread(edition, left), dropped: [] };
    // Two pages may have been put for another reason: they are there already, or were deleted and come back.
    const isGone = others.some((patch) => patch.kind === 'remove' && patch.table === 'pages' && patch.id === left);
    return isTwo || (page === undefined && !isGone) ? null : dropped(patches, 'record-removed');
  }
  if (isSheet) return { patches: [], dropped: [] };
  if (!isTwo) return dropped(patches, 'record-removed');
  const joined = joinPages(edition, left);
  const isSame = edition.pages[right]?.number === page.number + 1;
  return typeof joined === 'string' || !isSame ? dropped(patches, 'does-not-fit') : { patches: joined, dropped: [] };
}

/** What of others' patches joins or parts a sheet that patches made beside them know; null where nothing does. */
export function sheetChangeBeside(patches: readonly Patch[], others: readonly Patch[]): SheetChange | null {
  const change = sheetChangeIn(others);
  if (change?.does !== 'part') return change;
  // Beside a parting there is no right page yet: what names it was made of two pages, which others changed both.
  const namesRight = patches.some((patch) => JSON.stringify(patch).includes(change.right) && !isOfSpread(patch));
  return namesRight ? null : change;
}

/** True of a patch of a sheet's record, which names its right half. */
function isOfSpread(patch: Patch): boolean {
  const page = pageIn(patch);
  return page !== null ? isSpread(page) : patch.kind === 'set' && patch.path[0] === 'spread';
}

/** Patches made before a sheet was joined or parted, done where things stand now. */
class Moved {
  readonly #change: SheetChange;
  readonly #wasRight: Set<string>;
  #now: Edition;

  constructor(edition: Edition, change: SheetChange, others: readonly Patch[]) {
    this.#now = edition;
    this.#change = change;
    this.#wasRight = new Set(
      others.slice(change.first, change.last + 1).flatMap((patch) => {
        const block = blockIn(patch);
        const { left, right, does } = change;
        return block !== null && block.pageId === (does === 'join' ? left : right) ? [block.id] : [];
      }),
    );
  }

  /** A patch as it is now, or why it cannot be; what follows it finds it done. */
  take(patch: Patch): Patch[] | DropReason {
    const taken = this.#change.does === 'join' ? this.#overJoin(patch) : this.#overPart(patch);
    if (typeof taken === 'string') return taken;
    try {
      this.#now = applyPatches(this.#now, taken).edition;
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      return 'does-not-fit';
    }
    return taken;
  }

  get #left(): Page | undefined {
    return this.#now.pages[this.#change.left];
  }

  /** How far to the right of the sheet's left the right page begins. */
  get #shift(): Pt {
    const { trim } = this.#left?.grid ?? { trim: { width: 0 } };
    return this.#change.does === 'join' ? trim.width / 2 : trim.width;
  }

  #overJoin(patch: Patch): Patch[] | DropReason {
    if (!('table' in patch)) return [patch];
    if (patch.table === 'blocks') return this.#blockOnSheet(patch);
    if (patch.table === 'articles') return this.#plannedOnSheet(patch);
    if (patch.table !== 'pages') return [patch];
    if (patch.id === this.#change.right) return this.#rightHalf(patch);
    return patch.id === this.#change.left ? this.#leftHalf(patch) : [patch];
  }

  #blockOnSheet(patch: Patch): Patch[] {
    const { left, right } = this.#change;
    const further = this.#left?.spread?.right.order ?? 0;
    const block = blockIn(patch);
    if (block !== null && patch.kind === 'put') {
      if (block.pageId !== right) {
        this.#wasRight.delete(block.id);
        return [patch];
      }
      this.#wasRight.add(block.id);
      const frame = shiftedBy(block.frame, this.#shift);
      return [{ ...patch, record: { ...block, pageId: left, order: block.order + further, frame } }];
    }
    if (patch.kind !== 'set' || !this.#wasRight.has(patch.id)) return [patch];
    if (is(patch.path, 'order') && typeof patch.value === 'number') return [{ ...patch, value: patch.value + further }];
    return [this.#shifted(patch, this.#shift)];
  }

  /** A change of a frame, so far to the right. */
  #shifted(patch: Of<'set'>, by: Pt): Patch {
    const frame = frameIn(patch);
    if (frame !== null) return { ...patch, value: shiftedBy(frame, by) };
    const isX = is(patch.path, 'frame', 'x') && typeof patch.value === 'number';
    return isX ? { ...patch, value: Number(patch.value) + by } : patch;
  }

  /** A story planned for the right page is planned for that half. */
  #plannedOnSheet(patch: Patch): Patch[] {
    const { left, right } = this.#change;
    const plans = (['plannedPage', 'plannedJump'] as const).filter((field) => {
      if (patch.kind === 'set') return is(patch.path, field) && patch.value === right;
      const article = patch.kind === 'put' ? v.safeParse(articleSchema, patch.record) : null;
      return article?.success === true && article.output[field] === right;
    });
    if (plans.length === 0 || (patch.kind !== 'set' && patch.kind !== 'put')) return [patch];
    const page = this.#left;
    if (page === undefined || !isSpread(page)) return [patch];
    const { planned = { page: [], jump: [] }, ...half } = page.spread.right;
    const article = v.parse(articleId, patch.id);
    const next = {
      page: plans.includes('plannedPage') ? [...new Set([...planned.page, article])] : planned.page,
      jump: plans.includes('plannedJump') ? [...new Set([...planned.jump, article])] : planned.jump,
    };
    const own: Patch =
      patch.kind === 'set'
        ? { ...patch, value: left }
        : { ...patch, record: { ...Object(patch.record), ...Object.fromEntries(plans.map((field) => [field, left])) } };
    return [
      own,
      { kind: 'set', table: 'pages', id: left, path: ['spread', 'right'], value: { ...half, planned: next } },
    ];
  }

  #rightHalf(patch: Patch): Patch[] | DropReason {
    const { left } = this.#change;
    const page = this.#left;
    if (page === undefined || !isSpread(page)) return 'record-removed';
    if (patch.kind === 'set' || patch.kind === 'splice') {
      // Its number follows from the left one's; its size is the sheet's.
      if (is(patch.path, 'number')) return [];
      if (patch.path[0] === 'grid') return 'overwritten';
      return [{ ...patch, id: left, path: ['spread', 'right', ...patch.path] }];
    }
    const record = pageIn(patch);
    if (record === null || !isSameGrid(record.grid, halfGrid(page.grid, 'right'))) return 'overwritten';
    const { section, editor, formatId, overrides } = record;
    const { id, order, planned } = page.spread.right;
    const own = { section, editor, formatId, overrides, order, planned };
    const value = { id, ...Object.fromEntries(Object.entries(own).filter(([, one]) => one !== undefined)) };
    return [{ kind: 'set', table: 'pages', id: left, path: ['spread', 'right'], value }];
  }

  #leftHalf(patch: Patch): Patch[] | DropReason {
    const page = this.#left;
    if (page === undefined || patch.kind === 'remove') return 'overwritten';
    if (patch.kind === 'set' || patch.kind === 'splice') return patch.path[0] === 'grid' ? 'overwritten' : [patch];
    const record = pageIn(patch);
    if (record === null || patch.kind !== 'put') return [patch];
    if (!isSameGrid(record.grid, halfGrid(page.grid, 'left'))) return 'overwritten';
    return [
      {
        ...patch,
        record: { ...record, grid: page.grid, ...(page.spread === undefined ? {} : { spread: page.spread }) },
      },
    ];
  }

  #overPart(patch: Patch): Patch[] | DropReason {
    if (!('table' in patch)) return [patch];
    if (patch.table === 'blocks') return this.#blockOnPage(patch);
    if (patch.table !== 'pages' || patch.id !== this.#change.left) return [patch];
    const { right } = this.#change;
    if (patch.kind === 'remove') return [patch, { ...patch, id: right }];
    if (patch.kind === 'set' || patch.kind === 'splice') {
      const [first, second, ...rest] = patch.path;
      if (first === 'spread' && second === 'right' && rest.length > 0) return [{ ...patch, id: right, path: rest }];
      return first === 'grid' || first === 'spread' ? 'overwritten' : [patch];
    }
    const record = pageIn(patch);
    const [page, other] = [this.#left, this.#now.pages[right]];
    if (record === null || !isSpread(record) || patch.kind !== 'put') return [patch];
    if (page === undefined || other === undefined) return 'record-removed';
    if (!isSameGrid(halfGrid(record.grid, 'left'), page.grid)) return 'overwritten';
    const { spread, ...own } = record;
    const { order: _order, planned: _planned, ...half } = spread.right;
    return [
      { ...patch, record: { ...own, grid: page.grid } },
      { ...patch, id: right, record: { ...half, number: other.number, grid: other.grid } },
    ];
  }

  #blockOnPage(patch: Patch): Patch[] {
    const { left, right } = this.#change;
    const block = blockIn(patch);
    if (block !== null && patch.kind === 'put') {
      if (block.pageId !== left) return [patch];
      const { pageId, frame } = this.#onPage(block.frame);
      return [{ ...patch, record: { ...block, pageId, frame } }];
    }
    const now = this.#now.blocks[patch.kind === 'edition' ? '' : patch.id];
    if (patch.kind !== 'set' || now === undefined || (now.pageId !== left && now.pageId !== right)) return [patch];
    const wanted = frameIn(patch);
    if (wanted === null) return [this.#shifted(patch, now.pageId === right ? -this.#shift : 0)];
    const { pageId, frame } = this.#onPage(wanted);
    const onto: Patch[] = pageId === now.pageId ? [] : [{ ...patch, path: ['pageId'], value: pageId }];
    return [...onto, { ...patch, value: frame }];
  }

  /** Where a frame of a sheet lies: on the page on which its middle is, and within it. */
  #onPage(frame: Frame): { readonly pageId: PageId; readonly frame: Frame } {
    const { left, right } = this.#change;
    const trim = this.#shift;
    const isRight = frame.x + frame.width / 2 > trim;
    const own = shiftedBy(frame, isRight ? -trim : 0);
    const isOver = frame.x < trim && frame.x + frame.width > trim;
    const width = Math.min(own.width, trim);
    const within = isOver ? { ...own, width, x: Math.max(0, Math.min(own.x, trim - width)) } : own;
    return { pageId: isRight ? right : left, frame: within };
  }
}

function is(path: readonly (string | number)[], ...steps: readonly string[]): boolean {
  return path.length === steps.length && steps.every((step, at) => path[at] === step);
}

function blockIn(patch: Patch): Block | null {
  if (patch.kind !== 'put' || patch.table !== 'blocks') return null;
  const block = v.safeParse(blockSchema, patch.record);
  return block.success ? block.output : null;
}

function frameIn({ path, value }: Of<'set'>): Frame | null {
  const frame = is(path, 'frame') ? v.safeParse(frameSchema, value) : null;
  return frame?.success === true ? frame.output : null;
}

/** Patches over others that joined or parted a sheet: what is left of both lists, and what cannot be done where things stand now. */
export function overSheet(
  edition: Edition,
  patches: readonly Patch[],
  others: readonly Patch[],
  change: SheetChange,
): Rebased {
  const moved = new Moved(edition, change, others);
  const held: Patch[] = [];
  const lost: DroppedPatch[] = [];
  for (const patch of patches) {
    const taken = moved.take(patch);
    if (typeof taken === 'string') lost.push({ patch, why: taken });
    else held.push(...taken);
  }
  return { patches: held, dropped: lost };
}
