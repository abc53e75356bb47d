/** Painting a page's display list on a canvas. One user unit is one point. */
import { coverBox } from '../../shared/compose/cover-box.ts';
import {
  type ComposedPage,
  type DisplayItem,
  type GlyphRun,
  glyphText,
  type Picture,
} from '../../shared/compose/display-list.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { verticalForm } from '../../shared/text/vertical-forms.ts';
import { canvasFont } from './fonts.ts';

export type Canvas2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Decoded pictures, by id; undefined while one is on its way. */
export type PictureSource = (id: ImageId) => (CanvasImageSource & { width: number; height: number }) | undefined;

/** Black ink on newsprint, as the press would show it. */
function grey(ink: number): string {
  const level = Math.round(255 - ink * (255 - 26));
  return `rgb(${level}, ${level}, ${level})`;
}

/** Advances that differ by less than this, in points, are one rhythm. */
const SAME = 0.002;

/** True of a text that is a single full-width character, so that its advance is its size. */
function isFullWidth(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return text.length === (code > 0xffff ? 2 : 1) && code >= 0x3000 && code !== 0x3030;
}

/** Paints a run: stretches of full-width characters of one rhythm at once, everything else by itself. */
function paintRun(context: Canvas2D, run: GlyphRun): void {
  const { xs, size, scale, y, turn } = run;
  const textAt = (at: number) => (run.isVertical ? verticalForm(glyphText(run, at)) : glyphText(run, at));
  context.font = canvasFont(run.face, size);
  context.fillStyle = grey(run.ink);
  if (turn === null && scale === 1) {
    paintStretches(context, run, textAt, 0, y);
    return;
  }
  const origin = xs[0] ?? 0;
  context.save();
  if (turn !== null) {
    context.translate(turn.x, turn.y);
    context.rotate(Math.PI / 2);
    context.translate(-turn.x, -turn.y);
  }
  context.translate(origin, y);
  context.scale(scale, 1);
  paintStretches(context, run, textAt, origin, 0);
  context.restore();
}

/** Paints a run's stretches on a baseline; glyphs are placed from `origin`, in units of the run's scale. */
function paintStretches(
  context: Canvas2D,
  run: GlyphRun,
  textAt: (at: number) => string,
  origin: Pt,
  baseline: Pt,
): void {
  const { xs, size, scale } = run;
  const place = (at: number) => ((xs[at] ?? 0) - origin) / scale;
  let at = 0;
  while (at < xs.length) {
    const text = textAt(at);
    let end = at + 1;
    let words = text;
    let step = size;
    if (isFullWidth(text) && end < xs.length && isFullWidth(textAt(end))) {
      step = place(end) - place(at);
      while (end < xs.length && isFullWidth(textAt(end)) && Math.abs(place(end) - place(end - 1) - step) < SAME) {
        words += textAt(end);
        end++;
      }
    }
    if (words !== '') {
      context.letterSpacing = `${end - at > 1 ? step - size : 0}px`;
      context.fillText(words, place(at), baseline);
    }
    at = end;
  }
}

function paintPicture(context: Canvas2D, picture: Picture, pictures: PictureSource): void {
  const { x, y, width, height } = picture.frame;
  const source = pictures(picture.imageId);
  if (source === undefined) {
    context.fillStyle = grey(0.12);
    context.fillRect(x, y, width, height);
    return;
  }
  const box = coverBox(picture.frame, source.width / source.height, picture.crop);
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.drawImage(source, box.x, box.y, box.width, box.height);
  context.restore();
}

function paintItem(context: Canvas2D, item: DisplayItem, pictures: PictureSource): void {
  switch (item.kind) {
    case 'glyphs':
      paintRun(context, item);
      break;
    case 'fill': {
      const { x, y, width, height } = item.frame;
      context.fillStyle = grey(item.ink);
      context.fillRect(x, y, width, height);
      break;
    }
    case 'stroke':
      context.strokeStyle = grey(item.ink);
      context.lineWidth = item.width;
      context.beginPath();
      context.moveTo(...item.from);
      context.lineTo(...item.to);
      context.stroke();
      break;
    case 'picture':
      paintPicture(context, item, pictures);
      break;
  }
}

/** Paints items of a page, first to last. The caller has set the transform from points to pixels. */
export function paintItems(context: Canvas2D, items: readonly DisplayItem[], pictures: PictureSource): void {
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fontKerning = 'none';
  context.textRendering = 'geometricPrecision';
  for (const item of items) paintItem(context, item, pictures);
}

/** Paints a whole page, paper first: a thumbnail. */
export function paintPage(context: Canvas2D, page: ComposedPage, pictures: PictureSource): void {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, page.width, page.height);
  paintItems(context, page.items, pictures);
}
