/** The newsroom's lists: kept by hand and in tables, by keyboard and by mouse, and what checks find by them. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readList } from '../../electron/import/table/read-table.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('the newsroom’s lists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-lists-'));
  let window: DayangWindow;
  const placed = article(['副市长周弱溪到会讲话。这家店昨日试业。']);
  const bare = withArticle(emptyEdition(1), placed);
  windowForEdition(withBlocks(bare, [bodyBlock(pageOf(bare, 1), placed, { rows: 20 })]), (opened) => {
    window = opened;
  });
  afterAll(() => removeFolder(folder));

  const dialog = () => window.page.getByRole('dialog', { name: '词表' });
  const row = (name: string) => dialog().locator(`tr[data-entry="${name}"]`);
  const open = async () => {
    await window.command('词表');
    await dialog().waitFor();
  };

  it('teach how to begin, take an entry by keyboard, and have copy checked by it', async () => {
    const { page } = window;
    await open();
    await until(() => dialog().textContent()).toContain('第一行写列名');
    await dialog().getByRole('button', { name: '加一条…' }).press('Enter');
    await until(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    // What cannot be kept says why.
    await page.keyboard.press('Enter');
    await until(() => dialog().textContent()).toContain('没有写名称');
    await page.keyboard.type('周若溪');
    await page.keyboard.press('Tab');
    await page.keyboard.type('副市长');
    await page.keyboard.press('Enter');
    await until(() => row('周若溪').textContent()).toContain('职务 副市长');
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-entry'))).toBe('周若溪');
    // What it finds is counted beside it.
    await until(() => row('周若溪').locator('td').last().textContent()).toBe('1');
    await page.keyboard.press('Escape');
    await until(() => page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('tab', { name: '检查' }).click();
    const finding = page.locator('.finding', { hasText: '与词表里的名称差一字' });
    await finding.getByRole('button', { name: '改为' }).click();
    await until(() => window.pageText()).toContain('副市长周若溪');
    await until(() => finding.count()).toBe(0);
    await window.undo();
    await until(() => finding.count()).toBe(1);
  });

  it('take a table, name each row that is not taken, and are taken back in one step', async () => {
    const path = join(folder, '用词.csv');
    writeFileSync(path, '词,改为,级别\n试业,试营业,提醒\n,空的,\n亲自,,大概\n柳湾,柳湾村,\n');
    await open();
    await window.answerDialog('showOpenDialog', path);
    await dialog().getByRole('button', { name: '导入表格…' }).click();
    const read = dialog().getByTestId('list-import');
    await until(() => read.textContent()).toMatch(/读到 2 条.*第 3 行.*没有写名称.*第 4 行.*不能是“大概”/u);
    await read.getByRole('button', { name: '收入 2 条' }).press('Enter');
    await until(() => dialog().locator('tbody tr').count()).toBe(3);
    await until(() => row('试业').locator('td').last().textContent()).toBe('1');
    await dialog().getByRole('button', { name: '撤销' }).click();
    await until(() => dialog().locator('tbody tr').count()).toBe(1);
    await window.page.keyboard.press('Escape');
    await window.redo();
    await open();
    await until(() => dialog().locator('tbody tr').count()).toBe(3);
  });

  it('are searched, gone through by arrows, changed and removed by keys', async () => {
    const { page } = window;
    await dialog().getByLabel('查找词表').fill('试营');
    await until(() => dialog().locator('tbody tr').count()).toBe(1);
    await dialog().getByLabel('查找词表').fill('');
    await row('周若溪').focus();
    await page.keyboard.press('ArrowDown');
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-entry'))).toBe('试业');
    await page.keyboard.press('Enter');
    await dialog().getByLabel('级别', { exact: true }).selectOption('错误');
    await dialog().getByLabel('原因', { exact: true }).fill('方言');
    await page.keyboard.press('Enter');
    await until(() => row('试业').textContent()).toContain('级别 错误 · 原因 方言');
    await row('试业').focus();
    await page.keyboard.press('Delete');
    await until(() => row('试业').count()).toBe(0);
    await until(() => dialog().textContent()).toContain('已删除“试业”');
    await dialog().getByRole('button', { name: '撤销' }).press('Enter');
    await until(() => row('试业').count()).toBe(1);
    // A name is there once.
    await dialog().getByRole('button', { name: '加一条…' }).click();
    await dialog().getByLabel('名称', { exact: true }).fill('周若溪');
    await page.keyboard.press('Enter');
    await until(() => dialog().textContent()).toContain('词表里已有这一条');
    await page.keyboard.press('Escape');
    await row('周若溪').waitFor();
  });

  it('are written as a table that can be read again', async () => {
    const path = join(folder, '词表.xlsx');
    await window.answerDialog('showSaveDialog', path);
    await dialog().getByRole('button', { name: '导出表格…' }).click();
    await until(() => dialog().textContent()).toContain('词表已存为');
    expect(existsSync(path)).toBe(true);
    expect(readList(path).text).toContain('试营业');
    await window.page.keyboard.press('Escape');
    await until(() => window.page.getByRole('dialog').count()).toBe(0);
    expect(window.errors).toEqual([]);
  });
});
