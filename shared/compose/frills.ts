/**
 * 花边: borders made of tiles. A tile of a side stands as many times as fit and is stretched a little, so that sides end with
 * whole tiles and meet at corner tiles of their own; tiles of the other sides are turned.
 */
import type { Frill, FrillName } from '../edition/effect-records.ts';
import { type Frame, figure, type Pt } from '../edition/units.ts';
import type { DrawnShape } from './display-list.ts';
import { ROUND } from './patterns.ts';

/** An outline in units of the border's depth, from a tile's outer left corner, y inward. */
interface TileFigure {
  readonly path: string;
  /** Width of its line; absent of an area. */
  readonly line?: number;
}

interface Tiles {
  /** Length of a side's tile along its side. */
  readonly length: number;
  readonly side: readonly TileFigure[];
  /** The corner at the top left: its right side meets the top, its foot the left side. */
  readonly corner: readonly TileFigure[];
}

function circle(x: number, y: number, r: number): string {
  const k = r * ROUND;
  return (
    `M${x + r} ${y}C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r}C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y}` +
    `C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r}C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y}Z`
  );
}

/** A rule along a side from one depth to another, and the same round a corner. */
const along = (from: number, to: number, length: number) => `M0 ${from}L${length} ${from}L${length} ${to}L0 ${to}Z`;
const round = (from: number, to: number) => `M${from} ${from}L1 ${from}L1 ${to}L${to} ${to}L${to} 1L${from} 1Z`;

const spiral = 'M0.1 0.9L0.1 0.1L0.9 0.1L0.9 0.74L0.34 0.74L0.34 0.36L0.66 0.36L0.66 0.52';
const diamond = (x: number) =>
  `M${x} 0.12L${x + 0.38} 0.5L${x} 0.88L${x - 0.38} 0.5ZM${x} 0.34L${x - 0.16} 0.5L${x} 0.66L${x + 0.16} 0.5Z`;

const tiles: Readonly<Record<FrillName, Tiles>> = {
  scotch: {
    length: 4,
    side: [{ path: along(0, 0.5, 4) }, { path: along(0.8, 1, 4) }],
    corner: [{ path: round(0, 0.5) }, { path: round(0.8, 1) }],
  },
  beads: {
    length: 0.9,
    side: [{ path: circle(0.45, 0.5, 0.32) }],
    corner: [{ path: circle(0.5, 0.5, 0.48) }],
  },
  waves: {
    length: 1.5,
    side: [{ path: 'M0 0.5C0.27 0 0.48 0 0.75 0.5C1.02 1 1.23 1 1.5 0.5', line: 0.16 }],
    corner: [{ path: 'M0.5 1C0 0.73 0 0.2 0.3 0.2C0.75 0.2 0.73 1 1 0.5', line: 0.16 }],
  },
  key: {
    length: 1.02,
    side: [{ path: spiral, line: 0.13 }],
    corner: [{ path: spiral, line: 0.13 }],
  },
  rope: {
    length: 0.46,
    side: [
      { path: along(0, 0.09, 0.46) },
      { path: along(0.91, 1, 0.46) },
      { path: 'M0 0.82C0.04 0.5 0.26 0.5 0.26 0.18L0.46 0.18C0.46 0.5 0.24 0.5 0.2 0.82Z' },
    ],
    corner: [{ path: round(0, 0.09) }, { path: round(0.91, 1) }, { path: circle(0.5, 0.5, 0.22) }],
  },
  diamonds: {
    length: 1.1,
    side: [{ path: diamond(0.55) }, { path: circle(0.03, 0.5, 0.06) }, { path: circle(1.07, 0.5, 0.06) }],
    corner: [{ path: 'M0.08 0.08L0.92 0.08L0.92 0.92L0.08 0.92ZM0.3 0.3L0.3 0.7L0.7 0.7L0.7 0.3Z' }],
  },
  scallops: {
    length: 1,
    side: [
      { path: 'M0.05 0.9C0.05 0.35 0.25 0.1 0.5 0.1C0.75 0.1 0.95 0.35 0.95 0.9', line: 0.1 },
      { path: 'M0.28 0.9C0.28 0.6 0.38 0.46 0.5 0.46C0.62 0.46 0.72 0.6 0.72 0.9Z' },
      { path: along(0.88, 0.98, 1) },
    ],
    corner: [
      { path: 'M0.9 0.95C0.4 0.98 0.08 0.7 0.08 0.4C0.08 0.2 0.2 0.08 0.4 0.08C0.7 0.08 0.98 0.4 0.95 0.9', line: 0.1 },
      { path: circle(0.5, 0.5, 0.17) },
      { path: 'M0.88 0.88L1 0.88L1 0.98L0.98 0.98L0.98 1L0.88 1Z' },
    ],
  },
  leaves: {
    length: 1.5,
    side: [
      { path: 'M0 0.5C0.4 0.35 0.4 0.35 0.75 0.5C1.1 0.65 1.1 0.65 1.5 0.5', line: 0.07 },
      { path: 'M0.12 0.45C0.2 0.16 0.45 0.05 0.74 0.08C0.68 0.34 0.42 0.48 0.12 0.45Z' },
      { path: 'M0.87 0.55C0.95 0.84 1.2 0.95 1.49 0.92C1.43 0.66 1.17 0.52 0.87 0.55Z' },
    ],
    corner: [
      { path: circle(0.5, 0.27, 0.19) },
      { path: circle(0.73, 0.5, 0.19) },
      { path: circle(0.5, 0.73, 0.19) },
      { path: circle(0.27, 0.5, 0.19) },
      { path: 'M0.5 0.9L0.5 1M0.9 0.5L1 0.5', line: 0.07 },
    ],
  },
};

