/**
 * 通版: two facing pages printed as one sheet with a fold (折线) in its middle. One record is both; it takes two numbers.
 * What is asked of one half is asked here, so that no other file adds half a sheet to anything.
 */

import type { Article } from './article-records.ts';
import type { Page, PageGrid } from './page-records.ts';
import { type Frame, mm, type Pt } from './units.ts';

/** A page that is two facing ones. */
type Spread = Page & { readonly spread: NonNullable<Page['spread']> };

/** A distance that is not seen, in points. */
const SEEN: Pt = 0.01;

/** Which half of a 通版. */
export type Side = 'left' | 'right';

/** So much of the middle text keeps off where nobody says otherwise: folded and trimmed, newsprint is off by that [R]. */
export const FOLD_CLEAR: Pt = mm(8);

/** True of 通版. */
export function isSpread<P extends Pick<Page, 'spread'>>(
  page: P | undefined,
): page is P & { readonly spread: NonNullable<Page['spread']> } {
  return page?.spread !== undefined;
}

/** The numbers a page is printed under: one, or those of both halves of a 通版. */
export function pageNumbers({ number, spread }: Pick<Page, 'number' | 'spread'>): readonly number[] {
  return spread === undefined ? [number] : [number, number + 1];
}

/** The last of a page's numbers. */
export function lastNumber({ number, spread }: Pick<Page, 'number' | 'spread'>): number {
  return spread === undefined ? number : number + 1;
}

/** A page's numbers as they are written: `2`, of a 通版 `2-3`. */
export function numbersSaid(page: Pick<Page, 'number' | 'spread'>, between = '-'): string {
  return pageNumbers(page).join(between);
}

/** The sections (版名) of a page that have a name: of a 通版 each that differs, the left half's first. */
export function sectionsOf({ section, spread }: Pick<Page, 'section' | 'spread'>): readonly string[] {
  return [...new Set([section, spread?.right.section ?? ''])].filter((name) => name !== '');
}

/** A stretch across a sheet. */
interface Across {
  readonly left: Pt;
  readonly right: Pt;
}

/** The middle of a 通版 that text keeps off, as its grid has it; null of a page without a fold. */
export function foldOf({ trim, fold }: Pick<PageGrid, 'trim' | 'fold'>): Across | null {
  if (fold === undefined) return null;
  const middle = trim.width / 2;
  return { left: middle - fold.clear / 2, right: middle + fold.clear / 2 };
}

/** The middle of a page that text keeps off; null where it has no fold. */
export function foldZone({ grid }: Pick<Page, 'grid'>): Across | null {
  return foldOf(grid);
}

/** True where a frame stands on both halves of a page: it reaches beyond the fold by more than can be seen. */
export function isOverFold({ grid }: Pick<Page, 'grid'>, { x, width }: Pick<Frame, 'x' | 'width'>): boolean {
  if (grid.fold === undefined) return false;
  const middle = grid.trim.width / 2;
  return x < middle - SEEN && x + width > middle + SEEN;
}

/** What reaches into the other half by no more than this, in points, bleeds there, and stands on its own half alone. */
const BLEED: Pt = mm(5);

/** True where a frame stands on both halves of a page by more than a bleed: parted, it has to be moved into one of them. */
export function standsOverFold(page: Pick<Page, 'grid'>, { x, width }: Pick<Frame, 'x' | 'width'>): boolean {
  return isOverFold(page, { x: x + BLEED, width: width - 2 * BLEED });
}

/** The half of a 通版 on which the middle of a frame lies; the left one of any other page. */
export function halfAt({ grid }: Pick<Page, 'grid'>, { x, width }: Pick<Frame, 'x' | 'width'>): Side {
  return grid.fold !== undefined && x + width / 2 > grid.trim.width / 2 ? 'right' : 'left';
}

/** The number of the page, of a 通版 of its half, on which the middle of a frame lies. */
export function numberAt(page: Pick<Page, 'number' | 'grid'>, frame: Pick<Frame, 'x' | 'width'>): number {
  return halfAt(page, frame) === 'right' ? page.number + 1 : page.number;
}

/** The numbers a frame stands under: of its page, of a 通版 of its half, or of both where it stands over the fold. */
export function numbersAt(page: Pick<Page, 'number' | 'grid'>, frame: Pick<Frame, 'x' | 'width'>): readonly number[] {
  return standsOverFold(page, frame) ? [page.number, page.number + 1] : [numberAt(page, frame)];
}

/** The number of the page that an article is planned for, or to go on at: of a 通版 the half it was planned for. */
export function plannedNumber({ number, spread }: Page, { id }: Pick<Article, 'id'>, to: 'page' | 'jump'): number {
  return spread?.right.planned?.[to].includes(id) === true ? number + 1 : number;
}

