/**
 * What all records of a file come to, and where its log ends: one row, written with every change. A row that is sound by
 * itself and of another day, or that is not there at all, is found by it.
 */
import type { Database, Statement } from 'better-sqlite3';
import { addSum, isSum, noSum } from './sums.ts';

/** What a record is known by among all of a file's. */
function keyOf(table: string, id: string): string {
  return `${table} ${id}`;
}

export class Seal {
  readonly #write: Statement;
  readonly #read: Statement;
  readonly #sums = new Map<string, Uint8Array>();
  /** Records that were written, or taken out, since the last commit. */
  readonly #changed = new Map<string, Uint8Array | null>();
  #records = noSum();
  #operations = noSum();
  #before = { records: noSum(), operations: noSum() };

  constructor(database: Database) {
    this.#write = database.prepare(
      `INSERT INTO seal (id, records, operations) VALUES (1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET records = excluded.records, operations = excluded.operations`,
    );
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

  /** Takes note of a record's sum; null where the record is there no longer. */
  put(table: string, id: string, sum: Uint8Array | null): void {
    const key = keyOf(table, id);
    const changed = this.#changed.get(key);
    const old = changed === undefined ? this.#sums.get(key) : changed;
    if (old != null) addSum(this.#records, old);
    if (sum !== null) addSum(this.#records, sum);
    this.#changed.set(key, sum);
  }

  /** An operation was added to the log. */
  extend(head: Buffer): void {
    this.#operations = head;
  }

  /** Writes the row; within the transaction of what it vouches for. */
  write(): void {
    this.#write.run(this.#records, this.#operations);
  }

  /** What was written is durable. */
  commit(): void {
    for (const [key, sum] of this.#changed) {
      if (sum === null) this.#sums.delete(key);
      else this.#sums.set(key, sum);
    }
    this.#changed.clear();
    this.#before = { records: Buffer.from(this.#records), operations: this.#operations };
  }

  /** Nothing was written. */
  rollback(): void {
    this.#changed.clear();
    this.#records = Buffer.from(this.#before.records);
    this.#operations = this.#before.operations;
  }
}
