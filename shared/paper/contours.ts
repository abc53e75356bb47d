/** Contours of outlines: their steps, which way they turn, what lies in what. */

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

/** Lines across an outline along which its fill is measured. */
const SCANS = 500;

/**
 * The area that contours ink where a fill by turns (even-odd) leaves white, in squares of their units, as measured along
 * lines across them: nothing of {@link woundFromEvenOdd} of contours that do not cross. The rest of both fills is the same.
 */
export function inkOverWhite(contours: readonly Contour[]): number {
  const { top, bottom } = extentOf(contours);
  const height = (bottom - top) / SCANS;
  if (!(height > 0)) return 0;
  const crossings = Array.from({ length: SCANS }, (): [x: number, turn: 1 | -1][] => []);
  for (const polygon of contours.map(polygonOf)) {
    polygon.forEach(([ax, ay], at) => {
      const [bx, by] = polygon[(at + 1) % polygon.length] ?? [ax, ay];
      const [from, to] = ay < by ? [ay, by] : [by, ay];
      // Each line lies in the middle of its band: those from `from` on and before `to`.
      for (let scan = Math.max(0, Math.ceil((from - top) / height - 0.5)); scan < SCANS; scan++) {
        const y = top + (scan + 0.5) * height;
        if (y >= to) break;
        crossings[scan]?.push([ax + ((bx - ax) * (y - ay)) / (by - ay), by > ay ? 1 : -1]);
      }
    });
  }
  return crossings.reduce((area, line) => area + overWhite(line.toSorted(([a], [b]) => a - b)) * height, 0);
}

/** The length of a line that lies in ink and has been turned round an even number of times. */
function overWhite(crossings: readonly (readonly [x: number, turn: 1 | -1])[]): number {
  let turns = 0;
  return crossings.reduce((length, [x, turn], at) => {
    turns += turn;
    const [next] = crossings[at + 1] ?? [x];
    return turns !== 0 && turns % 2 === 0 ? length + next - x : length;
  }, 0);
}
