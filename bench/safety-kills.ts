/**
 * What was killed, and how often a disk failed: stores that write, the whole program and the window's process alone while somebody
 * types, and each call that an evening makes of its disk. `docs/safety.md`; `npm run bench -- safety-kills [PART[=NUMBER] …]`: `store`
 * (1,000), `program` (50), `window` (50), `disk` and `power`; all of them where none is named. The table keeps the rows of the others.
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
import { BareWindow } from '../tests/e2e/bare-window.ts';
import { DayangWindow, UserData } from '../tests/e2e/window.ts';
import { Dice } from '../tests/kit/dice.ts';
import { faultAfterKills, writeUntilKilled } from '../tests/kit/killed-store.ts';
import { makePaper } from '../tests/kit/paper/make-paper.ts';
import { type SafetyRow, writeTable } from './safety-table.ts';

/** What is tried, as it is named in the table. */
const attacks = {
  store: 'the store is killed while it writes',
  program: 'the program is killed while somebody types',
  window: 'the window’s process alone is killed while somebody types',
  disk: 'a call of an evening fails (EIO, ENOSPC, EDQUOT, short, slow; once, or from then on)',
  power: 'the process ends at a call of an evening',
} as const;
type Part = keyof typeof attacks;

/** Kills of the store that one file lives through. */
const A_FILE = 25;
const SEED = 20_261_130;

const folder = mkdtempSync(join(tmpdir(), 'dayang-kills-'));
const dice = new Dice(SEED);
const tell = (words: string) => process.stderr.write(`${words}\n`);

async function stores(count: number): Promise<SafetyRow> {
  let [held, operations, pictures] = [0, 0, 0];
  let acknowledged: string[] = [];
  const path = join(folder, 'killed.dayang');
  for (let kill = 0; kill < count; kill++) {
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
  const figure = `${operations} operations and ${pictures} pictures acknowledged; ${held === count ? 'none lost, none twice' : 'some lost or twice'}`;
  return { attack: attacks.store, number: count, held, figure };
}

/** A story's paragraphs in one. */
function inOne(text: string): string {
  return text.replaceAll('\n', '');
}

/** The characters that are typed before a kill, each there once in all of them. */
function charactersOf(kill: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => String.fromCharCode(0x4e00 + kill * 40 + at));
}

/** Types characters one after the other; tells how many were shown as saved. */
async function typed(
  characters: readonly string[],
  type: (character: string) => Promise<void>,
  isSaved: () => Promise<void>,
): Promise<number> {
  let saved = 0;
  for (const [at, character] of characters.entries()) {
    await type(character);
    if (dice.next() > 0.3) continue;
    await isSaved();
    saved = at + 1;
  }
  return saved;
}

/** Someone who types at the start of a story until something is killed. */
interface Typist {
  /** The text before a word was typed. */
  readonly before: string;
  /** How many characters were shown as saved. */
  readonly saved: number;
  /** What the window showed after the kill, where it came back by itself. */
  readonly seen?: string;
}

/** Types until the program is killed as by a power cut, at times behind its store. */
async function killProgram(data: UserData, edition: string, characters: readonly string[]): Promise<Typist> {
  const window = await DayangWindow.open(data, { edition, page: 'any' });
  const before = inOne(await window.articleText());
  await window.caretToStart();
  const saved = await typed(
    characters,
    (character) => window.compose('a', character),
    () => window.saved(),
  );
  if (dice.next() < 0.3) for (const pid of window.storeProcesses()) process.kill(pid, 'SIGKILL');
  await window.kill();
  return { before, saved };
}

/** Types until the window's process is killed; the page that comes by itself has to say so. */
async function killWindow(data: UserData, edition: string, characters: readonly string[]): Promise<Typist> {
  const window = new BareWindow(data, edition);
  await window.painted();
  const before = await window.articleText();
  await window.caretToStart();
  const saved = await typed(
    characters,
    (character) => window.type(character),
    () => window.saved(),
  );
  await window.killPage();
  await window.isBack();
  const seen = await window.articleText();
  await window.close();
  // Two crashes within a minute would be answered with safe mode.
  rmSync(join(data.path, 'runs.json'), { force: true });
  return { before, saved, seen };
}