/** The grid of two facing pages as one, each half as it was. `clear` is what text keeps off of the middle. */
export function joinedGrid(left: PageGrid, right: PageGrid, clear: Pt): PageGrid {
  const inner = left.trim.width - left.typeArea.x - left.typeArea.width + right.typeArea.x;
  return {
    ...left,
    trim: { ...left.trim, width: left.trim.width + right.trim.width },
    typeArea: { ...left.typeArea, width: left.typeArea.width + inner + right.typeArea.width },
    columns: left.columns + right.columns,
    fold: { width: inner, clear },
  };
}

/** The grid of one half of a 通版, as a page of its own. */
export function halfGrid(grid: PageGrid, side: Side): PageGrid {
  const { fold, ...rest } = grid;
  if (fold === undefined) return grid;
  const trim = { ...grid.trim, width: grid.trim.width / 2 };
  const width = (grid.typeArea.width - fold.width) / 2;
  const x = side === 'left' ? grid.typeArea.x : grid.typeArea.x + width + fold.width - trim.width;
  return { ...rest, trim, typeArea: { ...grid.typeArea, x, width }, columns: grid.columns / 2 };
}

/** A grid with its left and right margins the other way round. */
export function turnedGrid(grid: PageGrid): PageGrid {
  const { trim, typeArea } = grid;
  return { ...grid, typeArea: { ...typeArea, x: trim.width - typeArea.x - typeArea.width } };
}

/** A grid as a page can have it: of a 通版 both halves have what is given for one page, and a page has one half of a 通版's. */
export function gridFor(page: Pick<Page, 'grid' | 'spread'>, grid: PageGrid): PageGrid {
  if (page.spread === undefined) return halfGrid(grid, 'right');
  return grid.fold === undefined ? joinedGrid(grid, grid, page.grid.fold?.clear ?? FOLD_CLEAR) : grid;
}

/** A grid with something of it changed; of a 通版 of both halves alike, as the right one asks, the left one with its margins as they lay. */
export function changedHalves(grid: PageGrid, change: (half: PageGrid) => PageGrid): PageGrid {
  if (grid.fold === undefined) return change(grid);
  const [left, right] = [halfGrid(grid, 'left'), halfGrid(grid, 'right')];
  const next = change(right);
  const isTurned = Math.abs(left.typeArea.x - right.typeArea.x) > SEEN;
  return joinedGrid(isTurned ? turnedGrid(next) : next, next, grid.fold.clear);
}

/** A page that is printed under one number, and how far from the left of its record's sheet it begins. */
export interface Half {
  readonly side: Side;
  /** As a page of its own. Of a page that is no 通版 the page itself. */
  readonly page: Page;
  readonly shift: Pt;
}

const halves = new WeakMap<Page, readonly Half[]>();

/** The pages a record is printed as: itself, or the halves of a 通版 as they are when it is parted. The same for the same record. */
export function halvesOf(page: Page): readonly Half[] {
  const known = halves.get(page);
  if (known !== undefined) return known;
  const found = isSpread(page) ? partedPages(page) : [{ side: 'left' as const, page, shift: 0 }];
  halves.set(page, found);
  return found;
}

function partedPages({ spread: { right }, ...left }: Spread): readonly Half[] {
  const { grid, number } = left;
  const { order: _order, planned: _planned, ...record } = right;
  return [
    { side: 'left', page: { ...left, grid: halfGrid(grid, 'left') }, shift: 0 },
    {
      side: 'right',
      page: { ...record, number: number + 1, grid: halfGrid(grid, 'right') },
      shift: grid.trim.width / 2,
    },
  ];
}

/** The half on which the middle of a frame lies, as a page of its own. */
export function halfUnder(page: Page, frame: Pick<Frame, 'x' | 'width'>): Half {
  const [left, right] = halvesOf(page);
  const own: Half = left ?? { side: 'left', page, shift: 0 };
  return halfAt(page, frame) === 'right' ? (right ?? own) : own;
}

/** A frame so far to the right. */
export function shiftedBy<F extends Frame>(frame: F, by: Pt): F {
  return by === 0 ? frame : { ...frame, x: frame.x + by };
}

/** What stands on a page says of it: of a 通版 of its half, or of both where it stands over the fold. */
export function saidAt(page: Page, frame: Pick<Frame, 'x' | 'width'>) {
  const halves = isOverFold(page, frame) ? halvesOf(page) : [halfUnder(page, frame)];
  const each = (words: (half: Page) => string) =>
    [...new Set(halves.map((half) => words(half.page)))].filter((word) => word !== '').join('、');
  return {
    number: each(({ number }) => String(number)),
    section: each(({ section }) => section),
    editor: each(({ editor = '' }) => editor),
  };
}
