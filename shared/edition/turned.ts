/** Things turned about a point: where they lie then, and what of the page is which place of theirs. */
import type { Polygon } from './polygons.ts';
import type { Frame, Pt } from './units.ts';

/** Set as if level, then turned clockwise about a point. */
export interface Turned {
  readonly x: Pt;
  readonly y: Pt;
  readonly degrees: number;
}

interface Place {
  readonly x: Pt;
  readonly y: Pt;
}

/** A block, as far as it says how it lies. */
interface Lying {
  readonly frame: Frame;
  readonly turn?: number;
}

/** Cosine and sine of a turn in degrees; of quarters they are exact. */
export function turnOf(degrees: number): { readonly cos: number; readonly sin: number } {
  const quarters = degrees / 90;
  if (Number.isInteger(quarters)) {
    const at = ((quarters % 4) + 4) % 4;
    return { cos: [1, 0, -1, 0][at] ?? 1, sin: [0, 1, 0, -1][at] ?? 0 };
  }
  const radians = (degrees * Math.PI) / 180;
  return { cos: Math.cos(radians), sin: Math.sin(radians) };
}

/** Degrees, more than -180 and at most 180, to a tenth. */
export function asTurn(degrees: number): number {
  const rounded = Math.round(degrees * 10) / 10;
  const once = ((rounded % 360) + 360) % 360;
  return Math.round((once > 180 ? once - 360 : once) * 10) / 10;
}

/** A distance turned clockwise, y down. */
export function turnedAlong({ x, y }: Place, degrees: number): Place {
  const { cos, sin } = turnOf(degrees);
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** Where a level place lies once it is turned. */
export function ontoPage(place: Place, turned: Turned | undefined): Place {
  if (turned === undefined) return place;
  const { x, y } = turnedAlong({ x: place.x - turned.x, y: place.y - turned.y }, turned.degrees);
  return { x: turned.x + x, y: turned.y + y };
}

/** The level place of one on the page: what {@link ontoPage} does taken back. */
export function ontoLevel(place: Place, turned: Turned | undefined): Place {
  return turned === undefined ? place : ontoPage(place, { ...turned, degrees: -turned.degrees });
}

/** How a block is turned; undefined of one that is level. */
export function turnedOf({ frame, turn }: Lying): Turned | undefined {
  if (turn === undefined || turn === 0) return undefined;
  return { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2, degrees: turn };
}

/** A polygon turned. */
export function turnedPolygon(polygon: Polygon, turned: Turned | undefined): Polygon {
  if (turned === undefined) return polygon;
  const moved: number[] = [];
  for (let at = 0; at + 1 < polygon.length; at += 2) {
    const { x, y } = ontoPage({ x: polygon[at] ?? 0, y: polygon[at + 1] ?? 0 }, turned);
    moved.push(x, y);
  }
  return moved;
}

/** The corners of a frame, clockwise from its top left one. */
export function cornersOf({ x, y, width, height }: Frame): Polygon {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

/** The smallest upright frame round a frame that is turned. */
export function turnedFrame(frame: Frame, turned: Turned | undefined): Frame {
  if (turned === undefined) return frame;
  const corners = turnedPolygon(cornersOf(frame), turned);
  const [xs, ys] = [0, 1].map((axis) => corners.filter((_, at) => at % 2 === axis));
  const [left, top] = [Math.min(...(xs ?? [])), Math.min(...(ys ?? []))];
  return { x: left, y: top, width: Math.max(...(xs ?? [])) - left, height: Math.max(...(ys ?? [])) - top };
}

/** What a block takes of the page, upright: its frame, or what holds it turned. */
export function placeTaken(block: Lying): Frame {
  return turnedFrame(block.frame, turnedOf(block));
}

/** The frame that holds a turned block as it lies, of one that the page has given another place. */
export function withPlaceTaken(block: Lying, taken: Frame): Frame {
  const before = placeTaken(block);
  return { ...block.frame, x: block.frame.x + taken.x - before.x, y: block.frame.y + taken.y - before.y };
}

/** A frame of a turned block that was changed while level, moved so that what did not change of it stays where it is. */
export function keptInPlace(before: Lying, frame: Frame): Frame {
  if (turnedOf(before) === undefined) return frame;
  const level = {
    x: frame.x + frame.width / 2 - before.frame.x - before.frame.width / 2,
    y: frame.y + frame.height / 2 - before.frame.y - before.frame.height / 2,
  };
  const { x, y } = turnedAlong(level, before.turn ?? 0);
  return { ...frame, x: frame.x + x - level.x, y: frame.y + y - level.y };
}
