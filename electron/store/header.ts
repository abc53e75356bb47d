/** Telling an edition from any other file by its first bytes, before SQLite may touch it. */
import { readSync } from 'node:fs';
import { type FileKind, fileKinds } from '../../shared/edition/log-records.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { readFrom } from './locked-files.ts';
import { checkRegular } from './regular-file.ts';
import { applicationIds, migrations } from './schema.ts';

/** Where SQLite's file header keeps them (SQLite file format §1.3). */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const HEADER_LENGTH = 100;

function firstBytes(path: string): Buffer {
  const header = Buffer.alloc(HEADER_LENGTH);
  const length = readFrom(path, (file) => readSync(file, header, 0, HEADER_LENGTH, 0));
  return header.subarray(0, length);
}

/** What to say of a file that is not of the kind that was asked for. */
const refusals = { edition: 'not-an-edition', paper: 'not-a-paper', any: 'not-an-edition' } as const;

/** The kind of file that is asked for; `any` where an edition will do as well as a newspaper. */
export type WantedKind = FileKind | 'any';

/**
 * Which kind of file it is. Throws what {@link checkRegular} does, `edition-newer`, and `not-an-edition`,
 * `paper-not-edition` or `not-a-paper` where it is not what was asked for.
 */
export function checkHeader(path: string, wanted: WantedKind, { isLaterRefused = true } = {}): FileKind {
  checkRegular(path);
  let header: Buffer;
  try {
    header = firstBytes(path);
  } catch (error) {
    throw asDayangError(error, path, 'reading');
  }
  const isSqlite = header.length === HEADER_LENGTH && header.toString('latin1', 0, 16) === 'SQLite format 3\0';
  const kind = isSqlite
    ? fileKinds.find((one) => header.readUInt32BE(APPLICATION_ID_AT) === applicationIds[one])
    : undefined;
  if (kind === 'paper' && wanted === 'edition') throw new DayangError('paper-not-edition', { name: path });
  if (kind === undefined || (wanted !== 'any' && kind !== wanted)) {
    throw new DayangError(refusals[wanted], { name: path });
  }
  const version = header.readUInt32BE(USER_VERSION_AT);
  if (isLaterRefused && version > migrations.length) {
    throw new DayangError('edition-newer', { name: path, version, supported: migrations.length });
  }
  return kind;
}

/** Which kind of file it is by its header, where that is sound, else by its name. */
export function likelyKind(path: string): FileKind {
  try {
    return checkHeader(path, 'any', { isLaterRefused: false });
  } catch {
    return path.endsWith('.dayang-paper') ? 'paper' : 'edition';
  }
}
