/** Characters the newsroom has drawn: the window sets and paints them, and they are missing in no check. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { edit } from '../../electron/cli/edit.ts';
import { drawnFace } from '../../electron/fonts/drawn-face.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { DRAWN_FACE, setDrawnGlyphs } from '../../shared/paper/drawn-glyphs.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const own = '\ue123';
const story = article([`记者李${own}明报道。`.repeat(12)]);

describe('a drawn character', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-drawn-glyph-'));
  const path = join(folder, 'drawn.dayang');
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
    },
    () => {
      const bare = withArticle(emptyEdition(1), story);
      EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]));
      const file = EditionFile.open(path);
      const outline = 'M50 50L950 50L950 950L50 950ZM250 750L750 750L750 250L250 250Z';
      const glyphs = [{ character: own, name: '⿰金波', advance: 1000, outline }];
      edit(file, 'test', 'glyph.draw', setDrawnGlyphs(glyphs, file.addFile(drawnFace(glyphs))));
      file.close();
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  it('is set and painted, found by a search, is missing in no check, and is no face for styles', async () => {
    const { page } = window;
    await until(() => window.pageText()).toContain(`李${own}明`);
    const read = () =>
      page.evaluate(
        (family) =>
          [...document.fonts].filter((face) => face.family.includes(family) && face.status === 'loaded').length,
        DRAWN_FACE,
      );
    // First the part made for the page, then the slices it is in: of those there are two.
    await until(read).toBeGreaterThan(0);
    await page.keyboard.press('ControlOrMeta+F');
    await page.getByLabel('查找什么').fill(`李${own}明`);
    await until(() => page.getByTestId('found').textContent()).toContain('12');
    await page.getByLabel('查找什么').press('Escape');
    await page.getByRole('tab', { name: '检查' }).click();
    await until(() => page.getByTestId('preflight-count').first().textContent()).toMatch(/错误|没有问题/u);
    await until(() => page.getByText('字体里没有这些字').count()).toBe(0);
    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('样式', { exact: true }).selectOption('body');
    const faces = await page.getByLabel('字体', { exact: true }).locator('option').allTextContents();
    expect(faces.length).toBeGreaterThan(3);
    expect(faces.filter((name) => name.includes('补字'))).toEqual([]);
    await page.getByRole('tab', { name: '报纸' }).click();
    await until(() => page.getByRole('region', { name: '自带的字体' }).count()).toBe(1);
    await until(() => page.getByRole('button', { name: /^删除字体/u }).count()).toBe(0);
  });
});
