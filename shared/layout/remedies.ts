/** Remedies for text that does not fit its blocks: the last block grown or shrunk, the rest jumped. */

import { type ComposeCache, compose, createComposeCache } from '../compose/compose.ts';
import type { Resources } from '../compose/resources.ts';
import { frameBlock, nextOrder } from '../edition/blocks.ts';
import { gridRows } from '../edition/formats.ts';
import type { ArticleId, PageId } from '../edition/ids.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { roomBelow } from '../edition/room-below.ts';
import { printedPage, threadOf } from '../edition/selectors.ts';
import { firstFreeRow } from './page.ts';
import { Draft, placeContinuation } from './place.ts';

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

/** Sends what does not fit to a page, of a 通版 to the half with that id: a block is made there under the continued headline. */
export function jumpRest(edition: Edition, resources: Resources, id: ArticleId, to: PageId): Patch[] {
  const article = edition.articles[id];
  const printed = printedPage(edition, to);
  if (article === undefined || printed === undefined) return [];
  const { sheet, half } = printed;
  const draft = new Draft(edition, resources, nextOrder(edition, sheet.id));
  const row = firstFreeRow(draft, sheet, half.page.number);
  placeContinuation(draft, article, to, Math.min(row, gridRows(sheet.grid) - 4));
  return [...draft.patches];
}
