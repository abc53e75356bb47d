/** Painting a page's display list on a canvas. One user unit is one point. */
import { boxOf, isUpright } from '../../shared/compose/cover-box.ts';
import {
  type ComposedPage,
  type DisplayItem,
  type Drawing,
  type DrawnShape,
  drawnBaseline,
  drawnSize,
  type GlyphEcho,
  type GlyphRun,
  type Picture,
} from '../../shared/compose/display-list.ts';
import { markOutlines } from '../../shared/compose/run-marks.ts';
import { glyphOrigin } from '../../shared/compose/turned-glyphs.ts';
import { screenColour } from '../../shared/edition/colours.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Polygon } from '../../shared/edition/polygons.ts';
import type { Swatch } from '../../shared/edition/records.ts';
import type { Turned } from '../../shared/edition/turned.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';
import { canvasFont } from './faces.ts';
import { paintedText } from './shown-glyphs.ts';

export type Canvas2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A picture as it is painted. Its pixels may be fewer than the file's; its proportions are the file's. */
export interface ShownPicture {
  readonly image: CanvasImageSource;
  /** Width to height. */
  readonly aspect: number;
  /** True of a kind of file whose pixels are seen all over, whatever they show. */
  readonly isOpaque: boolean;
}

/**
 * Decoded pictures, by id; undefined while one is on its way. `widthFor` says how many pixels across a picture of
 * an aspect is painted; one decoded smaller is given until a larger one has come.
 */
export type PictureSource = (id: ImageId, widthFor: (aspect: number) => number) => ShownPicture | undefined;

/** Ink on newsprint, as the press would show it. */
function css(ink: number, colour?: Swatch): string {
  return `rgb(${screenColour(colour, ink).join(', ')})`;
}

/** Advances that differ by less than this, in points, are one rhythm. */
const SAME = 0.002;

/** True of a text that is a single full-width character, so that its advance is its size. */
function isFullWidth(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return text.length === (code > 0xffff ? 2 : 1) && code >= 0x3000 && code !== 0x3030;
}

/** A canvas's text settings: each costs it a search for a font, so only what changes is set. */
class Pen {
  readonly context: Canvas2D;
  /** Letters are outlined with the canvas's stroke, not filled. */
  isOutlined = false;
  #font = '';
  #ink = Number.NaN;
  #colour: Swatch | undefined;
  #spacing = Number.NaN;

  constructor(context: Canvas2D) {
    this.context = context;
    context.textBaseline = 'alphabetic';
    context.textAlign = 'left';
    context.fontKerning = 'none';
    context.textRendering = 'geometricPrecision';
  }

