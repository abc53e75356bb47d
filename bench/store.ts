/**
 * How long the store takes until an operation is acknowledged and until an edition of 64 pages is open, beside the version
 * before sums, leases and backups: both are run in turns, so that whatever else the machine does is done to both. A ratio is the
 * median of those of the rounds. On a disk of memory, where it is the program's own work, and on the disk that the program is
 * on. `npm run bench -- store [ROUNDS]` (21); the version before is taken out of the repository's history.
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { root } from '../build/build.mjs';
import { median, report } from './report.ts';

/** The last version that kept no sums. */
const BEFORE = '411fdecb';
const ROUNDS = Number(process.argv.find((word) => /^\d+$/u.test(word)) ?? 21);
/** Rounds that are not counted: code is compiled, and files get their length. */
const WARM_UPS = 2;
const ASKED = { operations: 200, openings: 9 };
const parts = ['store-side.ts', 'typed-paper.ts'];

const pair = v.tuple([v.number(), v.number()]);
const answer = v.object({ typed: pair, opened: pair });
type Answer = v.InferOutput<typeof answer>;

/** Puts the version before into a folder. Throws where the history does not have it, as in a copy without one. */
function takeBefore(folder: string): void {
  mkdirSync(folder);
  const archive = `${folder}.tar`;
  execFileSync('git', ['archive', '--output', archive, BEFORE], { cwd: root });
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const part of parts) copyFileSync(join(root, 'bench', part), join(folder, 'bench', part));
}

async function heard(side: ChildProcess): Promise<unknown> {
  const [message] = await once(side, 'message', { signal: AbortSignal.timeout(120_000) });
  return message;
}

/** What both take on a disk, round by round: the version before, and this one. */
async function measure(before: string, disk: string): Promise<readonly (readonly [Answer, Answer])[]> {
  const rounds: (readonly [Answer, Answer])[] = [];
  const sides = [before, root].map((folder) => fork(join(folder, 'bench/store-side.ts'), [disk], { cwd: folder }));
  try {
    for (const side of sides) await heard(side);
    for (let round = -WARM_UPS; round < ROUNDS; round++) {
      const answers = new Map<ChildProcess, Answer>();
      // Whoever is second finds the machine as the first left it.
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        side.send(ASKED);
        answers.set(side, v.parse(answer, await heard(side)));
      }
      const [old, now] = sides.map((side) => answers.get(side));
      if (round >= 0 && old !== undefined && now !== undefined) rounds.push([old, now]);
    }
  } finally {
    for (const side of sides) side.disconnect();
    await Promise.all(sides.map((side) => side.exitCode ?? once(side, 'exit')));
  }
  return rounds;
}

const thousandths = (value: number) => Math.round(value * 1_000) / 1_000;

/** The medians of both, and of the ratios of the rounds. */
function compared(rounds: readonly (readonly [Answer, Answer])[], of: 'typed' | 'opened'): Record<string, number> {
  const told: Record<string, number> = {};
  for (const [at, name] of ['', 'processor_'].entries()) {
    const figures = rounds.map((round) => round.map((one) => one[of][at] ?? Number.NaN));
    const [olds, nows] = [0, 1].map((side) => figures.map((round) => round[side] ?? Number.NaN));
    told[`${name}before_ms`] = thousandths(median(olds ?? []));
    told[`${name}now_ms`] = thousandths(median(nows ?? []));
    told[`${name}ratio`] = thousandths(median(figures.map(([old = Number.NaN, now = Number.NaN]) => now / old)));
  }
  return told;
}

const work = mkdtempSync(join(tmpdir(), 'dayang-store-'));
const disks = { memory: '/dev/shm', disk: join(root, 'out') };
try {
  const before = join(work, 'before');
  takeBefore(before);
  const figures: Record<string, Record<string, number>> = {};
  for (const [name, place] of Object.entries(disks)) {
    if (!existsSync(place)) continue;
    const folder = mkdtempSync(join(place, '.dayang-store-'));
    try {
      const rounds = await measure(before, folder);
      figures[`acknowledged_on_${name}`] = compared(rounds, 'typed');
      figures[`opened_64_pages_on_${name}`] = compared(rounds, 'opened');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  report('store', figures, { before: BEFORE, rounds: `${ROUNDS}` });
} finally {
  rmSync(work, { recursive: true, force: true });
}
