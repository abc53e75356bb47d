/**
 * An edition with twelve faces of a newsroom's own, some 150 MB of files, against the same edition in the faces
 * Dayang ships: starting, opening in a window that is up, a key in the story and in the headline, memory at rest and
 * exporting two pages and four. The two take turns, round by round: what else the machine does, it does to both.
 * `start`, `typing`, `memory` and `export` measure that alone.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime } from '../build/electron-runtime.mjs';
import { EditionFile } from '../electron/store/edition-file.ts';
import { standardPreset } from '../shared/contract/export-settings.ts';
import { DayangWindow, UserData } from '../tests/e2e/window.ts';
import { makePaper } from '../tests/kit/paper/make-paper.ts';
import { faceGiver } from './face-edition.ts';
import { fullPage } from './full-page.ts';
import { bodyKeys, headlineKeys, markKeys } from './keys.ts';
import { family, type Memory, memoryWith, mostOf, type Part, partOf } from './memory.ts';
import { median, percentile, report, rounded, tenths } from './report.ts';
import { medians, type Parts, READY, SHOWN, startOf } from './starting.ts';
import { storyText } from './story.ts';

/** In how much of the time of shipped faces own ones are to do the same. */
const GOAL = 1.1;
const ROUNDS = { start: 9, keys: 3, memory: 2, export: 3 };
const KEYS = 80;
const CHARACTERS = 3_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));
const display = await startDisplay();
process.env['DISPLAY'] = display.name;

/** Which faces an edition is set in. */
const kinds = ['own', 'shipped'] as const;
type Kind = (typeof kinds)[number];
type Each<Figure> = Record<Kind, Figure>;

/** Does something with both kinds in turn, the other one first from round to round. */
async function inTurns<Figure>(
  rounds: number,
  measure: (kind: Kind, round: number) => Promise<Figure>,
): Promise<Each<Figure[]>> {
  const figures: Each<Figure[]> = { own: [], shipped: [] };
  for (let round = 0; round < rounds; round++) {
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) figures[kind].push(await measure(kind, round));
  }
  return figures;
}

const pathOf = (name: string, kind: Kind) => join(work, kind, `${name}.dayang`);

/** The sample and a full page, each in both kinds of faces. */
async function makeEditions() {
  const give = faceGiver();
  for (const kind of kinds) mkdirSync(join(work, kind));
  await makePaper(pathOf('sample', 'shipped'));
  EditionFile.create(pathOf('full', 'shipped'), fullPage(storyText(CHARACTERS)));
  for (const name of ['sample', 'full']) copyFileSync(pathOf(name, 'shipped'), pathOf(name, 'own'));
  give(pathOf('full', 'own'));
  return give(pathOf('sample', 'own'));
}

const USABLE = '.pasteboard canvas[data-painted]';

/** A user's data whose last edition is the sample, as it is after some starts. */
function dataOf(kind: Kind): string {
  const data = join(work, kind, 'user');
  const edition = pathOf('sample', kind);
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ lastEdition: edition, reopensLast: true }));
  return data;
}

async function starts(): Promise<Each<Parts>> {
  const launch = (kind: Kind) => ({ app: root, data: join(work, kind, 'user'), display: display.name });
  // The first run warms the disk; closed as a user closes it, it keeps its page.
  for (const kind of kinds) {
    dataOf(kind);
    await startOf(launch(kind), USABLE, { waitsForFaces: true, isClosed: true });
  }
  const runs = await inTurns(ROUNDS.start, (kind) => startOf(launch(kind), USABLE, { waitsForFaces: true }));
  return { own: medians(runs.own), shipped: medians(runs.shipped) };
}

interface Keys {
  readonly body: readonly number[];
  readonly headline: readonly number[];
  readonly opened: number;
}

/** Milliseconds from the command to the first painted page of another edition. */
async function open(window: DayangWindow, path: string): Promise<number> {
  await window.answerDialog('showOpenDialog', path);
  const from = await window.page.evaluate(() => performance.now());
  await window.page.keyboard.press('ControlOrMeta+O');
  const painted = await window.page.waitForFunction(
    ([since, of]) =>
      performance
        .getEntriesByType('mark')
        .find(
          (mark) => mark.name.endsWith('painted') && mark.startTime > since && 'detail' in mark && mark.detail === of,
        )?.startTime,
    [from, path] as const,
  );
  return Number(await painted.jsonValue()) - from;
}

/** Types in an edition's headline and story, and opens another. */
async function keysIn(data: UserData, kind: Kind): Promise<Keys> {
  const window = await DayangWindow.open(data, { edition: pathOf('full', kind) });
  try {
    await markKeys(window);
    const headline = await headlineKeys(window, KEYS / 2);
    const body = await bodyKeys(window, KEYS);
    await window.saved();
    const opened = await open(window, pathOf('sample', kind));
    return { body, headline, opened };
  } finally {
    await window.close();
  }
}

/** The keys of a user who never had these faces, and of the same user in the next window. */
async function keys(kind: Kind): Promise<{ readonly first: Keys; readonly next: Keys }> {
  const data = new UserData();
  try {
    return { first: await keysIn(data, kind), next: await keysIn(data, kind) };
  } finally {
    data.remove();
  }
}

interface Exported {
  readonly ms: number;
  /** Megabytes the jobs process held at its most. */
  readonly most: number;
}

