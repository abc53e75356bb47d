/** The pointer while proofreading: it puts the caret, and selects what it is drawn over; a picture as a block. */
import type { TextPlace } from '../../state/place-map.ts';
import type { BoardPoint, Ground, NextGesture } from './gesture.ts';
import { anchorFor, hitAt, textIn, textUnder } from './hit.ts';

/** With Alt a block is meant, not its text. */
function readAt(ground: Ground, point: BoardPoint): TextPlace | null {
  return point.alt ? null : textUnder(ground, point);
}

/** Puts the caret where the press is; null where a block is selected instead, or nothing. */
export function reading(ground: Ground, from: BoardPoint): NextGesture {
  const hit = hitAt(ground, from);
  const start = hit === null || from.alt ? null : textIn(hit, from);
  ground.selection.select(hit === null || start !== null ? [] : [hit.block.id], { alone: true });
  if (start === null) {
    // A block that is taken up is what the next mark is on, not the words where the caret stood.
    ground.caret.clear();
    return null;
  }
  const { at: caret } = ground.caret.get();
  const anchor = from.shift && caret?.place.articleId === start.articleId ? (caret.anchor ?? caret.place) : start;
  const select = (place: TextPlace) => ground.caret.put({ place, anchor: anchorFor(anchor, place), by: 'find' });
  select(start);
  return {
    name: 'reading',
    pageId: null,
    holds: (now) => now.articles[start.articleId] !== undefined,
    move(to) {
      const place = readAt(ground, to);
      if (place !== null && place.articleId === start.articleId) select(place);
      return this;
    },
    up: () => undefined,
  };
}
