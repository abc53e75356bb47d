/** Bringing an edition file to the version this program writes. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { DayangError } from '../errors.ts';
import { forceFile, forceName } from '../write-whole.ts';
import { type Migration, runMigration } from './schema.ts';

/** The version a file is of. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** Where a file is kept as it was: `<path>.v<version>.backup`, or one more where there is one of before. */
function backupOf(path: string, version: number): string {
  const name = (at: number) => `${path}.v${version}${at === 1 ? '' : `-${at}`}.backup`;
  let at = 1;
  while (existsSync(name(at))) at += 1;
  return name(at);
}

/** Keeps a file as it is. It has its name once it is whole: what a kill left of one before is done anew. */
function backUp(database: Database, path: string, version: number): string {
  const partial = `${path}.v${version}.backup.partial`;
  rmSync(partial, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(partial);
    const backup = backupOf(path, version);
    // SQLite leaves it to the system when what it wrote into another file is on the disk.
    forceFile(partial);
    renameSync(partial, backup);
    forceName(backup);
    return backup;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Takes the steps a file still lacks. */
function takeSteps(database: Database, from: number, migrations: readonly Migration[]): void {
  for (const migration of migrations.slice(from)) runMigration(database, migration);
  database.pragma(`user_version = ${migrations.length}`);
}

/**
 * Takes all the steps that a file still lacks, and what `check` does with the outcome, in one transaction: a file that fails
 * or is killed on the way is what it was, and can be tried again. Before that it is kept as it is beside itself, unless
 * `path` is null. Throws `edition-newer` for a file of a later version, and what `check` throws.
 */
export function migrate<T>(
  database: Database,
  path: string | null,
  migrations: readonly Migration[],
  check: () => T,
): T {
  const from = versionOf(database);
  if (from > migrations.length) {
    throw new DayangError('edition-newer', { name: path ?? '', version: from, supported: migrations.length });
  }
  if (from === migrations.length) return check();
  const backup = from > 0 && path !== null ? backUp(database, path, from) : null;
  try {
    return database
      .transaction(() => {
        takeSteps(database, from, migrations);
        return check();
      })
      .immediate();
  } catch (error) {
    // The file is as it was: nobody needs what was kept of it.
    if (backup !== null) rmSync(backup, { force: true });
    throw error;
  }
}
