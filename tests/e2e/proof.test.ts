import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('proofreading in the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-proof-'));
  let window: DayangWindow;
  let before = '';
  windowForSuite(async (opened) => {
    window = opened;
    before = await window.articleText();
  });
  afterAll(() => removeFolder(folder));

  const press = (key: string) => window.page.keyboard.press(key);
  const marks = () => window.page.getByTestId('marks').locator('li');
  const state = (at: number) => marks().nth(at).getAttribute('data-state');
  const paths = () => window.page.locator('.proof-layer .mark-stroke').count();
  const caret = () => window.page.locator('.overlay .caret').count();
  /** Answers what a mark asks for. */
  const say = async (text: string) => {
    await window.page.getByTestId('prompt').fill(text);
    await press('Enter');
  };
  /** A place in the first column of the lead story, so many characters and lines from its start, on the screen. */
  const placeOnPage = async (character: number, line: number) => {
    const canvas = await window.page.locator('.pasteboard .page-shadow').boundingBox();
    if (canvas === null) throw new Error('no page');
    // The first line's baseline and the column's left edge in points, as the sample lays them out.
    const scale = canvas.height / 1114.02;
    return { x: canvas.x + (38.27 + 9.25 * character + 1) * scale, y: canvas.y + (405 + 13.5 * line) * scale };
  };
  const drawOver = async (from: number, to: number, line: number) => {
    const [start, end] = [await placeOnPage(from, line), await placeOnPage(to, line)];
    await window.page.mouse.move(start.x, start.y);
    await window.page.mouse.down();
    await window.page.mouse.move((start.x + end.x) / 2, end.y);
    await window.page.mouse.move(end.x, end.y);
    await window.page.mouse.up();
    await until(() => window.page.locator('.overlay .text-selection').count()).toBeGreaterThan(0);
  };

  it('starts a round once somebody has a name', async () => {
    const { page } = window;
    await press('ControlOrMeta+F4');
    await page.getByRole('button', { name: '开始一校' }).click();
    await until(() => page.locator('.proof-round').count()).toBe(0);
    await page.getByLabel('校对人').fill('李四');
    await page.getByLabel('校对人').press('Tab');
    await page.getByRole('button', { name: '开始一校' }).click();
    await until(() => page.getByLabel('校次名称').inputValue()).toBe('一校');
    await window.saved();
  });

  it('puts a mark on what the mouse drew over, with its lead line and words in the margin', async () => {
    const { page } = window;
    await press('ControlOrMeta+Shift+B');
    await drawOver(2, 4, 1);
    await press('r');
    await say('馆里');
    await until(() => marks().count()).toBe(1);
    await until(paths).toBeGreaterThan(1);
    await until(() => page.locator('.mark-words').first().textContent()).toBe('馆里');
    // The copy is as it was: a mark is no edit.
    await until(() => window.articleText()).toBe(before);
  });

  it('puts marks by keyboard alone, and takes one back with undo', async () => {
    await press('ControlOrMeta+Shift+B');
    await until(caret).toBe(1);
    await press('Home');
    await press('ArrowDown');
    for (let key = 0; key < 2; key++) await press('Shift+ArrowRight');
    await press('d');
    await until(() => marks().count()).toBe(2);
    await press('ArrowDown');
    await press('i');
    await say('补上的字');
    await until(() => marks().count()).toBe(3);
    await window.undo();
    await until(() => marks().count()).toBe(2);
    await window.redo();
    await until(() => marks().count()).toBe(3);
    await window.page.screenshot({ path: join(folder, 'proof.png') });
  });

  it('walks through marks, carries them out, rejects with a reason, withdraws by stet', async () => {
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    for (let count = 0; count < 8; count++)
      await window.page.getByTestId('pasteboard').dispatchEvent('wheel', { deltaY: 120 });
    await press('Tab');
    await until(() => marks().first().getAttribute('aria-current')).toBe('true');
    // Whatever of the page is seen: the mark gone to is.
    const board = await window.page.getByTestId('pasteboard').boundingBox();
    const box = await window.page.locator('.mark-area.selected').first().boundingBox();
    if (board === null || box === null) throw new Error('no mark');
    expect(box.y).toBeGreaterThan(board.y);
    expect(box.y + box.height).toBeLessThan(board.y + board.height);
    await press('Enter');
    await until(() => state(0)).toBe('done');
    await until(() => window.articleText()).not.toBe(before);
    await window.undo();
    await until(() => window.articleText()).toBe(before);
    await until(() => state(0)).toBe('open');
    await window.redo();
    await until(() => state(0)).toBe('done');
    await marks().nth(1).locator('button').first().click();
    await window.page.getByRole('button', { name: '不改' }).click();
    await say('原文如此');
    await until(() => marks().nth(1).textContent()).toContain('原文如此');
    await marks().nth(2).locator('button').first().click();
    await window.page.getByRole('button', { name: '符号：保留' }).click();
    await until(() => state(2)).toBe('withdrawn');
  });

  it('says after the hand-over what was missed and what nobody asked for', async () => {
    const { page } = window;
    await press('ControlOrMeta+Shift+B');
    await drawOver(1, 3, 5);
    await press('d');
    await until(() => state(4)).toBe('open');
    await page.getByRole('button', { name: '交付改版' }).click();
    // The button is gone: the keyboard goes on at the page.
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('pasteboard');
    const verified = page.getByTestId('verified');
    // Nobody has said that the correction is done.
    await until(() => verified.textContent()).toContain('待改 1 处');
    await until(() => verified.textContent()).not.toContain('漏改');
    // Somebody types in the copy what no mark asked for.
    await press('ControlOrMeta+F2');
    await window.caretToStart();
    await page.keyboard.type('X');
    await press('ControlOrMeta+F4');
    await until(() => verified.textContent()).toContain('漏改或改错 0 处，另改 1 处');
    await until(() => verified.textContent()).toContain('“” → “X”');
    await press('ControlOrMeta+Alt+Enter');
    await until(() => verified.textContent()).toContain('另改 1 处');
    await until(() => state(4)).toBe('done');
  });

  it('signs a page, and sees a later change', async () => {
    const { page } = window;
    const sheet = page.getByTestId('sign-off');
    for (const [at, name] of ['李四', '王五', '赵六'].entries()) {
      const count = at + 1;
      if (at > 0) {
        // Each role is another pair of eyes.
        await sheet.getByRole('button', { name: /^签：/u }).first().click();
        await until(() => page.locator('.notices').textContent()).toContain('一人在一版上只签一个角色');
      }
      await page.getByLabel('校对人').fill(name);
      await page.getByLabel('校对人').press('Enter');
      await sheet.getByRole('button', { name: /^签：/u }).first().click();
      // The button that signs takes back next: the one after it is looked for once this one says so.
      await until(() => sheet.getByRole('button', { name: '收回' }).count()).toBe(count);
    }
    await until(() => sheet.textContent()).toContain('付印');
    await window.saved();
    await press('ControlOrMeta+F2');
    await window.caretToStart();
    await page.keyboard.type('Y');
    await press('ControlOrMeta+F4');
    await until(() => sheet.textContent()).toContain('签后有改动');
    await until(() => sheet.textContent()).not.toContain('付印');
  });

  it('asks why, before pages go to press that not all have signed', async () => {
    const { page } = window;
    await press('ControlOrMeta+E');
    await until(() => page.getByTestId('refused').textContent()).toContain('1、2、3、4');
    const go = page.getByRole('button', { name: '选择文件夹并导出' });
    await until(() => go.isDisabled()).toBe(true);
    await page.getByLabel('照样付印的理由').fill('赶印');
    await until(() => go.isDisabled()).toBe(false);
    await window.answerDialog('showOpenDialog', folder);
    await go.click();
    await until(() => page.getByTestId('exported').textContent()).toContain('4');
    await until(() => page.locator('.notices').textContent()).toMatch(/带着错误付印的：第1版 \d+ 处、第2版 \d+ 处/u);
    await press('Escape');
    await until(() => page.getByTestId('sign-off').textContent()).toContain('未签齐付印：赶印');
    await window.saved();
    // Signing kept a version of what the page shows.
    await press('ControlOrMeta+Alt+V');
    await until(() => page.locator('.panel').textContent()).toContain('签发');
    await press('ControlOrMeta+F4');
  });

  it('makes marks of what is typed while suggesting, keys and input method alike', async () => {
    const { page } = window;
    await press('ControlOrMeta+F4');
    await page.getByRole('button', { name: '开始二校' }).click();
    await until(() => page.getByLabel('校次名称').inputValue()).toBe('二校');
    await press('ControlOrMeta+F2');
    const copy = await window.articleText();
    await press('ControlOrMeta+Alt+E');
    await window.caretToStart();
    const said = () => page.getByTestId('marks').textContent();
    await page.keyboard.type('ab', { delay: 120 });
    await until(said).toContain('ab');
    await window.compose('jin', '今', 200);
    await until(said).toContain('ab今');
    for (let key = 0; key < 2; key++) await press('ArrowRight');
    await press('Delete');
    await until(said).toContain(`“${copy.slice(2, 3)}”`);
    await press('Delete');
    await until(said).toContain(`“${copy.slice(2, 4)}”`);
    await until(() => window.articleText()).toBe(copy);
    await press('ControlOrMeta+Alt+E');
    await page.keyboard.type('Z');
    await until(() => window.articleText()).toContain('Z');
    await window.saved();
  });

  it('reads copy and proof side by side, and blinks the page with the round’s start', async () => {
    const { page } = window;
    await press('ControlOrMeta+Alt+C');
    const rows = page.getByTestId('compare').locator('li');
    await until(() => rows.count()).toBeGreaterThan(5);
    await until(() => page.getByTestId('compare').locator('mark').count()).toBeGreaterThan(0);
    await page.getByTestId('compare').focus();
    await press('Space');
    await until(() => page.locator('.compare-rows li[aria-current="true"][data-changed="true"]').count()).toBe(1);
    await press('Escape');
    await press('ControlOrMeta+F4');
    await press('ControlOrMeta+Shift+B');
    const now = await window.pageText();
    await press('Shift+B');
    await until(() => page.getByTestId('blinked').count()).toBe(1);
    await until(() => window.pageText()).not.toBe(now);
    await press('Shift+B');
    await until(() => window.pageText()).toBe(now);
  });

  it('saves the page with its marks', async () => {
    const path = join(folder, 'proof.pdf');
    await window.answerDialog('showSaveDialog', path);
    await press('ControlOrMeta+Alt+P');
    await until(() => existsSync(path)).toBe(true);
    expect(window.errors).toEqual([]);
  });
});
