/** The edition's plan and the adverts booked in it, by keyboard and by mouse. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('booked adverts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-bookings-'));
  let window: DayangWindow;
  windowForSuite(async (opened) => {
    window = opened;
  });
  afterAll(() => removeFolder(folder));

  it('take places as they are typed or read from a file, are seen in the plan, and go with one undo', async () => {
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+Alt+F');
    const plan = page.getByRole('dialog', { name: '排版计划' });
    await until(() => plan.getByRole('status').textContent()).toContain(
      '共 4 版；广告 0 个，0 个图没有到；0 篇稿还没有上版',
    );
    await plan.getByRole('button', { name: '广告预订…' }).click();
    const book = page.getByRole('dialog', { name: '广告预订' });
    const list = book.getByLabel('广告清单');
    await list.fill('南岸超市,3,大一点');
    await until(() => book.getByTestId('bookings').textContent()).toContain('规格写得不对');
    const path = join(folder, '广告.csv');
    writeFileSync(path, '广告主,版,规格,颜色\n东湖地产,4,2栏×60,彩色\n老通城,9,1/4版,\n');
    await window.answerDialog('showOpenDialog', path);
    await book.getByRole('button', { name: '从文件…' }).click();
    await until(() => book.getByTestId('bookings').textContent()).toContain('没有第9版');
    await until(() => list.inputValue()).toContain('东湖地产');
    await book.getByRole('button', { name: '留 1 个位置' }).press('Enter');
    await until(() => plan.getByRole('status').textContent()).toContain('广告 1 个，1 个图没有到');
    await until(() => page.locator('.notices').textContent()).toContain('留了 1 个广告位；1 行没有位置');
    await until(() => plan.textContent()).toContain('广告清单里有 1 行没有位置');
    await until(() => plan.textContent()).toMatch(/东湖地产.*彩色.*图没有到/u);
    await plan.getByRole('button', { name: /^4/u }).click();
    await until(() => page.getByRole('dialog').count()).toBe(0);
    await window.painted(4);
    // What is said leads to the rows that are left, under their heads.
    await page.locator('.notices').getByRole('button', { name: '广告预订…' }).click();
    await until(() => list.inputValue()).toBe('广告主,版,规格,颜色\n老通城,9,1/4版,');
    await page.keyboard.press('Escape');
    await until(() => page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('tab', { name: '块', exact: true }).click();
    await until(() => page.locator('.block-list').textContent()).toContain('东湖地产');
    const artwork = join(folder, '东湖地产 定稿.png');
    writeFileSync(
      artwork,
      await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
        .png()
        .toBuffer(),
    );
    const note = join(folder, '附言.txt');
    writeFileSync(note, '广告请按此件\n　　今晚八点以前送到。\n');
    await window.answerDialog('showOpenDialog', artwork, note);
    await page.keyboard.press('ControlOrMeta+I');
    await until(() => page.getByTestId('import-report').textContent()).toContain('放进第4版“东湖地产”的广告位');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Alt+F');
    await until(() => plan.textContent()).toMatch(/东湖地产.*图已到/u);
    await page.keyboard.press('Escape');
    await window.undo();
    await window.undo();
    await until(() => page.locator('.block-list').textContent()).not.toContain('东湖地产');
    expect(window.errors).toEqual([]);
  });
});
