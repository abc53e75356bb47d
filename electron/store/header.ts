/** Telling an edition from any other file by its first bytes, before SQLite may touch it. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { asDayangError, DayangError } from '../errors.ts';
import { applicationIds, type FileKind, migrations } from './schema.ts';

/** Where SQLite's file header keeps them (SQLite file format §1.3). */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const HEADER_LENGTH = 100;

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_LENGTH);
    const length = readSync(file, header, 0, HEADER_LENGTH, 0);
    return header.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** What to say of a file that is not of the kind that was asked for. */
const refusals = { edition: 'not-an-edition', paper: 'not-a-paper' } as const;

/** Throws `file-missing`, `is-directory`, `not-readable`, `not-an-edition`, `not-a-paper` or `edition-newer`. */
export function checkHeader(path: string, kind: FileKind): void {
  let header: Buffer;
  try {
    if (statSync(path).isDirectory()) throw new DayangError('is-directory', { name: path });
    header = firstBytes(path);
  } catch (error) {
    throw asDayangError(error, path);
  }
  const isSqlite = header.length === HEADER_LENGTH && header.toString('latin1', 0, 16) === 'SQLite format 3\0';
  if (!isSqlite || header.readUInt32BE(APPLICATION_ID_AT) !== applicationIds[kind]) {
    throw new DayangError(refusals[kind], { name: path });
  }
  const version = header.readUInt32BE(USER_VERSION_AT);
  if (version > migrations.length) {
    throw new DayangError('edition-newer', { name: path, version, supported: migrations.length });
  }
}
