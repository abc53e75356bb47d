/** How the page lies in the pasteboard: zoom in CSS pixels a point, and where its corner is. */
import type { Frame, Pt } from '../../shared/edition/units.ts';
import type { Fit } from '../state/view.ts';

export interface Viewport {
  readonly zoom: number;
  /** Page corner in CSS pixels from the pasteboard's corner. */
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width of a ruler in CSS pixels. */
export const RULER = 18;
/** CSS pixels a point at 100 %: a screen pixel is 1/96 inch. */
export const ACTUAL = 96 / 72;
const LEAST = 0.25 * ACTUAL;
const MOST = 8 * ACTUAL;
/** Pasteboard kept clear round a fitted page, in CSS pixels. */
const AIR = 22;
/** Of a low board less: one part in so many of its height. */
const LEAST_SHARE = 24;

function clampZoom(zoom: number): number {
  return Math.min(MOST, Math.max(LEAST, zoom));
}

/** Fits a page in a pasteboard; `ruler` is kept clear at its top and left, `margin` in points beside the page. */
export function fitted(fit: Exclude<Fit, 'none'>, page: Size, board: Size, ruler = 0, margin = 0): Viewport {
  const room = { width: board.width - ruler, height: board.height - ruler };
  const air = Math.min(AIR, board.height / LEAST_SHARE);
  const byWidth = (room.width - 2 * air) / (page.width + 2 * margin);
  const byHeight = (room.height - 2 * air) / page.height;
  const zoom = Math.max(0.05, fit === 'width' ? byWidth : Math.min(byWidth, byHeight));
  return {
    zoom,
    x: ruler + (room.width - page.width * zoom) / 2,
    y: ruler + (fit === 'width' ? air : (room.height - page.height * zoom) / 2),
  };
}

/** Fits a frame of the board in it, as large as it may be. */
export function fittedTo(frame: Frame, board: Size): Viewport {
  const wanted = Math.min((board.width - 3 * AIR) / frame.width, (board.height - 3 * AIR) / frame.height);
  const zoom = clampZoom(wanted);
  return {
    zoom,
    x: board.width / 2 - (frame.x + frame.width / 2) * zoom,
    y: board.height / 2 - (frame.y + frame.height / 2) * zoom,
  };
}

/** Zooms about a point of the pasteboard, which stays over the same place of the page. */
export function zoomedAbout(view: Viewport, zoom: number, x: number, y: number): Viewport {
  const next = clampZoom(zoom);
  const ratio = next / view.zoom;
  return { zoom: next, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

/** Keeps part of the page on the pasteboard, and centres a page smaller than it. */
export function kept(view: Viewport, page: Size, board: Size): Viewport {
  const axis = (at: number, length: number, room: number) =>
    length + 2 * AIR <= room ? (room - length) / 2 : Math.min(AIR, Math.max(room - AIR - length, at));
  return {
    zoom: view.zoom,
    x: axis(view.x, page.width * view.zoom, board.width),
    y: axis(view.y, page.height * view.zoom, board.height),
  };
}

/** Moves the page so that a line of it is seen, with some of what stands round it; not at all where it is. */
export function revealing(view: Viewport, line: Frame, board: Size, ruler = 0): Viewport {
  const air = Math.min(90, board.height / 5);
  const axis = (at: number, start: Pt, length: Pt, from: number, to: number) => {
    const [near, far] = [at + start * view.zoom, at + (start + length) * view.zoom];
    if (near < from) return at + (from + air - near);
    return far > to ? at - (far - to + air) : at;
  };
  return {
    zoom: view.zoom,
    x: axis(view.x, line.x, line.width, ruler, board.width),
    y: axis(view.y, line.y, line.height, ruler, board.height),
  };
}

/** A point of the pasteboard as a point of the page. */
export function toPage(view: Viewport, x: number, y: number): { readonly x: Pt; readonly y: Pt } {
  return { x: (x - view.x) / view.zoom, y: (y - view.y) / view.zoom };
}

/** A rectangle of CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  /** The whole page, on the board. */
  readonly page: Box;
  /** What of it the board shows, on the board; no canvas is larger, however far the page is enlarged. */
  readonly seen: Box;
}

/** Where a page and its seen part lie, at whole pixels: a canvas between pixels is blurred. `x` is where it starts, in points. */
export function placed(trim: Size, x: Pt, view: Viewport, board: Size): Placed {
  const page = {
    left: Math.round(view.x + x * view.zoom),
    top: Math.round(view.y),
    width: Math.ceil(trim.width * view.zoom),
    height: Math.ceil(trim.height * view.zoom),
  };
  const left = Math.max(0, page.left);
  const top = Math.max(0, page.top);
  const width = Math.max(1, Math.min(board.width, page.left + page.width) - left);
  const height = Math.max(1, Math.min(board.height, page.top + page.height) - top);
  return { page, seen: { left, top, width, height } };
}
