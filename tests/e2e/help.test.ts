import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronRuntime, runtimeEnvironment } from '../../build/electron-runtime.mjs';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, endOf, ownDisplay, UserData } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-help-'));
afterAll(() => removeFolder(folder));

/** Chooses an entry of the menu, as a click does. */
function choose(window: DayangWindow, id: string): Promise<void> {
  return window.app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id);
}

/** What the button of the galley's pane says. */
function isGalleyShown(window: DayangWindow): Promise<string | null> {
  return window.page.locator('.pane-switch').nth(1).getAttribute('aria-pressed');
}

/** What the program would be started again with, which it notes instead of starting. */
const restarted = join(folder, 'restart.json');
/** What is said in dialogs of the main process, which are answered with their first button. */
const said = join(folder, 'said.json');
/** While this is there, its key is pressed as soon as a window has something to hear it. */
const pressed = join(folder, 'pressed.txt');
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'dayang', version: '0.1.0', main: 'first.cjs' }));
writeFileSync(
  join(folder, 'first.cjs'),
  `const { app, dialog } = require('electron');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const pressed = ${JSON.stringify(pressed)};
app.on('browser-window-created', (_event, { webContents }) =>
  webContents.once('dom-ready', () => {
    if (!existsSync(pressed)) return;
    webContents.sendInputEvent({ type: 'keyDown', keyCode: readFileSync(pressed, 'utf8') });
  }),
);
app.relaunch = ({ args }) => writeFileSync(${JSON.stringify(restarted)}, JSON.stringify(args));
dialog.showMessageBox = async (...given) => {
  writeFileSync(${JSON.stringify(said)}, JSON.stringify(given.at(-1)));
  return { response: 0, checkboxChecked: false };
};
require(${JSON.stringify(fileURLToPath(new URL('../../dist/main.cjs', import.meta.url)))});
`,
);
function noted(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('the help menu', () => {
  const data = new UserData();
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data, { starter: folder });
  });
  afterAll(async () => {
    await window.close();
    data.remove();
  });

  it('shows a report that is read before it goes anywhere, without copy or names', async () => {
    // What goes wrong is in it: a path that was never chosen, with a name in it.
    const path = '/home/li-si/头版.dayang';
    await window.page.evaluate(
      (given) => Reflect.get(globalThis, 'dayang').invoke('edition.open', { path: given }),
      path,
    );
    // So is what nobody caught in the window, and where in our own scripts that was.
    const script = await window.page.evaluate(() => {
      const name = document.querySelector<HTMLScriptElement>('script[src]')?.src.split('/').at(-1) ?? '';
      const error = new RangeError('东湖日报');
      error.stack = `RangeError: 东湖日报\n    at f (dayang://app/${name}:1:2)`;
      reportError(error);
      return name;
    });
    window.errors.length = 0;
    await choose(window, 'help.report');
    const report = window.page.getByTestId('report');
    await until(() => report.inputValue()).toContain('edition.open');
    const text = await report.inputValue();
    expect(text).toMatch(/^大样问题报告\n/u);
    expect(text).toMatch(/启动 大样 0\.1\.0 Electron/u);
    expect(text).toMatch(/edition\.open \d+ 毫秒 没有做成：path-not-granted/u);
    expect(text).not.toMatch(/li-si|头版|东湖|\/home|\/tmp/u);
    await window.page.getByRole('button', { name: '复制', exact: true }).click();
    await until(() => window.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(text);
    const file = join(folder, 'report.txt');
    await window.answerDialog('showSaveDialog', file);
    await window.page.getByRole('button', { name: '存为文件…' }).click();
    await until(() => window.page.locator('.help-dialog [role="status"]').textContent()).toContain('report.txt');
    expect(readFileSync(file, 'utf8')).toBe(text);
    await window.page.keyboard.press('Escape');
    await window.page.locator('.help-dialog').waitFor({ state: 'detached' });
    expect(window.errors.filter((error) => !error.includes('东湖日报'))).toEqual([]);
    window.errors.length = 0;
    await window.command('问题报告');
    await until(() => report.inputValue()).toContain(`窗口出错 RangeError (${script}:1:2)`);
    await until(() => report.inputValue()).not.toContain('东湖');
    await window.page.keyboard.press('Escape');
    await window.page.locator('.help-dialog').waitFor({ state: 'detached' });
  });

  it('shows the licence of everything that ships', async () => {
    await window.command('许可');
    const list = window.page.getByTestId('licences');
    await until(() => list.locator('li').count()).toBeGreaterThan(40);
    await list.getByText(/^electron /u).click();
    await until(() => list.locator('details[open] pre').textContent()).toContain('Permission is hereby granted');
    await window.page.keyboard.press('Escape');
    await window.page.locator('.help-dialog').waitFor({ state: 'detached' });
  });

  it('starts the program again in safe mode', async () => {
    await choose(window, 'help.safe-mode');
    await window.ended();
    expect(noted(restarted)).toContain('--safe-mode');
    window = await DayangWindow.open(data, { isSafe: true, showsPage: false });
    await until(() => window.page.locator('main.start-page').count()).toBe(1);
  });
});

