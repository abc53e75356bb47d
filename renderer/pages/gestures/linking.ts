/** Text led on from a block: into a body block that is there, or into one drawn for it. */
import { insertBlock } from '../../../shared/edition/insert.ts';
import { applyPatches } from '../../../shared/edition/operations.ts';
import { linkBlocks } from '../../../shared/edition/threads.ts';
import type { Sheet } from '../sheets.ts';
import { drawingFrame } from './drawing.ts';
import type { BoardPoint, Ground, NextGesture } from './gesture.ts';
import type { Hit } from './hit.ts';

/** Links to the body block pressed, which is done at once; elsewhere begins to draw the block that takes the text on. */
export function linking(ground: Ground, from: BoardPoint, sheet: Sheet, hit: Hit | null): NextGesture {
  const { linkFrom } = ground.selection.get();
  if (linkFrom === null) return null;
  if (hit?.block.kind === 'body') {
    ground.desk.threads.link(linkFrom, hit.block.id);
    return null;
  }
  const source = ground.session.state.get().edition?.blocks[linkFrom];
  if (source?.kind !== 'body') return null;
  return drawingFrame(ground, from, sheet, {
    name: 'linking',
    form: 'body',
    holds: (now) => now.blocks[linkFrom] === source,
    make: (edition, frame) => {
      const beside = ground.selection.get().blocks.at(-1) ?? null;
      const context = { articleId: source.articleId, beside };
      const made = insertBlock(edition, 'body', sheet.page.id, frame, context);
      if (made === null) return;
      // A new body block joins the thread's end; one that follows a block in its middle is moved up behind it.
      const withBlock = applyPatches(edition, made.patches).edition;
      const block = withBlock.blocks[made.id];
      const isNext = block?.kind === 'body' && block.threadOrder === source.threadOrder + 1;
      const linked = isNext ? [] : linkBlocks(withBlock, linkFrom, made.id);
      ground.session.edit('block.insert', [...made.patches, ...(typeof linked === 'string' ? [] : linked)]);
      ground.selection.select([made.id], { alone: true });
    },
  });
}
