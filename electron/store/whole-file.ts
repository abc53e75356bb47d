/** Files written whole: a file gets its name once all of it is there, so that nobody meets half of one. */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import type { FileKind } from '../../shared/edition/log-records.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { forceName, nameAnew } from '../write-whole.ts';
import { makeOwn } from './file-place.ts';
import { heldBy } from './lease.ts';
import { migrate } from './migrate.ts';
import { checkFolder, openDatabase, readyToWrite } from './open-database.ts';
import { heldError } from './read-only.ts';
import { applicationIds, migrations } from './schema.ts';
import { storageOf } from './storage.ts';

/** What a file is called until it is whole. */
function partialOf(path: string): string {
  // A short name of its own: the file's may have no room for more.
  return join(dirname(path), `.${process.pid}-${randomUUID()}.partial`);
}

/** Takes away what is left of a file that did not become whole, or has its name by now. */
function removePartial(partial: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${end}`, { force: true });
}

/**
 * Makes a file, never over an existing one; `fill` writes its rows in one transaction. Throws `already-exists`,
 * `folder-missing`, `not-writable` or `disk-full`.
 */
export function writeNewFile(path: string, kind: FileKind, fill: (database: Database.Database) => void): void {
  if (existsSync(path)) throw new DayangError('already-exists', { name: path });
  checkFolder(path);
  const partial = partialOf(path);
  let database: Database.Database | undefined;
  try {
    database = openDatabase(partial);
    database.pragma(`application_id = ${applicationIds[kind]}`);
    readyToWrite(database);
    migrate(database, null, migrations, () => undefined);
    const opened = database;
    opened.transaction(() => fill(opened))();
    opened.pragma('wal_checkpoint(TRUNCATE)');
    opened.close();
    nameAnew(partial, path);
    forceName(path);
  } catch (error) {
    database?.close();
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new DayangError('already-exists', { name: path }, error);
    }
    throw asDayangError(error, path);
  } finally {
    removePartial(partial);
  }
}

/**
 * Writes a copy of a file that is open. A file of the copy's name gives way, unless it is this one (`copy-onto-itself`)
 * or somebody has it open (`edition-busy`, `edition-held`). Throws `disk-full`, `not-writable` or `folder-missing`, too; then nothing has
 * changed.
 */
export async function copyWhole(database: Database.Database, from: string, path: string): Promise<void> {
  if (existsSync(path) && realpathSync(path) === realpathSync(from)) {
    throw new DayangError('copy-onto-itself', { name: path });
  }
  checkFolder(path);
  // SQLite would take the log of another file for this one's.
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined) throw new DayangError('edition-busy', { name: path });
  // On a disk of the network there is no log of what somebody works on.
  const held = existsSync(path) ? heldBy(path, storageOf(path)) : null;
  if (held?.isGone === false) throw heldError('edition-held', path, held.holder);
  const partial = partialOf(path);
  try {
    // Asked of the system, which says why a folder cannot be written in; SQLite's own word is of no use to a user.
    accessSync(dirname(path), constants.W_OK);
    await database.backup(partial);
    const copy = openDatabase(partial);
    makeOwn(copy);
    copy.close();
    renameSync(partial, path);
    forceName(path);
  } catch (error) {
    throw asDayangError(error, path);
  } finally {
    removePartial(partial);
  }
}
