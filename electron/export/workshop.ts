/** Where the files of an export are written. */
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { asDayangError } from '../errors.ts';
import { writeThrough } from '../write-whole.ts';

/** What is under way stays in here, out of the way of whoever collects the folder's files. */
const WORKSHOP = '.dayang-partial';

/**
 * A place inside a folder for files under way: the folder itself holds whole files only, even after
 * the process was killed. What an earlier, killed export left there is removed.
 */
export class Workshop {
  readonly #folder: string;
  readonly #path: string;

  /** Throws {@link DayangError} where the folder does not let itself be written in. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, WORKSHOP);
    try {
      if (existsSync(this.#path)) {
        for (const name of readdirSync(this.#path)) {
          if (!isRunning(Number.parseInt(name, 10))) rmSync(join(this.#path, name), { recursive: true, force: true });
        }
      }
      mkdirSync(this.#path, { recursive: true });
    } catch (error) {
      throw asDayangError(error, folder);
    }
  }

  /** Writes a file of the folder, whole or not at all. Throws {@link DayangError}. */
  write(name: string, bytes: Uint8Array): void {
    writeThrough(join(this.#path, `${process.pid}.${threadId}.${name}`), join(this.#folder, name), bytes);
  }

  /** Takes the place away, unless somebody else is at work there. */
  close(): void {
    try {
      rmdirSync(this.#path);
    } catch {
      // Not empty: another export is under way. Nothing is lost by leaving it.
    }
  }
}

/** True of a process that runs; `kill` with signal 0 only asks. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
