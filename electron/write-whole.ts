/** Files written whole: a file gets its name once all of it is on the disk, so that nobody meets half of one. */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { asDayangError, DayangError } from './errors.ts';

/** Why a file was not written: where its folder is there, what is missing is a name the system would take (so Windows says it). */
function notWritten(error: unknown, path: string): DayangError {
  const known = asDayangError(error, path);
  if (known.code !== 'file-missing') return known;
  const folder = dirname(resolve(path));
  if (existsSync(folder)) return new DayangError('name-refused', { name: path }, error);
  return new DayangError('folder-missing', { folder, name: basename(path) }, error);
}

/** Sees to it that a file is on the disk. Throws what the system does. */
export function forceFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Sees to it that a file's name is on the disk, too: until its folder is, a power cut may take a new name back. Where a system
 * opens no folders (Windows), or a share refuses, it writes names when it does.
 */
export function forceName(path: string): void {
  try {
    const folder = openSync(dirname(resolve(path)), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The file is there under its name; only a power cut within seconds could tell.
  }
}

/**
 * Gives a file a name that no other has; whoever asks takes the name away that it had. Throws `EEXIST` where one has it, and
 * what the system throws. File systems without links (exFAT, many shares) rename: of two at the same moment the later stays.
 */
export function nameAnew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (isThere) throw error;
    if (existsSync(to)) throw Object.assign(new Error('a file has the name', { cause: error }), { code: 'EEXIST' });
    renameSync(from, to);
  }
}

/** Writes a file under another name first. Throws {@link DayangError}; then nothing has changed. */
export function writeThrough(partial: string, path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(partial, bytes);
    // Main's Node knows no `flush` of its own yet.
    forceFile(partial);
    renameSync(partial, path);
    forceName(path);
  } catch (error) {
    if (existsSync(partial)) rmSync(partial);
    throw notWritten(error, path);
  }
}

/**
 * Writes a file, beside its place at first. Processes and threads that write the same file at the same time do not meet:
 * the last one's stays. Throws {@link DayangError}.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  // Beside it under a short name: a long one may have no room for more.
  writeThrough(join(dirname(path), `.${randomUUID()}.partial`), path, bytes);
}

/** Writes a file as {@link writeWhole} does, in a folder that is made where it is not there. Throws {@link DayangError}. */
export function writeInFolder(path: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw asDayangError(error, path);
  }
  writeWhole(path, bytes);
}
