/** A table changed by hand on the page: cells by click, arrows, buttons and the right button; column lines by keys. */
import { describe, it } from 'vitest';
import { savedTable, windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

const ROWS =
  '<tr><td>区县</td><td>面积</td></tr><tr><td>东湖</td><td>1.5</td></tr><tr><td>南岸</td><td>22.25</td></tr>';

describe('cells of a table', () => {
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });

  const table = () => savedTable(window, data, '东湖');
  const marked = () => window.page.getByTestId('cells');
  const pane = () => window.page.getByTestId('table-cells');

  /** Where a row of three and a column of two lies on the board; a cell that is marked says how high they are. */
  const cell = async (row: number, column: number) => {
    const line = await window.page.getByTestId('column-line-1').boundingBox();
    if (line === null) throw new Error('the table is not selected');
    const height = row === 0 ? 4 : ((await marked().boundingBox())?.height ?? 0);
    return { x: line.x + (column === 0 ? -6 : 25), y: line.y + (row + 0.5) * height };
  };

  it('are selected by a click in the table that is selected', async () => {
    await window.page.getByTestId('pasteboard').press('Escape');
    await window.page.evaluate((rows) => {
      const clipboard = new DataTransfer();
      clipboard.setData('text/html', `<table>${rows}</table>`);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
      );
    }, ROWS);
    await until(async () => (await table())?.rows.length).toBe(3);
    await window.page.getByRole('tab', { name: '属性' }).click();
    await window.page.getByTestId('column-line-1').waitFor();
    const { x, y } = await cell(0, 1);
    await window.page.mouse.click(x, y);
    await marked().waitFor({ state: 'attached' });
    await until(() => pane().textContent()).toContain('第 1 行第 2 列');
  });

  it('are gone through by arrow keys, more of them with Shift', async () => {
    const board = window.page.getByTestId('pasteboard');
    await board.press('ArrowDown');
    await until(() => pane().textContent()).toContain('第 2 行第 2 列');
    await board.press('Shift+ArrowLeft');
    await until(() => pane().textContent()).toContain('2 格');
    await board.press('ArrowRight');
    await until(() => pane().textContent()).toContain('第 2 行第 2 列');
  });

  it('stand as a button says, alone and with their column', async () => {
    await pane().getByRole('button', { name: '单元格居右' }).click();
    await until(async () => (await table())?.cellAligns).toEqual([{ row: 1, column: 1, align: 'end' }]);
    await until(() => pane().getByRole('button', { name: '单元格居右' }).getAttribute('aria-pressed')).toBe('true');
    await pane().getByRole('button', { name: '单元格随列' }).click();
    await until(async () => (await table())?.cellAligns).toEqual(undefined);
    await pane().getByRole('button', { name: '整列居中' }).click();
    await until(async () => (await table())?.align[1]).toBe('centre');
    await window.undo();
    await until(async () => (await table())?.align[1]).toBe('decimal');
  });

  it('have their words changed where they stand, where Enter leads', async () => {
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Enter');
    const words = window.page.getByTestId('page-field');
    await until(() => words.evaluate((field) => field === document.activeElement)).toBe(true);
    await until(() => words.getAttribute('aria-label')).toBe('在版面上写第 2 行第 2 列的单元格');
    await words.fill('1.75');
    await words.press('Escape');
    await until(async () => (await table())?.rows[1]).toEqual(['东湖', '1.75']);
    await until(() => window.pageText('table')).toContain('1.75');
  });

  it('have a menu by the right button, which Escape leaves without a change', async () => {
    const { x, y } = await cell(1, 0);
    await window.page.mouse.click(x, y, { button: 'right' });
    const menu = window.page.getByRole('menu', { name: '表格' });
    await menu.waitFor();
    await until(() => menu.textContent()).toContain('第 2 行第 1 列');
    await window.page.keyboard.press('Escape');
    await until(() => menu.count()).toBe(0);
    await until(() => window.page.evaluate(() => document.activeElement?.className)).toBe('pasteboard');
    await window.page.mouse.click(x, y, { button: 'right' });
    await menu.getByRole('menuitemradio', { name: '单元格居中' }).click();
    await until(async () => (await table())?.cellAligns).toEqual([{ row: 1, column: 0, align: 'centre' }]);
  });

  it('stand in rules and tints, and under heads, that are chosen by keys in the menu', async () => {
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Shift+F10');
    const menu = window.page.getByRole('menu', { name: '表格' });
    await menu.waitFor();
    for (let down = 0; down < 3; down++) await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('ArrowRight');
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('表格全线');
    await window.page.keyboard.press('Enter');
    await until(async () => (await table())?.looks).toMatchObject({ sides: 0.8, rows: 0.4 });
    await until(() => window.page.evaluate(() => document.activeElement?.className)).toBe('pasteboard');
    await window.page.getByRole('button', { name: '隔行底纹' }).click();
    await until(async () => (await table())?.looks?.bandTint).toBe(0.07);
    await window.page.getByRole('button', { name: '表头两行' }).click();
    await until(async () => (await table())?.headRows).toBe(2);
    await window.page.getByRole('button', { name: '线条与底纹随样式' }).click();
    await until(async () => (await table())?.looks).toEqual(undefined);
  });

  it('are as wide as arrow keys make them, on the line between two columns', async () => {
    const widths = async () => (await table())?.widths ?? [];
    await window.command('用方向键调列宽');
    const line = window.page.getByTestId('column-line-1');
    await until(() => line.evaluate((one) => one === document.activeElement)).toBe(true);
    await line.press('ArrowRight');
    await until(async () => (await widths()).length).toBe(2);
    const [before = 0] = await widths();
    await line.press('Shift+ArrowLeft');
    // Two millimetres are 5.67 points.
    await until(async () => Math.round((before - ((await widths())[0] ?? 0)) * 10)).toBe(57);
    await until(() => line.evaluate((one) => one === document.activeElement)).toBe(true);
    await line.press('Escape');
    await until(() => window.page.evaluate(() => document.activeElement?.className)).toBe('pasteboard');
    await window.undo();
    // Keys that follow each other at once are one step; between slow ones the first width comes back.
    await until(async () => [undefined, before].includes((await widths())[0])).toBe(true);
  });

  it('are left by Escape, and their table after them', async () => {
    await marked().waitFor({ state: 'attached' });
    const board = window.page.getByTestId('pasteboard');
    await board.press('Escape');
    await until(() => marked().count()).toBe(0);
    await until(() => window.page.getByTestId('column-line-1').count()).toBe(1);
    await board.press('Escape');
    await until(() => window.page.getByTestId('column-line-1').count()).toBe(0);
  });
});
