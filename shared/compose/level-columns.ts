/** The columns in which an article ends, made level. */
import { bodyStyle, type FlowInput } from './flow-input.ts';
import { fillLeg } from './leg.ts';
import { rowsOf, slotsOf } from './slots.ts';
import type { CopyPlace, FilledLeg, Leg, ThreadCopy } from './thread.ts';

/**
 * A leg as it was filled; where the copy ends on it, filled with as few rows of its last block in use as hold the copy, so
 * that the columns end level.
 */
export function levelled(input: FlowInput, leg: Leg, copy: ThreadCopy, start: CopyPlace, whole: FilledLeg): FilledLeg {
  const { edition, obstacles } = input;
  const endOf = (filled: FilledLeg) => filled.lines.findLast((line) => line.source !== null)?.slot.block;
  const block = whole.end === null ? endOf(whole) : undefined;
  const grid = block === undefined ? undefined : edition.pages[block.pageId]?.grid;
  if (block === undefined || grid === undefined) return whole;
  const from = leg.slots.findIndex((slot) => slot.block === block);
  const count = leg.slots.findLastIndex((slot) => slot.block === block) + 1 - from;
  const columns = new Set(leg.slots.slice(from, from + count).map((slot) => slot.column));
  if (columns.size < 2) return whole;
  let low = 1;
  let high = rowsOf(block, grid).count;
  let best = whole;
  while (low < high) {
    const rows = (low + high) >> 1;
    const short = slotsOf(block, grid, obstacles(block), rows, bodyStyle(input)?.size);
    const slots = leg.slots.slice(0, from).concat(short, leg.slots.slice(from + count));
    const tried = fillLeg({ ...leg, slots }, copy, start);
    if (tried.end === null && endOf(tried) === block) {
      high = rows;
      best = tried;
    } else {
      low = rows + 1;
    }
  }
  return best;
}
