/** How the window closes: once the page has handed over its last changes, or the user gives them up. */
import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../shared/contract/language.ts';
import { tell } from './ipc.ts';

/** How long a closing window may take to hand over what it has not sent, in milliseconds. */
const PATIENCE_MS = 5_000;

export class Closing {
  readonly #language: () => Language;
  readonly #end: () => Promise<void>;
  #patience: NodeJS.Timeout | undefined;
  #isDone = false;

  /** `end` closes what is open and ends the program; it is called once. */
  constructor(language: () => Language, end: () => Promise<void>) {
    this.#language = language;
    this.#end = end;
  }

  /** True once nothing keeps the window open any more. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Asks the page of a window that wants to close for its last changes. */
  begin(window: BrowserWindow): void {
    tell(window, 'session.closing', {});
    clearTimeout(this.#patience);
    // A page that cannot hand over its last changes is not closed over the user's head.
    this.#patience = setTimeout(() => void this.#askWhetherToWait(window), PATIENCE_MS);
  }

  async #askWhetherToWait(window: BrowserWindow): Promise<void> {
    const zh = this.#language() === 'zh';
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: zh ? '还有改动没有保存' : 'Some changes are not saved yet',
      detail: zh
        ? '磁盘可能已满或文件被占用。等待会继续尝试保存；关闭会放弃没有保存的改动。'
        : 'The disk may be full or the file in use. Waiting goes on trying; closing gives the unsaved changes up.',
      buttons: zh ? ['等待', '放弃并关闭'] : ['Wait', 'Give up and close'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) await this.finish();
  }

  /** Closes: nothing more is to be handed over. */
  async finish(): Promise<void> {
    clearTimeout(this.#patience);
    if (this.#isDone) return;
    this.#isDone = true;
    await this.#end();
  }
}
