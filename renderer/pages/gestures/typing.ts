/** The pointer in text that is being typed on the page: it puts the caret, and selects what it is drawn over. */
import type { TextPlace } from '../../state/place-map.ts';
import type { BoardPoint, Ground, NextGesture } from './gesture.ts';
import { anchorFor, textUnder } from './hit.ts';

/** Puts the caret where the press is; null where no text of that article is, which ends typing. */
export function typing(ground: Ground, from: BoardPoint): NextGesture {
  const start = textUnder(ground, from);
  const { at: caret } = ground.caret.get();
  if (start === null || start.articleId !== caret?.place.articleId || !ground.typing.canType(start)) {
    ground.caret.endTyping();
    return null;
  }
  const anchor = from.shift ? (caret.anchor ?? caret.place) : start;
  const select = (place: TextPlace) => ground.caret.put({ place, anchor: anchorFor(anchor, place), by: 'typing' });
  ground.typing.steps.end();
  select(start);
  ground.typing.focusInput();
  return {
    name: 'typing',
    pageId: null,
    holds: (now) => now.articles[start.articleId] !== undefined,
    move(to) {
      const place = textUnder(ground, to);
      if (place !== null && place.articleId === start.articleId && ground.typing.canType(place)) select(place);
      return this;
    },
    up: () => undefined,
  };
}
