/** Property runs whose seed is printed, so that any of them can be run again: `SEED=… npm test`. */
import { execFileSync } from 'node:child_process';
import type fc from 'fast-check';

/**
 * The seed of the sources as they were committed: a run that fails fails again, and every commit looks
 * elsewhere. Outside a repository any will do.
 */
function seedOfSources(): number {
  try {
    const tree = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(tree.slice(0, 7), 16);
  } catch {
    return Math.floor(Math.random() * 2 ** 28);
  }
}

const given = process.env['SEED'];

/** Seed of this run: the one asked for, a new one for `SEED=random`, or else that of the sources. */
export const seed =
  given === undefined ? seedOfSources() : given === 'random' ? Math.floor(Math.random() * 2 ** 28) : Number(given);

/** Options of a property over so many cases. */
export function cases(numRuns: number): fc.Parameters<unknown> {
  return { numRuns, seed };
}

/** Says which seed the properties of a file ran with. */
export function printSeed(what: string): void {
  process.stdout.write(`${what}: seed ${seed}\n`);
}
