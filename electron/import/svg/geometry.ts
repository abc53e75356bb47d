/** Outlines of an SVG as our own: every shape a path, every path lines and cubic curves, under one system of coordinates. */
import { SVGPathData } from 'svg-pathdata';
import type { Frame } from '../../../shared/edition/units.ts';

/** `x' = a x + c y + e`, `y' = b x + d y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does `inner` first. */
export function within(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** False of a matrix that has grown beyond all numbers. */
export function isMeasurable(matrix: Matrix): boolean {
  return matrix.every(Number.isFinite);
}

/** How much larger a matrix makes lengths on the whole, and whether it makes all of them so. */
export function scaleOf([a, b, c, d]: Matrix): { readonly scale: number; readonly isEven: boolean } {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
  const isEven =
    Math.abs(across - down) <= 1e-3 * Math.max(across, down) && Math.abs(a * c + b * d) <= 1e-3 * across * down;
  return { scale: Math.sqrt(Math.abs(a * d - b * c)), isEven };
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function transformOf(name: string, values: readonly number[]): Matrix | null {
  const [first = 0, second, third] = values;
  switch (name) {
    case 'matrix': {
      const [a, b, c, d, e, f] = values;
      if (
        a === undefined ||
        b === undefined ||
        c === undefined ||
        d === undefined ||
        e === undefined ||
        f === undefined
      ) {
        return null;
      }
      return [a, b, c, d, e, f];
    }
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0];
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate': {
      const [cos, sin] = [Math.cos(radians(first)), Math.sin(radians(first))];
      const [x, y] = [second ?? 0, third ?? 0];
      return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
    }
    case 'skewX':
      return [1, 0, Math.tan(radians(first)), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(radians(first)), 0, 1, 0, 0];
    default:
      return null;
  }
}

const NUMBER = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/giu;

/** Numbers of a list, with whatever stands between them. */
function numbersIn(text: string): number[] {
  return (text.match(NUMBER) ?? []).map(Number).filter(Number.isFinite);
}

/** Characters of a value that holds a length, a few numbers or a transform. */
const LONGEST = 500;

/** As {@link numbersIn}, of a list that holds a few: it may be read for every use of an element. */
export function fewNumbersIn(text: string): number[] {
  return numbersIn(text.slice(0, LONGEST));
}

/** Degrees of each unit of angle (CSS Values 4 §7.1). */
const angles: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['deg', 1],
  ['rad', 180 / Math.PI],
  ['grad', 0.9],
  ['turn', 360],
]);

