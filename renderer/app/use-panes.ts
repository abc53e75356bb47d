/** The panes of the window, laid out as they were arranged, and kept for the next start. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { call } from '../session/bridge.ts';
import { showPanes } from '../state/pane-room.ts';
import type { View } from '../state/view.ts';
import { catchHidden } from '../ui/regions.ts';

/** How long an edge has been left alone when its place is kept, in milliseconds. */
const REST_MS = 400;

/** Keeps the panes once nobody moves them; returns how to stop, which keeps what has not been. */
function keepPanes(view: View): () => void {
  let kept = view.get().panes;
  let timer: number | undefined;
  const keep = () => {
    const { panes } = view.get();
    clearTimeout(timer);
    if (panes === kept) return;
    kept = panes;
    // A window that is not remembered is as it was the time before: nothing else is lost.
    void call('session.keep-panes', { panes }).catch(() => undefined);
  };
  const stop = view.subscribe(() => {
    if (view.get().panes === kept) return;
    clearTimeout(timer);
    timer = window.setTimeout(keep, REST_MS);
  });
  window.addEventListener('pagehide', keep);
  return () => {
    keep();
    stop();
    window.removeEventListener('pagehide', keep);
  };
}

/**
 * Lays the window's frame out. It is done as soon as anything changes, not when React comes to it: what is shown by a
 * command can have the focus with the next line, and a drag of an edge draws no component anew.
 */
export function usePanes(view: View): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const lay = () => {
      showPanes(element, view.panes, view.shared, view.get().isAlone);
      catchHidden();
    };
    let { panes, mode, room, isAlone } = view.get();
    const stop = view.subscribe(() => {
      const now = view.get();
      if (now.panes === panes && now.mode === mode && now.room === room && now.isAlone === isAlone) return;
      ({ panes, mode, room, isAlone } = now);
      lay();
    });
    const measure = () => view.update({ room: { width: window.innerWidth, height: window.innerHeight } });
    measure();
    lay();
    window.addEventListener('resize', measure);
    const stopKeeping = keepPanes(view);
    return () => {
      stop();
      stopKeeping();
      window.removeEventListener('resize', measure);
    };
  }, [view]);
  return frame;
}
