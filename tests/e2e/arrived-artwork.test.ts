/** 收稿夹: artwork of booked adverts, told as it comes and put into its place. */
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { advertsOf } from '../kit/adverts.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { pdfOfPage } from '../kit/pdf-files.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('artwork that comes into the watched folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-arrived-artwork-'));
  const wires = join(folder, '收稿');
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
    mkdirSync(wires);
  });
  afterAll(() => removeFolder(folder));

  const put = (name: string) => {
    writeFileSync(
      join(wires, `${name}.part`),
      pdfOfPage('0 1 0 0 k 0 0 400 170 re f', { page: '/MediaBox [0 0 340 170]' }),
    );
    renameSync(join(wires, `${name}.part`), join(wires, name));
  };
  const titles = () => window.page.getByTestId('arrivals').locator('li .title').allTextContents();
  const filled = async () => {
    await window.saved();
    return advertsOf(savedEdition(join(data.path, 'editions', 'sample.dayang')));
  };

  it('is told with its place, put there by Enter, and offered again by an undo', async () => {
    const { page } = window;
    await window.command('广告预订');
    const book = page.getByRole('dialog', { name: '广告预订' });
    await book.getByLabel('广告清单').fill('东湖地产,4,2栏×60,,,,donghu\n老通城,3,2栏×60');
    await book.getByRole('button', { name: '留 2 个位置' }).press('Enter');
    await until(() => page.getByRole('dialog', { name: '排版计划' }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await window.command('收稿夹');
    await window.answerDialog('showOpenDialog', wires);
    await page.getByRole('button', { name: '选择文件夹…', exact: true }).click();
    await until(() => page.getByTestId('watch-folder').textContent()).toBe(wires);
    await page.keyboard.press('Escape');
    put('donghu.pdf');
    await until(titles).toEqual(['donghu.pdf']);
    await until(() => page.locator('.notices').textContent()).toContain('第4版“东湖地产”的广告文件到了');
    await page.getByTestId('arrivals').locator('li button').click();
    const place = page.getByRole('button', { name: '放进第4版“东湖地产”的广告位' });
    await until(() => place.evaluate((button) => button === document.activeElement)).toBe(true);
    await until(() => page.getByRole('button', { name: '单独收进“图片”栏' }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await until(titles).toEqual([]);
    await until(filled).toEqual(['东湖地产 donghu.pdf', '老通城 undefined']);
    await window.undo();
    await until(titles).toEqual(['donghu.pdf']);
    await until(filled).toEqual(['东湖地产 undefined', '老通城 undefined']);
    await window.redo();
    await until(titles).toEqual([]);
    await until(filled).toEqual(['东湖地产 donghu.pdf', '老通城 undefined']);
    expect(window.errors).toEqual([]);
  });
});
