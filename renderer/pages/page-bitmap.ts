/** A page kept as painted pixels; when the page changes only what changed is painted again. */
import type { ComposedPage, DisplayItem, GlyphRun } from '../../shared/compose/display-list.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { type Canvas2D, type PictureSource, paintItems } from './paint.ts';

/** More changed places than this are painted as one. */
const MOST_PLACES = 240;

/** Where an item leaves ink, with room for what overhangs. */
function inkOf(item: DisplayItem): Frame {
  switch (item.kind) {
    case 'glyphs':
      return inkOfRun(item);
    case 'stroke': {
      const [x0, y0] = item.from;
      const [x1, y1] = item.to;
      const w = item.width;
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

interface Known {
  readonly items: ReadonlyMap<string, Frame>;
  readonly order: string;
}

function known(items: readonly DisplayItem[]): Known {
  const map = new Map<string, Frame>();
  for (const item of items) map.set(signature(item), inkOf(item));
  // What lies above what matters only where things lie on each other: pictures and tints.
  const order = items.flatMap((item) => (item.kind === 'glyphs' ? [] : [signature(item)])).join();
  return { items: map, order };
}

/** The places where two states of a page differ; null for everywhere. */
function changedPlaces(before: Known, after: Known): Frame[] | null {
  const places: Frame[] = [];
  for (const [key, frame] of before.items) if (!after.items.has(key)) places.push(frame);
  for (const [key, frame] of after.items) if (!before.items.has(key)) places.push(frame);
  return places.length > MOST_PLACES ? [union(places)] : places;
}

function union(frames: readonly Frame[]): Frame {
  let [x, y, right, foot] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const frame of frames) {
    x = Math.min(x, frame.x);
    y = Math.min(y, frame.y);
    right = Math.max(right, frame.x + frame.width);
    foot = Math.max(foot, frame.y + frame.height);
  }
  return { x, y, width: right - x, height: foot - y };
}

function touches(a: Frame, places: readonly Frame[]): boolean {
  return places.some((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height);
}

export class PageBitmap {
  #bitmap: OffscreenCanvas | null = null;
  #context: Canvas2D | null = null;
  #page: ComposedPage | null = null;
  #known: Known | null = null;
  #scale = 0;
  #arrivals = -1;

  /** The page at a scale, in device pixels a point. `arrivals` changes when a picture has come. */
  painted(page: ComposedPage, scale: number, arrivals: number, pictures: PictureSource): OffscreenCanvas | null {
    const isSame = this.#scale === scale && this.#arrivals === arrivals;
    if (this.#page === page && isSame) return this.#bitmap;
    const width = Math.ceil(page.width * scale);
    const height = Math.ceil(page.height * scale);
    if (this.#bitmap === null || this.#bitmap.width !== width || this.#bitmap.height !== height) {
      this.#bitmap = new OffscreenCanvas(width, height);
      this.#context = this.#bitmap.getContext('2d', { alpha: false });
      this.#known = null;
    }
    const context = this.#context;
    if (context === null) return null;
    const { items } = page;
    const next = known(items);
    const places = this.#known === null || !isSame ? null : changedPlaces(this.#known, next);
    if (places === null || this.#known?.order.length !== next.order.length)
      this.#paintAll(context, page, items, scale, pictures);
    else if (places.length > 0) paintPlaces(context, items, places, scale, pictures);
    this.#page = page;
    this.#known = next;
    this.#scale = scale;
    this.#arrivals = arrivals;
    return this.#bitmap;
  }

  #paintAll(
    context: Canvas2D,
    page: ComposedPage,
    items: readonly DisplayItem[],
    scale: number,
    pictures: PictureSource,
  ): void {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#fff';
    // The last pixels may lie half outside the page; a bitmap without alpha starts black.
    context.fillRect(0, 0, Math.ceil(page.width * scale), Math.ceil(page.height * scale));
    context.scale(scale, scale);
    paintItems(context, items, pictures);
  }
}

/** Paints some places of a page anew, cut at whole pixels so that no seam shows. */
function paintPlaces(
  context: Canvas2D,
  items: readonly DisplayItem[],
  places: readonly Frame[],
  scale: number,
  pictures: PictureSource,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.save();
  context.beginPath();
  const cut = places.map((place) => {
    const x = Math.floor(place.x * scale) - 1;
    const y = Math.floor(place.y * scale) - 1;
    const width = Math.ceil((place.x + place.width) * scale) + 1 - x;
    const height = Math.ceil((place.y + place.height) * scale) + 1 - y;
    context.rect(x, y, width, height);
    return { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
  });
  context.clip();
  context.fillStyle = '#fff';
  for (const { x, y, width, height } of cut) context.fillRect(x * scale, y * scale, width * scale, height * scale);
  context.scale(scale, scale);
  paintItems(
    context,
    items.filter((item) => touches(inkOf(item), cut)),
    pictures,
  );
  context.restore();
}
