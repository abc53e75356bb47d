/** What is done with the next frame, and all the same where none comes. */

/** Frames come a hundred times as fast; a window that is covered, minimised or not shown yet has none. In milliseconds. */
const NO_FRAME = 500;

/** Does something with the next frame, or without one where none comes. Returns what takes it back. */
export function atNextFrame(act: () => void): () => void {
  const takeBack = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = () => {
    takeBack();
    act();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, NO_FRAME);
  return takeBack;
}

/** Does something once what was painted is on the screen: done in the frame itself it would hold that back. */
export function afterNextFrame(act: () => void): void {
  atNextFrame(() => setTimeout(act));
}
