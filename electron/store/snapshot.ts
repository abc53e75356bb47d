/**
 * A copy of an edition's file in a folder of its own, for whoever only looks at it. Nothing is written beside the file:
 * SQLite would make its log there, roll an unfinished one into the file, and take it away; a file of an earlier version
 * would be migrated. The copy holds what was durable when it was made, also while a window has the file open.
 */
import {
  type BigIntStats,
  chmodSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { asDayangError, DayangError } from '../errors.ts';
import { copyTo } from './locked-files.ts';
import { BESIDE } from './regular-file.ts';

/** The header of a write-ahead log (SQLite file format §4.1): another log has other salts in it. */
const LOG_HEADER = 32;

/** Tries while somebody writes: a checkpoint takes milliseconds, and comes after seconds of work. */
const MOST_TRIES = 50;
/** How long is waited between two, and how old a change has to be for a clock of ten milliseconds to tell it from another. */
const PAUSE_MS = 20;

/** Read and written by whoever made it, and nobody else. */
const OWNERS = 0o600;

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** What tells one state of the file from another: which file it is, its size and time, and which log lies beside it. */
function stateOf(path: string): string {
  const file: BigIntStats = statSync(path, { bigint: true });
  const logs = BESIDE.map((end) => {
    const log = `${path}${end}`;
    if (!existsSync(log)) return '';
    const descriptor = openSync(log, 'r');
    try {
      const header = Buffer.alloc(LOG_HEADER);
      readSync(descriptor, header, 0, LOG_HEADER, 0);
      return header.toString('hex');
    } finally {
      closeSync(descriptor);
    }
  });
  return [file.dev, file.ino, file.size, file.mtimeNs, ...logs].join(' ');
}

/** True where the file was written to a moment ago: once more would show in no clock. */
function isFresh(path: string): boolean {
  return Math.abs(Date.now() - statSync(path).mtimeMs) < PAUSE_MS;
}

/** Where a file's header keeps the size of its pages and their number (SQLite file format §1.3). */
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;
const FILE_HEADER = 100;
/** A file that says it has more than this beside what is there says so by damage. */
const MOST_MISSING = 64 * 2 ** 20;

/** Gives a copy that was cut off the length it had: what is not there is then damage of that, and the rest can be read. */
function lengthen(copy: string): void {
  const header = Buffer.alloc(FILE_HEADER);
  const descriptor = openSync(copy, 'r');
  try {
    if (readSync(descriptor, header, 0, FILE_HEADER, 0) < FILE_HEADER) return;
  } finally {
    closeSync(descriptor);
  }
  const size = header.readUInt16BE(PAGE_SIZE_AT);
  const wanted = (size === 1 ? 65_536 : size) * header.readUInt32BE(PAGE_COUNT_AT);
  const there = statSync(copy).size;
  if (wanted > there && wanted - there <= Math.max(MOST_MISSING, there)) truncateSync(copy, wanted);
}

/** A copy of a file with the log beside it, and the folder it is in, which whoever asked for it removes. */
export interface Snapshot {
  readonly path: string;
  readonly folder: string;
}

/**
 * Copies a file that may be open elsewhere, as it stands. The log is only ever written on at its end, and what is half in it
 * SQLite leaves out; so the copy is sound if neither the file nor the log's beginning was another afterwards. Throws
 * `edition-busy` where that never comes to pass, `disk-full` where there is no room for the copy.
 */
export function takeSnapshot(path: string): Snapshot {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-'));
  const copy = join(folder, basename(path));
  try {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (isFresh(path)) pause(PAUSE_MS);
      const before = stateOf(path);
      for (const end of ['', ...BESIDE]) {
        rmSync(`${copy}${end}`, { force: true });
        if (!existsSync(`${path}${end}`)) continue;
        copyTo(`${path}${end}`, `${copy}${end}`);
        // What may only be read is copied with its permissions, and SQLite locks what it may write alone.
        chmodSync(`${copy}${end}`, OWNERS);
      }
      if (stateOf(path) === before) {
        lengthen(copy);
        return { path: copy, folder };
      }
      pause(PAUSE_MS);
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw asDayangError(error, path, 'reading');
  }
  rmSync(folder, { recursive: true, force: true });
  throw new DayangError('edition-busy', { name: path });
}
