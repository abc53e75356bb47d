/** 开本: a page's size and grid under a name, for other pages, other editions and masters. */
import { LONGEST_FORMAT_NAME, type PageFormat } from '../paper/format-records.ts';
import { type FormatId, newId, type PageId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Edition, Page, PageGrid } from './records.ts';
import { isSameGrid, setGrid, setGridOf } from './regrid.ts';
import { mastersOf, pagesInOrder } from './selectors.ts';

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
  return format !== undefined && !isSameGrid(format.grid, page.grid);
}

function putFormat(record: PageFormat): Patch {
  return { kind: 'put', table: 'formats', id: record.id, record };
}

/** A page that is of a format, or of none. */
function ofFormat(page: Page, formatId: FormatId | null): Page {
  const { formatId: _old, ...rest } = page;
  return formatId === null ? rest : { ...rest, formatId };
}

/** Makes a page of a grid, and of the format it belongs to; of none where that is null. Blocks stay where they stood. */
export function takeGrid(edition: Edition, id: PageId, grid: PageGrid, formatId: FormatId | null): Patch[] {
  const page = edition.pages[id];
  if (page === undefined) return [];
  const sized = setGrid(edition, id, grid);
  if ((page.formatId ?? null) === formatId) return sized;
  const record = { ...ofFormat(page, formatId), grid };
  return [...sized, { kind: 'put', table: 'pages', id, record }];
}

/** Makes pages of a format. */
export function takeFormat(edition: Edition, ids: readonly PageId[], id: FormatId): Patch[] {
  const format = edition.formats[id];
  if (format === undefined) return [];
  return ids.flatMap((page) => takeGrid(edition, page, format.grid, id));
}

/** Keeps a page's size and grid under a name, and makes the page one of it; a format of that name becomes that. */
export function saveFormat(edition: Edition, pageId: PageId, name: string): Patch[] {
  const page = edition.pages[pageId];
  const called = name.trim().slice(0, LONGEST_FORMAT_NAME);
  if (page === undefined || called === '') return [];
  const known = Object.values(edition.formats).find((format) => format.name === called);
  if (known !== undefined) {
    const changed = changeFormat(edition, known.id, page.grid);
    return [...changed, ...takeGrid(edition, pageId, page.grid, known.id)];
  }
  const record: PageFormat = { id: newId<'format'>(), name: called, grid: page.grid };
  return [putFormat(record), ...takeGrid(edition, pageId, page.grid, record.id)];
}

/** Gives a format another grid, and with it all pages and masters of it. Styles in the old size or leading follow. */
export function changeFormat(edition: Edition, id: FormatId, grid: PageGrid): Patch[] {
  const format = edition.formats[id];
  if (format === undefined) return [];
  const pages = [...pagesInOrder(edition), ...mastersOf(edition)].filter((page) => page.formatId === id);
  const record = isSameGrid(format.grid, grid) ? [] : [putFormat({ ...format, grid })];
  return [...record, ...setGridOf(edition, pages, grid)];
}

/**
 * Gives all pages and masters the size of a page, and makes them of its format, which has that size then. The formats they
 * leave keep theirs.
 */
export function giveToAll(edition: Edition, like: PageId): Patch[] {
  const model = edition.pages[like];
  if (model === undefined) return [];
  const { grid, formatId = null } = model;
  const format = formatOfPage(edition, model);
  const others = Object.values(edition.pages).filter((page) => (page.formatId ?? null) !== formatId);
  return [
    ...(format === undefined || isSameGrid(format.grid, grid) ? [] : [putFormat({ ...format, grid })]),
    ...setGridOf(edition, [...pagesInOrder(edition), ...mastersOf(edition)], grid),
    ...others.map(
      (page): Patch => ({ kind: 'put', table: 'pages', id: page.id, record: { ...ofFormat(page, formatId), grid } }),
    ),
  ];
}

/** Takes a format off the list; pages of it keep their size. */
export function removeFormat(edition: Edition, id: FormatId): Patch[] {
  if (edition.formats[id] === undefined) return [];
  const pages = Object.values(edition.pages).filter((page) => page.formatId === id);
  return [
    ...pages.map((page): Patch => ({ kind: 'put', table: 'pages', id: page.id, record: ofFormat(page, null) })),
    { kind: 'remove', table: 'formats', id },
  ];
}
