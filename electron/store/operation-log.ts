/** The log of operations: what was done, by whom, how to take it back, and what is undone now. */
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { LoggedMoment } from '../../shared/edition/fold-policy.ts';
import type { History, HistoryStep } from '../../shared/edition/log-records.ts';
import type { Operation, Patch } from '../../shared/edition/operations.ts';
import { DayangError } from '../errors.ts';
import { readInverse, readPatches, writeLogged } from './logged-patches.ts';
import { type Prepared, preparing } from './preparing.ts';
import type { Seal } from './seal.ts';
import { chainSum, isSum, noSum, shortSum } from './sums.ts';

export interface LoggedOperation {
  readonly seq: number;
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

/** Steps listed; older ones are undone one by one. */
const MOST_STEPS = 400;

const stepRow = v.object({
  seq: v.number(),
  step: v.string(),
  label: v.string(),
  actor: v.string(),
  at: v.string(),
});
const momentRow = v.object({
  seq: v.number(),
  step: v.string(),
  at: v.string(),
  state: v.picklist(['done', 'undone', 'abandoned']),
});

const chainedRow = v.object({
  link: v.nullable(v.instance(Uint8Array)),
  sum: v.instance(Uint8Array),
  state: v.string(),
});

const rowSchema = v.object({
  seq: v.number(),
  id: v.string(),
  step: v.string(),
  actor: v.string(),
  at: v.string(),
  label: v.string(),
  patches: v.string(),
  inverse: v.string(),
  link: v.nullable(v.instance(Uint8Array)),
  sum: v.instance(Uint8Array),
});
/** A row of the log over the one before it. Throws `log-damaged` where it is not what was written. */
function logged(row: unknown, before: Uint8Array): LoggedOperation {
  const read = v.safeParse(rowSchema, row);
  if (!read.success) throw new DayangError('log-damaged');
  const { seq, id, step, actor, at, label, patches, inverse, link, sum } = read.output;
  if (!isSum(sum, chainSum(before, [id, step, actor, at, label, patches, inverse], link)))
    throw new DayangError('log-damaged');
  // Undo asks for the one and redo for the other, and either may be a whole story.
  return {
    seq,
    label,
    get patches() {
      return readPatches(patches);
    },
    get inverse() {
      return readInverse(inverse, patches);
    },
  };
}

/** An operation whose patches can be read; null where they cannot. */
function orNull(read: () => LoggedOperation): LoggedOperation | null {
  try {
    const operation = read();
    return operation.patches.length >= 0 ? operation : null;
  } catch {
    return null;
  }
}

/** What of a row is read to go back or forward by it. */
const whole = 'seq, id, step, actor, at, label, patches, inverse, link, sum';

export class OperationLog {
  readonly #seal: Seal;
  readonly #sumBefore: Prepared;
  readonly #all: Prepared;
  readonly #insert: Prepared;
  readonly #abandon: Prepared;
  readonly #has: Prepared;
  readonly #lastId: Prepared;
  readonly #hasFolded: Prepared;
  readonly #anyFolded: Prepared;
  readonly #noteFolded: Prepared;
  /** No id in the log is greater, in bytes as SQLite compares them; null until that is asked. */
  #latest: Buffer | null = null;
  /** Whether another operation stands for any; null until that is asked. */
  #isFolded: boolean | null = null;
  /** False where SQLite has said that nothing is undone, and nothing was since; a change that fails takes nothing of that back. */
  #anyUndone = true;
  readonly #tip: Prepared;
  readonly #lastDone: Prepared;
  readonly #firstUndone: Prepared;
  readonly #step: Prepared;
  readonly #mark: Prepared;
  readonly #steps: { readonly done: Prepared; readonly undone: Prepared };
  readonly #moments: Prepared;
  readonly #doneAfter: Prepared;
  readonly #undoneUpTo: Prepared;
  readonly #standingIn: Prepared;
  /** How often something was undone or brought back since the file was opened. */
  steppings = 0;

