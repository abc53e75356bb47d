/** TrueType outlines as steps of lines and cubic curves (OpenType 1.9.1, `glyf`). */
import { fontLimits } from './font-limits.ts';
import { componentsOf } from './glyf.ts';

/** A step in units of the face, y up: `M` and `L` with one point, `C` with three, `Z` with none. */
export type OutlineStep = readonly [step: 'M' | 'L' | 'C' | 'Z', ...figures: number[]];

/** Of a point: it lies on the curve; its coordinates are one byte each; it repeats; it is where the one before is, or goes on. */
const ON_CURVE = 0x1;
const SHORT_X = 0x2;
const SHORT_Y = 0x4;
const REPEATED = 0x8;
const SAME_X = 0x10;
const SAME_Y = 0x20;
/** Of a component: its arguments are words, and distances; how it is scaled. */
const WORDS = 0x1;
const DISTANCES = 0x2;
const SCALED = 0x8;
const SCALED_BOTH = 0x40;
const TWO_BY_TWO = 0x80;
const HEADER = 10;
/** Fourteen bits after the point (F2DOT14). */
const F2DOT14 = 1 << 14;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

/** An affine map: `x` becomes `a·x + c·y + e`, `y` becomes `b·x + d·y + f`. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

function coordinates(view: DataView, start: number, flags: readonly number[], short: number, same: number) {
  let at = start;
  let value = 0;
  const values = flags.map((flag) => {
    if ((flag & short) !== 0) value += (flag & same) === 0 ? -view.getUint8(at++) : view.getUint8(at++);
    else if ((flag & same) === 0) {
      value += view.getInt16(at);
      at += 2;
    }
    return value;
  });
  return { values, end: at };
}

/** The contours of an outline that has its own. */
function contoursOf(view: DataView): Point[][] {
  const ends = Array.from({ length: view.getInt16(0) }, (_, at) => view.getUint16(HEADER + at * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = HEADER + ends.length * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const times = 1 + ((flag & REPEATED) === 0 ? 0 : view.getUint8(at++));
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const xs = coordinates(view, at, flags, SHORT_X, SAME_X);
  const ys = coordinates(view, xs.end, flags, SHORT_Y, SAME_Y);
  const points = flags.map(
    (flag, index): Point => ({
      x: xs.values[index] ?? 0,
      y: ys.values[index] ?? 0,
      isOn: (flag & ON_CURVE) !== 0,
    }),
  );
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true });

/** A contour's steps: its quadratic curves as cubic ones, which are the very same. */
function stepsOf(contour: readonly Point[]): OutlineStep[] {
  const [first] = contour;
  const last = contour.at(-1);
  if (first === undefined || last === undefined || contour.length < 2) return [];
  const start = first.isOn ? first : last.isOn ? last : between(first, last);
  const steps: OutlineStep[] = [['M', start.x, start.y]];
  let pen = start;
  let control: Point | null = null;
  const curve = (by: Point, to: Point) => {
    const at = (from: number, via: number) => from + ((via - from) * 2) / 3;
    steps.push(['C', at(pen.x, by.x), at(pen.y, by.y), at(to.x, by.x), at(to.y, by.y), to.x, to.y]);
    pen = to;
  };
  const rest = first.isOn ? contour.slice(1) : contour;
  for (const point of rest.at(-1) === start ? rest : [...rest, start]) {
    if (!point.isOn) {
      if (control !== null) curve(control, between(control, point));
      control = point;
    } else if (control !== null) {
      curve(control, point);
      control = null;
    } else {
      steps.push(['L', point.x, point.y]);
      pen = point;
    }
  }
  steps.push(['Z']);
  return steps;
}

/** Where a component of an outline stands, and how large. */
function matrixAt(view: DataView, at: number): Matrix {
  const flags = view.getUint16(at);
  const isWords = (flags & WORDS) !== 0;
  // Points that are to meet are not looked for: no face of ours has them.
  const isMoved = (flags & DISTANCES) !== 0;
  const argument = (index: number) => (isWords ? view.getInt16(at + 4 + index * 2) : view.getInt8(at + 4 + index));
  const [e, f] = isMoved ? [argument(0), argument(1)] : [0, 0];
  const from = at + (isWords ? 8 : 6);
  const scale = (index: number) => view.getInt16(from + index * 2) / F2DOT14;
  if ((flags & SCALED) !== 0) return [scale(0), 0, 0, scale(0), e, f];
  if ((flags & SCALED_BOTH) !== 0) return [scale(0), 0, 0, scale(1), e, f];
  if ((flags & TWO_BY_TWO) !== 0) return [scale(0), scale(1), scale(2), scale(3), e, f];
  return [1, 0, 0, 1, e, f];
}

function mapped(steps: readonly OutlineStep[], [a, b, c, d, e, f]: Matrix): OutlineStep[] {
  return steps.map(([step, ...figures]): OutlineStep => {
    const moved: number[] = [];
    for (let at = 0; at + 1 < figures.length; at += 2) {
      const [x = 0, y = 0] = [figures[at], figures[at + 1]];
      moved.push(a * x + c * y + e, b * x + d * y + f);
    }
    return [step, ...moved];
  });
}

/** A glyph's outline with what it is made of; `outlineOf` gives the bytes of a glyph's, none of one that draws nothing. */
export function outlineSteps(outlineOf: (glyph: number) => Uint8Array, glyph: number, depth = 0): OutlineStep[] {
  const outline = outlineOf(glyph);
  if (outline.length < HEADER || depth > fontLimits.depth) return [];
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (view.getInt16(0) >= 0) return contoursOf(view).flatMap(stepsOf);
  return componentsOf(outline, glyph).components.flatMap((part) =>
    mapped(outlineSteps(outlineOf, part.glyph, depth + 1), matrixAt(view, part.at)),
  );
}
