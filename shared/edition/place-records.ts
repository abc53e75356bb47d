/** Where somebody works in an edition, as it is kept on their machine from one opening to the next. */
import * as v from 'valibot';
import { id } from './id-schema.ts';
import type { ArticleId, BlockId, PageId } from './ids.ts';

/** What the window is laid out for: pages, copy, or reading proofs. */
export const modes = ['layout', 'story', 'proof'] as const;
/** The inspector's panels. */
export const inspectorTabs = [
  ...(['properties', 'blocks', 'styles', 'paper', 'checks'] as const),
  ...(['history', 'proof', 'find', 'versions'] as const),
] as const;
/** What the page is kept fitted to as the window changes: all of it, its width, or nothing once it was zoomed or drawn along. */
export const fits = ['page', 'width', 'none'] as const;

/** Blocks selected that are remembered. */
const MOST_SELECTED = 500;

const textPlace = v.strictObject({
  articleId: id<ArticleId>(),
  part: v.pipe(v.string(), v.maxLength(160)),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const measure = v.pipe(v.number(), v.finite());

export const placeSchema = v.strictObject({
  mode: v.picklist(modes),
  tab: v.picklist(inspectorTabs),
  pageId: v.nullable(id<PageId>()),
  isSpread: v.boolean(),
  fit: v.picklist(fits),
  /** CSS pixels a point, and the point of the pages that is in the middle; null before they were shown. */
  lies: v.nullable(
    v.strictObject({ zoom: v.pipe(measure, v.minValue(0.01), v.maxValue(1000)), x: measure, y: measure }),
  ),
  blocks: v.pipe(v.array(id<BlockId>()), v.maxLength(MOST_SELECTED)),
  articleId: v.nullable(id<ArticleId>()),
  caret: v.nullable(v.strictObject({ place: textPlace, anchor: v.nullable(textPlace) })),
});
/** Where somebody works: what is shown of the edition, how large, and what is selected in it. */
export type Place = v.InferOutput<typeof placeSchema>;

/** What fits into what is kept: of very many blocks selected, those that were first. */
export function keptPlace(place: Place): Place {
  return { ...place, blocks: place.blocks.slice(0, MOST_SELECTED) };
}
