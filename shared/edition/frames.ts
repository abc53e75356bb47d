/** Frames on the page's grid: what they snap to, and where they may lie. */

import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { overlap, SAME_PLACE } from './boxes.ts';
import { columnStep, columnsBefore, columnsIn, gridFrame, gridRows, isOverFoldNeedlessly } from './formats.ts';
import type { PageGrid } from './records.ts';
import { foldZone } from './spreads.ts';
import { placeTaken, withPlaceTaken } from './turned.ts';
import type { Frame, Pt } from './units.ts';

/** The smallest a block may be, in points, unless its module says otherwise. */
const LEAST = 4;
/** How much of a block that may bleed must lie on the sheet. */
const LEAST_ON_SHEET = 12;

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** The nearest whole number where a value is as good as one. */
function whole(value: number, unit: Pt): number | null {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) * unit < SAME_PLACE ? nearest : null;
}

/** How many of the page's columns a frame is wide; null where it is not a whole number of them. */
export function baseColumns(frame: Pick<Frame, 'x' | 'width'>, grid: PageGrid): number | null {
  const count = whole(columnsIn(grid, frame), columnStep(grid));
  return count !== null && count >= 1 && count <= 24 ? count : null;
}

/** The frame, or, where its edges lie on columns and rows, exactly the grid's own frame. */
function exact(frame: Frame, grid: PageGrid): Frame {
  const step = columnStep(grid);
  const column = whole(columnsBefore(grid, frame.x), step);
  const span = whole(columnsIn(grid, frame), step);
  const row = whole((frame.y - grid.typeArea.y) / grid.leading, grid.leading);
  const rows = whole(frame.height / grid.leading, grid.leading);
  const across = column !== null && span !== null && span > 0 ? gridFrame(grid, column, span, 0, 1) : frame;
  const down = gridFrame(grid, 0, 1, row ?? 0, rows ?? 1);
  return {
    x: across.x,
    width: across.width,
    y: row === null ? frame.y : down.y,
    height: rows === null || rows < 1 ? frame.height : down.height,
  };
}

/**
 * The nearest frame a block of a kind may have: of some size, text wholly on the sheet, a picture at
 * least with a corner on it.
 */
export function allowed(kind: BlockKind, frame: Frame, grid: PageGrid): Frame {
  const { trim } = grid;
  const { least = LEAST, bleeds = false } = blockModule(kind);
  const most = bleeds ? 2 : 1;
  const width = within(frame.width, least, trim.width * most);
  const height = within(frame.height, least, trim.height * most);
  const edge = (at: Pt, length: Pt, sheet: Pt) => {
    const on = Math.min(length, LEAST_ON_SHEET);
    return bleeds ? within(at, on - length, sheet - on) : within(at, 0, sheet - length);
  };
  return exact({ x: edge(frame.x, width, trim.width), y: edge(frame.y, height, trim.height), width, height }, grid);
}

/** A block of a kind, as far as it says how it lies. */
interface Lying {
  readonly kind: BlockKind;
  readonly turn?: number;
}

/** The same for a block that may be turned: what it takes of the page is brought to where that may lie. */
export function allowedTurned(block: Lying, frame: Frame, grid: PageGrid): Frame {
  const { kind, turn } = block;
  if (turn === undefined || turn === 0) return allowed(kind, frame, grid);
  const { width, height } = allowed(kind, frame, grid);
  const lying = { frame: { ...frame, width, height }, turn };
  const taken = placeTaken(lying);
  const { x, y } = allowed(kind, taken, grid);
  // Places on the grid are for what is level.
  return withPlaceTaken(lying, { ...taken, x: taken.x + moved(taken.x, x), y: taken.y + moved(taken.y, y) });
}

/** How far a place was brought back; nothing where it was brought to the grid alone. */
function moved(from: Pt, to: Pt): Pt {
  return Math.abs(to - from) < SAME_PLACE ? 0 : to - from;
}

/** A line on the page that an edge was brought to; drawn while a block is dragged. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: Pt;
}

/** The places edges can snap to. */
export interface SnapPlaces {
  readonly x: readonly Pt[];
  readonly y: readonly Pt[];
}

/** Where across a sheet something stands in the middle: of a 通版 of each half, too, and beside what text keeps off at its fold. */
function middlesOf(grid: PageGrid): readonly Pt[] {
  const { width } = grid.trim;
  const fold = foldZone({ grid });
  return fold === null ? [width / 2] : [width / 2, width / 4, (3 * width) / 4, fold.left, fold.right];
}