  constructor(database: Database, seal: Seal) {
    this.#seal = seal;
    const prepared = preparing(database);
    this.#sumBefore = prepared(
      'SELECT COALESCE(link, sum) FROM operation WHERE seq < ? ORDER BY seq DESC LIMIT 1',
      'pluck',
    );
    this.#all = prepared(`SELECT ${whole}, state FROM operation ORDER BY seq`);
    this.#insert = prepared(
      `INSERT INTO operation (id, step, actor, at, label, patches, inverse, sum, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'done')`,
    );
    this.#abandon = prepared(`UPDATE operation SET state = 'abandoned' WHERE state = 'undone'`);
    this.#has = prepared('SELECT 1 FROM operation WHERE id = ?', 'pluck');
    this.#lastId = prepared('SELECT max(id) FROM operation', 'pluck');
    this.#hasFolded = prepared('SELECT 1 FROM folded_operation WHERE id = ?', 'pluck');
    this.#anyFolded = prepared('SELECT 1 FROM folded_operation LIMIT 1', 'pluck');
    this.#noteFolded = prepared('INSERT INTO folded_operation (id) VALUES (?) ON CONFLICT (id) DO NOTHING');
    this.#tip = prepared('SELECT id FROM operation ORDER BY seq DESC LIMIT 1', 'pluck');
    this.#lastDone = prepared(`SELECT seq, step, label FROM operation WHERE state = 'done' ORDER BY seq DESC LIMIT 1`);
    this.#firstUndone = prepared(`SELECT seq, step, label FROM operation WHERE state = 'undone' ORDER BY seq LIMIT 1`);
    this.#step = prepared(`SELECT ${whole} FROM operation WHERE step = ? AND state = ? ORDER BY seq`);
    const steps = (state: 'done' | 'undone') =>
      prepared(`SELECT seq, step, label, actor, at FROM operation WHERE state = '${state}' ORDER BY seq DESC`);
    this.#steps = { done: steps('done'), undone: steps('undone') };
    this.#moments = prepared('SELECT seq, step, at, state FROM operation ORDER BY seq');
    this.#doneAfter = prepared(`SELECT ${whole} FROM operation WHERE state = 'done' AND seq > ? ORDER BY seq`);
    this.#undoneUpTo = prepared(`SELECT ${whole} FROM operation WHERE state = 'undone' AND seq <= ? ORDER BY seq`);
    this.#standingIn = prepared(
      `SELECT ${whole} FROM operation WHERE state = 'done' AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?`,
    );
    this.#mark = prepared('UPDATE operation SET state = ? WHERE seq = ?');
  }

  /** The operation that was added last; null where there is none. */
  tip(): string | null {
    const id: unknown = this.#tip().get();
    return typeof id === 'string' ? id : null;
  }

  /** True of what was done, also where another operation stands for it by now. */
  has(id: string): boolean {
    this.#latest ??= this.#greatest();
    // Ids begin with the time they were made at (RFC 9562, version 7): what is new is known without a look at the log.
    if (Buffer.compare(Buffer.from(id), this.#latest) <= 0 && this.#has().get(id) !== undefined) return true;
    this.#isFolded ??= this.#anyFolded().get() !== undefined;
    return this.#isFolded && this.#hasFolded().get(shortSum(id)) !== undefined;
  }

  /** The greatest id in the log; empty where there is none. */
  #greatest(): Buffer {
    const id: unknown = this.#lastId().get();
    return Buffer.from(typeof id === 'string' ? id : '');
  }

  /** Takes note that another operation stands for some. */
  noteFolded(ids: readonly string[]): void {
    for (const id of ids) this.#noteFolded().run(shortSum(id));
    this.#isFolded = true;
  }

  /** Adds an operation; what was undone before it can no longer be redone. */
  add(operation: Operation, inverse: readonly Patch[]): void {
    if (this.#anyUndone) this.#anyUndone = this.#abandon().run().changes > 0;
    const { id, step, actor, at, label } = operation;
    const logged = writeLogged(operation.patches, inverse);
    const row = [id, step, actor, at, label, logged.patches, logged.inverse];
    const sum = chainSum(this.#seal.head, row);
    this.#insert().run(...row, sum);
    const bytes = Buffer.from(id);
    if (this.#latest !== null && Buffer.compare(bytes, this.#latest) > 0) this.#latest = bytes;
    this.#seal.extend(sum);
  }

  /** Rows of the log, each over the one before it. */
  #logged(rows: readonly unknown[]): readonly LoggedOperation[] {
    return rows.map((row) => {
      const { seq } = v.parse(v.object({ seq: v.number() }), row);
      const before: unknown = this.#sumBefore().get(seq);
      return logged(row, before instanceof Uint8Array ? before : noSum());
    });
  }

  /** Operations of the step that undo would take back, oldest first. */
  toUndo(): readonly LoggedOperation[] {
    return this.#operationsOf(this.#lastDone().get(), 'done');
  }

  /** Operations of the step that redo would bring back, oldest first. */
  toRedo(): readonly LoggedOperation[] {
    return this.#operationsOf(this.#firstUndone().get(), 'undone');
  }

  #operationsOf(end: unknown, state: 'done' | 'undone'): readonly LoggedOperation[] {
    if (end === undefined) return [];
    const { step } = v.parse(v.object({ step: v.string() }), end);
    return this.#logged(this.#step().all(step, state));
  }

  /** The last steps done and undone, oldest first. The log is read back from its end, however long it is. */
  steps(): HistoryStep[] {
    const listed = (['done', 'undone'] as const).flatMap((state) => [...this.#lastSteps(state)]);
    return listed.toSorted((a, b) => a.seq - b.seq).slice(-MOST_STEPS);
  }

  #lastSteps(state: 'done' | 'undone'): readonly HistoryStep[] {
    const found = new Map<string, HistoryStep>();
    for (const row of this.#steps[state]().iterate()) {
      const { step, ...known } = v.parse(stepRow, row);
      if (found.has(step)) continue;
      if (found.size === MOST_STEPS) break;
      found.set(step, { ...known, isDone: state === 'done' });
    }
    return [...found.values()];
  }

  /** When each operation was done, and whether it stands; in order. */
  moments(): readonly LoggedMoment[] {
    return v.parse(v.array(momentRow), this.#moments().all());
  }

  doneAfter(seq: number): readonly LoggedOperation[] {
    return this.#logged(this.#doneAfter().all(seq));
  }

  undoneUpTo(seq: number): readonly LoggedOperation[] {
    return this.#logged(this.#undoneUpTo().all(seq));
  }

  /** All that was done and stands, in order; null in the place of an operation that is not as it was written. */
  standing(): readonly (LoggedOperation | null)[] {
    const found: (LoggedOperation | null)[] = [];
    let before: Uint8Array = noSum();
    try {
      for (const row of this.#all().iterate()) {
        const read = v.safeParse(chainedRow, row);
        if (!read.success || read.output.state === 'done') found.push(orNull(() => logged(row, before)));
        if (read.success) before = read.output.link ?? read.output.sum;
      }
    } catch {
      // The rest cannot be read.
      found.push(null);
    }
    return found;
  }

  /** What stands of a stretch of the log, the latest first, and so many at most. */
  standingIn(from: number, to: number, most: number): readonly LoggedOperation[] {
    return this.#logged(this.#standingIn().all(from, to, most));
  }

  mark(operations: readonly LoggedOperation[], state: 'done' | 'undone'): void {
    this.steppings += 1;
    this.#anyUndone = true;
    for (const operation of operations) this.#mark().run(state, operation.seq);
  }

  history(): History {
    const label = (row: unknown) => (row === undefined ? null : v.parse(v.object({ label: v.string() }), row).label);
    return { undo: label(this.#lastDone().get()), redo: label(this.#firstUndone().get()) };
  }
}
