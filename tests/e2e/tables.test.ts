/** Tables: dropped, seen on the page, updated from their file, pasted, ruled by a style, undone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Block } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { figure, row, workbook } from '../kit/workbooks.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

/** A workbook of two months; the second row of the first has this figure. */
function book(value: number): Uint8Array {
  return workbook({
    formats: ['#,##0.00'],
    sheets: [
      {
        name: '一月',
        rows:
          row(1, ['区县', '面积']) +
          row(2, ['东湖区', figure(value, 1)]) +
          row(3, ['北站区', figure(96.75, 1)]) +
          row(4, ['底', figure(1, 1)], 'hidden="1"'),
      },
      { name: '二月', rows: row(1, ['区县', '馆数']) + row(2, ['南岸县', 12]) + row(3, ['底', 2], 'hidden="1"') },
    ],
  });
}

describe('tables', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-tables-'));
  const path = join(folder, '图书馆.xlsx');
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
    writeFileSync(path, book(1268.4));
  });
  afterAll(() => removeFolder(folder));

  type Table = Block & { kind: 'table' };
  const tables = async (): Promise<Table[]> => {
    await window.saved();
    const { blocks } = savedEdition(join(data.path, 'editions', 'sample.dayang'));
    return Object.values(blocks).filter((block): block is Table => block.kind === 'table');
  };
  const linked = async () => (await tables()).find(({ source }) => source !== undefined);
  const notice = (words: string | RegExp) => window.page.getByText(words).first().waitFor();

  it('come from a dropped workbook as it shows them, with a report of what it hides; one undo takes them back', async () => {
    const before = (await tables()).length;
    await window.dropFile(path);
    const report = window.page.getByTestId('import-report');
    await report.waitFor();
    const [line = ''] = await report.locator('> li').allTextContents();
    expect(line).toMatch(/表格放在第1版/u);
    expect(line).toMatch(/隐藏的行 1 行.*“底 1\.00”/u);
    expect(line).toMatch(/还有 1 张工作表.*“二月”/u);
    await window.page.keyboard.press('Escape');
    await until(async () => (await linked())?.rows).toEqual([
      ['区县', '面积'],
      ['东湖区', '1,268.40'],
      ['北站区', '96.75'],
    ]);
    await until(() => window.pageText('table')).toContain('1,268.40');
    await window.undo();
    await until(async () => (await tables()).length).toBe(before);
    await window.redo();
    await until(async () => (await tables()).length).toBe(before + 1);
  });

  it('have what was left out of them in the checks, until it is ticked off', async () => {
    await window.page.getByRole('tab', { name: '检查' }).click();
    const hidden = window.page.locator('.finding').filter({ hasText: '隐藏的行 1 行' });
    await until(() => hidden.textContent()).toContain('表格导入');
    await hidden.getByRole('button', { name: '已核对' }).click();
    await until(() => hidden.count()).toBe(0);
    await until(async () => (await linked())?.importRemarks?.map(({ kind }) => kind) ?? []).toEqual([]);
    await window.undo();
    await until(() => hidden.count()).toBe(1);
    await window.redo();
    await until(() => hidden.count()).toBe(0);
  });

  it('are read again when their file has changed, and say what changed', async () => {
    await window.page.getByRole('tab', { name: '块', exact: true }).click();
    await window.page.locator('.block-list').getByText(/^表格/u).last().click();
    await window.page.getByRole('tab', { name: '属性' }).click();
    await until(() => window.page.getByTestId('table-file').textContent()).toBe('图书馆.xlsx');
    writeFileSync(path, book(1300));
    await window.page.getByRole('button', { name: '更新', exact: true }).click();
    await notice(/已按 图书馆\.xlsx 更新：改了 1 格；第 2 行第 2 列“1,268\.40”→“1,300\.00”/u);
    await until(async () => (await linked())?.rows[1]).toEqual(['东湖区', '1,300.00']);
    await window.page.getByRole('button', { name: '更新', exact: true }).click();
    await notice('图书馆.xlsx 没有变化。');
  });

  it('take another sheet of their file', async () => {
    await window.page.getByLabel('工作表').selectOption('二月');
    await until(async () => (await linked())?.rows[1]).toEqual(['南岸县', '12']);
    const told = () => window.page.locator('.notices .problem').filter({ hasText: '隐藏的行 1 行' }).count();
    await until(told).toBe(1);
    await window.undo();
    await until(async () => (await linked())?.rows[1]).toEqual(['东湖区', '1,300.00']);
    // What was said of the other sheet is said no longer.
    await until(told).toBe(0);
  });

  it('stand as the inspector says, column by column', async () => {
    await window.page.getByLabel('第 2 列的对齐').getByRole('button', { name: '居中' }).click();
    await window.page.getByLabel('第 1 列的宽度').fill('70%');
    await window.page.getByLabel('第 1 列的宽度').press('Enter');
    await until(async () => (await linked())?.align[1]).toBe('centre');
    await until(async () => Math.round((await linked())?.widths?.[0] ?? 0)).toBe(70);
  });

  it('have the line between two columns dragged on the page, as one step', async () => {
    const widths = async () => (await linked())?.widths?.map((width) => Math.round(width));
    const before = await widths();
    const line = window.page.getByTestId('column-line-1');
    const box = await line.boundingBox();
    if (box === null) throw new Error('the line is not on the board');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await window.page.mouse.move(x, y);
    await window.page.mouse.down();
    await window.page.mouse.move(x - 20, y, { steps: 4 });
    await window.page.mouse.up();
    await until(async () => JSON.stringify(await widths()) === JSON.stringify(before)).toBe(false);
    await until(async () => ((await line.boundingBox())?.x ?? box.x) < box.x - 10).toBe(true);
    await window.undo();
    await until(widths).toEqual(before);
  });

  it('say so where their file is gone, and stay', async () => {
    rmSync(path);
    await window.page.getByRole('button', { name: '更新', exact: true }).click();
    await notice(/找不到 .*图书馆\.xlsx/u);
    expect((await linked())?.rows[1]).toEqual(['东湖区', '1,300.00']);
  });

  it('are pasted from a clipboard onto the page, and into the one selected', async () => {
    const html = '<table><tr><td>甲</td><td>1.5</td></tr><tr><td>乙</td><td>22.25</td></tr></table>';
    const paste = (text: string) =>
      window.page.evaluate((words) => {
        const clipboard = new DataTransfer();
        clipboard.setData('text/html', words);
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
        );
      }, text);
    await window.page.getByTestId('pasteboard').press('Escape');
    const before = (await tables()).length;
    await paste(html);
    await notice('已贴成表格：2 行、2 列。');
    await until(async () => (await tables()).length).toBe(before + 1);
    await paste(html.replace('22.25', '3'));
    await until(async () => (await tables()).some(({ rows }) => rows[1]?.[1] === '3')).toBe(true);
    expect((await tables()).length).toBe(before + 1);
  });

  it('are ruled by their style', async () => {
    await window.page.getByRole('tab', { name: '样式' }).click();
    await window.page.getByLabel('线条与底纹').selectOption('grid');
    await window.saved();
    const style = savedEdition(join(data.path, 'editions', 'sample.dayang')).styles['table'];
    expect(style?.table).toMatchObject({ sides: 0.8, rows: 0.4, columns: 0.4 });
  });

  it('of booked adverts are read from a workbook', async () => {
    const list = join(folder, '广告.xlsx');
    const rows = row(1, ['广告主', '版', '规格', '日期']) + row(2, ['东湖地产', 4, '2栏×60', figure(45359, 1)]);
    writeFileSync(list, workbook({ formats: ['m"月"d"日"'], sheets: [{ name: '广告', rows }] }));
    await window.answerDialog('showOpenDialog', list);
    await window.command('广告预订');
    const book = window.page.getByRole('dialog', { name: '广告预订' });
    await book.getByRole('button', { name: '从文件…' }).click();
    await until(() => book.getByLabel('广告清单').inputValue()).toContain('东湖地产\t4\t2栏×60\t2024-03-08');
    await window.page.keyboard.press('Escape');
  });
});
