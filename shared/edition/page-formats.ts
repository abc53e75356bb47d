/** 开本: a page's size and grid under a name, for other pages, other editions and masters. */

import { LONGEST_FORMAT_NAME, type PageFormat } from '../paper/format-records.ts';
import { gridFrom, gridOn } from './facing.ts';
import { type FormatId, newId, type PageId } from './ids.ts';
import { applyPatches, type Patch } from './operations.ts';
import { shortName } from './plain-name.ts';
import type { Edition, Page, PageGrid } from './records.ts';
import { isSameGrid, setGrid, setGridOf } from './regrid.ts';
import { mastersOf, pagesInOrder } from './selectors.ts';
import { gridFor, halfGrid, halvesOf, isSpread, turnedGrid } from './spreads.ts';

/** The formats of an edition's newspaper, by name. */
export function formatsInOrder({ formats }: Pick<Edition, 'formats'>): PageFormat[] {
  return Object.values(formats).sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1));
}

/** The format a page or a master is of; undefined where it has a size of its own, or its format is gone. */
export function formatOfPage(edition: Pick<Edition, 'formats'>, page: Page): PageFormat | undefined {
  return page.formatId === undefined ? undefined : edition.formats[page.formatId];
}

/** True of a page that is of a format and has another grid than it. */
export function differsFromFormat(edition: Pick<Edition, 'formats'>, page: Page): boolean {
  const format = formatOfPage(edition, page);
  return format !== undefined && !isSameGrid(gridOn(format, page), page.grid);
}

function putFormat(record: PageFormat): Patch {
  return { kind: 'put', table: 'formats', id: record.id, record };
}

/** A page without a format that it, or one half of it, is of. */
function leaving(page: Page, id: FormatId): Page {
  const { formatId, ...rest } = page;
  const own: Page = formatId === id ? rest : page;
  if (own.spread?.right.formatId !== id) return own;
  const { formatId: _gone, ...right } = own.spread.right;
  return { ...own, spread: { right } };
}

/** True of a page that is of a format, or of which one half is. */
function isOf(page: Page, id: FormatId): boolean {
  return page.formatId === id || page.spread?.right.formatId === id;
}

/** A page that is of a format, or of none. */
function ofFormat(page: Page, formatId: FormatId | null): Page {
  const { formatId: _old, ...rest } = page;
  const own = formatId === null ? {} : { formatId };
  if (!isSpread(rest)) return { ...rest, ...own };
  const { formatId: _other, ...right } = rest.spread.right;
  return { ...rest, ...own, spread: { right: { ...right, ...own } } };
}

/** Makes a page of a grid, and of the format it belongs to; of none where that is null. Blocks stay where they stood. */
export function takeGrid(edition: Edition, id: PageId, grid: PageGrid, formatId: FormatId | null): Patch[] {
  const page = edition.pages[id];
  if (page === undefined) return [];
  const sized = setGrid(edition, id, grid);
  if ((page.formatId ?? null) === formatId) return sized;
  const record = { ...ofFormat(page, formatId), grid: gridFor(page, grid) };
  return [...sized, { kind: 'put', table: 'pages', id, record }];
}

/** Makes pages of a format. */
export function takeFormat(edition: Edition, ids: readonly PageId[], id: FormatId): Patch[] {
  const format = edition.formats[id];
  if (format === undefined) return [];
  return ids.flatMap((pageId) => {
    const page = edition.pages[pageId];
    return page === undefined ? [] : takeGrid(edition, pageId, gridOn(format, page), id);
  });
}

/** Pages and masters in no format that have a format's size and grid to the point. */
function nameless(edition: Edition, format: Pick<PageFormat, 'grid' | 'hasFacingPages'>): Page[] {
  return Object.values(edition.pages).filter(
    (page) => formatOfPage(edition, page) === undefined && isSameGrid(gridOn(format, page), page.grid),
  );
}

/**
 * Keeps a page's size and grid under a name, and makes the page one of it, with all pages and masters of its size that are
 * in no format; a format of that name becomes that.
 */
export function saveFormat(edition: Edition, pageId: PageId, name: string): Patch[] {
  const page = edition.pages[pageId];
  const called = shortName(name, LONGEST_FORMAT_NAME);
  if (page === undefined || called === '') return [];
  const known = Object.values(edition.formats).find((format) => format.name === called);
  const grid = known === undefined ? halfGrid(page.grid, 'right') : gridFrom(known, page, page.grid);
  const isFacing = tellsInner(page) ?? known?.hasFacingPages === true;
  const { hasFacingPages: _before, ...kept } = known ?? {};
  const record: PageFormat = {
    ...kept,
    ...(isFacing ? { hasFacingPages: true } : {}),
    ...{ id: known?.id ?? newId<'format'>(), name: called, grid },
  };
  const alike = nameless(edition, record).filter(({ id }) => id !== pageId);
  return [
    ...(known === undefined ? [putFormat(record)] : becoming(edition, known, record)),
    ...takeGrid(edition, pageId, page.grid, record.id),
    ...alike.flatMap((other) => takeGrid(edition, other.id, other.grid, record.id)),
  ];
}

