/** Which file a name stands for: two files of one name, one after the other, are two. */
import { type BigIntStats, statSync } from 'node:fs';

/** What the system says of a file; undefined where there is none. */
export function statOf(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

/** Device and inode of the file a name stands for; empty where there is none. */
export function identityOf(path: string): string {
  const file = statOf(path);
  return file === undefined ? '' : `${file.dev} ${file.ino}`;
}

/** What the lease of an edition's file is called, which says who works on it. */
export function leaseOf(path: string): string {
  return `${path}-lease`;
}
