/**
 * What was killed, and how often a disk failed: stores that write, the whole program while somebody types, and each call that an
 * evening makes of its disk. `docs/safety.md`; `npm run bench -- safety-kills [STORES] [PROGRAMS]` (1,000 and 50).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime } from '../build/electron-runtime.mjs';
import { EditionFile } from '../electron/store/edition-file.ts';
import { createEdition } from '../shared/edition/create.ts';
import { DayangWindow, UserData } from '../tests/e2e/window.ts';
import { Dice } from '../tests/kit/dice.ts';
import { faultAfterKills, writeUntilKilled } from '../tests/kit/killed-store.ts';
import { type SafetyRow, writeTable } from './safety-table.ts';

const STORES = Number(process.argv[2] ?? 1_000);
const PROGRAMS = Number(process.argv[3] ?? 50);
/** Kills of the store that one file lives through. */
const A_FILE = 25;
const SEED = 20_261_130;

const folder = mkdtempSync(join(tmpdir(), 'dayang-kills-'));
const dice = new Dice(SEED);
const tell = (words: string) => process.stderr.write(`${words}\n`);

async function stores(): Promise<SafetyRow> {
  let [held, operations, pictures] = [0, 0, 0];
  let acknowledged: string[] = [];
  const path = join(folder, 'killed.dayang');
  for (let kill = 0; kill < STORES; kill++) {
    if (kill % A_FILE === 0) {
      for (const end of ['', '-wal', '-lease']) rmSync(`${path}${end}`, { force: true });
      EditionFile.create(path, createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 }));
      acknowledged = [];
    }
    const said = await writeUntilKilled(path, 1 + dice.whole(24), 'pictures');
    acknowledged.push(...said);
    pictures += said.filter((words) => words.startsWith('picture')).length;
    operations += said.filter((words) => !words.startsWith('picture')).length;
    const fault = faultAfterKills(path, acknowledged);
    if (fault === null) held += 1;
    else tell(`store, kill ${kill}: ${fault}`);
  }
  const figure = `${operations} operations and ${pictures} pictures acknowledged; none lost, none twice`;
  return {
    attack: 'the store is killed while it writes',
    number: STORES,
    held,
    figure: held === STORES ? figure : 'see above',
  };
}

/** Types characters one after the other, each once, and kills the program; tells how many were shown as saved. */
async function typeUntilKilled(window: DayangWindow, from: number): Promise<readonly [typed: number, saved: number]> {
  let saved = 0;
  const words = 3 + dice.whole(20);
  for (let word = 0; word < words; word++) {
    await window.compose('a', String.fromCharCode(0x4e00 + from + word));
    if (dice.next() > 0.3) continue;
    await window.saved();
    saved = word + 1;
  }
  const killsStore = dice.next() < 0.3;
  if (killsStore) for (const pid of window.storeProcesses()) process.kill(pid, 'SIGKILL');
  await window.kill();
  return [words, saved];
}

async function programs(): Promise<SafetyRow> {
  const data = new UserData();
  const display = await startDisplay();
  process.env['DISPLAY'] = display.name;
  electronRuntime((text) => process.stderr.write(`${text}\n`));
  let [held, typed, shown, back] = [0, 0, 0, 0];
  try {
    for (let kill = 0; kill < PROGRAMS; kill++) {
      const window = await DayangWindow.open(data);
      const before = await window.articleText();
      await window.caretToStart();
      const from = kill * 40;
      const [words, saved] = await typeUntilKilled(window, from);
      const again = await DayangWindow.open(data);
      await again.saved();
      const text = await again.articleText();
      await again.close();
      const all = Array.from({ length: words }, (_, word) => String.fromCharCode(0x4e00 + from + word)).join('');
      const kept = text.endsWith(before) ? text.slice(0, text.length - before.length) : null;
      const isHeld = kept !== null && all.startsWith(kept) && kept.length >= saved;
      typed += words;
      shown += saved;
      back += kept?.length ?? 0;
      if (isHeld) held += 1;
      else tell(`program, kill ${kill}: ${saved} shown as saved of ${words}, and then “${text.slice(0, 40)}”`);
    }
  } finally {
    display.end();
    data.remove();
  }
  const figure = `${typed} words typed, ${shown} of them shown as saved when it was killed, ${back} there afterwards`;
  return { attack: 'the program is killed while somebody types', number: PROGRAMS, held, figure };
}

/** An evening on a disk that fails: every call in turn, in each way. */
function disks(): readonly SafetyRow[] {
  const file = (name: string) => fileURLToPath(new URL(`../tests/faults/${name}`, import.meta.url));
  const library = join(folder, 'failing-calls.so');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, file('failing-calls.c'), '-ldl']);
  const word = 'failing-evening';
  const evening = (...args: readonly string[]) =>
    spawnSync(process.execPath, [file('evening.ts'), join(folder, word), ...args], {
      encoding: 'utf8',
      env: { ...process.env, LD_PRELOAD: library, FAILING_IN: word },
    }).stdout.split('\n');
  const said = evening(process.env['FAULTS'] ?? 'every');
  const count = (what: string) => Number(said.find((line) => line.startsWith(what))?.split(' ')[1] ?? 0);
  const wrong = said.filter((line) => line.startsWith('wrong'));
  for (const line of wrong) tell(line);
  const [calls, evenings] = [count('calls'), count('evenings')];
  let held = 0;
  for (let call = 1; call <= calls; call++) {
    const done = evening('killed', `${call}`).filter((line) => /^\d+$/u.test(line)).length;
    if (evening('after', `${done}`).includes('sound')) held += 1;
    else tell(`the power went at call ${call}`);
  }
  return [
    {
      attack: 'a call of an evening fails (EIO, ENOSPC, EDQUOT, short, slow; once, or from then on)',
      number: evenings,
      held: evenings - wrong.length,
      figure: `${calls} calls to write, sync, cut, link, rename and remove; the edition before or after, never between`,
    },
    {
      attack: 'the process ends at a call of an evening',
      number: calls,
      held,
      figure: 'every call in turn; what was acknowledged is there',
    },
  ];
}

/** A row, told as soon as it is there: all of them take half an hour. */
function done(row: SafetyRow): SafetyRow {
  tell(`${row.attack}: ${row.held} of ${row.number}; ${row.figure}`);
  return row;
}

try {
  const killed = [done(await stores()), ...(PROGRAMS > 0 ? [done(await programs())] : [])];
  writeTable('kills', [...killed, ...disks().map(done)]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