const MEASURE = /([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(%|[a-z]*)/giu;

/** The values of a transform's function, angles in degrees and lengths in user units; null where one is neither. */
function transformValues(name: string, list: string): number[] | null {
  if (list.replace(MEASURE, '').replace(/[\s,]/gu, '') !== '') return null;
  const values: number[] = [];
  for (const [whole, figure, unit = ''] of list.matchAll(MEASURE)) {
    const plain = unit === '' ? Number(figure) : null;
    const angle = Number(figure) * (angles.get(unit.toLowerCase()) ?? Number.NaN);
    // Per cent of a move are of the shape's box, which is not known here.
    const length = unit === '%' ? null : readLength(whole, 1);
    const isAngle = name.startsWith('skew') || (name === 'rotate' && values.length === 0);
    const value = isAngle
      ? angle
      : name === 'translate'
        ? length
        : name === 'scale' && unit === '%'
          ? readLength(whole, 1)
          : plain;
    if (value === null || !Number.isFinite(value)) return null;
    values.push(value);
  }
  return values;
}

/** What a `transform` says (SVG 2 §8.5, CSS Transforms 1 §8); null where it says something else. */
export function readTransform(text: string): Matrix | null {
  if (text.length > LONGEST) return null;
  let matrix = unmoved;
  let rest = text.trim();
  while (rest !== '' && rest !== 'none') {
    const [whole, name = '', list = ''] = /^([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*/u.exec(rest) ?? [];
    const values = transformValues(name, list);
    const next = values === null ? null : transformOf(name, values);
    if (whole === undefined || next === null || !isMeasurable(next)) return null;
    matrix = within(matrix, next);
    rest = rest.slice(whole.length);
  }
  return isMeasurable(matrix) ? matrix : null;
}

/** User units of each unit of length (CSS Values 4 §6.2). */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

/** A length in user units; `whole` is what per cent are of. Null where it is none. */
export function readLength(text: string | undefined, whole: number): number | null {
  if (text === undefined || text.length > LONGEST) return null;
  const [, figure, unit = ''] = /^\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)\s*(%|[a-z]*)\s*$/iu.exec(text) ?? [];
  if (figure === undefined) return null;
  const each = unit === '%' ? whole / 100 : units[unit.toLowerCase()];
  const value = each === undefined ? Number.NaN : Number(figure) * each;
  return Number.isFinite(value) ? value : null;
}

/** A share of one, as a number or in per cent, held within it; null where it is none. */
export function readShare(text: string): number | null {
  const value = readLength(text, 1);
  // A share has no unit; the `e` of an exponent is none.
  return value === null || /[a-df-z]/iu.test(text) ? null : Math.max(0, Math.min(1, value));
}

/** The size that per cent are of. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

function roundedRect(x: number, y: number, width: number, height: number, rx: number, ry: number): string {
  if (rx === 0 || ry === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const arc = (dx: number, dy: number) => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  const [across, down] = [width - 2 * rx, height - 2 * ry];
  return `M${x + rx} ${y}h${across}${arc(rx, ry)}v${down}${arc(-rx, ry)}h${-across}${arc(-rx, -ry)}v${-down}${arc(rx, -ry)}z`;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  return `M${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}z`;
}

/** Lengths that elements have as attributes. */
const lengths: ReadonlyMap<string, readonly string[]> = new Map([
  ['rect', ['x', 'y', 'width', 'height', 'rx', 'ry']],
  ['circle', ['cx', 'cy', 'r']],
  ['ellipse', ['cx', 'cy', 'rx', 'ry']],
  ['line', ['x1', 'y1', 'x2', 'y2']],
  ['use', ['x', 'y']],
  ['svg', ['x', 'y', 'width', 'height']],
]);

/** What says where an element is and how large, in its style too (SVG 2 §7.1). */
export function placedBy(name: string): readonly string[] {
  return name === 'path' ? ['d'] : (lengths.get(name) ?? []);
}

/** Those of an element's lengths that are in units not known here, such as `width="2em"`. */
export function unknownLengths(name: string, attribs: Readonly<Record<string, string>>): string[] {
  return (lengths.get(name) ?? []).flatMap((key) => {
    const said = (attribs[key] ?? '').slice(0, LONGEST).trim();
    return said === '' || said === 'auto' || readLength(attribs[key], 1) !== null ? [] : [`${key}="${said}"`];
  });
}

/** The path data of a basic shape (SVG 2 §10); null of what draws nothing. */
export function pathDataOf(
  name: string | null,
  attribs: Readonly<Record<string, string>>,
  extent: Extent,
): string | null {
  const across = (key: string) => readLength(attribs[key], extent.width);
  const down = (key: string) => readLength(attribs[key], extent.height);
  switch (name) {
    case 'path':
      return attribs['d'] ?? null;
    case 'rect': {
      const [width, height] = [across('width') ?? 0, down('height') ?? 0];
      if (!(width > 0 && height > 0)) return null;
      const [rx, ry] = [across('rx'), down('ry')];
      const round = (own: number | null, other: number | null, most: number) =>
        Math.min(Math.max(0, own ?? other ?? 0), most / 2);
      return roundedRect(across('x') ?? 0, down('y') ?? 0, width, height, round(rx, ry, width), round(ry, rx, height));
    }
    case 'circle': {
      const r = readLength(attribs['r'], Math.hypot(extent.width, extent.height) / Math.SQRT2) ?? 0;
      return r > 0 ? ellipse(across('cx') ?? 0, down('cy') ?? 0, r, r) : null;
    }
    case 'ellipse': {
      const [rx, ry] = [across('rx') ?? 0, down('ry') ?? 0];
      return rx > 0 && ry > 0 ? ellipse(across('cx') ?? 0, down('cy') ?? 0, rx, ry) : null;
    }
    case 'line':
      return `M${across('x1') ?? 0} ${down('y1') ?? 0}L${across('x2') ?? 0} ${down('y2') ?? 0}`;
    case 'polyline':
    case 'polygon': {
      const points = numbersIn(attribs['points'] ?? '');
      if (points.length < 4) return null;
      const even = points.slice(0, points.length - (points.length % 2));
      return `M${even.join(' ')}${name === 'polygon' ? 'z' : ''}`;
    }
    default:
      return null;
  }
}

/** The farthest an outline may reach, in units of which the drawing's longer side has a thousand. */
const FARTHEST = 1_000_000;

const rounded = (value: number) => String(Math.round(value * 10_000) / 10_000);

/** A path brought to our steps. */
export interface Outline {
  readonly path: string;
  readonly steps: number;
  readonly bounds: Frame;
  /** All of its path data was read; false where what follows a mistake is left out. */
  readonly isWhole: boolean;
}

/** Mistakes of one path that are cut off before it is given up. */
const MOST_CUTS = 4;

/** Path data up to the command that a place is in; empty where it is in the first. */
function before(data: string, place: number): string {
  let at = Math.min(place, data.length) - 1;
  while (at > 0 && !/[a-df-z]/iu.test(data.charAt(at))) at--;
  return data.slice(0, Math.max(0, at));
}

/** The beginning of path data that can be read: what follows a mistake is not drawn (SVG 2 §9.5.4). */
function readable(data: string): { readonly path: SVGPathData | null; readonly isWhole: boolean } {
  let rest = data;
  for (let cuts = 0; cuts <= MOST_CUTS && rest !== ''; cuts++) {
    try {
      return { path: new SVGPathData(rest), isWhole: cuts === 0 };
    } catch (error) {
      // The parser says where; of a command that is not finished it says nothing, and it is the last one.
      const place = error instanceof Error ? /at index (\d+)/u.exec(error.message)?.[1] : undefined;
      rest = before(rest, place === undefined ? rest.length : Number(place));
    }
  }
  return { path: null, isWhole: false };
}

/** Lines, cubic curves and closings alone, under a matrix; null where the figures of a path grow beyond all numbers. */
function plainSteps(path: SVGPathData, matrix: Matrix): SVGPathData | null {
  try {
    return path
      .toAbs()
      .normalizeHVZ(false)
      .normalizeST()
      .qtToC()
      .aToC()
      .matrix(...matrix);
  } catch {
    // The library makes as many curves of an arc as its angle asks for, and throws where that is no number.
    return null;
  }
}

/** Path data under a matrix as an outline; null where nothing of it can be drawn. */
export function outlineOf(data: string, matrix: Matrix, most: number): Outline | null {
  const { path: read, isWhole } = readable(data);
  // What does not begin by moving somewhere is a mistake from the start (SVG 2 §9.3.2).
  if (read?.commands[0]?.type !== SVGPathData.MOVE_TO) return null;
  const path = plainSteps(read, matrix);
  if (path === null) return null;
  const out: string[] = [];
  let start = '';
  let isClosed = false;
  for (const step of path.commands.slice(0, most + 1)) {
    // What goes on after closing starts where the subpath did.
    if (isClosed && step.type !== SVGPathData.MOVE_TO && step.type !== SVGPathData.CLOSE_PATH) out.push(start);
    isClosed = step.type === SVGPathData.CLOSE_PATH;
    switch (step.type) {
      case SVGPathData.MOVE_TO:
        start = `M${rounded(step.x)} ${rounded(step.y)}`;
        out.push(start);
        break;
      case SVGPathData.LINE_TO:
        out.push(`L${rounded(step.x)} ${rounded(step.y)}`);
        break;
      case SVGPathData.CURVE_TO: {
        const { x1, y1, x2, y2, x, y } = step;
        out.push(`C${[x1, y1, x2, y2, x, y].map(rounded).join(' ')}`);
        break;
      }
      case SVGPathData.CLOSE_PATH:
        out.push('Z');
        break;
      default:
        throw new Error(`a step of kind ${step.type} was not brought to lines and curves`);
    }
  }
  const { minX, minY, maxX, maxY } = path.getBounds();
  const bounds = { x: minX, y: minY, width: maxX - minX, height: maxY - minY };
  const reach = [minX, minY, maxX, maxY].map(Math.abs);
  if (!reach.every((value) => value <= FARTHEST)) return null;
  return { path: out.join(''), steps: out.length, bounds, isWhole };
}
