import { describe, expect, it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('versions of an article', () => {
  let window: DayangWindow;
  let before = '';
  windowForSuite(async (opened) => {
    window = opened;
    before = await window.articleText();
  });

  it('are kept at opening and hand-over, are compared, and come back in part or whole', async () => {
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+Alt+KeyV');
    const status = page.getByTestId('differences');
    await until(() => status.textContent()).toBe('两个版本相同。');
    await window.caretToStart();
    await page.keyboard.type('2024');
    const headline = page.getByRole('textbox', { name: '主题' });
    await headline.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('2024');
    await until(() => status.textContent()).toBe('2 处不同');
    await until(() => page.locator('.differences ins').allTextContents()).toEqual(['2024', '2024']);
    await window.saved();
    // The paragraph comes back, the headline stays as it was rewritten.
    await page.getByRole('button', { name: '恢复这一处' }).nth(1).click();
    await until(() => window.articleText()).toBe(before);
    await until(() => status.textContent()).toBe('1 处不同');
    await until(() => headline.inputValue()).toContain('2024');
    // Handing it over keeps a version.
    const versions = page.getByLabel('旧', { exact: true }).locator('option');
    const count = await versions.count();
    await page.getByRole('button', { name: '标为编好' }).click();
    await window.saved();
    await until(() => versions.count()).toBe(count + 1);
    await until(() => versions.first().textContent()).toContain('交接');
    await page.getByRole('button', { name: '全部恢复' }).click();
    await until(() => headline.inputValue()).not.toContain('2024');
    await until(() => window.pageText('headline')).not.toContain('2024');
    await window.undo();
    await until(() => headline.inputValue()).toContain('2024');
    expect(window.errors).toEqual([]);
  });
});
