/** The pages on their pasteboard: painted, zoomed, panned; the overlay above them takes the gestures. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { blocksOf } from '../../shared/edition/blocks.ts';
import { columnWidth, gridRows, gutterWidth } from '../../shared/edition/formats.ts';
import { boundsOf } from '../../shared/edition/frames.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { PageGrid } from '../../shared/edition/records.ts';
import { useObservable } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { useScreenFonts } from './fonts.ts';
import { Overlay } from './Overlay.tsx';
import { PageText } from './PageText.tsx';
import { PageBitmap } from './page-bitmap.ts';
import { paintPage } from './paint.ts';
import { type BoardPoint, BoardPointer, type Sketch } from './pointer.ts';
import { RULER, Rulers } from './Rulers.tsx';
import { type Sheet, sheetsOf, sizeOf } from './sheets.ts';
import { clampZoom, fitted, fittedTo, kept, toPage, type Viewport, zoomedAbout } from './viewport.ts';

/** A page's picture is kept at the zoom in use, up to this many pixels; beyond, it is painted where seen. */
const MOST_PIXELS = 28_000_000;
/** A drag from the copy pool carries an article's id under this type. */
export const ARTICLE_TYPE = 'application/x-dayang-article';

interface Size {
  readonly width: number;
  readonly height: number;
}

