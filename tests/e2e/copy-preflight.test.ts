/** What the copy says, before its page goes out: listed in the export dialog and beside the signatures, each with its place. */
import { describe, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('an error in what the copy says', () => {
  let window: DayangWindow;
  const story = article(['工期紧，大家对此一愁莫展。']);
  const bare = withArticle(emptyEdition(1), story);
  windowForEdition(withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 4 })]), (opened) => {
    window = opened;
  });

  it('is listed with the words around it before an export, which asks why, and leads to them', async () => {
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+E');
    const dialog = page.getByRole('dialog');
    const finding = dialog.locator('.finding', { hasText: '成语里的错字' });
    await until(() => finding.count()).toBe(1);
    await until(() => finding.textContent()).toContain('大家对此一愁莫展。');
    await dialog.getByLabel('照样付印的理由').waitFor();
    await finding.locator('button.finding-text').press('Enter');
    await page.waitForSelector('dialog', { state: 'detached' });
    await until(() => page.evaluate(() => getSelection()?.toString())).toBe('一愁莫展');
  });

  it('stands against signing its page', async () => {
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+F4');
    await page.getByLabel('校对人').fill('李四');
    await page.getByLabel('校对人').press('Tab');
    await page.getByRole('button', { name: '开始一校' }).click();
    const sheet = page.getByTestId('sign-off');
    await until(() => sheet.textContent()).toContain('成语里的错字 1');
    const sign = sheet.getByRole('button', { name: /^签：/u });
    const roles = await sign.count();
    await sign.first().click();
    await page.locator('.notices').getByText('理由').waitFor();
    await until(() => sign.count()).toBe(roles);
    await sheet.getByLabel('照签的理由').fill('作者原话');
    await sheet.getByLabel('照签的理由').press('Tab');
    await sign.first().press('Enter');
    await until(() => sign.count()).toBe(roles - 1);
  });
});
