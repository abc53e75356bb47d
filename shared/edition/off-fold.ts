/** Moving what stands on the fold of a 通版 to one side of it. */

import { frameBlock } from './blocks.ts';
import type { BlockId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Edition } from './records.ts';
import { foldZone, halfAt } from './spreads.ts';
import { placeTaken, turnedOf, withPlaceTaken } from './turned.ts';

/**
 * Moves a block to the side of the fold on which its middle stands, and makes it narrower where that side has less room. Nothing
 * where it keeps off the fold, and of a locked block.
 */
export function offFold(edition: Edition, id: BlockId): Patch[] {
  const block = edition.blocks[id];
  const page = block === undefined ? undefined : edition.pages[block.pageId];
  const zone = page === undefined ? null : foldZone(page);
  if (block === undefined || page === undefined || zone === null) return [];
  const taken = placeTaken(block);
  const { typeArea } = page.grid;
  const isLeft = halfAt(page, taken) === 'left';
  const from = isLeft ? Math.min(taken.x, typeArea.x) : zone.right;
  const to = isLeft ? zone.left : Math.max(taken.x + taken.width, typeArea.x + typeArea.width);
  const width = Math.min(taken.width, to - from);
  const x = Math.max(from, Math.min(taken.x, to - width));
  // What is turned is moved alone: narrower, it would lie elsewhere.
  const frame = turnedOf(block) === undefined ? { ...block.frame, x, width } : withPlaceTaken(block, { ...taken, x });
  return frameBlock(edition, id, frame);
}
