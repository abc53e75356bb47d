/** The Kai, whose outlines the window reads only once a page is set in it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { settled, until } from './until.ts';
import type { DayangWindow } from './window.ts';

const story = article(['东湖南岸的“灯火”一直亮到深夜。'.repeat(12)]);

describe('the Kai', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-kai-'));
  const path = join(folder, 'kai.dayang');
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
    },
    () => {
      const bare = withArticle(emptyEdition(1), story);
      EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]));
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const statuses = () =>
    window.page.evaluate(() =>
      [...document.fonts].filter(({ family }) => family.includes('dayang-kai')).map(({ status }) => status),
    );
  const painted = () =>
    window.page.evaluate(() => document.querySelector<HTMLCanvasElement>('.pasteboard .sheet')?.toDataURL() ?? '');

  it('is read when a page is set in it, its everyday characters alone, and not before', async () => {
    const { page } = window;
    await until(() => window.pageText()).toContain('东湖南岸的“灯火”');
    await page.waitForFunction(() => performance.getEntriesByName('fonts', 'mark').length > 0);
    expect(await statuses()).toEqual(['unloaded', 'unloaded', 'unloaded', 'unloaded']);
    const before = await settled(painted);
    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('样式', { exact: true }).selectOption('body');
    await page.getByLabel('字体', { exact: true }).selectOption('kai');
    await until(async () => (await statuses()).toSorted()).toEqual(['loaded', 'unloaded', 'unloaded', 'unloaded']);
    await until(async () => (await painted()) === before).toBe(false);
    const inKai = await settled(painted);
    await page.keyboard.press('ControlOrMeta+Z');
    await until(painted).toBe(before);
    await page.getByLabel('字体', { exact: true }).selectOption('kai');
    await until(painted).toBe(inKai);
    expect(window.errors).toEqual([]);
  });
});
