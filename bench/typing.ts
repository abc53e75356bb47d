/**
 * Typing: from the key to the galley and the page painted with what it typed, in a story of 3,000
 * characters on a full page with a picture, and in one of 50,000 characters. In the real window.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startDisplay } from '../build/display.mjs';
import { electronRuntime } from '../build/electron-runtime.mjs';
import { EditionFile } from '../electron/store/edition-file.ts';
import { editHeadline } from '../shared/edition/edits.ts';
import { gridFrame, gridRows } from '../shared/edition/formats.ts';
import { newId } from '../shared/edition/ids.ts';
import { insertBlock } from '../shared/edition/insert.ts';
import { applyPatches } from '../shared/edition/operations.ts';
import type { Edition } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import { DayangWindow, UserData } from '../tests/e2e/window.ts';
import { percentile, report, tenths } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition, tabloidPage } from './story-edition.ts';

/** Keys typed in each story, and the time between them: a fast typist's. */
const KEYS = 120;
const WARM_UP = 20;
const BETWEEN_MS = 110;
const CHARACTERS = { full: 3_000, long: 50_000 };

/** A full tabloid page: a headline, a picture, and the story round it. */
function fullPage(): Edition {
  const { edition, grid, story } = tabloidPage(storyText(CHARACTERS.full), (own) => ({
    body: gridFrame(own, 0, own.columns, 9, gridRows(own) - 9),
    photo: gridFrame(own, 2, 2, 16, 16),
  }));
  const headline = ['东湖南岸灯火亮', '图书馆新馆今日开放'];
  const inserted = insertBlock(
    edition,
    'headline',
    pagesInOrder(edition)[0]?.id ?? newId<'page'>(),
    gridFrame(grid, 0, grid.columns, 0, 8),
    {
      articleId: story.id,
      beside: null,
    },
  );
  return applyPatches(edition, [...editHeadline(edition, story.id, 'headline', headline), ...(inserted?.patches ?? [])])
    .edition;
}

/** Milliseconds from each key to the page painted after it; the galley is painted before the page. */
async function latencies(window: DayangWindow): Promise<number[]> {
  const { page } = window;
  await page.getByTestId('galley').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await wait(500);
  for (let count = 0; count < 20; count++) await page.keyboard.press('ArrowRight');
  await wait(300);
  await page.evaluate(() => {
    performance.clearMarks();
    document.addEventListener('keydown', (event) => performance.mark('pressed', { startTime: event.timeStamp }), {
      capture: true,
    });
  });
  for (let key = 0; key < WARM_UP + KEYS; key++) {
    await page.keyboard.press('abcdefgh'[key % 8] ?? 'a');
    await wait(BETWEEN_MS);
  }
  const marks = await page.evaluate(() =>
    performance.getEntriesByType('mark').map(({ name, startTime }) => ({ name, startTime })),
  );
  const pressed = marks.filter(({ name }) => name === 'pressed').map(({ startTime }) => startTime);
  const painted = marks.filter(({ name }) => name === 'repainted').map(({ startTime }) => startTime);
  return pressed.slice(WARM_UP).flatMap((at, index) => {
    const next = pressed[WARM_UP + index + 1] ?? Number.POSITIVE_INFINITY;
    const seen = painted.find((time) => time > at);
    // A key whose page was not painted before the next one took at least as long as that.
    return [Math.min(seen ?? next, next) - at].filter(Number.isFinite);
  });
}

const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));
const display = await startDisplay();
process.env['DISPLAY'] = display.name;
try {
  electronRuntime((text) => process.stderr.write(`${text}\n`));
  const measure = async (name: string, edition: Edition): Promise<number[]> => {
    const path = join(work, `${name}.dayang`);
    EditionFile.create(path, edition);
    const data = new UserData();
    const window = await DayangWindow.open(data, { edition: path });
    try {
      return await latencies(window);
    } finally {
      await window.close();
      data.remove();
    }
  };
  const full = await measure('full', fullPage());
  const long = await measure('long', storyEdition(storyText(CHARACTERS.long)));
  report('typing', {
    median_ms: tenths(percentile(full, 0.5)),
    p95_ms: tenths(percentile(full, 0.95)),
    long_median_ms: tenths(percentile(long, 0.5)),
    long_p95_ms: tenths(percentile(long, 0.95)),
  });
} finally {
  display.end();
  rmSync(work, { recursive: true, force: true });
}
