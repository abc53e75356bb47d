/** What lies behind letters and in panels: tints that go over into others, patterns, borders of figures. */
import type { Frill, Paint, Pattern, Shade } from '../edition/effect-records.ts';
import type { BlockId } from '../edition/ids.ts';
import type { Swatch } from '../edition/records.ts';
import type { Frame } from '../edition/units.ts';
import type { DisplayItem, Drawing, DrawnShape } from './display-list.ts';
import { frillShapes } from './frills.ts';
import { patternShape } from './patterns.ts';

/** Looks up a swatch; undefined for black, and for one that is gone. */
export type SwatchOf = (id: string | undefined) => Swatch | undefined;

/** A paint as items have it. */
export function inkOf({ ink, colour }: Paint, swatchOf: SwatchOf): { readonly ink: number; readonly colour?: Swatch } {
  const swatch = swatchOf(colour);
  return swatch === undefined ? { ink } : { ink, colour: swatch };
}

/** From where to where an even change of tint runs over a rectangle at an angle: its first and last corner that way. */
function axisOf(
  { angle }: Shade,
  width: number,
  height: number,
): Pick<NonNullable<DrawnShape['shade']>, 'from' | 'end'> {
  const way = (angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(way), Math.sin(way)];
  const reach = (Math.abs(dx) * width + Math.abs(dy) * height) / 2;
  const [x, y] = [width / 2, height / 2];
  return { from: [x - dx * reach, y - dy * reach], end: [x + dx * reach, y + dy * reach] };
}

const rectangle = (width: number, height: number) => `M0 0L${width} 0L${width} ${height}L0 ${height}Z`;

function drawing(blockId: BlockId, frame: Frame, shapes: readonly DrawnShape[]): Drawing {
  return { kind: 'drawing', blockId, frame, scale: 1, inked: frame, shapes, alt: '', overprints: true };
}

/** What a ground is made of. */
export interface Ground extends Paint {
  readonly shade?: Shade;
  readonly pattern?: Pattern;
}

/** A tint of an outline in a frame, even or going over into another, and the pattern on it. */
export function groundShapes(
  { width, height }: Pick<Frame, 'width' | 'height'>,
  ground: Ground,
  swatchOf: SwatchOf,
  outline?: string,
): DrawnShape[] {
  const { shade, pattern } = ground;
  const path = outline ?? rectangle(width, height);
  const shapes: DrawnShape[] = [];
  if (ground.ink > 0 || shade !== undefined) {
    const goes = shade === undefined ? {} : { shade: { to: shade.to, ...axisOf(shade, width, height) } };
    shapes.push({ path, rule: 'nonzero', line: null, ...inkOf(ground, swatchOf), ...goes });
  }
  if (pattern !== undefined) {
    const within = outline === undefined ? {} : { within: outline };
    shapes.push({ ...patternShape(pattern, width, height), ...inkOf(pattern, swatchOf), ...within });
  }
  return shapes;
}

/** A ground of a rectangle. */
export function groundItems(blockId: BlockId, frame: Frame, ground: Ground, swatchOf: SwatchOf): DisplayItem[] {
  if (!(frame.width > 0 && frame.height > 0)) return [];
  const shapes = groundShapes(frame, ground, swatchOf);
  return shapes.length === 0 ? [] : [drawing(blockId, frame, shapes)];
}

/** A border of figures within a frame. */
export function frillItems(blockId: BlockId, frame: Frame, frill: Frill, swatchOf: SwatchOf): DisplayItem[] {
  const shapes = frillShapes(frill, { x: 0, y: 0, width: frame.width, height: frame.height });
  return [
    drawing(
      blockId,
      frame,
      shapes.map((shape) => ({ ...shape, ...inkOf(frill, swatchOf) })),
    ),
  ];
}
