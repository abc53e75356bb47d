/** Starting a program until it shows something, and what it and its window noted on the way. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { _electron as electron } from 'playwright-core';
import { electronRuntime, runtimeEnvironment } from '../build/electron-runtime.mjs';
import { median } from './report.ts';

/** Milliseconds from the launch, by part. */
export type Parts = Record<string, number>;

/** Where a start begins: the folder of an app and that of its user's data. */
export interface Launch {
  readonly app: string;
  readonly data: string;
  /** The X display. */
  readonly display: string;
}

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

/** When the window first showed anything, by the browser's own clock. */
export const SHOWN = 'first-contentful-paint';

/** When every face of what is shown was there, by a mark of ours. */
export const READY = 'ready';

/** How a start is ended: once the element is there or once its faces are, at once or as a user ends it. */
export interface Ending {
  readonly waitsForFaces?: boolean;
  readonly isClosed?: boolean;
}

/** Starts an app until an element is there, and ends it. */
export async function startOf({ app, data, display }: Launch, selector: string, ending: Ending = {}): Promise<Parts> {
  const runtime = electronRuntime(() => undefined);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(runtimeEnvironment(runtime))) if (value !== undefined) env[name] = value;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const from = Date.now();
  const started = await electron.launch({
    executablePath: runtime.path,
    args: [app, ...asRoot, `--user-data-dir=${data}`],
    env: { ...env, DISPLAY: display },
  });
  const page = await started.firstWindow();
  await page.waitForSelector(selector, { state: 'attached' });
  // The frame that shows it is noted a moment after.
  await page.waitForFunction((shown) => performance.getEntriesByName(shown).length > 0, SHOWN);
  if (ending.waitsForFaces === true) {
    await page.waitForFunction((ready) => {
      const isReady = performance.getEntriesByName('fonts').length > 0 && document.fonts.status === 'loaded';
      if (isReady) performance.mark(ready);
      return isReady;
    }, READY);
  }
  const marks = [...(await mainMarks(started)), ...(await windowMarks(page))];
  const ended = new Promise((resolve) => started.process().once('exit', resolve));
  if (ending.isClosed === true)
    await started.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  else started.process().kill('SIGKILL');
  await ended;
  // It was no crash: two of them in a minute would have the next start ask about safe mode.
  rmSync(join(data, 'runs.json'), { force: true });
  return { ...Object.fromEntries(marks.map(([name, at]) => [name, Math.round(at - from)])) };
}

/** The medians of each part, over the runs that have it. */
export function medians(runs: readonly Parts[]): Parts {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  return Object.fromEntries(names.map((name) => [name, Math.round(median(runs.flatMap((run) => run[name] ?? [])))]));
}
