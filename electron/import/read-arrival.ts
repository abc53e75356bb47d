/** What came into a watched folder, read as what it is: a picture by itself, or copy. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { asDayangError } from '../errors.ts';
import type { ImportReader } from './import-reader.ts';
import { otherBytes } from './other-bytes.ts';
import type { PhotoFile } from './photo.ts';
import type { CopyFile } from './read-story.ts';

/** Bytes that tell a picture. */
const HEAD = 1_024;

/** True of a file whose first bytes are a picture's. Throws as reading a file does. */
function isPicture(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const head = new Uint8Array(HEAD);
      return otherBytes(head.subarray(0, readSync(file, head, 0, HEAD, 0))) === 'picture';
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw asDayangError(error, basename(path), 'reading');
  }
}

/** A file that came: copy with its pictures, or a picture by itself. */
export type ArrivedFile = CopyFile | { readonly kind: 'picture'; readonly name: string; readonly photo: PhotoFile };

/** The two readers of a process: pictures wait for no document. */
interface Readers {
  readonly copy: Pick<ImportReader, 'copy'>;
  readonly pictures: Pick<ImportReader, 'photo'>;
}

/** Reads a file that came. Throws as `ImportReader` does. */
export async function readArrival(
  { copy, pictures }: Readers,
  path: string,
  signal?: AbortSignal,
): Promise<ArrivedFile> {
  const given = signal === undefined ? {} : { signal };
  if (!isPicture(path)) return copy.copy(path, given);
  return { kind: 'picture', name: basename(path), photo: await pictures.photo(path, given) };
}
