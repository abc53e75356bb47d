/** Page templates: imported copy fills a 四开 or 对开 front page, or a page behind it. */

import { blockModule } from '../blocks/kinds.ts';
import type { Resources } from '../compose/resources.ts';
import { gridFrame } from '../edition/formats.ts';
import { newId, type PageId } from '../edition/ids.ts';
import { standingOn } from '../edition/masters.ts';
import type { Patch } from '../edition/operations.ts';
import { HEAD_ROWS, nameplateRows } from '../edition/page-head.ts';
import type { Article, Edition, Page } from '../edition/records.ts';
import { blocksOnPage, pageByNumber } from '../edition/selectors.ts';
import { type Imported, poolPatches } from './articles.ts';
import { continueElsewhere, firstFreeRow, placeStories } from './page.ts';
import { Draft } from './place.ts';

/** True when a page carries nothing but its furniture. */
export function isBare(edition: Edition, page: PageId): boolean {
  return blocksOnPage(edition, page).every((block) => blockModule(block.kind).isFurniture === true);
}

/** The first row below the nameplate; where there is none, below the place it would have. */
function belowNameplate(edition: Edition, page: Page): number {
  const { leading, typeArea } = page.grid;
  const plates = standingOn(edition, page.id).filter(({ kind }) => kind === 'nameplate');
  if (plates.length === 0) return HEAD_ROWS + nameplateRows(edition.styles, page);
  const foot = Math.max(...plates.map(({ frame }) => frame.y + frame.height));
  return Math.ceil((foot - typeArea.y) / leading - 0.01);
}

/** Strips across the page: refers, each two and a half rows. Returns the next free row. */
function placeRefers(draft: Draft, page: Page, refers: readonly Article[], from: number): number {
  let row = from;
  for (const article of refers) {
    draft.block({
      id: newId<'block'>(),
      pageId: page.id,
      order: draft.nextOrder(),
      kind: 'refer',
      articleId: article.id,
      frame: gridFrame(page.grid, 0, page.grid.columns, row + 0.35, 2.3),
    });
    row += 3;
  }
  return row;
}

function placeBanner(draft: Draft, page: Page, article: Article, row: number): number {
  if (article.banner === '') return row;
  draft.block({
    id: newId<'block'>(),
    pageId: page.id,
    order: draft.nextOrder(),
    kind: 'banner',
    articleId: article.id,
    frame: gridFrame(page.grid, 0, page.grid.columns, row + 0.3, 1.4),
  });
  return row + 2;
}

/**
 * Lays imported copy out as the front page. The first article is the lead; those after it share a
 * row at the foot. What the lead cannot hold goes on where the copy says, or on the next page.
 */
export function layoutFront(edition: Edition, resources: Resources, imported: Imported): Patch[] {
  const draft = new Draft(edition, resources);
  draft.apply(poolPatches(imported));
  const page = pageByNumber(edition, 1);
  if (page === undefined) return draft.patches;
  const [lead] = imported.articles;
  let row = belowNameplate(edition, page);
  row = placeRefers(draft, page, imported.refers, row);
  if (lead === undefined) return draft.patches;
  row = placeBanner(draft, page, lead, row);
  // Where copy is still to come, the turn line's target stands first: the lead must leave it room.
  const awaited = lead.copyToCome ? [lead] : [];
  continueElsewhere(draft, page, awaited);
  const placed = placeStories(draft, page, imported.articles, row, 'lead');
  continueElsewhere(
    draft,
    page,
    placed.filter((article) => !awaited.includes(article)),
  );
  return draft.patches;
}

/** Lays imported copy out on a page behind the front, below whatever already stands there. */
export function layoutInside(edition: Edition, resources: Resources, imported: Imported, pageId: PageId): Patch[] {
  const draft = new Draft(edition, resources);
  draft.apply(poolPatches(imported));
  const page = edition.pages[pageId];
  if (page === undefined) return draft.patches;
  const placed = placeStories(draft, page, imported.articles, firstFreeRow(draft, page), 'story');
  continueElsewhere(draft, page, placed);
  return draft.patches;
}