/** A format that is to have another's grid, and to tell inner from outer margins as that does; its pages follow. */
function becoming(edition: Edition, { id }: PageFormat, { grid, hasFacingPages }: PageFormat): Patch[] {
  const changed = changeFormat(edition, id, grid);
  return [...changed, ...setFacing(applyPatches(edition, changed).edition, id, hasFacingPages === true)];
}

/**
 * Whether a 通版 tells inner from outer margins. Null where nobody can say: of one page alone, of margins that are equal, and
 * of two pages that are neither alike nor each other's mirror image.
 */
function tellsInner({ grid }: Page): boolean | null {
  if (grid.fold === undefined) return null;
  const [left, right] = [halfGrid(grid, 'left'), halfGrid(grid, 'right')];
  const turned = turnedGrid(right);
  if (isSameGrid(right, turned)) return null;
  return isSameGrid(left, turned) ? true : isSameGrid(left, right) ? false : null;
}

/** How many pages of an edition are of a format, a 通版's counted by itself each; masters are not counted. */
export function pagesOfFormat(edition: Edition, id: FormatId): number {
  return pagesInOrder(edition)
    .flatMap(halvesOf)
    .filter(({ page }) => page.formatId === id).length;
}

/**
 * Gives a format another grid, of a right page where its pages face each other, and with it all pages and masters of it.
 * Styles in the old size or leading follow.
 */
export function changeFormat(edition: Edition, id: FormatId, wanted: PageGrid): Patch[] {
  const grid = halfGrid(wanted, 'right');
  const format = edition.formats[id];
  if (format === undefined) return [];
  const pages = [...pagesInOrder(edition), ...mastersOf(edition)].filter((page) => page.formatId === id);
  const record = isSameGrid(format.grid, grid) ? [] : [putFormat({ ...format, grid })];
  return [...record, ...setGridOf(edition, pages, grid, (page) => gridOn({ ...format, grid }, page))];
}

/**
 * Has a format tell inner from outer margins, or not: pages on the left that are of its size turn. What stands on them
 * stays in its columns.
 */
export function setFacing(edition: Edition, id: FormatId, hasFacingPages: boolean): Patch[] {
  const format = edition.formats[id];
  if (format === undefined || (format.hasFacingPages === true) === hasFacingPages) return [];
  const { hasFacingPages: _old, ...rest } = format;
  const next: PageFormat = hasFacingPages ? { ...rest, hasFacingPages } : rest;
  const pages = Object.values(edition.pages).filter(
    (page) => page.formatId === id && isSameGrid(page.grid, gridOn(format, page)),
  );
  return [putFormat(next), ...pages.flatMap((page) => setGrid(edition, page.id, gridOn(next, page)))];
}

/**
 * Gives all pages and masters the size of a page, and makes them of its format, which has that size then. The formats they
 * leave keep theirs.
 */
export function giveToAll(edition: Edition, like: PageId): Patch[] {
  const model = edition.pages[like];
  if (model === undefined) return [];
  const { formatId = null } = model;
  const format = formatOfPage(edition, model);
  const grid = format === undefined ? halfGrid(model.grid, 'right') : gridFrom(format, model, model.grid);
  const on = (page: Page) => gridOn({ ...format, grid }, page);
  const others = Object.values(edition.pages).filter((page) => (page.formatId ?? null) !== formatId);
  return [
    ...(format === undefined || isSameGrid(format.grid, grid) ? [] : [putFormat({ ...format, grid })]),
    ...setGridOf(edition, [...pagesInOrder(edition), ...mastersOf(edition)], grid, on),
    ...others.map(
      (page): Patch => ({
        kind: 'put',
        table: 'pages',
        id: page.id,
        record: { ...ofFormat(page, formatId), grid: on(page) },
      }),
    ),
  ];
}

/** Takes a format off the list; pages of it keep their size. */
export function removeFormat(edition: Edition, id: FormatId): Patch[] {
  if (edition.formats[id] === undefined) return [];
  const pages = Object.values(edition.pages).filter((page) => isOf(page, id));
  return [
    ...pages.map((page): Patch => ({ kind: 'put', table: 'pages', id: page.id, record: leaving(page, id) })),
    { kind: 'remove', table: 'formats', id },
  ];
}

/**
 * Gives all pages of an edition and its masters a grid, as page 1 has it; so have the formats then that they are of, and
 * left pages of facing ones have its margins the other way round.
 */
export function setGridOfAll(edition: Edition, wanted: PageGrid): Patch[] {
  const grid = halfGrid(wanted, 'right');
  const pages = [...pagesInOrder(edition), ...mastersOf(edition)];
  const used = new Set(pages.map(({ formatId }) => formatId));
  const formats = Object.values(edition.formats).flatMap((format): Patch[] =>
    used.has(format.id) && !isSameGrid(format.grid, grid) ? [putFormat({ ...format, grid })] : [],
  );
  const on = (page: Page) => gridOn({ ...formatOfPage(edition, page), grid }, page);
  return [...formats, ...setGridOf(edition, pages, grid, on)];
}
