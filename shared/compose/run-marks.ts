/** The outlines of lines and dots drawn with a run: the same for the screen and for the press. */
import type { Polygon } from '../edition/polygons.ts';
import type { Pt } from '../edition/units.ts';
import type { GlyphRun, RunMark } from './display-list.ts';

/** Sides of a dot: it is about a point wide. */
const SIDES = 24;
/** A wave's length and height, and into how many steps it is drawn, in weights of its line. */
const WAVE_LENGTH = 9;
const WAVE_HEIGHT = 1.7;
const STEPS = 12;

type Corner = readonly [x: Pt, y: Pt];

function dot({ x, y, width }: RunMark): Corner[] {
  const radius = width / 2;
  return Array.from({ length: SIDES }, (_, at): Corner => {
    const angle = (2 * Math.PI * at) / SIDES;
    return [x + radius + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function line({ x, y, width, weight }: RunMark): Corner[] {
  const [top, bottom] = [y - weight / 2, y + weight / 2];
  return [
    [x, top],
    [x + width, top],
    [x + width, bottom],
    [x, bottom],
  ];
}

/** A wave as a band as thick as its line, of whole waves. */
function wave({ x, y, width, weight }: RunMark): Corner[] {
  const waves = Math.max(1, Math.round(width / (WAVE_LENGTH * weight)));
  const count = waves * STEPS;
  const along = Array.from({ length: count + 1 }, (_, at): Corner => {
    const level = y + WAVE_HEIGHT * weight * Math.sin((2 * Math.PI * at) / STEPS);
    return [x + (width * at) / count, level];
  });
  const above = along.map(([px, py]): Corner => [px, py - weight / 2]);
  const below = along.map(([px, py]): Corner => [px, py + weight / 2]);
  return [...above, ...below.reverse()];
}

const shapes = { dot, line, wave } as const;

/** A run's lines and dots as polygons on the page, turned as the run is. */
export function markOutlines({ marks = [], turn }: Pick<GlyphRun, 'marks' | 'turn'>): Polygon[] {
  return marks.map((mark) =>
    shapes[mark.kind](mark).flatMap(([x, y]) =>
      turn === null ? [x, y] : [turn.x + (turn.y - y), turn.y + (x - turn.x)],
    ),
  );
}
