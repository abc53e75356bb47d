/**
 * Typing: from the key to the galley and the page painted with what it typed, in a story of 3,000
 * characters on a full page with a picture, in its headline and its caption, and in a story of 50,000
 * characters, which is also cut, pasted and brought back as a whole. In the real window.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { editHeadline } from '../shared/edition/edits.ts';
import { gridFrame, gridRows } from '../shared/edition/formats.ts';
import { newId } from '../shared/edition/ids.ts';
import { insertBlock } from '../shared/edition/insert.ts';
import { applyPatches, type Patch } from '../shared/edition/operations.ts';
import type { Block, Edition } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import type { DayangWindow } from '../tests/e2e/window.ts';
import { bodyKeys, inWindows, latencies } from './keys.ts';
import { median, percentile, report, tenths } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition, tabloidPage } from './story-edition.ts';

/** Keys typed in each story. */
const KEYS = 120;
const CHARACTERS = { full: 3_000, long: 50_000 };
/** Times the whole story is cut, pasted and brought back. */
const ROUNDS = 5;

/** Where the caption stands on the full page: base column, columns and rows of the grid. */
const CAPTION = { column: 2, span: 2, row: 32, rows: 2 } as const;

/** A full tabloid page: a headline, a picture with a caption, and the story round it. */
function fullPage(): Edition {
  const { edition, grid, story } = tabloidPage(storyText(CHARACTERS.full), (own) => ({
    body: gridFrame(own, 0, own.columns, 9, gridRows(own) - 9),
    photo: gridFrame(own, 2, 2, 16, 16),
  }));
  const page = pagesInOrder(edition)[0]?.id ?? newId<'page'>();
  const headline = ['东湖南岸灯火亮', '图书馆新馆今日开放'];
  const inserted = insertBlock(edition, 'headline', page, gridFrame(grid, 0, grid.columns, 0, 8), {
    articleId: story.id,
    beside: null,
  });
  const photos = story.photos.map((photo) => ({ ...photo, caption: '东湖南岸的灯火，摄于今晨。' }));
  const caption: Patch[] = photos.map(({ id: photoId }) => {
    const id = newId<'block'>();
    const frame = gridFrame(grid, CAPTION.column, CAPTION.span, CAPTION.row, CAPTION.rows);
    const block: Block = {
      id,
      pageId: page,
      articleId: story.id,
      order: 30,
      kind: 'caption',
      photoId,
      standOff: 5,
      frame,
    };
    return { kind: 'put', table: 'blocks', id, record: block };
  });
  return applyPatches(edition, [
    ...editHeadline(edition, story.id, 'headline', headline),
    ...(inserted?.patches ?? []),
    { kind: 'set', table: 'articles', id: story.id, path: ['photos'], value: photos },
    ...caption,
  ]).edition;
}

/** Keys in the headline's field, from the very first on. */
async function headlineKeys(window: DayangWindow): Promise<number[]> {
  await window.page.locator('.headline-field.headline textarea').click();
  return latencies(window, KEYS / 2);
}

/** Keys in the caption, typed on the page itself. */
async function captionKeys(window: DayangWindow): Promise<number[]> {
  const { page } = window;
  await page.keyboard.press('Escape');
  const sheet = await page.locator('.page-shadow').boundingBox();
  const [own] = pagesInOrder(fullPage());
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
  const full = await measure('full', fullPage(), async (window) => ({
    headline: await headlineKeys(window),
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
