/** What checks find in texts: it is listed beside the page, and mended from there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('checks of texts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-checks-'));
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
    },
    () => {
      const placed = article(['东湖南岸,灯火亮到深夜。']);
      const bare = withArticle(withArticle(emptyEdition(1), placed), article(['表扬大会&gt;第五版。']));
      const path = join(folder, 'checks.dayang');
      EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), placed, { rows: 20 })]));
      return path;
    },
  );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('list what is in the page’s text and in copy on no page', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '检查' }).click();
    await until(() => page.locator('.finding', { hasText: '半角标点' }).count()).toBe(1);
    await until(() => page.locator('.finding', { hasText: '网页代码' }).count()).toBe(1);
  });

  it('mend it by a key, in one step that undo takes back', async () => {
    const { page } = window;
    const finding = page.locator('.finding', { hasText: '半角标点' });
    await finding.locator('button.link').press('Enter');
    await until(() => window.pageText()).toContain('东湖南岸，灯火');
    await until(() => finding.count()).toBe(0);
    await page.keyboard.press('Control+z');
    await until(() => window.pageText()).toContain('东湖南岸,灯火');
    await until(() => finding.count()).toBe(1);
    await until(() => page.locator('.finding', { hasText: '网页代码' }).count()).toBe(1);
  });
});
