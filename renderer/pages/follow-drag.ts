/** The pointer and the keys while a story is dragged out of the pool. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { DragPoint, StoryDrag } from './story-drag.ts';

/** CSS pixels the pointer goes before a press is a drag. */
const BEGINS = 5;

/** The board that is shown, and where a pointer is on it. */
let boardPoint: ((event: PointerEvent) => DragPoint | null) | null = null;

/** Told by the board where a pointer is on its pages; null once it is gone. */
export function layBoard(point: typeof boardPoint): void {
  boardPoint = point;
}

/** Follows a press on a story of the pool: once it moves it is a drag, until it is let go or Escape gives it up. */
export function followDrag(drag: StoryDrag, article: ArticleId, press: React.PointerEvent): void {
  if (press.button !== 0 || press.ctrlKey || press.pointerType === 'touch') return;
  const { pointerId, clientX, clientY } = press;
  const over = new AbortController();
  const end = () => {
    over.abort();
    document.documentElement.classList.remove('drags-story');
  };
  const giveUp = () => {
    end();
    if (drag.isOn) drag.cancel();
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    if (!drag.isOn) {
      if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < BEGINS) return;
      drag.begin(article);
      document.documentElement.classList.add('drags-story');
    }
    drag.hold(event.ctrlKey || event.metaKey);
    drag.move(boardPoint?.(event) ?? null);
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    end();
    if (!drag.isOn) return;
    drag.hold(event.ctrlKey || event.metaKey);
    drag.move(boardPoint?.(event) ?? null);
    drag.drop();
  };
  const onKey = (event: KeyboardEvent) => {
    if (!drag.isOn) return;
    if (event.key === 'Escape') giveUp();
    else if (/^[1-9]$/u.test(event.key)) drag.take(Number(event.key));
    else drag.hold(event.ctrlKey || event.metaKey);
    // While something is dragged no key is a command.
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (drag.isOn) drag.hold(event.ctrlKey || event.metaKey);
  };
  const onWheel = (event: WheelEvent) => {
    if (!drag.isOn || event.deltaY === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    drag.step(event.deltaY < 0 ? 1 : -1);
  };
  const { signal } = over;
  window.addEventListener('pointermove', onMove, { signal, capture: true });
  window.addEventListener('pointerup', onUp, { signal, capture: true });
  window.addEventListener('pointercancel', giveUp, { signal });
  window.addEventListener('blur', giveUp, { signal });
  window.addEventListener('keydown', onKey, { signal, capture: true });
  window.addEventListener('keyup', onKeyUp, { signal, capture: true });
  window.addEventListener('wheel', onWheel, { signal, capture: true, passive: false });
}
