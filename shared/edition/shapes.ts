/** Shapes in their frames: as polygons, for what is cut and what text runs along, and as paths, for what is drawn. */
import { boundsOfPolygons, type Polygon } from './polygons.ts';
import { type FrameCorner, frameCorners, SHAPE_PARTS, type Shape } from './shape-records.ts';
import { cornersOf } from './turned.ts';
import { type Frame, figure, type Pt } from './units.ts';

/** How far a polygon may lie from the curve it stands for, in points: a platesetter's spot is as wide. */
const FINE = 0.03;
/** The share of a radius at which a cubic curve's handles make a quarter of a circle (Riškus 2006). */
const KAPPA = 0.5522847498;

/** Where a quarter of an ellipse goes: from one place over a corner to another. */
interface Quarter {
  readonly from: readonly [Pt, Pt];
  readonly corner: readonly [Pt, Pt];
  readonly to: readonly [Pt, Pt];
}

/** A corner of an outline: sharp, or a quarter of an ellipse. */
type Corner = readonly [Pt, Pt] | Quarter;

function isQuarter(corner: Corner): corner is Quarter {
  return 'corner' in corner;
}

/** The frame a shape fills: of a circle, the largest square in the middle. */
function filled(shape: Shape, frame: Frame): Frame {
  if (shape.kind !== 'circle') return frame;
  const side = Math.min(frame.width, frame.height);
  return {
    x: frame.x + (frame.width - side) / 2,
    y: frame.y + (frame.height - side) / 2,
    width: side,
    height: side,
  };
}

/** Corners of a frame, each as far rounded across and down as it says. */
function roundedCorners(
  { x, y, width, height }: Frame,
  radius: (corner: FrameCorner) => readonly [across: Pt, down: Pt],
): Corner[] {
  const [right, foot] = [x + width, y + height];
  const at: Readonly<Record<FrameCorner, readonly [Pt, Pt]>> = {
    'top-left': [x, y],
    'top-right': [right, y],
    'bottom-right': [right, foot],
    'bottom-left': [x, foot],
  };
  return frameCorners.map((name): Corner => {
    const corner = at[name];
    const [across, down] = radius(name);
    if (across <= 0 || down <= 0) return corner;
    const inX = name.endsWith('left') ? across : -across;
    const inY = name.startsWith('top') ? down : -down;
    const level: readonly [Pt, Pt] = [corner[0] + inX, corner[1]];
    const upright: readonly [Pt, Pt] = [corner[0], corner[1] + inY];
    // Clockwise: the top left and the bottom right corner are come to along an upright side.
    const fromUpright = name === 'top-left' || name === 'bottom-right';
    return { from: fromUpright ? upright : level, corner, to: fromUpright ? level : upright };
  });
}

/** A polygon drawn inward by a distance, its corners where the moved sides meet. */
function inward(polygon: Polygon, by: Pt): Polygon {
  const count = polygon.length / 2;
  const corner = (at: number) => {
    const place = (((at % count) + count) % count) * 2;
    return { x: polygon[place] ?? 0, y: polygon[place + 1] ?? 0 };
  };
  let twice = 0;
  for (let at = 0; at < count; at++) {
    const [a, b] = [corner(at), corner(at + 1)];
    twice += a.x * b.y - b.x * a.y;
  }
  const side = twice < 0 ? -1 : 1;
  const moved: number[] = [];
  for (let at = 0; at < count; at++) {
    const [before, here, after] = [corner(at - 1), corner(at), corner(at + 1)];
    const normal = (a: typeof here, b: typeof here) => {
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      return { x: (-(b.y - a.y) / length) * side, y: ((b.x - a.x) / length) * side };
    };
    const [one, two] = [normal(before, here), normal(here, after)];
    const sum = { x: one.x + two.x, y: one.y + two.y };
    // How far the meeting point lies along the bisector; corners sharper than this are not drawn on for ever.
    const square = Math.max(0.2, sum.x ** 2 + sum.y ** 2);
    moved.push(here.x + (2 * by * sum.x) / square, here.y + (2 * by * sum.y) / square);
  }
  return moved;
}

