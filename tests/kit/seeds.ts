/** Property runs whose seed is printed, so that any of them can be run again: `SEED=… npm test`. */
import type fc from 'fast-check';

const given = process.env['SEED'];

/** Seed of this run: the one asked for, or a new one. */
export const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);

/** Options of a property over so many cases. */
export function cases(numRuns: number): fc.Parameters<unknown> {
  return { numRuns, seed };
}

/** Says which seed the properties of a file ran with. */
export function printSeed(what: string): void {
  process.stdout.write(`${what}: seed ${seed}\n`);
}
