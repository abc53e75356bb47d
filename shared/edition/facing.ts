/**
 * 订口与切口: pages of a format whose inner and outer margins differ. The format has the grid of a right page; a left page
 * has its margins the other way round. Odd pages are right pages: page 1 stands alone at the right.
 */
import type { PageFormat } from '../paper/format-records.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Edition, Page, PageGrid } from './records.ts';
import { isSameGrid, setGrid } from './regrid.ts';
import { FOLD_CLEAR, halfGrid, isSpread, joinedGrid, turnedGrid } from './spreads.ts';

/** True of a page at the left of a spread. */
export function isLeftPage({ number }: Pick<Page, 'number'>): boolean {
  return number % 2 === 0;
}

type Sided = Pick<Page, 'number' | 'grid' | 'spread'>;

/** The grid of a format on a page: of a 通版, on both its halves. */
export function gridOn(format: Pick<PageFormat, 'grid' | 'hasFacingPages'>, page: Sided): PageGrid {
  const isFacing = format.hasFacingPages === true;
  if (isSpread(page)) {
    const left = isFacing ? turnedGrid(format.grid) : format.grid;
    return joinedGrid(left, format.grid, page.grid.fold?.clear ?? FOLD_CLEAR);
  }
  return isFacing && isLeftPage(page) ? turnedGrid(format.grid) : format.grid;
}

/** The grid a format has that is such on a page: {@link gridOn} the other way. */
export function gridFrom(format: PageFormat, page: Sided, grid: PageGrid): PageGrid {
  // What is turned twice is off by the last digit.
  if (isSameGrid(grid, gridOn(format, page))) return format.grid;
  if (isSpread(page)) return halfGrid(grid, 'right');
  return format.hasFacingPages === true && isLeftPage(page) ? turnedGrid(grid) : grid;
}

/** Turns the grids of pages that have come to stand on the other side; pages of a size of their own keep it. */
function turnPages(edition: Edition): Patch[] {
  return Object.values(edition.pages).flatMap((page) => {
    const format = page.formatId === undefined ? undefined : edition.formats[page.formatId];
    if (format?.hasFacingPages !== true) return [];
    const isOfOtherSide = isSameGrid(page.grid, gridOn(format, { ...page, number: page.number + 1 }));
    return isOfOtherSide ? setGrid(edition, page.id, gridOn(format, page)) : [];
  });
}

/** Patches after which each page has the margins of the side it stands on then. */
export function facing(edition: Edition, patches: Patch[]): Patch[] {
  const hasAny = Object.values(edition.formats).some((format) => format.hasFacingPages === true);
  if (!hasAny || patches.length === 0) return patches;
  return [...patches, ...turnPages(applyPatches(edition, patches).edition)];
}
