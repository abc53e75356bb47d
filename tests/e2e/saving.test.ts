/** Ctrl+S says that all is saved, and dates are typed as hands write them. */
import { mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { emptyEdition } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-saving-'));
const path = join(folder, 'tonight.dayang');
afterAll(() => removeFolder(folder));

let window: DayangWindow;

describe('asking for what is done anyway', () => {
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(path, emptyEdition(1));
      return path;
    },
  );

  it('takes the field over that is being typed in, and says that all is saved', async () => {
    await window.command('报纸设定');
    const name = window.page.getByLabel('报名', { exact: true });
    await name.fill('江城晚报');
    await name.press('ControlOrMeta+s');
    const dialog = window.page.getByRole('dialog', { name: '存盘' });
    await dialog.getByText('都已存盘').waitFor();
    expect(savedEdition(path).edition.publication).toBe('江城晚报');
    await window.page.keyboard.press('Escape');
    await until(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('keeps what the edition is now under a name, which the history leads back to', async () => {
    const name = window.page.getByLabel('报名', { exact: true });
    await window.page.keyboard.press('ControlOrMeta+s');
    await window.page.getByLabel('这一稿的名称').fill('二校前');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.notices').getByText('已留下“二校前”').waitFor();
    await name.fill('江城晨报');
    await name.press('Enter');
    await window.saved();
    await window.page.keyboard.press('ControlOrMeta+Shift+H');
    await window.page.getByTestId('named-versions').getByText('二校前').click();
    await until(() => savedEdition(path).edition.publication).toBe('江城晚报');
    await window.command('报纸设定');
  });

  it('reads a date without marks, and one without its year', async () => {
    const date = window.page.getByLabel('日期', { exact: true });
    await date.fill('20261129');
    await date.press('Enter');
    await until(() => date.inputValue()).toBe('2026-11-29');
    await until(() => savedEdition(path).edition.date).toBe('2026-11-29');
    await date.fill('12月1日');
    await date.press('Tab');
    await until(() => savedEdition(path).edition.date).toBe('2026-12-01');
    await date.fill('二月三十');
    await date.press('Enter');
    await window.page.locator('.notices').getByText('“二月三十”不是日期').waitFor();
    await until(() => date.inputValue()).toBe('2026-12-01');
  });

  it('makes the next edition of a day typed so', async () => {
    await window.answerDialog('showSaveDialog', join(folder, 'next.dayang'));
    await window.command('下一期');
    const dialog = window.page.getByRole('dialog', { name: '下一期' });
    await dialog.getByLabel('日期').fill('20261203');
    await dialog.getByLabel('日期').press('Enter');
    await until(() => dialog.count()).toBe(0);
    await until(() => savedEdition(join(folder, 'next.dayang')).edition.date).toBe('2026-12-03');
  });

  it('saves where the file lies by now that was renamed', async () => {
    renameSync(join(folder, 'next.dayang'), join(folder, 'elsewhere.dayang'));
    await window.page.locator('.notices').getByText('elsewhere.dayang').waitFor();
    await window.command('加一版');
    await window.page.keyboard.press('ControlOrMeta+s');
    await window.page.getByRole('dialog', { name: '存盘' }).getByText('都已存盘').waitFor();
    expect(Object.keys(savedEdition(join(folder, 'elsewhere.dayang')).pages)).toHaveLength(2);
    expect(window.errors).toEqual([]);
  });
});
