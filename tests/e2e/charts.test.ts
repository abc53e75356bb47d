/** A table drawn as a chart in the window, by mouse and by keys, and set as a table again with all its figures. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { savedTable, windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

const ROWS = [
  ['季度', '出口', '进口'],
  ['一季度', '320', '281'],
  ['二季度', '356', '302'],
  ['三季度', '402', '待核实'],
];

describe('charts', () => {
  let window: DayangWindow;
  let data: UserData;
  windowForSuite((opened, user) => {
    window = opened;
    data = user;
  });

  const table = () => savedTable(window, data, '一季度');
  const pane = () => window.page.getByTestId('chart-fields');
  const shot = (name: string) => {
    const folder = process.env['DAYANG_SHOTS'];
    return folder === undefined ? null : window.page.screenshot({ path: join(folder, `${name}.png`) });
  };

  it('are made of a table by a button, with all its figures on the page', async () => {
    await window.page.getByTestId('pasteboard').press('Escape');
    await window.page.evaluate((rows) => {
      const clipboard = new DataTransfer();
      const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
      clipboard.setData('text/html', `<table>${lines.join('')}</table>`);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
      );
    }, ROWS);
    await until(async () => (await table())?.rows.length).toBe(4);
    await window.page.getByRole('tab', { name: '属性' }).click();
    await window.page.getByRole('button', { name: '图表：直柱' }).click();
    await until(async () => (await table())?.chart?.kind).toBe('column');
    await until(() => window.pageText('table')).toContain('402');
    await shot('chart-column');
  });

  it('say their title, unit and source, which are on the page at once', async () => {
    await pane().getByLabel('图题').fill('外贸逐季走高');
    await pane().getByLabel('图题').press('Enter');
    await pane().getByLabel('单位').fill('单位：亿元');
    await pane().getByLabel('单位').press('Enter');
    await until(() => window.pageText('table')).toContain('外贸逐季走高');
    await until(() => window.pageText('table')).toContain('单位：亿元');
  });

  it('are drawn otherwise by a command, and by keys back to what they were', async () => {
    await window.command('图表：折线');
    await until(async () => (await table())?.chart).toMatchObject({ kind: 'line', title: '外贸逐季走高' });
    await shot('chart-line');
    await window.undo();
    await until(async () => (await table())?.chart?.kind).toBe('column');
    await window.command('图表：叠放');
    await until(async () => (await table())?.chart?.stacked).toBe(true);
    await window.command('图表：叠放');
    await until(async () => (await table())?.chart?.stacked).toBe(undefined);
  });

  it('are coloured series by series, in the edition’s swatches', async () => {
    await pane().getByLabel('“出口”的颜色').selectOption({ label: '报红' });
    await until(async () => (await table())?.chart?.inks).toEqual(['red', '']);
    await shot('chart-red');
  });

  it('tell of a cell that is no figure, and are typed in where their rows are', async () => {
    await window.page.getByRole('tab', { name: /检查/u }).click();
    await window.page
      .getByText(/图表里这些格不是数.*待核实/u)
      .first()
      .waitFor();
    await shot('chart-finding');
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Enter');
    const rows = window.page.locator('.table-rows textarea');
    await until(() => rows.evaluate((field) => field === document.activeElement)).toBe(true);
    await rows.fill(
      ROWS.map((cells) => cells.join('\t'))
        .join('\n')
        .replace('待核实', '297'),
    );
    await rows.blur();
    await until(async () => (await table())?.rows[3]?.[2]).toBe('297');
    await until(() => window.pageText('table')).toContain('297');
  });

  it('are set as a table again with the same figures, and once more a chart with the same words after undo', async () => {
    await window.command('图表变回表格');
    await until(async () => Object.hasOwn((await table()) ?? { chart: null }, 'chart')).toBe(false);
    expect((await table())?.rows[3]).toEqual(['三季度', '402', '297']);
    await window.undo();
    await until(async () => (await table())?.chart?.title).toBe('外贸逐季走高');
  });

  it('are drawn on the page by their tool, empty at first', async () => {
    const before = Object.keys(savedEdition(join(data.path, 'editions', 'sample.dayang')).blocks).length;
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Shift+D');
    await until(async () => {
      await window.saved();
      return Object.keys(savedEdition(join(data.path, 'editions', 'sample.dayang')).blocks).length;
    }).toBe(before + 1);
    await pane().waitFor();
    await shot('chart-empty');
  });

  it('stand beside big figures, which are typed where they stand and taken back in one step', async () => {
    type Figure = Block & { kind: 'figure' };
    const figure = async (): Promise<Figure | undefined> => {
      await window.saved();
      const { blocks } = savedEdition(join(data.path, 'editions', 'sample.dayang'));
      return Object.values(blocks).find((block): block is Figure => block.kind === 'figure');
    };
    const board = window.page.getByTestId('pasteboard');
    await board.focus();
    await board.press('Shift+K');
    await until(async () => (await figure())?.text).toBe('');
    await board.focus();
    await board.press('Enter');
    const words = window.page.getByTestId('page-field');
    await until(() => words.evaluate((field) => field === document.activeElement)).toBe(true);
    await words.fill('3.2%\n居民消费价格同比涨幅');
    await words.press('Escape');
    await until(async () => (await figure())?.text).toBe('3.2%\n居民消费价格同比涨幅');
    await until(() => window.pageText('figure')).toContain('居民消费价格同比涨幅');
    await window.page.getByLabel('说明排在').selectOption({ label: '数字旁边' });
    await until(async () => (await figure())?.beside).toBe(true);
    await shot('figure');
    await window.undo();
    await until(async () => (await figure())?.beside).toBe(undefined);
  });
});
