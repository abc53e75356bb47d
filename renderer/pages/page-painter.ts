/** Paints a page on its canvas; when the page changes only what changed is painted again. */
import type { ComposedPage, DisplayItem, GlyphRun } from '../../shared/compose/display-list.ts';
import { boundsOf } from '../../shared/edition/frames.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { type Canvas2D, type PictureSource, paintItems } from './paint.ts';

/** Where an item leaves ink. */
function inkOf(item: DisplayItem): Frame {
  switch (item.kind) {
    case 'glyphs':
      return inkOfRun(item);
    case 'stroke': {
      const [x0, y0] = item.from;
      const [x1, y1] = item.to;
      // A slanting line's ends reach a little farther than its width.
      const w = item.width + 1;
      return {
        x: Math.min(x0, x1) - w,
        y: Math.min(y0, y1) - w,
        width: Math.abs(x1 - x0) + 2 * w,
        height: Math.abs(y1 - y0) + 2 * w,
      };
    }
    case 'fill':
    case 'picture':
      return item.frame;
  }
}

function inkOfRun(run: GlyphRun): Frame {
  const { xs, size, scale, y, turn } = run;
  const first = xs[0] ?? 0;
  const last = xs.at(-1) ?? first;
  const length = last - first + size * Math.max(1, scale) * 1.3;
  if (turn === null)
    return { x: first - size * 0.3, y: y - size * 1.1, width: length + size * 0.3, height: size * 1.6 };
  // Set level and turned a quarter about a point: take a square that holds both.
  const reach = length + size * 2 + Math.abs(first - turn.x);
  return { x: turn.x - reach, y: turn.y - reach, width: 2 * reach, height: 2 * reach };
}

/** What tells an item from one that looks otherwise. */
function signature(item: DisplayItem): string {
  switch (item.kind) {
    case 'glyphs': {
      const { xs } = item;
      const middle = xs[xs.length >> 1] ?? 0;
      return `${item.text}/${item.y}/${xs[0]}/${middle}/${xs.at(-1)}/${item.size}/${item.scale}/${item.face}/${item.ink}/${item.turn?.x}`;
    }
    case 'fill': {
      const { x, y, width, height } = item.frame;
      return `f/${x}/${y}/${width}/${height}/${item.ink}`;
    }
    case 'stroke':
      return `s/${item.from.join()}/${item.to.join()}/${item.width}/${item.ink}`;
    case 'picture': {
      const { x, y, width, height } = item.frame;
      return `p/${item.imageId}/${x}/${y}/${width}/${height}/${Object.values(item.crop).join()}`;
    }
  }
}

/** An item and where it leaves ink. */
interface Inked {
  readonly item: DisplayItem;
  readonly ink: Frame;
}

/** Where each item left ink, by its signature; `order` tells tints and pictures that changed places in the pile. */
interface Known {
  readonly items: ReadonlyMap<string, Frame>;
  readonly order: readonly string[];
}

function known(items: readonly Inked[]): Known {
  const map = new Map<string, Frame>();
  const order: string[] = [];
  for (const { item, ink } of items) {
    const key = signature(item);
    map.set(key, ink);
    if (item.kind !== 'glyphs') order.push(key);
  }
  return { items: map, order };
}

/** True where what both states have lies in another order: what was above may now be below. */
function isReordered(before: Known, after: Known): boolean {
  const kept = before.order.filter((key) => after.items.has(key));
  const now = after.order.filter((key) => before.items.has(key));
  return kept.some((key, at) => key !== now[at]);
}

/** Where two states of a page differ; null where all of it may. */
function changedPlaces(before: Known, after: Known): Frame[] | null {
  if (isReordered(before, after)) return null;
  const places: Frame[] = [];
  for (const [key, frame] of before.items) if (!after.items.has(key)) places.push(frame);
  for (const [key, frame] of after.items) if (!before.items.has(key)) places.push(frame);
  return places;
}

function meet(a: Frame, b: Frame, slack: number): boolean {
  return (
    a.x < b.x + b.width + slack &&
    b.x < a.x + a.width + slack &&
    a.y < b.y + b.height + slack &&
    b.y < a.y + a.height + slack
  );
}

/**
 * The items to paint so that nothing is cut: those that meet a changed place, and those that meet
 * them. Every place they leave ink on is to be wiped first. `slack` is a pixel, in points.
 */
