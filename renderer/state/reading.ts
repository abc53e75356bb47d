/** Files that are being read: shown where it takes longer than a moment, and given up when the user says so. */
import { failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';
import type { Dialogs } from './dialogs.ts';

/** How long reading may take before it is shown, in milliseconds: what is done at once needs no dialog. */
const SLOW_MS = 400;

export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  /** The file being read. */
  readonly name: string;
}

/** What is being read; null while nothing is. */
export class Reading extends Observable<ReadingProgress | null> {
  readonly #dialogs: Dialogs;

  constructor(dialogs: Dialogs) {
    super(null);
    this.#dialogs = dialogs;
  }

  /** Does what reads files and says here how far it is. */
  async during<T>(act: () => Promise<T>): Promise<T> {
    const slow = setTimeout(() => this.#dialogs.open('import'), SLOW_MS);
    try {
      return await act();
    } finally {
      clearTimeout(slow);
      this.set(null);
      if (this.#dialogs.get().dialog === 'import') this.#dialogs.close();
    }
  }

  /** What a file is read as; null when the user gave it up. */
  async file<T>(path: string, read: () => Promise<T>): Promise<T | null> {
    try {
      return await this.during(() => {
        this.set({ done: 0, total: 1, name: fileName(path) });
        return read();
      });
    } catch (error) {
      if (failureOf(error).code === 'cancelled') return null;
      throw error;
    }
  }

  /** Gives up the file that is being read. */
  cancel(): void {
    void call('copy.cancel', {});
  }
}
