/** Keys typed in the real window, and how long each takes to be painted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime } from '../build/electron-runtime.mjs';
import { EditionFile } from '../electron/store/edition-file.ts';
import type { Edition } from '../shared/edition/records.ts';
import { DayangWindow, UserData } from '../tests/e2e/window.ts';

/** Time between two keys: a fast typist's. */
const BETWEEN_MS = 110;
/** Keys that warm the window up and are not counted. */
const WARM_UP = 20;

/** Has the page remember when each key was pressed. */
export function markKeys({ page }: DayangWindow): Promise<void> {
  return page.evaluate(() => {
    document.addEventListener('keydown', (event) => performance.mark('pressed', { startTime: event.timeStamp }), {
      capture: true,
    });
  });
}

/** Types so many keys; milliseconds from each to the page painted after it. The galley is painted before the page. */
export async function latencies({ page }: DayangWindow, keys: number): Promise<number[]> {
  await page.evaluate(() => performance.clearMarks());
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefgh'[key % 8] ?? 'a');
    await wait(BETWEEN_MS);
  }
  // The last key's page is waited for.
  await page.waitForFunction(() => {
    const pressed = performance.getEntriesByName('pressed').at(-1)?.startTime ?? Number.POSITIVE_INFINITY;
    return (performance.getEntriesByName('repainted').at(-1)?.startTime ?? 0) > pressed;
  });
  const marks = await page.evaluate(() =>
    performance.getEntriesByType('mark').map(({ name, startTime }) => ({ name, startTime })),
  );
  const pressed = marks.filter(({ name }) => name === 'pressed').map(({ startTime }) => startTime);
  const painted = marks.filter(({ name }) => name === 'repainted').map(({ startTime }) => startTime);
  return pressed.map((at) => (painted.find((time) => time > at) ?? Number.POSITIVE_INFINITY) - at);
}

/** Puts the galley's caret twenty characters into the copy. */
async function caretIntoCopy({ page }: DayangWindow): Promise<void> {
  await page.getByTestId('galley').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await wait(500);
  for (let count = 0; count < 20; count++) await page.keyboard.press('ArrowRight');
  await wait(300);
}

/** The keys of body text that count, after some to warm up. */
export async function bodyKeys(window: DayangWindow, keys: number): Promise<number[]> {
  await caretIntoCopy(window);
  return (await latencies(window, WARM_UP + keys)).slice(WARM_UP);
}

/** Keys in the headline's field, from the very first on. */
export async function headlineKeys(window: DayangWindow, keys: number): Promise<number[]> {
  await window.page.locator('.headline-field.headline textarea').click();
  return latencies(window, keys);
}

/** Opens an edition in a window of its own, works in it and closes it. */
export type Measure = <Figures>(
  name: string,
  edition: Edition,
  work: (window: DayangWindow) => Promise<Figures>,
  options?: { readonly isSafe: boolean },
) => Promise<Figures>;

/** Has windows measured on a display of their own; their files are gone afterwards. */
export async function inWindows(work: (measure: Measure) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-bench-'));
  const display = await startDisplay();
  process.env['DISPLAY'] = display.name;
  try {
    electronRuntime((text) => process.stderr.write(`${text}\n`));
    await work(async (name, edition, inWindow, options = { isSafe: false }) => {
      const path = join(folder, `${name}.dayang`);
      EditionFile.create(path, edition);
      const data = new UserData();
      const window = await DayangWindow.open(data, { edition: path, ...options });
      try {
        await markKeys(window);
        return await inWindow(window);
      } finally {
        await window.close();
        data.remove();
      }
    });
  } finally {
    display.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
