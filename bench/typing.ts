/**
 * Typing: from the key to the galley and the page painted with what it typed, in a story of 3,000
 * characters on a full page with a picture, in its headline and its caption, and in a story of 50,000
 * characters, which is also cut, pasted and brought back as a whole. In the real window.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { gridFrame } from '../shared/edition/formats.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import type { DayangWindow } from '../tests/e2e/window.ts';
import { CAPTION, fullPage } from './full-page.ts';
import { bodyKeys, headlineKeys, inWindows, latencies } from './keys.ts';
import { median, percentile, report, tenths } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition } from './story-edition.ts';

/** Keys typed in each story. */
const KEYS = 120;
const CHARACTERS = { full: 3_000, long: 50_000 };
/** Times the whole story is cut, pasted and brought back. */
const ROUNDS = 5;

/** Keys in the caption, typed on the page itself. */
async function captionKeys(window: DayangWindow): Promise<number[]> {
  const { page } = window;
  await page.keyboard.press('Escape');
  const sheet = await page.locator('.page-shadow').boundingBox();
  const [own] = pagesInOrder(fullPage(storyText(CHARACTERS.full)));
  if (sheet === null || own === undefined) throw new Error('no page is shown');
  const { x, y } = gridFrame(own.grid, CAPTION.column, CAPTION.span, CAPTION.row, CAPTION.rows);
  const scale = sheet.width / own.grid.trim.width;
  await page.mouse.dblclick(sheet.x + (x + 30) * scale, sheet.y + (y + 5) * scale);
  await page.getByTestId('page-input').waitFor({ state: 'attached' });
  return latencies(window, KEYS / 2);
}

/** Milliseconds from a key to galley and page painted with a story that then has so many characters. */
async function whole({ page }: DayangWindow, key: string, characters: number): Promise<number> {
  await page.evaluate(() => performance.clearMarks());
  await page.keyboard.press(key);
  return page.evaluate(
    (length) =>
      new Promise<number>((resolve) => {
        const look = () => {
          // The key itself, not the modifier held before it.
          const pressed = performance.getEntriesByName('pressed').at(-1)?.startTime ?? Number.POSITIVE_INFINITY;
          // Another page comes forward where the caret leaves the one it was on.
          const painted = Math.max(
            ...['painted', 'repainted'].map((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0),
          );
          let shown = 0;
          for (const leaf of document.querySelectorAll('[data-testid="galley"] [data-slate-string]')) {
            shown += leaf.textContent.length;
          }
          if (painted > pressed && shown === length) resolve(performance.now() - pressed);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    characters,
  );
}

/** Cuts the whole story, pastes it and takes both back, some times; the figures of each. */
async function wholeStory(window: DayangWindow) {
  const { length } = (await window.articleText()).replaceAll('\n', '');
  const times = { cut: [] as number[], paste: [] as number[], undo: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await window.page.getByTestId('galley').click();
    await window.page.keyboard.press('ControlOrMeta+A');
    await wait(300);
    times.cut.push(await whole(window, 'ControlOrMeta+X', 0));
    // A pause, so that cutting and pasting are two steps of undo.
    await wait(1_500);
    times.paste.push(await whole(window, 'ControlOrMeta+V', length));
    await window.saved();
    await whole(window, 'ControlOrMeta+Z', 0);
    await window.saved();
    times.undo.push(await whole(window, 'ControlOrMeta+Z', length));
    await window.saved();
  }
  return times;
}

await inWindows(async (measure) => {
  const full = await measure('full', fullPage(storyText(CHARACTERS.full)), async (window) => ({
    headline: await headlineKeys(window, KEYS / 2),
    caption: await captionKeys(window),
    body: await bodyKeys(window, KEYS),
  }));
  const long = await measure('long', storyEdition(storyText(CHARACTERS.long)), async (window) => ({
    body: await bodyKeys(window, KEYS),
    whole: await wholeStory(window),
  }));
  report('typing', {
    median_ms: tenths(percentile(full.body, 0.5)),
    p95_ms: tenths(percentile(full.body, 0.95)),
    long_median_ms: tenths(percentile(long.body, 0.5)),
    long_p95_ms: tenths(percentile(long.body, 0.95)),
    headline_first_ms: tenths(full.headline[0] ?? Number.NaN),
    headline_p95_ms: tenths(percentile(full.headline, 0.95)),
    caption_p95_ms: tenths(percentile(full.caption, 0.95)),
    cut_50k_ms: tenths(median(long.whole.cut)),
    paste_50k_ms: tenths(median(long.whole.paste)),
    undo_50k_ms: tenths(median(long.whole.undo)),
  });
});
