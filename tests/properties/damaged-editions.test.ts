/** Editions that came to harm: nothing wrong is shown as right, nothing hangs, and the file stays as it is. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '../../shared/edition/records.ts';
import {
  harms,
  LONGEST,
  makeEdition,
  makeHostile,
  openHarmed,
  recoverHarmed,
  replaceFile,
} from '../kit/damaged-editions.ts';
import { Dice } from '../kit/dice.ts';
import { printSeed, seed } from '../kit/seeds.ts';

/** Files of each kind; thousands with `npm run bench -- safety`. */
const FILES = Number(process.env['DAMAGED'] ?? 12);
/** Time for all files of a kind: what one may take is held to by itself. */
const PATIENCE = { timeout: 60_000 + FILES * LONGEST };

const folder = mkdtempSync(join(tmpdir(), 'dayang-harm-'));
const [good, later, path] = ['good', 'later', 'harmed'].map((name) => join(folder, `${name}.dayang`));
let states: readonly Edition[] = [];

beforeAll(() => {
  printSeed('damaged editions');
  if (good === undefined || later === undefined) throw new Error('no names');
  states = makeEdition(good, later);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens many files that were harmed, and says how many came out how. */
async function over(name: string, harm: (dice: Dice, path: string) => string): Promise<Record<string, number>> {
  if (path === undefined) throw new Error('no name');
  const dice = new Dice(seed);
  const outcomes: Record<string, number> = { right: 0, named: 0, refused: 0 };
  let slowest = 0;
  for (let at = 0; at < FILES; at++) {
    const what = harm(dice, path);
    const from = performance.now();
    try {
      const outcome = await openHarmed(path, states);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    } catch (error) {
      // What is in a file says nothing here, and is long.
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw new Error(`${name}, file ${at}: ${what}: ${why.slice(0, 2_000)}`);
    }
    slowest = Math.max(slowest, performance.now() - from);
  }
  expect(slowest).toBeLessThan(LONGEST);
  process.stdout.write(`${name}: ${JSON.stringify({ ...outcomes, slowest: Math.round(slowest) })}\n`);
  return outcomes;
}

describe('an edition', () => {
  it.each(Object.keys(harms))(
    'with %s',
    async (name) => {
      const whole = readFileSync(good ?? '');
      await over(name, (dice, to) => {
        replaceFile(to, harms[name]?.(whole, dice) ?? whole);
        return name;
      });
    },
    PATIENCE.timeout,
  );

  it(
    'with the log of another state of it beside it',
    async () => {
      const whole = readFileSync(good ?? '');
      await over('another log', (dice, to) => {
        const log = readFileSync(`${later}.wal`);
        replaceFile(to, whole);
        replaceFile(`${to}-wal`, dice.next() < 0.5 ? log : log.subarray(0, dice.whole(log.length)));
        return 'a log';
      });
    },
    PATIENCE.timeout,
  );

  it(
    'with a stranger’s program in it',
    async () => {
      const outcomes = await over('a program', (dice, to) => {
        replaceFile(to, readFileSync(good ?? ''));
        return makeHostile(to, dice);
      });
      expect(outcomes['refused']).toBeGreaterThan(0);
    },
    PATIENCE.timeout,
  );

  it.each(Object.keys(harms))(
    'with %s is recovered as far as it is sound, and nothing is made up',
    (name) => {
      const whole = readFileSync(good ?? '');
      const dice = new Dice(seed);
      const target = join(folder, 'recovered.dayang');
      const found: number[] = [];
      for (let at = 0; at < FILES; at++) {
        replaceFile(path ?? '', harms[name]?.(whole, dice) ?? whole);
        found.push(recoverHarmed(path ?? '', target, states));
      }
      process.stdout.write(`${name}: recovered ${found.join(' ')}\n`);
    },
    PATIENCE.timeout,
  );

  it('that came to no harm is right', async () => {
    copyFileSync(good ?? '', path ?? '');
    expect(await openHarmed(path ?? '', states)).toBe('right');
  });
});
