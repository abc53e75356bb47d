/** Paints a page on its canvas; when the page changes only what changed is painted again. */
import type { ComposedPage, DisplayItem, GlyphRun } from '../../shared/compose/display-list.ts';
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

/** Where each item left ink, by its signature; `order` tells tints and pictures that changed places in the pile. */
interface Known {
  readonly items: ReadonlyMap<string, Frame>;
  readonly order: readonly string[];
}

function known(items: readonly DisplayItem[]): Known {
  const map = new Map<string, Frame>();
  const order: string[] = [];
  for (const item of items) {
    const key = signature(item);
    map.set(key, inkOf(item));
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
function reached(items: readonly DisplayItem[], changed: readonly Frame[], slack: number) {
  const places = [...changed];
  const left = items.map((item) => ({ item, ink: inkOf(item) }));
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
  return { places, items: items.filter((item) => hit.has(item)) };
}

export class PagePainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #page: ComposedPage | null = null;
  #known: Known | null = null;
  #scale = 0;
  #arrivals = -1;
  /** Places that changed where nobody looks, still to be painted. */
  #owed: readonly Frame[] = [];

  /** The canvas is painted by this painter and nobody else. */
  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false });
  }

  /** True while part of the page is not painted as it is. */
  get owes(): boolean {
    return this.#owed.length > 0;
  }

  /**
   * Paints the page at a scale, in device pixels a point. `arrivals` changes when a picture has come.
   * Where only part of the page is `seen`, changes elsewhere are owed until they are, or until all of it
   * is asked for with null.
   */
  paint(page: ComposedPage, scale: number, arrivals: number, pictures: PictureSource, seen: Frame | null = null): void {
    const isSame = this.#scale === scale && this.#arrivals === arrivals;
    const context = this.#context;
    if (context === null || (this.#page === page && isSame && !this.owes)) return;
    const width = Math.ceil(page.width * scale);
    const height = Math.ceil(page.height * scale);
    const fits = this.#canvas.width === width && this.#canvas.height === height;
    if (!fits) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    const { items } = page;
    const next = known(items);
    const places = this.#known === null || !isSame || !fits ? null : changedPlaces(this.#known, next);
    if (places === null) {
      paintAll(context, width, height, items, scale, pictures);
      this.#owed = [];
    } else {
      const all = [...this.#owed, ...places];
      const isNow = (place: Frame) => seen === null || meet(place, seen, 1 / scale);
      const now = all.filter(isNow);
      if (now.length > 0) paintPlaces(context, items, now, scale, pictures);
      const later = all.filter((place) => !isNow(place));
      this.#owed = later.length > MOST_PLACES ? [round(later)] : later;
    }
    this.#page = page;
    this.#known = next;
    this.#scale = scale;
    this.#arrivals = arrivals;
  }
}

function paintAll(
  context: Canvas2D,
  width: number,
  height: number,
  items: readonly DisplayItem[],
  scale: number,
  pictures: PictureSource,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#fff';
  // The last pixels may lie half outside the page; a canvas without alpha starts black.
  context.fillRect(0, 0, width, height);
  context.scale(scale, scale);
  paintItems(context, items, pictures);
}

/** The items that meet one large place, and that place grown until it cuts none of them. */
function within(items: readonly DisplayItem[], place: Frame, slack: number) {
  const inks = items.map(inkOf);
  let grown = place;
  for (let before = -1; before !== grown.width * grown.height; ) {
    before = grown.width * grown.height;
    grown = round([grown, ...inks.filter((ink) => meet(ink, grown, slack))]);
  }
  return { places: [grown], items: items.filter((_, at) => meet(inks[at] ?? grown, grown, slack)) };
}

/** Changed places beyond which finding out what is spared costs more than painting it. */
const MOST_PLACES = 120;

/** The smallest frame round frames. */
function round(frames: readonly Frame[]): Frame {
  let [x, y, right, foot] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const frame of frames) {
    x = Math.min(x, frame.x);
    y = Math.min(y, frame.y);
    right = Math.max(right, frame.x + frame.width);
    foot = Math.max(foot, frame.y + frame.height);
  }
  return { x, y, width: right - x, height: foot - y };
}

/** Wipes the places that changed, to whole pixels, and paints what stands there: text is never cut by an edge. */
function paintPlaces(
  context: Canvas2D,
  items: readonly DisplayItem[],
  changed: readonly Frame[],
  scale: number,
  pictures: PictureSource,
): void {
  const pixel = 1.5 / scale;
  const reach = changed.length > MOST_PLACES ? within(items, round(changed), pixel) : reached(items, changed, pixel);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#fff';
  for (const { x, y, width, height } of reach.places) {
    const left = Math.floor(x * scale);
    const top = Math.floor(y * scale);
    context.fillRect(left, top, Math.ceil((x + width) * scale) - left, Math.ceil((y + height) * scale) - top);
  }
  context.scale(scale, scale);
  paintItems(context, reach.items, pictures);
}
