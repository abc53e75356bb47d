/** A rectangle drawn over blocks to select them. */
import { overlap } from '../../../shared/edition/boxes.ts';
import { blocksOnPage } from '../../../shared/edition/selectors.ts';
import type { Frame } from '../../../shared/edition/units.ts';
import type { Sheet } from '../sheets.ts';
import { type BoardPoint, type Gesture, type Ground, isClick } from './gesture.ts';

/** Selects what the rectangle touches when it is let go; a click beside everything selects nothing. */
export function marquee(ground: Ground, from: BoardPoint, sheet: Sheet): Gesture {
  const { blocks: before } = ground.selection.get();
  const frameTo = (to: BoardPoint): Frame => ({
    x: Math.min(from.x, to.x) - sheet.x,
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  });
  return {
    name: 'marquee',
    pageId: sheet.page.id,
    holds: () => true,
    move(to) {
      ground.sketch({ sheet, frames: [frameTo(to)], guides: [], kind: 'marquee' });
      return this;
    },
    up: (at) => {
      const { edition } = ground.session.state.get();
      if (edition === null) return;
      const area = frameTo(at);
      const touched = isClick(from, at)
        ? []
        : blocksOnPage(edition, sheet.page.id).filter(({ frame }) => overlap(frame, area));
      const ids = touched.map(({ id }) => id);
      ground.caret.clear();
      ground.selection.select(at.shift ? [...new Set([...before, ...ids])] : ids);
      if (sheet.page.id !== ground.view.get().pageId) ground.view.update({ pageId: sheet.page.id });
    },
  };
}