/** Exports pages of the sample; `window` shows it. */
async function exportPages(window: DayangWindow, folder: string, pages: readonly number[]): Promise<Exported> {
  const pid = window.app.process().pid ?? 0;
  const jobs = () => family(pid).filter((one) => partOf(one) === 'jobs');
  // A process that has rested ends: each export begins with a new one, as it does for a user.
  while (jobs().length > 0) await wait(200);
  const settings = standardPreset('x4');
  const input = { folder, pages, settings, override: 'bench', replaces: true };
  const from = performance.now();
  let isOver = false;
  const run = window.page
    .evaluate((given) => Reflect.get(globalThis, 'dayang').invoke('export.run', given), input)
    .finally(() => {
      isOver = true;
    });
  let most = 0;
  while (!isOver) {
    await wait(20);
    most = Math.max(most, ...jobs().map(mostOf));
  }
  const answer: unknown = await run;
  if (JSON.stringify(answer).includes('"failure"')) throw new Error(`not exported: ${JSON.stringify(answer)}`);
  return { ms: performance.now() - from, most };
}

async function exports(kind: Kind): Promise<{ two: Exported; four: Exported }> {
  const data = new UserData();
  const window = await DayangWindow.open(data, { edition: pathOf('sample', kind) });
  const folder = mkdtempSync(join(work, 'export-'));
  try {
    await window.answerDialog('showOpenDialog', folder);
    await window.page.evaluate(() => Reflect.get(globalThis, 'dayang').invoke('export.choose-folder', {}));
    return {
      two: await exportPages(window, folder, [1, 2]),
      four: await exportPages(window, folder, []),
    };
  } finally {
    await window.close();
    data.remove();
  }
}

/** A figure of both, and how one is to the other. */
function against(own: number, shipped: number) {
  return { own: tenths(own), shipped: tenths(shipped), ratio: rounded(own / shipped) };
}

function compared<Figure>({ own, shipped }: Each<readonly Figure[]>, figure: (one: Figure) => number) {
  return against(median(own.map(figure)), median(shipped.map(figure)));
}

function keyFigures({ own, shipped }: Each<readonly Keys[]>, of: 'body' | 'headline', share: number) {
  const all = (runs: readonly Keys[]) =>
    percentile(
      runs.flatMap((run) => run[of]),
      share,
    );
  return against(all(own), all(shipped));
}

async function startFigures() {
  const { own, shipped } = await starts();
  // A page in faces that parts cannot be made of is not kept.
  const both = (mark: string, name: string) =>
    own[mark] === undefined || shipped[mark] === undefined ? {} : { [name]: against(own[mark], shipped[mark]) };
  return {
    ...both(SHOWN, 'start_first_paint_ms'),
    ...both('kept painted', 'start_kept_page_ms'),
    ...both('painted', 'start_painted_ms'),
    ...both(READY, 'start_ready_ms'),
  };
}

/** Figures of keys and of opening, each name after a prefix. */
function typedFigures(prefix: string, typed: Each<readonly Keys[]>) {
  const figures = {
    open_ms: compared(typed, ({ opened }) => opened),
    key_median_ms: keyFigures(typed, 'body', 0.5),
    key_p95_ms: keyFigures(typed, 'body', 0.95),
    headline_key_median_ms: keyFigures(typed, 'headline', 0.5),
    headline_key_p95_ms: keyFigures(typed, 'headline', 0.95),
  };
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`${prefix}${name}`, figure]));
}

async function typingFigures() {
  const { own, shipped } = await inTurns(ROUNDS.keys, keys);
  const of = (which: 'first' | 'next') => ({
    own: own.map((run) => run[which]),
    shipped: shipped.map((run) => run[which]),
  });
  return { ...typedFigures('', of('next')), ...typedFigures('first_', of('first')) };
}

async function memoryFigures() {
  const rested = await inTurns(ROUNDS.memory, (kind) => memoryWith(pathOf('sample', kind), dataOf(kind)));
  const memory = (part: Part | 'whole', figure: keyof Memory) => compared(rested, (one) => one[part][figure]);
  return {
    memory_mb: memory('whole', 'all'),
    memory_own_mb: memory('whole', 'own'),
    memory_resident_mb: memory('whole', 'resident'),
    memory_window_own_mb: memory('window', 'own'),
    memory_main_own_mb: memory('main', 'own'),
    memory_store_own_mb: memory('store', 'own'),
  };
}

async function exportFigures() {
  const exported = await inTurns(ROUNDS.export, exports);
  return {
    export_two_ms: compared(exported, ({ two }) => two.ms),
    export_two_most_mb: compared(exported, ({ two }) => two.most),
    export_four_ms: compared(exported, ({ four }) => four.ms),
    export_four_most_mb: compared(exported, ({ four }) => four.most),
  };
}

const areas = { start: startFigures, typing: typingFigures, memory: memoryFigures, export: exportFigures };

try {
  electronRuntime((text) => process.stderr.write(`${text}\n`));
  const { faces, used, bytes } = await makeEditions();
  let figures = { faces, faces_used: used, files_mb: Math.round(bytes / 2 ** 20), goal_ratio: GOAL };
  // Areas that are named are measured alone: all of them take some minutes.
  const named = Object.entries(areas).filter(([name]) => process.argv.includes(name));
  for (const [, measure] of named.length > 0 ? named : Object.entries(areas)) {
    figures = { ...figures, ...(await measure()) };
  }
  report('faces', figures);
} finally {
  display.end();
  rmSync(work, { recursive: true, force: true });
}
