/**
 * 剪贴路径: the path that a picture's maker said it is to be clipped to, from its file's image resources (Adobe Photoshop File
 * Formats Specification, "Path resource format"): 2000 to 2997 hold paths, 2999 names the one that clips.
 */
import {
  MOST_CONTOURS,
  MOST_POINTS,
  OUTLINE_PARTS,
  type PictureOutline,
} from '../../../shared/edition/picture-outline.ts';
import { type Polygon, polygonsWithin } from '../../../shared/edition/polygons.ts';
import { type PhotoshopResource, photoshopResources } from './photoshop-resources.ts';
import { simplified } from './simplify.ts';

const FIRST_PATH = 2000;
const LAST_PATH = 2997;
const CLIPPING_NAME = 2999;

/** Bytes of a record, and what records are (their selectors). */
const RECORD = 26;
const CLOSED_LENGTH = 0;
const CLOSED_KNOTS: readonly number[] = [1, 2];
const OPEN_LENGTH = 3;
const INITIAL_FILL = 8;
/** The most records that are read: an outline with more corners is no one's by hand, and traced ones have fewer. */
const MOST_RECORDS = 100_000;
/** What a figure of 8 bits before the point and 24 behind it counts. */
const FIXED = 2 ** 24;

/** How far lines may lie from the curve they stand for, as a share of the picture's sides. */
const TOLERANCE = 1 / 5000;

type Place = readonly [x: number, y: number];

/** A knot of a path: the control point before it, itself, the one after. */
type Knot = readonly [before: Place, at: Place, after: Place];

interface Path {
  readonly contours: readonly (readonly Knot[])[];
  /** What is filled at first: true where the contours cut holes into all of it. */
  readonly isFilledFirst: boolean;
}

/** The knots of a path's closed contours, in shares of the picture as it is stored. Open ones enclose nothing. */
function pathOf({ data }: PhotoshopResource): Path {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const contours: Knot[][] = [];
  let isClosed = false;
  let isFilledFirst = false;
  const place = (at: number): Place => [view.getInt32(at + 4) / FIXED, view.getInt32(at) / FIXED];
  for (let at = 0; at + RECORD <= Math.min(data.length, MOST_RECORDS * RECORD); at += RECORD) {
    const selector = view.getUint16(at);
    if (selector === CLOSED_LENGTH) contours.push([]);
    if (selector === CLOSED_LENGTH || selector === OPEN_LENGTH) isClosed = selector === CLOSED_LENGTH;
    if (selector === INITIAL_FILL) isFilledFirst = view.getUint16(at + 2) === 1;
    if (isClosed && CLOSED_KNOTS.includes(selector)) {
      contours.at(-1)?.push([place(at + 2), place(at + 10), place(at + 18)]);
    }
  }
  return { contours: contours.filter((knots) => knots.length > 1), isFilledFirst };
}

/** Lines that a curve is cut into at the most, and all curves of a path together: more are first cut more coarsely. */
const MOST_PARTS = 200;
const MOST_LINES = 20_000;

/** How many lines a cubic is cut into: n of them lie within ¾ of its bend over n² of it (Wang 1984). */
function partsOf([x0, y0]: Place, [x1, y1]: Place, [x2, y2]: Place, [x3, y3]: Place, tolerance: number): number {
  const bend = Math.max(Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), Math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3));
  return Math.max(1, Math.min(MOST_PARTS, Math.ceil(Math.sqrt((0.75 * bend) / tolerance))));
}

