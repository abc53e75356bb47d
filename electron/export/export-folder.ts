/** The folder files are exported to: whether it can be written, has room, and holds what is not ours. */
import { existsSync, mkdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asDayangError, DayangError } from '../errors.ts';
import { picturesOf } from './page-job.ts';
import type { ExportJob } from './target.ts';

/** Bytes a page's text, fonts and profile come to at most. */
const ROOM_PER_PAGE = 768 * 1024;
/** Bytes of a packed pixel of a picture. */
const ROOM_PER_PIXEL = 3;

/** Bytes to ask for before starting. */
function roomFor({ pages, settings }: ExportJob): number {
  const perInch = settings.mostPixelsPerInch / 72;
  const pixels = picturesOf(pages).reduce((sum, { frame }) => sum + frame.width * frame.height * perInch * perInch, 0);
  return pages.length * ROOM_PER_PAGE + pixels * ROOM_PER_PIXEL;
}

/** Makes the folder and sees that it has room. Throws `not-writable`, `is-directory` or `disk-full`. */
export function openFolder(folder: string, job: ExportJob): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // A folder that cannot be made is reported as missing on read-only file systems.
    const known = asDayangError(error, folder);
    throw known.code === 'file-missing' ? new DayangError('not-writable', { name: folder }, error) : known;
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < roomFor(job)) throw new DayangError('disk-full', { name: folder });
}

/** True of a file that is there and that Dayang has not written, by what it says of itself. */
export function isForeign(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return !readFileSync(path, 'latin1').includes('/Producer(Dayang)');
  } catch {
    // A folder of that name, or a file that lets nobody read it.
    return true;
  }
}

/**
 * When a file of that name was last written to the folder, ISO 8601: a press that collects it would print old pages.
 * Null where none was.
 */
export function writtenAt(folder: string, name: string): string | null {
  return statSync(join(folder, name), { throwIfNoEntry: false })?.mtime.toISOString() ?? null;
}
