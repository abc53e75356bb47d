/** A press on a block that may become a drag: until the pointer has gone some way it is a click. */
import { cellsAtHand } from '../../state/selection.ts';
import { takeCell } from './cells.ts';
import { type BoardPoint, type Gesture, type Ground, isClick } from './gesture.ts';
import { type Hit, textIn } from './hit.ts';
import { moving } from './moving.ts';
import { swapping } from './swapping.ts';

/** Takes up the block pressed; Shift adds it to the selection or takes it out. */
export function pressing(ground: Ground, from: BoardPoint, hit: Hit): Gesture {
  const { block, sheet } = hit;
  const { blocks: before } = ground.selection.get();
  const wasSelected = before.includes(block.id);
  // Among the cells of a table, Shift takes more of them.
  const isInCells = cellsAtHand(ground.selection.get())?.block === block.id;
  if (from.shift && !isInCells)
    ground.selection.select(wasSelected ? before.filter((id) => id !== block.id) : [...before, block.id]);
  else if (!wasSelected) ground.selection.select([block.id]);
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
      click(ground, at, hit, wasSelected);
    },
  };
}

/** The caret goes where the click was; the keyboard stays with the block. */
function click(ground: Ground, at: BoardPoint, hit: Hit, wasSelected: boolean): void {
  const { blocks } = ground.selection.get();
  if (wasSelected && !at.shift && blocks.length > 1 && hit.block.group === undefined)
    ground.selection.select([hit.block.id]);
  if (hit.block.kind === 'table' && wasSelected && ground.selection.get().blocks.length === 1) {
    takeCell(ground, hit, at);
    return;
  }
  if (hit.block.kind !== 'body') return;
  const now = ground.sheets().find((sheet) => sheet.page.id === hit.sheet.page.id) ?? hit.sheet;
  const place = textIn({ ...hit, sheet: now }, at);
  if (place !== null) ground.caret.put({ place, by: ground.view.get().mode === 'story' ? 'page' : 'board' });
}