/** Kills while somebody types, over and over; each begins with what the one before left. */
async function typists(attack: string, count: number, typeUntilKilled: typeof killProgram): Promise<SafetyRow> {
  const data = new UserData();
  const edition = join(data.path, 'typed.dayang');
  await makePaper(edition);
  const display = await startDisplay();
  process.env['DISPLAY'] = display.name;
  electronRuntime((text) => tell(text));
  let [held, written, shown, back] = [0, 0, 0, 0];
  try {
    for (let at = 0; at < count; at++) {
      const characters = charactersOf(at, 3 + dice.whole(20));
      const { before, saved, seen } = await typeUntilKilled(data, edition, characters);
      const again = await DayangWindow.open(data, { edition, page: 'any' });
      await again.saved();
      const text = inOne(await again.articleText());
      await again.close();
      const kept = text.endsWith(before) ? text.slice(0, text.length - before.length) : null;
      written += characters.length;
      shown += saved;
      back += kept?.length ?? 0;
      const isHeld = kept !== null && characters.join('').startsWith(kept) && kept.length >= saved;
      if (isHeld && (seen === undefined || seen === text)) held += 1;
      else tell(`${attack}, kill ${at}: ${saved} shown as saved of ${characters.length}, then “${text.slice(0, 40)}”`);
    }
  } finally {
    display.end();
    data.remove();
  }
  const figure = `${written} words typed, ${shown} of them shown as saved when it was killed, ${back} there afterwards`;
  return { attack, number: count, held, figure };
}

/** An evening on a disk that fails, in a process of its own: its words, line by line. Throws where it does not end as it should. */
class Evenings {
  readonly #library = join(folder, 'failing-calls.so');
  readonly #script = fileURLToPath(new URL('../tests/faults/evening.ts', import.meta.url));

  constructor() {
    const source = fileURLToPath(new URL('../tests/faults/failing-calls.c', import.meta.url));
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', this.#library, source, '-ldl']);
  }

  run(...args: readonly string[]): readonly string[] {
    const word = 'failing-evening';
    const ran = spawnSync(process.execPath, [this.#script, join(folder, word), ...args], {
      encoding: 'utf8',
      env: { ...process.env, LD_PRELOAD: this.#library, FAILING_IN: word },
    });
    const isKilled = args[0] === 'killed' && ran.signal === 'SIGKILL';
    if (ran.status !== 0 && !isKilled)
      throw new Error(`evening ${args.join(' ')}: ${ran.signal ?? ran.status} ${ran.stderr}`);
    return ran.stdout.split('\n');
  }

  /** The number that follows a word. */
  count(said: readonly string[], word: string): number {
    return Number(said.find((line) => line.startsWith(word))?.split(' ')[1]);
  }
}

/** Every call in turn fails, in each way. */
function disk(): SafetyRow {
  const evenings = new Evenings();
  const said = evenings.run('every');
  const wrong = said.filter((line) => line.startsWith('wrong'));
  for (const line of wrong) tell(line);
  const number = evenings.count(said, 'evenings');
  const figure = `${evenings.count(said, 'calls')} calls to write, sync, cut, link, rename and remove; the edition before or after, never between`;
  return { attack: attacks.disk, number, held: number - wrong.length, figure };
}

/** The process ends at every call in turn. */
function power(): SafetyRow {
  const evenings = new Evenings();
  let [number, held] = [0, 0];
  for (;;) {
    const said = evenings.run('killed', `${number + 1}`);
    // Behind its last call nothing ends it.
    if (said.includes('whole')) break;
    number += 1;
    const done = said.filter((line) => /^\d+$/u.test(line)).length;
    const [after] = evenings.run('after', `${done}`);
    if (after === 'sound') held += 1;
    else tell(`the process ended at call ${number}, ${done} acknowledged: ${after}`);
  }
  return { attack: attacks.power, number, held, figure: 'every call in turn; what was acknowledged is there' };
}

const parts: Readonly<Record<Part, (count: number | undefined) => SafetyRow | Promise<SafetyRow>>> = {
  store: (count = 1_000) => stores(count),
  program: (count = 50) => typists(attacks.program, count, killProgram),
  window: (count = 50) => typists(attacks.window, count, killWindow),
  disk,
  power,
};

/** The parts that are asked for, each with how often it is tried where that is said. */
const asked = new Map(process.argv.slice(2).map((word) => [word.split('=')[0], word.split('=')[1]]));
for (const word of asked.keys())
  if (!Object.keys(parts).some((part) => part === word)) throw new Error(`no part ${word}`);

try {
  const rows: SafetyRow[] = [];
  for (const [part, run] of Object.entries(parts)) {
    if (asked.size > 0 && !asked.has(part)) continue;
    const count = asked.get(part);
    const row = await run(count === undefined ? undefined : Number(count));
    // Told as soon as it is there: all of them take the better part of an hour.
    tell(`${row.attack}: ${row.held} of ${row.number}; ${row.figure}`);
    rows.push(row);
  }
  writeTable('kills', rows, Object.values(attacks));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
