/** The room that body text has below it on its page, and text blocks that grow into it. */
import { blockModule } from '../blocks/kinds.ts';
import { frameBlock } from './blocks.ts';
import { overlap } from './boxes.ts';
import { gridRows } from './formats.ts';
import { standingOn } from './masters.ts';
import type { Patch } from './operations.ts';
import type { Block, BodyBlock, Edition, PageGrid } from './records.ts';

/** What counts as no row more, in rows: frames are the sums of fractions. */
const SLACK = 0.01;

/** Rows from a block's top down to the next block below it, or to the type area's foot; never fewer than it has. */
export function roomBelow(edition: Edition, block: BodyBlock, grid: PageGrid): number {
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
  return Math.max(Math.round(height / grid.leading), Math.floor(room / grid.leading + SLACK));
}

/**
 * Gives a story's text on a page back the room that a new block of the story takes from it: each body block that the new
 * one stands in grows by as many rows as it loses, where the page is free below it. A locked one stays as it is.
 */
export function giveBack(edition: Edition, taking: Extract<Block, { readonly kind: 'storypart' }>): Patch[] {
  const grid = edition.pages[taking.pageId]?.grid;
  if (grid === undefined) return [];
  const { frame: taken } = taking;
  return Object.values(edition.blocks).flatMap((block) => {
    if (block.kind !== 'body' || block.pageId !== taking.pageId || block.articleId !== taking.articleId) return [];
    const { frame } = block;
    if (block.locked === true || !overlap(frame, taken)) return [];
    const wide = Math.min(frame.x + frame.width, taken.x + taken.width) - Math.max(frame.x, taken.x);
    // Rows that it comes into with its stand-off are lost whole.
    const top = Math.max(0, Math.floor((taken.y - taking.standOff - frame.y) / grid.leading + SLACK));
    const foot = Math.min(frame.height, taken.y + taken.height + taking.standOff - frame.y);
    const lost = Math.ceil((wide / frame.width) * (Math.ceil(foot / grid.leading - SLACK) - top) - SLACK);
    const free = roomBelow(edition, block, grid) - Math.round(frame.height / grid.leading);
    const rows = Math.min(lost, free);
    return rows > 0 ? frameBlock(edition, block.id, { ...frame, height: frame.height + rows * grid.leading }) : [];
  });
}
