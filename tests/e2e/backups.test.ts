/** Backups in the window: made, compared with now, gone back to, looked into, restored as new files; and one that fails. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { changeRows } from '../kit/changed-file.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, emptyEdition, withArticle } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow, UserData } from './window.ts';

describe('backups', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-window-backups-'));
  const path = join(folder, 'one.dayang');
  let window: DayangWindow;
  let data: UserData;
  windowForSuite(
    async (opened, at) => {
      window = opened;
      data = at;
    },
    () => {
      EditionFile.create(path, withArticle(emptyEdition(2), article(['东湖的灯火亮了。'])));
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const dialog = () => window.page.locator('dialog.backups[open]');
  const button = (name: string) => window.page.getByRole('button', { name, exact: true });
  const listed = () => dialog().getByTestId('backup').count();
  const restored = () => readdirSync(folder).filter((name) => name.includes('恢复') && name.endsWith('.dayang'));

  const backupFiles = () =>
    readdirSync(join(data.path, 'backups'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.dayang'))
      .map((name) => join(data.path, 'backups', name));

  async function openBackups(): Promise<void> {
    await window.command('备份');
    await dialog().locator('.backups-body[aria-busy="false"]').waitFor();
  }

  /** Names the newspaper, which is saved. */
  async function name(words: string): Promise<void> {
    await window.page.getByRole('tab', { name: '报纸' }).click();
    const field = window.page.getByLabel('报名', { exact: true });
    await field.fill(words);
    await field.press('Enter');
    await called(words);
    await window.saved();
  }

  const called = (words: string) => window.page.locator('.issue').getByText(words, { exact: true }).waitFor();

  it('are made where they are asked for, with pictures of the pages, and are the same as now', async () => {
    await name('江城日报');
    await openBackups();
    await button('现在备份').click();
    await until(listed).toBe(1);
    await dialog().getByTestId('backup-differs').getByText('和现在一样').waitFor();
    await dialog().locator('.backup-pages canvas[data-painted]').nth(1).waitFor();
    await until(() => button('恢复到这一份').isDisabled()).toBe(true);
    await window.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('say what differs, and are gone back to by keyboard in a step that undo takes back', async () => {
    await name('江城晚报');
    await openBackups();
    await dialog().getByTestId('backup-differs').getByText('报纸设定').waitFor();
    await button('恢复到这一份').press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await called('江城日报');
    await window.undo();
    await called('江城晚报');
    // What it was before is a backup, too.
    await openBackups();
    await until(listed).toBe(2);
    await dialog().getByTestId('backup').getByText('恢复之前').waitFor();
    await window.page.keyboard.press('ArrowDown');
    await dialog().getByTestId('backup-differs').getByText('报纸设定').waitFor();
  });

  it('are looked into, where nothing can be changed, and left again', async () => {
    await button('打开看').click();
    await called('江城日报');
    await until(() => window.page.getByTestId('saved').textContent()).toBe('只读');
    await button('回到原来的报纸').click();
    await called('江城晚报');
    await window.saved();
  });

  it('that are opened as files lead to no edition that was left for another backup', async () => {
    await window.page.locator('.notices').getByText('只能看').waitFor({ state: 'detached' });
    const [kept] = backupFiles();
    await window.answerDialog('showOpenDialog', kept ?? '');
    await window.command('打开报纸');
    await button('恢复成新文件').waitFor();
    await until(() => button('回到原来的报纸').count()).toBe(0);
    await window.answerDialog('showOpenDialog', path);
    await window.command('打开报纸');
    await called('江城晚报');
    await window.saved();
  });

  it('become new files beside the edition, which is left alone', async () => {
    await openBackups();
    await dialog().getByTestId('backup').nth(1).click();
    await dialog().getByTestId('backup-differs').getByText('报纸设定').waitFor();
    await button('恢复成新文件').click();
    await called('江城日报');
    await window.saved();
    const [made] = restored();
    await window.page
      .locator('.notices')
      .getByText(made ?? '', { exact: false })
      .waitFor();
    // What was undone was undone in the other.
    await until(() => window.page.getByTestId('stepped').count()).toBe(0);
    expect(savedEdition(join(folder, made ?? '')).edition.publication).toBe('江城日报');
    expect(savedEdition(path).edition.publication).toBe('江城晚报');
  });

  it('are led to from an edition that is damaged', async () => {
    changeRows(path, (database) => database.exec(`UPDATE article SET record = replace(record, '东湖', '西湖')`), false);
    const before = readFileSync(path);
    await window.command('起始页');
    await window.page.getByTestId('recent').getByText('one.dayang').click();
    await button('从备份恢复…').click();
    await dialog().getByTestId('backup').first().waitFor();
    // A story that cannot be read was not taken out by anybody.
    await dialog().getByTestId('backup-differs').getByText('现在显示不出来').waitFor();
    await until(() => dialog().getByText('此后删去').count()).toBe(0);
    await button('恢复成新文件').click();
    await until(() => restored().length).toBe(2);
    await dialog().waitFor({ state: 'detached' });
    await called('江城晚报');
    await window.saved();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('are led to from the start page where a file cannot be opened at all', async () => {
    writeFileSync(path, '');
    await window.command('起始页');
    await window.page.getByTestId('recent').getByText('one.dayang').click();
    await button('从备份恢复…').click();
    await dialog().getByTestId('backup').first().press('ArrowDown');
    await dialog().locator('.backup-pages canvas[data-painted]').nth(1).waitFor();
    await button('恢复成新文件').press('Enter');
    await until(() => restored().length).toBe(3);
    await dialog().waitFor({ state: 'detached' });
    await window.saved();
  });

  it('that came to harm are told as such, and are not gone back to', async () => {
    await name('江城夜报');
    await openBackups();
    const before = await listed();
    await button('现在备份').click();
    await until(listed).toBe(before + 1);
    await window.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    const newest = backupFiles()
      .filter((file) => file.includes(' asked '))
      .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
      .at(-1);
    writeFileSync(newest ?? '', 'x');
    await openBackups();
    await dialog().locator('.problem').getByText('请选另一份').waitFor();
    await until(() => button('恢复成新文件').isDisabled()).toBe(true);
    await until(() => button('恢复到这一份').isDisabled()).toBe(true);
    await window.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    rmSync(newest ?? '');
  });

  it('come into the list that is open when they are made by themselves', async () => {
    await openBackups();
    const before = await listed();
    await window.page.keyboard.press('Escape');
    await name('江城早报');
    await openBackups();
    const { page } = window;
    // As after ten minutes of work.
    await page.evaluate(() => void Reflect.get(globalThis, 'dayang').invoke('backups.make', {}));
    await until(listed).toBe(before + 1);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('go out as copies that are named by how far the edition is', async () => {
    const copy = join(folder, '送审.dayang');
    await window.answerDialog('showSaveDialog', copy);
    await window.command('发送副本');
    await window.page.locator('.notices').getByText('送审.dayang').waitFor();
    expect(Object.keys(savedEdition(copy).articles)).toHaveLength(1);
  });

  it('that fail are said at the foot, with why and what to do, and are made once they can be', async () => {
    const share = join(data.path, 'share');
    mkdirSync(share);
    await window.answerDialog('showOpenDialog', share);
    await window.page.keyboard.press('ControlOrMeta+,');
    await window.page.getByRole('tab', { name: '备份' }).click();
    await window.page.locator('.backup-folders').getByRole('button').nth(1).click();
    await window.page.locator('.backup-folders').getByText(share).waitFor();
    await window.page.keyboard.press('Escape');
    removeFolder(share);
    await name('江城早报');
    await openBackups();
    await button('现在备份').click();
    await dialog().locator('.problem').getByText(share).waitFor();
    // The keyboard goes on from what was pressed, and not from nowhere.
    await until(() => dialog().evaluate((one) => one.contains(document.activeElement))).toBe(true);
    await window.page.keyboard.press('Escape');
    // The other folder has it. What is wanting is in the log, too.
    expect(readFileSync(join(data.path, 'log', 'dayang.log'), 'utf8')).toContain('"failed":"backup-folder-gone"');
    await window.page.getByTestId('not-backed-up').getByText('备份少存一处').waitFor();
    mkdirSync(share);
    await window.page.getByTestId('not-backed-up').click();
    await button('现在备份').click();
    await window.page.getByTestId('not-backed-up').waitFor({ state: 'detached' });
    expect(readdirSync(share)).toHaveLength(1);
  });
});
