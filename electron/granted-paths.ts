/**
 * The paths the renderer may name: those a person chose in a dialog or dropped on the window, and nothing else. What may be
 * named for one purpose alone, as faces that a search found, is in a register of its own.
 */
import { DayangError } from './errors.ts';

export class GrantedPaths {
  readonly #paths = new Set<string>();

  grant(path: string): void {
    this.#paths.add(path);
  }

  /** The path, if it was granted. Throws `path-not-granted`. */
  granted(path: string): string {
    if (!this.#paths.has(path)) throw new DayangError('path-not-granted', { name: path });
    return path;
  }
}
