/**
 * What of an open file is still to be looked at, bit by bit, so that what is typed meanwhile is stored: pictures by their
 * hashes, the log and the versions by their sums, the pages of a large file. Nothing is signed or exported before it is done.
 */
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import { type Damage, unreadablePart } from '../../shared/edition/damage-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { fileIdOf, imageIdOf } from '../pictures.ts';
import { nameBytes } from './name-damages.ts';
import { isSoundStructure } from './structure.ts';
import { chainSum, isSum, noSum, rowSum, type Value } from './sums.ts';
import { shapes } from './tables.ts';

/** Operations looked at before somebody else has a turn. */
const OPERATIONS_AT_ONCE = 200;

const logDamage: Damage = {
  of: 'log',
  zh: '操作记录',
  en: 'the log of what was done',
  pages: [],
};
const versionDamage: Damage = { of: 'log', zh: '稿件的旧版本', en: 'former versions of stories', pages: [] };
const arrivalDamage: Damage = { of: 'log', zh: '来稿记录', en: 'what watched folders brought', pages: [] };

const value = v.union([v.string(), v.number(), v.null(), v.instance(Uint8Array)]);
const rowSchema = v.array(value);

/** The values of a row, and the sum that stands behind them. */
function apart(row: unknown): { readonly values: readonly Value[]; readonly sum: Value } {
  const all = v.parse(rowSchema, row);
  return { values: all.slice(0, -1), sum: all.at(-1) ?? null };
}

/** The number of a row behind another. Throws where pages are out of order: rows would come round again for ever. */
function follows(last: number, seq: Value | undefined): number {
  if (typeof seq === 'number' && seq > last) return seq;
  throw new RangeError('rows out of order');
}

const operationColumns = 'seq, id, step, actor, at, label, patches, inverse, link, sum';
/** Logs whose rows each stand for themselves. */
const logs: readonly (readonly [string, string, Damage])[] = [
  ['version', 'article_id, at, actor, reason, name, record, sum', versionDamage],
  ['named_version', 'name, at, actor, operation, sum', versionDamage],
  ['arrival', 'words, place, record, copy, sum', arrivalDamage],
];

/** Tables without pictures in them. */
const tables = [
  ...Object.values(shapes).map(({ table }) => table),
  'edition',
  'operation',
  ...logs.map(([table]) => table),
];

export class Integrity {
  readonly #database: Database;
  readonly #edition: () => Edition;
  readonly #isStructureChecked: boolean;
  readonly #found = new Map<string, Damage>();
  #work: Generator<void> | null;

  /** `edition` is what is open at the moment it is asked. */
  constructor(database: Database, edition: () => Edition, isStructureChecked: boolean) {
    this.#database = database;
    this.#edition = edition;
    this.#isStructureChecked = isStructureChecked;
    this.#work = this.#all();
  }

  /** What was found so far. */
  get damages(): readonly Damage[] {
    return [...this.#found.values()];
  }

  /** Goes through the rest, with a turn for everybody else between two bits of it. */
  async check(): Promise<readonly Damage[]> {
    while (this.#step()) await setImmediate();
    return this.damages;
  }

  /** Goes through the rest at once. */
  checkNow(): readonly Damage[] {
    while (this.#step());
    return this.damages;
  }

  #step(): boolean {
    if (this.#work === null) return false;
    if (this.#work.next().done !== true) return true;
    this.#work = null;
    return false;
  }

  /** Something is damaged, known by a key: told once. */
  #add(key: string, damage: Damage): void {
    if (!this.#found.has(key)) this.#found.set(key, damage);
  }

  *#all(): Generator<void> {
    yield* this.#pictures();
    yield* this.#files();
    yield* this.#guarded('log', logDamage, this.#operations());
    for (const [table, columns, damage] of logs)
      yield* this.#guarded(table, damage, this.#rows(table, columns, damage));
    if (this.#isStructureChecked) return;
    for (const table of tables) {
      if (!isSoundStructure(this.#database, 'quick', table)) this.#add('file', unreadablePart);
      yield;
    }
  }

  /** What cannot be read of something is a damage of it. */
  *#guarded(key: string, damage: Damage, work: Generator<void>): Generator<void> {
    try {
      yield* work;
    } catch {
      this.#add(key, damage);
    }
  }

  /** The bytes of a row, where they can be read. */
  #bytes(table: 'image_data' | 'kept_file', id: string): Uint8Array | null {
    try {
      const bytes: unknown = this.#database.prepare(`SELECT bytes FROM ${table} WHERE id = ?`).pluck().get(id);
      return bytes instanceof Uint8Array ? bytes : null;
    } catch {
      return null;
    }
  }

  *#pictures(): Generator<void> {
    for (const id of Object.keys(this.#edition().images)) {
      const bytes = this.#bytes('image_data', id);
      // Taken out of the edition since, it is no picture of it.
      const isThere = this.#edition().images[id] !== undefined;
      if (isThere && (bytes === null || imageIdOf(bytes) !== id)) {
        this.#add(id, nameBytes(this.#edition(), 'images', id));
      }
      yield;
    }
  }

  *#files(): Generator<void> {
    const { faces, artwork } = this.#edition();
    const files = [
      ...Object.keys(artwork).map((id) => ['artwork', id] as const),
      ...Object.values(faces).flatMap(({ file }) => (file === null ? [] : [['faces', file] as const])),
    ];
    for (const [table, id] of files) {
      const bytes = this.#bytes('kept_file', id);
      if (bytes === null || fileIdOf(bytes) !== id) this.#add(id, nameBytes(this.#edition(), table, id));
      yield;
    }
  }

  *#operations(): Generator<void> {
    const read = this.#database
      .prepare(`SELECT ${operationColumns} FROM operation WHERE seq > ? ORDER BY seq LIMIT ${OPERATIONS_AT_ONCE}`)
      .raw();
    let head: Uint8Array = noSum();
    let last = 0;
    for (let rows = read.all(last); rows.length > 0; rows = read.all(last)) {
      for (const row of rows) {
        const { values, sum } = apart(row);
        const [seq, ...rest] = values;
        const link = rest.pop();
        last = follows(last, seq);
        const leadsOn = link instanceof Uint8Array ? link : null;
        if (!isSum(sum, chainSum(head, rest, leadsOn))) this.#add('log', logDamage);
        // One damaged operation is one damage: those behind it stand on what is written.
        head = leadsOn ?? (sum instanceof Uint8Array ? sum : head);
      }
      yield;
    }
  }

  *#rows(table: string, columns: string, damage: Damage): Generator<void> {
    const read = this.#database
      .prepare(`SELECT seq, ${columns} FROM ${table} WHERE seq > ? ORDER BY seq LIMIT ${OPERATIONS_AT_ONCE}`)
      .raw();
    let last = 0;
    for (let rows = read.all(last); rows.length > 0; rows = read.all(last)) {
      for (const row of rows) {
        const { values, sum } = apart(row);
        const [seq, ...rest] = values;
        last = follows(last, seq);
        if (!isSum(sum, rowSum(table, rest))) this.#add(table, damage);
      }
      yield;
    }
  }
}
