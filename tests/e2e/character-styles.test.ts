import { describe, expect, it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('character styles', () => {
  let window: DayangWindow;
  let before = '';
  windowForSuite(async (opened) => {
    window = opened;
    before = await window.articleText();
  });

  /** Selects the copy's first characters by keys. */
  async function selectFirst(count: number): Promise<void> {
    await window.caretToStart();
    for (let at = 0; at < count; at++) await window.page.keyboard.press('Shift+ArrowRight');
  }

  const styled = (name: string) => window.page.locator(`.galley-copy p:first-child .${name}`).first();

  it.each([
    ['ControlOrMeta+Shift+K', 'look-aside'],
    ['ControlOrMeta+Shift+M', 'look-name'],
    ['ControlOrMeta+Shift+Equal', 'look-super'],
    ['ControlOrMeta+Alt+Shift+Equal', 'look-sub'],
    ['ControlOrMeta+Shift+D', 'look-dots'],
    ['ControlOrMeta+U', 'look-under-line'],
    ['ControlOrMeta+Shift+U', 'look-name-line'],
    ['ControlOrMeta+Shift+Y', 'look-title-line'],
  ])('%s puts one on and, pressed again, takes it away; each is one step: %s', async (key, name) => {
    await selectFirst(3);
    await window.page.keyboard.press(key);
    await until(() => styled(name).textContent()).toBe(before.slice(0, 3));
    await window.page.keyboard.press(key);
    await until(() => styled(name).count()).toBe(0);
    await window.undo();
    await until(() => styled(name).textContent()).toBe(before.slice(0, 3));
    await window.undo();
    await until(() => styled(name).count()).toBe(0);
    await until(() => window.articleText()).toBe(before);
  });

  it('colours what is selected in a swatch that is named, and says which there are', async () => {
    await selectFirst(2);
    await window.page.keyboard.press('ControlOrMeta+Shift+C');
    await window.page.getByTestId('prompt').fill('青');
    await window.page.keyboard.press('Enter');
    await until(() => window.page.getByText('色板里没有“青”').count()).toBe(1);
    await window.page.keyboard.press('ControlOrMeta+Shift+C');
    await window.page.getByTestId('prompt').fill('报红');
    await window.page.keyboard.press('Enter');
    const coloured = window.page.locator('.galley-copy [style*="--swatch-red"]').first();
    await until(() => coloured.textContent()).toBe(before.slice(0, 2));
    await window.undo();
    await until(() => coloured.count()).toBe(0);
  });

  it('offers the swatches there are, to be clicked or gone to with the arrows', async () => {
    const coloured = window.page.locator('.galley-copy [style*="--swatch-red"]').first();
    const offered = () => window.page.getByTestId('offered').locator('button').allTextContents();
    await selectFirst(2);
    await window.page.keyboard.press('ControlOrMeta+Shift+C');
    await until(offered).toContain('报红');
    const names = await offered();
    expect(names.at(-1)).toBe('黑');
    await window.page.getByTestId('offered').getByRole('button', { name: '报红' }).click();
    await until(() => coloured.textContent()).toBe(before.slice(0, 2));
    await selectFirst(2);
    await window.page.keyboard.press('ControlOrMeta+Shift+C');
    await until(offered).toEqual(names);
    for (let at = 0; at < names.length; at++) await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await until(() => coloured.count()).toBe(0);
    await selectFirst(2);
    await window.page.keyboard.press('ControlOrMeta+Shift+C');
    await window.page.getByTestId('prompt').fill('红');
    await until(offered).toEqual(['报红']);
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    await until(() => coloured.textContent()).toBe(before.slice(0, 2));
    for (let steps = 0; steps < 3; steps++) await window.undo();
    await until(() => coloured.count()).toBe(0);
  });

  it('sets a reading above each character, by as many readings as there are', async () => {
    await selectFirst(2);
    await window.command('注音…', 'běn');
    await until(() => window.page.getByText('选中 2 个字，给了 1 个读音').count()).toBe(1);
    await window.command('注音…', 'běn bào');
    const readings = () =>
      window.page
        .locator('.galley-copy .look-ruby')
        .evaluateAll((all) => all.map((one) => `${one.textContent} ${one.getAttribute('data-reading')}`));
    await until(readings).toEqual(['本 běn', '报 bào']);
    // What is typed behind it is not read so.
    await window.page.keyboard.press('ArrowRight');
    await window.page.keyboard.type('9');
    await until(() => window.articleText()).toBe(`${before.slice(0, 2)}9${before.slice(2)}`);
    await until(readings).toEqual(['本 běn', '报 bào']);
    await window.undo();
    await window.undo();
    await until(readings).toEqual([]);
  });

  it('clears them all, by the menu on the copy', async () => {
    await selectFirst(3);
    await window.page.keyboard.press('ControlOrMeta+Shift+K');
    await window.page.keyboard.press('ControlOrMeta+Shift+D');
    await until(() => styled('look-dots').count()).toBe(1);
    await styled('look-dots').click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: '去掉字符样式' }).click();
    await until(() => styled('look-dots').count()).toBe(0);
    await until(() => styled('look-aside').count()).toBe(0);
    for (let steps = 0; steps < 3; steps++) await window.undo();
    await until(() => window.articleText()).toBe(before);
  });
});
