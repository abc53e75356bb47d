/**
 * The paths the renderer may name: those a person chose in a dialog or dropped on the window, and nothing else, for as long as
 * an evening's work may come back to them. What may be named for one purpose alone, as faces that a search found, is in a
 * register of its own.
 */
import { DayangError } from './errors.ts';

/** How long a file and a folder may be named, in milliseconds: a folder is exported to from the first page to the last. */
const FILE_MS = 3_600_000;
const FOLDER_MS = 12 * FILE_MS;

/** Paths that may be named at once, those granted last: more than anybody drops in an hour. */
const MOST = 20_000;

export class GrantedPaths {
  /** When each may be named no longer, those granted last at the end. */
  readonly #ends = new Map<string, number>();
  readonly #now: () => number;

  /** `now` tells the time in milliseconds. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  #grant(path: string, lasts: number): void {
    const end = Math.max(this.#ends.get(path) ?? 0, this.#now() + lasts);
    this.#ends.delete(path);
    this.#ends.set(path, end);
    const [first] = this.#ends.keys();
    if (this.#ends.size > MOST && first !== undefined) this.#ends.delete(first);
  }

  /** Lets a file be named for an hour from now. */
  grant(path: string): void {
    this.#grant(path, FILE_MS);
  }

  /** Lets a folder be named for an evening: what is exported goes there. Nothing in it may be named. */
  grantFolder(path: string): void {
    this.#grant(path, FOLDER_MS);
  }

  /** The path, if it was granted and that is not over. Throws `path-not-granted`. */
  granted(path: string): string {
    const end = this.#ends.get(path);
    if (end === undefined || end <= this.#now()) {
      this.#ends.delete(path);
      throw new DayangError('path-not-granted', { name: path });
    }
    return path;
  }
}
