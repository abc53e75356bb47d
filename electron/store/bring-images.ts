/** Pictures, and files of faces and drawings, brought into the edition that is open from another file of an edition. */
import { setImmediate } from 'node:timers/promises';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { fileIdOf } from '../pictures.ts';
import { EditionFile } from './edition-file.ts';

/** A file to bring something from; null where it is gone, or cannot be read now. */
function sourceAt(path: string): EditionFile | null {
  try {
    return EditionFile.openToRead(path, 'any');
  } catch {
    return null;
  }
}

/** Copies the bytes of pictures that a file has whole, and tells which those are. */
async function copyImages(
  into: () => EditionFile,
  source: EditionFile,
  images: readonly ImageId[],
): Promise<ImageId[]> {
  const brought: ImageId[] = [];
  for (const id of images) {
    const bytes = source.image(id);
    if (bytes === undefined) continue;
    const shown = source.preview(id);
    // Where there is no smaller one, it is the picture itself.
    const preview = shown === undefined || shown.length === bytes.length ? null : shown;
    if (into().addImage(bytes, preview) === id) brought.push(id);
    await setImmediate();
  }
  return brought;
}

/**
 * Copies the bytes of pictures from one file to another, and tells which there were. `into` is asked for anew before each, and
 * throws once another edition is open; between two of them what is typed meanwhile is stored. A picture is there whole or not at
 * all. Throws `disk-full` or `not-writable`.
 */
export async function bringImages(
  into: () => EditionFile,
  from: string,
  images: readonly ImageId[],
): Promise<ImageId[]> {
  // One that was taken out of the tray since has its bytes in the file still.
  if (into().path === from) return images.filter((id) => into().image(id) !== undefined);
  const source = sourceAt(from);
  if (source === null) return [];
  try {
    return await copyImages(into, source, images);
  } finally {
    source.close();
  }
}

/**
 * Brings what an edition's records name and the file that is open has not whole: pictures, files of faces and of drawings.
 * Returns how much is missing still. `into` and errors as of {@link bringImages}.
 */
export async function bringNamed(into: () => EditionFile, source: EditionFile, edition: Edition): Promise<number> {
  let missing = 0;
  const files = [
    ...Object.values(edition.faces).flatMap(({ file }) => file ?? []),
    ...Object.values(edition.artwork).map(({ id }) => id),
  ];
  for (const id of files) {
    await setImmediate();
    if (into().bytes.hasWhole(id)) continue;
    const bytes = source.keptFile(id);
    if (bytes !== undefined && fileIdOf(bytes) === id) into().addFile(bytes);
    else missing++;
  }
  const images: ImageId[] = [];
  for (const { id } of Object.values(edition.images)) {
    await setImmediate();
    if (into().image(id) === undefined) images.push(id);
  }
  return missing + images.length - (await copyImages(into, source, images)).length;
}

/** Brings from another file what the records of the file that is open name and it has not; true once it has all. */
export async function bringMissing(into: () => EditionFile, from: string): Promise<boolean> {
  const source = sourceAt(from);
  if (source === null) return false;
  try {
    return (await bringNamed(into, source, into().edition)) === 0;
  } finally {
    source.close();
  }
}
