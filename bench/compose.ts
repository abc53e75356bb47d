/**
 * Composing, against Typst: the same text, font and page, the two taking turns, some times. From
 * nothing, after a character typed in the middle, the whole process from text to PDF, and peak
 * memory; then how long compositions take while somebody types on a full page.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundleCommandLine } from '../build/command-line.mjs';
import { shortLived } from '../build/node24.mjs';
import { loadResources } from '../electron/resources.ts';
import { compose, createComposeCache } from '../shared/compose/compose.ts';
import type { ComposedEdition, ComposedPage } from '../shared/compose/display-list.ts';
import { createEdition } from '../shared/edition/create.ts';
import { applyPatches } from '../shared/edition/operations.ts';
import type { Edition } from '../shared/edition/records.ts';
import { importCopy } from '../shared/layout/articles.ts';
import { layoutFront } from '../shared/layout/front.ts';
import { compilePeer, installPeer, openPeer, peerSource, peerVersion } from './peer.ts';
import { median, report, rounded } from './report.ts';
import { sampleCopy, storyText } from './story.ts';
import { storyEdition, withTyped } from './story-edition.ts';

const RUNS = 5;
/** Runs of each that are not counted: compilers and caches warm up. */
const WARM_UPS = 5;
/**
 * Runs and warm-ups of the middle text from nothing. It takes some 20 ms once everything is compiled, and in the first ten
 * runs half of them collect garbage or wait for the compiler: with five the median told which five they were.
 */
const MIDDLE_RUNS = 15;
const MIDDLE_WARM_UPS = 10;
const SMALL = 10_000;
const MIDDLE = 100_000;
const LARGE = 1_000_000;

installPeer();
const resources = loadResources();

/** Reads the glyphs of every page that has not been read before, as whoever shows or prints it does. */
function readPages(composed: ComposedEdition, read: Set<ComposedPage>): void {
  for (const page of composed.pages) {
    if (read.has(page)) continue;
    read.add(page);
    if (page.items.length < 0) throw new Error('no items');
  }
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

interface Pair {
  readonly dayang: number;
  readonly typst: number;
}

/** Ends a turn of the event loop, as between two edits: what nobody holds any longer may go. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Medians of two pieces of work that take turns. */
async function alternate(runs: number, warmUps: number, dayang: () => number, typst: () => number): Promise<Pair> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const a = dayang();
    await turn();
    const b = typst();
    await turn();
    if (run < 0) continue;
    ours.push(a);
    theirs.push(b);
  }
  return { dayang: median(ours), typst: median(theirs) };
}

function coldOf(characters: number): Promise<Pair> {
  const text = storyText(characters);
  const edition = storyEdition(text);
  const source = peerSource(text);
  const compiler = openPeer();
  const isMiddle = characters === MIDDLE;
  return alternate(
    isMiddle ? MIDDLE_RUNS : RUNS,
    isMiddle ? MIDDLE_WARM_UPS : WARM_UPS,
    () => milliseconds(() => readPages(compose(edition, resources), new Set())),
    () => {
      compiler.evictCache(0);
      return milliseconds(() => compilePeer(compiler, source));
    },
  );
}

function editOf(characters: number): Promise<Pair> {
  const text = [...storyText(characters)];
  const middle = text.length >> 1;
  let edition = storyEdition(text);
  const cache = createComposeCache();
  const read = new Set<ComposedPage>();
  readPages(compose(edition, resources, cache), read);
  const compiler = openPeer();
  compilePeer(compiler, peerSource(text));
  return alternate(
    RUNS * 3,
    WARM_UPS,
    () => {
      edition = withTyped(edition, '字', () => middle);
      return milliseconds(() => readPages(compose(edition, resources, cache), read));
    },
    () => {
      text[middle] = `字${text[middle] ?? ''}`;
      const source = peerSource(text);
      return milliseconds(() => compilePeer(compiler, source));
    },
  );
}

/**
 * What a character costs in a large text over what it costs in a small one. The two take turns, the
 * small one many times, so that both meet the same machine.
 */
async function growthOf(small: number, large: number): Promise<number> {
  const [little, big] = [storyEdition(storyText(small)), storyEdition(storyText(large))];
  const cold = async (edition: Edition) => {
    const took = milliseconds(() => readPages(compose(edition, resources), new Set()));
    await turn();
    return took;
  };
  const figures: number[] = [];
  for (let run = -1; run < RUNS; run++) {
    const smalls: number[] = [];
    for (let time = 0; time < 20; time++) smalls.push(await cold(little));
    const perCharacter = median(smalls) / small;
    const growth = (await cold(big)) / large / perCharacter;
    if (run >= 0) figures.push(growth);
  }
  return median(figures);
}

