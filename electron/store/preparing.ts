/** Statements that are made when they are first asked for: most of them an edition that is opened and looked at never needs. */
import type { Database, Statement } from 'better-sqlite3';

/** A statement, made when it is first asked for. */
export type Prepared = () => Statement;

/**
 * What makes a database's statements, each once; with `pluck`, one tells of a row its first value. What SQLite throws is thrown
 * where a statement is asked for.
 */
export function preparing(database: Database): (sql: string, how?: 'rows' | 'pluck') => Prepared {
  return (sql, how = 'rows') => {
    let made: Statement | null = null;
    return () => {
      made ??= how === 'pluck' ? database.prepare(sql).pluck() : database.prepare(sql);
      return made;
    };
  };
}