describe('safe mode', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  it('is said, uses as little as it can, and is left by a click', async () => {
    let window = await DayangWindow.open(data);
    await window.page.keyboard.press('F8');
    await until(() => isGalleyShown(window)).toBe('false');
    await window.page.evaluate(() =>
      Reflect.get(globalThis, 'dayang').invoke('preferences.set', { reopensLast: true }),
    );
    await window.close();
    window = await DayangWindow.open(data, { isSafe: true, showsPage: false, starter: folder });
    // No edition is reopened; the start page says why.
    const note = window.page.getByTestId('safe-mode');
    await until(() => note.textContent()).toContain('安全模式');
    await window.page.getByTestId('recent').first().locator('button').first().click();
    await window.painted(1);
    await until(() => note.textContent()).toContain('安全模式');
    // Panes stand as they did at first, and nothing is checked by itself.
    await until(() => isGalleyShown(window)).toBe('true');
    await until(() => window.page.locator('.status-bar').textContent()).toContain('安全模式下不自动检查');
    await window.page.getByRole('button', { name: '离开安全模式（重新启动）' }).click();
    await window.ended();
    expect(noted(restarted)).toMatch(/^\[/u);
    expect(noted(restarted)).not.toContain('--safe-mode');
    // What was arranged before is there again.
    window = await DayangWindow.open(data, { showsPage: false });
    await window.painted(1);
    await until(() => isGalleyShown(window)).toBe('false');
    await window.close();
  });

  /** Crashes the window twice, once it is there again; resolves when the program has ended. */
  async function crashTwice(window: DayangWindow): Promise<void> {
    const crash = () =>
      window.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
    const runs = () => readFileSync(join(data.path, 'runs.json'), 'utf8');
    await crash();
    await until(runs).toMatch(/"crashes":\[\d+\]/u);
    expect(noted(said)).toBe('');
    await until(() =>
      window.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents !== undefined && !contents.isCrashed() && !contents.isLoading();
      }),
    ).toBe(true);
    await crash();
    await until(() => noted(said)).not.toBe('');
    await window.ended();
  }

  it('is offered once the window has crashed twice in a minute', async () => {
    rmSync(restarted, { force: true });
    rmSync(said, { force: true });
    const window = await DayangWindow.open(data, { starter: folder, showsPage: false });
    await window.painted(1);
    await crashTwice(window);
    expect(noted(said)).toContain('用安全模式');
    expect(noted(restarted)).toContain('--safe-mode');
  });

  it('lets a window that goes on crashing in it be ended', async () => {
    rmSync(restarted, { force: true });
    rmSync(said, { force: true });
    const window = await DayangWindow.open(data, { isSafe: true, starter: folder, showsPage: false });
    await until(() => window.page.getByTestId('safe-mode').textContent()).toContain('安全模式');
    await crashTwice(window);
    expect(noted(said)).toContain('再试一次');
    expect(noted(restarted)).toBe('');
  });

  it('is offered before anything else once the program has crashed twice in a minute', async () => {
    writeFileSync(join(data.path, 'runs.json'), JSON.stringify({ isRunning: true, crashes: [Date.now()] }));
    const window = await DayangWindow.open(data, { showsPage: false, starter: folder });
    await until(() => window.page.getByTestId('safe-mode').textContent()).toContain('安全模式');
    expect(noted(said)).toContain('两次没有正常结束');
    await window.close();
  });

  it('is asked for by a key while the program starts', async () => {
    rmSync(restarted, { force: true });
    // The key is heard for a moment only: a debugger comes too late for it on a busy machine.
    writeFileSync(pressed, 'F8');
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const runtime = electronRuntime(() => undefined);
    const child = spawn(runtime.path, [folder, ...asRoot, `--user-data-dir=${data.path}`], {
      env: { ...process.env, ...runtimeEnvironment(runtime), DISPLAY: ownDisplay() },
      stdio: 'ignore',
    });
    await endOf(child);
    expect(noted(restarted)).toContain('--safe-mode');
  });
});