function reached(items: readonly Inked[], changed: readonly Frame[], slack: number) {
  const places = [...changed];
  const left = [...items];
  const hit = new Set<DisplayItem>();
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    if (place === undefined) continue;
    for (let one = left.length - 1; one >= 0; one--) {
      const candidate = left[one];
      if (candidate === undefined || !meet(candidate.ink, place, slack)) continue;
      hit.add(candidate.item);
      places.push(candidate.ink);
      left.splice(one, 1);
    }
  }
  return { places, items: items.flatMap(({ item }) => (hit.has(item) ? [item] : [])) };
}

/** What of a page a canvas shows. */
export interface Window {
  /** Device pixels a point. */
  readonly scale: number;
  /** The canvas's corner and size, in device pixels of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The window's part of the page, in points. */
function seenIn({ scale, x, y, width, height }: Window): Frame {
  return { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
}

export class PagePainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #page: ComposedPage | null = null;
  #known: Known | null = null;
  #window: Window | null = null;
  #arrivals = -1;

  /** The canvas is painted by this painter and nobody else. */
  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false });
  }

  /** Paints what a window shows of a page. `arrivals` changes when a picture has come. */
  paint(page: ComposedPage, arrivals: number, pictures: PictureSource, window: Window): void {
    const context = this.#context;
    if (context === null) return;
    const isSame = this.#arrivals === arrivals && this.#window !== null && isSameWindow(this.#window, window);
    if (this.#page === page && isSame) return;
    if (this.#canvas.width !== window.width) this.#canvas.width = window.width;
    if (this.#canvas.height !== window.height) this.#canvas.height = window.height;
    const seen = seenIn(window);
    const pixel = 1.5 / window.scale;
    const items = page.items.flatMap((item): Inked[] => {
      const ink = inkOf(item);
      return meet(ink, seen, pixel) ? [{ item, ink }] : [];
    });
    const next = known(items);
    const places = this.#known === null || !isSame ? null : changedPlaces(this.#known, next);
    if (places === null) paintAll(context, items, pictures, window);
    else if (places.length > 0) paintPlaces(context, items, places, pictures, window);
    this.#page = page;
    this.#known = next;
    this.#window = window;
    this.#arrivals = arrivals;
  }
}

function isSameWindow(a: Window, b: Window): boolean {
  return a.scale === b.scale && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** Sets the transform from points of the page to pixels of the canvas. */
function toWindow(context: Canvas2D, { scale, x, y }: Window): void {
  context.setTransform(scale, 0, 0, scale, -x, -y);
}

function paintAll(context: Canvas2D, items: readonly Inked[], pictures: PictureSource, window: Window): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#fff';
  // The last pixels may lie half outside the page; a canvas without alpha starts black.
  context.fillRect(0, 0, window.width, window.height);
  toWindow(context, window);
  paintItems(
    context,
    items.map(({ item }) => item),
    pictures,
  );
}

/** The items that meet one large place, and that place grown until it cuts none of them. */
function within(items: readonly Inked[], place: Frame, slack: number) {
  let grown = place;
  for (let before = -1; before !== grown.width * grown.height; ) {
    before = grown.width * grown.height;
    grown = boundsOf([grown, ...items.flatMap(({ ink }) => (meet(ink, grown, slack) ? [ink] : []))]);
  }
  return { places: [grown], items: items.flatMap(({ item, ink }) => (meet(ink, grown, slack) ? [item] : [])) };
}

/** Changed places beyond which finding out what is spared costs more than painting it. */
const MOST_PLACES = 120;

/** Wipes the places that changed, to whole pixels, and paints what stands there: text is never cut by an edge. */
function paintPlaces(
  context: Canvas2D,
  items: readonly Inked[],
  changed: readonly Frame[],
  pictures: PictureSource,
  window: Window,
): void {
  const { scale } = window;
  const pixel = 1.5 / scale;
  const reach = changed.length > MOST_PLACES ? within(items, boundsOf(changed), pixel) : reached(items, changed, pixel);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#fff';
  for (const { x, y, width, height } of reach.places) {
    const left = Math.floor(x * scale - window.x);
    const top = Math.floor(y * scale - window.y);
    const right = Math.ceil((x + width) * scale - window.x);
    const foot = Math.ceil((y + height) * scale - window.y);
    context.fillRect(left, top, right - left, foot - top);
  }
  toWindow(context, window);
  paintItems(context, reach.items, pictures);
}
