import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayangJson } from '../kit/command-line.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData, within } from './window.ts';

/** Labels of the whole menu, in its order. */
function menuLabels(window: DayangWindow): Promise<string[]> {
  return window.app.evaluate(({ Menu }) => {
    const labels: string[] = [];
    const walk = (menu: Electron.Menu | null | undefined) => {
      for (const item of menu?.items ?? []) {
        if (item.type !== 'separator') labels.push(item.label);
        walk(item.submenu);
      }
    };
    walk(Menu.getApplicationMenu());
    return labels;
  });
}

describe('the start page', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-start-'));
  const editions = ['江城晚报-1.dayang', '江城晚报-2.dayang'].map((name) => join(folder, name));
  const [first = '', second = ''] = editions;
  const cards = (window: DayangWindow) => window.page.getByTestId('recent');

  beforeAll(() => {
    dayangJson('new', first, '--date', '2026-03-08', '--pages', '2');
    copyFileSync(first, second);
  });
  afterAll(() => {
    data.remove();
    removeFolder(folder);
  });

  it('is what opens without a file, teaches when there is nothing yet, and leads on by keyboard alone', async () => {
    const window = await DayangWindow.open(data, { showsPage: false });
    await window.page.getByText('打开过的报纸会列在这里。').waitFor();
    // Nothing is done to an edition that is not there.
    await until(() =>
      window.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('export.pages')?.enabled),
    ).toBe(false);
    await window.answerDialog('showOpenDialog', first);
    await window.page.keyboard.press('ControlOrMeta+O');
    await window.painted(1);
    await until(() =>
      window.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('export.pages')?.enabled),
    ).toBe(true);
    await window.answerDialog('showOpenDialog', second);
    await window.page.keyboard.press('ControlOrMeta+O');
    await until(() => menuLabels(window)).toContain(`江城晚报-2 — ${folder}`);
    expect(window.errors).toEqual([]);
    await window.close();
  });

  it('shows the editions opened last with their front pages, and opens one with the arrow keys', async () => {
    const window = await DayangWindow.open(data, { showsPage: false });
    await until(() => cards(window).count()).toBe(2);
    await until(() => cards(window).first().textContent()).toContain('江城晚报-2.dayang');
    const natural = () =>
      cards(window)
        .first()
        .locator('img')
        .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    await until(natural).toBe(300);
    await until(() =>
      cards(window)
        .first()
        .locator('button')
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await window.page.keyboard.press('ArrowRight');
    await window.page.keyboard.press('Enter');
    await window.painted(1);
    await until(() => menuLabels(window).then((labels) => labels.find((label) => label.startsWith('江城晚报-')))).toBe(
      `江城晚报-1 — ${folder}`,
    );
    // Over the edition that is open it leads back to it, and to another one.
    await window.page.keyboard.press('ControlOrMeta+Shift+O');
    await until(() => cards(window).count()).toBe(2);
    await window.page.keyboard.press('Escape');
    await until(() => cards(window).count()).toBe(0);
    await window.page.keyboard.press('ControlOrMeta+Shift+O');
    await cards(window).nth(1).locator('button').first().click();
    await until(() => cards(window).count()).toBe(0);
    await until(() => menuLabels(window).then((labels) => labels.find((label) => label.startsWith('江城晚报-')))).toBe(
      `江城晚报-2 — ${folder}`,
    );
    expect(window.errors).toEqual([]);
    await window.close();
  });

  it('says which file is gone, and lets it be taken off the list', async () => {
    rmSync(first);
    const window = await DayangWindow.open(data, { showsPage: false });
    await cards(window).filter({ hasText: '找不到文件' }).waitFor();
    await until(() => cards(window).count()).toBe(2);
    const card = cards(window).filter({ hasText: '找不到文件' });
    await card.locator('button').first().click();
    await window.page.getByRole('status').getByText('江城晚报-1.dayang').waitFor();
    await card.getByRole('button', { name: /^从列表中去掉/u }).click();
    await until(() => cards(window).count()).toBe(1);
    await window.close();
    const again = await DayangWindow.open(data, { showsPage: false });
    await until(() => cards(again).count()).toBe(1);
    await again.close();
  });

  it('speaks the other language, menu and all, and keeps it', async () => {
    const window = await DayangWindow.open(data, { showsPage: false });
    await window.page.getByRole('button', { name: 'English' }).click();
    await window.page.getByText('Recent editions').waitFor();
    await until(() => menuLabels(window)).toEqual(
      expect.arrayContaining(['Quit Dayang', 'Cut', 'Copy', 'Paste', 'Select all', 'Full screen', 'Guide']),
    );
    await window.page.getByRole('button', { name: '中文' }).click();
    await until(async () =>
      (await menuLabels(window)).filter((label) => !/\p{Script=Han}/u.test(label) && label !== 'Switch to English'),
    ).toEqual([]);
    await window.close();
  });

  it('is left out where the last edition is wanted at once', async () => {
    const window = await DayangWindow.open(data, { showsPage: false });
    await window.page.getByLabel('启动时直接打开上次的报纸').check();
    await window.close();
    const again = await DayangWindow.open(data, { showsPage: false });
    await again.painted(1);
    await until(() => menuLabels(again)).toContain(`江城晚报-2 — ${folder}`);
    await again.close();
    writeFileSync(
      join(data.path, 'settings.json'),
      readFileSync(join(data.path, 'settings.json'), 'utf8').replace('"reopensLast": true', '"reopensLast": false'),
    );
  });

  it('has the guide without a network', async () => {
    const window = await DayangWindow.open(data, { showsPage: false });
    await until(() => cards(window).count()).toBe(1);
    await window.page.context().setOffline(true);
    const opened = window.app.waitForEvent('window');
    await window.page.keyboard.press('F1');
    const guide = await opened;
    const heading = (name: string) => guide.getByRole('heading', { name, exact: true });
    const contents = guide.getByRole('navigation');
    await heading('起始页').waitFor();
    // A link in a page leads on in its language, and to its place.
    await contents.getByRole('link', { name: '校对' }).click();
    await guide.getByRole('link', { name: '印前检查', exact: true }).click();
    await until(() => decodeURIComponent(guide.url())).toContain('export.zh.html#印前检查');
    await contents.getByRole('link', { name: '快捷键' }).click();
    await guide.getByRole('row', { name: '下一期… Ctrl+Alt+T' }).waitFor();
    await contents.getByRole('link', { name: '排版规则' }).click();
    await heading('大样怎样排字').waitFor();
    // Its script hears the keys.
    const hears = () => guide.evaluate(() => CSS.highlights.has('found'));
    await until(hears).toBe(true);
    // Found by keys alone, in all pages: Enter goes to the first, which is coloured; Alt and ← leads back.
    await guide.keyboard.press('ControlOrMeta+F');
    await guide.keyboard.type('差错率');
    await contents.getByText('校对 › 签样').waitFor();
    await guide.keyboard.press('Enter');
    await heading('签样').waitFor();
    await until(() => guide.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(1);
    await guide.keyboard.press('ControlOrMeta+F');
    await guide.keyboard.press('ArrowDown');
    await until(() => guide.evaluate(() => document.activeElement?.closest('#hits') !== null)).toBe(true);
    await guide.keyboard.press('Alt+ArrowLeft');
    await heading('大样怎样排字').waitFor();
    await contents.getByRole('link', { name: 'English' }).click();
    await heading('How Dayang sets type').waitFor();
    await contents.getByRole('link', { name: '中文' }).click();
    await contents.getByRole('link', { name: '版面', exact: true }).click();
    await guide.getByRole('heading', { name: '版面', exact: true, level: 1 }).waitFor();
    const wide = () =>
      guide
        .locator('main img')
        .first()
        .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    await until(wide).toBeGreaterThan(100);
    await until(hears).toBe(true);
    // Escape gives up what is looked for first, then closes the window.
    await guide.keyboard.press('ControlOrMeta+F');
    await guide.keyboard.type('没有这样的词');
    await contents.getByText('没有找到').waitFor();
    await guide.keyboard.press('Escape');
    await contents.getByRole('link', { name: '从这里开始' }).waitFor();
    const closed = guide.waitForEvent('close');
    // The page is gone before the key is let go.
    await guide.keyboard.press('Escape').catch(() => undefined);
    await closed;
    // The window that is closed next is the only one.
    await until(() => window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await window.close();
  });
});

describe('the file of an edition', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-copy-'));
  const edition = join(folder, '江城晚报.dayang');
  afterAll(() => {
    data.remove();
    removeFolder(folder);
  });

  it('is copied whole while the edition stays open, and shown in its folder', async () => {
    writeFileSync(join(folder, 'copy.txt'), '# 江水上涨\n\n江边的水位今天又涨了。\n');
    dayangJson('new', edition, '--date', '2026-03-08', '--pages', '2');
    dayangJson('import', edition, join(folder, 'copy.txt'), '--layout', 'front');
    const window = await DayangWindow.open(data, { edition });
    await window.caretToStart();
    await window.compose('jin', '今');
    const copy = join(folder, '副本.dayang');
    await window.answerDialog('showSaveDialog', copy);
    await window.page.keyboard.press('ControlOrMeta+Alt+S');
    await window.page.locator('.notices').getByText('副本.dayang').waitFor();
    expect(existsSync(copy)).toBe(true);
    // What was typed is in the copy; what is typed after goes into the edition alone.
    await window.compose('wan', '晚');
    await window.saved();
    await window.answerDialog('showSaveDialog', edition);
    await window.page.keyboard.press('ControlOrMeta+Alt+S');
    await window.page.locator('.notices .problem').waitFor();
    const shown = window.app.evaluate(
      ({ shell }) =>
        new Promise<string>((resolve) => {
          shell.showItemInFolder = (path) => resolve(path);
        }),
    );
    await window.command('在文件夹中显示');
    expect(await within('the folder', shown)).toBe(edition);
    await window.close();
    const again = await DayangWindow.open(data, { edition: copy });
    await until(() => again.articleText()).toMatch(/^今江边/u);
    expect(again.errors).toEqual([]);
    await again.close();
  });
});
