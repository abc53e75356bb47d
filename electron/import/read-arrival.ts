/** What came into a watched folder, read as what it is: a picture by itself, a page placed whole, or copy. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { asDayangError } from '../errors.ts';
import type { ImportReader } from './import-reader.ts';
import { otherBytes } from './other-bytes.ts';
import type { PhotoFile } from './photo.ts';
import { isPageFile } from './placed/page-file.ts';
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

/** A file that came: copy with its pictures, or a picture by itself, which the page of an advert is, too. */
export type ArrivedFile =
  | CopyFile
  | { readonly kind: 'picture'; readonly name: string; readonly photo: PhotoFile; readonly isArtwork?: true };

/** The two readers of a process: pictures wait for no document. */
interface Readers {
  readonly copy: Pick<ImportReader, 'copy'>;
  readonly pictures: Pick<ImportReader, 'photo' | 'page'>;
}

/**
 * Reads a file that came; artwork of a booked advert as adverts are read, of a PDF its first page. Throws as `ImportReader`
 * does.
 */
export async function readArrival(
  { copy, pictures }: Readers,
  path: string,
  { isArtwork, signal }: { readonly isArtwork: boolean; readonly signal?: AbortSignal },
): Promise<ArrivedFile> {
  const given = signal === undefined ? {} : { signal };
  const name = basename(path);
  const picture = { kind: 'picture', name, ...(isArtwork ? { isArtwork } : {}) } as const;
  if (isArtwork && isPageFile(path)) return { ...picture, photo: await pictures.page(path, 1, signal) };
  if (!isPicture(path)) return copy.copy(path, given);
  return { ...picture, photo: await pictures.photo(path, { isAdvert: isArtwork, ...given }) };
}
