/**
 * Safe mode (安全模式): the program with as little as it can work with, where something beside an edition brings it down: no
 * faces of the machine, panes as they were at first, no checks while one works, no watched folder, no edition reopened.
 */
import { app, type BrowserWindow, dialog } from 'electron';
import type { Language } from '../shared/contract/language.ts';

/** What a start is asked for it with. */
const SWITCH = 'safe-mode';
/** The key that asks for it while the program starts, as systems have it. */
const KEY = 'F8';
/** How long after the window is seen the key is heard, in milliseconds: afterwards it is a command's. */
const KEY_MS = 3_000;

/** True where this run was asked to be in safe mode. */
export function isSafeStart(): boolean {
  return app.commandLine.hasSwitch(SWITCH);
}

/** Has the program start once more when it has ended, in safe mode or not. */
export function startAgain(isSafe: boolean): void {
  const words = process.argv.slice(1).filter((word) => word !== `--${SWITCH}`);
  app.relaunch({ args: isSafe ? [...words, `--${SWITCH}`] : words });
}

/** Why safe mode is offered. */
type Why = 'crashed' | 'window' | 'key' | 'safe';

const messages = {
  crashed: { zh: '大样一分钟里两次没有正常结束', en: 'Dayang ended out of order twice within a minute' },
  window: { zh: '大样的窗口一分钟里崩溃了两次', en: 'Dayang’s window crashed twice within a minute' },
  key: { zh: '用安全模式启动？', en: 'Start in safe mode?' },
  safe: {
    zh: '大样的窗口在安全模式里也一分钟崩溃了两次',
    en: 'Dayang’s window crashed twice within a minute in safe mode as well',
  },
} as const satisfies Readonly<Record<Why, Readonly<Record<Language, string>>>>;

const words = {
  zh: {
    detail:
      '报纸都在，已经保存的没有丢。安全模式不用本机字体，不自动检查，不收稿件夹，窗口按最初的样子排，也不自动打开上次的报纸；用来找出是什么引起的。',
    safe: '用安全模式',
    usual: '照常打开',
  },
  en: {
    detail:
      'Your editions are all there, and what was saved is. Safe mode uses no faces of this machine, checks nothing by itself, watches no folder, arranges the window as it was at first and reopens no edition: it helps to find out what brings the program down.',
    safe: 'Safe mode',
    usual: 'Start as usual',
  },
} as const;

/** What is said where it is on already, and no help. */
const noHelp = {
  zh: {
    detail: '报纸都在，已经保存的没有丢。可以结束大样，在命令行用 dayang verify 看看文件；或再试一次。',
    safe: '结束',
    usual: '再试一次',
  },
  en: {
    detail:
      'Your editions are all there, and what was saved is. Quit and look at the file with dayang verify on the command line, or try once more.',
    safe: 'Quit',
    usual: 'Try again',
  },
} as const;

/** Offers safe mode, or to end where that is `safe` already; true where what is offered is wanted. */
export async function wantsSafeMode(why: Why, language: Language, window?: BrowserWindow): Promise<boolean> {
  const { detail, safe, usual } = (why === 'safe' ? noHelp : words)[language];
  const options = {
    type: 'warning' as const,
    message: messages[why][language],
    detail,
    buttons: [safe, usual],
    defaultId: 0,
    cancelId: 1,
  };
  const { response } = await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 0;
}

/** Hears the key that asks for safe mode while a window is new. */
export function hearSafeKey(window: BrowserWindow, onAsked: () => void): void {
  let until = Number.POSITIVE_INFINITY;
  window.once('show', () => {
    until = Date.now() + KEY_MS;
  });
  const hear = (event: Electron.Event, input: Electron.Input) => {
    if (Date.now() > until) window.webContents.off('before-input-event', hear);
    else if (input.type === 'keyDown' && input.key === KEY) {
      event.preventDefault();
      window.webContents.off('before-input-event', hear);
      onAsked();
    }
  };
  window.webContents.on('before-input-event', hear);
}
