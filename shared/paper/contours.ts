/** Contours of outlines: their steps, which way they turn, what lies in what. */
import type { ArtworkShape } from './artwork-records.ts';

/** A step to a point: a line, or a cubic curve with its two control points before the point. */
interface Step {
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A closed contour: where it begins, and its steps. */
export interface Contour {
  readonly start: readonly [x: number, y: number];
  readonly steps: readonly Step[];
}

/** The contours of an outline as records have it. What is left open is closed: it is filled. */
export function contoursOf(outline: string): Contour[] {
  const contours: { start: readonly [number, number]; steps: Step[] }[] = [];
  let isClosed = false;
  for (const [step] of outline.matchAll(/[MLCZ][^MLCZ]*/gu)) {
    const numbers = step.slice(1).trim().split(' ').map(Number);
    const points = Array.from({ length: numbers.length >> 1 }, (_, at): readonly [number, number] => [
      numbers[at * 2] ?? 0,
      numbers[at * 2 + 1] ?? 0,
    ]);
    const [first] = points;
    const last = contours.at(-1);
    if (first === undefined) isClosed = true;
    else if (step.startsWith('M')) {
      contours.push({ start: first, steps: [] });
      isClosed = false;
    } else if (last !== undefined && isClosed) {
      // After a close the next contour begins where the one before did.
      contours.push({ start: last.start, steps: [{ points }] });
      isClosed = false;
    } else last?.steps.push({ points });
  }
  return contours.filter(({ steps }) => steps.length > 0);
}

/** The outline of contours. */
export function outlineOfContours(contours: readonly Contour[]): string {
  const said = (point: readonly [number, number]) => `${point[0]} ${point[1]}`;
  return contours
    .map(({ start, steps }) => {
      const rest = steps.map(({ points }) => `${points.length === 1 ? 'L' : 'C'}${points.map(said).join(' ')}`);
      return `M${said(start)}${rest.join('')}Z`;
    })
    .join('');
}

/** A contour the other way round. */
export function reversed({ start, steps }: Contour): Contour {
  const path = [start, ...steps.flatMap(({ points }) => points)].toReversed();
  let at = 1;
  const back = steps.toReversed().map(({ points }) => {
    const part = path.slice(at, at + points.length);
    at += points.length;
    return { points: part };
  });
  return { start: path[0] ?? start, steps: back };
}

/** Parts a curve is cut into where its area is measured. */
const PARTS = 8;

/** A contour as a polygon. */
function polygonOf({ start, steps }: Contour): (readonly [number, number])[] {
  const polygon = [start];
  let from = start;
  for (const { points } of steps) {
    const [a, b, c] = points;
    if (a !== undefined && b !== undefined && c !== undefined) {
      for (let part = 1; part <= PARTS; part++) {
        const t = part / PARTS;
        const u = 1 - t;
        const on = (axis: 0 | 1) =>
          u ** 3 * from[axis] + 3 * u * u * t * a[axis] + 3 * u * t * t * b[axis] + t ** 3 * c[axis];
        polygon.push([on(0), on(1)]);
      }
      from = c;
    } else if (a !== undefined) {
      polygon.push(a);
      from = a;
    }
  }
  return polygon;
}

function areaOf(polygon: readonly (readonly [number, number])[]): number {
  return polygon.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = polygon[(at + 1) % polygon.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** The box round what contours enclose, and the area of it all, each contour by itself, in squares of their units. */
export function extentOf(contours: readonly Contour[]) {
  const polygons = contours.map(polygonOf);
  const points = polygons.flat();
  const side = (axis: 0 | 1, pick: (a: number, b: number) => number, from: number) =>
    points.reduce((best, point) => pick(best, point[axis]), from);
  return {
    left: side(0, Math.min, Number.POSITIVE_INFINITY),
    top: side(1, Math.min, Number.POSITIVE_INFINITY),
    right: side(0, Math.max, Number.NEGATIVE_INFINITY),
    bottom: side(1, Math.max, Number.NEGATIVE_INFINITY),
    area: polygons.reduce((sum, polygon) => sum + Math.abs(areaOf(polygon)), 0),
  };
}

function isWithin(polygon: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let isInside = false;
  polygon.forEach(([ax, ay], at) => {
    const [bx, by] = polygon[(at + 1) % polygon.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  });
  return isInside;
}

/** Contours of one filled shape that turn one way on the whole: shapes laid over each other never undo one another. */
export function turnedAlike(contours: readonly Contour[]): readonly Contour[] {
  const area = contours.reduce((sum, contour) => sum + areaOf(polygonOf(contour)), 0);
  return area < 0 ? contours.map(reversed) : contours;
}

/**
 * Contours filled by turns (even-odd) as contours that wind round what they fill: every second one inwards turns the other
 * way. It holds of contours that do not cross.
 */
export function woundFromEvenOdd(contours: readonly Contour[]): readonly Contour[] {
  const polygons = contours.map(polygonOf);
  return contours.map((contour, at) => {
    const depth = polygons.filter((polygon, other) => other !== at && isWithin(polygon, contour.start)).length;
    const isForward = areaOf(polygons[at] ?? []) >= 0;
    return isForward === (depth % 2 === 0) ? contour : reversed(contour);
  });
}

/** Contours that are filled together, and by which rule (SVG 2 §13.4.2). */
export interface FilledShape {
  readonly contours: readonly Contour[];
  readonly rule: ArtworkShape['rule'];
}

/** Where a line across shapes meets one of them, by its place among them, and which way that turns. */
interface Crossing {
  readonly x: number;
  readonly turn: 1 | -1;
  readonly shape: number;
}

/** Lines across shapes along which their fill is measured. */
const SCANS = 500;

/**
 * The area that is filled otherwise where all contours of shapes are filled as one, wherever they wind round it, than where
 * each shape is filled by its rule: in squares of their units, as measured along lines across them. Of contours that neither
 * {@link turnedAlike} nor {@link woundFromEvenOdd} can turn so that it is the same there is some.
 */
export function areaFilledOtherwise(shapes: readonly FilledShape[]): number {
  const { top, bottom } = extentOf(shapes.flatMap(({ contours }) => contours));
  const height = (bottom - top) / SCANS;
  if (!(height > 0)) return 0;
  const sides = shapes.flatMap(({ contours }, shape) =>
    contours.flatMap((contour) => {
      const polygon = polygonOf(contour);
      return polygon.map(([ax, ay], at) => {
        const [bx, by] = polygon[(at + 1) % polygon.length] ?? [ax, ay];
        return { ax, ay, bx, by, shape };
      });
    }),
  );
  let area = 0;
  for (let scan = 0; scan < SCANS; scan++) {
    const y = top + (scan + 0.5) * height;
    const line = sides.flatMap(({ ax, ay, bx, by, shape }): Crossing[] =>
      ay > y === by > y ? [] : [{ x: ax + ((bx - ax) * (y - ay)) / (by - ay), turn: by > ay ? 1 : -1, shape }],
    );
    area += filledOtherwise(line, shapes) * height;
  }
  return area;
}

/** How much of a line is ink by one way of filling and none by the other. */
function filledOtherwise(line: readonly Crossing[], shapes: readonly FilledShape[]): number {
  const turns = shapes.map(() => 0);
  let all = 0;
  let inked = 0;
  const isInk = (shape: number, count: number) => (shapes[shape]?.rule === 'evenodd' ? count % 2 !== 0 : count !== 0);
  return line
    .toSorted((a, b) => a.x - b.x)
    .reduce((length, { x, turn, shape }, at, sorted) => {
      const before = turns[shape] ?? 0;
      turns[shape] = before + turn;
      inked += Number(isInk(shape, before + turn)) - Number(isInk(shape, before));
      all += turn;
      return inked > 0 === (all !== 0) ? length : length + (sorted[at + 1]?.x ?? x) - x;
    }, 0);
}
