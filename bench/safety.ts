/**
 * What was tried against an edition's file, how often, and what came of it: `docs/safety.md`. `DAMAGED` says how many files
 * of each kind are harmed (300).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const FILES = Number(process.env['DAMAGED'] ?? 300);
const SEED = 20_261_130;
const page = fileURLToPath(new URL('../docs/safety.md', import.meta.url));
/** Between these lines of the page stands the table that is made here. */
const [FROM, TO] = ['<!-- damaged editions -->', '<!-- /damaged editions -->'];

const folder = mkdtempSync(join(tmpdir(), 'dayang-safety-'));
const at = (name: string) => join(folder, name);

interface Row {
  readonly attack: string;
  readonly number: number;
  readonly held: number;
  readonly figure: string;
}

/** Harms files of a kind one after the other, and says how many held. */
async function attack(
  name: string,
  states: readonly Edition[],
  harm: (path: string, dice: Dice) => void,
): Promise<Row> {
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
function recovered(name: string, states: readonly Edition[], harm: (path: string, dice: Dice) => void): Row {
  const dice = new Dice(SEED);
  let held = 0;
  let records = 0;
  for (let count = 0; count < FILES; count++) {
    harm(at('harmed.dayang'), dice);
    try {
      records += recoverHarmed(at('harmed.dayang'), at('recovered.dayang'), states);
      held += 1;
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}\n`);
    }
  }
  const [state] = states;
  const all = state === undefined ? 0 : Object.values(state).reduce((sum, table) => sum + Object.keys(table).length, 0);
  const share = Math.round((100 * records) / (FILES * (all - Object.keys(state?.edition ?? {}).length)));
  return { attack: `recover: ${name}`, number: FILES, held, figure: `${share}% of the records are back, none made up` };
}

try {
  const states = makeEdition(at('good.dayang'), at('later.dayang'));
  const good = readFileSync(at('good.dayang'));
  const log = readFileSync(at('later.dayang.wal'));
  const rows: Row[] = [];
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
    rows.push(recovered(name, states, (path, dice) => replaceFile(path, harm(good, dice))));
  }
  const head = ['| attack | number | held | figure |', '|---|---|---|---|'];
  const made = rows.map(({ attack: name, number, held, figure }) => `| ${name} | ${number} | ${held} | ${figure} |`);
  const lines = [...head, ...made];
  const text = readFileSync(page, 'utf8');
  const [start, rest = ''] = text.split(FROM);
  const end = rest.slice(rest.indexOf(TO));
  writeFileSync(page, `${start}${FROM}\n\n${lines.join('\n')}\n\n${end}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = rows.every(({ number, held }) => number === held) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
