/** Panels and lines round pictures that are no rectangles, and pictures cut to such shapes. */
import type { Block, PanelLooks, Swatch } from '../edition/records.ts';
import type { Shape } from '../edition/shape-records.ts';
import { pathOf, polygonOf } from '../edition/shapes.ts';
import type { DisplayItem, DrawnShape, Picture } from './display-list.ts';

/** A tint and a border of a shape; the border lies within it. */
export function shapedBox(
  { id: blockId, frame }: Pick<Block, 'id' | 'frame'>,
  { border, tint, shape }: PanelLooks & { readonly shape: Shape },
  colour: Swatch | undefined,
): DisplayItem[] {
  const own = colour === undefined ? {} : { colour };
  const outer = pathOf(shape, frame);
  const shapes: DrawnShape[] = [];
  if (tint > 0) shapes.push({ path: outer, rule: 'nonzero', line: null, ink: tint, ...own });
  if (border > 0) {
    const most = Math.min(frame.width, frame.height) / 2;
    // One ring: inside it is the outline drawn inward. A border that would fill the shape does.
    const path = border >= most ? outer : `${outer}${pathOf(shape, frame, border)}`;
    shapes.push({ path, rule: 'evenodd', line: null, ink: 1, ...own });
  }
  if (shapes.length === 0) return [];
  return [{ kind: 'drawing', blockId, frame, scale: 1, inked: frame, shapes, overprints: true, alt: '' }];
}

/** What a block's picture is cut to beside its frame. */
export function cutTo(block: Block): Pick<Picture, 'within'> {
  const shape = block.kind === 'photo' ? block.shape : undefined;
  return shape === undefined ? {} : { within: [polygonOf(shape, block.frame)] };
}
