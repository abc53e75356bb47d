/**
 * Starting: from the command to the page kept and to the page the engine has made, against an Electron that
 * shows an empty window; and the same where no page was kept. Milliseconds from the launch.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime } from '../build/electron-runtime.mjs';
import { makePaper } from '../tests/kit/paper/make-paper.ts';
import { report, rounded } from './report.ts';
import { medians, type Parts, SHOWN, startOf } from './starting.ts';

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

const USABLE = '.pasteboard canvas[data-painted]';

try {
  const empty = writeEmptyApp();
  const [data, bareData] = [join(work, 'user'), join(work, 'empty-user')];
  const app = { app: root, data, display: display.name };
  const bareApp = { app: empty, data: bareData, display: display.name };
  const sample = join(data, 'editions', 'sample.dayang');
  await makePaper(sample);
  // As with a user who wants no start page.
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ lastEdition: sample, reopensLast: true }));
  // The first run warms the disk; closed as a user closes it, it keeps its page.
  await startOf(app, USABLE, { isClosed: true });
  await startOf(bareApp, '.painted');
  const kept: Parts[] = [];
  const plain: Parts[] = [];
  const bare: Parts[] = [];
  for (let run = 0; run < RUNS; run++) {
    kept.push(await startOf(app, USABLE));
    bare.push(await startOf(bareApp, '.painted'));
    renameSync(join(data, 'kept-page'), join(work, 'kept-page'));
    plain.push(await startOf(app, USABLE));
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
