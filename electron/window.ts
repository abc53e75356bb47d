/** The one window: sandboxed, isolated, and unable to go anywhere but the app itself. */
import { BrowserWindow, nativeTheme, shell } from 'electron';
import type { Panes } from '../shared/contract/panes.ts';
import { panesInAddress } from '../shared/contract/panes-address.ts';
import { lockedPage } from './lockdown.ts';
import { APP_URL, START_URL } from './protocol.ts';

/** The pasteboard's grey in either theme (`renderer/ui/tokens.css`), so that the first frame is no flash. */
const background = { light: '#e0dfda', dark: '#1b1a19' } as const;

/** How long a window may be without a painted page until it is shown all the same: hidden, it might wait for ever. In milliseconds. */
const UNPAINTED_MS = 5_000;

/** How a window is when it is made. */
interface Look {
  /** How large all in it is: 1 is the usual size. */
  readonly scale: number;
  /** They are in its address: the frame that is seen before any code has asked for anything is laid out by them. */
  readonly panes: Panes;
}

/** Makes the window; `isStart` where it begins with the start page instead of an edition. */
export function createWindow(preload: string, isStart: boolean, { scale, panes }: Look): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: background[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    title: '大样 Dayang',
    webPreferences: {
      preload,
      zoomFactor: scale,
      ...lockedPage(),
      spellcheck: false,
    },
  });
  const show = () => {
    clearTimeout(unpainted);
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  const unpainted = setTimeout(show, UNPAINTED_MS);
  window.once('ready-to-show', show);
  void window.loadURL(isStart ? START_URL : `${APP_URL}?${panesInAddress(panes)}`);
  return window;
}

/** Shows a file in the system's file manager. */
export function revealFile(path: string): void {
  shell.showItemInFolder(path);
}

/** What is done to what has the focus, as its key would do it. */
export type Edit = 'cut' | 'copy' | 'paste' | 'select-all';

/** Cuts, copies, pastes or selects in what has the focus; the page hears of it as of the key. */
export function editFocused(window: BrowserWindow | undefined, does: Edit): void {
  const contents = window?.webContents;
  if (does === 'cut') contents?.cut();
  else if (does === 'copy') contents?.copy();
  else if (does === 'paste') contents?.paste();
  else contents?.selectAll();
}
