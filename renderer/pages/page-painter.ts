/** Paints a page on its canvas; when the page changes only what changed is painted again. */
import type { ComposedPage, DisplayItem, GlyphRun, RunMark } from '../../shared/compose/display-list.ts';
import { emFrame } from '../../shared/compose/turned-glyphs.ts';
import { boundsOf } from '../../shared/edition/boxes.ts';
import { turnedFrame } from '../../shared/edition/turned.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { type Canvas2D, type PictureSource, paintItems } from './paint.ts';

/** Where an item leaves ink. */
function inkOf(item: DisplayItem): Frame {
  return turnedFrame(levelInk(item), item.turned);
}

function levelInk(item: DisplayItem): Frame {
  switch (item.kind) {
    case 'glyphs':
      return inkOfRun(item);
    case 'echo': {
      const { run, dx, dy, width: line } = item;
      const { x, y, width, height } = inkOfRun(run);
      return { x: x + dx - line / 2, y: y + dy - line / 2, width: width + line, height: height + line };
    }
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
    case 'drawing':
      return item.inked;
  }
}

/** How far glyphs reach over and under the baseline, in em: everyday characters of the faces we ship, and any. */
const EVERYDAY = { over: 0.96, under: 0.29 };
const ANY = { over: 1.4, under: 0.6 };
/** ASCII, general punctuation, CJK marks but for the vertical repeat marks, kana, Han, full-width forms. */
const everyday = /^[\u0020-\u007e\u2010-\u2027\u3000-\u3030\u3040-\u30ff\u3400-\u9fff\uff01-\uff60]*$/u;

/** Where a line or dot leaves ink; a wave reaches further than its weight. */
function inkOfMark({ x, y, width, weight }: RunMark): Frame {
  const reach = 3 * weight;
  return { x: x - reach, y: y - reach, width: width + 2 * reach, height: 2 * reach };
}

function inkOfRun(run: GlyphRun): Frame {
  const { xs, size, scale, y, turn, slant = 0 } = run;
  const first = xs[0] ?? 0;
  const last = xs.at(-1) ?? first;
  const length = last - first + size * Math.max(1, scale) * 1.3;
  if (turn === null) {
    const { over, under } = everyday.test(run.text) ? EVERYDAY : ANY;
    const leans = Math.abs(slant) * size * over;
    const glyphs = {
      x: first - size * 0.3 - leans,
      y: y - size * over,
      width: length + size * 0.3 + 2 * leans,
      height: size * (over + under),
    };
    return run.marks === undefined ? glyphs : boundsOf([glyphs, ...run.marks.map(inkOfMark)]);
  }
  // Turned characters may reach out of their em: the frame is that much wider on all sides.
  const em = emFrame(run);
  const reach = size * Math.max(1, scale) * 0.8;
  return { x: em.x - reach, y: em.y - reach, width: em.width + 2 * reach, height: em.height + 2 * reach };
}

/** What a page showed and where each item left ink. An item that did not change is the same object (packed-page.ts). */
type Known = ReadonlyMap<DisplayItem, Frame>;

/** True where what both states have lies in another order: what was above may now be below. */
function isReordered(before: Known, after: Known): boolean {
  const shapes = (of: Known, other: Known) =>
    [...of.keys()].filter((item) => item.kind !== 'glyphs' && other.has(item));
  const now = shapes(after, before);
  return shapes(before, after).some((item, at) => item !== now[at]);
}

/** Where two states of a page differ; null where all of it may. */
function changedPlaces(before: Known, after: Known): Frame[] | null {
  if (isReordered(before, after)) return null;
  const places: Frame[] = [];
  for (const [item, frame] of before) if (!after.has(item)) places.push(frame);
  for (const [item, frame] of after) if (!before.has(item)) places.push(frame);
  return places;
}

/** An item and where it leaves ink. */
type Inked = readonly [item: DisplayItem, ink: Frame];

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
      if (candidate === undefined || !meet(candidate[1], place, slack)) continue;
      hit.add(candidate[0]);
      places.push(candidate[1]);
      left.splice(one, 1);
    }
  }
  return { places, items: items.flatMap(([item]) => (hit.has(item) ? [item] : [])) };
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
    this.#context = canvas.getContext('2d', { alpha: false, desynchronized: true });
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
    const pixel = NEAR / window.scale;
    const next = new Map<DisplayItem, Frame>();
    for (const item of page.items) {
      const ink = this.#known?.get(item) ?? inkOf(item);
      if (meet(ink, seen, pixel)) next.set(item, ink);
    }
    const items = [...next];
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
    items.map(([item]) => item),
    pictures,
  );
}

/** The items that meet one large place, and that place grown until it cuts none of them. */
function within(items: readonly Inked[], place: Frame, slack: number) {
  let grown = place;
  for (let before = -1; before !== grown.width * grown.height; ) {
    before = grown.width * grown.height;
    grown = boundsOf([grown, ...items.flatMap(([, ink]) => (meet(ink, grown, slack) ? [ink] : []))]);
  }
  return { places: [grown], items: items.flatMap(([item, ink]) => (meet(ink, grown, slack) ? [item] : [])) };
}

/** Pixels that rounding of baselines and smoothing of edges may put outside an item's ink. */
const BLEED = 1;
/** Pixels within which one item's wiping may cut another: the bleed of both, and whole pixels. */
const NEAR = 2.5;

/** Changed places beyond which finding out what is spared costs more than painting it. */
const MOST_PLACES = 400;

/** Wipes the places that changed, to whole pixels, and paints what stands there: text is never cut by an edge. */
function paintPlaces(
  context: Canvas2D,
  items: readonly Inked[],
  changed: readonly Frame[],
  pictures: PictureSource,
  window: Window,
): void {
  const { scale } = window;
  const pixel = NEAR / scale;
  const reach = changed.length > MOST_PLACES ? within(items, boundsOf(changed), pixel) : reached(items, changed, pixel);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#fff';
  for (const { x, y, width, height } of reach.places) {
    const left = Math.floor(x * scale - window.x) - BLEED;
    const top = Math.floor(y * scale - window.y) - BLEED;
    const right = Math.ceil((x + width) * scale - window.x) + BLEED;
    const foot = Math.ceil((y + height) * scale - window.y) + BLEED;
    context.fillRect(left, top, right - left, foot - top);
  }
  toWindow(context, window);
  paintItems(context, reach.items, pictures);
}
