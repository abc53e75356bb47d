/** An edition that is open in another window: it is looked at there, follows what is done, and is taken over once it is free. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makePaper } from '../kit/paper/make-paper.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('an edition that is open in another window', () => {
  const [mine, theirs] = [new UserData(), new UserData()];
  const folder = mkdtempSync(join(tmpdir(), 'dayang-elsewhere-'));
  const edition = join(folder, 'tonight.dayang');
  afterAll(() => {
    for (const data of [mine, theirs]) data.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is followed there, keeps its page and what is selected, and is taken over when it is closed', async () => {
    await makePaper(edition);
    const writer = await DayangWindow.open(mine, { edition });
    const reader = await DayangWindow.open(theirs, { edition });
    const stands = () => reader.page.getByTestId('saved').textContent();
    await until(stands).toContain('只读');
    await reader.page.locator('.notices').getByText('这里只能看').waitFor();
    // Nothing can be typed, and what would change something says why it cannot.
    const before = await reader.articleText();
    await reader.galley.click();
    await reader.page.keyboard.type('没有');
    await until(() => reader.articleText()).toBe(before);
    const undo = reader.page.getByRole('button', { name: '撤销' });
    await until(() => undo.isDisabled()).toBe(true);
    await until(() => undo.getAttribute('title')).toContain('这里只能看');
    const zoom = () => reader.page.locator('.status-bar').getByText('%').first().textContent();
    await reader.page.keyboard.press('Escape');
    await reader.command('实际大小');
    const size = await zoom();
    // What is written there is seen here.
    await writer.caretToStart();
    await writer.page.keyboard.type('江城今夜有雨');
    await until(() => reader.articleText()).toContain('江城今夜有雨');
    await until(() => reader.pageText()).toContain('江城今夜有雨');
    expect(await zoom()).toBe(size);
    await writer.saved();
    await writer.close();
    const take = reader.page.locator('.notices').getByRole('button', { name: '接手编辑' });
    await take.click();
    await until(stands).toBe('已保存');
    await reader.caretToStart();
    await reader.page.keyboard.type('再');
    await until(() => reader.pageText()).toContain('再江城今夜有雨');
    await reader.saved();
    expect(reader.errors).toEqual([]);
    await reader.close();
  });

  it('is taken at once after whoever had it was killed', async () => {
    const writer = await DayangWindow.open(mine, { edition });
    await writer.kill();
    const next = await DayangWindow.open(theirs, { edition });
    await until(() => next.page.getByTestId('saved').textContent()).toBe('已保存');
    await next.close();
  });

  it('is offered to whoever looks at it when whoever had it is killed', async () => {
    const writer = await DayangWindow.open(mine, { edition });
    const reader = await DayangWindow.open(theirs, { edition });
    await until(() => reader.page.getByTestId('saved').textContent()).toContain('只读');
    await writer.kill();
    await until(() => reader.page.getByTestId('saved').textContent()).toBe('只读 · 可以接手');
    await reader.command('接手编辑');
    await until(() => reader.page.getByTestId('saved').textContent()).toBe('已保存');
    await reader.close();
  });
});
