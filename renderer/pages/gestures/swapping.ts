/** A story dragged with Ctrl onto another: the two are exchanged. A picture dragged onto a picture is exchanged with that one. */
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { type SwapRefusal, storyOnPage, swapPictures, swapStories } from '../../../shared/edition/swap.ts';
import type { BoardPoint, Gesture, Ground } from './gesture.ts';
import { type Hit, hitAt } from './hit.ts';

/** What comes of letting a block go on another. */
interface Swap {
  readonly onto: BlockId;
  readonly label: 'story.swap' | 'photo.swap';
  readonly result: Patch[] | SwapRefusal;
}

function swapOf(edition: Edition, pressed: Hit['block'], onto: Hit['block']): Swap {
  const isPictures = pressed.kind === 'photo' && onto.kind === 'photo';
  return isPictures
    ? { onto: onto.id, label: 'photo.swap', result: swapPictures(edition, pressed.id, onto.id) }
    : { onto: onto.id, label: 'story.swap', result: swapStories(edition, pressed.id, onto.id) };
}

/** Exchanges the story pressed with the one the pointer is let go on; shows how both would stand meanwhile. */
export function swapping(ground: Ground, { sheet, block: pressed }: Hit): Gesture {
  let swap: Swap | null = null;
  return {
    name: 'swapping',
    pageId: sheet.page.id,
    holds: (now) => now.blocks[pressed.id] === pressed,
    move(to: BoardPoint) {
      const { edition } = ground.session.state.get();
      const hit = hitAt(ground, { ...to, alt: false });
      if (edition === null || hit === null || hit.block.id === pressed.id) {
        if (swap !== null) ground.session.preview(null);
        swap = null;
        return this;
      }
      // Both pages are composed anew for it: once for each block come upon.
      if (swap?.onto === hit.block.id) return this;
      swap = swapOf(edition, pressed, hit.block);
      const isPicture = swap.label === 'photo.swap';
      const blocks = isPicture ? [hit.block] : (storyOnPage(edition, hit.block.id)?.blocks ?? []);
      const frames = typeof swap.result === 'string' ? [] : blocks.map(({ frame }) => frame);
      ground.sketch({ sheet: hit.sheet, frames, guides: [], kind: 'move' });
      ground.session.preview(typeof swap.result === 'string' ? null : swap.result);
      return this;
    },
    up: () => {
      if (typeof swap?.result !== 'object') ground.session.preview(null);
      ground.desk.swapping.exchange(swap?.label ?? 'story.swap', swap?.result ?? 'none');
    },
  };
}
