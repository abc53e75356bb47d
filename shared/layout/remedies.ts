/** Remedies for text that does not fit its blocks: the last block grown or shrunk, the rest jumped. */

import { blockModule } from '../blocks/kinds.ts';
import { type ComposeCache, compose, createComposeCache } from '../compose/compose.ts';
import type { Resources } from '../compose/resources.ts';
import { frameBlock, nextOrder } from '../edition/blocks.ts';
import { overlap } from '../edition/boxes.ts';
import { gridRows } from '../edition/formats.ts';
import type { ArticleId, PageId } from '../edition/ids.ts';
import { standingOn } from '../edition/masters.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { BodyBlock, Edition, PageGrid } from '../edition/records.ts';
import { threadOf } from '../edition/selectors.ts';
import { firstFreeRow } from './page.ts';
import { Draft, placeContinuation } from './place.ts';

/** Rows from a block's top down to the next block below it, or to the type area's foot. */
function roomBelow(edition: Edition, block: BodyBlock, grid: PageGrid): number {
  const { x, y, width, height } = block.frame;
  const foot = y + height;
  const end = grid.typeArea.y + gridRows(grid) * grid.leading;
  const below = standingOn(edition, block.pageId)
    .filter(
      (other) => other.id !== block.id && blockModule(other.kind).runaround !== 'on' && other.frame.y >= foot - 0.5,
    )
    .filter((other) => overlap({ x, y, width, height: end - y }, other.frame))
    .map((other) => other.frame.y);
  const room = Math.min(end, ...below) - y;
  return Math.max(Math.round(height / grid.leading), Math.floor(room / grid.leading + 0.01));
}

/**
 * Makes the last block of an article's thread as tall as its text needs, in whole rows: shorter where
 * lines stay empty, taller as far as the page has room. Nothing where it fits or cannot be helped.
 */
export function fitLastBlock(
  edition: Edition,
  resources: Resources,
  id: ArticleId,
  cache: ComposeCache = createComposeCache(),
): Patch[] {
  const block = threadOf(edition, id).at(-1);
  const grid = block === undefined ? undefined : edition.pages[block.pageId]?.grid;
  if (block === undefined || grid === undefined || block.locked === true) return [];
  const framed = (rows: number) => frameBlock(edition, block.id, { ...block.frame, height: rows * grid.leading });
  const overset = (rows: number) => {
    const tried = applyPatches(edition, framed(rows)).edition;
    const composed = compose(tried, resources, cache);
    return composed.articles.find((article) => article.id === id)?.charactersOverset ?? 0;
  };
  const most = roomBelow(edition, block, grid);
  let low = 1;
  let high = most;
  if (overset(most) > 0) return framed(most);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (overset(middle) === 0) high = middle;
    else low = middle + 1;
  }
  return framed(high);
}

/** Sends what does not fit to a page: a block is made there under the continued headline. */
export function jumpRest(edition: Edition, resources: Resources, id: ArticleId, to: PageId): Patch[] {
  const article = edition.articles[id];
  const page = edition.pages[to];
  if (article === undefined || page === undefined) return [];
  const draft = new Draft(edition, resources, nextOrder(edition, to));
  placeContinuation(draft, article, to, Math.min(firstFreeRow(draft, page), gridRows(page.grid) - 4));
  return [...draft.patches];
}
