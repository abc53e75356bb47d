/** Where files from outside were let go over the window: what of it they are meant for. */
import type { ArticleId, PageId } from '../../shared/edition/ids.ts';
import type { Pt } from '../../shared/edition/units.ts';

/** A point of a page, in points from its top left corner. */
export interface PointOnPage {
  readonly pageId: PageId;
  readonly x: Pt;
  readonly y: Pt;
}

/** A place on a page, or a story: its line in the pool, or its copy in the galley. */
export type DroppedAt =
  | { readonly kind: 'page'; readonly point: PointOnPage }
  | { readonly kind: 'article'; readonly articleId: ArticleId };
