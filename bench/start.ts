/** Starting: from the command to a painted page, against an Electron that shows an empty window. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron as electron } from 'playwright-core';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime, runtimeEnvironment } from '../build/electron-runtime.mjs';
import { median, report, rounded } from './report.ts';

const RUNS = 5;
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

async function startOf(app: string, data: string, selector: string): Promise<number> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(runtimeEnvironment(runtime))) if (value !== undefined) env[name] = value;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const from = performance.now();
  const started = await electron.launch({
    executablePath: runtime.path,
    args: [app, ...asRoot, `--user-data-dir=${data}`],
    env: { ...env, DISPLAY: display.name },
  });
  const page = await started.firstWindow();
  await page.waitForSelector(selector, { state: 'attached' });
  const took = performance.now() - from;
  const ended = new Promise((resolve) => started.process().once('exit', resolve));
  started.process().kill('SIGKILL');
  await ended;
  return took;
}

try {
  const empty = writeEmptyApp();
  const data = join(work, 'user');
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first run of each makes the sample and warms the disk; it is not counted.
  for (let run = 0; run <= RUNS; run++) {
    const dayang = await startOf(root, data, '.pasteboard canvas[data-painted]');
    const bare = await startOf(empty, join(work, 'empty-user'), '.painted');
    if (run > 0) {
      ours.push(dayang);
      theirs.push(bare);
    }
  }
  report(
    'start',
    {
      start_to_painted_ms: Math.round(median(ours)),
      empty_electron_ms: Math.round(median(theirs)),
      ratio: rounded(median(ours) / median(theirs)),
    },
    { electron: `${runtime.version} (${runtime.kind})` },
  );
} finally {
  display.end();
  rmSync(work, { recursive: true, force: true });
}
