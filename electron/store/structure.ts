/** Whether the pages of a file hang together, as SQLite itself finds. */
import type { Database } from 'better-sqlite3';

/** How thoroughly: `full` goes through the indexes, too. */
type Depth = 'quick' | 'full';

/**
 * True where SQLite finds nothing wrong (sqlite.org/pragma.html#pragma_quick_check); of one table, where one is named. What
 * is in the records is not its matter: constraints on them are left out, for each is read and held to its sum.
 */
export function isSoundStructure(database: Database, depth: Depth = 'quick', table: string | null = null): boolean {
  const pragma = depth === 'full' ? 'integrity_check' : 'quick_check';
  database.pragma('ignore_check_constraints = ON');
  try {
    return database.pragma(`${pragma}(${table ?? 1})`, { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    database.pragma('ignore_check_constraints = OFF');
  }
}
