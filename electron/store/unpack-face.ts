/** Faces out of the edition's file, each as a file of its own: of a blob, SQLite reads all or nothing. */
import type { FileId } from '../../shared/edition/ids.ts';
import { isKept, writeKept } from '../kept-files.ts';
import { isWholeFace } from '../own-faces.ts';
import type { EditionFile } from './edition-file.ts';

/**
 * Sees to it that a face's file lies under a path; false where the edition has no such face, or its bytes are damaged.
 * Throws `disk-full` or `not-writable`.
 */
export function unpackFace(file: EditionFile, id: FileId, path: string): boolean {
  if (!file.keepsFile(id)) return false;
  if (isKept(path, id)) return true;
  const bytes = file.keptFile(id);
  if (bytes === undefined || !isWholeFace(id, bytes)) return false;
  writeKept(path, bytes);
  return true;
}
