/** What text of a body block keeps clear of: the other blocks of its page, each with its stand-off. */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { holds } from '../edition/boxes.ts';
import type { PictureOutline } from '../edition/picture-outline.ts';
import type { Polygon } from '../edition/polygons.ts';
import type { Block, BodyBlock, Edition, Image, PhotoBlock } from '../edition/records.ts';
import { inReadingOrder, photoImage } from '../edition/selectors.ts';
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

/** What of its picture's outline a photo's frame shows, on the page; null where text does not run along it. */
export function outlineShown(block: PhotoBlock, records: PictureRecords): readonly Polygon[] | null {
  const image = block.runaround === 'outline' ? photoImage(records, block) : undefined;
  return hasOutline(image) ? contoursShown(image, block.frame, block.crop) : null;
}

/**
 * A picture's shape as lines meet it: what its frame shows of its outline, and as much round it as its stand-off on each
 * side, above and below as well as beside, as round a frame. Null where the frame shows nothing of it.
 */
function obstacleOf(block: PhotoBlock, image: Outlined): Obstacle | null {
  const shape = shapeOf(contoursShown(image, block.frame, block.crop), block.frame);
  if (shape === null) return null;
  const { standOff } = block;
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

/** Shapes of blocks as they stand, for as long as somebody holds the block. */
const shapes = new WeakMap<PhotoBlock, { readonly image: Image; readonly shape: Obstacle | null }>();

function knownShape(block: PhotoBlock, image: Outlined): Obstacle | null {
  const known = shapes.get(block);
  if (known?.image === image) return known.shape;
  const shape = obstacleOf(block, image);
  shapes.set(block, { image, shape });
  return shape;
}

/** What a block that text runs round takes of the page. */
function roundOf(block: Block, records: PictureRecords): Obstacle[] {
  const clear = 'standOff' in block ? block.standOff : 0;
  const frame = grown(block.frame, clear);
  if (block.kind !== 'photo') return [frame];
  if (block.runaround === 'none') return [];
  const beside = block.beside === undefined ? {} : { beside: block.beside };
  const image = block.runaround === 'outline' ? photoImage(records, block) : undefined;
  if (!hasOutline(image)) return [{ ...frame, ...beside }];
  const shape = knownShape(block, image);
  return shape === null ? [] : [{ ...shape, ...beside }];
}

/**
 * What text of a body block must keep clear of: every block that is not body, with its stand-off, and
 * of body those that lie above it, so that no text is ever set on text.
 */
export function obstaclesFor(block: BodyBlock, onPage: readonly Block[], records: PictureRecords): Obstacle[] {
  return onPage.flatMap((other): Obstacle[] => {
    if (other.id === block.id) return [];
    const { runaround } = blockModule<BlockKind>(other.kind);
    if (runaround === 'text') return inReadingOrder(block, other) < 0 ? [other.frame] : [];
    // The ground of the text that stands in it.
    if (runaround === 'on' && holds(other.frame, block.frame)) return [];
    return roundOf(other, records);
  });
}
