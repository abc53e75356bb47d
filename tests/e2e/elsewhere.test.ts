/** An edition that is open in another window: it is looked at there, follows what is done, and is taken over once it is free. */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makePaper } from '../kit/paper/make-paper.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('an edition that is open in another window', () => {
  const [mine, theirs] = [new UserData(), new UserData()];
  const folder = mkdtempSync(join(tmpdir(), 'dayang-elsewhere-'));
  const edition = join(folder, 'tonight.dayang');
  afterAll(() => {
    for (const data of [mine, theirs]) data.remove();
    removeFolder(folder);
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

  it('can only be looked at once another machine has taken it over, and what was not saved comes back with it', async () => {
    const window = await DayangWindow.open(mine, { edition });
    const [store] = window.storeProcesses();
    if (store === undefined) throw new Error('no store');
    const before = await window.articleText();
    await window.caretToStart();
    // A disk that does not answer, while somebody else has the edition by now.
    process.kill(store, 'SIGSTOP');
    await window.page.keyboard.type('丢不了');
    const now = new Date().toISOString();
    const lease = {
      ...{ id: '0b8a9a53-2b1c-4c0a-9d5e-6a4a3b1c2d3e', name: '李四', machine: 'pc-3', boot: null },
      ...{ pid: 4242, started: null, since: now, renewed: now },
    };
    const theirLease = join(folder, 'theirs');
    writeFileSync(theirLease, JSON.stringify(lease));
    renameSync(theirLease, `${edition}-lease`);
    process.kill(store, 'SIGCONT');
    await until(() => window.page.getByTestId('saved').textContent()).toBe('只读 · 李四在改');
    await window.page.locator('.notices').getByText('丢不了').waitFor();
    await until(() => window.articleText()).toBe(before);
    // Theirs is as they wrote it.
    expect(JSON.parse(readFileSync(`${edition}-lease`, 'utf8'))).toEqual(lease);
    rmSync(`${edition}-lease`);
    await window.page.locator('.notices').getByRole('button', { name: '接手编辑' }).click();
    await until(() => window.page.getByTestId('saved').textContent()).toBe('已保存');
    await until(() => window.articleText()).toBe(`丢不了${before}`);
    await until(() => window.page.locator('.notices').getByText('没有存进去').count()).toBe(0);
    await window.close();
    const next = await DayangWindow.open(theirs, { edition });
    await until(() => next.articleText()).toBe(`丢不了${before}`);
    await next.close();
  });
});
