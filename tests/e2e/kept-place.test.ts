/** Where one worked is gone back to: after the window was closed, and after it was killed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const writtenSchema = v.array(
  v.object({
    place: v.object({
      lies: v.object({ zoom: v.number() }),
      caret: v.object({ place: v.object({ offset: v.number() }) }),
    }),
  }),
);

describe('a window that is opened again', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  const caret = (window: DayangWindow) => window.page.getByTestId('caret').textContent();
  const zoom = (window: DayangWindow) => window.page.locator('.status-bar').getByText('%').first().textContent();
  const tab = (window: DayangWindow) =>
    window.page.locator('.inspector [role="tab"][aria-selected="true"]').first().textContent();

  /** Goes to the second paragraph of the copy, zooms in, and opens a panel. */
  async function work(window: DayangWindow): Promise<readonly (string | null)[]> {
    await window.command('实际大小');
    await window.command('放大');
    await window.page.getByRole('tab', { name: '样式' }).click();
    await window.caretToStart();
    await window.page.keyboard.press('ArrowRight');
    await window.page.keyboard.press('ArrowRight');
    await window.page.keyboard.press('Shift+ArrowRight');
    await window.page.keyboard.type('江');
    await window.saved();
    await until(() => caret(window)).toContain('第 3 字');
    return [await caret(window), await zoom(window), await tab(window)];
  }

  /** What is written down of where one works: how large the page is, in CSS pixels a point, and the caret's offset. */
  const kept = () => {
    const [first] = v.parse(writtenSchema, JSON.parse(readFileSync(join(data.path, 'places.json'), 'utf8')));
    return { zoom: first?.place.lies.zoom, offset: first?.place.caret.place.offset };
  };

  it.each([
    ['closed', (window: DayangWindow) => window.close()],
    ['killed', (window: DayangWindow) => window.kill()],
  ])('after it was %s shows the page, how large it was, the panel, the caret, and can take back', async (_, end) => {
    const window = await DayangWindow.open(data);
    const before = await window.articleText();
    const worked = await work(window);
    const typed = await window.articleText();
    await window.undo();
    await until(() => window.articleText()).toBe(before);
    await window.redo();
    await until(() => window.articleText()).toBe(typed);
    await until(() => caret(window)).toBe(worked[0] ?? '');
    // It is written down a moment after nobody has moved.
    await until(kept).toEqual({ zoom: expect.closeTo(5 / 3), offset: 3 });
    await end(window);
    const again = await DayangWindow.open(data);
    await until(async () => [await caret(again), await zoom(again), await tab(again)]).toEqual(worked);
    await until(() => again.articleText()).toBe(typed);
    // The keyboard is back in the copy.
    await again.page.keyboard.type('城');
    await until(() => again.articleText()).toContain('江城');
    await again.undo();
    await until(() => again.articleText()).toBe(typed);
    await again.undo();
    await until(() => again.articleText()).toBe(before);
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
