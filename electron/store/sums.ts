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

/** A row as it is hashed, in {@link scratch}; null of one that is longer. */
function inScratch(table: string, values: readonly Value[]): Buffer | null {
  // Words that follow one another are written at once.
  let words = table;
  let end = 0;
  for (const value of values) {
    if (!(value instanceof Uint8Array)) {
      words += `\0${value ?? NONE}`;
      continue;
    }
    if (end + (words.length + 1) * MOST_OF_UNIT + value.length > scratch.length) return null;
    end += scratch.write(`${words}\0`, end, 'utf8');
    scratch.set(value, end);
    end += value.length;
    words = '';
  }
  if (end + words.length * MOST_OF_UNIT > scratch.length) return null;
  end += scratch.write(words, end, 'utf8');
  return scratch.subarray(0, end);
}

/** Hashes a row that is too long to be put together, piece by piece. */
function hashLong(table: string, values: readonly Value[]): Buffer {
  const sum = createHash('sha256').update(table);
  for (const value of values) sum.update('\0').update(value instanceof Uint8Array ? value : `${value ?? NONE}`);
  return sum.digest();
}

/** The first half of a hash. Asked for in digits, which is quicker than asking for bytes. */
function halfOf(row: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', row, 'hex').slice(0, 2 * LENGTH), 'hex');
}

/**
 * A record's words as bytes of UTF-8, behind the values of its row, and the sum of that row: made and hashed in one place.
 * The bytes are good until the next row is hashed.
 */
export function summedWords(
  table: string,
  values: readonly Value[],
  words: string,
): { readonly bytes: Uint8Array; readonly sum: Buffer } {
  const before = inScratch(table, values);
  const start = before === null ? scratch.length : before.length + 1;
  if (before === null || start + words.length * MOST_OF_UNIT > scratch.length) {
    const bytes = Buffer.from(words);
    return { bytes, sum: rowSum(table, [...values, bytes]) };
  }
  scratch[before.length] = 0;
  const end = start + scratch.write(words, start, 'utf8');
  return { bytes: scratch.subarray(start, end), sum: halfOf(scratch.subarray(0, end)) };
}

/** The sum of a row of a table. */
export function rowSum(table: string, values: readonly Value[]): Buffer {
  const row = inScratch(table, values);
  return row === null ? hashLong(table, values).subarray(0, LENGTH) : halfOf(row);
}

/** The sum of a row in hexadecimal digits, as SQLite's `hex` writes them: the quicker way where there are many. */
export function rowDigits(table: string, values: readonly Value[]): string {
  const row = inScratch(table, values);
  const digits = row === null ? hashLong(table, values).toString('hex') : hash('sha256', row, 'hex');
  return digits.slice(0, 2 * LENGTH).toUpperCase();
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

/** True of what a row may have. */
export function isValue(value: unknown): value is Value {
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
