/** Faces out of the edition's file, each as a file of its own: of a blob, SQLite reads all or nothing. */
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileId } from '../../shared/edition/ids.ts';
import { asDayangError } from '../errors.ts';
import { isWholeFace } from '../own-faces.ts';
import type { EditionFile } from './edition-file.ts';

/**
 * Sees to it that a face's file lies under a path, of which one of its length that is there is taken to be it; false
 * where the edition has no such face, or its bytes are damaged. Throws `disk-full` or `not-writable`.
 */
export function unpackFace(file: EditionFile, id: FileId, path: string): boolean {
  const length = file.keptLength(id);
  if (length === undefined) return false;
  if (statSync(path, { throwIfNoEntry: false })?.size === length) return true;
  const bytes = file.keptFile(id);
  if (bytes === undefined || !isWholeFace(id, bytes)) return false;
  const partial = `${path}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(partial, bytes, { flush: true });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw asDayangError(error, path);
  }
  return true;
}
