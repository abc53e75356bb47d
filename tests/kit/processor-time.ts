/** How much work something is, told alike on a quiet machine and a busy one. */
import { calibrate, REFERENCE_MS } from '../../bench/calibration.ts';

/** The time that this process's own processor spent on some work, in milliseconds; waiting for others is not in it. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** How often what takes too long is tried again: other work on the machine is none of its own. */
const TRIES = 3;

/**
 * The shortest time that some work takes, in milliseconds of the quiet machine that figures are recorded on. Where it is more
 * than `most`, the work is tried again, and what a fixed piece of work takes here and now says how much slower it is here.
 */
export async function quietTime(most: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < TRIES && least > most; tried++) {
    const spent = await processorTime(work);
    if (spent <= most) return spent;
    const slower = (await processorTime(calibrate)) / REFERENCE_MS;
    least = Math.min(least, spent / Math.max(1, slower));
  }
  return least;
}
