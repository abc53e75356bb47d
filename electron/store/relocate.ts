/** An open file that is no longer where it was opened: it is gone on with where it lies now, or written whole to another. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { forceFile, forceName } from '../write-whole.ts';
import { EditionFile } from './edition-file.ts';
import { removeLogLeft } from './file-place.ts';
import { freeName } from './free-name.ts';
import type { Taker } from './lease.ts';
import { checkWritable } from './open-database.ts';
import { openToWork } from './paper-file.ts';

/** How it goes on: in the file itself, which has another name, or in a whole one that was written of it. */
export type Relocation = 'renamed' | 'rescued';

/**
 * Writes a file to another. One that was overwritten is made anew of what is at hand: all its records are, and of its pictures
 * those that are still whole, others being named as damaged until a backup has them; its log of steps is not.
 */
function writeWhole(file: EditionFile, path: string): void {
  if (!file.lying.isOverwritten) file.lying.writeWholeTo(path);
  else EditionFile.create(path, file.edition, { kind: file.kind, salvagedFrom: [file.bytes] });
  // No other file has it: its name is on the disk, too, before work goes on in it.
  forceFile(path);
  forceName(path);
}

/** Writes a file that has no name any more to one beside the place it had; where that cannot be, into a folder of ours. */
function rescued(file: EditionFile, folder: string): string {
  try {
    const beside = freeName(file.path, dirname(file.path), '找回');
    writeWhole(file, beside);
    return beside;
  } catch {
    mkdirSync(folder, { recursive: true });
    const ours = freeName(file.path, folder, '找回');
    writeWhole(file, ours);
    return ours;
  }
}

/**
 * Goes on with a file where it is now; null where it is still where it was. `folder` is where it is written to where that
 * cannot be beside its place. Nothing of a file that has taken its name is touched. Throws what SQLite throws: nothing has
 * changed then, and it is open as it was.
 */
export function relocated(
  file: EditionFile,
  folder: string,
  taker: Taker,
): { file: EditionFile; how: Relocation; isAbandoned: boolean } | null {
  if (file.lying.isHere) return null;
  const [from, log] = [file.path, file.lying.logIdentity];
  const now = file.lying.whereNow();
  // Opened again where nobody may write it could only be looked at: it stays open as it is, and takes what is done.
  if (now !== null) checkWritable(now);
  // SQLite takes no log into a file that was renamed when it closes it, and leaves it behind under the name before.
  if (now !== null) file.lying.takeLogIn();
  // Closed, SQLite would write what it has among the pages of the other file.
  const isAbandoned = file.lying.isOverwritten;
  const to = now ?? rescued(file, folder);
  if (isAbandoned) file.abandon();
  else file.close();
  removeLogLeft(from, log);
  return { file: openToWork(to, taker), how: now === null ? 'rescued' : 'renamed', isAbandoned };
}
