/** A block turned about its middle by the handle beside its corner. */
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import { turnBlocks } from '../../../shared/edition/shaping.ts';
import { type BoardPoint, finish, type Ground, type NextGesture, takenByHandle } from './gesture.ts';

/** Degrees that a turn keeps to while Shift is held, and within which a quarter draws it on. */
const STEP = 15;
const NEAR_QUARTER = 1.5;

/** A turn brought to steps while Shift is held, else to a quarter where it is near one. */
export function keptTurn(turn: number, isStepped: boolean): number {
  const to = isStepped ? STEP : 90;
  const nearest = Math.round(turn / to) * to;
  return isStepped || Math.abs(turn - nearest) <= NEAR_QUARTER ? nearest : turn;
}

/** Takes a block by the handle that turns it; null where it is locked or not on the board. */
export function turning(ground: Ground, from: BoardPoint, id: BlockId): NextGesture {
  const taken = takenByHandle(ground, id);
  if (taken === null) return null;
  const { block, sheet } = taken;
  const { x, y, width, height } = block.frame;
  const middle = { x: sheet.x + x + width / 2, y: y + height / 2 };
  const angle = (point: BoardPoint) => (Math.atan2(point.y - middle.y, point.x - middle.x) * 180) / Math.PI;
  let patches: readonly Patch[] | null = null;
  return {
    name: 'turning',
    pageId: sheet.page.id,
    holds: (now) => now.blocks[id] === block,
    move(to) {
      const { edition } = ground.session.state.get();
      if (edition === null) return this;
      const turn = keptTurn((block.turn ?? 0) + angle(to) - angle(from), to.shift);
      patches = turnBlocks(edition, [id], { to: turn });
      ground.session.preview(patches);
      return this;
    },
    up: () => {
      if (patches !== null) finish(ground, 'block.turn', patches);
    },
  };
}
