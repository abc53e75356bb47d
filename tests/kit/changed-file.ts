/** Edition files whose rows somebody changed who knows how they are written: their sums hold, what they say may not. */
import Database from 'better-sqlite3';
import { sealAll } from '../../electron/store/seal-all.ts';

/** Changes a file's rows by SQL, whatever its constraints are. With `isSealed`, every row has the sum of what it says. */
export function changeRows(path: string, change: (database: Database.Database) => void, isSealed = true): void {
  const database = new Database(path);
  try {
    database.pragma('foreign_keys = OFF');
    database.pragma('ignore_check_constraints = ON');
    change(database);
    if (isSealed) {
      database.exec('DELETE FROM seal');
      sealAll(database);
    }
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
