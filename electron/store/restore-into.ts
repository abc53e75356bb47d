/** Bringing an open edition back to what a backup of it has: one step, which is undone as every other. */
import { differenceOf } from '../../shared/edition/difference.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { bringNamed } from './bring-images.ts';
import { EditionFile, type Stepped } from './edition-file.ts';

/**
 * Makes the records of the file what the backup has, with the bytes they name; null where they are that already. Its log and
 * its versions go on. Throws what reading the backup throws, `disk-full`, `not-writable`, or `operation-rejected` where
 * somebody changed the edition meanwhile so that it does not hold; then nothing has changed but bytes nobody names.
 */
export async function restoreInto(
  into: () => EditionFile,
  backup: string,
  by: Omit<Operation, 'label' | 'patches'>,
): Promise<Stepped | null> {
  const source = EditionFile.openToRead(backup, 'any');
  try {
    const { edition } = source;
    await bringNamed(into, source, edition);
    const patches = differenceOf(into().edition, edition);
    if (patches.length === 0) return null;
    const label = 'backup.restore';
    into().apply({ ...by, label, patches });
    return { label, patches };
  } finally {
    source.close();
  }
}
