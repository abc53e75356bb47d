/** Vertical lines (竖排): which stories and headlines have them, and turning them. */
import { editBlock } from './edits.ts';
import { baseColumns } from './frames.ts';
import type { ArticleId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Block, BodyBlock, Edition, HeadlineBlock } from './records.ts';
import { threadOf } from './selectors.ts';

/** Lines run across, or from top to bottom and right to left. */
export type Direction = 'across' | 'down';

/** How the copy of a story runs: as the first block of its thread does. */
export function directionOf(edition: Edition, id: ArticleId): Direction {
  return threadOf(edition, id)[0]?.direction ?? 'across';
}

/** A block whose lines can run either way. */
export function hasDirection(block: Block): block is BodyBlock | HeadlineBlock {
  return block.kind === 'body' || block.kind === 'headline';
}

/** A body block whose lines run another way: down, in one tier; across, in as many of the page's columns as it is wide. */
function turned(edition: Edition, block: BodyBlock, direction: Direction): BodyBlock {
  const { direction: before, ...rest } = block;
  if ((before ?? 'across') === direction) return block;
  if (direction === 'down') return { ...rest, columns: 1, direction };
  const grid = edition.pages[block.pageId]?.grid;
  return { ...rest, columns: (grid === undefined ? null : baseColumns(block.frame, grid)) ?? 1 };
}

/** Has lines run another way: a headline's, or those of all blocks a story's copy runs through. */
export function setDirection(edition: Edition, block: BodyBlock | HeadlineBlock, direction: Direction): Patch[] {
  if (block.kind === 'headline') return editBlock(edition, { ...block, direction });
  return threadOf(edition, block.articleId).flatMap((one) => {
    const next = turned(edition, one, direction);
    return next === one ? [] : editBlock(edition, next);
  });
}
