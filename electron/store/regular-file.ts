/** Only a regular file is ever opened: a pipe waits for whoever writes to it, and a device may never end. */
import { type Stats, statSync } from 'node:fs';
import { asDayangError, DayangError } from '../errors.ts';

/** What stands under a name that is neither a file nor a folder (POSIX.1-2017, sys/stat.h), in both languages. */
function kindOf(stats: Stats): { readonly zh: string; readonly en: string } {
  if (stats.isFIFO()) return { zh: '管道', en: 'a pipe' };
  if (stats.isSocket()) return { zh: '套接字', en: 'a socket' };
  return { zh: '设备', en: 'a device' };
}

/** What SQLite keeps beside a file: its write-ahead log, and the journal of a file that has no such log. */
export const BESIDE = ['-wal', '-journal'] as const;

function refuseOther(path: string, stats: Stats): void {
  if (stats.isDirectory()) throw new DayangError('is-directory', { name: path });
  if (!stats.isFile()) throw new DayangError('not-a-file', { name: path, ...kindOf(stats) });
}

/**
 * Sees to it that a name leads to a regular file, before anything opens it, and so what SQLite keeps beside it. Throws `is-directory`, `not-a-file`,
 * `link-loop`, `file-missing` or `not-readable`.
 */
export function checkRegular(path: string): void {
  try {
    refuseOther(path, statSync(path));
    for (const end of BESIDE) {
      const stats = statSync(`${path}${end}`, { throwIfNoEntry: false });
      if (stats !== undefined) refuseOther(`${path}${end}`, stats);
    }
  } catch (error) {
    throw asDayangError(error, path, 'reading');
  }
}
