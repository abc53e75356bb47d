/** An edition that brings a face along: it is set and shown in it, and a style takes it and gives it up. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { edit } from '../../electron/cli/edit.ts';
import { fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { addOwnFace, ownFaceOf, setStylesIn } from '../../shared/paper/own-face-edits.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { collectionOf, smallCff, smallTrueType } from '../kit/font-files.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const story = article(['东湖东湖东湖东湖。'.repeat(12)]);

describe('a face an edition brings along', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-own-face-'));
  const path = join(folder, 'own.dayang');
  let window: DayangWindow;
  windowForSuite(
    async (opened) => {
      window = opened;
    },
    () => {
      const bare = withArticle(emptyEdition(1), story);
      EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]));
      const file = EditionFile.open(path);
      const taken = takeFaceOf(fontInMemory(smallTrueType()), { member: 0, coordinates: null });
      const kept = file.addFile(taken.bytes);
      const origin = { fileName: 'small.ttf', file: kept, member: 0, coordinates: null };
      const face = ownFaceOf(taken.face, origin);
      const added = addOwnFace(file.edition, face)?.patches ?? [];
      edit(file, 'test', 'face.add', [...added, ...setStylesIn(face.id, ['body'])]);
      file.close();
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  /** How many slices of the edition's own faces the browser knows, and how many of them it has read. */
  const slices = () =>
    window.page.evaluate(() => {
      const own = [...document.fonts].filter(({ family }) => family.includes('own-face-'));
      return { known: own.length, read: own.filter(({ status }) => status === 'loaded').length };
    });

  it('is set in and painted with, and is chosen by its name', async () => {
    const { page } = window;
    await until(() => window.pageText()).toContain('东湖东湖');
    await until(slices).toEqual({ known: 4, read: 1 });
    await page.getByRole('tab', { name: '检查' }).click();
    // Before pages are checked there is no finding of any kind.
    await until(() => page.getByTestId('preflight-count').first().textContent()).toMatch(/错误|没有问题/u);
    await until(() => page.getByText('以正文字体代替').count()).toBe(0);

    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('样式', { exact: true }).selectOption('body');
    const face = page.getByLabel('字体', { exact: true });
    await until(() => face.locator('option:checked').textContent()).toContain('试验体');
    const board = page.locator('canvas.sheet');
    const painted = async () => (await board.screenshot()).toString('base64');
    const inOwn = await painted();
    await face.selectOption('serif');
    await until(async () => (await painted()) === inOwn).toBe(false);
    await page.keyboard.press('Control+z');
    await until(() => face.locator('option:checked').textContent()).toContain('试验体');
    await until(async () => (await painted()) === inOwn).toBe(true);
  });

  it('is added from a file in the newspaper’s panel and not read while nothing is set in it, taken away, and brought back by undo', async () => {
    const { page } = window;
    const font = join(folder, 'two.ttc');
    writeFileSync(font, collectionOf(smallTrueType(), smallCff()));
    await page.getByRole('tab', { name: '报纸' }).click();
    const panel = page.getByRole('region', { name: '自带的字体' });
    const remove = panel.getByRole('button', { name: /^删除字体/u });
    await until(() => remove.count()).toBe(1);
    await until(() => remove.isDisabled()).toBe(true);

    await window.answerDialog('showOpenDialog', font);
    // By keyboard alone: the second of the file's two faces, for a use that nothing on the page has.
    await panel.getByRole('button', { name: '加字体…' }).press('Enter');
    const finder = page.getByRole('dialog', { name: '加字体' });
    await until(() => finder.getByLabel('按名称查找字体').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await finder.getByRole('button', { name: '字体文件…' }).press('Enter');
    const found = finder.getByLabel('找到的字体');
    await until(() => found.locator('option').count()).toBe(2);
    await finder.getByLabel('按名称查找字体').press('ArrowDown');
    await found.press('End');
    await finder.getByTestId('face-preview').waitFor();
    await finder.getByText('可以嵌入导出的 PDF，也可以存进报纸文件').waitFor();
    await finder.getByLabel('报眉、表格').press('Space');
    await found.press('Enter');
    await finder.waitFor({ state: 'detached' });
    await until(() => remove.count()).toBe(2);
    // The focus is where it was, and what was ticked is set in the face: one step.
    await until(() => page.evaluate(() => document.activeElement?.textContent)).toBe('加字体…');
    await until(() => remove.nth(1).isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await until(() => remove.count()).toBe(1);
    await panel.getByRole('button', { name: '加字体…' }).click();
    await finder.getByRole('button', { name: '字体文件…' }).click();
    await until(() => found.locator('option').count()).toBe(2);
    await found.selectOption({ index: 1 });
    await finder.getByRole('button', { name: '加入' }).click();
    await until(() => remove.count()).toBe(2);
    await until(slices).toEqual({ known: 8, read: 1 });
    await remove.nth(1).click();
    await until(() => remove.count()).toBe(1);
    await page.keyboard.press('Control+z');
    await until(() => remove.count()).toBe(2);
  });

  it('is refused with the reason where its maker does not allow it', async () => {
    const { page } = window;
    const font = join(folder, 'restricted.otf');
    writeFileSync(font, smallCff({ fsType: 2 }));
    await window.answerDialog('showOpenDialog', font);
    const panel = page.getByRole('region', { name: '自带的字体' });
    await panel.getByRole('button', { name: '加字体…' }).click();
    const finder = page.getByRole('dialog', { name: '加字体' });
    await finder.getByRole('button', { name: '字体文件…' }).click();
    await finder.getByText('字体厂商不许嵌入').waitFor();
    // It is seen all the same, and cannot be taken.
    await finder.getByTestId('face-preview').waitFor();
    await until(() => finder.getByRole('button', { name: '加入' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await finder.waitFor({ state: 'detached' });
    await until(() => panel.getByRole('button', { name: /^删除字体/u }).count()).toBe(2);
  });
});
