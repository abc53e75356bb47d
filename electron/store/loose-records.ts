/** Records of a damaged file that its tables lead to no more: each is known by its sum, pictures and files by their name. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { FileId, ImageId } from '../../shared/edition/ids.ts';
import { type TableName, tableNames, tableSchemas } from '../../shared/edition/operations.ts';
import { type Edition, type EditionRecord, editionRecordSchema } from '../../shared/edition/records.ts';
import { imageIdOf } from '../pictures.ts';
import { filesNamedIn, KeptBytes, type SoundBytes } from './kept-bytes.ts';
import { pagesInLog } from './log-pages.ts';
import { type PageRow, PageRows } from './page-rows.ts';
import { takeSnapshot } from './snapshot.ts';
import { setStrangeLogAside } from './strange-log.ts';
import { rowSum, type Value } from './sums.ts';
import { editionShape, shapes } from './tables.ts';

/** Bytes of a file that is looked through: it is read whole. */
const MOST_BYTES = 2 ** 31;

/** A table's name in SQL and in an edition, and how many values its rows have. */
const tables = [
  { name: 'edition' as const, table: editionShape.table, values: editionShape.columns.length + 3 },
  ...tableNames.map((name) => ({ name, table: shapes[name].table, values: shapes[name].columns.length + 3 })),
];

/** A name of bytes: their SHA-256 in hexadecimal digits. */
const DIGEST = 64;

function words(value: Value | undefined): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The rows in a file's pages, as the log beside it leaves them. Throws where it cannot be read. */
function rowsOf(path: string): PageRows {
  const { path: copy, folder } = takeSnapshot(path);
  try {
    setStrangeLogAside(copy);
    const log = `${copy}-wal`;
    return new PageRows(readFileSync(copy), existsSync(log) ? pagesInLog(readFileSync(log)) : null);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export class LooseRecords implements SoundBytes {
  /** What the edition is, where that is sound. */
  own: EditionRecord | null = null;
  readonly records: ReadonlyMap<TableName, Map<string, unknown>> = new Map(tableNames.map((name) => [name, new Map()]));
  readonly #bytes = new Map<string, Uint8Array>();
  /** False where pages may be among them that were given up: what stands there may be older than the rest, or removed. */
  readonly isOfNow: boolean;

  private constructor(rows: PageRows) {
    this.isOfNow = rows.isFreeKnown;
    for (const row of rows) this.#take(row);
  }

  /** Looks through a file with its log; null where there is none, it is too large to be read whole, or nothing of ours is in it. */
  static in(path: string): LooseRecords | null {
    let rows: PageRows;
    try {
      const stat = statSync(path);
      if (!stat.isFile() || stat.size > MOST_BYTES) return null;
      rows = rowsOf(path);
    } catch {
      return null;
    }
    const loose = new LooseRecords(rows);
    return loose.own !== null || [...loose.records.values()].some(({ size }) => size > 0) ? loose : null;
  }

  hasImage(id: ImageId): boolean {
    return this.#bytes.has(id);
  }

  hasWhole(id: FileId): boolean {
    return this.#bytes.has(id);
  }

  copySound(edition: Edition, target: Database): void {
    const kept = new KeptBytes(target, '');
    for (const { id } of Object.values(edition.images)) {
      const bytes = this.#bytes.get(id);
      if (bytes !== undefined) kept.addImage(bytes);
    }
    for (const id of filesNamedIn(edition)) {
      const bytes = this.#bytes.get(id);
      if (bytes !== undefined) kept.addFile(bytes);
    }
  }

  #take({ number, values }: PageRow): void {
    const [first, second] = values;
    if (values.length === 2 && first instanceof Uint8Array && second instanceof Uint8Array) {
      if (first.length === DIGEST && imageIdOf(second) === words(first)) this.#bytes.set(words(first), second);
      return;
    }
    // The number of a row stands for the key of a table that is a number.
    const row = first === null && number !== null ? [number, ...values.slice(1)] : values;
    const sum = row.at(-1);
    const summed = row.slice(0, -1);
    if (!(sum instanceof Uint8Array)) return;
    const of = tables.find(
      (one) => one.values === values.length && Buffer.compare(rowSum(one.table, summed), sum) === 0,
    );
    if (of !== undefined) this.#keep(of.name, words(row[0]), parsed(words(summed.at(-1))));
  }

  #keep(name: TableName | 'edition', id: string, record: unknown): void {
    if (name === 'edition') {
      const read = v.safeParse(editionRecordSchema, record);
      if (read.success) this.own = read.output;
      return;
    }
    const read = v.safeParse(tableSchemas[name], record);
    if (read.success && read.output.id === id) this.records.get(name)?.set(id, read.output);
  }
}
