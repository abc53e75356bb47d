/**
 * How long commands of the command line take that do next to nothing, beyond the start of Node itself: the machine's
 * own, as a user calls `dayang` with, which may have to start a newer one. All take turns.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePaper } from '../tests/kit/paper/make-paper.ts';
import { median, report, tenths } from './report.ts';

const RUNS = 15;
/** Runs that are not counted: the first makes the bundle, the next what Node compiles of it. */
const WARM_UPS = 2;

const launcher = fileURLToPath(new URL('../build/dayang.mjs', import.meta.url));
/** The Node that npm runs under; this one was chosen for being new. */
const node = process.env['npm_node_execpath'] ?? process.execPath;
const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));

function run(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(node, args, { encoding: 'utf8' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return ms;
}

let made = 0;

try {
  const edition = join(work, 'sample.dayang');
  await makePaper(edition);
  const tasks: Readonly<Record<string, () => readonly string[]>> = {
    node: () => ['-e', '0'],
    info: () => [launcher, 'info', edition],
    help: () => [launcher, '--help'],
    proof_list: () => [launcher, 'proof', 'list', edition],
    new: () => [launcher, 'new', join(work, `${made++}.dayang`)],
  };
  const took = new Map(Object.keys(tasks).map((name) => [name, [] as number[]]));
  for (let turn = -WARM_UPS; turn < RUNS; turn++) {
    for (const [name, args] of Object.entries(tasks)) {
      const ms = run(args());
      if (turn >= 0) took.get(name)?.push(ms);
    }
  }
  const figures: Record<string, number> = {};
  const start = median(took.get('node') ?? []);
  for (const [name, all] of took) {
    figures[`${name}_ms`] = tenths(median(all));
    if (name !== 'node') figures[`${name}_beyond_node_ms`] = tenths(median(all) - start);
  }
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  report('cli', figures, { started_by: version });
} finally {
  rmSync(work, { recursive: true, force: true });
}
