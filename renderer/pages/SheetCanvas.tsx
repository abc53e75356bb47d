/** A page on the board: a canvas of its own, moved with the board and painted only where the page changed. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { columnWidth, gridRows, gutterWidth } from '../../shared/edition/formats.ts';
import type { PageGrid } from '../../shared/edition/records.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { PagePainter } from './page-painter.ts';
import { type Canvas2D, paintPage } from './paint.ts';
import type { Sheet } from './sheets.ts';
import type { Viewport } from './viewport.ts';

/** A page is painted whole up to this many pixels; beyond, where it is seen. */
const MOST_PIXELS = 9_000_000;

/** Baselines and columns of a page's grid. */
function paintGrid(context: Canvas2D, grid: PageGrid, hair: number, colour: string): void {
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

/** A page that is not composed again within this many milliseconds is left alone. */
const CALM_MS = 120;

/** The part of a page that the board shows, in points of the page. */
function seenOf(view: Viewport, board: Props['board'], x: Pt): Frame {
  return {
    x: -view.x / view.zoom - x,
    y: -view.y / view.zoom,
    width: board.width / view.zoom,
    height: board.height / view.zoom,
  };
}

interface Props {
  readonly workspace: Workspace;
  readonly sheet: Sheet;
  readonly view: Viewport;
  readonly board: { readonly width: number; readonly height: number };
  readonly arrivals: number;
  readonly showsGrid: boolean;
  readonly isCurrent: boolean;
}

/** Says that a page has been painted, for those who wait for it. */
function tell(canvas: HTMLCanvasElement, page: ComposedPage, workspace: Workspace): void {
  const isFirst = canvas.dataset['painted'] === undefined;
  performance.mark(isFirst ? 'painted' : 'repainted', { detail: workspace.session.state.get().path });
  canvas.dataset['painted'] = String(page.number);
}

/** The part of the page that the board shows, painted at the board's size. */
function paintSeen(canvas: HTMLCanvasElement, props: Props, page: ComposedPage): void {
  const { workspace, sheet, view, board, showsGrid } = props;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const dpr = window.devicePixelRatio;
  canvas.width = Math.round(board.width * dpr);
  canvas.height = Math.round(board.height * dpr);
  const scale = view.zoom * dpr;
  context.setTransform(scale, 0, 0, scale, (view.x + sheet.x * view.zoom) * dpr, view.y * dpr);
  context.beginPath();
  context.rect(0, 0, page.width, page.height);
  context.clip();
  paintPage(context, page, workspace.pictures.source);
  if (showsGrid) paintGrid(context, sheet.page.grid, 0.5 / view.zoom, gridColour(canvas));
}

function gridColour(canvas: HTMLCanvasElement): string {
  return getComputedStyle(canvas).getPropertyValue('--grid-line').trim();
}

export function SheetCanvas(props: Props) {
  const { workspace, sheet, view, board, arrivals, showsGrid, isCurrent } = props;
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<PagePainter | null>(null);
  const { page, composed } = sheet;
  const { trim } = page.grid;
  const dpr = window.devicePixelRatio;
  const scale = view.zoom * dpr;
  const seen = useMemo(() => seenOf(view, board, sheet.x), [view, board, sheet.x]);
  const isWhole = Math.ceil(trim.width * scale) * Math.ceil(trim.height * scale) <= MOST_PIXELS;

  // Asked for at once when a composition comes, painted with the next frame.
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || composed === undefined || !isWhole) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      painter.current ??= new PagePainter(element);
      const own = painter.current;
      own.paint(composed, scale, arrivals, workspace.pictures.source, seen);
      tell(element, composed, workspace);
      // What nobody sees is painted once the page is left alone.
      if (own.owes) timer = setTimeout(() => own.paint(composed, scale, arrivals, workspace.pictures.source), CALM_MS);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [workspace, composed, scale, arrivals, isWhole, seen]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null || composed === undefined || isWhole) return undefined;
    painter.current = null;
    const frame = requestAnimationFrame(() => {
      paintSeen(element, { workspace, sheet, view, board, arrivals, showsGrid, isCurrent }, composed);
      tell(element, composed, workspace);
    });
    return () => cancelAnimationFrame(frame);
  }, [workspace, sheet, composed, view, board, arrivals, showsGrid, isCurrent, isWhole]);

  const width = trim.width * view.zoom;
  const height = trim.height * view.zoom;
  const left = Math.round(view.x + sheet.x * view.zoom);
  const top = Math.round(view.y);
  return (
    <>
      <div className="page-shadow" style={{ transform: `translate(${left}px, ${top}px)`, width, height }} />
      <canvas
        ref={canvas}
        className="sheet"
        role="img"
        aria-label={words('page', { number: page.number })}
        style={
          isWhole
            ? {
                transform: `translate(${left}px, ${top}px)`,
                // A canvas has whole pixels; stretching it to the page's width would blur them.
                width: Math.ceil(trim.width * scale) / dpr,
                height: Math.ceil(trim.height * scale) / dpr,
              }
            : { width: board.width, height: board.height }
        }
      />
      {showsGrid && isWhole && <GridLines grid={page.grid} view={view} left={left} top={top} />}
    </>
  );
}

/** The grid over a page that is painted whole: on a canvas above it, so that the page need not be painted again. */
function GridLines(props: {
  readonly grid: PageGrid;
  readonly view: Viewport;
  readonly left: number;
  readonly top: number;
}) {
  const { grid, view, left, top } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { zoom } = view;
  const width = Math.ceil(grid.trim.width * zoom);
  const height = Math.ceil(grid.trim.height * zoom);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context == null) return;
    const dpr = window.devicePixelRatio;
    element.width = width * dpr;
    element.height = height * dpr;
    context.scale(zoom * dpr, zoom * dpr);
    paintGrid(context, grid, 0.5 / zoom, gridColour(element));
  }, [grid, zoom, width, height]);
  return (
    <canvas
      ref={canvas}
      className="grid-lines"
      style={{ transform: `translate(${left}px, ${top}px)`, width, height }}
    />
  );
}
