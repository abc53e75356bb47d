/**
 * An evening's work on an edition whose disk fails at one of its calls, over and over, each time at another: run under
 * `failing-calls.c`. Says of each evening what was wrong with it, and in the end how many there were.
 *
 *     node evening.ts FOLDER every|some
 *     node evening.ts FOLDER killed AT     one evening, killed at a call; says what is acknowledged as it goes
 *     node evening.ts FOLDER after DONE    looks at what is left of it
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { canonical } from '../../shared/edition/canonical.ts';
import { applyPatches, type Operation, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { article, emptyEdition, withArticle } from '../kit/editions.ts';

/** What the library is told by; the folder has it in its name. */
const WORD = 'failing-evening';

const [, script = '', folder = '', mode = 'some', at = '0'] = process.argv;
const original = join(folder, 'first');

/** The edition that each evening begins with: the same whichever process works on it. */
function beginning(): Edition {
  if (!existsSync(original)) {
    mkdirSync(folder, { recursive: true });
    EditionFile.create(original, withArticle(emptyEdition(1), article(['东湖南岸的灯火。'])));
  }
  const file = EditionFile.openToRead(original);
  const { edition } = file;
  file.close();
  return edition;
}

const first = beginning();
const [story] = Object.values(first.articles);
const [paragraph] = story?.body ?? [];
if (story === undefined || paragraph === undefined) throw new Error('no story');
const part = paragraph.id;

function operation(at: number, patches: Patch[]): Operation {
  const id = `operation-${at}`;
  return { id, step: id, actor: '编辑', at: '2024-03-08T20:00:00+08:00', label: 'edit.body', patches };
}

/** The operations of an evening: letters, and a story of some pages of SQLite's. */
const operations: readonly Operation[] = Array.from({ length: 8 }, (_, at) => {
  const letter: Patch = {
    ...{ kind: 'text', table: 'articles', id: story.id, part, offset: at, remove: [] },
    insert: [{ text: String.fromCharCode(0x4e00 + at) }],
  };
  const body = [{ ...paragraph, id: `${part.slice(0, -4)}0001`, children: [{ text: '长稿。'.repeat(4_000) }] }];
  const record = { ...story, id: `${story.id.slice(0, -4)}0000`, body };
  return operation(at, at === 4 ? [{ kind: 'put', table: 'articles', id: record.id, record }] : [letter]);
});

/** The edition after so many operations. */
const states: readonly string[] = operations.reduce<{ now: Edition; all: string[] }>(
  ({ now, all }, { patches }) => {
    const { edition } = applyPatches(now, patches);
    return { now: edition, all: [...all, canonical(edition)] };
  },
  { now: first, all: [canonical(first)] },
).all;

/** Has the library fail `count` calls from one on; 0 for none. */
function arm(from: number, count: number, how: string): void {
  renameSync(WORD, `arm:${from}:${count}:${how}`);
}

/** Calls since it was armed. */
function countCalls(): number {
  try {
    renameSync(WORD, 'count');
    return 0;
  } catch (error) {
    return error instanceof Error && 'errno' in error ? -Number(error.errno) : 0;
  }
}

/** Does the evening's work; each operation is tried as often as is said. Tells how many were acknowledged. */
function work(path: string, tries: number, onDone: (done: number) => void = () => undefined): number {
  let done = 0;
  /** The state it stands at: one less than what was done while the last is undone. */
  let stands = 0;
  const file = EditionFile.open(path);
  file.lying.bindLog();
  const attempt = (act: () => void): boolean => {
    for (let left = tries; left > 0; left--) {
      try {
        act();
        return true;
      } catch {
        if (canonical(file.edition) !== states[stands]) throw new Error('a failure has changed the edition');
      }
    }
    return false;
  };
  try {
    for (const [at, one] of operations.entries()) {
      if (!attempt(() => file.apply(one))) break;
      done = at + 1;
      stands = done;
      onDone(done);
      if (at === 2) attempt(() => void file.addImage(new Uint8Array(20_000).fill(7)));
      // Undone and done again it is as it was; where one of them fails the evening ends as the other left it.
      if (at === 5 && attempt(() => void file.undo())) {
        stands = done - 1;
        if (!attempt(() => void file.redo())) break;
        stands = done;
      }
      if (at === 3 || at === 6) attempt(() => file.lying.takeLogIn());
    }
  } finally {
    file.close();
  }
  return done;
}

/** What is wrong with a file of which so many operations were acknowledged; null where nothing is. */
function fault(path: string, done: number): string | null {
  const file = EditionFile.open(path);
  const kept = canonical(file.edition);
  const { strangeLog } = file;
  file.close();
  if (strangeLog !== null) return 'its own log was taken for another’s';
  const database = new Database(path);
  const check: unknown = database.pragma('integrity_check', { simple: true });
  database.close();
  if (check !== 'ok') return `SQLite: ${String(check)}`;
  const at = states.indexOf(kept);
  if (at < 0) return 'the edition is none there was';
  // What failed at last may be there all the same; what was acknowledged must be. An undone step is one less.
  return at >= Math.max(0, done - 1) && at <= done + 1 && (at >= done || done === 6)
    ? null
    : `${at} of ${done} are there`;
}

const path = join(folder, 'e.dayang');

/** Puts the file there anew. */
function fresh(): string {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
  copyFileSync(original, path);
  return path;
}

function main(mode: string, killedAt: number): void {
  if (mode === 'killed') {
    fresh();
    arm(killedAt, 1, 'KILL');
    work(path, 1, (done) => process.stdout.write(`${done}\n`));
    process.stdout.write('whole\n');
    return;
  }
  if (mode === 'after') {
    arm(0, 0, 'NONE');
    process.stdout.write(`${fault(path, killedAt) ?? 'sound'}\n`);
    return;
  }
  fresh();
  arm(0, 0, 'NONE');
  work(path, 1);
  const calls = countCalls();
  process.stdout.write(`calls ${calls}\n`);
  let evenings = 0;
  for (const how of ['EIO', 'ENOSPC', 'EDQUOT', 'SHORT', 'SLOW']) {
    for (const count of [1, 1_000_000]) {
      if (how === 'SLOW' && count > 1) continue;
      const step = mode === 'every' || (how === 'EIO' && count === 1) ? 1 : how === 'SLOW' ? 17 : 5;
      for (let from = 1; from <= calls; from += step) {
        fresh();
        let done = 0;
        let wrong: string | null = null;
        arm(from, count, how);
        try {
          work(path, 3, (now) => {
            done = now;
          });
        } catch (error) {
          // A file that cannot be opened for its disk is opened later.
          wrong = error instanceof Error && /has changed/u.test(error.message) ? error.message : null;
        }
        arm(0, 0, 'NONE');
        evenings++;
        try {
          wrong ??= fault(path, done);
        } catch (error) {
          wrong = String(error);
        }
        // One failure that passes keeps nothing from being done.
        if (wrong === null && count === 1 && done < operations.length && done > 0) wrong = `ended after ${done}`;
        if (wrong !== null) process.stdout.write(`wrong ${how} ${from}+${count}: ${wrong}\n`);
      }
    }
  }
  process.stdout.write(`evenings ${evenings}\n`);
}

if (script.endsWith('evening.ts')) main(mode, Number(at));
