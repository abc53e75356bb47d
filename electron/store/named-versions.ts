/** Moments of the whole edition that somebody gave a name: the place in the log, which leads back to them. */
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import type { NamedVersion } from '../../shared/edition/log-records.ts';
import { type Prepared, preparing } from './preparing.ts';

const rowSchema = v.object({
  seq: v.number(),
  name: v.string(),
  at: v.string(),
  actor: v.string(),
  step: v.number(),
  isReachable: v.number(),
});

export class NamedVersions {
  readonly #add: Prepared;
  readonly #list: Prepared;
  readonly #moments: Prepared;

  constructor(database: Database.Database) {
    const prepared = preparing(database);
    // What is done last is the moment; 0 before anything was done.
    this.#add = prepared(
      `INSERT INTO named_version (name, at, actor, operation, sum)
       SELECT :name, :at, :actor, step, row_sum('named_version', :name, :at, :actor, step)
       FROM (SELECT COALESCE((SELECT MAX(seq) FROM operation WHERE state = 'done'), 0) AS step)`,
    );
    this.#moments = prepared('SELECT operation FROM named_version', 'pluck');
    this.#list = prepared(
      `SELECT seq, name, at, actor, operation AS step,
         operation = 0 OR EXISTS (
           SELECT 1 FROM operation WHERE operation.seq = named_version.operation AND state <> 'abandoned'
         ) AS isReachable
       FROM named_version ORDER BY seq DESC LIMIT 200`,
    );
  }

  /** The places in the log of all of them. */
  moments(): ReadonlySet<number> {
    return new Set(v.parse(v.array(v.number()), this.#moments().all()));
  }

  /** Gives the moment as it is a name. */
  add(name: string, actor: string): void {
    this.#add().run({ name, at: new Date().toISOString(), actor });
  }

  /** All of them, the newest first. */
  list(): NamedVersion[] {
    return this.#list()
      .all()
      .map((row) => {
        const { isReachable, ...moment } = v.parse(rowSchema, row);
        return { ...moment, isReachable: isReachable === 1 };
      });
  }
}
