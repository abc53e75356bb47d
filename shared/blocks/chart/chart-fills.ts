/** What tells series of a chart apart in one ink: tints far enough from each other for newsprint, then patterns of lines. */
import { figure } from '../../edition/units.ts';
import type { Chart } from './chart-records.ts';

/** Lines on paper, in place of a tint. */
export type Hatching = 'rise' | 'fall' | 'cross' | 'dots';

/** How an area is filled: a tint of a swatch or of black; a pattern is lines of it on paper. */
export interface ChartFill {
  readonly ink: number;
  readonly swatch?: string | undefined;
  readonly pattern?: Hatching;
}

/** Series that fills tell apart; more are drawn in the same ones again. */
export const MOST_APART = 6;

/** From one series to six: tints gain some 20 % on newsprint, so that steps are wide [general knowledge]. */
const alone: readonly (number | Hatching)[] = [0.65];
const apart: readonly (readonly (number | Hatching)[])[] = [
  alone,
  [0.8, 0.3],
  [0.9, 0.5, 0.18],
  [0.9, 0.5, 0.2, 'rise'],
  [0.9, 0.55, 'rise', 0.2, 'dots'],
  [0.9, 0.55, 'rise', 0.2, 'dots', 'cross'],
];

/** Slices of a pie: neighbours differ, and words at each say which it is. */
const slices = [0.85, 0.4, 0.65, 0.18, 0.5, 0.1] as const;

/** What the marked one has, and the rest beside it. */
const MARKED = 1;
const UNMARKED = 0.35;

/** The fill of a series, or of a slice, by its place among `count`. `base` is the block's swatch. */
export function seriesFill(chart: Chart, at: number, count: number, base: string | undefined): ChartFill {
  const own = chart.inks?.[at] ?? '';
  if (own !== '') return { ink: 1, swatch: own };
  const set = apart[Math.min(count, MOST_APART) - 1] ?? alone;
  const of = set[at % set.length] ?? 1;
  if (typeof of === 'string') return { ink: 1, swatch: base, pattern: of };
  // One series in a colour has it whole: that is what the colour was chosen for.
  return { ink: count === 1 && base !== undefined ? 1 : of, swatch: base };
}

/** The fill of a single bar or slice: as its series has it, or told from the rest. */
export function pointFill(fill: ChartFill, chart: Chart, at: number): ChartFill {
  if (chart.marked === undefined || fill.pattern !== undefined) return fill;
  return { ...fill, ink: chart.marked === at ? MARKED : UNMARKED };
}

export function sliceFill(chart: Chart, at: number, count: number, base: string | undefined): ChartFill {
  const own = chart.inks?.[at] ?? '';
  if (own !== '') return { ink: 1, swatch: own };
  if (chart.marked !== undefined) {
    return { ink: chart.marked === at ? MARKED : at % 2 === 0 ? UNMARKED : UNMARKED / 2, swatch: base };
  }
  // The last never meets the first in the same tint.
  const place = at === count - 1 && at > 0 && at % slices.length === 0 ? 1 : at % slices.length;
  return { ink: slices[place] ?? 1, swatch: base };
}

/** True of a fill on which words are read in paper rather than in black. */
export function isDark({ ink, pattern, swatch }: ChartFill): boolean {
  return pattern === undefined && ink > (swatch === undefined ? 0.45 : 0.6);
}

type Point = readonly [x: number, y: number];

/** From one line of a pattern to the next, in points. */
const APART = 2.6;

/** The stretches of a line across a shape, by the even-odd rule: `turn` is the line's direction, `by` how far from the corner it lies. */
function stretches(corners: readonly Point[], turn: number, by: number): [Point, Point][] {
  const [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  const crossings: number[] = [];
  for (const [at, [x1, y1]] of corners.entries()) {
    const [x2, y2] = corners[(at + 1) % corners.length] ?? [x1, y1];
    const [a, b] = [-dy * x1 + dx * y1 - by, -dy * x2 + dx * y2 - by];
    if (a >= 0 === b >= 0) continue;
    const share = a / (a - b);
    const [x, y] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
    crossings.push(dx * x + dy * y);
  }
  crossings.sort((one, other) => one - other);
  const found: [Point, Point][] = [];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [from = 0, to = 0] = [crossings[at], crossings[at + 1]];
    found.push([
      [dx * from - dy * by, dy * from + dx * by],
      [dx * to - dy * by, dy * to + dx * by],
    ]);
  }
  return found;
}

function lines(corners: readonly Point[], turn: number, apartBy = APART): [Point, Point][] {
  const across = corners.map(([x, y]) => -Math.sin(turn) * x + Math.cos(turn) * y);
  const [least, most] = [Math.min(...across), Math.max(...across)];
  const found: [Point, Point][] = [];
  for (let by = (Math.floor(least / apartBy) + 0.5) * apartBy; by < most; by += apartBy) {
    found.push(...stretches(corners, turn, by));
  }
  return found;
}

/** The lines of a pattern within a shape, as an outline to be stroked. Dots are very short lines. */
export function hatched(corners: readonly Point[], pattern: Hatching): string {
  const way = Math.PI / 4;
  const all =
    pattern === 'dots'
      ? lines(corners, 0).flatMap(([[x, y], [to]], row) => {
          const dots: [Point, Point][] = [];
          const start = (Math.floor(x / APART) + (row % 2 === 0 ? 0.25 : 0.75)) * APART;
          for (let at = start; at + 0.5 < to; at += APART)
            if (at >= x)
              dots.push([
                [at, y],
                [at + 0.6, y],
              ]);
          return dots;
        })
      : [...(pattern === 'fall' ? [] : lines(corners, -way)), ...(pattern === 'rise' ? [] : lines(corners, way))];
  return all.map(([[x1, y1], [x2, y2]]) => `M${figure(x1)} ${figure(y1)}L${figure(x2)} ${figure(y2)}`).join('');
}
