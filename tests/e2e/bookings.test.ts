/** Artwork of booked adverts as it arrives: many files at once, each to its place, held against what was booked. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { advertsOf } from '../kit/adverts.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { pdfOfPage } from '../kit/pdf-files.ts';
import { row, workbook } from '../kit/workbooks.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('artwork of booked adverts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-artwork-'));
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });
  afterAll(() => removeFolder(folder));

  const resources = '/Font << /F 5 0 R >>';
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  /** A page in one colour, as large as the places that are booked. */
  const file = (name: string, colour: string) => {
    const path = join(folder, name);
    writeFileSync(
      path,
      pdfOfPage(`${colour} 0 0 400 170 re f`, { page: '/MediaBox [0 0 340 170]', resources, more: [font] }),
    );
    return path;
  };
  const bring = async (...paths: readonly string[]) => {
    await window.answerDialog('showOpenDialog', ...paths);
    await window.page.keyboard.press('ControlOrMeta+I');
  };
  const filled = async () => {
    await window.saved();
    return advertsOf(savedEdition(join(data.path, 'editions', 'sample.dayang')));
  };

  it('goes to its places, a file that has none is told so, and one undo takes all of it back', async () => {
    const { page } = window;
    const report = page.getByTestId('import-report');
    await window.command('广告预订');
    const book = page.getByRole('dialog', { name: '广告预订' });
    const list =
      '东湖地产,4,2栏×60,,黑白,,donghu\n老通城,4,2栏×60,,套红\n南岸超市,3,2栏×60,,彩色\n甲公司,2,2栏×30,,,,jia-1\n甲公司,2,2栏×30,,,,jia-2';
    await book.getByLabel('广告清单').fill(`广告主,版,规格,备注\n甲公司,2,2栏×30,加急`);
    await until(() => book.getByTestId('bookings').textContent()).toContain('这些列没有读：备注');
    const xlsx = join(folder, '清单.xlsx');
    const rows =
      row(1, ['广告主', '版', '规格']) + row(2, ['甲公司', 2, '2栏×30']) + row(3, ['藏', 3, '半版'], 'hidden="1"');
    writeFileSync(xlsx, workbook({ sheets: [{ name: '清单', rows }] }));
    await window.answerDialog('showOpenDialog', xlsx);
    await book.getByRole('button', { name: '从文件' }).click();
    await until(() => book.getByTestId('bookings').textContent()).toContain('藏 3 半版');
    await book.getByLabel('广告清单').fill(list);
    await book.getByRole('button', { name: '留 5 个位置' }).press('Enter');
    const plan = page.getByRole('dialog', { name: '排版计划' });
    await until(() => plan.getByRole('status').textContent()).toContain('广告 5 个，5 个图没有到');
    await page.keyboard.press('Escape');
    await bring(
      file('DONGHU.pdf', '0 1 0 0 k'),
      file('老通城定稿.pdf', '0 1 1 0 k'),
      file('0308南岸超市半版.pdf', '0 0 0 1 k'),
      file('东湖地产改稿.pdf', '0 0 0 .9 k'),
      // One artwork under two names.
      file('jia-1.pdf', '0 0 1 0 k'),
      file('jia-2.pdf', '0 0 1 0 k'),
    );
    await until(() => report.textContent()).toContain('放进第3版“南岸超市”的广告位');
    await until(() => report.textContent()).toContain('放进第4版“东湖地产”的广告位');
    await until(() => report.textContent()).toContain('放进第4版“老通城”的广告位');
    await until(() => report.textContent()).toContain('“东湖地产”的广告位已有文件');
    const all = [
      '东湖地产 DONGHU.pdf',
      '南岸超市 0308南岸超市半版.pdf',
      '甲公司 jia-2.pdf',
      '甲公司 jia-2.pdf',
      '老通城 老通城定稿.pdf',
    ];
    await until(filled).toEqual(all);
    await page.keyboard.press('Escape');
    await until(() => page.locator('.notices').textContent()).toContain('订的是黑白，文件里还有品红');
    await page.keyboard.press('ControlOrMeta+Alt+F');
    await until(() => plan.textContent()).toMatch(/东湖地产.*黑白.*图已到 · 颜色与预订不符/u);
    await until(() => plan.textContent()).toMatch(/老通城.*套红.*图已到(?! · 颜色)/u);
    await page.keyboard.press('Escape');
    await window.undo();
    await until(filled).toEqual(
      ['东湖地产', '南岸超市', '甲公司', '甲公司', '老通城'].map((name) => `${name} undefined`),
    );
    expect(window.errors).toEqual([]);
  });

  it('takes the place of the file before it where it is called the same', async () => {
    const report = window.page.getByTestId('import-report');
    await bring(file('donghu.pdf', '0 1 0 0 k'));
    await until(async () => (await filled()).join()).toContain('东湖地产 donghu.pdf');
    // Nothing of which is drawn: it may be an advert that nobody has booked, and is asked about.
    const type = file('无主.pdf', 'BT /F 20 Tf (a) Tj ET 1 g');
    await bring(file('donghu.pdf', '0 0 0 .5 k'), type);
    const uses = window.page.getByTestId('uses');
    await until(() => uses.textContent()).toContain('无主.pdf');
    await uses.getByRole('radio', { name: '不导入' }).check();
    await uses.getByRole('button', { name: '按所选的导入' }).click();
    await until(() => report.textContent()).toContain('换下第4版“东湖地产”原来的文件');
    await until(() => report.textContent()).toContain('没有导入：问怎么用的时候选了不导入');
    await window.page.keyboard.press('Escape');
    await until(async () => (await filled()).join()).toContain('东湖地产 donghu.pdf');
    expect(window.errors).toEqual([]);
  });
});
