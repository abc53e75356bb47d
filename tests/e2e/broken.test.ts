import { it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

let window: DayangWindow;
windowForSuite((opened) => {
  window = opened;
});

it('a window that fails to show something says so, keeps the work, and can be shown again', async () => {
  const { page } = window;
  await window.caretToStart();
  await page.keyboard.type('Q');
  await window.saved();
  const copy = await window.articleText();
  // A word that only the panel of styles shows cannot be looked up for a while.
  const mend = await page.evaluateHandle(() => {
    const { replace } = String.prototype;
    String.prototype.replace = function broken(this: string, ...given: Parameters<typeof replace>) {
      if (String(this) === '春江潮水连海平') throw new Error('nothing works');
      return Reflect.apply(replace, this, given);
    } as typeof replace;
    return () => {
      String.prototype.replace = replace;
    };
  });
  await page.getByRole('tab', { name: '样式' }).click();
  const alert = page.getByRole('alert');
  await until(() => alert.textContent()).toMatch(/./u);
  await mend.evaluate((mended) => mended());
  await alert.getByRole('button').click();
  await window.painted(1);
  await until(() => window.articleText()).toBe(copy);
  await window.caretToStart();
  await window.undo();
  await until(() => window.articleText()).toBe(copy.slice(1));
});
