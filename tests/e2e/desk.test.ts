import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasSampleCopy, sampleCopy } from '../kit/command-line.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('at the desk', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-desk-'));
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const command = (words: string) => window.command(words);

  it('a double click on the page starts typing there, a click leaves the keyboard with the block', async () => {
    const board = window.page.getByTestId('pasteboard');
    await command('实际大小');
    const box = await board.boundingBox();
    expect(box).not.toBeNull();
    await command('显示整版');
    const position = { x: (box?.width ?? 0) * 0.36, y: (box?.height ?? 0) * 0.5 };
    await board.click({ position });
    await window.page.getByTestId('caret').waitFor();
    expect(await board.evaluate((element) => element === document.activeElement)).toBe(true);
    await board.dblclick({ position });
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'page-input',
    );
    await window.page.keyboard.type('#');
    await until(() => window.pageText()).toContain('#');
    // The caret stood inside the copy, not at its start.
    await until(() => window.articleText()).toMatch(/.#/u);
    await window.undo();
    await until(() => window.pageText()).not.toContain('#');
  });

  it('a dialog gives the focus back, and the caret with it; a command of the palette may take it elsewhere', async () => {
    const focus = () => window.page.evaluate(() => document.activeElement?.className ?? '');
    await command('转到版面');
    await until(focus).toBe('pasteboard');
    await press('ControlOrMeta+K');
    await window.page.getByPlaceholder('输入命令…').waitFor();
    await press('Escape');
    await until(focus).toBe('pasteboard');
    await command('转到文稿');
    await until(focus).toContain('galley-copy');
    await window.caretToStart();
    await press('ArrowRight');
    const caret = () => window.page.getByTestId('caret').textContent();
    await until(caret).toMatch(/第 1 字$/u);
    await press('ControlOrMeta+E');
    await window.page.getByRole('dialog', { name: '导出 PDF' }).waitFor();
    await press('Escape');
    await until(focus).toContain('galley-copy');
    await until(caret).toMatch(/第 1 字$/u);
    await command('转到版面');
    await until(focus).toBe('pasteboard');
  });

  it('pages turn and move from the keyboard, and the jump follows', async () => {
    await press('ControlOrMeta+PageDown');
    await window.painted(2);
    await until(() => window.pageText()).toContain('（上接第1版）');
    await press('ControlOrMeta+Shift+PageDown');
    await window.painted(3);
    await press('ControlOrMeta+PageUp');
    await press('ControlOrMeta+PageUp');
    await window.painted(1);
    await until(() => window.pageText()).toContain('（下转第3版）');
    await window.undo();
    await until(() => window.pageText()).toContain('（下转第2版）');
  });

  it('commands are found in either language, and the interface speaks both', async () => {
    await command('switch');
    await until(() => window.page.getByRole('tab', { name: 'Layout' }).count()).toBe(1);
    await press('ControlOrMeta+K');
    await window.page.getByPlaceholder('Type a command…').fill('zhongwen');
    await window.page.getByText('No such command.').waitFor();
    await window.page.getByPlaceholder('Type a command…').fill('切换为中文');
    await press('Enter');
    await window.page.getByRole('tab', { name: '版面' }).waitFor();
  });

  it('explains the line with the caret, and sets the style otherwise, in one undo', async () => {
    const { page } = window;
    await page.locator('.copy-pool li button').first().click();
    await page.getByRole('tab', { name: '属性' }).click();
    await window.caretToStart();
    const line = page.getByTestId('this-line');
    await line.waitFor();
    await until(() => line.textContent()).toContain('断行');
    const before = await window.pageText();
    await page.getByLabel('禁则').selectOption('none');
    await until(() => page.getByLabel('禁则').inputValue()).toBe('none');
    await page.getByLabel('首字下沉').selectOption('3');
    await until(() => page.getByLabel('首字下沉').inputValue()).toBe('3');
    await window.undo();
    await until(() => page.getByLabel('首字下沉').inputValue()).toBe('0');
    await window.undo();
    await until(() => page.getByLabel('禁则').inputValue()).toBe('basic');
    await until(() => window.pageText()).toBe(before);
  });

  it('zooms and shows the grid', async () => {
    await command('实际大小');
    await window.page.getByText('100%').waitFor();
    await press('ControlOrMeta+=');
    await window.page.getByText('125%').waitFor();
    await press('ControlOrMeta+;');
    await press('ControlOrMeta+0');
    await until(() => window.page.getByText('125%').count()).toBe(0);
    await press('ControlOrMeta+;');
  });

  it('a bad file is refused with what to do, and nothing changes', async () => {
    const path = join(folder, 'bad.dayang');
    writeFileSync(path, 'no edition');
    await window.answerDialog('showOpenDialog', path);
    await press('ControlOrMeta+O');
    await window.page.getByText('不是大样的报纸文件').waitFor();
    await until(() => window.pageText()).toContain('本报讯');
    await window.page.getByRole('button', { name: '关闭' }).click();
  });

  it('a dropped text file goes into the copy pool, a broken picture is refused', async () => {
    const copy = join(folder, 'dropped.txt');
    writeFileSync(copy, '# 拖进来的稿件\n\n正文在这里。\n');
    await window.dropFile(copy);
    await window.page.locator('.copy-pool').getByText('拖进来的稿件').waitFor();
    await window.undo();
    await until(() => window.page.locator('.copy-pool').getByText('拖进来的稿件').count()).toBe(0);
    const picture = join(folder, 'dropped.png');
    writeFileSync(picture, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    await window.dropFile(picture);
    await window.page.getByText('无法读取').waitFor();
    await window.page.locator('.notices .problem').getByRole('button').click();
  });

  it.skipIf(!hasSampleCopy)('a new edition takes the real front page', async () => {
    await window.answerDialog('showSaveDialog', join(folder, 'real.dayang'));
    await press('ControlOrMeta+N');
    await window.page.getByLabel('日期').fill('2024-03-08');
    await window.page.getByLabel('版数').fill('8');
    await window.page.getByRole('button', { name: '建立' }).click();
    await until(() => window.pageText('nameplate')).toContain('今日8版');
    await window.answerDialog('showOpenDialog', sampleCopy);
    await press('ControlOrMeta+Shift+I');
    await until(() => window.pageText()).toContain('（下转第2版）');
    await until(() => window.pageText('refer')).toContain('>>5版');
    await until(() => window.pageText('headline')).toContain('就中国外交政策和对外关系回答中外记者提问');
    await window.page.getByRole('tab', { name: '检查' }).click();
    await window.page.getByRole('button', { name: '特色外交｜论和实践' }).waitFor();
    const settle = window.page.getByRole('button', { name: '已核对' });
    const joints = await settle.count();
    await settle.first().click();
    await until(() => settle.count()).toBe(joints - 1);
    await window.undo();
    await until(() => settle.count()).toBe(joints);
    // The whole import is one step.
    await window.undo();
    await until(() => window.pageText()).toBe('');
    await window.redo();
    await until(() => window.pageText()).toContain('（下转第2版）');
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
