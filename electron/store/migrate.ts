/** Bringing an edition file to the version this program writes. */
import type { Database } from 'better-sqlite3';
import { DayangError } from '../errors.ts';
import type { Migration } from './schema.ts';

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Runs the migrations a file still lacks, each in one transaction, after a backup of the file as it
 * was (`<path>.v<version>.backup`). Throws `edition-newer` for a file of a later version.
 */
export function migrate(database: Database, path: string, migrations: readonly Migration[]): void {
  const from = versionOf(database);
  if (from > migrations.length) {
    throw new DayangError('edition-newer', { name: path, version: from, supported: migrations.length });
  }
  if (from > 0 && from < migrations.length) {
    database.prepare('VACUUM INTO ?').run(`${path}.v${from}.backup`);
  }
  for (let version = from; version < migrations.length; version++) {
    database.transaction(() => {
      database.exec(migrations[version] ?? '');
      database.pragma(`user_version = ${version + 1}`);
    })();
  }
}
