/**
 * Folding the log by its policy (`shared/edition/fold-policy.ts`): the edition is taken back in memory, the latest first, and
 * each stretch becomes one operation in a transaction of its own. Killed at any point the file is as it was, or a stretch
 * further; the edition itself is never touched.
 */
import type { Database, Statement } from 'better-sqlite3';
import * as v from 'valibot';
import { type Fold, foldsOf, hasAppeared } from '../../shared/edition/fold-policy.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { writeLogged } from './logged-patches.ts';
import { netPatches } from './net-patches.ts';
import type { LoggedOperation, OperationLog } from './operation-log.ts';
import { chainSum, noSum } from './sums.ts';

/** Operations taken back before somebody else has a turn: a few milliseconds. */
const AT_ONCE = 50;

/** What the history calls an operation that stands for several. */
const FOLDED = 'history.folded';

const stretchRow = v.object({
  id: v.string(),
  actor: v.string(),
  at: v.string(),
  state: v.string(),
  head: v.instance(Uint8Array),
});

export class FoldWork {
  readonly #database: Database;
  readonly #log: OperationLog;
  readonly #stretch: Statement;
  readonly #before: Statement;
  readonly #remove: Statement;
  readonly #insert: Statement;

  constructor(database: Database, log: OperationLog) {
    this.#database = database;
    this.#log = log;
    this.#stretch = database.prepare(
      'SELECT id, actor, at, state, COALESCE(link, sum) AS head FROM operation WHERE seq BETWEEN ? AND ? ORDER BY seq',
    );
    this.#before = database
      .prepare('SELECT COALESCE(link, sum) FROM operation WHERE seq < ? ORDER BY seq DESC LIMIT 1')
      .pluck();
    this.#remove = database.prepare('DELETE FROM operation WHERE seq BETWEEN ? AND ?');
    this.#insert = database.prepare(
      `INSERT INTO operation (seq, id, step, actor, at, label, patches, inverse, link, sum, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'done')`,
    );
  }

  /** What there is to fold now (milliseconds since 1970), the latest first. */
  plan({ edition }: Edition, named: ReadonlySet<number>, now: number): readonly Fold[] {
    return hasAppeared(edition.date, now) ? foldsOf(this.#log.moments(), named, edition.date, now) : [];
  }

  /**
   * Folds what was planned, with a turn for everybody else at each `yield`, which tells how many stretches are left. `edition`
   * is as it is now; ends early where something is undone or brought back meanwhile.
   */
  *run(edition: Edition, folds: readonly Fold[]): Generator<number> {
    const { steppings } = this.#log;
    let state = edition;
    let end = Number.MAX_SAFE_INTEGER;
    for (const [at, { from, to }] of folds.entries()) {
      for (const [low, high] of [
        [to + 1, end],
        [from, to],
      ] as const) {
        const after = state;
        for (const operations of this.#latestFirst(low, high)) {
          state = operations.reduce((now, { inverse }) => applyPatches(now, inverse).edition, state);
          yield folds.length - at;
          if (this.#log.steppings !== steppings) return;
        }
        if (low === from) this.#foldOne({ from, to }, state, after);
      }
      end = from - 1;
    }
    yield 0;
  }

  /** What stands of a stretch, some operations at a time. */
  *#latestFirst(from: number, to: number): Generator<readonly LoggedOperation[]> {
    for (let end = to; ; ) {
      const operations = this.#log.standingIn(from, end, AT_ONCE);
      const last = operations.at(-1);
      if (last === undefined) return;
      yield operations;
      end = last.seq - 1;
    }
  }

  /** Has one operation stand for a stretch, between the states before and after it. */
  #foldOne({ from, to }: Fold, before: Edition, after: Edition): void {
    const net = netPatches(before, after);
    // What would come back as anything else stays as it was written.
    if (net === null) return;
    const { patches, inverse } = writeLogged(net.patches, net.inverse);
    this.#database
      .transaction(() => {
        const rows = v.parse(v.array(stretchRow), this.#stretch.all(from, to));
        const last = rows.at(-1);
        if (last === undefined || rows.some(({ state }) => state === 'undone')) return;
        const head: unknown = this.#before.get(from);
        this.#log.noteFolded(rows.map(({ id }) => id));
        this.#remove.run(from, to);
        const { actor, at, head: link } = last;
        const row = [newId<'operation'>(), newId<'step'>(), actor, at, FOLDED, patches, inverse];
        const sum = chainSum(head instanceof Uint8Array ? head : noSum(), row, link);
        this.#insert.run(to, ...row, link, sum);
      })
      .immediate();
  }
}
