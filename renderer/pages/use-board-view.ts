/** Joins the board's view with the window: its size, the pages shown, the wheel, and what is to be seen. */
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { blocksOf } from '../../shared/edition/blocks.ts';
import { boundsOf } from '../../shared/edition/boxes.ts';
import { MARGIN } from '../../shared/proof/margins.ts';
import { useParts } from '../session/observable.ts';
import type { CopyCaret } from '../state/copy-caret.ts';
import { caretLine, type ShownPlace } from '../state/place-map.ts';
import type { Stores } from '../state/stores.ts';
import { BoardView } from './board-view.ts';
import { movedAcross, type Sheet, sizeOf } from './sheets.ts';
import { RULER, type Viewport } from './viewport.ts';

/** What of the window it needs. */
type BoardHost = Pick<Stores, 'session' | 'view' | 'selection' | 'caret'>;

interface Size {
  readonly width: number;
  readonly height: number;
}

type Holder = RefObject<HTMLDivElement | null>;

/** The size of the board, followed. */
function useSize(element: Holder): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const holder = element.current;
    if (holder === null) return undefined;
    const measure = () => setSize({ width: holder.clientWidth, height: holder.clientHeight });
    // Asked for at once: the observer tells after the next frame has been painted.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(holder);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** React's wheel listener is passive; zooming must keep the browser from scaling the window. */
function useWheel(lie: BoardView, holder: Holder): void {
  useEffect(() => {
    const element = holder.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (event.ctrlKey || event.metaKey) lie.zoomBy(Math.exp(-event.deltaY / 400), at);
      else if (event.shiftKey) lie.panBy(-event.deltaY, 0);
      else lie.panBy(-event.deltaX, -event.deltaY);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [lie, holder]);
}

/** What is gone to is brought into view, at once or when its page is there: a mark, a place found, the next line read. */
function useRevealing(workspace: BoardHost, lie: BoardView, sheets: readonly Sheet[]): void {
  const wanted = useRef<(Pick<CopyCaret, 'by'> & { readonly place: ShownPlace }) | null>(null);
  const last = useRef<CopyCaret | null>(null);
  useEffect(() => {
    const reveal = () => {
      const caret = wanted.current;
      for (const sheet of caret === null ? [] : sheets) {
        const line = sheet.composed === undefined || caret === null ? null : caretLine(sheet.composed, caret.place);
        if (line === null) continue;
        wanted.current = null;
        lie.reveal({ x: sheet.x + line.x, y: line.top, width: line.width ?? 0, height: line.height });
      }
    };
    reveal();
    return workspace.caret.subscribe(() => {
      const { at: caret } = workspace.caret.get();
      const { mode } = workspace.view.get();
      if (caret === last.current) return;
      last.current = caret;
      if (caret?.by === 'find' || (caret?.by === 'typing' && mode === 'proof')) wanted.current = caret;
      reveal();
    });
  }, [workspace, lie, sheets]);
}

/** What the board's own commands do while it is shown. */
function useBoardCommands(workspace: BoardHost, lie: BoardView, holder: Holder, sheets: readonly Sheet[]): void {
  useEffect(() => {
    workspace.view.board = {
      zoomBy: (factor) => lie.zoomBy(factor),
      zoomTo: (zoom) => lie.zoomTo(zoom),
      panBy: (dx, dy) => lie.panBy(dx, dy),
      middle: () => lie.middle,
      lies: () => lie.lies,
      lieAt: (lies) => lie.lieAt(lies),
      focus: () => holder.current?.focus(),
      fitSelection: () => {
        const { edition } = workspace.session.state.get();
        const { pageId } = workspace.view.get();
        const current = sheets.find(({ page }) => page.id === pageId);
        if (edition === null || current === undefined) return;
        const frames = blocksOf(edition, workspace.selection.get().blocks).map((block) => block.frame);
        if (frames.length === 0) return;
        const bounds = boundsOf(frames);
        lie.fitTo({ ...bounds, x: bounds.x + current.x });
      },
    };
  }, [workspace, lie, holder, sheets]);
}

/** How the pages lie on the board, and the board's size. */
export function useBoardView(
  workspace: BoardHost,
  holder: Holder,
  sheets: readonly Sheet[],
): { readonly lie: BoardView; readonly view: Viewport; readonly board: Size } {
  const { fit, showsRulers, mode } = useParts(workspace.view, 'fit', 'showsRulers', 'mode');
  const board = useSize(holder);
  const lie = useMemo(() => {
    const made = new BoardView(() => workspace.view.update({ fit: 'none' }));
    if (workspace.view.toLie !== null) made.lieAt(workspace.view.toLie);
    return made;
  }, [workspace]);
  const view = useSyncExternalStore(lie.subscribe, lie.get);
  const { width, height } = sizeOf(sheets);
  const before = useRef(sheets);
  useLayoutEffect(() => {
    // Words of marks stand beside the page.
    const margin = mode === 'proof' ? MARGIN : 0;
    const shift = movedAcross(before.current, sheets);
    before.current = sheets;
    lie.lay({ pages: { width, height }, board, ruler: showsRulers ? RULER : 0, margin }, fit, shift);
  }, [lie, fit, width, height, board, showsRulers, mode, sheets]);
  useEffect(() => workspace.view.update({ zoom: view.zoom }), [workspace, view.zoom]);
  useBoardCommands(workspace, lie, holder, sheets);
  useRevealing(workspace, lie, sheets);
  useWheel(lie, holder);
  return { lie, view, board };
}
