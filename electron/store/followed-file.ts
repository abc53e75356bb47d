/** A file that somebody else works on and that is looked at here: what they did to it, and whether it is free by now. */
import { differenceOf } from '../../shared/edition/difference.ts';
import type { Holder } from '../../shared/edition/holder-records.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { statOf } from '../file-identity.ts';
import { EditionFile } from './edition-file.ts';
import { heldBy } from './lease.ts';
import { BESIDE } from './regular-file.ts';

/** What a look has found. */
interface Found {
  /** What was done since the last look; null where nothing was. */
  readonly patches: Patch[] | null;
  readonly holder: Holder | null;
  /** Nobody works on it any more. */
  readonly isFree: boolean;
  /** A newer copy, in place of the one that was looked at. */
  readonly file: EditionFile | null;
}

/** What tells one state of a file and what SQLite keeps beside it from another. */
function stateOf(path: string): string {
  return ['', ...BESIDE]
    .map((end) => statOf(`${path}${end}`))
    .map((stats) => (stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeNs}`))
    .join();
}

export class FollowedFile {
  /** The states that were seen last, by their files. */
  readonly #states = new Map<string, string>();

  /** Looks once more at a file of which a copy is open. */
  look(open: EditionFile): Found {
    const { path, opened } = open;
    const held = heldBy(path, opened.storage);
    const at = { holder: held?.holder ?? null, isFree: held === null || held.isGone };
    const state = stateOf(path);
    if (open.reading?.why !== 'elsewhere' || this.#states.get(path) === state)
      return { patches: null, file: null, ...at };
    let file: EditionFile;
    try {
      file = EditionFile.openAsFarAsItGoes(path, 'any', at.holder);
    } catch {
      // Half copied, or away for now: what is shown stays until it can be read.
      return { patches: null, file: null, ...at };
    }
    this.#states.set(path, state);
    // What has come to harm meanwhile is told when it is opened.
    if (file.reading?.why !== 'elsewhere') {
      file.close();
      return { patches: null, file: null, ...at };
    }
    const patches = differenceOf(open.edition, file.edition);
    return { patches: patches.length === 0 ? null : patches, file, ...at };
  }
}
