/** Moments of a frame, told to whoever measures the window (`bench/`). */

/** Moments kept: a browser keeps every one, and an evening of typing and dragging makes a million. */
const MOST = 4_000;

type Moment = 'composed' | 'painted' | 'repainted';

let kept = 0;

/**
 * Marks that a composition came, or that a page was painted for the first time or again. `detail` is how long it took to
 * compose, in milliseconds, or the file of the edition that was painted.
 */
export function markMoment(name: Moment, detail?: string | number): void {
  kept++;
  if (kept > MOST) {
    performance.clearMarks('composed');
    performance.clearMarks('repainted');
    kept = 1;
  }
  performance.mark(name, { detail });
}
