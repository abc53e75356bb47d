/**
 * Starting: from the command to the page kept and to the page the engine has made, against an Electron that
 * shows an empty window; and the same where no page was kept. Milliseconds from the launch.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime, runtimeEnvironment } from '../build/electron-runtime.mjs';
import { median, report, rounded } from './report.ts';

const RUNS = 5;
/** A painted page is to be there in this many times the time of an empty window. */
const GOAL = 1.5;
const root = fileURLToPath(new URL('..', import.meta.url));
const runtime = electronRuntime((text) => process.stderr.write(`${text}\n`));
const display = await startDisplay();
const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));

/** An app that does nothing but show a page with one element. */
function writeEmptyApp(): string {
  const folder = mkdtempSync(join(work, 'empty-'));
  const page = 'data:text/html,<p class="painted">empty</p>';
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL(${JSON.stringify(page)}));`,
  );
  return folder;
}

/** Milliseconds from the launch, by part. */
type Parts = Record<string, number>;

/** What main noted of its own start, on the clock of the machine. */
function mainMarks(started: ElectronApplication): Promise<[string, number][]> {
  return started.evaluate(() =>
    performance
      .getEntriesByType('mark')
      .map((mark): [string, number] => [mark.name, performance.timeOrigin + mark.startTime]),
  );
}

/** What the window noted: each mark where it was first set, and when the browser first showed anything. */
function windowMarks(page: Page): Promise<[string, number][]> {
  return page.evaluate(() =>
    [...performance.getEntriesByType('paint'), ...performance.getEntriesByType('mark')]
      .toReversed()
      .map((mark): [string, number] => [mark.name, performance.timeOrigin + mark.startTime]),
  );
}

/** Starts an app until an element is there, and ends it: at once, or as a user does. */
async function startOf(app: string, data: string, selector: string, isClosed = false): Promise<Parts> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(runtimeEnvironment(runtime))) if (value !== undefined) env[name] = value;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const from = Date.now();
  const started = await electron.launch({
    executablePath: runtime.path,
    args: [app, ...asRoot, `--user-data-dir=${data}`],
    env: { ...env, DISPLAY: display.name },
  });
  const page = await started.firstWindow();
  await page.waitForSelector(selector, { state: 'attached' });
  // The frame that shows it is noted a moment after.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const marks = [...(await mainMarks(started)), ...(await windowMarks(page))];
  const ended = new Promise((resolve) => started.process().once('exit', resolve));
  if (isClosed) await started.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  else started.process().kill('SIGKILL');
  await ended;
  return { ...Object.fromEntries(marks.map(([name, at]) => [name, Math.round(at - from)])) };
}

/** The medians of each part, over the runs that have it. */
function medians(runs: readonly Parts[]): Parts {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  return Object.fromEntries(names.map((name) => [name, Math.round(median(runs.flatMap((run) => run[name] ?? [])))]));
}

/** The parts of a start in the order in which they come, and what each is. */
const named = {
  'main up': 'main_up_ms',
  'window made': 'window_made_ms',
  start: 'first_code_ms',
  'kept painted': 'kept_page_painted_ms',
  'edition in main': 'edition_from_store_ms',
  session: 'edition_at_window_ms',
  composed: 'first_composition_ms',
  'parts of faces': 'faces_ms',
  painted: 'page_painted_ms',
  fonts: 'whole_faces_ms',
};

function told(parts: Parts): Record<string, number> {
  const known = Object.entries(named).flatMap(([mark, name]) =>
    parts[mark] === undefined ? [] : [[name, parts[mark]]],
  );
  return Object.fromEntries(known);
}

/** When the window first showed anything, by the browser's own clock. */
const SHOWN = 'first-contentful-paint';
const USABLE = '.pasteboard canvas[data-painted]';

try {
  const empty = writeEmptyApp();
  const [data, bareData] = [join(work, 'user'), join(work, 'empty-user')];
  const sample = join(data, 'editions', 'sample.dayang');
  mkdirSync(dirname(sample), { recursive: true });
  execFileSync(process.execPath, [join(root, 'build', 'dayang.mjs'), 'sample', sample]);
  // As with a user who wants no start page.
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ lastEdition: sample, reopensLast: true }));
  // The first run warms the disk; closed as a user closes it, it keeps its page.
  await startOf(root, data, USABLE, true);
  await startOf(empty, bareData, '.painted');
  const kept: Parts[] = [];
  const plain: Parts[] = [];
  const bare: Parts[] = [];
  for (let run = 0; run < RUNS; run++) {
    kept.push(await startOf(root, data, USABLE));
    bare.push(await startOf(empty, bareData, '.painted'));
    renameSync(join(data, 'kept-page'), join(work, 'kept-page'));
    plain.push(await startOf(root, data, USABLE));
    renameSync(join(work, 'kept-page'), join(data, 'kept-page'));
  }
  const [open, without] = [medians(kept), medians(plain)];
  const emptyShown = medians(bare)[SHOWN] ?? Number.NaN;
  const against = (figure: number | undefined) => rounded((figure ?? Number.NaN) / emptyShown);
  report(
    'start',
    {
      empty_electron_ms: emptyShown,
      first_paint_ms: open[SHOWN] ?? Number.NaN,
      first_paint_ratio: against(open[SHOWN]),
      goal_ratio: GOAL,
      usable_ms: open['painted'] ?? Number.NaN,
      usable_ratio: against(open['painted']),
      usable_without_kept_page_ms: without['painted'] ?? Number.NaN,
      usable_without_kept_page_ratio: against(without['painted']),
      parts: told(open),
      parts_without_kept_page: told(without),
    },
    { electron: `${runtime.version} (${runtime.kind})` },
  );
} finally {
  display.end();
  rmSync(work, { recursive: true, force: true });
}
