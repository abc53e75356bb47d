/** Panels and lines round pictures that are no rectangles, and pictures cut to such shapes. */
import type { Polygon } from '../edition/polygons.ts';
import type { Block, PanelLooks } from '../edition/records.ts';
import type { Shape } from '../edition/shape-records.ts';
import { pathOf, polygonOf } from '../edition/shapes.ts';
import type { Pt } from '../edition/units.ts';
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

/** The part of a line within a convex shape: from the first to the last place where it meets the shape's sides. */
function within(
  polygon: Polygon,
  from: readonly [Pt, Pt],
  to: readonly [Pt, Pt],
): readonly [readonly [Pt, Pt], readonly [Pt, Pt]] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const shares: number[] = [];
  for (let at = 0; at < polygon.length; at += 2) {
    const [x0 = 0, y0 = 0] = polygon.slice(at, at + 2);
    const next = (at + 2) % polygon.length;
    const [ex, ey] = [(polygon[next] ?? 0) - x0, (polygon[next + 1] ?? 0) - y0];
    const cross = dx * ey - dy * ex;
    if (Math.abs(cross) < 1e-9) continue;
    const along = ((x0 - from[0]) * ey - (y0 - from[1]) * ex) / cross;
    const side = ((x0 - from[0]) * dy - (y0 - from[1]) * dx) / cross;
    if (side >= 0 && side <= 1 && along >= 0 && along <= 1) shares.push(along);
  }
  if (shares.length < 2) return [from, to];
  const at = (share: number) => [from[0] + dx * share, from[1] + dy * share] as const;
  return [at(Math.min(...shares)), at(Math.max(...shares))];
}

/** The place of a picture that is still to come, cut to the shape the picture will be cut to. */
export function vacant(block: Block, item: DisplayItem): readonly DisplayItem[] {
  const shape = block.kind === 'photo' ? block.shape : undefined;
  if (shape === undefined) return [item];
  if (item.kind === 'fill') return shapedBox(block, { border: 0, tint: item.ink, shape }, () => undefined);
  if (item.kind !== 'stroke') return [item];
  const [from, to] = within(polygonOf(shape, block.frame), item.from, item.to);
  return [{ ...item, from, to }];
}
