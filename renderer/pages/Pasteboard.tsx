/** The pages on their pasteboard: painted, zoomed, panned; the overlay above them takes the gestures. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { blocksOf } from '../../shared/edition/blocks.ts';
import { boundsOf } from '../../shared/edition/boxes.ts';
import { MARGIN } from '../../shared/proof/margins.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { ProofMarks } from '../proof/ProofMarks.tsx';
import { useParts } from '../session/observable.ts';
import type { CopyCaret } from '../state/copy-caret.ts';
import { usePaintable, useScreenFonts } from './fonts.ts';
import { Overlay } from './Overlay.tsx';
import { PageInput } from './PageInput.tsx';
import { PageText } from './PageText.tsx';
import type { TypingKey } from './page-typing.ts';
import { caretLine, placeAt } from './place-map.ts';
import { type BoardPoint, BoardPointer, type Sketch } from './pointer.ts';
import { Rulers } from './Rulers.tsx';
import { SheetCanvas } from './SheetCanvas.tsx';
import { sheetsOf, sizeOf } from './sheets.ts';
import { clampZoom, fitted, fittedTo, kept, RULER, revealing, toPage, type Viewport, zoomedAbout } from './viewport.ts';

/** A drag from the copy pool carries an article's id under this type. */
export const ARTICLE_TYPE = 'application/x-dayang-article';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of the board, followed. */
function useSize(element: React.RefObject<HTMLDivElement | null>): Size {
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

/** True while Space is held on the board: the pointer then draws the page along. */
function useSpace(): React.RefObject<boolean> {
  const isDown = useRef(false);
  useEffect(() => {
    const set = (down: boolean) => (event: KeyboardEvent) => {
      const onBoard =
        event.target === document.body ||
        (event.target instanceof Element && event.target.closest('.pasteboard') !== null);
      if (event.code !== 'Space' || !onBoard) return;
      isDown.current = down;
      event.preventDefault();
    };
    const [onDown, onUp] = [set(true), set(false)];
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
    };
  }, []);
  return isDown;
}

/** Keys that move the caret, or select, while proofreading. */
const readingKeys: Readonly<Record<string, TypingKey>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'start',
  End: 'end',
};

