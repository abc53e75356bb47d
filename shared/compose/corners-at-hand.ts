/** The corners of a block that are moved one by one: of its shape, or of the line that text runs along. */
import { boundsOfPolygons, type Polygon } from '../edition/polygons.ts';
import { photoImage } from '../edition/selectors.ts';
import { type CornersOf, cornersMoved, type ShapedBlock } from '../edition/shaping.ts';
import type { PictureRecords } from './obstacles.ts';
import { contoursShown } from './outline-place.ts';

/** What of a picture's own outline a photo shows: the largest part of it; undefined where it has none. */
function outlineOf(records: PictureRecords, block: ShapedBlock): Polygon | undefined {
  const image = block.kind === 'photo' ? photoImage(records, block) : undefined;
  if (block.kind !== 'photo' || image?.outline === undefined) return undefined;
  const area = (polygon: Polygon) => {
    const bounds = boundsOfPolygons([polygon]);
    return bounds === null ? 0 : bounds.width * bounds.height;
  };
  const shown = contoursShown({ ...image, outline: image.outline }, block.frame, block.crop);
  return shown.toSorted((a, b) => area(b) - area(a))[0];
}

/** The corners, where they lie while the block is level. A line that was never drawn begins as the picture's own outline. */
export function cornersAtHand(records: PictureRecords, block: ShapedBlock, of: CornersOf): Polygon {
  return cornersMoved(block, of, outlineOf(records, block));
}
