import { describe, expect, it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('find and replace', () => {
  let window: DayangWindow;
  let before = '';
  windowForSuite(async (opened) => {
    window = opened;
    before = await window.articleText();
  });

  it('shows what it finds, goes there in galley and page, and replaces all in one step', async () => {
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+F');
    await page.keyboard.type('圖書館');
    const status = page.getByTestId('found');
    await until(() => status.textContent()).toMatch(/^[1-9]\d* 处$/u);
    await page.getByLabel('范围').selectOption('article');
    const count = before.split('图书馆').length - 1;
    // Those of the headline set too.
    await until(async () => Number.parseInt((await status.textContent()) ?? '', 10)).toBeGreaterThanOrEqual(count);
    await page.keyboard.press('Tab');
    await page.getByLabel('查找什么').press('Enter');
    await until(() => page.locator('.overlay .text-selection').count()).toBeGreaterThan(0);
    // Escape leads back to the copy, where it was found.
    await page.getByLabel('查找什么').press('Escape');
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('galley');
    await until(() => page.evaluate(() => getSelection()?.toString())).toBe('图书馆');
    await page.getByLabel('替换为').fill('书城');
    await until(() => page.locator('.found ins').first().textContent()).toBe('书城');
    await page.getByRole('button', { name: '全部替换' }).click();
    await until(() => window.articleText()).toBe(before.replaceAll('图书馆', '书城'));
    await until(() => window.pageText('headline')).toContain('书城');
    await window.undo();
    await until(() => window.articleText()).toBe(before);
  });

  it('says what is wrong with an expression, and stops one that never ends', async () => {
    const { page } = window;
    await page.getByText('正则表达式', { exact: true }).click();
    const field = page.getByLabel('查找什么');
    const status = page.getByTestId('found');
    await field.fill('(');
    await until(() => status.textContent()).toContain('正则表达式写得不对');
    await field.fill('(?:[^x]+)+x');
    await until(() => status.textContent()).toContain('太久');
    await field.fill('\\d+月\\d+日');
    await until(() => status.textContent()).toMatch(/^[1-9]\d* 处$/u);
    expect(window.errors).toEqual([]);
  });
});
