/** A press on a block that may become a drag: until the pointer has gone some way it is a click. */
import { withGroups } from '../../../shared/edition/blocks.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import { withStories } from '../../../shared/edition/whole-stories.ts';
import { cellsAtHand } from '../../state/selection.ts';
import { takeCell } from './cells.ts';
import { type BoardPoint, type Gesture, type Ground, isClick } from './gesture.ts';
import { type Hit, textIn } from './hit.ts';
import { moving } from './moving.ts';
import { swapping } from './swapping.ts';

/** Takes up the block pressed; Shift adds it to the selection or takes it out. */
export function pressing(ground: Ground, from: BoardPoint, hit: Hit): Gesture {
  const { block, sheet } = hit;
  const { edition } = ground.session.state.get();
  const { blocks: before, isWhole } = ground.selection.get();
  const isAlong = edition !== null && isWhole && withStories(edition, before).includes(block.id);
  const wasSelected = before.includes(block.id);
  // Among the cells of a table, Shift takes more of them.
  const isInCells = cellsAtHand(ground.selection.get())?.block === block.id;
  if (from.shift && !isInCells) {
    const out = wasSelected && edition !== null ? withGroups(edition, [block.id]) : [];
    // Two blocks of one story that are chosen one by one are meant themselves.
    const stands = before.length === 0 || (isWhole && !isAlong);
    if (wasSelected) ground.selection.select(without(before, out), { alone: true, isWhole });
    else ground.selection.select([...before, block.id], { isWhole: stands });
  } else if (!wasSelected && !isAlong) ground.selection.select([block.id], { isWhole: true });
  return {
    name: 'pressing',
    pageId: sheet.page.id,
    holds: (edition) => edition.blocks[block.id] === block,
    move(to) {
      if (isClick(from, to)) return this;
      return (from.swaps ? swapping(ground, hit) : moving(ground, from, hit)).move(to);
    },
    up: (at) => {
      if (block.locked === true && wasSelected) ground.notices.notify('hint', 'isLocked');
      // A second click reaches the block itself, of its story and of its group.
      const { blocks, isWhole: isStill } = ground.selection.get();
      if ((wasSelected || isAlong) && !from.shift && (blocks.length > 1 || isStill))
        ground.selection.select([block.id], { alone: true });
      click(ground, at, hit, wasSelected);
    },
  };
}

function without(ids: readonly BlockId[], out: readonly BlockId[]): BlockId[] {
  return ids.filter((id) => !out.includes(id));
}

/** The caret goes where the click was; the keyboard stays with the block. */
function click(ground: Ground, at: BoardPoint, hit: Hit, wasSelected: boolean): void {
  if (hit.block.kind === 'table' && wasSelected && ground.selection.get().blocks.length === 1) {
    takeCell(ground, hit, at);
    return;
  }
  if (hit.block.kind !== 'body') return;
  const now = ground.sheets().find((sheet) => sheet.page.id === hit.sheet.page.id) ?? hit.sheet;
  const place = textIn({ ...hit, sheet: now }, at);
  if (place !== null) ground.caret.put({ place, by: ground.view.get().mode === 'story' ? 'page' : 'board' });
}
