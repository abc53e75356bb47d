import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** What has the focus, by its name. */
const focused = (window: DayangWindow) =>
  window.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

/** As the program has it: the driver says light to every page, where it is not told to say nothing. */
async function isDark({ page }: DayangWindow): Promise<boolean> {
  await page.emulateMedia({ colorScheme: null });
  return page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
}

const accelerator = (window: DayangWindow, id: string) =>
  window.app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.accelerator, id);

const ratio = (window: DayangWindow) => window.page.evaluate(() => Math.round(devicePixelRatio * 100) / 100);

describe('the preferences', () => {
  const data = new UserData();
  let window: DayangWindow;
  afterEach(() => window.close());
  const kept = (): unknown => JSON.parse(readFileSync(join(data.path, 'settings.json'), 'utf8'));
  afterAll(() => data.remove());

  it('open on the start page by Ctrl+, and hold at once: theme, size and language, without a restart', async () => {
    window = await DayangWindow.open(data, { showsPage: false });
    const { page } = window;
    await page.getByRole('button', { name: '看样报' }).waitFor();
    const dialog = page.getByRole('dialog', { name: '设置' });
    await page.keyboard.press('ControlOrMeta+,');
    await dialog.waitFor();
    await dialog.getByLabel('明暗').selectOption({ label: '深色' });
    await until(() => isDark(window)).toBe(true);
    await dialog.getByLabel('界面大小').selectOption('150');
    await until(() => ratio(window)).toBe(1.5);
    await page.keyboard.press('ControlOrMeta+Alt+=');
    await until(() => ratio(window)).toBe(1.6);
    await page.keyboard.press('ControlOrMeta+Alt+Shift+0');
    await until(() => ratio(window)).toBe(1);
    await dialog.getByLabel('语言').selectOption('en');
    await page.getByRole('dialog', { name: 'Preferences' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'See the sample' }).waitFor();
    await until(() => page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('ControlOrMeta+Alt+-');
    await until(() => ratio(window)).toBe(0.9);
    expect(kept()).toMatchObject({ theme: 'dark', language: 'en', scale: 90 });
    expect(window.errors).toEqual([]);
  });

  it('are there from the first frame after a restart, and give the focus back', async () => {
    window = await DayangWindow.open(data);
    const { page } = window;
    expect(await ratio(window)).toBe(0.9);
    expect(await isDark(window)).toBe(true);
    await page.keyboard.press('ControlOrMeta+Alt+Shift+0');
    await until(() => ratio(window)).toBe(1);
    await page.locator('.pasteboard').focus();
    await page.keyboard.press('ControlOrMeta+,');
    const dialog = page.getByRole('dialog', { name: 'Preferences' });
    await dialog.getByRole('tab', { name: 'Interface' }).waitFor();
    await dialog.getByLabel('Language').selectOption('zh');
    // By the keyboard alone: the sections by arrows, what is in one by Tab.
    await page.getByRole('tab', { name: '界面' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await until(() => focused(window)).toBe('姓名');
    await page.keyboard.type('周岚');
    await page.keyboard.press('Tab');
    await page.keyboard.type('夜班编辑');
    await page.keyboard.press('Tab');
    await page.getByText('历史和稿件版本里写作“周岚（夜班编辑）”').waitFor();
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement?.classList.contains('pasteboard'))).toBe(true);
    expect(window.errors).toEqual([]);
  });

  it('name who works here in marks and history alike, and set units and grid', async () => {
    window = await DayangWindow.open(data);
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+Alt+N');
    await until(() => page.getByLabel('校对人').inputValue()).toBe('周岚');
    await page.keyboard.press('ControlOrMeta+F2');
    await window.saved();
    await page.keyboard.press('ControlOrMeta+Shift+H');
    await page.getByTestId('history').getByText('周岚（夜班编辑）').first().waitFor();
    await page.keyboard.press('ControlOrMeta+,');
    const dialog = page.getByRole('dialog', { name: '设置' });
    await dialog.getByRole('tab', { name: '启动与显示' }).click();
    await dialog.getByLabel('显示基线与栏').check();
    await dialog.getByLabel('显示标尺').uncheck();
    await until(() => page.locator('.ruler').count()).toBe(0);
    await dialog.getByRole('tab', { name: '单位' }).click();
    await dialog.getByLabel('字号').selectOption('hao');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '样式' }).click();
    await page.getByLabel('样式', { exact: true }).selectOption({ label: '正文' });
    await until(() => page.getByLabel('字号', { exact: true }).inputValue()).toMatch(/号$|磅$/u);
    await page.getByLabel('字号', { exact: true }).fill('五号');
    await page.keyboard.press('Enter');
    await until(() => page.getByLabel('字号', { exact: true }).inputValue()).toBe('五号');
    await window.undo();
    expect(kept()).toMatchObject({ showsGrid: true, showsRulers: false, typeUnit: 'hao', person: '周岚' });
    expect(window.errors).toEqual([]);
  });

  it('give a command another key: seen in menu, palette and tooltip, heard at once, taken over from who had it', async () => {
    window = await DayangWindow.open(data);
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+,');
    const dialog = page.getByRole('dialog', { name: '设置' });
    await dialog.getByRole('tab', { name: '快捷键' }).click();
    await dialog.getByLabel('查找命令').fill('起始页');
    const key = dialog.locator('[data-command="edition.start"] .key');
    await key.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+Space');
    await dialog.getByText('Ctrl Space 是输入法用的键').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+E');
    await dialog.getByText('Ctrl E 现在是“导出 PDF”的键。').waitFor();
    await until(() => focused(window)).toBe('改给“起始页”');
    await page.keyboard.press('Enter');
    await until(() => key.textContent()).toBe('Ctrl E');
    await until(() => focused(window)).toBe('起始页：Ctrl E');
    await until(() => accelerator(window, 'edition.start')).toBe('CmdOrCtrl+E');
    expect(await accelerator(window, 'export.pages')).toBeNull();
    // By pressing a key: who has it, and that nobody has it.
    await dialog.getByRole('button', { name: '按键查找' }).click();
    await page.keyboard.press('ControlOrMeta+K');
    await until(() => dialog.locator('.key-list li').count()).toBe(1);
    await dialog.locator('[data-command="view.palette"]').waitFor();
    // Escape while a key is asked for leaves the dialog where it is.
    await dialog.locator('[data-command="view.palette"] .key').click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '完成' }).click();
    await page.locator('.pasteboard').focus();
    await page.keyboard.press('ControlOrMeta+E');
    await page.getByRole('dialog', { name: '起始页' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByPlaceholder('输入命令…').fill('起始页');
    await until(() => page.locator('.palette kbd').first().textContent()).toBe('Ctrl E');
    await page.keyboard.press('Escape');
    expect(window.errors).toEqual([]);
  });

  it('have a set of keys like InDesign’s, and bring all keys back', async () => {
    window = await DayangWindow.open(data);
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+,');
    const dialog = page.getByRole('dialog', { name: '设置' });
    await dialog.getByRole('tab', { name: '快捷键' }).click();
    await dialog.getByRole('button', { name: '全部恢复' }).click();
    await dialog.getByText('改过的 2 个键都恢复了。').waitFor();
    await dialog.getByLabel('键位').selectOption('indesign');
    await page.keyboard.press('Escape');
    await until(() => accelerator(window, 'app.preferences')).toBe('CmdOrCtrl+K');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByPlaceholder('输入命令…').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+K');
    await dialog.waitFor();
    // The guide's page of keys lists those that are in force.
    const opened = window.app.waitForEvent('window');
    await page.keyboard.press('F1');
    const guide = await opened;
    await guide.getByRole('navigation').getByRole('link', { name: '快捷键', exact: true }).click();
    await guide.getByRole('row', { name: '设置… Ctrl+K', exact: true }).waitFor();
    await guide.getByRole('row', { name: '命令面板… Ctrl+Enter', exact: true }).waitFor();
    // Its script is there a moment after it is loaded: one presses again.
    await until(async () => {
      await guide.keyboard.press('Escape').catch(() => undefined);
      return guide.isClosed();
    }).toBe(true);
    expect(window.errors).toEqual([]);
  });

  it('have help of their own by F1, as any part of the window has', async () => {
    // With the keys the program comes with.
    const fresh = new UserData();
    window = await DayangWindow.open(fresh);
    onTestFinished(() => fresh.remove());
    const { page } = window;
    await page.keyboard.press('ControlOrMeta+K');
    const opened = window.app.waitForEvent('window');
    await page.keyboard.press('F1');
    const guide = await opened;
    const at = () => decodeURIComponent(guide.url());
    await until(at).toContain('/guide/desk.zh.html');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Shift+H');
    await page.getByTestId('history').locator('button').first().focus();
    await page.keyboard.press('F1');
    await until(at).toContain('/guide/desk.zh.html#历史');
    // The keyboard is in the galley before a next key can come: what is typed at once is not typed elsewhere.
    const isInGalley = await page.evaluate(async () => {
      const key = new KeyboardEvent('keydown', {
        key: 'j',
        code: 'KeyJ',
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      });
      (document.activeElement ?? document.body).dispatchEvent(key);
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      return document.activeElement?.closest('.galley') != null;
    });
    expect(isInGalley).toBe(true);
    await page.keyboard.press('F1');
    await until(at).toContain('/guide/story.zh.html');
    // Escape is heard by the page's own script.
    await guide.waitForLoadState('load');
    // Its script is there a moment after it is loaded: one presses again.
    await until(async () => {
      await guide.keyboard.press('Escape').catch(() => undefined);
      return guide.isClosed();
    }).toBe(true);
    await until(() => window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(window.errors).toEqual([]);
  });
});

describe('what is typed and chosen in the preferences', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  it('is kept where Escape closes them, and the galley names columns in the language chosen', async () => {
    const window = await DayangWindow.open(data);
    onTestFinished(() => window.close());
    const { page } = window;
    const opens = () => page.locator('.galley [data-opens]').first().getAttribute('data-opens');
    await until(opens).toBe('第1版');
    await page.keyboard.press('ControlOrMeta+,');
    const dialog = page.getByRole('dialog', { name: '设置' });
    await dialog.getByText('署名', { exact: true }).click();
    await dialog.getByLabel('姓名').fill('江望舒');
    await page.keyboard.press('Escape');
    await until(() => dialog.count()).toBe(0);
    await page.keyboard.press('ControlOrMeta+,');
    await dialog.getByText('署名', { exact: true }).click();
    await until(() => dialog.getByLabel('姓名').inputValue()).toBe('江望舒');
    await dialog.getByText('界面', { exact: true }).click();
    await dialog.getByLabel('语言').selectOption('en');
    await page.keyboard.press('Escape');
    await until(opens).toBe('Page 1');
  });
});
