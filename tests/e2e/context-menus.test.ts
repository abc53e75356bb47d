/** Menus by the right button and by keys, wherever the hand is: what they are on is taken up, and the focus comes back. */
import { describe, expect, it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('a menu by the right button', () => {
  let window: DayangWindow;
  windowForSuite((opened) => {
    window = opened;
  });

  const menu = (name: string) => window.page.getByRole('menu', { name, exact: true });
  const item = (name: string | RegExp) => window.page.getByRole('menuitem', { name });
  const focus = () => window.page.evaluate(() => document.activeElement?.className);
  const focusedItem = () => window.page.evaluate(() => document.activeElement?.getAttribute('data-command'));
  /** Where a share of the page's width and height lies in the window. */
  const at = async (across: number, down: number) => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page is shown');
    return { x: sheet.x + sheet.width * across, y: sheet.y + sheet.height * down };
  };
  const rightClick = async (across: number, down: number) => {
    const { x, y } = await at(across, down);
    await window.page.mouse.click(x, y, { button: 'right' });
  };

  it('is of the block it is on, which is selected; Escape leads back to the page', async () => {
    await rightClick(0.6, 0.45);
    await menu('块').waitFor();
    await until(() => item(/^选择图片文件/u).count()).toBe(1);
    await until(() => item(/^删除块/u).textContent()).toContain('Del');
    await window.page.keyboard.press('Escape');
    await until(() => menu('块').count()).toBe(0);
    await until(focus).toBe('pasteboard');
  });

  it('does what is chosen, as one step', async () => {
    await rightClick(0.6, 0.45);
    await item(/^锁定/u).click();
    await window.page.getByRole('tab', { name: '属性' }).click();
    await until(() => window.page.getByLabel('锁定').isChecked()).toBe(true);
    await window.undo();
    await until(() => window.page.getByLabel('锁定').isChecked()).toBe(false);
  });

  it('is gone through by keys, by the first letters of a name, too', async () => {
    await window.page.getByTestId('pasteboard').focus();
    await window.page.keyboard.press('Shift+F10');
    await menu('块').waitFor();
    await until(focusedItem).toBe('photo.choose');
    await window.page.keyboard.press('End');
    await until(focusedItem).toBe('view.fit-block');
    await window.page.keyboard.press('ArrowDown');
    await until(focusedItem).toBe('photo.choose');
    await window.page.keyboard.press('d');
    await until(focusedItem).toBe('photo.stand-off');
    await window.page.keyboard.press('u');
    await until(focusedItem).toBe('block.duplicate');
    await window.page.keyboard.press('Escape');
    await until(focus).toBe('pasteboard');
  });

  it('says of what can do nothing that it can do nothing now', async () => {
    const unplaced = window.page.locator('.copy-pool li[data-article]').first();
    await unplaced.locator('button').first().click({ button: 'right' });
    await menu('稿件').waitFor();
    const hold = item(/^留用/u);
    await until(() => hold.getAttribute('aria-disabled')).toBe('true');
    await hold.hover();
    await until(() => menu('稿件').locator('.menu-reason').textContent()).not.toBe('');
    await window.page.keyboard.press('Escape');
    await until(() =>
      unplaced
        .locator('button')
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
  });

  it('is of a page in the list alone, while the page stays that one works on, and of the page where nothing stands', async () => {
    const pages = window.page.locator('.page-list [data-page]');
    const shown = () => window.page.locator('.status-bar').textContent();
    const before = await pages.count();
    await pages.nth(1).click({ button: 'right' });
    await menu('版面').waitFor();
    await until(() => menu('版面').locator('.menu-head').textContent()).toContain('2版');
    expect(await shown()).toContain('1版');
    // Asked for once more on the menu itself, it stays that of its page.
    await menu('版面').locator('.menu-head').click({ button: 'right' });
    const front = await pages.first().getAttribute('data-page');
    await item('删除本版').click();
    await until(() => pages.count()).toBe(before - 1);
    expect(await shown()).toContain('1版');
    expect(await pages.first().getAttribute('data-page')).toBe(front);
    await window.undo();
    await until(() => pages.count()).toBe(before);
    await pages.nth(1).click({ button: 'right' });
    await item('套用版式…').click();
    await until(shown).toContain('2版');
    await window.page.locator('dialog[open]').waitFor();
    await window.page.keyboard.press('Escape');
    await until(() => window.page.locator('dialog[open]').count()).toBe(0);
    await rightClick(0.995, 0.995);
    await item('全选本版的块').click();
    await until(() => window.page.getByTestId('pasteboard').locator('.overlay .selected').count()).toBeGreaterThan(3);
  });

  it('is of a list at its head and beside its rows', async () => {
    await window.page.locator('.copy-pool h2').click({ button: 'right' });
    await menu('稿库').waitFor();
    await until(() => item(/^新稿/u).count()).toBe(1);
    await window.page.keyboard.press('Escape');
    await window.page.locator('.page-list h2').click({ button: 'right' });
    await until(() => item(/^加一版/u).count()).toBe(1);
    await window.page.keyboard.press('Escape');
  });

  it('of a story in the pool leaves the page as it is, and its first line leads to its page', async () => {
    const story = window.page.locator('.copy-pool li[data-article]').first().locator('button').first();
    await story.click();
    await until(() => window.page.locator('.status-bar').textContent()).toContain('2版');
    await story.click({ button: 'right' });
    await item('转到稿件所在的版').click();
    await until(() => window.page.locator('.status-bar').textContent()).toContain('1版');
    await window.page.locator('.page-list [data-page]').nth(1).click();
    await story.focus();
    await story.press('Enter');
    await until(() => window.page.locator('.status-bar').textContent()).toContain('1版');
  });

  it('cuts, copies and pastes the words of the galley', async () => {
    const before = await window.articleText();
    await window.caretToStart();
    for (const _ of '本报讯') await window.page.keyboard.press('Shift+ArrowRight');
    await window.page.keyboard.press('Shift+F10');
    await menu('文字').waitFor();
    await item('剪切').click();
    await until(async () => (await window.articleText()).length).toBe(before.length - 3);
    await window.page.keyboard.press('Shift+F10');
    await item(/^粘贴/u).click();
    await until(() => window.articleText()).toBe(before);
  });

  it('repeats the last command by F4 on what is selected next', async () => {
    await window.page.locator('.page-list [data-page]').first().click();
    await window.page.getByRole('tab', { name: '属性' }).click();
    await rightClick(0.6, 0.45);
    await item(/^锁定/u).click();
    await until(() => window.page.getByLabel('锁定').isChecked()).toBe(true);
    await rightClick(0.3, 0.9);
    await window.page.keyboard.press('Escape');
    await until(() => window.page.getByLabel('锁定').isChecked()).toBe(false);
    await window.page.keyboard.press('F4');
    await until(() => window.page.getByLabel('锁定').isChecked()).toBe(true);
  });
});
