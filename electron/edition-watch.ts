/** Whether the file of the edition that is open still lies where it was opened: looked at by which file it is, not by its name. */
import { stat } from 'node:fs/promises';

/** Between two looks, in milliseconds: what happens to the file is known within a second. */
const LOOK_MS = 400;

export class EditionWatch {
  readonly #onMoved: () => Promise<void>;
  #watched: { readonly path: string; readonly identity: string } | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `onMoved` hears that another file lies there, or none; nothing is looked at until it has done what it does. */
  constructor(onMoved: () => Promise<void>) {
    this.#onMoved = onMoved;
  }

  /** Looks at this file from now on. */
  follow(watched: { readonly path: string; readonly identity: string }): void {
    this.#watched = watched;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), LOOK_MS).unref();
  }

  async #look(): Promise<void> {
    const watched = this.#watched;
    if (watched === null) return;
    // A disk that does not answer is waited for, and asked no second time meanwhile.
    const found = await stat(watched.path, { bigint: true }).then(
      ({ dev, ino }) => `${dev} ${ino}`,
      (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ENOTDIR' ? '' : watched.identity),
    );
    if (this.#watched === watched && found !== watched.identity) await this.#onMoved().catch(() => undefined);
    if (this.#watched !== null) this.#wait();
  }

  /** Looks no more. */
  end(): void {
    this.#watched = null;
    clearTimeout(this.#timer);
  }
}
