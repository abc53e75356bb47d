/**
 * Faces whose makers allow them to be looked at and printed only (`OS/2` fsType 4): they stay on the machine, beside no
 * edition, as they were taken. An edition names them by their ids; on a machine that has none of them they are missed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FileId } from '../shared/edition/ids.ts';
import { isKept, writeKept } from './kept-files.ts';
import { isWholeFace } from './own-faces.ts';
import { fileIdOf } from './pictures.ts';
import { programData } from './program-data.ts';
import { writeInFolder } from './write-whole.ts';

/**
 * The folder such faces are in, the same for window and command line; `DAYANG_MACHINE_FACES` names another.
 */
export function machineFacesFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const named = environment['DAYANG_MACHINE_FACES'];
  if (named !== undefined && named !== '') return named;
  return join(programData(environment, platform, home), 'machine-faces');
}

export class MachineFaces {
  readonly #folder: string;

  constructor(folder = machineFacesFolder()) {
    this.#folder = folder;
  }

  #path(id: FileId): string {
    return join(this.#folder, `${id}.face`);
  }

  /** Keeps a face on the machine. Throws `disk-full` or `not-writable`. */
  keep(bytes: Uint8Array): FileId {
    const id = fileIdOf(bytes);
    writeInFolder(this.#path(id), bytes);
    return id;
  }

  /** A face's bytes; undefined where the machine has none of it. Whether they are whole is for who takes them to see. */
  read(id: FileId): Uint8Array | undefined {
    try {
      return readFileSync(this.#path(id));
    } catch {
      return undefined;
    }
  }

  /**
   * Sees to it that a face's file lies under a path; false where the machine has no such face that is whole. Throws `disk-full` or `not-writable`.
   */
  unpack(id: FileId, path: string): boolean {
    if (!existsSync(this.#path(id))) return false;
    if (isKept(path, id)) return true;
    const bytes = readFileSync(this.#path(id));
    if (!isWholeFace(id, bytes)) return false;
    writeKept(path, bytes);
    return true;
  }
}
