/** Placing an article from the pool: headline, body, picture and caption as one group where the page is free. */

import { blockModule } from '../blocks/kinds.ts';
import type { Resources } from '../compose/resources.ts';
import { nextOrder } from '../edition/blocks.ts';
import { boundsOf, holdsPoint, overlap } from '../edition/boxes.ts';
import { columnAt, gridFrame, gridRows } from '../edition/formats.ts';
import { type ArticleId, newId, type PageId } from '../edition/ids.ts';
import { isMaster, standingOn } from '../edition/masters.ts';
import type { Patch } from '../edition/operations.ts';
import { HEAD_ROWS } from '../edition/page-head.ts';
import type { Edition, HeadlineBlock, Page } from '../edition/records.ts';
import { blocksOnPage, bodyCharacters, threadOf } from '../edition/selectors.ts';
import { halfGrid } from '../edition/spreads.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { Draft, placeStory, type Region } from './place.ts';
import { fitLastBlock } from './remedies.ts';
import { roomNeeded } from './story-room.ts';

/** Fewest free rows a story is placed in; one that is still to be written takes as many for its text. */
const LEAST_ROWS = 5;

/** Which rows of each base column nothing stands on. */
function freeCells(edition: Edition, page: Page): boolean[][] {
  const { grid } = page;
  const taken = standingOn(edition, page.id)
    .filter(({ kind }) => blockModule(kind).runaround !== 'on')
    .map((block) => block.frame);
  return Array.from({ length: grid.columns }, (_, column) =>
    Array.from({ length: gridRows(grid) }, (_row, row) => {
      const cell = gridFrame(grid, column, 1, row, 1);
      return row >= HEAD_ROWS && !taken.some((frame) => overlap(cell, frame));
    }),
  );
}

/** Every rectangle of free cells that cannot grow down or up. */
function freeRegions(cells: readonly (readonly boolean[])[]): Region[] {
  const regions: Region[] = [];
  const rows = cells[0]?.length ?? 0;
  for (let column = 0; column < cells.length; column++) {
    for (let span = 1; column + span <= cells.length; span++) {
      const isFree = (row: number) => cells.slice(column, column + span).every((cell) => cell[row] === true);
      let start: number | null = null;
      for (let row = 0; row <= rows; row++) {
        const free = row < rows && isFree(row);
        if (free) start ??= row;
        if (free || start === null) continue;
        if (row - start >= LEAST_ROWS) regions.push({ column, span, row: start, rows: row - start });
        start = null;
      }
    }
  }
  return regions;
}

/** The largest free region; of those that hold a point, where one is given and free. */
function bestRegion(edition: Edition, page: Page, at: { readonly x: Pt; readonly y: Pt } | null): Region | null {
  const regions = freeRegions(freeCells(edition, page));
  const holding = regions.filter(
    ({ column, span, row, rows }) => at !== null && holdsPoint(gridFrame(page.grid, column, span, row, rows), at),
  );
  const candidates = holding.length > 0 ? holding : regions;
  const area = (region: Region) => region.span * region.rows;
  return candidates.reduce<Region | null>(
    (best, region) => (best === null || area(region) > area(best) ? region : best),
    null,
  );
}

/** The largest free part of a page; null where it has none. */
export function freeRegion(edition: Edition, page: Page): Region | null {
  return bestRegion(edition, page, null);
}

/** Where a pointer is on a page, in base columns and rows. */
function cellAt(
  { grid }: Page,
  at: { readonly x: Pt; readonly y: Pt },
): { readonly column: number; readonly row: number } {
  return {
    column: Math.max(0, Math.min(grid.columns - 1, columnAt(grid, at.x))),
    row: Math.floor((at.y - grid.typeArea.y) / grid.leading),
  };
}

/**
 * The free part of a page that a pointer chooses: from the left of the free area it is in to the column it is over; or, with
 * `columns`, so many with the pointer in them, from its own column on where there is room. Null where nothing is free there.
 */
export function regionAt(
  edition: Edition,
  page: Page,
  at: { readonly x: Pt; readonly y: Pt },
  columns: number | null,
): Region | null {
  const { column, row } = cellAt(page, at);
  const holding = freeRegions(freeCells(edition, page)).filter(
    (region) =>
      column >= region.column &&
      column < region.column + region.span &&
      row >= region.row &&
      row < region.row + region.rows,
  );
  // The widest at the height of the pointer: beside what stands above it, and across the page below.
  const area = holding.sort((a, b) => b.span - a.span || b.rows - a.rows)[0];
  if (area === undefined) return null;
  if (columns === null) return { ...area, span: column - area.column + 1 };
  const shift = (region: Region) => Math.abs(region.column - column);
  const ofColumns = holding.filter(({ span }) => span === columns);
  return ofColumns.sort((a, b) => shift(a) - shift(b) || b.rows - a.rows)[0] ?? null;
}