/** Puts the corners of the lines that stand for a curve at the end of a polygon, without where it ends. */
function flatten(
  out: number[],
  [x0, y0]: Place,
  [x1, y1]: Place,
  [x2, y2]: Place,
  [x3, y3]: Place,
  parts: number,
): void {
  for (let part = 0; part < parts; part++) {
    const t = part / parts;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    out.push(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
  }
}

/** The curves of a contour: from a place, by two control points, to another. */
function curvesOf(knots: readonly Knot[]): (readonly [Place, Place, Place, Place])[] {
  return knots.map(([, from, after], at) => {
    const [before, to] = knots[(at + 1) % knots.length] ?? [from, from];
    return [from, after, before, to];
  });
}

/** Lines that a path is cut into. */
function linesOf({ contours }: Path, tolerance: number): number {
  return contours.reduce(
    (sum, knots) => curvesOf(knots).reduce((lines, curve) => lines + partsOf(...curve, tolerance / 2), sum),
    0,
  );
}

function polygonOf(knots: readonly Knot[], tolerance: number): Polygon {
  const out: number[] = [];
  for (const curve of curvesOf(knots)) flatten(out, ...curve, partsOf(...curve, tolerance / 2));
  // Straight sides come as curves, too.
  return simplified(out, tolerance / 2);
}

/** Where a place of a stored picture is seen, by its orientation (EXIF, TIFF 6.0: 1 to 8). */
export function asSeen([x, y]: Place, orientation: number): Place {
  const places: readonly Place[] = [
    [x, y],
    [1 - x, y],
    [1 - x, 1 - y],
    [x, 1 - y],
    [y, x],
    [1 - y, x],
    [1 - y, 1 - x],
    [y, 1 - x],
  ];
  return places[orientation - 1] ?? [x, y];
}

function turned(polygon: Polygon, orientation: number): Polygon {
  if (orientation === 1) return polygon;
  const out: number[] = [];
  for (let at = 0; at + 1 < polygon.length; at += 2) {
    out.push(...asSeen([polygon[at] ?? 0, polygon[at + 1] ?? 0], orientation));
  }
  return out;
}

/** The largest picture that paths are taken from: all of it, in shares. */
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const RECTANGLE: Polygon = [0, 0, 1, 0, 1, 1, 0, 1];

/** A polygon in whole parts of the picture's sides; null of one that encloses nothing. */
function inParts(polygon: Polygon): number[] | null {
  const out: number[] = [];
  for (let at = 0; at + 1 < polygon.length; at += 2) {
    const [x, y] = [0, 1].map((axis) => Math.round((polygon[at + axis] ?? 0) * OUTLINE_PARTS));
    if (x === undefined || y === undefined || (x === out.at(-2) && y === out.at(-1))) continue;
    out.push(x, y);
  }
  return out.length < 6 ? null : out;
}

function contoursOf({ contours, isFilledFirst }: Path, orientation: number, tolerance: number): number[][] {
  const polygons = contours.map((knots) => turned(polygonOf(knots, tolerance), orientation));
  return polygonsWithin(isFilledFirst ? [RECTANGLE, ...polygons] : polygons, WHOLE).flatMap((polygon) => {
    const parts = inParts(polygon);
    return parts === null ? [] : [parts];
  });
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** What a file says of paths. */
export interface FoundPath {
  /** Null where none clips, or the one that does leaves nothing of the picture. */
  readonly outline: PictureOutline | null;
  /** Paths that were saved with the picture and do not clip it. */
  readonly others: number;
}

/** The paths of a file by what they are called, and the one that clips. */
function pathsOf(bytes: Uint8Array): { readonly clipping: PhotoshopResource | undefined; readonly others: number } {
  const resources = photoshopResources(bytes);
  const paths = [...resources].filter(([id]) => id >= FIRST_PATH && id <= LAST_PATH).map(([, resource]) => resource);
  const named = resources.get(CLIPPING_NAME)?.data;
  // A name with its length before it; behind it stands how finely it is to be flattened, which is ours to say.
  const name = named === undefined || named[0] === undefined ? undefined : named.subarray(1, 1 + named[0]);
  const clipping = name === undefined || name.length === 0 ? undefined : paths.find((path) => isSame(path.name, name));
  return { clipping, others: paths.length - (clipping === undefined ? 0 : 1) };
}

/** A path in no more corners than records may have: the tolerance is doubled until it is. */
function withinLimits(path: Path, orientation: number): number[][] | null {
  for (let tolerance = TOLERANCE; tolerance < 1; tolerance *= 2) {
    if (linesOf(path, tolerance) > MOST_LINES) continue;
    const contours = contoursOf(path, orientation, tolerance);
    if (contours.length > MOST_CONTOURS) return null;
    if (contours.reduce((sum, { length }) => sum + length / 2, 0) <= MOST_POINTS) return contours;
  }
  return null;
}

/** Finds the clipping path of a picture whose file says it is to be turned as `orientation` has it (EXIF, 1 to 8). */
export function clippingPath(bytes: Uint8Array, orientation: number): FoundPath {
  const { clipping, others } = pathsOf(bytes);
  if (clipping === undefined) return { outline: null, others };
  const contours = withinLimits(pathOf(clipping), orientation);
  // One of more contours than are kept is no outline to run round, nor to clip to: it is told with the others.
  if (contours === null || contours.length === 0) return { outline: null, others: others + 1 };
  return { outline: { by: 'path', contours }, others };
}
