/** Panels and lines round pictures that are no rectangles, and pictures cut to such shapes. */
import type { Block, PanelLooks } from '../edition/records.ts';
import type { Shape } from '../edition/shape-records.ts';
import { pathOf, polygonOf } from '../edition/shapes.ts';
import type { DisplayItem, DrawnShape, Picture } from './display-list.ts';
import { groundShapes, inkOf, type SwatchOf } from './grounds.ts';

/** A tint, a pattern and a border of a shape; the border lies within it. A border of figures goes round frames alone. */
export function shapedBox(
  { id: blockId, frame, colour }: Pick<Block, 'id' | 'frame' | 'colour'>,
  { border, tint, shape, shade, pattern }: PanelLooks & { readonly shape: Shape },
  swatchOf: SwatchOf,
): DisplayItem[] {
  const own = inkOf({ ink: 1 }, () => swatchOf(colour));
  const outer = pathOf(shape, frame);
  const ground = { ink: tint, ...(shade && { shade }), ...(pattern && { pattern }) };
  const shapes: DrawnShape[] = groundShapes(frame, ground, (id) => swatchOf(id ?? colour), outer);
  if (border > 0) {
    const most = Math.min(frame.width, frame.height) / 2;
    // One ring: inside it is the outline drawn inward. A border that would fill the shape does.
    const path = border >= most ? outer : `${outer}${pathOf(shape, frame, border)}`;
    shapes.push({ path, rule: 'evenodd', line: null, ...own });
  }
  if (shapes.length === 0) return [];
  return [{ kind: 'drawing', blockId, frame, scale: 1, inked: frame, shapes, overprints: true, alt: '' }];
}

/** What a block's picture is cut to beside its frame. */
export function cutTo(block: Block): Pick<Picture, 'within'> {
  const shape = block.kind === 'photo' ? block.shape : undefined;
  return shape === undefined ? {} : { within: [polygonOf(shape, block.frame)] };
}
