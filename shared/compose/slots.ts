/** The places lines can stand: the free stretches of each baseline of a body block's columns. */
import type { Block, BodyBlock, PageGrid } from '../edition/records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { baselineIn } from './glyph-runs.ts';

/** One stretch of a baseline that a line may fill. */
export interface Slot {
  readonly block: BodyBlock;
  readonly column: number;
  readonly row: number;
  readonly x: Pt;
  readonly width: Pt;
  readonly baseline: Pt;
}

/** A stretch narrower than this many em is left empty beside a picture. */
const NARROWEST = 4;

interface Stretch {
  readonly from: Pt;
  readonly to: Pt;
}

function without(stretches: readonly Stretch[], from: Pt, to: Pt): Stretch[] {
  return stretches.flatMap((stretch) => {
    if (to <= stretch.from || from >= stretch.to) return [stretch];
    const parts: Stretch[] = [];
    if (from > stretch.from) parts.push({ from: stretch.from, to: from });
    if (to < stretch.to) parts.push({ from: to, to: stretch.to });
    return parts;
  });
}

/** What text of a body block must keep clear of: every other block but body, with its stand-off. */
export function obstaclesFor(block: BodyBlock, onPage: readonly Block[]): Frame[] {
  return onPage.flatMap((other) => {
    if (other.id === block.id || other.kind === 'body') return [];
    const clear = other.kind === 'photo' || other.kind === 'caption' ? other.standOff : 0;
    const { x, y, width, height } = other.frame;
    return [{ x: x - clear, y: y - clear, width: width + 2 * clear, height: height + 2 * clear }];
  });
}

/** Whole grid rows a block covers. A row counts when all of it lies inside the frame. */
export function rowsOf(block: BodyBlock, grid: PageGrid): { readonly first: number; readonly count: number } {
  const top = (block.frame.y - grid.typeArea.y) / grid.leading;
  const bottom = (block.frame.y + block.frame.height - grid.typeArea.y) / grid.leading;
  const first = Math.ceil(top - 0.01);
  return { first, count: Math.max(0, Math.floor(bottom + 0.01) - first) };
}

/**
 * The slots of a block in reading order, column after column, down to `rows` rows.
 * Baselines are those of the page's grid whatever the frame's own height is.
 */
export function slotsOf(block: BodyBlock, grid: PageGrid, obstacles: readonly Frame[], rows: number): Slot[] {
  const { leading, bodySize, typeArea } = grid;
  const { first } = rowsOf(block, grid);
  const width = (block.frame.width - (block.columns - 1) * block.gutter) / block.columns;
  const slots: Slot[] = [];
  for (let column = 0; column < block.columns; column++) {
    const x = block.frame.x + column * (width + block.gutter);
    for (let row = first; row < first + rows; row++) {
      const top = typeArea.y + row * leading;
      let free: Stretch[] = [{ from: x, to: x + width }];
      for (const obstacle of obstacles) {
        const clear = 0.01;
        if (obstacle.y >= top + leading - clear || obstacle.y + obstacle.height <= top + clear) continue;
        free = without(free, obstacle.x, obstacle.x + obstacle.width);
      }
      for (const stretch of free) {
        const room = stretch.to - stretch.from;
        // A column narrower than the usual least is still a column; beside a picture it is a crumb.
        if (room < Math.min(NARROWEST * bodySize, width - 0.01)) continue;
        slots.push({ block, column, row, x: stretch.from, width: room, baseline: baselineIn(top, leading, bodySize) });
      }
    }
  }
  return slots;
}
