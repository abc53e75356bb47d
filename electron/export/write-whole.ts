import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { asDayangError } from '../errors.ts';

/**
 * Writes beside the target and renames, so that half a file never has the whole one's name. Throws
 * {@link DayangError}.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    writeFileSync(partial, bytes, { flush: true });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw asDayangError(error, path);
  }
}
