/** The page drawn along on the board. */
import type { BoardPoint, Gesture, Ground } from './gesture.ts';

/** Moves the page with the pointer; given up, it lies as before. */
export function panning(ground: Ground, from: BoardPoint): Gesture {
  const { fit } = ground.view.get();
  let last = from.screen;
  let [across, down] = [0, 0];
  return {
    name: 'panning',
    pageId: null,
    holds: () => true,
    move(to) {
      const gone = ground.view.board?.panBy(to.screen.x - last.x, to.screen.y - last.y);
      across += gone?.dx ?? 0;
      down += gone?.dy ?? 0;
      last = to.screen;
      return this;
    },
    up: () => undefined,
    abandon: () => {
      ground.view.board?.panBy(-across, -down);
      ground.view.update({ fit });
    },
  };
}
