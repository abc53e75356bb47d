/**
 * Checksums of rows: what is read of a file is what was written to it, or it is known not to be. The first half of a
 * SHA-256 (FIPS 180-4) over the table's name and the row's values, so that a row in another's place is found, too.
 */
import { createHash, hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** A value of a row. */
export type Value = string | number | null | Uint8Array;

const LENGTH = 16;
/** Stands for no value: JSON writes no such character as it is. */
const NONE = '\u0001';

/** The sum of nothing: where sums are added up, and where the log begins. */
export function noSum(): Buffer {
  return Buffer.alloc(LENGTH);
}

/** Where rows with bytes in them are put together to be hashed at once: longer ones are hashed piece by piece. */
const scratch = Buffer.alloc(64 * 1024);
/** Bytes of UTF-8 that a UTF-16 unit may take. */
const MOST_OF_UNIT = 3;

/** The sum of a row of a table. */
export function rowSum(table: string, values: readonly Value[]): Buffer {
  // Most rows are words and numbers: hashed at once, they take a third of the time.
  let text = table;
  let at = 0;
  for (; at < values.length; at++) {
    const value = values[at];
    if (value instanceof Uint8Array) break;
    text += `\0${value ?? NONE}`;
  }
  if (at === values.length) return hash('sha256', text, 'buffer').subarray(0, LENGTH);
  const pieces = [text, ...values.slice(at)].map((value) => (value instanceof Uint8Array ? value : `${value ?? NONE}`));
  if (pieces.reduce((sum, { length }) => sum + length * MOST_OF_UNIT + 1, 0) <= scratch.length) {
    let end = 0;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) scratch[end++] = 0;
      if (typeof piece === 'string') end += scratch.write(piece, end, 'utf8');
      else {
        scratch.set(piece, end);
        end += piece.length;
      }
    }
    return hash('sha256', scratch.subarray(0, end), 'buffer').subarray(0, LENGTH);
  }
  const sum = createHash('sha256');
  for (const [index, piece] of pieces.entries()) (index > 0 ? sum.update('\0') : sum).update(piece);
  return sum.digest().subarray(0, LENGTH);
}

/**
 * The sum of an operation in the log, over what the one before it leads on with: none can be missing, or stand elsewhere. An
 * operation that stands for several leads on with the sum that the last of them had (`link`), so that those behind it stay.
 */
export function chainSum(before: Uint8Array, values: readonly Value[], link: Uint8Array | null = null): Buffer {
  return rowSum('operation', link === null ? [before, ...values] : [before, ...values, link]);
}

/** Eight bytes by which the id of an operation is known that another stands for now. */
export function shortSum(id: string): Buffer {
  return hash('sha256', id, 'buffer').subarray(0, 8);
}

/** Adds a sum to others, or takes it out again (exclusive or): the order does not matter. */
export function addSum(to: Buffer, sum: Uint8Array): void {
  for (let at = 0; at < LENGTH; at++) to[at] = (to[at] ?? 0) ^ (sum[at] ?? 0);
}

/** True where what stands in a row is the sum. */
export function isSum(stands: unknown, sum: Uint8Array): boolean {
  return stands instanceof Uint8Array && Buffer.compare(stands, sum) === 0;
}

function isValue(value: unknown): value is Value {
  return value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array;
}

/** Gives a database's statements the function `row_sum(table, value, …)`; nothing in a file may call it. */
export function addSumFunction(database: Database): void {
  database.function(
    'row_sum',
    { varargs: true, deterministic: true, directOnly: true },
    (table: unknown, ...values: unknown[]) => rowSum(String(table), values.filter(isValue)),
  );
}
