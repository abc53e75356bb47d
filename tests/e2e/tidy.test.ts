/** 整理文件: what is old is folded, what nothing names is shown and goes, and the file is smaller. */
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { article, emptyEdition, withArticle } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-tidy-'));
const path = join(folder, 'out.dayang');
afterAll(() => removeFolder(folder));

/** A picture that no compression makes small. */
const noise = (red: number) =>
  sharp({
    create: {
      width: 900,
      height: 700,
      channels: 3,
      background: { r: red, g: 120, b: 90 },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();

/** An edition of years ago, with letters typed on two days and pictures that were never taken. */
async function make(): Promise<void> {
  const edition = withArticle(emptyEdition(1), article(['东湖南岸的灯火。']));
  EditionFile.create(path, { ...edition, edition: { ...edition.edition, date: '2024-03-08' } });
  const file = EditionFile.open(path);
  const [story] = Object.values(file.edition.articles);
  const part = story?.body[0]?.id;
  if (story === undefined || part === undefined) throw new Error('no story');
  for (let at = 0; at < 60; at++) {
    const patch: Patch = {
      ...{ kind: 'text', table: 'articles', id: story.id, part, offset: at, remove: [] },
      insert: [{ text: '字' }],
    };
    file.apply({
      id: newId<'operation'>(),
      step: newId<'step'>(),
      actor: '编辑',
      at: `2024-03-0${at < 30 ? 6 : 7}T20:00:00+08:00`,
      label: 'edit.body',
      patches: [patch],
    });
  }
  for (const red of [40, 200]) file.addImage(await noise(red));
  file.close();
}

describe('a file that is tidied', () => {
  let window: DayangWindow;
  windowForSuite(
    (opened) => {
      window = opened;
    },
    async () => {
      await make();
      return path;
    },
  );

  it('can be tried again where it failed, and says why', async () => {
    const { page } = window;
    await window.app.evaluate(({ ipcMain }) => {
      const answer = Reflect.get(ipcMain, '_invokeHandlers').get('dayang');
      const failure = { code: 'disk-full', zh: '磁盘已满', en: 'The disk is full' };
      ipcMain.removeHandler('dayang');
      ipcMain.handle('dayang', (event, name, input) => {
        if (name !== 'growth.fold') return answer(event, name, input);
        ipcMain.removeHandler('dayang');
        ipcMain.handle('dayang', answer);
        return { ok: false, failure };
      });
    });
    await window.command('整理文件');
    const dialog = page.getByRole('dialog', { name: '整理文件' });
    await dialog.getByRole('button', { name: '整理' }).click();
    await page.locator('.notices').getByText('磁盘已满').waitFor();
    await until(() => dialog.getByRole('button', { name: '整理' }).isEnabled()).toBe(true);
    await dialog.getByRole('button', { name: '取消' }).click();
    await until(() => dialog.count()).toBe(0);
  });

  it('shows what can go, has it go by the keyboard alone, and is as it was at the end of each day', async () => {
    const before = statSync(path).size;
    const { page } = window;
    await window.command('整理文件');
    const dialog = page.getByRole('dialog', { name: '整理文件' });
    await until(() => dialog.getByTestId('tidy-unused').locator('img').count()).toBe(2);
    await dialog.getByTestId('tidy-sizes').getByText('60 步').waitFor();
    const start = dialog.getByRole('button', { name: '整理' });
    for (let tries = 0; tries < 6 && !(await start.evaluate((one) => one === document.activeElement)); tries++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.notices').getByText('文件整理好了').waitFor();
    await until(() => dialog.count()).toBe(0);
    await until(() => statSync(path).size < before / 2).toBe(true);
    await page.keyboard.press('ControlOrMeta+Shift+H');
    await until(() => page.getByTestId('history').getByText('较早的改动（已归并）').count()).toBe(2);
    await page.keyboard.press('ControlOrMeta+Z');
    await window.saved();
    await until(async () => (await window.articleText()).match(/字/gu)?.length).toBe(30);
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await until(async () => (await window.articleText()).match(/字/gu)?.length).toBe(60);
  });

  it('has nothing to tidy then, and the keyboard is where it was', async () => {
    const { page } = window;
    const place = await page.evaluate(() => document.activeElement?.className);
    await window.command('整理文件');
    const dialog = page.getByRole('dialog', { name: '整理文件' });
    await dialog.getByText('没有可以整理的').waitFor();
    await until(() => dialog.getByRole('button', { name: '整理', exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await until(() => dialog.count()).toBe(0);
    await until(() => page.evaluate(() => document.activeElement?.className)).toBe(place);
  });
});
