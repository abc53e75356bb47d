/** How the window closes: once the page has handed over its last changes, or the user gives them up. */
import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../shared/contract/language.ts';
import { tell } from './ipc.ts';

/** How long a closing window may take to hand over what it has not sent, in milliseconds. */
const PATIENCE_MS = 5_000;

/** What closing does to changes that this machine has written down, and to those that it could not. */
const closesForNow = {
  zh: '磁盘可能已满、没有回应，或文件被占用。等待会继续尝试保存；现在关闭也不会丢：这些改动已记在本机，下次打开这份报纸时补上。',
  en: 'The disk may be full or not answer, or the file may be in use. Waiting goes on trying. Closing now loses nothing: the changes are kept on this machine and made when the edition is next opened.',
  closeZh: '现在关闭，下次补上',
  closeEn: 'Close now, save next time',
} as const;
const givesUp = {
  zh: '磁盘可能已满、没有回应，或文件被占用，本机也记不下来。等待会继续尝试保存；关闭会放弃没有保存的改动。',
  en: 'The disk may be full or not answer, or the file may be in use, and this machine could not note the changes either. Waiting goes on trying; closing gives them up.',
  closeZh: '放弃并关闭',
  closeEn: 'Give up and close',
} as const;

export class Closing {
  readonly #language: () => Language;
  readonly #isWrittenDown: () => boolean;
  readonly #end: (isGivenUp: boolean) => Promise<void>;
  #patience: NodeJS.Timeout | undefined;
  #isDone = false;

  /**
   * `isWrittenDown` says whether this machine has written down what is not in the file yet. `end` closes what is open and ends the program; it is called once, and told whether nothing is to be waited for.
   */
  constructor(language: () => Language, isWrittenDown: () => boolean, end: (isGivenUp: boolean) => Promise<void>) {
    this.#language = language;
    this.#isWrittenDown = isWrittenDown;
    this.#end = end;
  }

  /** True once nothing keeps the window open any more. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Asks the page of a window that wants to close for its last changes. */
  begin(window: BrowserWindow): void {
    // One that crashed has nothing left to hand over.
    if (window.webContents.isCrashed()) {
      void this.finish();
      return;
    }
    tell(window, 'session.closing', {});
    clearTimeout(this.#patience);
    // A page that cannot hand over its last changes is not closed over the user's head.
    this.#patience = setTimeout(() => void this.#askWhetherToWait(window), PATIENCE_MS);
  }

  async #askWhetherToWait(window: BrowserWindow): Promise<void> {
    const zh = this.#language() === 'zh';
    const words = this.#isWrittenDown() ? closesForNow : givesUp;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: zh ? '还有改动没有保存' : 'Some changes are not saved yet',
      detail: zh ? words.zh : words.en,
      buttons: zh ? ['等待', words.closeZh] : ['Wait', words.closeEn],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) await this.finish(true);
  }

  /** Closes: nothing more is to be handed over, or it is given up. */
  async finish(isGivenUp = false): Promise<void> {
    clearTimeout(this.#patience);
    if (this.#isDone) return;
    this.#isDone = true;
    await this.#end(isGivenUp);
  }
}
