/** A picture's outline where it lies on the page, and how much of a line it takes. */
import { OUTLINE_PARTS, type PictureOutline } from '../edition/picture-outline.ts';
import { boundsOfPolygons, type Polygon, polygonsWithin } from '../edition/polygons.ts';
import { type Crop, type Image, wholePicture } from '../edition/records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { coverBox, isUpright, ontoPage } from './cover-box.ts';

/** What of a line is covered, from left to right. */
export interface Extent {
  readonly from: Pt;
  readonly to: Pt;
}

/** A picture whose outline is known. */
type Outlined = Pick<Image, 'width' | 'height'> & { readonly outline: PictureOutline };

/** The contours of a picture's outline in points of the page, where its crop puts them, what its frame cuts away included. */
export function contoursOnPage(
  { width, height, outline }: Outlined,
  frame: Frame,
  crop: Crop = wholePicture,
): Polygon[] {
  const box = coverBox(frame, width / height, crop);
  const across = box.width / OUTLINE_PARTS;
  const down = box.height / OUTLINE_PARTS;
  const upright = outline.contours.map((figures) =>
    figures.map((figure, at) => (at % 2 === 0 ? box.x + figure * across : box.y + figure * down)),
  );
  if (isUpright(crop)) return upright;
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  return upright.map((figures) => {
    const turned: number[] = [];
    for (let at = 0; at + 1 < figures.length; at += 2) {
      const { x, y } = ontoPage({ x: (figures[at] ?? 0) - middleX, y: (figures[at + 1] ?? 0) - middleY }, crop);
      turned.push(middleX + x, middleY + y);
    }
    return turned;
  });
}

/** What a picture's frame shows of its outline. */
export function contoursShown(image: Outlined, frame: Frame, crop?: Crop): Polygon[] {
  return polygonsWithin(contoursOnPage(image, frame, crop), frame);
}

/** A side of a frame, and the edges of polygons that lie on it: from where to where, along it. */
interface Side {
  readonly axis: 'x' | 'y';
  readonly at: Pt;
  readonly edges: (readonly [from: Pt, to: Pt])[];
}

function sidesOf({ x, y, width, height }: Frame): Side[] {
  return [
    { axis: 'x', at: x, edges: [] },
    { axis: 'x', at: x + width, edges: [] },
    { axis: 'y', at: y, edges: [] },
    { axis: 'y', at: y + height, edges: [] },
  ];
}

/**
 * Where edges on a side enclose something. Cutting polygons along a frame joins what lies beyond it by edges to and fro on
 * its sides (Sutherland and Hodgman 1974), between which nothing is seen.
 */
function enclosing({ edges }: Side): Extent[] {
  const steps = edges
    .flatMap(([from, to]) => [
      { at: Math.min(from, to), by: Math.sign(to - from) },
      { at: Math.max(from, to), by: Math.sign(from - to) },
    ])
    .sort((a, b) => a.at - b.at);
  let round = 0;
  return steps.flatMap(({ at, by }, step) => {
    round += by;
    const next = steps[step + 1]?.at ?? at;
    return round !== 0 && next > at ? [{ from: at, to: next }] : [];
  });
}

/** Bands that a shape's height is divided into: its edges are looked for in those a line is in, not all of them. */
const BANDS = 64;

/** Polygons that lines meet: their edges by how high they lie. */
export class Shape {
  /** The corners that edges go from and to: x, y, x, y of each edge. */
  readonly #edges: number[] = [];
  readonly #bands: number[][] = Array.from({ length: BANDS }, () => []);
  readonly #top: Pt;
  readonly #step: Pt;
  readonly bounds: Frame;

  /** A shape of polygons within bounds, which are theirs, and cut along a frame where one is told. */
  constructor(polygons: readonly Polygon[], bounds: Frame, frame?: Frame) {
    this.bounds = bounds;
    this.#top = bounds.y;
    this.#step = Math.max(bounds.height / BANDS, Number.EPSILON);
    const sides = frame === undefined ? [] : sidesOf(frame);
    for (const polygon of polygons) {
      let x0 = polygon.at(-2) ?? 0;
      let y0 = polygon.at(-1) ?? 0;
      for (let at = 0; at + 1 < polygon.length; at += 2) {
        const x = polygon[at] ?? 0;
        const y = polygon[at + 1] ?? 0;
        // Few edges of thousands are level or upright, as those on a side are.
        const side =
          x0 !== x && y0 !== y
            ? undefined
            : sides.find(({ axis, at: line }) =>
                axis === 'x' ? x0 === line && x === line : y0 === line && y === line,
              );
        if (side === undefined) this.#add(x0, y0, x, y);
        else side.edges.push(side.axis === 'x' ? [y0, y] : [x0, x]);
        x0 = x;
        y0 = y;
      }
    }
    for (const side of sides) {
      for (const { from, to } of enclosing(side)) {
        if (side.axis === 'x') this.#add(side.at, from, side.at, to);
        else this.#add(from, side.at, to, side.at);
      }
    }
  }

  #band(y: Pt): number {
    return Math.max(0, Math.min(BANDS - 1, Math.floor((y - this.#top) / this.#step)));
  }

  #add(x0: Pt, y0: Pt, x: Pt, y: Pt): void {
    const at = this.#edges.push(x0, y0, x, y) - 4;
    const [one, other] = [this.#band(y0), this.#band(y)];
    // Most edges of thousands are short, and in one band.
    if (one === other) this.#bands[one]?.push(at);
    else for (let band = Math.min(one, other); band <= Math.max(one, other); band++) this.#bands[band]?.push(at);
  }

  /**
   * From the leftmost to the rightmost place of the shape between two heights; null where none of it is there. What is
   * hollow between them counts as covered: a line does not go on inside a picture.
   */
  between(top: Pt, foot: Pt): Extent | null {
    let from = Number.POSITIVE_INFINITY;
    let to = Number.NEGATIVE_INFINITY;
    const edges = this.#edges;
    const last = this.#band(foot);
    for (let band = this.#band(top); band <= last; band++) {
      for (const at of this.#bands[band] ?? []) {
        const x0 = edges[at] ?? 0;
        const y0 = edges[at + 1] ?? 0;
        const x = edges[at + 2] ?? 0;
        const y = edges[at + 3] ?? 0;
        const high = Math.min(y, y0);
        const low = Math.max(y, y0);
        if (high >= foot || low <= top) continue;
        // What of the edge lies between the heights; a level one is there whole.
        const slope = y === y0 ? 0 : (x - x0) / (y - y0);
        const atHigh = high < top ? x0 + (top - y0) * slope : y < y0 ? x : x0;
        const atLow = low > foot ? x0 + (foot - y0) * slope : y < y0 ? x0 : x;
        from = Math.min(from, atHigh, atLow);
        to = Math.max(to, atHigh, atLow);
      }
    }
    return from > to ? null : { from, to };
  }
}

/** Polygons, cut along a frame where one is told, as a shape; null of none. */
export function shapeOf(polygons: readonly Polygon[], frame?: Frame): Shape | null {
  const bounds = boundsOfPolygons(polygons);
  return bounds === null ? null : new Shape(polygons, bounds, frame);
}