/** Columns, rows, margins and the sheet's edges of a page, and the edges and middles of blocks on it. */
export function snapPlaces(grid: PageGrid, others: readonly Frame[]): SnapPlaces {
  const { typeArea, trim, leading } = grid;
  const columns = Array.from({ length: grid.columns }, (_, at) => gridFrame(grid, at, 1, 0, 1));
  // The rows go on into the margins: page heads and imprints stand there.
  const above = Math.floor(typeArea.y / leading);
  const below = Math.floor((trim.height - typeArea.y) / leading);
  const rows = Array.from({ length: above + below + 1 }, (_, at) => typeArea.y + (at - above) * leading);
  return {
    x: [
      ...columns.flatMap(({ x, width }) => [x, x + width]),
      0,
      trim.width,
      ...middlesOf(grid),
      ...others.flatMap(({ x, width }) => [x, x + width, x + width / 2]),
    ],
    y: [...rows, 0, trim.height, ...others.flatMap(({ y, height }) => [y, y + height, y + height / 2])],
  };
}

/** The shift that brings the first of some edges to the nearest place within reach. */
function shiftOf(edges: readonly Pt[], places: readonly Pt[], reach: Pt): { readonly by: Pt; readonly at: Pt } | null {
  let best: { by: Pt; at: Pt } | null = null;
  for (const edge of edges) {
    for (const at of places) {
      const by = at - edge;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by) - 1e-9)) best = { by, at };
    }
  }
  return best;
}

interface Snapped {
  readonly frame: Frame;
  readonly guides: readonly Guide[];
}

/** How far an edge may be brought to a place, in points. */
export interface Reach {
  readonly x: Pt;
  readonly y: Pt;
}

/** A moved frame brought to the places near it. */
export function snapMove(frame: Frame, places: SnapPlaces, reach: Reach): Snapped {
  const across = shiftOf([frame.x, frame.x + frame.width, frame.x + frame.width / 2], places.x, reach.x);
  const down = shiftOf([frame.y, frame.y + frame.height], places.y, reach.y);
  const guides: Guide[] = [];
  if (across !== null) guides.push({ axis: 'x', at: across.at });
  if (down !== null) guides.push({ axis: 'y', at: down.at });
  return { frame: { ...frame, x: frame.x + (across?.by ?? 0), y: frame.y + (down?.by ?? 0) }, guides };
}

/** The edges a handle moves: -1 left or top, 1 right or bottom, 0 none. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** A frame with the edges of a handle moved by a distance, at least as large as nothing. */
export function resized(frame: Frame, handle: Handle, dx: Pt, dy: Pt): Frame {
  const axis = (at: Pt, length: Pt, side: -1 | 0 | 1, by: Pt) => {
    if (side === 0) return { at, length };
    const from = side < 0 ? at + by : at;
    const to = side > 0 ? at + length + by : at + length;
    return { at: Math.min(from, to), length: Math.abs(to - from) };
  };
  const across = axis(frame.x, frame.width, handle.x, dx);
  const down = axis(frame.y, frame.height, handle.y, dy);
  return { x: across.at, width: across.length, y: down.at, height: down.length };
}

/** A frame whose moved edges are brought to the places near them. */
export function snapResize(frame: Frame, handle: Handle, places: SnapPlaces, reach: Reach): Snapped {
  const side = (at: Pt, length: Pt, which: -1 | 0 | 1, to: readonly Pt[], most: Pt) =>
    which === 0 ? null : shiftOf([which < 0 ? at : at + length], to, most);
  const across = side(frame.x, frame.width, handle.x, places.x, reach.x);
  const down = side(frame.y, frame.height, handle.y, places.y, reach.y);
  const guides: Guide[] = [];
  if (across !== null) guides.push({ axis: 'x', at: across.at });
  if (down !== null) guides.push({ axis: 'y', at: down.at });
  return { frame: resized(frame, handle, across?.by ?? 0, down?.by ?? 0), guides };
}

/**
 * The first place, row by row, where a frame of the grid overlaps none of others; null where there is none. Of a 通版 on one half
 * where it has room there.
 */
export function freePlace(
  grid: PageGrid,
  size: { readonly span: number; readonly rows: number; readonly shift: number; readonly height: Pt },
  taken: readonly Frame[],
  from: number,
): Frame | null {
  const { span, rows, shift, height } = size;
  for (let row = from; row + rows <= gridRows(grid); row++) {
    for (let column = 0; column + span <= grid.columns; column++) {
      if (isOverFoldNeedlessly(grid, column, span)) continue;
      const frame = gridFrame(grid, column, span, row, rows);
      if (taken.some((other) => overlap(frame, other))) continue;
      return { ...frame, y: frame.y + shift * grid.leading, height };
    }
  }
  return null;
}
