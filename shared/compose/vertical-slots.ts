/** The slots of a block whose lines run from top to bottom (竖排): those of the block laid on its side. */

import { levelFrame, type TurningPoint } from '../edition/quarter-turn.ts';
import type { BodyBlock, PageGrid } from '../edition/records.ts';
import { foldOf } from '../edition/spreads.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { Obstacle } from './obstacles.ts';
import { rowsOf, type Slot, slotsOf } from './slots.ts';

/** What a block's text is turned about: its top right corner, where it begins. */
export function turningPoint({ x, y, width }: Frame): TurningPoint {
  return { x: x + width, y };
}

/** An obstacle as level lines meet it. A shape takes all of its frame. */
function laidOnSide(turn: TurningPoint, obstacle: Obstacle): Obstacle {
  const frame = levelFrame(turn, obstacle);
  return obstacle.beside === undefined ? frame : { ...frame, beside: obstacle.beside };
}

/**
 * The slots of a block in reading order, tier under tier (栏). Lines stand at an even pitch from its right edge, whatever the
 * page's grid; `em` is the size of the text, `leading` the distance of its lines.
 */
export function verticalSlots(
  block: BodyBlock,
  grid: PageGrid,
  obstacles: readonly Obstacle[],
  em: Pt,
  leading: Pt,
): Slot[] {
  const turn = turningPoint(block.frame);
  // The first line touches the edge: half of what is between two lines would lie beyond it.
  const beyond = (leading - em) / 2;
  const level = levelFrame(turn, block.frame);
  const frame = { ...level, y: level.y - beyond, height: level.height + 2 * beyond };
  // The page's own columns are none of vertical lines.
  const gridMode = block.gridMode === 'automatic' ? 'absolute' : block.gridMode;
  const { firstBaseline: _, fold: _fold, ...rest } = grid;
  const own = { ...rest, leading, bodySize: em, typeArea: { ...grid.typeArea, y: frame.y } };
  const side = { ...block, frame, gridMode };
  const zone = foldOf(grid);
  // Lines from top to bottom do not stand in a fold, as they do not stand in a picture.
  const fold = zone === null ? [] : [{ ...block.frame, x: zone.left, width: zone.right - zone.left }];
  const around = [...obstacles, ...fold].map((one) => laidOnSide(turn, one));
  return slotsOf(side, own, around, rowsOf(side, own).count, em, block);
}
