/** Blocks on their way to another place: under the pointer, or by a key. */
import { blockModule } from '../../../shared/blocks/kinds.ts';
import { blocksOf, moveBlocks, moveToPage } from '../../../shared/edition/blocks.ts';
import { boundsOf } from '../../../shared/edition/boxes.ts';
import { snapMove } from '../../../shared/edition/frames.ts';
import type { BlockId, PageId } from '../../../shared/edition/ids.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { placeTaken, turnedOf } from '../../../shared/edition/turned.ts';
import type { Frame, Pt } from '../../../shared/edition/units.ts';
import { leavesLocked, movedTogether, pagesLeftBehind } from '../../../shared/edition/whole-stories.ts';
import { type Sheet, sheetAt } from '../sheets.ts';
import { type BoardPoint, finish, type Gesture, type Ground } from './gesture.ts';
import { tellGutter } from './gutter.ts';
import type { Hit } from './hit.ts';
import { framesIn, placesOn, reachOf } from './snapping.ts';

/** How far the pointer means the blocks to go; Shift keeps to the direction it went farther in. */
function distance(from: BoardPoint, to: BoardPoint): { readonly dx: Pt; readonly dy: Pt } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (!to.shift) return { dx, dy };
  return Math.abs(dx) > Math.abs(dy) ? { dx, dy: 0 } : { dx: 0, dy };
}

/** The blocks that what is selected stands for where it is moved. */
export function movedIds(ground: Ground, edition: Edition): readonly BlockId[] {
  const { blocks, isWhole } = ground.selection.get();
  return movedTogether(edition, blocks, isWhole);
}

/**
 * Says what did not come along of the blocks that were moved: what is locked, and, where a story went to another page, its
 * parts that stand on pages further on.
 */
export function tellStaying(ground: Ground, edition: Edition, ids: readonly BlockId[], to: PageId | null = null): void {
  if (leavesLocked(edition, ids)) ground.notices.notify('hint', 'lockedStays');
  const pages = to === null || !ground.selection.get().isWhole ? [] : pagesLeftBehind(edition, ids, to);
  if (pages.length > 0) ground.notices.notify('hint', 'restStays', { pages: pages.map(String) });
}

/** Moves the blocks selected, on their page or onto the one that faces it. */
export function moving(ground: Ground, from: BoardPoint, { sheet, block: pressed }: Hit): Gesture {
  const { edition } = ground.session.state.get();
  // Pulled by what is locked nothing else comes along.
  const ids = edition === null || pressed.locked === true ? [pressed.id] : movedIds(ground, edition);
  const blocks = edition === null ? [] : blocksOf(edition, ids);
  const bounds = boundsOf(blocks.length === 0 ? [placeTaken(pressed)] : blocks.map(placeTaken));
  const isText = blocks.some((block) => blockModule(block.kind).regrid === 'rows' && turnedOf(block) === undefined);
  const without = new Set(ids);
  const own = placesOn(ground, sheet, without);
  let patches: readonly Patch[] = [];
  let pageId: PageId = sheet.page.id;
  let asked: { readonly sheet: Sheet; readonly frame: Frame } | null = null;
  return {
    name: 'moving',
    pageId: sheet.page.id,
    holds: (now) => blocks.every((block) => now.blocks[block.id] === block),
    move(to) {
      const { edition: now } = ground.session.state.get();
      if (now === null) return this;
      const { dx, dy } = distance(from, to);
      const target = sheetAt(ground.sheets(), to.x) ?? sheet;
      const isElsewhere = target.page.id !== sheet.page.id;
      const shift = isElsewhere ? sheet.x - target.x : 0;
      const wanted = { ...bounds, x: bounds.x + dx + shift, y: bounds.y + dy };
      asked = { sheet: target, frame: wanted };
      const places = isElsewhere ? placesOn(ground, target, without) : own;
      // Text always comes to rest on a row.
      const reach = reachOf(to);
      const toRow = isText && !to.alt ? Math.max(reach, sheet.page.grid.leading / 2) : reach;
      const snapped = snapMove(wanted, places, { x: reach, y: toRow });
      const by = { x: snapped.frame.x - bounds.x, y: snapped.frame.y - bounds.y };
      patches = isElsewhere ? moveToPage(now, ids, target.page.id, by.x, by.y) : moveBlocks(now, ids, by.x, by.y);
      pageId = target.page.id;
      ground.sketch({ sheet: target, frames: framesIn(patches, now), guides: snapped.guides, kind: 'move' });
      ground.session.preview(patches);
      return this;
    },
    up: () => {
      if (patches.length === 0 && pressed.locked === true) ground.notices.notify('hint', 'isLocked');
      else if (patches.length > 0 && edition !== null)
        tellStaying(ground, edition, ids, pageId === sheet.page.id ? null : pageId);
      finish(ground, 'block.move', patches);
      if (asked !== null && patches.length > 0)
        tellGutter(
          ground,
          asked.sheet,
          blocks.map(({ kind }) => kind),
          asked.frame,
        );
      if (pageId !== sheet.page.id) ground.view.update({ pageId });
    },
  };
}

/** What moves the selected blocks by a key, as one step. */
export function movedByKey(edition: Edition, ground: Ground, dx: Pt, dy: Pt): readonly Patch[] {
  return moveBlocks(edition, movedIds(ground, edition), dx, dy);
}