/** A tile's place: its x runs along its side, its y inward. */
interface TilePlace {
  readonly x: Pt;
  readonly y: Pt;
  /** Quarters it is turned clockwise. */
  readonly quarters: number;
  /** Stretched along its side. */
  readonly stretch: number;
}

const quarter = [
  [1, 0, 0, 1],
  [0, 1, -1, 0],
  [-1, 0, 0, -1],
  [0, -1, 1, 0],
] as const;

function placed(path: string, depth: Pt, { x, y, quarters, stretch }: TilePlace): string {
  const [a, b, c, d] = quarter[quarters % 4] ?? quarter[0];
  return path.replace(/(-?[\d.]+(?:e-\d+)?) (-?[\d.]+(?:e-\d+)?)/gu, (_, across: string, inward: string) => {
    const [u, w] = [Number(across) * depth * stretch, Number(inward) * depth];
    return `${figure(x + u * a + w * c)} ${figure(y + u * b + w * d)}`;
  });
}

/** Where the tiles of a frame's four sides and corners stand. */
function placesIn({ x, y, width, height }: Frame, depth: Pt, length: number) {
  const corners: TilePlace[] = [];
  const sides: TilePlace[] = [];
  const origins = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  origins.forEach((origin, quarters) => {
    corners.push({ ...origin, quarters, stretch: 1 });
    const [a, b] = quarter[quarters] ?? quarter[0];
    const room = (quarters % 2 === 0 ? width : height) - 2 * depth;
    const count = Math.max(1, Math.round(room / (length * depth)));
    const step = room / count;
    for (let at = 0; at < count; at++) {
      const along = depth + at * step;
      sides.push({ x: origin.x + a * along, y: origin.y + b * along, quarters, stretch: step / (length * depth) });
    }
  });
  return { corners, sides };
}

/** Less of a border's depth than a third of its frame's shorter side is drawn, so that its corners leave room for sides. */
const MOST_OF_SIDE = 1 / 3;

/** A border of figures within a frame, in the frame's own coordinates; its inks are for whoever draws it to say. */
export function frillShapes(
  { name, depth }: Pick<Frill, 'name' | 'depth'>,
  frame: Frame,
): Pick<DrawnShape, 'path' | 'rule' | 'line'>[] {
  const deep = Math.min(depth, frame.width * MOST_OF_SIDE, frame.height * MOST_OF_SIDE);
  if (!(deep > 0)) return [];
  const { length, side, corner } = tiles[name];
  const { corners, sides } = placesIn(frame, deep, length);
  const byLine = new Map<number, string[]>();
  const add = (figures: readonly TileFigure[], places: readonly TilePlace[]) => {
    for (const { path, line = 0 } of figures) {
      const paths = byLine.get(line) ?? [];
      byLine.set(line, paths);
      for (const place of places) paths.push(placed(path, deep, place));
    }
  };
  add(side, sides);
  add(corner, corners);
  return [...byLine].map(([line, paths]) => ({
    path: paths.join(''),
    rule: 'nonzero',
    line: line === 0 ? null : { width: line * deep, cap: 'butt', join: 'miter', miter: 4, dash: [] },
  }));
}
