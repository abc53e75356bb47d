/** The page on its pasteboard: painted, zoomed, panned, clicked. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { columnWidth, gridRows, gutterWidth } from '../../shared/edition/formats.ts';
import type { Page } from '../../shared/edition/records.ts';
import { useObservable } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { useScreenFonts } from './fonts.ts';
import { PageText } from './PageText.tsx';
import { type Canvas2D, paintPage } from './paint.ts';
import { blockAt, caretLine, placeAt } from './place-map.ts';
import { clampZoom, fitted, kept, toPage, type Viewport, zoomedAbout } from './viewport.ts';

/** A page's picture is kept at the zoom in use, up to this many pixels; beyond, it is painted where seen. */
const MOST_PIXELS = 28_000_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Cached {
  readonly page: ComposedPage;
  readonly scale: number;
  readonly arrivals: number;
  readonly bitmap: OffscreenCanvas;
}

interface Colours {
  readonly selection: string;
  readonly grid: string;
  readonly note: string;
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return { selection: read('--selection'), grid: read('--grid-line'), note: read('--accent') };
}

/** Baselines and columns of a page's grid. */
function paintGrid(context: Canvas2D, page: Page, hair: number, colour: string): void {
  const { grid } = page;
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

export function Pasteboard({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { pages, edition } = useObservable(workspace.session.state);
  const { pageId, blockId, caret, fit, showsGrid } = useObservable(workspace.state);
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const cached = useRef<Cached | null>(null);
  const [board, setBoard] = useState<Size>({ width: 0, height: 0 });
  const [view, setView] = useState<Viewport>({ zoom: 1, x: 0, y: 0 });
  const [arrivals, setArrivals] = useState(0);
  const pan = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const isSpaceDown = useRef(false);
  const page = pageId === null ? undefined : pages.get(pageId);
  const record = pageId === null ? undefined : edition?.pages[pageId];

  const hasFonts = useScreenFonts();
  useEffect(() => workspace.pictures.onArrival(() => setArrivals((count) => count + 1)), [workspace]);

  useLayoutEffect(() => {
    const element = holder.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setBoard({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const width = page?.width ?? 0;
  const height = page?.height ?? 0;
  useLayoutEffect(() => {
    if (width === 0 || board.width === 0) return;
    if (fit !== 'none') setView(fitted(fit, { width, height }, board));
    else setView((old) => kept(old, { width, height }, board));
  }, [fit, width, height, board]);

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
    };
  }, [workspace, zoomAbout, view.zoom, board]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context == null || page === undefined || record === undefined || !hasFonts)
      return undefined;
    const frame = requestAnimationFrame(() => {
      const dpr = window.devicePixelRatio;
      element.width = Math.round(board.width * dpr);
      element.height = Math.round(board.height * dpr);
      const scale = view.zoom * dpr;
      const colours = coloursOf(element);
      const [pixelsX, pixelsY] = [Math.ceil(page.width * scale), Math.ceil(page.height * scale)];
      const place = () => context.setTransform(scale, 0, 0, scale, view.x * dpr, view.y * dpr);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, element.width, element.height);
      if (pixelsX * pixelsY <= MOST_PIXELS) {
        const known = cached.current;
        if (known === null || known.page !== page || known.scale !== scale || known.arrivals !== arrivals) {
          const bitmap = new OffscreenCanvas(pixelsX, pixelsY);
          const paper = bitmap.getContext('2d', { alpha: false });
          if (paper !== null) {
            // The last pixels may lie half outside the page; a bitmap without alpha starts black.
            paper.fillStyle = '#fff';
            paper.fillRect(0, 0, pixelsX, pixelsY);
            paper.scale(scale, scale);
            paintPage(paper, page, workspace.pictures.source);
          }
          cached.current = { page, scale, arrivals, bitmap };
        }
        const { bitmap } = cached.current ?? {};
        if (bitmap !== undefined) context.drawImage(bitmap, Math.round(view.x * dpr), Math.round(view.y * dpr));
        place();
      } else {
        cached.current = null;
        place();
        context.save();
        context.beginPath();
        context.rect(0, 0, page.width, page.height);
        context.clip();
        paintPage(context, page, workspace.pictures.source);
        context.restore();
        place();
      }
      const hair = 1 / view.zoom;
      if (showsGrid) paintGrid(context, record, hair / 2, colours.grid);
      const block = page.blocks.find((one) => one.id === blockId);
      if (block !== undefined) {
        const { x, y, width: across, height: down } = block.frame;
        context.strokeStyle = colours.selection;
        context.lineWidth = hair * 1.25;
        context.strokeRect(x, y, across, down);
      }
      const line = caret === null ? null : caretLine(page, caret.place);
      if (line !== null) {
        context.fillStyle = colours.note;
        context.fillRect(line.x - hair * 0.75, line.top, hair * 1.5, line.height);
      }
      if (element.dataset['painted'] === undefined) performance.mark('painted');
      element.dataset['painted'] = String(page.number);
    });
    return () => cancelAnimationFrame(frame);
  }, [workspace, page, record, board, view, blockId, caret, showsGrid, arrivals, hasFonts]);

  const pointOf = (event: { readonly clientX: number; readonly clientY: number }) => {
    const box = holder.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

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

  useEffect(() => {
    const set = (down: boolean) => (event: KeyboardEvent) => {
      if (event.code === 'Space' && event.target === document.body) isSpaceDown.current = down;
    };
    const [onDown, onUp] = [set(true), set(false)];
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
    };
  }, []);

  const select = (event: React.PointerEvent) => {
    if (page === undefined) return;
    const point = pointOf(event);
    const { x, y } = toPage(view, point.x, point.y);
    const block = blockAt(page, x, y);
    workspace.state.update({ blockId: block });
    const found = page.blocks.find((one) => one.id === block);
    if (block === null || found?.articleId == null) return;
    workspace.state.update({ articleId: found.articleId });
    const place = placeAt(page, block, x, y);
    if (place !== null && found.kind === 'body') workspace.setCaret({ place, by: 'page' });
  };

  return (
    <div
      className="pasteboard"
      ref={holder}
      data-testid="pasteboard"
      onPointerDown={(event) => {
        if (event.button === 1 || isSpaceDown.current) {
          pan.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        } else if (event.button === 0) {
          event.preventDefault();
          select(event);
        }
      }}
      onPointerMove={(event) => {
        const from = pan.current;
        if (from === null) return;
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        pan.current = { x: event.clientX, y: event.clientY };
        workspace.state.update({ fit: 'none' });
        setView((old) => kept({ ...old, x: old.x + dx, y: old.y + dy }, { width, height }, board));
      }}
      onPointerUp={() => {
        pan.current = null;
      }}
    >
      {page === undefined || !hasFonts ? (
        <p className="pasteboard-wait">{words('composing')}</p>
      ) : (
        <div
          className="page-shadow"
          style={{
            transform: `translate(${view.x}px, ${view.y}px)`,
            width: page.width * view.zoom,
            height: page.height * view.zoom,
          }}
        />
      )}
      <canvas ref={canvas} role="img" aria-label={words('page', { number: page?.number ?? '' })} />
      {page !== undefined && <PageText page={page} />}
    </div>
  );
}
