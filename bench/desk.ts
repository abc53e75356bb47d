/**
 * The desk: dragging a photo through a full page of text, opening an edition of 64 pages in a window
 * that is up, and the memory of all processes with it open. In the real window, at 100 % zoom.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime } from '../build/electron-runtime.mjs';
import { EditionFile } from '../electron/store/edition-file.ts';
import { gridFrame, gridRows } from '../shared/edition/formats.ts';
import { applyPatches } from '../shared/edition/operations.ts';
import { duplicatePage } from '../shared/edition/pages.ts';
import type { Block, PageGrid } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import { DayangWindow, UserData } from '../tests/e2e/window.ts';
import { makePaper } from '../tests/kit/paper/make-paper.ts';
import { type Memory, memoryWith } from './memory.ts';
import { median, percentile, report, tenths } from './report.ts';
import { storyText } from './story.ts';
import { tabloidPage } from './story-edition.ts';

const PAGES = 64;
/** How long each drag lasts, and how often the pointer reports, in milliseconds. */
const DRAG_MS = 4_000;
const POINTER_MS = 8;
const RUNS = 3;

const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));
const display = await startDisplay();
process.env['DISPLAY'] = display.name;

/** The sample's pages over and over, until there are 64. */
async function manyPages(path: string): Promise<void> {
  const sample = join(work, 'sample.dayang');
  await makePaper(sample);
  const file = EditionFile.open(sample);
  let { edition } = file;
  const originals = pagesInOrder(edition);
  const images = Object.values(edition.images).flatMap((image) => file.image(image.id) ?? []);
  file.close();
  for (let at = 0; Object.keys(edition.pages).length < PAGES; at++) {
    const original = originals[at % originals.length];
    const copy = original === undefined ? null : duplicatePage(edition, original.id);
    if (copy !== null) edition = applyPatches(edition, copy.patches).edition;
  }
  EditionFile.create(path, edition, { images });
}

/** Moments at which the page was painted again since `from`, in the window's own milliseconds. */
function repaints(window: DayangWindow, from: number, path: string): Promise<number[]> {
  return window.page.evaluate(
    ([since, of]) =>
      performance
        .getEntriesByType('mark')
        .filter(
          (mark) => mark.name.endsWith('painted') && mark.startTime > since && 'detail' in mark && mark.detail === of,
        )
        .map((mark) => mark.startTime),
    [from, path] as const,
  );
}

interface Drag {
  readonly fps: number;
  readonly p95: number;
}

/** Drags the photo up and down the page; every frame counted shows the page composed anew. */
async function drag(window: DayangWindow, path: string, grid: PageGrid, photo: Block): Promise<Drag> {
  const { page } = window;
  await page.keyboard.press('ControlOrMeta+1');
  await wait(800);
  const sheet = await page.locator('.page-shadow').boundingBox();
  const board = await page.getByTestId('pasteboard').boundingBox();
  if (sheet === null || board === null) throw new Error('no page');
  const scale = sheet.width / grid.trim.width;
  const { frame } = photo;
  const x = sheet.x + (frame.x + frame.width / 2) * scale;
  const top = Math.max(board.y + 40, sheet.y + frame.y * scale + 30);
  const cdp = await page.context().newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: { x: number; y: number }) =>
    cdp.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', buttons: 1, clickCount: 1 });
  await page.mouse.move(x, top);
  await send('mousePressed', { x, y: top });
  const from = await page.evaluate(() => performance.now());
  const start = performance.now();
  for (let now = 0; now < DRAG_MS; now = performance.now() - start) {
    const swing = (1 - Math.cos((now / 1000) * Math.PI)) / 2;
    void send('mouseMoved', { x: x + Math.sin(now / 400) * 60, y: top + swing * 260 }).catch(() => undefined);
    await wait(POINTER_MS);
  }
  const times = await repaints(window, from, path);
  await send('mouseReleased', { x, y: top });
  await page.keyboard.press('ControlOrMeta+Z');
  await window.saved();
  await cdp.detach();
  const steps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return { fps: (steps.length / span) * 1000, p95: percentile(steps, 0.95) };
}

/** From the command to the first painted page of another edition. */
async function open(window: DayangWindow, path: string): Promise<number> {
  await window.answerDialog('showOpenDialog', path);
  const from = await window.page.evaluate(() => performance.now());
  await window.page.keyboard.press('ControlOrMeta+O');
  for (let tries = 0; tries < 400; tries++) {
    const [first] = await repaints(window, from, path);
    if (first !== undefined) return first - from;
    await wait(25);
  }
  throw new Error('the edition was not painted');
}

const data = new UserData();
let window: DayangWindow | undefined;
try {
  electronRuntime((text) => process.stderr.write(`${text}\n`));
  // A page full of text with a photo in its middle.
  const full = tabloidPage(storyText(6_500), (grid) => ({
    body: gridFrame(grid, 0, grid.columns, 0, gridRows(grid)),
    photo: gridFrame(grid, 1, 2, 20, 18),
  }));
  const fullPath = join(work, 'full.dayang');
  EditionFile.create(fullPath, full.edition);
  const manyPath = join(work, 'many.dayang');
  await manyPages(manyPath);
  const memory: Memory[] = [];
  for (let run = 0; run < RUNS; run++) memory.push((await memoryWith(manyPath)).whole);
  window = await DayangWindow.open(data);
  const opened: number[] = [];
  const drags: Drag[] = [];
  for (let run = 0; run < RUNS; run++) {
    opened.push(await open(window, manyPath));
    await wait(1_000);
    await open(window, fullPath);
    await wait(1_000);
    drags.push(await drag(window, fullPath, full.grid, full.photo));
  }
  report('desk', {
    drag_fps: tenths(median(drags.map((one) => one.fps))),
    drag_p95_ms: tenths(median(drags.map((one) => one.p95))),
    open64_ms: Math.round(median(opened)),
    memory64_mb: Math.round(median(memory.map(({ all }) => all))),
    memory64_own_mb: Math.round(median(memory.map(({ own }) => own))),
  });
} finally {
  await window?.close();
  data.remove();
  display.end();
  rmSync(work, { recursive: true, force: true });
}
