/** Level lines turned a quarter clockwise about a point, as vertical ones are (竖排): what is along them is down the page. */
import type { Frame, Pt } from './units.ts';

/** A point of the page that a text is turned about. */
export interface TurningPoint {
  readonly x: Pt;
  readonly y: Pt;
}

/** Where a point of level lines comes to lie on the page. */
export function ontoTurned(turn: TurningPoint, x: Pt, y: Pt): readonly [x: Pt, y: Pt] {
  return [turn.x - (y - turn.y), turn.y + (x - turn.x)];
}

/** The point of level lines that comes to lie on one of the page. */
export function offTurned(turn: TurningPoint, x: Pt, y: Pt): readonly [x: Pt, y: Pt] {
  return [turn.x + (y - turn.y), turn.y - (x - turn.x)];
}

/** Where a frame of level lines comes to lie on the page. */
export function frameOnPage(turn: TurningPoint, { x, y, width, height }: Frame): Frame {
  const [right, top] = ontoTurned(turn, x, y);
  return { x: right - height, y: top, width: height, height: width };
}

/** A frame of the page as level lines meet it. */
export function levelFrame(turn: TurningPoint, { x, y, width, height }: Frame): Frame {
  const [left, top] = offTurned(turn, x + width, y);
  return { x: left, y: top, width: height, height: width };
}

/** True of lines that are turned about one point, or are level both. */
export function isSameTurn(a: TurningPoint | null, b: TurningPoint | null): boolean {
  return a === null || b === null ? a === b : a.x === b.x && a.y === b.y;
}
