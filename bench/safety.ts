/**
 * What was tried against an edition's file, how often, and what came of it: `docs/safety.md`. `DAMAGED` says how many files
 * of each kind are harmed (300).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edition } from '../shared/edition/records.ts';
import {
  harms,
  makeEdition,
  makeHostile,
  openHarmed,
  recoverHarmed,
  replaceFile,
} from '../tests/kit/damaged-editions.ts';
import { Dice } from '../tests/kit/dice.ts';
import { type SafetyRow, writeTable } from './safety-table.ts';

const FILES = Number(process.env['DAMAGED'] ?? 300);
const SEED = 20_261_130;

const folder = mkdtempSync(join(tmpdir(), 'dayang-safety-'));
const at = (name: string) => join(folder, name);

/** Harms files of a kind one after the other, and says how many held. */
async function attack(
  name: string,
  states: readonly Edition[],
  harm: (path: string, dice: Dice) => void,
): Promise<SafetyRow> {
  const dice = new Dice(SEED);
  const counts = { right: 0, named: 0, refused: 0 };
  let held = 0;
  let slowest = 0;
  for (let count = 0; count < FILES; count++) {
    harm(at('harmed.dayang'), dice);
    const from = performance.now();
    try {
      counts[await openHarmed(at('harmed.dayang'), states)] += 1;
      held += 1;
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}\n`);
    }
    slowest = Math.max(slowest, performance.now() - from);
  }
  const { right, named, refused } = counts;
  const figure = `${right} as written, ${named} with the damage named, ${refused} refused; slowest ${Math.round(slowest)} ms`;
  return { attack: name, number: FILES, held, figure };
}

/** Recovers files that were harmed. */
function recovered(
  name: string,
  states: readonly Edition[],
  harm: (path: string, dice: Dice) => void,
  backups: readonly string[] = [],
): SafetyRow {
  const dice = new Dice(SEED);
  let held = 0;
  let records = 0;
  for (let count = 0; count < FILES; count++) {
    harm(at('harmed.dayang'), dice);
    try {
      records += recoverHarmed(at('harmed.dayang'), at('recovered.dayang'), states, backups);
      held += 1;
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}\n`);
    }
  }
  const [state] = states;
  const all = state === undefined ? 0 : Object.values(state).reduce((sum, table) => sum + Object.keys(table).length, 0);
  const share = Math.round((100 * records) / (FILES * (all - Object.keys(state?.edition ?? {}).length)));
  const attack = backups.length === 0 ? `recover: ${name}` : `recover with a backup: ${name}`;
  return { attack, number: FILES, held, figure: `${share}% of the records are back, none made up` };
}

try {
  const states = makeEdition(at('good.dayang'), at('later.dayang'));
  const good = readFileSync(at('good.dayang'));
  writeFileSync(at('backup.dayang'), good);
  const log = readFileSync(at('later.dayang.wal'));
  const rows: SafetyRow[] = [];
  for (const [name, harm] of Object.entries(harms)) {
    rows.push(await attack(name, states, (path, dice) => replaceFile(path, harm(good, dice))));
  }
  rows.push(
    await attack('the log of another state beside it', states, (path, dice) => {
      replaceFile(path, good);
      replaceFile(`${path}-wal`, dice.next() < 0.5 ? log : log.subarray(0, dice.whole(log.length)));
    }),
    await attack('a stranger’s program, or rows that lead nowhere', states, (path, dice) => {
      replaceFile(path, good);
      makeHostile(path, dice);
    }),
  );
  for (const [name, harm] of Object.entries(harms)) {
    const harmed = (path: string, dice: Dice) => replaceFile(path, harm(good, dice));
    rows.push(recovered(name, states, harmed), recovered(name, states, harmed, [at('backup.dayang')]));
  }
  writeTable('damaged editions', rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
