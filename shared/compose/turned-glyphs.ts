/**
 * Vertical lines (竖排) are composed level and turned: a text's frame is laid on its side, its lines are set as all others,
 * and what was set is turned a quarter clockwise about the frame's corner. What is along a line is down the page, what is
 * below it is to the left. Han and marks then stand upright in their cells; Western words and dashes stay turned.
 */
import { frameOnPage, ontoTurned } from '../edition/quarter-turn.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { drawnBaseline, drawnSize, type GlyphRun } from './display-list.ts';

/** The em square of Han reaches this far above its baseline, in em, and as much as is left of an em below. */
export const ABOVE = 0.88;
/** Height over the baseline of the middle of that square, in em: a vertical line's middle. */
export const MIDDLE = ABOVE - 0.5;

/** Where a glyph's origin lies on the page. */
export function glyphOrigin(run: GlyphRun, at: number): readonly [x: Pt, y: Pt] {
  const x = run.xs[run.isAcross === true ? 0 : at] ?? 0;
  const y = drawnBaseline(run);
  if (run.turn === null) return [x, y];
  const [left, top] = ontoTurned(run.turn, x, y);
  const across = run.upright?.[at];
  return across === undefined ? [left, top] : [left + across, top + ABOVE * drawnSize(run)];
}

/** How many glyphs of an upright run share a cell. */
export function cellsIn({ isAcross, xs }: GlyphRun): number {
  return isAcross === true ? xs.length : 1;
}

/** The em boxes of a run's glyphs, from the first to the last, on the page. */
export function emFrame(run: GlyphRun): Frame {
  const { xs, y, size, scale, turn } = run;
  const [first, last] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const end = last + drawnSize(run) * (run.upright === undefined ? scale : 1 / cellsIn(run));
  const level = { x: first, y: y - size * ABOVE, width: end - first, height: size };
  return turn === null ? level : frameOnPage(turn, level);
}
