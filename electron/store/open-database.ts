/** Opening SQLite as the store wants it. */
import { accessSync, constants, existsSync, lstatSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { Storage } from '../../shared/edition/holder-records.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { addSumFunction } from './sums.ts';

/**
 * Opens a database for this process alone, as what comes from outside: SQLite's own precautions are taken, and nothing is
 * written until {@link readyToWrite}. Throws what SQLite throws; then the file is let go.
 */
export function openDatabase(path: string): Database.Database {
  const database = new Database(path, { timeout: 1000 });
  try {
    // Exclusive: the store is the only process with the file open (and WAL then needs no shared memory).
    database.pragma('locking_mode = EXCLUSIVE');
    // What a file's schema calls is not trusted, cells are measured as pages are read, and a file that another program
    // makes shorter meanwhile is an error and no crash (sqlite.org/security.html). Defensive mode is the binding's own.
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('mmap_size = 0');
    addSumFunction(database);
    return database;
  } catch (error) {
    // A damaged file that stayed open would be locked for whoever repairs or replaces it.
    database.close();
    throw error;
  }
}

/**
 * Has a database written as the store writes: every change durable, and nothing leading nowhere. On a disk of this machine in
 * a log beside the file, which is fastest. Elsewhere in the file itself, with a journal of what it was: a log is no use to who
 * copies the file alone, and SQLite warns of logs on disks of the network. The file is whole after every change there.
 */
export function readyToWrite(database: Database.Database, storage: Pick<Storage, 'kind'> = { kind: 'local' }): void {
  database.pragma(`journal_mode = ${storage.kind === 'local' ? 'WAL' : 'TRUNCATE'}`);
  database.pragma(`synchronous = ${storage.kind === 'local' ? 'FULL' : 'EXTRA'}`);
  database.pragma('foreign_keys = ON');
  // On macOS what a sync writes may stay in the disk's own cache: asked for, it does not. Other systems know no such word.
  database.pragma('fullfsync = ON');
  database.pragma('checkpoint_fullfsync = ON');
}

/** SQLite's longest name beside a file's own. Asked for before SQLite is, which only says that it cannot open it. */
function checkName(path: string): void {
  try {
    lstatSync(`${path}-journal`, { throwIfNoEntry: false });
  } catch (error) {
    throw asDayangError(error, path);
  }
}

/** A new file needs its folder, and a name that has room for SQLite's. Throws `folder-missing` or `name-too-long`. */
export function checkFolder(path: string): void {
  checkName(path);
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) throw new DayangError('folder-missing', { folder, name: basename(path) });
}

/** SQLite needs the folder too, for its log. Throws `not-writable`. */
export function checkWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw asDayangError(error, path);
  }
}
