/** An edition whose text is to be set in a face of its newsroom's own, which the program does not have. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const story = article(['东湖南岸的灯火一直亮到深夜。'.repeat(12)]);

describe('a face that is not there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-face-'));
  const path = join(folder, 'own.dayang');
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
    },
    () => {
      const bare = withArticle(emptyEdition(1), story);
      const placed = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]);
      const value = 'newsroom-song';
      const { edition } = applyPatches(placed, [{ kind: 'set', table: 'styles', id: 'body', path: ['font'], value }]);
      EditionFile.create(path, edition);
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  it('has its page shown all the same, and is said to be missing until another is chosen', async () => {
    const { page } = window;
    await until(() => window.pageText()).toContain('东湖南岸的灯火');
    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('样式', { exact: true }).selectOption('body');
    const face = page.getByLabel('字体', { exact: true });
    await until(() => face.locator('option:checked').textContent()).toBe('newsroom-song（缺少）');
    const finding = page.getByText('以正文字体代替');
    await page.getByRole('tab', { name: '检查' }).click();
    await finding.first().waitFor();

    await page.getByRole('tab', { name: '样式' }).click();
    await face.selectOption(shippedFaces.for('label').id);
    await until(() => face.locator('option').count()).toBe(shippedFaces.all.length);
    await page.getByRole('tab', { name: '检查' }).click();
    await until(() => finding.count()).toBe(0);
  });
});