const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));
const built = fileURLToPath(new URL('./dist', import.meta.url));
const runner = fileURLToPath(new URL('../build/run-bundle.cjs', import.meta.url));

interface Process {
  readonly ms: number;
  readonly peakKb: number;
}

/**
 * A process of its own, from a text to composed pages or a PDF. Both start cold, with the same of them on disk: their
 * code in a bundle as the command line has it, what was compiled of it in an earlier run, and the font's file.
 * Nothing is kept of the text. The flags are those `dayang` starts with.
 */
function runOnce(engine: 'dayang' | 'typst', task: 'compose' | 'pdf', text: string): Process {
  const flags = engine === 'dayang' ? shortLived : [];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, runner, join(built, 'once.cjs'), join(built, 'compiled', engine, task), engine, task, text, work],
    { encoding: 'utf8' },
  );
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return { ms, peakKb: Number(stdout.trim()) };
}

/** Something that keeps one core busy until it is stopped. */
function busyCore(): { stop(): void } {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  return { stop: () => child.kill('SIGKILL') };
}

const TYPED = 300;
/** Ten characters a second. */
const BETWEEN = 100;

/** How long each composition takes while a story of 3,000 characters on a full page is typed into, one core busy. */
async function typing(): Promise<number[]> {
  const edition = createEdition({ date: '2024-03-08', format: 'broadsheet', pages: 2 });
  const front = applyPatches(edition, layoutFront(edition, resources, importCopy(edition, sampleCopy))).edition;
  let current: Edition = withTyped(front, storyText(3_000).join(''), () => 0);
  const cache = createComposeCache();
  const read = new Set<ComposedPage>();
  readPages(compose(current, resources, cache), read);
  const busy = busyCore();
  const figures: number[] = [];
  try {
    for (let typed = 0; typed < TYPED; typed++) {
      await wait(BETWEEN);
      const frame = performance.now();
      current = withTyped(current, '字', (count) => count >> 1);
      readPages(compose(current, resources, cache), read);
      figures.push(performance.now() - frame);
    }
  } finally {
    busy.stop();
  }
  return figures;
}

function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

const ratio = ({ dayang, typst }: Pair) => Math.round((dayang / typst) * 1000) / 1000;

try {
  rmSync(built, { recursive: true, force: true });
  await bundleCommandLine({ once: fileURLToPath(new URL('./once.ts', import.meta.url)) }, built);
  const files = new Map(
    [MIDDLE, LARGE].map((characters) => {
      const path = join(work, `${characters}.txt`);
      writeFileSync(path, storyText(characters).join('\n'));
      return [characters, path] as const;
    }),
  );
  const cold100k = await coldOf(MIDDLE);
  const cold1m = await coldOf(LARGE);
  const edit100k = await editOf(MIDDLE);
  const edit1m = await editOf(LARGE);
  const processes = await alternate(
    RUNS,
    1,
    () => runOnce('dayang', 'pdf', files.get(MIDDLE) ?? '').ms,
    () => runOnce('typst', 'pdf', files.get(MIDDLE) ?? '').ms,
  );
  const memory = await alternate(
    RUNS,
    1,
    () => runOnce('dayang', 'compose', files.get(LARGE) ?? '').peakKb,
    () => runOnce('typst', 'compose', files.get(LARGE) ?? '').peakKb,
  );
  const growth = await growthOf(SMALL, LARGE);
  const frames = await typing();
  const pairs = {
    cold_100k: cold100k,
    cold_1m: cold1m,
    edit_100k: edit100k,
    edit_1m: edit1m,
    process_100k: processes,
    memory_1m: memory,
  };
  const ratios: Record<string, number> = { growth: rounded(growth) };
  const figures: Record<string, number> = {};
  for (const [name, pair] of Object.entries(pairs)) {
    ratios[name] = ratio(pair);
    const unit = name.startsWith('memory') ? 'kb' : 'ms';
    figures[`${name}_dayang_${unit}`] = rounded(pair.dayang);
    figures[`${name}_typst_${unit}`] = rounded(pair.typst);
  }
  report(
    'compose',
    { ratios, frame_p99_ms: rounded(percentile(frames, 0.99)), ...figures },
    { typst: `${peerVersion()} (typst-ts-node-compiler)` },
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