  font(face: GlyphRun['face'], size: Pt): void {
    const font = canvasFont(face, size);
    if (font === this.#font) return;
    this.#font = font;
    this.context.font = font;
  }

  ink(ink: number, colour?: Swatch): void {
    if (ink === this.#ink && colour === this.#colour) return;
    this.#ink = ink;
    this.#colour = colour;
    this.context.fillStyle = css(ink, colour);
  }

  text(words: string, x: Pt, y: Pt): void {
    if (this.isOutlined) this.context.strokeText(words, x, y);
    else this.context.fillText(words, x, y);
  }

  spacing(spacing: Pt): void {
    if (spacing === this.#spacing) return;
    this.#spacing = spacing;
    this.context.letterSpacing = `${spacing}px`;
  }
}

/** Paints a run: stretches of full-width characters of one rhythm at once, everything else by itself. */
function paintRun(pen: Pen, run: GlyphRun): void {
  pen.ink(run.ink, run.colour);
  paintMarks(pen, run);
  paintGlyphs(pen, run);
}

/** Paints letters once more with what is drawn with them, below their run: outlined, or filled. */
function paintEcho(pen: Pen, { run, dx, dy, width, ink, colour }: GlyphEcho): void {
  const { context } = pen;
  const transform = context.getTransform();
  context.translate(dx, dy);
  if (width === 0) pen.ink(ink, colour);
  else {
    context.strokeStyle = css(ink, colour);
    context.lineWidth = width;
    context.lineJoin = 'round';
  }
  pen.isOutlined = width > 0;
  paintMarks(pen, run);
  paintGlyphs(pen, run);
  pen.isOutlined = false;
  context.setTransform(transform);
}

/** Paints a run's glyphs with what the pen has. */
function paintGlyphs(pen: Pen, run: GlyphRun): void {
  const { xs, scale, turn, slant = 0 } = run;
  const y = drawnBaseline(run);
  const { context } = pen;
  pen.font(run.face, drawnSize(run));
  if (turn === null && scale === 1 && slant === 0) {
    paintStretches(pen, run, 0, y);
    return;
  }
  if (run.upright !== undefined) {
    paintUpright(pen, run);
    return;
  }
  const origin = xs[0] ?? 0;
  // The transform alone is put back: a saved state would take the pen's settings with it.
  const transform = context.getTransform();
  if (turn !== null) {
    context.translate(turn.x, turn.y);
    context.rotate(Math.PI / 2);
    context.translate(-turn.x, -turn.y);
  }
  context.translate(origin, y);
  // A canvas's y grows downward: what rises above the baseline goes to the right.
  context.transform(scale, 0, -slant, 1, 0, 0);
  paintStretches(pen, run, origin, 0);
  context.setTransform(transform);
}

/** Paints the lines and dots that are drawn with a run. */
function paintMarks({ context, isOutlined }: Pen, run: GlyphRun): void {
  if (run.marks === undefined) return;
  context.beginPath();
  for (const outline of markOutlines(run)) trace(context, outline);
  if (isOutlined) context.stroke();
  else context.fill();
}

/** Paints the upright characters of a vertical line, each at its place. */
function paintUpright(pen: Pen, run: GlyphRun): void {
  const { context } = pen;
  const transform = context.getTransform();
  pen.spacing(0);
  for (let at = 0; at < run.glyphs.length; at++) {
    const text = paintedText(run, at);
    if (text === '') continue;
    const [x, y] = glyphOrigin(run, at);
    if (run.scale === 1) {
      pen.text(text, x, y);
      continue;
    }
    context.translate(x, y);
    context.scale(run.scale, 1);
    pen.text(text, 0, 0);
    context.setTransform(transform);
  }
}

/** Paints a run's stretches on a baseline; glyphs are placed from `origin`, in units of the run's scale. */
function paintStretches(pen: Pen, run: GlyphRun, origin: Pt, baseline: Pt): void {
  const { xs, scale } = run;
  const size = drawnSize(run);
  const place = (at: number) => ((xs[at] ?? 0) - origin) / scale;
  let at = 0;
  let text = paintedText(run, 0);
  let isWide = isFullWidth(text);
  while (at < xs.length) {
    let end = at + 1;
    let words = text;
    let next = paintedText(run, end);
    let isNextWide = isFullWidth(next);
    const step = isWide && isNextWide && end < xs.length ? place(end) - place(at) : size;
    while (isWide && isNextWide && end < xs.length && Math.abs(place(end) - place(end - 1) - step) < SAME) {
      words += next;
      next = paintedText(run, ++end);
      isNextWide = isFullWidth(next);
    }
    if (words !== '') {
      pen.spacing(end - at > 1 ? step - size : 0);
      pen.text(words, place(at), baseline);
    }
    at = end;
    text = next;
    isWide = isNextWide;
  }
}

/** Adds a closed polygon to the path. */
function trace(context: Canvas2D, polygon: Polygon): void {
  context.moveTo(polygon[0] ?? 0, polygon[1] ?? 0);
  for (let at = 2; at + 1 < polygon.length; at += 2) context.lineTo(polygon[at] ?? 0, polygon[at + 1] ?? 0);
  context.closePath();
}

/** Leaves nothing to be painted outside contours, by the even-odd rule. */
function clipTo(context: Canvas2D, contours: readonly Polygon[]): void {
  context.beginPath();
  for (const contour of contours) trace(context, contour);
  context.clip('evenodd');
}

/** Paints a picture's pixels in a box, over paper where that is asked for; what it fills with is put back by the caller. */
function paintImage(context: Canvas2D, image: CanvasImageSource, box: Frame, isOnPaper: boolean): void {
  const { x, y, width, height } = box;
  if (isOnPaper) {
    context.fillStyle = '#fff';
    context.fillRect(x, y, width, height);
  }
  context.drawImage(image, x, y, width, height);
}

/** Lets so much of what was painted within a frame give way to paper, or to black, as is clipped to. */
function paintVeil(
  context: Canvas2D,
  { x, y, width, height }: Frame,
  { to, share }: NonNullable<Picture['veil']>,
): void {
  context.globalAlpha = share;
  context.fillStyle = to === 'paper' ? '#fff' : css(1);
  context.fillRect(x, y, width, height);
}

function paintPicture(pen: Pen, picture: Picture, pictures: PictureSource): void {
  const { context } = pen;
  const { frame, crop } = picture;
  const { x, y, width, height } = frame;
  const boxFor = (aspect: number) => boxOf(picture, aspect);
  const { a, b } = context.getTransform();
  const scale = Math.hypot(a, b);
  const source = pictures(picture.imageId, (aspect) => boxFor(aspect).width * scale);
  if (source === undefined) {
    pen.ink(0.12);
    context.fillRect(x, y, width, height);
    return;
  }
  const box = boxFor(source.aspect);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  if (picture.clip !== undefined) clipTo(context, picture.clip);
  for (const shape of picture.within ?? []) clipTo(context, [shape]);
  // A preview shows what is seen through as its file was read last; what its page has as a whole picture lies on paper.
  const isOnPaper = picture.seeThrough !== true && !source.isOpaque;
  const level = context.getTransform();
  if (isUpright(crop)) paintImage(context, source.image, box, isOnPaper);
  else {
    context.translate(box.x + box.width / 2, box.y + box.height / 2);
    context.rotate(((crop.turn ?? 0) * Math.PI) / 180);
    if (crop.flipped === true) context.scale(-1, 1);
    paintImage(context, source.image, { ...box, x: -box.width / 2, y: -box.height / 2 }, isOnPaper);
    context.setTransform(level);
  }
  if (picture.veil !== undefined) paintVeil(context, frame, picture.veil);
  context.restore();
}

/** Outlines as the browser has them, for as long as their drawing is there. */
const outlines = new WeakMap<DrawnShape, Path2D>();

function outlineOf(shape: DrawnShape): Path2D {
  const known = outlines.get(shape);
  if (known !== undefined) return known;
  const made = new Path2D(shape.path);
  outlines.set(shape, made);
  return made;
}

/** What an area is filled with: its ink, or that going over into another. */
function inkOfArea(context: Canvas2D, { ink, colour, shade }: DrawnShape): string | CanvasGradient {
  if (shade === undefined) return css(ink, colour);
  const goes = context.createLinearGradient(...shade.from, ...shade.end);
  goes.addColorStop(0, css(ink, colour));
  goes.addColorStop(1, css(shade.to, colour));
  return goes;
}

/** Paints a drawing's outlines in its own units, clipped to its frame. */
function paintDrawing(pen: Pen, { frame, scale, shapes }: Drawing): void {
  const { context } = pen;
  context.save();
  context.beginPath();
  context.rect(frame.x, frame.y, frame.width, frame.height);
  context.clip();
  context.translate(frame.x, frame.y);
  context.scale(scale, scale);
  for (const shape of shapes) {
    const { rule, line, ink, colour, within } = shape;
    if (within !== undefined) {
      context.save();
      context.clip(new Path2D(within));
    }
    if (line === null) {
      context.fillStyle = inkOfArea(context, shape);
      context.fill(outlineOf(shape), rule);
    } else {
      context.strokeStyle = css(ink, colour);
      context.lineWidth = line.width;
      context.lineCap = line.cap;
      context.lineJoin = line.join;
      context.miterLimit = line.miter;
      context.setLineDash([...line.dash]);
      context.stroke(outlineOf(shape));
    }
    if (within !== undefined) context.restore();
  }
  // What the pen has chosen is as it was.
  context.restore();
}

/** Turns what is painted next about a point. */
function turnAbout(context: Canvas2D, { x, y, degrees }: Turned): void {
  context.translate(x, y);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-x, -y);
}

function paintItem(pen: Pen, item: DisplayItem, pictures: PictureSource): void {
  if (item.turned === undefined) {
    paintLevel(pen, item, pictures);
    return;
  }
  // The transform alone is put back: a saved state would take the pen's settings with it.
  const transform = pen.context.getTransform();
  turnAbout(pen.context, item.turned);
  paintLevel(pen, item, pictures);
  pen.context.setTransform(transform);
}

function paintLevel(pen: Pen, item: DisplayItem, pictures: PictureSource): void {
  const { context } = pen;
  switch (item.kind) {
    case 'glyphs':
      paintRun(pen, item);
      break;
    case 'echo':
      paintEcho(pen, item);
      break;
    case 'fill': {
      const { x, y, width, height } = item.frame;
      pen.ink(item.ink, item.colour);
      context.fillRect(x, y, width, height);
      break;
    }
    case 'stroke':
      context.strokeStyle = css(item.ink, item.colour);
      context.lineWidth = item.width;
      context.beginPath();
      context.moveTo(...item.from);
      context.lineTo(...item.to);
      context.stroke();
      break;
    case 'drawing':
      paintDrawing(pen, item);
      break;
    case 'picture':
      paintPicture(pen, item, pictures);
      break;
  }
}

/** Paints items of a page, first to last. The caller has set the transform from points to pixels. */
export function paintItems(context: Canvas2D, items: readonly DisplayItem[], pictures: PictureSource): void {
  const pen = new Pen(context);
  for (const item of items) paintItem(pen, item, pictures);
}

/** Paints a whole page, paper first: a thumbnail. */
export function paintPage(context: Canvas2D, page: ComposedPage, pictures: PictureSource): void {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, page.width, page.height);
  paintItems(context, page.items, pictures);
}
