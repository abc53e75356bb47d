/**
 * What all records of a file come to, and where its log ends: one row, written with every change. A row that is sound by
 * itself and of another day, or that is not there at all, is found by it.
 */
import type { Database, Statement } from 'better-sqlite3';
import { type Prepared, preparing } from './preparing.ts';
import { addSum, isSum, noSum } from './sums.ts';

/** Sums of records by table and id; null of one that was taken out. */
type Sums<T> = Map<string, Map<string, T>>;

function setIn<T>(sums: Sums<T>, table: string, id: string, sum: T): void {
  const known = sums.get(table);
  if (known === undefined) sums.set(table, new Map([[id, sum]]));
  else known.set(id, sum);
}

export class Seal {
  readonly #write: Prepared;
  readonly #rewrite: Prepared;
  readonly #read: Statement;
  readonly #sums: Sums<Uint8Array> = new Map();
  /** Records that were written, or taken out, since the last commit. */
  readonly #changed: Sums<Uint8Array | null> = new Map();
  readonly #records = noSum();
  #operations = noSum();
  readonly #before = { records: noSum(), operations: noSum() };

  constructor(database: Database) {
    const prepared = preparing(database);
    this.#write = prepared('INSERT INTO seal (id, records, operations) VALUES (1, ?, ?)');
    this.#rewrite = prepared('UPDATE seal SET records = ?, operations = ? WHERE id = 1');
    this.#read = database.prepare('SELECT records, operations FROM seal').raw();
  }

  /** The sum of the log's last operation. */
  get head(): Buffer {
    return this.#operations;
  }

  /** Takes the log's end from the file, and says what of the file its own row does not vouch for. */
  check(lastOperation: Uint8Array): { readonly records: boolean; readonly operations: boolean } {
    const row: unknown = this.#read.get();
    const [records, operations]: readonly unknown[] = Array.isArray(row) ? row : [];
    this.#operations = Buffer.from(lastOperation);
    this.commit();
    return { records: isSum(records, this.#records), operations: isSum(operations, lastOperation) };
  }

  /** Takes note of the sum that a record was read with. Of rows that have one name the last one counts. */
  read(table: string, id: string, sum: Uint8Array): void {
    const old = this.#sums.get(table)?.get(id);
    if (old !== undefined) addSum(this.#records, old);
    addSum(this.#records, sum);
    setIn(this.#sums, table, id, sum);
  }

  /** Takes note of a record's sum that is written; null where the record is there no longer. */
  put(table: string, id: string, sum: Uint8Array | null): void {
    const changed = this.#changed.get(table)?.get(id);
    const old = changed === undefined ? this.#sums.get(table)?.get(id) : changed;
    if (old != null) addSum(this.#records, old);
    if (sum !== null) addSum(this.#records, sum);
    setIn(this.#changed, table, id, sum);
  }

  /** An operation was added to the log. */
  extend(head: Buffer): void {
    this.#operations = head;
  }

  /** Writes the row; within the transaction of what it vouches for. */
  write(): void {
    if (this.#rewrite().run(this.#records, this.#operations).changes === 0)
      this.#write().run(this.#records, this.#operations);
  }

  /** What was written is durable. */
  commit(): void {
    for (const [table, sums] of this.#changed) {
      for (const [id, sum] of sums) {
        if (sum === null) this.#sums.get(table)?.delete(id);
        else setIn(this.#sums, table, id, sum);
      }
    }
    this.#changed.clear();
    this.#records.copy(this.#before.records);
    this.#before.operations = this.#operations;
  }

  /** Nothing was written. */
  rollback(): void {
    this.#changed.clear();
    this.#before.records.copy(this.#records);
    this.#operations = this.#before.operations;
  }
}