/** The outline of a shape in a frame, clockwise; drawn inward by a distance. */
function outlineOf(shape: Shape, frame: Frame, by: Pt): readonly Corner[] {
  const { x, y, width, height } = filled(shape, frame);
  if (shape.kind === 'polygon') {
    const figures = shape.corners.map((figure, at) =>
      at % 2 === 0 ? x + (figure / SHAPE_PARTS) * width : y + (figure / SHAPE_PARTS) * height,
    );
    const drawn = by === 0 ? figures : inward(figures, by);
    return drawn.flatMap((figure, at): Corner[] => (at % 2 === 0 ? [[figure, drawn[at + 1] ?? 0]] : []));
  }
  const box = {
    x: x + by,
    y: y + by,
    width: Math.max(0, width - 2 * by),
    height: Math.max(0, height - 2 * by),
  };
  if (shape.kind !== 'rounded') return roundedCorners(box, () => [box.width / 2, box.height / 2]);
  const most = Math.min(width, height) / 2;
  const radius = Math.max(0, Math.min(shape.radius, most) - by);
  const { corners = frameCorners } = shape;
  return roundedCorners(box, (corner) => (corners.includes(corner) ? [radius, radius] : [0, 0]));
}

/** A quarter of an ellipse as corners of a polygon, its ends included. */
function flattened({ from, corner, to }: Quarter): number[] {
  // From the middle of the ellipse: a quarter goes from one half axis to the other.
  const middle = [from[0] + to[0] - corner[0], from[1] + to[1] - corner[1]] as const;
  const radius = Math.max(
    Math.hypot(from[0] - middle[0], from[1] - middle[1]),
    Math.hypot(to[0] - middle[0], to[1] - middle[1]),
  );
  const step = 2 * Math.acos(Math.max(0.5, 1 - FINE / Math.max(radius, FINE)));
  const steps = Math.max(4, Math.ceil(Math.PI / 2 / step));
  return Array.from({ length: steps + 1 }, (_, at) => {
    const angle = (at / steps) * (Math.PI / 2);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [0, 1].map(
      (axis) =>
        (middle[axis] ?? 0) +
        ((from[axis] ?? 0) - (middle[axis] ?? 0)) * cos +
        ((to[axis] ?? 0) - (middle[axis] ?? 0)) * sin,
    );
  }).flat();
}

/** A shape in a frame as a polygon, clockwise. */
export function polygonOf(shape: Shape, frame: Frame): Polygon {
  return outlineOf(shape, frame, 0).flatMap((corner) => (isQuarter(corner) ? flattened(corner) : [...corner]));
}

/** What a block is cut to, or is: its shape in its frame, or all of the frame. */
export function polygonIn({ frame, shape }: { readonly frame: Frame; readonly shape?: Shape }): Polygon {
  return shape === undefined ? cornersOf(frame) : polygonOf(shape, frame);
}

/**
 * A shape as steps of a drawing (`Artwork`'s: M, L, C, Z), from the frame's top left corner, in points; drawn inward by a
 * distance.
 */
export function pathOf(shape: Shape, frame: Frame, by: Pt = 0): string {
  const point = ([x, y]: readonly [Pt, Pt]) => `${figure(x - frame.x)} ${figure(y - frame.y)}`;
  const steps = outlineOf(shape, frame, by).map((corner, at) => {
    const go = at === 0 ? 'M' : 'L';
    if (!isQuarter(corner)) return `${go}${point(corner)}`;
    const { from, corner: over, to } = corner;
    const handle = (end: readonly [Pt, Pt]): readonly [Pt, Pt] => [
      end[0] + (over[0] - end[0]) * KAPPA,
      end[1] + (over[1] - end[1]) * KAPPA,
    ];
    return `${go}${point(from)}C${point(handle(from))} ${point(handle(to))} ${point(to)}`;
  });
  return `${steps.join('')}Z`;
}

/** A polygon on the page as corners of one drawn in a frame, in parts of it; clipped to `least` and `most` parts. */
export function cornersIn(polygon: Polygon, frame: Frame, least: number, most: number): number[] {
  const within = (value: number) => Math.max(least, Math.min(most, Math.round(value)));
  return polygon.map((value, at) =>
    within(
      at % 2 === 0
        ? ((value - frame.x) / Math.max(frame.width, 0.01)) * SHAPE_PARTS
        : ((value - frame.y) / Math.max(frame.height, 0.01)) * SHAPE_PARTS,
    ),
  );
}

/** Corners in parts of a frame as a polygon on the page. */
export function cornersOnPage(corners: readonly number[], { x, y, width, height }: Frame): Polygon {
  return corners.map((value, at) =>
    at % 2 === 0 ? x + (value / SHAPE_PARTS) * width : y + (value / SHAPE_PARTS) * height,
  );
}

/** A regular polygon of so many corners, one of them at the top, as large as the frame in both directions. */
export function regularPolygon(count: number): Shape {
  const around = Array.from({ length: count }, (_, at) => {
    const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
    return [Math.cos(angle), Math.sin(angle)];
  }).flat();
  const bounds = boundsOfPolygons([around]) ?? { x: 0, y: 0, width: 1, height: 1 };
  return { kind: 'polygon', corners: cornersIn(around, bounds, 0, SHAPE_PARTS) };
}
