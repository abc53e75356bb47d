/**
 * Bytes of files that SQLite may have open in this process. A system of the POSIX kind drops all locks that a process has on a
 * file as soon as that closes any descriptor of it (fcntl(2), sqlite.org/howtocorrupt.html §2.2): one look at the bytes of an
 * open edition would let every other program write into it. So of a file that is open here one descriptor is kept to look at
 * it by, until SQLite has let go of it.
 */
import { closeSync, constants, copyFileSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { identityOf } from '../file-identity.ts';

interface Locked {
  /** How often SQLite has it open. */
  count: number;
  descriptor: number | null;
}

/** What SQLite has open, by {@link identityOf}. */
const locked = new Map<string, Locked>();

/** SQLite has a file open; what is returned is called once it has closed it. */
export function keepLocks(identity: string): () => void {
  const file = locked.get(identity) ?? { count: 0, descriptor: null };
  file.count += 1;
  locked.set(identity, file);
  let isOpen = true;
  return () => {
    // What is closed twice is closed once.
    if (!isOpen) return;
    isOpen = false;
    file.count -= 1;
    if (file.count > 0) return;
    locked.delete(identity);
    if (file.descriptor !== null) closeSync(file.descriptor);
  };
}

/** A descriptor that outlives what reads by it; null where the file is not open here. */
function keptDescriptor(path: string): number | null {
  const file = locked.get(identityOf(path));
  if (file === undefined) return null;
  file.descriptor ??= openSync(path, 'r');
  return file.descriptor;
}

/** Reads of a file. Throws what the system throws. */
export function readFrom<T>(path: string, read: (descriptor: number) => T): T {
  const kept = keptDescriptor(path);
  if (kept !== null) return read(kept);
  const descriptor = openSync(path, 'r');
  try {
    return read(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes copied at once. */
const AT_ONCE = 2 ** 20;

/** Copies a file over whatever has the other name. Throws what the system throws. */
export function copyTo(path: string, copy: string): void {
  const from = keptDescriptor(path);
  // A file system that can keeps one set of blocks for both.
  if (from === null) {
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    return;
  }
  const to = openSync(copy, 'w', fstatSync(from).mode);
  try {
    const bytes = Buffer.alloc(AT_ONCE);
    for (let at = 0; ; ) {
      const length = readSync(from, bytes, 0, AT_ONCE, at);
      if (length === 0) return;
      // A disk that is nearly full takes less than it is given.
      for (let done = 0; done < length; ) done += writeSync(to, bytes, done, length - done, at + done);
      at += length;
    }
  } finally {
    closeSync(to);
  }
}
