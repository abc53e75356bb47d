/**
 * Whether something has happened to the file of the edition that is open, or to its lease: renamed, deleted, replaced, written
 * over, taken over. Looked at from here, so that a disk that does not answer holds nothing up; the store says what it was.
 */
import { stat } from 'node:fs/promises';

/** Between two looks, in milliseconds: what happens to the file is known within a second. */
const LOOK_MS = 400;

/** How a file stands; `before` where its disk does not answer, or says nothing of use. */
function stateOf(path: string, before: string): Promise<string> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino, size, mtimeNs }) => `${dev} ${ino} ${size} ${mtimeNs}`,
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ENOTDIR' ? '' : before),
  );
}

/** A file that is watched: what of it is looked at, and how that stood last. */
interface Watched {
  readonly files: readonly string[];
  states: readonly string[];
}

export class EditionWatch {
  readonly #onChanged: () => Promise<void>;
  #watched: Watched | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `onChanged` hears that something is otherwise; nothing is looked at until it has done what it does. */
  constructor(onChanged: () => Promise<void>) {
    this.#onChanged = onChanged;
  }

  /** Looks at these from now on; how they stand the first time is told, too. */
  follow(files: readonly string[]): void {
    this.#watched = { files, states: [] };
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
    const found = await Promise.all(watched.files.map((file, at) => stateOf(file, watched.states[at] ?? '')));
    if (this.#watched === watched && found.some((state, at) => state !== watched.states[at])) {
      watched.states = found;
      await this.#onChanged().catch(() => {
        // A store that was gone that moment is asked once more.
        watched.states = [];
      });
    }
    if (this.#watched !== null) this.#wait();
  }

  /** Looks no more. */
  end(): void {
    this.#watched = null;
    clearTimeout(this.#timer);
  }
}
