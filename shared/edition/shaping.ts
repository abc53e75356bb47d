/** Shapes, drawn lines and turns of blocks, changed: circle, polygon, rounded corners, corners moved one by one. */
import { blockModule } from '../blocks/kinds.ts';
import { blocksOf } from './blocks.ts';
import { editBlock } from './edits.ts';
import { allowedTurned } from './frames.ts';
import type { BlockId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Polygon } from './polygons.ts';
import type { Block, Edition } from './records.ts';
import { MOST_CORNERS, SHAPE_PARTS, type Shape, type Veil } from './shape-records.ts';
import { cornersIn, cornersOnPage, polygonIn } from './shapes.ts';
import { asTurn } from './turned.ts';
import type { Pt } from './units.ts';

/** Blocks that have a shape. */
export type ShapedBlock = Extract<Block, { readonly kind: 'photo' | 'panel' }>;

export function isShaped(block: Block | undefined): block is ShapedBlock {
  return block?.kind === 'photo' || block?.kind === 'panel';
}

/**
 * A block of another shape, of its frame where there is none. Text runs along a picture's new shape, where it ran round the
 * frame before, and round the frame again once it has none.
 */
function withShape(block: ShapedBlock, shape: Shape | null): ShapedBlock {
  const { shape: before, ...bare } = block;
  if (bare.kind === 'panel') return shape === null ? bare : { ...bare, shape };
  const { runaround, ...framed } = bare;
  if (shape !== null) return { ...framed, shape, runaround: runaround ?? 'outline' };
  return before !== undefined && runaround === 'outline' ? framed : bare;
}

/** Gives blocks a shape, or takes it from them; others among them stay as they are. */
export function editShapes(edition: Edition, ids: readonly BlockId[], shape: Shape | null): Patch[] {
  return blocksOf(edition, ids).flatMap((block) =>
    isShaped(block) && block.locked !== true ? editBlock(edition, withShape(block, shape)) : [],
  );
}

/** What of a block has its corners moved one by one: its shape, or the line text runs along. */
export type CornersOf = 'shape' | 'around';

/** Corners that a curve is given when they are first moved one by one: enough to draw it by hand again. */
const MOST_OF_CURVE = 12;

/** A polygon with no more than so many corners: those go whose loss changes it least (Visvalingam and Whyatt 1993). */
function simplified(polygon: Polygon, most: number): Polygon {
  const corners = polygon.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: polygon[at + 1] ?? 0 }] : []));
  while (corners.length > Math.max(3, most)) {
    let [least, at] = [Number.POSITIVE_INFINITY, 0];
    for (const [index, { x, y }] of corners.entries()) {
      const before = corners.at(index - 1) ?? { x, y };
      const after = corners[(index + 1) % corners.length] ?? { x, y };
      const area = Math.abs((before.x - x) * (after.y - y) - (after.x - x) * (before.y - y));
      if (area < least) [least, at] = [area, index];
    }
    corners.splice(at, 1);
  }
  return corners.flatMap(({ x, y }) => [x, y]);
}

/**
 * The corners of a block that are moved, where they lie while it is level. `outline` is what its picture's own outline shows,
 * from which a line is drawn that text is to run along.
 */
export function cornersMoved(block: ShapedBlock, of: CornersOf, outline?: Polygon): Polygon {
  if (of === 'around' && block.kind === 'photo') {
    if (block.drawn !== undefined) return cornersOnPage(block.drawn, block.frame);
    if (outline !== undefined) return simplified(outline, 3 * MOST_OF_CURVE);
  }
  return block.shape?.kind === 'polygon' ? polygonIn(block) : simplified(polygonIn(block), MOST_OF_CURVE);
}

/** A block with its corners where they were moved to. */
export function withCorners(block: ShapedBlock, of: CornersOf, polygon: Polygon): ShapedBlock {
  if (of === 'shape' || block.kind === 'panel') {
    return { ...block, shape: { kind: 'polygon', corners: cornersIn(polygon, block.frame, 0, SHAPE_PARTS) } };
  }
  return { ...block, runaround: 'drawn', drawn: cornersIn(polygon, block.frame, -SHAPE_PARTS, 2 * SHAPE_PARTS) };
}

/** A polygon with one of its corners elsewhere. */
export function movedCorner(polygon: Polygon, corner: number, x: Pt, y: Pt): Polygon {
  return polygon.map((value, at) => (at === 2 * corner ? x : at === 2 * corner + 1 ? y : value));
}

/** A polygon with a corner more behind one of its corners; as it is where it has as many as it may. */
export function withCorner(polygon: Polygon, behind: number, x: Pt, y: Pt): Polygon {
  if (polygon.length >= 2 * MOST_CORNERS) return polygon;
  return [...polygon.slice(0, 2 * behind + 2), x, y, ...polygon.slice(2 * behind + 2)];
}

/** A polygon without one of its corners; as it is where nothing would be left within. */
export function withoutCorner(polygon: Polygon, corner: number): Polygon {
  return polygon.length <= 6 ? polygon : polygon.filter((_, at) => at !== 2 * corner && at !== 2 * corner + 1);
}

/** True of a block that may be turned by any number of degrees; others are by quarters. */
export function turnsFreely(block: Block): boolean {
  return blockModule(block.kind).turnsFreely === true;
}

/** The turn a block gets where so many degrees are asked for: those, or the nearest quarter where its kind turns by quarters alone. */
function turnFor(block: Block, degrees: number): number {
  return asTurn(turnsFreely(block) ? degrees : Math.round(degrees / 90) * 90);
}

/** A block turned to so many degrees clockwise, on its page. */
function turnedTo(edition: Edition, block: Block, degrees: number): Block {
  const { turn: _, ...level } = block;
  const turn = turnFor(block, degrees);
  const turned: Block = turn === 0 ? level : { ...level, turn };
  const grid = edition.pages[block.pageId]?.grid;
  return grid === undefined ? turned : { ...turned, frame: allowedTurned(turned, turned.frame, grid) };
}

/** Turns blocks, each about its middle: to so many degrees clockwise, or on by them. */
export function turnBlocks(
  edition: Edition,
  ids: readonly BlockId[],
  turn: { readonly to: number } | { readonly by: number },
): Patch[] {
  return blocksOf(edition, ids).flatMap((block) => {
    if (block.locked === true) return [];
    const degrees = 'to' in turn ? turn.to : (block.turn ?? 0) + turn.by;
    return turnFor(block, degrees) === (block.turn ?? 0) ? [] : editBlock(edition, turnedTo(edition, block, degrees));
  });
}

/** How much of pictures gives way to paper, or to black, under words: they read on it, and it is still seen. */
export const LIGHTENED: Veil = { to: 'paper', share: 0.7 };
export const DARKENED: Veil = { to: 'black', share: 0.6 };

/** Has panels let pictures below be seen less; null, cover them. */
export function editVeils(edition: Edition, ids: readonly BlockId[], veil: Veil | null): Patch[] {
  return blocksOf(edition, ids).flatMap((block) => {
    if (block.kind !== 'panel' || block.locked === true) return [];
    const { veil: _, ...bare } = block;
    return editBlock(edition, veil === null ? bare : { ...bare, veil });
  });
}
