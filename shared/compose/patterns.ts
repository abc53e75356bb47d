/** 底纹: patterns as outlines that fill a rectangle from its top left corner; whoever draws them clips them to it. */
import type { Pattern, PatternName } from '../edition/effect-records.ts';
import { figure, type Pt } from '../edition/units.ts';
import type { DrawnShape } from './display-list.ts';

/** Outlines and how thick their lines are. Dashes of no length with round ends are dots. */
interface Figures {
  readonly path: string;
  readonly width: Pt;
  readonly dash?: readonly number[];
}

/** A line's weight, to the distance of figures. */
const WEIGHT = 0.16;
/** A dot's diameter, to the distance of dots. */
const DOT = 0.42;
/** Curves a pattern has at most: on a whole page its figures stand further apart than asked for. */
const MOST_CURVES = 12_000;
/** How far a quarter circle's control points lie from its ends, to its radius. */
export const ROUND = 0.5523;

const point = (x: number, y: number) => `${figure(x)} ${figure(y)}`;

/** From a first place in steps as far as an end. */
function steps(first: number, step: number, end: number): number[] {
  const found: number[] = [];
  for (let at = first; at < end; at += step) found.push(at);
  return found;
}

function level(width: Pt, height: Pt, pitch: Pt): string {
  return steps(pitch / 2, pitch, height)
    .map((y) => `M${point(0, y)}L${point(width, y)}`)
    .join('');
}

function upright(width: Pt, height: Pt, pitch: Pt): string {
  return steps(pitch / 2, pitch, width)
    .map((x) => `M${point(x, 0)}L${point(x, height)}`)
    .join('');
}

/** Lines at 45 degrees, rising to the right, or falling. */
function slanted(width: Pt, height: Pt, pitch: Pt, rises: boolean): string {
  return steps(0, pitch * Math.SQRT2, width + height)
    .map((x) =>
      rises ? `M${point(x - height, height)}L${point(x, 0)}` : `M${point(x - height, 0)}L${point(x, height)}`,
    )
    .join('');
}

/** Rows of round dots, every other row moved on by half a step. */
function dots(width: Pt, height: Pt, pitch: Pt): Figures {
  const rows = steps(pitch / 2, pitch / 2, height);
  const path = rows.map((y, row) => `M${point(row % 2 === 0 ? pitch / 2 : 0, y)}L${point(width + pitch, y)}`).join('');
  // A dash of no length is drawn by some readers and left out by others.
  return { path, width: pitch * DOT * 0.7, dash: [0.001, pitch - 0.001] };
}

/** Rows of waves, two steps long. */
function waves(width: Pt, height: Pt, pitch: Pt): string {
  const rise = pitch * 0.3;
  return steps(pitch / 2, pitch, height + rise)
    .map((y) => {
      const curves = steps(0, pitch * 2, width).map((x) => {
        const half = x + pitch;
        const bend = pitch * 0.36;
        return (
          `C${point(x + bend, y - rise * 2)} ${point(half - bend, y - rise * 2)} ${point(half, y)}` +
          `C${point(half + bend, y + rise * 2)} ${point(half + pitch - bend, y + rise * 2)} ${point(half + pitch, y)}`
        );
      });
      return `M${point(0, y)}${curves.join('')}`;
    })
    .join('');
}

/** Rows of arcs like scales, every other row moved on by half of one. */
function scales(width: Pt, height: Pt, pitch: Pt): string {
  const bend = pitch * ROUND;
  return steps(0, pitch, height + pitch)
    .map((y, row) => {
      const first = row % 2 === 0 ? 0 : -pitch;
      const arcs = steps(first, pitch * 2, width).map(
        (x) =>
          `C${point(x, y + bend)} ${point(x + pitch - bend, y + pitch)} ${point(x + pitch, y + pitch)}` +
          `C${point(x + pitch + bend, y + pitch)} ${point(x + 2 * pitch, y + bend)} ${point(x + 2 * pitch, y)}`,
      );
      return `M${point(first, y)}${arcs.join('')}`;
    })
    .join('');
}

/** What a pattern draws on so much room. */
const figures: Readonly<Record<PatternName, (width: Pt, height: Pt, pitch: Pt) => Figures>> = {
  level: (width, height, pitch) => ({ path: level(width, height, pitch), width: pitch * WEIGHT }),
  upright: (width, height, pitch) => ({ path: upright(width, height, pitch), width: pitch * WEIGHT }),
  slanted: (width, height, pitch) => ({ path: slanted(width, height, pitch, true), width: pitch * WEIGHT }),
  lattice: (width, height, pitch) => ({
    path: slanted(width, height, pitch, true) + slanted(width, height, pitch, false),
    width: pitch * WEIGHT * 0.7,
  }),
  grid: (width, height, pitch) => ({
    path: level(width, height, pitch) + upright(width, height, pitch),
    width: pitch * WEIGHT * 0.7,
  }),
  dots,
  waves: (width, height, pitch) => ({ path: waves(width, height, pitch), width: pitch * WEIGHT }),
  scales: (width, height, pitch) => ({ path: scales(width, height, pitch), width: pitch * WEIGHT * 0.8 }),
};

const isCurved = (name: PatternName) => name === 'waves' || name === 'scales';

/** A pattern's figures on a rectangle of so much room; their inks are for whoever draws them to say. */
export function patternShape(
  { name, pitch }: Pick<Pattern, 'name' | 'pitch'>,
  width: Pt,
  height: Pt,
): Pick<DrawnShape, 'path' | 'rule' | 'line'> {
  const least = isCurved(name) ? Math.sqrt((width * height) / MOST_CURVES) : 0;
  const { path, width: line, dash = [] } = figures[name](width, height, Math.max(pitch, least));
  const cap = dash.length > 0 ? 'round' : 'butt';
  return {
    path: path === '' ? 'M0 0' : path,
    rule: 'nonzero',
    line: { width: line, cap, join: 'round', miter: 10, dash },
  };
}
