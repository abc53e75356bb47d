/** What text of a body block keeps clear of: the other blocks of its page, each with its stand-off. */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { holds } from '../edition/boxes.ts';
import type { PictureOutline } from '../edition/picture-outline.ts';
import type { Polygon } from '../edition/polygons.ts';
import type { Block, BodyBlock, Edition, Image, PhotoBlock } from '../edition/records.ts';
import { inReadingOrder, photoImage } from '../edition/selectors.ts';
import { cornersOnPage, polygonIn } from '../edition/shapes.ts';
import { placeTaken, type Turned, turnedFrame, turnedOf, turnedPolygon } from '../edition/turned.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { contoursShown, type Extent, shapeOf } from './outline-place.ts';

/** What text keeps clear of: a frame, stand-off included, or a shape in it. */
export interface Obstacle extends Frame {
  /** What the shape takes of a line between two heights; null where it is not there. Absent, the frame's whole width. */
  readonly covers?: (top: Pt, foot: Pt) => Extent | null;
  /** A column's text stands on the larger side of it alone: of each line, or of all lines beside it together. */
  readonly beside?: 'larger' | 'one-side';
}

/** Where pictures are looked up. */
export type PictureRecords = Pick<Edition, 'articles' | 'images'>;

function grown({ x, y, width, height }: Frame, by: Pt): Frame {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The records that run-around on a page depends on beside its blocks. */
export function outlinesOn(blocks: readonly Block[], records: PictureRecords): readonly (Image | undefined)[] {
  return blocks.flatMap((block) =>
    block.kind === 'photo' && block.runaround === 'outline' ? [photoImage(records, block)] : [],
  );
}

type Outlined = Image & { readonly outline: PictureOutline };

function hasOutline(image: Image | undefined): image is Outlined {
  return image?.outline !== undefined;
}

/** What text runs along before its block is turned; null where that is the frame. */
function levelContours(block: Block, image: Image | undefined): readonly Polygon[] | null {
  if (block.kind === 'panel') return block.shape === undefined ? null : [polygonIn(block)];
  if (block.kind !== 'photo') return null;
  if (block.runaround === 'drawn' && block.drawn !== undefined) return [cornersOnPage(block.drawn, block.frame)];
  if (block.runaround !== 'outline') return null;
  if (hasOutline(image)) return contoursShown(image, block.frame, block.crop);
  return block.shape === undefined ? null : [polygonIn(block)];
}

function contoursOf(block: Block, image: Image | undefined): readonly Polygon[] | null {
  const level = levelContours(block, image);
  const turned = turnedOf(block);
  if (turned === undefined) return level;
  return (level ?? [polygonIn({ frame: block.frame })]).map((polygon) => turnedPolygon(polygon, turned));
}

/** What text runs along of a photo that is no upright frame, on the page: its outline, its shape, what was drawn. */
export function outlineShown(block: PhotoBlock, records: PictureRecords): readonly Polygon[] | null {
  if (block.runaround === 'none') return null;
  return contoursOf(block, photoImage(records, block));
}

/**
 * A block's shape as lines meet it: what is seen of it, and as much round it as its stand-off on each side, above and below
 * as well as beside, as round a frame. Null where nothing of it is seen.
 */
function obstacleOf(block: Block, image: Image | undefined, contours: readonly Polygon[]): Obstacle | null {
  // Of a picture that is cut by its frame the cut runs along it.
  const isCut =
    block.kind === 'photo' && block.runaround === 'outline' && hasOutline(image) && turnedOf(block) === undefined;
  const shape = isCut ? shapeOf(contours, block.frame) : shapeOf(contours);
  if (shape === null) return null;
  const standOff = standOffOf(block);
  // Every column and every try at level columns asks of the same rows.
  const known = new Map<Pt, { readonly foot: Pt; readonly extent: Extent | null }>();
  return {
    ...grown(shape.bounds, standOff),
    covers: (top, foot) => {
      const before = known.get(top);
      if (before?.foot === foot) return before.extent;
      const bare = shape.between(top - standOff, foot + standOff);
      const extent = bare === null ? null : { from: bare.from - standOff, to: bare.to + standOff };
      known.set(top, { foot, extent });
      return extent;
    },
  };
}

function standOffOf(block: Block): Pt {
  return 'standOff' in block ? block.standOff : 0;
}

/** What blocks take as they stand, for as long as somebody holds the block; of one that takes its frame, that. */
const shapes = new WeakMap<Block, { readonly image: Image | undefined; readonly taken: Obstacle | null }>();

function takenBy(block: Block, image: Image | undefined): Obstacle | null {
  const known = shapes.get(block);
  if (known !== undefined && known.image === image) return known.taken;
  const contours = contoursOf(block, image);
  const taken = contours === null ? grown(block.frame, standOffOf(block)) : obstacleOf(block, image, contours);
  shapes.set(block, { image, taken });
  return taken;
}

/** What a block that text runs round takes of the page. */
function roundOf(block: Block, records: PictureRecords): Obstacle[] {
  if (block.kind !== 'photo') {
    const taken = takenBy(block, undefined);
    return taken === null ? [] : [taken];
  }
  if (block.runaround === 'none') return [];
  const taken = takenBy(block, block.runaround === 'outline' ? photoImage(records, block) : undefined);
  return taken === null ? [] : [block.beside === undefined ? taken : { ...taken, beside: block.beside }];
}

/** An obstacle as a turned block meets it, which is set level: the upright frame round what it takes. */
function asLevel({ covers: _, ...obstacle }: Obstacle, turned: Turned): Obstacle {
  return { ...obstacle, ...turnedFrame(obstacle, { ...turned, degrees: -turned.degrees }) };
}

/** What a line may reach beyond its block, and more, in points. */
const REACH = 72;

function areNear(a: Frame, b: Frame): boolean {
  return (
    a.x < b.x + b.width + REACH &&
    b.x < a.x + a.width + REACH &&
    a.y < b.y + b.height + REACH &&
    b.y < a.y + a.height + REACH
  );
}

/**
 * What text of a body block must keep clear of: every block that is not body, with its stand-off, and
 * of body those that lie above it, so that no text is ever set on text.
 */
export function obstaclesFor(block: BodyBlock, onPage: readonly Block[], records: PictureRecords): Obstacle[] {
  const turned = turnedOf(block);
  const own = placeTaken(block);
  const obstacles = onPage.flatMap((other): Obstacle[] => {
    if (other.id === block.id) return [];
    const { runaround } = blockModule<BlockKind>(other.kind);
    if (runaround === 'text') {
      // Of thousands of blocks on a page most lie elsewhere.
      const taken = placeTaken(other);
      return areNear(taken, own) && inReadingOrder(block, other) < 0 ? [taken] : [];
    }
    // The ground of the text that stands in it.
    if (runaround === 'on' && holds(placeTaken(other), own)) return [];
    return roundOf(other, records);
  });
  return turned === undefined ? obstacles : obstacles.map((obstacle) => asLevel(obstacle, turned));
}