function colourOf(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** Baselines and columns of a page's grid. */
function paintGrid(context: CanvasRenderingContext2D, grid: PageGrid, hair: number, colour: string): void {
  const { x, y, width, height } = grid.typeArea;
  context.strokeStyle = colour;
  context.lineWidth = hair;
  context.beginPath();
  for (let row = 0; row <= gridRows(grid); row++) {
    context.moveTo(x, y + row * grid.leading);
    context.lineTo(x + width, y + row * grid.leading);
  }
  for (let column = 0; column < grid.columns; column++) {
    const left = x + column * (columnWidth(grid) + gutterWidth(grid));
    for (const edge of [left, left + columnWidth(grid)]) {
      context.moveTo(edge, y);
      context.lineTo(edge, y + height);
    }
  }
  context.stroke();
}

interface Painting {
  readonly canvas: HTMLCanvasElement;
  readonly board: Size;
  readonly view: Viewport;
  readonly sheets: readonly Sheet[];
  readonly arrivals: number;
  readonly showsGrid: boolean;
}

/** Paints the sheets; their bitmaps are kept from one time to the next. */
function paintSheets(painting: Painting, bitmaps: Map<PageId, PageBitmap>, workspace: Workspace): void {
  const { canvas, board, view, sheets, arrivals, showsGrid } = painting;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const dpr = window.devicePixelRatio;
  const [width, height] = [Math.round(board.width * dpr), Math.round(board.height * dpr)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const scale = view.zoom * dpr;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  for (const id of bitmaps.keys()) if (!sheets.some((sheet) => sheet.page.id === id)) bitmaps.delete(id);
  for (const { page, composed, x } of sheets) {
    if (composed === undefined) continue;
    const left = (view.x + x * view.zoom) * dpr;
    const top = view.y * dpr;
    const place = () => context.setTransform(scale, 0, 0, scale, left, top);
    if (Math.ceil(composed.width * scale) * Math.ceil(composed.height * scale) <= MOST_PIXELS) {
      const known = bitmaps.get(page.id) ?? new PageBitmap();
      bitmaps.set(page.id, known);
      const bitmap = known.painted(composed, scale, arrivals, workspace.pictures.source);
      context.setTransform(1, 0, 0, 1, 0, 0);
      if (bitmap !== null) context.drawImage(bitmap, Math.round(left), Math.round(top));
      place();
    } else {
      bitmaps.delete(page.id);
      place();
      context.save();
      context.beginPath();
      context.rect(0, 0, composed.width, composed.height);
      context.clip();
      paintPage(context, composed, workspace.pictures.source);
      context.restore();
    }
    if (showsGrid) paintGrid(context, page.grid, 0.5 / view.zoom, colourOf(canvas, '--grid-line'));
  }
}

/** The size of the board, followed. */
function useSize(element: React.RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const holder = element.current;
    if (holder === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: holder.clientWidth, height: holder.clientHeight }));
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

export function Pasteboard({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { shown, edition } = useObservable(workspace.session.state);
  const { pageId, fit, showsGrid, showsRulers, isSpread, selection, tool } = useObservable(workspace.state);
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const bitmaps = useRef(new Map<PageId, PageBitmap>());
  const board = useSize(holder);
  const [view, setView] = useState<Viewport>({ zoom: 1, x: 0, y: 0 });
  const [arrivals, setArrivals] = useState(0);
  const [sketch, setSketch] = useState<Sketch | null>(null);
  const pan = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const isSpaceDown = useSpace();
  const pointer = useMemo(() => new BoardPointer(workspace, setSketch), [workspace]);
  const hasFonts = useScreenFonts();
  const sheets = useMemo(
    () => (edition === null || pageId === null ? [] : sheetsOf(edition, pageId, isSpread, shown)),
    [edition, pageId, isSpread, shown],
  );
  const current = sheets.find((sheet) => sheet.page.id === pageId);
  const { width, height } = sizeOf(sheets);
  const ruler = showsRulers ? RULER : 0;

  useEffect(() => workspace.pictures.onArrival(() => setArrivals((count) => count + 1)), [workspace]);

  useLayoutEffect(() => {
    if (width === 0 || board.width === 0) return;
    if (fit === 'page' || fit === 'width') setView(fitted(fit, { width, height }, board, ruler));
    else setView((old) => kept(old, { width, height }, board));
  }, [fit, width, height, board, ruler]);

  useEffect(() => workspace.state.update({ zoom: view.zoom }), [workspace, view.zoom]);

  const zoomAbout = useCallback(
    (zoom: number, x: number, y: number) => {
      workspace.state.update({ fit: 'none' });
      setView((old) => kept(zoomedAbout(old, clampZoom(zoom), x, y), { width, height }, board));
    },
    [workspace, width, height, board],
  );

  useEffect(() => {
    const [x, y] = [board.width / 2, board.height / 2];
    workspace.board = {
      zoomBy: (factor) => zoomAbout(view.zoom * factor, x, y),
      zoomTo: (zoom) => zoomAbout(zoom, x, y),
      focus: () => holder.current?.focus(),
      fitSelection: () => {
        if (edition === null || current === undefined) return;
        const frames = blocksOf(edition, selection).map((block) => block.frame);
        if (frames.length === 0) return;
        const bounds = boundsOf(frames);
        workspace.state.update({ fit: 'none' });
        setView(kept(fittedTo({ ...bounds, x: bounds.x + current.x }, board), { width, height }, board));
      },
    };
  }, [workspace, zoomAbout, view.zoom, board, edition, current, selection, width, height]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null || !hasFonts || current?.composed === undefined) return undefined;
    const { number } = current.composed;
    const frame = requestAnimationFrame(() => {
      paintSheets({ canvas: element, board, view, sheets, arrivals, showsGrid }, bitmaps.current, workspace);
      const isFirst = element.dataset['painted'] === undefined;
      performance.mark(isFirst ? 'painted' : 'repainted', { detail: workspace.session.state.get().path });
      element.dataset['painted'] = String(number);
    });
    return () => cancelAnimationFrame(frame);
  }, [workspace, sheets, current, board, view, showsGrid, arrivals, hasFonts]);

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
      workspace.state.update({ fit: 'none' });
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
    const box = holder.current?.getBoundingClientRect();
    const at = toPage(view, event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0));
    return { ...at, pixel: 1 / view.zoom, alt: event.altKey, shift: event.shiftKey };
  };

  const onDoubleClick = (event: React.MouseEvent) => {
    const found = pointer.hit(sheets, pointOf(event));
    if (found === null) return;
    workspace.desk.select([found.block.id], { alone: true });
    const { caret } = workspace.state.get();
    if (found.block.kind === 'body' && caret !== null) workspace.setCaret({ place: caret.place, by: 'page' });
    else workspace.desk.editContent();
  };

  const onDrop = (event: React.DragEvent) => {
    const article = edition?.articles[event.dataTransfer.getData(ARTICLE_TYPE)];
    if (article === undefined) return;
    event.preventDefault();
    const point = pointOf(event);
    const sheet = sheets.findLast((one) => point.x >= one.x) ?? sheets[0];
    if (sheet === undefined) return;
    const at = { pageId: sheet.page.id, x: point.x - sheet.x, y: point.y };
    void workspace.attempt(() => workspace.desk.place(article.id, at));
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
        holder.current?.focus();
        event.preventDefault();
        if (event.button === 1 || (event.button === 0 && isSpaceDown.current)) {
          pan.current = { x: event.clientX, y: event.clientY };
        } else if (event.button === 0) pointer.press(sheets, pointOf(event));
        else return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const from = pan.current;
        if (from === null) {
          pointer.moveTo(pointOf(event));
          return;
        }
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        pan.current = { x: event.clientX, y: event.clientY };
        workspace.state.update({ fit: 'none' });
        setView((old) => kept({ ...old, x: old.x + dx, y: old.y + dy }, { width, height }, board));
      }}
      onPointerUp={(event) => {
        pan.current = null;
        pointer.release(pointOf(event));
      }}
      onPointerCancel={() => pointer.cancel()}
      onDoubleClick={onDoubleClick}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(ARTICLE_TYPE)) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      {(current?.composed === undefined || !hasFonts) && <p className="pasteboard-wait">{words('composing')}</p>}
      {sheets.map(({ page, x }) => (
        <div
          key={page.id}
          className="page-shadow"
          style={{
            transform: `translate(${view.x + x * view.zoom}px, ${view.y}px)`,
            width: page.grid.trim.width * view.zoom,
            height: page.grid.trim.height * view.zoom,
          }}
        />
      ))}
      <canvas ref={canvas} role="img" aria-label={words('page', { number: current?.page.number ?? '' })} />
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
      {showsRulers && current !== undefined && (
        <Rulers board={board} view={view} x={current.x} selection={selection} edition={edition} />
      )}
      {current?.composed !== undefined && <PageText page={current.composed} />}
    </div>
  );
}