export function Pasteboard({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { shown, edition } = useParts(workspace.session.state, 'shown', 'edition');
  const { pageId, fit, showsGrid, showsRulers, isSpread } = useParts(
    workspace.view,
    'pageId',
    'fit',
    'showsGrid',
    'showsRulers',
    'isSpread',
  );
  const { blocks: selection, tool } = useParts(workspace.selection, 'blocks', 'tool');
  const { isTyping } = useParts(workspace.caret, 'isTyping');
  const { mode } = useParts(workspace.view, 'mode');
  const holder = useRef<HTMLDivElement>(null);
  const board = useSize(holder);
  const [view, setView] = useState<Viewport>({ zoom: 1, x: 0, y: 0 });
  const [arrivals, setArrivals] = useState(0);
  const [sketch, setSketch] = useState<Sketch | null>(null);
  const corner = useRef<DOMRect | null>(null);
  const pan = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const isSpaceDown = useSpace();
  const pointer = useMemo(() => new BoardPointer(workspace, setSketch), [workspace]);
  const sheets = useMemo(
    () => (edition === null || pageId === null ? [] : sheetsOf(edition, pageId, isSpread, shown)),
    [edition, pageId, isSpread, shown],
  );
  const hasFonts = usePaintable(sheets);
  const areFacesWhole = useScreenFonts();
  const current = sheets.find((sheet) => sheet.page.id === pageId);
  const { width, height } = sizeOf(sheets);
  const ruler = showsRulers ? RULER : 0;

  useEffect(() => workspace.pictures.onArrival(() => setArrivals((count) => count + 1)), [workspace]);

  useEffect(() => {
    const items = sheets.flatMap((sheet) => sheet.composed?.items ?? []);
    workspace.pictures.look(new Set(items.flatMap((item) => (item.kind === 'picture' ? [item.imageId] : []))));
  }, [workspace, sheets]);

  useLayoutEffect(() => {
    if (width === 0 || board.width === 0) return;
    // Words of marks stand beside the page.
    const margin = mode === 'proof' ? MARGIN : 0;
    if (fit === 'page' || fit === 'width') setView(fitted(fit, { width, height }, board, ruler, margin));
    else setView((old) => kept(old, { width, height }, board));
  }, [fit, width, height, board, ruler, mode]);

  useEffect(() => workspace.view.update({ zoom: view.zoom }), [workspace, view.zoom]);

  const zoomAbout = useCallback(
    (zoom: number, x: number, y: number) => {
      workspace.view.update({ fit: 'none' });
      setView((old) => kept(zoomedAbout(old, clampZoom(zoom), x, y), { width, height }, board));
    },
    [workspace, width, height, board],
  );

  useEffect(() => {
    const [x, y] = [board.width / 2, board.height / 2];
    workspace.view.board = {
      zoomBy: (factor) => zoomAbout(view.zoom * factor, x, y),
      zoomTo: (zoom) => zoomAbout(zoom, x, y),
      focus: () => holder.current?.focus(),
      fitSelection: () => {
        if (edition === null || current === undefined) return;
        const frames = blocksOf(edition, selection).map((block) => block.frame);
        if (frames.length === 0) return;
        const bounds = boundsOf(frames);
        workspace.view.update({ fit: 'none' });
        setView(kept(fittedTo({ ...bounds, x: bounds.x + current.x }, board), { width, height }, board));
      },
    };
  }, [workspace, zoomAbout, view.zoom, board, edition, current, selection, width, height]);

  // What is gone to is brought into view, at once or when its page is there: a mark, a place found, the next line read.
  const wanted = useRef<CopyCaret | null>(null);
  const lastCaret = useRef<CopyCaret | null>(null);
  useEffect(() => {
    const reveal = () => {
      const caret = wanted.current;
      for (const sheet of caret === null ? [] : sheets) {
        const line = sheet.composed === undefined || caret === null ? null : caretLine(sheet.composed, caret.place);
        if (line === null) continue;
        wanted.current = null;
        const frame = { x: sheet.x + line.x, y: line.top, width: 0, height: line.height };
        const next = revealing(view, frame, board, ruler);
        if (next.x === view.x && next.y === view.y) return;
        workspace.view.update({ fit: 'none' });
        setView(next);
      }
    };
    reveal();
    return workspace.caret.subscribe(() => {
      const { at: caret } = workspace.caret.get();
      const { mode: now } = workspace.view.get();
      if (caret === lastCaret.current) return;
      lastCaret.current = caret;
      if (caret?.by === 'find' || (caret?.by === 'typing' && now === 'proof')) wanted.current = caret;
      reveal();
    });
  }, [workspace, sheets, board, ruler, view]);

  // React's wheel listener is passive; zooming must keep the browser from scaling the window.
  useEffect(() => {
    const element = holder.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) {
        zoomAbout(view.zoom * Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
        return;
      }
      workspace.view.update({ fit: 'none' });
      const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      setView((old) => kept({ ...old, x: old.x - dx, y: old.y - dy }, { width, height }, board));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [workspace, zoomAbout, view.zoom, width, height, board]);

  // Escape gives up a gesture before it takes the selection away.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !pointer.isBusy) return;
      event.stopPropagation();
      pointer.cancel();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [pointer]);

  const pointOf = (event: React.MouseEvent): BoardPoint => {
    // Asking where the board lies makes the window lay itself out; while a gesture lasts it does not move.
    if (!pointer.isBusy || corner.current === null) corner.current = holder.current?.getBoundingClientRect() ?? null;
    const at = toPage(view, event.clientX - (corner.current?.left ?? 0), event.clientY - (corner.current?.top ?? 0));
    return { ...at, pixel: 1 / view.zoom, alt: event.altKey, shift: event.shiftKey };
  };

  const onDoubleClick = (event: React.MouseEvent) => {
    const found = pointer.hit(sheets, pointOf(event));
    if (found === null) return;
    workspace.selection.select([found.block.id], { alone: true });
    const { sheet, block } = found;
    const point = pointOf(event);
    const place = sheet.composed === undefined ? null : placeAt(sheet.composed, block.id, point.x - sheet.x, point.y);
    if (place === null || !workspace.typing.start(place)) workspace.desk.editContent();
  };

  const onDrop = (event: React.DragEvent) => {
    const article = edition?.articles[event.dataTransfer.getData(ARTICLE_TYPE)];
    if (article === undefined) return;
    event.preventDefault();
    const point = pointOf(event);
    const sheet = sheets.findLast((one) => point.x >= one.x) ?? sheets[0];
    if (sheet === undefined) return;
    const at = { pageId: sheet.page.id, x: point.x - sheet.x, y: point.y };
    void workspace.notices.attempt(() => workspace.desk.place(article.id, at));
  };

  return (
    <div
      className="pasteboard"
      ref={holder}
      role="application"
      aria-label={words('board')}
      data-testid="pasteboard"
      data-tool={tool}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard
      tabIndex={0}
      onPointerDown={(event) => {
        if (event.target instanceof Element && event.target.closest('button') !== null) return;
        event.preventDefault();
        if (mode === 'proof' && event.button === 0 && !isSpaceDown.current) {
          holder.current?.focus();
          pointer.pressReading(sheets, pointOf(event));
          event.currentTarget.setPointerCapture(event.pointerId);
          return;
        }
        if (isTyping && event.button === 0 && pointer.pressText(sheets, pointOf(event))) {
          event.currentTarget.setPointerCapture(event.pointerId);
          return;
        }
        holder.current?.focus();
        if (event.button === 1 || (event.button === 0 && isSpaceDown.current)) {
          pan.current = { x: event.clientX, y: event.clientY };
        } else if (event.button === 0) pointer.press(sheets, pointOf(event));
        else return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const from = pan.current;
        if (from === null) {
          if (pointer.isBusy) pointer.moveTo(pointOf(event));
          return;
        }
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        pan.current = { x: event.clientX, y: event.clientY };
        workspace.view.update({ fit: 'none' });
        setView((old) => kept({ ...old, x: old.x + dx, y: old.y + dy }, { width, height }, board));
      }}
      onPointerUp={(event) => {
        pan.current = null;
        pointer.release(pointOf(event));
      }}
      onPointerCancel={() => pointer.cancel()}
      onDoubleClick={mode === 'proof' ? undefined : onDoubleClick}
      onKeyDown={(event) => {
        const key = mode === 'proof' ? readingKeys[event.key] : undefined;
        if (key === undefined || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        workspace.typing.press(key, event.shiftKey);
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(ARTICLE_TYPE)) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      {(current?.composed === undefined || !hasFonts) && <p className="pasteboard-wait">{words('composing')}</p>}
      {hasFonts &&
        board.width > 0 &&
        sheets.map((sheet) => (
          <SheetCanvas
            key={sheet.page.id}
            workspace={workspace}
            sheet={sheet}
            view={view}
            board={board}
            // All is painted anew when the whole faces come: with few glyphs to go by, the browser fits them to pixels otherwise.
            arrivals={2 * arrivals + Number(areFacesWhole)}
            showsGrid={showsGrid}
          />
        ))}
      <Overlay
        workspace={workspace}
        sheets={sheets}
        view={view}
        board={board}
        sketch={sketch}
        onHandle={(id, handle, event) => {
          event.stopPropagation();
          event.preventDefault();
          holder.current?.focus();
          holder.current?.setPointerCapture(event.pointerId);
          pointer.pressHandle(sheets, id, handle, pointOf(event));
        }}
      />
      <ProofMarks workspace={workspace} sheets={sheets} view={view} board={board} />
      {showsRulers && current !== undefined && (
        <Rulers board={board} view={view} x={current.x} selection={selection} edition={edition} />
      )}
      {current?.composed !== undefined && <PageText page={current.composed} />}
      {isTyping && <PageInput host={workspace} sheets={sheets} view={view} board={holder} />}
    </div>
  );
}