/** The largest free part of a page of so many columns. */
function largestOf(edition: Edition, page: Page, columns: number): Region | null {
  const regions = freeRegions(freeCells(edition, page)).filter(({ span }) => span === columns);
  return regions.sort((a, b) => b.rows - a.rows || a.row - b.row || a.column - b.column)[0] ?? null;
}

/** What a story would look like in a part of a page: its blocks, the rows it takes, the characters that have no room. */
export interface StoryShape {
  readonly patches: readonly Patch[];
  readonly frames: readonly Frame[];
  readonly rows: number;
  readonly overset: number;
}

/** The shape a story takes in a free part of a page, shown while it is dragged there; null where it cannot be placed. */
export function shapeIn(
  edition: Edition,
  resources: Resources,
  id: ArticleId,
  pageId: PageId,
  region: Region,
): StoryShape | null {
  const patches = placeArticle(edition, resources, id, pageId, { region });
  const page = edition.pages[pageId];
  const article = edition.articles[id];
  if (patches === null || page === undefined || article === undefined) return null;
  const draft = new Draft(edition, resources);
  draft.apply(patches);
  const frames = patches.flatMap((patch) =>
    patch.kind === 'put' && patch.table === 'blocks' ? (draft.edition.blocks[patch.id]?.frame ?? []) : [],
  );
  const rows = Math.round(boundsOf(frames).height / page.grid.leading);
  return { patches, frames, rows, overset: draft.trial(article, []).overset };
}

function levelFor(edition: Edition, page: Page, span: number): HeadlineBlock['level'] {
  const isFirst = blocksOnPage(edition, page.id).every((block) => block.kind !== 'headline');
  if (isFirst) return page.number === 1 ? 'lead' : 'story';
  // By the width of one page: on a 通版, too, a story of most of its half's columns is one.
  return span * 2 > halfGrid(page.grid, 'left').columns ? 'story' : 'brief';
}

/** Where on a page a story is placed: near a point, in a part of it, or in so many columns; null where it is largest. */
export type StoryPlace =
  | { readonly x: Pt; readonly y: Pt }
  | { readonly region: Region }
  | { readonly columns: number }
  | null;

function regionFor(edition: Edition, page: Page, at: StoryPlace): Region | null {
  if (at === null || 'x' in at) return bestRegion(edition, page, at);
  return 'region' in at ? at.region : largestOf(edition, page, at.columns);
}

/**
 * Places an article on a page's best free area, or where that is said: as many rows as its copy needs, grouped. Null where
 * the page has no room or the article already stands somewhere.
 */
export function placeArticle(
  edition: Edition,
  resources: Resources,
  id: ArticleId,
  pageId: PageId,
  at: StoryPlace,
): Patch[] | null {
  const article = edition.articles[id];
  const page = edition.pages[pageId];
  if (article === undefined || page === undefined || isMaster(page) || threadOf(edition, id).length > 0) return null;
  const region = regionFor(edition, page, at);
  if (region === null) return null;
  const level = levelFor(edition, page, region.span);
  const draft = new Draft(edition, resources, nextOrder(edition, pageId));
  const isEmpty = bodyCharacters(article) === 0;
  const room = roomNeeded(draft, page, article, { span: region.span, level, most: region.rows });
  const rows = Math.min(region.rows, room.headline + Math.max(room.rows, isEmpty ? LEAST_ROWS : 1));
  placeStory(draft, article, {
    page,
    region: { ...region, rows },
    level,
    photoSpan: room.photoSpan,
    mostHeadline: room.headline,
  });
  // Its picture may have left rows over.
  if (!isEmpty) draft.apply(fitLastBlock(draft.edition, resources, id));
  const placed = new Set(draft.patches.flatMap((patch) => (patch.kind === 'put' ? [patch.id] : [])));
  const group = newId<'group'>();
  return Object.values(draft.edition.blocks)
    .filter((block) => placed.has(block.id))
    .map((block): Patch => ({ kind: 'put', table: 'blocks', id: block.id, record: { ...block, group } }));
}
