/** A page on the board: a canvas for the part of it that is seen, painted only where the page changed. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { columnStart, columnWidth, gridRows } from '../../shared/edition/formats.ts';
import type { PageGrid } from '../../shared/edition/records.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { useWords } from '../i18n/strings.ts';
import { markMoment } from '../session/moments.ts';
import { atNextFrame } from '../session/next-frame.ts';
import { pageNamed } from '../state/page-names.ts';
import type { Stores } from '../state/stores.ts';
import { facesAtOnce } from './fonts.ts';
import { PagePainter } from './page-painter.ts';
import type { Pictures } from './pictures.ts';
import type { Sheet } from './sheets.ts';
import { type Box, placed, type Viewport } from './viewport.ts';

/** What of the window it needs. */
type SheetCanvasHost = Pick<Stores, 'session' | 'notices'> & { readonly pictures: Pictures };

function style({ left, top, width, height }: Box): React.CSSProperties {
  return { transform: `translate(${left}px, ${top}px)`, width, height };
}

interface Props {
  readonly workspace: SheetCanvasHost;
  readonly sheet: Sheet;
  readonly view: Viewport;
  readonly board: { readonly width: number; readonly height: number };
  readonly arrivals: number;
  readonly showsGrid: boolean;
}

export function SheetCanvas({ workspace, sheet, view, board, arrivals, showsGrid }: Props) {
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<PagePainter | null>(null);
  const { page, composed } = sheet;
  const place = useMemo(() => placed(sheet.page.grid.trim, sheet.x, view, board), [sheet, view, board]);
  const { left, top, width, height } = place.seen;
  const [across, down] = [left - place.page.left, top - place.page.top];
  const scale = view.zoom * window.devicePixelRatio;

  // Asked for at once when a composition comes, painted with the next frame.
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || composed === undefined) return undefined;
    const paint = () => {
      const dpr = window.devicePixelRatio;
      painter.current ??= new PagePainter(element);
      painter.current.paint(composed, arrivals, workspace.pictures.source, {
        scale,
        x: across * dpr,
        y: down * dpr,
        width: Math.round(width * dpr),
        height: Math.round(height * dpr),
      });
      const isFirst = element.dataset['painted'] === undefined;
      markMoment(isFirst ? 'painted' : 'repainted', workspace.session.state.get().path);
      element.dataset['painted'] = String(composed.number);
      if (isFirst) window.opening.pageIsPainted();
    };
    const lacking = facesAtOnce(composed.items);
    let isCurrent = true;
    let takeBack: () => void = () => undefined;
    const ask = () => {
      if (isCurrent) takeBack = atNextFrame(paint);
    };
    if (lacking === null) ask();
    else void workspace.notices.attempt(() => lacking.then(ask), `faces ${page.id}`);
    return () => {
      isCurrent = false;
      takeBack();
    };
  }, [workspace, page.id, composed, arrivals, scale, across, down, width, height]);

  return (
    <>
      <div className="page-shadow" style={style(place.page)} />
      <canvas ref={canvas} className="sheet" role="img" aria-label={pageNamed(words, page)} style={style(place.seen)} />
      {showsGrid && <GridLines grid={page.grid} zoom={view.zoom} seen={place.seen} across={across} down={down} />}
    </>
  );
}

/** Baselines and columns of a page, above it: the page itself need not be painted again for them. */
function GridLines(props: {
  readonly grid: PageGrid;
  readonly zoom: number;
  readonly seen: Box;
  readonly across: number;
  readonly down: number;
}) {
  const { grid, zoom, seen, across, down } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context == null) return;
    const dpr = window.devicePixelRatio;
    element.width = Math.round(seen.width * dpr);
    element.height = Math.round(seen.height * dpr);
    context.setTransform(zoom * dpr, 0, 0, zoom * dpr, -across * dpr, -down * dpr);
    paintGrid(context, grid, 0.5 / zoom, getComputedStyle(element).getPropertyValue('--grid-line').trim());
  }, [grid, zoom, seen, across, down]);
  return <canvas ref={canvas} className="grid-lines" style={style(seen)} />;
}

/** Where the rows of a page begin and end: once across, in a 通版 once on each half. */
function rowsOf({ typeArea: { x, width }, fold }: PageGrid): readonly (readonly [Pt, Pt])[] {
  if (fold === undefined) return [[x, x + width]];
  const half = (width - fold.width) / 2;
  return [
    [x, x + half],
    [x + half + fold.width, x + width],
  ];
}

function paintGrid(context: CanvasRenderingContext2D, grid: PageGrid, hair: number, colour: string): void {
  const { y, height } = grid.typeArea;
  context.strokeStyle = colour;
  context.lineWidth = hair;
  context.beginPath();
  for (let row = 0; row <= gridRows(grid); row++) {
    for (const [from, to] of rowsOf(grid)) {
      context.moveTo(from, y + row * grid.leading);
      context.lineTo(to, y + row * grid.leading);
    }
  }
  for (let column = 0; column < grid.columns; column++) {
    const left = columnStart(grid, column);
    for (const edge of [left, left + columnWidth(grid)]) {
      context.moveTo(edge, y);
      context.lineTo(edge, y + height);
    }
  }
  context.stroke();
}
