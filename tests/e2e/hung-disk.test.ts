/** A disk that does not answer: that is said, the window closes when it is told to, and nothing that was typed is lost. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dayangJson } from '../kit/command-line.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('a store whose disk does not answer', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-hung-'));
  const edition = join(folder, 'tonight.dayang');
  afterAll(() => {
    data.remove();
    removeFolder(folder);
  });

  it('is told of, is closed at once by whoever gives it up, and what was typed is there the next time', async () => {
    dayangJson('new', edition, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '1');
    const window = await DayangWindow.open(data, { edition });
    await window.page.getByRole('tab', { name: '报纸' }).click();
    const name = window.page.getByLabel('报名', { exact: true });
    const saved = () => window.page.getByTestId('saved').textContent();
    const [store] = window.storeProcesses();
    if (store === undefined) throw new Error('no store');
    process.kill(store, 'SIGSTOP');
    for (const words of ['江城晚报', '江城晨报']) {
      await name.fill(words);
      await name.press('Enter');
    }
    await until(saved).toBe('还在保存，磁盘没有回应…');
    await window.page.locator('.notices').getByText('磁盘没有回应').waitFor();
    await window.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    await window.close();
    // The program has ended it: it is there no longer, stopped or not.
    await until(() => {
      try {
        process.kill(store, 0);
        return true;
      } catch {
        return false;
      }
    }).toBe(false);
    const again = await DayangWindow.open(data, { edition });
    await again.page.locator('.notices').getByText('已从本机的记录里补上').waitFor();
    await again.saved();
    await until(() => again.page.locator('.issue').textContent()).toContain('江城晨报');
    // All of it is in the file, and in its log.
    await again.undo();
    await until(() => again.page.locator('.issue').textContent()).toContain('江城晚报');
    expect(again.errors).toEqual([]);
    await again.kill();
    const last = await DayangWindow.open(data, { edition });
    await until(() => last.page.locator('.issue').textContent()).toContain('江城晚报');
    await last.saved();
    await until(() => last.page.locator('.notices').getByText('已从本机的记录里补上').count()).toBe(0);
    await last.close();
  });

  it('is started again when it stays silent, and takes what it was given', async () => {
    const window = await DayangWindow.open(data, { edition });
    const [store] = window.storeProcesses();
    if (store === undefined) throw new Error('no store');
    await window.page.getByRole('tab', { name: '报纸' }).click();
    const name = window.page.getByLabel('报名', { exact: true });
    process.kill(store, 'SIGSTOP');
    await name.fill('东湖早报');
    await name.press('Enter');
    await window.page.locator('.notices').getByText('磁盘没有回应').waitFor();
    // Longer than the store may be silent; what a person would do meanwhile is wait.
    await window.pause(28_000);
    await window.saved();
    await until(() => window.page.locator('.notices').getByText('磁盘没有回应').count()).toBe(0);
    expect(window.storeProcesses()).not.toContain(store);
    await window.close();
  });
});
