/** The outline of what an alpha channel lets be seen. */
import { contours as contouring } from 'd3-contour';
import {
  MOST_CONTOURS,
  MOST_POINTS,
  OUTLINE_PARTS,
  OUTLINE_SEEN,
  type PictureOutline,
} from '../../../shared/edition/picture-outline.ts';
import { contains, type Polygon } from '../../../shared/edition/polygons.ts';
import { doubleArea, simplified } from './simplify.ts';

/** What is seen of a picture, pixel by pixel: 0 nothing, 255 all. */
export interface Seen {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
}

/**
 * How far the outline may lie from the one traced, in pixels of the raster it is traced on, of which a picture has 1,000 along
 * its long edge: half a tenth of a millimetre of one 100 mm long. Of a ragged edge, as of hair, which would be of more corners than
 * are quickly met by lines while it is dragged, a tenth: text keeps off by millimetres.
 */
const TOLERANCE = 0.5;
const RAGGED_TOLERANCE = 1;
const MANY_POINTS = 600;
/** An island smaller than this share of the picture is a speck: dust, or what a rubber left. */
const SPECK = 1e-4;
/** The smallest raster that is still traced. */
const LEAST = 16;

/** Half as many pixels each way; each is seen as much as the one of its four that is seen most, so that nothing is lost. */
function halved({ width, height, samples }: Seen): Seen {
  const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const out = new Uint8Array(across * down);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y >> 1) * across + (x >> 1);
      out[to] = Math.max(out[to] ?? 0, samples[y * width + x] ?? 0);
    }
  }
  return { width: across, height: down, samples: out };
}

function pointsOf(polygons: readonly Polygon[]): number {
  return polygons.reduce((sum, { length }) => sum + length / 2, 0);
}

/** The outermost outlines of what is seen, by marching squares; holes are left out, and islands in them. */
function traced({ width, height, samples }: Seen): Polygon[] {
  const shape = contouring()
    .size([width, height])
    .contour([...samples], OUTLINE_SEEN);
  const speck = SPECK * width * height * 2;
  const outer = shape.coordinates
    .flatMap(([ring]) => (ring === undefined ? [] : [ring.slice(0, -1).flat()]))
    .map((polygon) => ({ polygon, area: doubleArea(polygon) }))
    .filter(({ area }) => area > speck)
    .sort((a, b) => b.area - a.area);
  const kept: Polygon[] = [];
  for (const { polygon } of outer) {
    const [x = 0, y = 0] = polygon;
    if (!kept.some((one) => contains(one, x, y))) kept.push(polygon);
  }
  const fine = kept.map((polygon) => simplified(polygon, TOLERANCE));
  return pointsOf(fine) <= MANY_POINTS ? fine : kept.map((polygon) => simplified(polygon, RAGGED_TOLERANCE));
}

/** A polygon of a raster in whole parts of the picture's sides. */
function inParts(polygon: Polygon, { width, height }: Seen): number[] {
  return polygon.map((figure, at) =>
    Math.max(0, Math.min(OUTLINE_PARTS, Math.round((figure / (at % 2 === 0 ? width : height)) * OUTLINE_PARTS))),
  );
}

/**
 * The outline of what is seen; null where nothing is. A shape of more islands or corners than records hold, as of hair or
 * confetti, is traced more coarsely, and then a little too large rather than too small.
 */
export function alphaOutline(seen: Seen): PictureOutline | null {
  for (let raster = seen; ; raster = halved(raster)) {
    const contours = traced(raster)
      .map((polygon) => inParts(polygon, raster))
      .filter(({ length }) => length >= 6);
    if (contours.length === 0) return null;
    if (contours.length <= MOST_CONTOURS && pointsOf(contours) <= MOST_POINTS) return { by: 'alpha', contours };
    if (Math.min(raster.width, raster.height) < LEAST) return null;
  }
}
