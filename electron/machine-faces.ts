/**
 * Faces whose makers allow them to be looked at and printed only (`OS/2` fsType 4): they stay on the machine, beside no
 * edition, as they were taken. An edition names them by their ids; on a machine that has none of them they are missed.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileId } from '../shared/edition/ids.ts';
import { asDayangError } from './errors.ts';
import { isWholeFace } from './own-faces.ts';
import { fileIdOf } from './pictures.ts';

function writeWhole(path: string, bytes: Uint8Array): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(partial, bytes, { flush: true });
    renameSync(partial, path);
  } catch (error) {
    if (existsSync(partial)) rmSync(partial);
    throw asDayangError(error, path);
  }
}

export class MachineFaces {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(id: FileId): string {
    return join(this.#folder, `${id}.face`);
  }

  /** Keeps a face on the machine. Throws `disk-full` or `not-writable`. */
  keep(bytes: Uint8Array): void {
    writeWhole(this.#path(fileIdOf(bytes)), bytes);
  }

  /**
   * Sees to it that a face's file lies under a path, of which one of its length that is there is taken to be it; false
   * where the machine has no such face that is whole. Throws `disk-full` or `not-writable`.
   */
  unpack(id: FileId, path: string): boolean {
    const length = statSync(this.#path(id), { throwIfNoEntry: false })?.size;
    if (length === undefined) return false;
    if (statSync(path, { throwIfNoEntry: false })?.size === length) return true;
    const bytes = readFileSync(this.#path(id));
    if (!isWholeFace(id, bytes)) return false;
    writeWhole(path, bytes);
    return true;
  }
}
