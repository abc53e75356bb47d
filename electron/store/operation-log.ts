/** The log of operations: what was done, by whom, how to take it back, and what is undone now. */
import type { Database, Statement } from 'better-sqlite3';
import * as v from 'valibot';
import type { History, HistoryStep } from '../../shared/edition/log-records.ts';
import { type Operation, type Patch, patchSchema } from '../../shared/edition/operations.ts';
import { DayangError } from '../errors.ts';
import type { Seal } from './seal.ts';
import { chainSum, isSum, noSum } from './sums.ts';

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
  label: v.string(),
  actor: v.string(),
  at: v.string(),
  state: v.picklist(['done', 'undone']),
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
  sum: v.instance(Uint8Array),
});
const patchList = v.array(patchSchema);

/** How paragraphs put in or taken out were written when each had a patch of its own. */
const oneParagraph = v.looseObject({
  kind: v.picklist(['add-paragraph', 'remove-paragraph']),
  paragraph: v.unknown(),
});

/** A patch as it is written today. */
function currentForm(patch: unknown): unknown {
  if (!v.is(oneParagraph, patch)) return patch;
  const { kind, paragraph, ...rest } = patch;
  return { ...rest, kind: `${kind}s`, paragraphs: [paragraph] };
}

/** Patches as they were written; validated, for a file may be damaged. */
function readPatches(text: string): readonly Patch[] {
  return v.parse(patchList, v.parse(v.array(v.unknown()), JSON.parse(text)).map(currentForm));
}

