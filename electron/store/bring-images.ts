/** Pictures of copied blocks, brought from the file they were copied of into the edition they are pasted into. */
import { setImmediate } from 'node:timers/promises';
import type { ImageId } from '../../shared/edition/ids.ts';
import { EditionFile } from './edition-file.ts';

/** The file that pictures were copied of; null where it is gone, or cannot be read now. */
function sourceAt(path: string): EditionFile | null {
  try {
    return EditionFile.openToRead(path, 'any');
  } catch {
    return null;
  }
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
  const brought: ImageId[] = [];
  try {
    for (const id of images) {
      const bytes = source.image(id);
      if (bytes === undefined) continue;
      const shown = source.preview(id);
      // Where there is no smaller one, it is the picture itself.
      const preview = shown === undefined || shown.length === bytes.length ? null : shown;
      if (into().addImage(bytes, preview) === id) brought.push(id);
      await setImmediate();
    }
  } finally {
    source.close();
  }
  return brought;
}
