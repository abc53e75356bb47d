/** The edges of a block on their way: by one of its handles, or by a key. */
import { blockModule } from '../../../shared/blocks/kinds.ts';
import { blocksOf } from '../../../shared/edition/blocks.ts';
import { contentOf, frameWithContent } from '../../../shared/edition/boxed.ts';
import { type Handle, resized, snapResize } from '../../../shared/edition/frames.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { keptInPlace, turnedAlong, turnedOf } from '../../../shared/edition/turned.ts';
import type { Frame, Pt } from '../../../shared/edition/units.ts';
import { type BoardPoint, finish, type Ground, type NextGesture, takenByHandle } from './gesture.ts';
import { tellGutter } from './gutter.ts';
import { framesIn, placesOn, reachOf } from './snapping.ts';

/** Takes a block by a handle; null where it is locked or not on the board. */
export function resizing(ground: Ground, from: BoardPoint, id: BlockId, handle: Handle): NextGesture {
  const taken = takenByHandle(ground, id);
  if (taken === null) return null;
  const { block, sheet } = taken;
  const places = placesOn(ground, sheet, new Set([id]));
  const isText = blockModule(block.kind).regrid === 'rows';
  let patches: readonly Patch[] | null = null;
  let asked: Frame | null = null;
  return {
    name: 'resizing',
    pageId: sheet.page.id,
    holds: (now) => now.blocks[id] === block,
    move(to) {
      const { edition } = ground.session.state.get();
      if (edition === null) return this;
      const along = turnedAlong({ x: to.x - from.x, y: to.y - from.y }, -(block.turn ?? 0));
      const wanted = resized(block.frame, handle, along.x, along.y);
      // The lower edge of text always comes to rest on a row.
      const reach = { x: reachOf(to), y: isText && !to.alt ? sheet.page.grid.leading / 2 : reachOf(to) };
      // Columns and rows are for what is level.
      const snapped =
        turnedOf(block) === undefined
          ? snapResize(wanted, handle, places, reach)
          : { frame: keptInPlace(block, wanted), guides: [] };
      asked = snapped.frame;
      patches = frameWithContent(edition, id, snapped.frame);
      ground.sketch({ sheet, frames: framesIn(patches, edition), guides: snapped.guides, kind: 'move' });
      ground.session.preview(patches);
      return this;
    },
    up: () => {
      if (patches !== null) finish(ground, 'block.resize', patches);
      if (asked !== null) tellGutter(ground, sheet, [block.kind], asked);
    },
  };
}

/** What moves the right and lower edges of the selected blocks by a key, as one step. */
export function resizedByKey(edition: Edition, ground: Ground, dx: Pt, dy: Pt): readonly Patch[] {
  const selected = ground.selection.get().blocks;
  // What stands in a box that is selected is sized with it.
  const inBoxes = new Set(selected.flatMap((id) => contentOf(edition, id).map((block) => block.id)));
  return blocksOf(edition, selected).flatMap((block) => {
    const { id, frame } = block;
    if (inBoxes.has(id)) return [];
    const wanted = keptInPlace(block, { ...frame, width: frame.width + dx, height: frame.height + dy });
    return frameWithContent(edition, id, wanted);
  });
}