/** A row of the log over the one before it. Throws `log-damaged` where it is not what was written. */
function logged(row: unknown, before: Uint8Array): LoggedOperation {
  const read = v.safeParse(rowSchema, row);
  if (!read.success) throw new DayangError('log-damaged');
  const { seq, id, step, actor, at, label, patches, inverse, sum } = read.output;
  if (!isSum(sum, chainSum(before, [id, step, actor, at, label, patches, inverse])))
    throw new DayangError('log-damaged');
  // Undo asks for the one and redo for the other, and either may be a whole story.
  return {
    seq,
    label,
    get patches() {
      return readPatches(patches);
    },
    get inverse() {
      return readPatches(inverse);
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
const whole = 'seq, id, step, actor, at, label, patches, inverse, sum';

export class OperationLog {
  readonly #seal: Seal;
  readonly #sumBefore: Statement;
  readonly #all: Statement;
  readonly #insert: Statement;
  readonly #abandon: Statement;
  readonly #has: Statement;
  readonly #tip: Statement;
  readonly #lastDone: Statement;
  readonly #firstUndone: Statement;
  readonly #step: Statement;
  readonly #mark: Statement;
  readonly #steps: Statement;
  readonly #doneAfter: Statement;
  readonly #undoneUpTo: Statement;

  constructor(database: Database, seal: Seal) {
    this.#seal = seal;
    this.#sumBefore = database.prepare('SELECT sum FROM operation WHERE seq < ? ORDER BY seq DESC LIMIT 1').pluck();
    this.#all = database.prepare(`SELECT ${whole}, state FROM operation ORDER BY seq`);
    this.#insert = database.prepare(
      `INSERT INTO operation (id, step, actor, at, label, patches, inverse, sum, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'done')`,
    );
    this.#abandon = database.prepare(`UPDATE operation SET state = 'abandoned' WHERE state = 'undone'`);
    this.#has = database.prepare('SELECT 1 FROM operation WHERE id = ?').pluck();
    this.#tip = database.prepare('SELECT id FROM operation ORDER BY seq DESC LIMIT 1').pluck();
    this.#lastDone = database.prepare(
      `SELECT seq, step, label FROM operation WHERE state = 'done' ORDER BY seq DESC LIMIT 1`,
    );
    this.#firstUndone = database.prepare(
      `SELECT seq, step, label FROM operation WHERE state = 'undone' ORDER BY seq LIMIT 1`,
    );
    this.#step = database.prepare(`SELECT ${whole} FROM operation WHERE step = ? AND state = ? ORDER BY seq`);
    this.#steps = database.prepare(
      `SELECT MAX(seq) AS seq, label, actor, at, state FROM operation WHERE state <> 'abandoned'
       GROUP BY step, state ORDER BY 1 DESC LIMIT ${MOST_STEPS}`,
    );
    this.#doneAfter = database.prepare(`SELECT ${whole} FROM operation WHERE state = 'done' AND seq > ? ORDER BY seq`);
    this.#undoneUpTo = database.prepare(
      `SELECT ${whole} FROM operation WHERE state = 'undone' AND seq <= ? ORDER BY seq`,
    );
    this.#mark = database.prepare('UPDATE operation SET state = ? WHERE seq = ?');
  }

  /** The operation that was added last; null where there is none. */
  tip(): string | null {
    const id: unknown = this.#tip.get();
    return typeof id === 'string' ? id : null;
  }

  has(id: string): boolean {
    return this.#has.get(id) !== undefined;
  }

  /** Adds an operation; what was undone before it can no longer be redone. */
  add(operation: Operation, inverse: readonly Patch[]): void {
    this.#abandon.run();
    const { id, step, actor, at, label, patches } = operation;
    const row = [id, step, actor, at, label, JSON.stringify(patches), JSON.stringify(inverse)];
    const sum = chainSum(this.#seal.head, row);
    this.#insert.run(...row, sum);
    this.#seal.extend(sum);
  }

  /** Rows of the log, each over the one before it. */
  #logged(rows: readonly unknown[]): readonly LoggedOperation[] {
    return rows.map((row) => {
      const { seq } = v.parse(v.object({ seq: v.number() }), row);
      const before: unknown = this.#sumBefore.get(seq);
      return logged(row, before instanceof Uint8Array ? before : noSum());
    });
  }

  /** Operations of the step that undo would take back, oldest first. */
  toUndo(): readonly LoggedOperation[] {
    return this.#operationsOf(this.#lastDone.get(), 'done');
  }

  /** Operations of the step that redo would bring back, oldest first. */
  toRedo(): readonly LoggedOperation[] {
    return this.#operationsOf(this.#firstUndone.get(), 'undone');
  }

  #operationsOf(end: unknown, state: 'done' | 'undone'): readonly LoggedOperation[] {
    if (end === undefined) return [];
    const { step } = v.parse(v.object({ step: v.string() }), end);
    return this.#logged(this.#step.all(step, state));
  }

  /** Steps done and undone, oldest first. */
  steps(): HistoryStep[] {
    return this.#steps
      .all()
      .map((row) => {
        const { state, ...step } = v.parse(stepRow, row);
        return { ...step, isDone: state === 'done' };
      })
      .reverse();
  }

  doneAfter(seq: number): readonly LoggedOperation[] {
    return this.#logged(this.#doneAfter.all(seq));
  }

  undoneUpTo(seq: number): readonly LoggedOperation[] {
    return this.#logged(this.#undoneUpTo.all(seq));
  }

  /** All that was done and stands, in order; null in the place of an operation that is not as it was written. */
  standing(): readonly (LoggedOperation | null)[] {
    const found: (LoggedOperation | null)[] = [];
    let before: Uint8Array = noSum();
    try {
      for (const row of this.#all.iterate()) {
        const read = v.safeParse(v.object({ sum: v.instance(Uint8Array), state: v.string() }), row);
        if (!read.success || read.output.state === 'done') found.push(orNull(() => logged(row, before)));
        if (read.success) before = read.output.sum;
      }
    } catch {
      // The rest cannot be read.
      found.push(null);
    }
    return found;
  }

  mark(operations: readonly LoggedOperation[], state: 'done' | 'undone'): void {
    for (const operation of operations) this.#mark.run(state, operation.seq);
  }

  history(): History {
    const label = (row: unknown) => (row === undefined ? null : v.parse(v.object({ label: v.string() }), row).label);
    return { undo: label(this.#lastDone.get()), redo: label(this.#firstUndone.get()) };
  }
}
