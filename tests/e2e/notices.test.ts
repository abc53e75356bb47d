/** What the window says: three at once, beside the work, and no longer than it is so. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dayangJson } from '../kit/command-line.ts';
import { documentXml, docx, para, run } from '../kit/documents.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** A drawing with words that are set in a font, of which it is said that they are not drawn. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="10mm" viewBox="0 0 40 10">
  <path d="M0 0h10v10z"/><text x="12" y="8">江城</text></svg>`;

describe('notices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-notices-'));
  let window: DayangWindow;
  windowForSuite((opened) => {
    window = opened;
  });
  afterAll(() => removeFolder(folder));

  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const said = () => window.page.locator('.notices p');
  const texts = () => window.page.locator('.notices').textContent();
  const press = (key: string) => window.page.keyboard.press(key);
  /** Reads a file that is no document, of which a notice says so. */
  const fail = async (name: string) => {
    await window.dropFile(file(name, 'PK\u0003\u0004 no document'));
    await until(texts).toContain(name);
  };

  it('are three at once beside page and copy, with the others in a list', async () => {
    await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720));
    await until(() => window.page.evaluate(() => innerWidth)).toBe(1280);
    for (let count = 1; count <= 7; count++) await fail(`坏稿${count}.docx`);
    await until(() => said().count()).toBe(3);
    const others = window.page.locator('.notices').getByRole('button', { name: '其余 4 条' });
    await others.waitFor();
    const covers = () =>
      window.page.evaluate(() => {
        const own = document.querySelector('.notices')?.getBoundingClientRect();
        return ['.board', '.galley', '.inspector'].filter((selector) => {
          const other = document.querySelector(selector)?.getBoundingClientRect();
          if (own === undefined || other === undefined) return true;
          const isBeside = own.left >= other.right || own.right <= other.left;
          return !isBeside && own.top < other.bottom && own.bottom > other.top;
        });
      });
    expect(await covers()).toEqual([]);
    await others.press('Enter');
    await until(() => said().count()).toBe(7);
    expect(await covers()).toEqual([]);
    await press('Escape');
    await until(() => said().count()).toBe(3);
  });

  it('are reached by F6, and closing one leaves the keyboard with the next', async () => {
    await press('ControlOrMeta+Shift+B');
    const inNotices = () => window.page.evaluate(() => document.activeElement?.closest('.notices') !== null);
    for (let gone = 0; gone < 12 && !(await inNotices()); gone++) await press('F6');
    expect(await inNotices()).toBe(true);
    await window.page.locator('.notices').getByRole('button', { name: '关闭第 1 条通知' }).press('Enter');
    await until(inNotices).toBe(true);
    await window.page.locator('.notices').getByRole('button', { name: '其余 3 条' }).waitFor();
  });

  it('of the same are one with a count, and gone once the file is read', async () => {
    await fail('坏稿7.docx');
    await until(texts).toContain('（2 次）');
    await window.dropFile(file('好稿.txt', '# 江水上涨\n\n江边的水位今天又涨了。\n'));
    await window.page.locator('.copy-pool').getByText('江水上涨').waitFor();
    await until(texts).toContain('坏稿7.docx');
    // Somebody saves the document anew.
    writeFileSync(join(folder, '坏稿7.docx'), docx(documentXml(para(run('重新存过的稿件')))));
    await window.dropFile(join(folder, '坏稿7.docx'));
    await until(texts).not.toContain('坏稿7.docx');
  });

  it('of what was placed are gone once that is undone', async () => {
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    await window.dropFile(file('题花.svg', drawing));
    await until(texts).toContain('题花.svg');
    await window.undo();
    await until(texts).not.toContain('题花.svg');
  });

  it('never lie where somebody types, though the right column is hidden and the window small', async () => {
    await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
    await until(() => window.page.evaluate(() => innerWidth)).toBe(1024);
    await press('ControlOrMeta+Shift+B');
    const isShown = () => window.page.locator('.inspector').isVisible();
    if (await isShown()) await press('F9');
    await until(isShown).toBe(false);
    await press('ControlOrMeta+0');
    for (let count = 1; count <= 4; count++) await fail(`再坏${count}.docx`);
    /** What of the caret and the copy lies under a notice. */
    const covered = () =>
      window.page.evaluate(() => {
        const own = document.querySelector('.notices')?.getBoundingClientRect();
        if (own === undefined || own.height === 0) return ['no notice'];
        return ['.page-input', '.galley'].filter((selector) => {
          const other = document.querySelector(selector)?.getBoundingClientRect();
          if (other === undefined) return false;
          const isBeside = own.left >= other.right || own.right <= other.left;
          return !isBeside && own.top < other.bottom && own.bottom > other.top;
        });
      });
    const box = await window.page.locator('.page-shadow').boundingBox();
    if (box === null) throw new Error('no page');
    // A place in the first column of the lead story, as the sample lays it out.
    const scale = box.height / 1114.02;
    await window.page.mouse.dblclick(box.x + 60 * scale, box.y + 405 * scale);
    await until(() => window.page.getByTestId('page-input').count()).toBe(1);
    const end = () => window.page.locator('.notices').getAttribute('data-end');
    await until(end).toBe('foot');
    // Down the column, over the middle of the board.
    for (let line = 0; line < 60 && (await end()) === 'foot'; line++) {
      await press('ArrowDown');
      expect(await covered()).toEqual([]);
    }
    await until(end).toBe('head');
    expect(await covered()).toEqual([]);
    const inNotices = () => window.page.evaluate(() => document.activeElement?.closest('.notices') !== null);
    for (let gone = 0; gone < 12 && !(await inNotices()); gone++) await press('F6');
    expect(await inNotices()).toBe(true);
    await press('Escape');
    await until(() => window.page.evaluate(() => document.activeElement?.closest('.pasteboard') !== null)).toBe(true);
    await press('F9');
  });

  it('follow nobody into another edition', async () => {
    await until(() => said().count()).toBe(3);
    const other = join(folder, '另一期.dayang');
    dayangJson('new', other, '--date', '2026-03-08', '--pages', '2');
    await window.answerDialog('showOpenDialog', other);
    await press('ControlOrMeta+O');
    await until(() => window.page.locator('.top-bar').textContent()).toContain('3月8日');
    await until(() => said().count()).toBe(0);
    expect(window.errors).toEqual([]);
  });
});
