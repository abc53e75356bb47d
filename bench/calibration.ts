/** A fixed piece of work, run beside the figures: a busy machine is told from a slow program by it. */
import { loadavg } from 'node:os';

/** What the work takes on the machine the recorded figures come from, quiet, in milliseconds. */
export const REFERENCE_MS = 250;

/** Rounds of the work: about a quarter of a second. */
const ROUNDS = 130_000_000;

/** The work: one thread, whole numbers and a small table, the same steps every time. Returns its sum, so that it is done. */
function work(): number {
  const table = new Uint32Array(4_096);
  let state = 1;
  for (let round = 0; round < ROUNDS; round++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const at = state & 4_095;
    table[at] = (table[at] ?? 0) + (state >>> 7);
  }
  return table.reduce((sum, one) => (sum + one) >>> 0, 0);
}

/** How busy the machine was at a moment. */
export interface Moment {
  /** The fixed work, in milliseconds. */
  readonly calibration: number;
  /** Processes that ran or wanted to, over the last minute. */
  readonly load: number;
}

/** Does the fixed work once. The load is read before it: the work itself is not to be in it. */
export function calibrate(): Moment {
  const [load = 0] = loadavg();
  const from = performance.now();
  if (work() === 0) throw new Error('the work was not done');
  return { calibration: performance.now() - from, load };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Two moments as figures of a report; the ratio is 1 on the quiet machine of the recorded figures. */
export function busyness(before: Moment, after: Moment) {
  return {
    load_before: round(before.load),
    load_after: round(after.load),
    calibration_before_ms: round(before.calibration),
    calibration_after_ms: round(after.calibration),
    calibration_ratio: round((before.calibration + after.calibration) / 2 / REFERENCE_MS),
  };
}
