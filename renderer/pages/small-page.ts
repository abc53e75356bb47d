/** A page painted small: for the start page, and for pages of a backup. */
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { facesFor } from './fonts.ts';
import { type PictureSource, paintPage } from './paint.ts';

/** Paints a page as wide as the canvas is to be, in pixels, once its faces are there; false where the canvas cannot be painted. */
export async function paintSmall(
  canvas: HTMLCanvasElement | OffscreenCanvas,
  composed: ComposedPage,
  width: number,
  pictures: PictureSource,
): Promise<boolean> {
  await facesFor(composed.items);
  const scale = width / composed.width;
  canvas.width = width;
  canvas.height = Math.max(1, Math.round(composed.height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (!(context instanceof CanvasRenderingContext2D || context instanceof OffscreenCanvasRenderingContext2D)) {
    return false;
  }
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  paintPage(context, composed, pictures);
  return true;
}
