/** The records of a file: all that is sound in it, and what is not. */
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import { type Damage, unreadablePart } from '../../shared/edition/damage-records.ts';
import { dangling, unplanned } from '../../shared/edition/dangling.ts';
import { type TableName, tableSchemas } from '../../shared/edition/operations.ts';
import { type Edition, editionRecordSchema } from '../../shared/edition/records.ts';
import { damagedError } from '../damaged.ts';
import { DayangError } from '../errors.ts';
import { type BadRecord, nameDamages } from './name-damages.ts';
import { Seal } from './seal.ts';
import { isValue, noSum, rowDigits } from './sums.ts';
import { editionShape, mostBytes, shapes } from './tables.ts';

/** Rows a table may have, and bytes that all records of a file may: many times what the largest paper fills in a night. */
const MOST_ROWS = 200_000;
const MOST_BYTES = 1024 * 2 ** 20;

/** Bytes of a table's records that are read in one piece: what all of a paper of 64 pages has, several times over. */
const MOST_TOGETHER = 4 * 2 ** 20;

/** What the seal says is not what there is. */
const notAsSaved: Damage = {
  of: 'file',
  zh: '有的内容缺失，或不是最后存的',
  en: 'some of it is missing, or not as it was last saved',
  pages: null,
};
const logCut: Damage = {
  of: 'log',
  zh: '操作记录的末尾缺失',
  en: 'the end of the log is missing',
  pages: null,
};

/** What was read of a file. */
export interface ReadRecords {
  readonly edition: Edition;
  readonly damages: readonly Damage[];
  readonly seal: Seal;
}

const counted = v.tuple([v.string(), v.number(), v.nullable(v.number()), v.nullable(v.number())]);

/** A record as its row has it: undefined where that is no JSON. */
function parsed(record: Buffer): unknown {
  try {
    return JSON.parse(record.toString());
  } catch {
    return undefined;
  }
}

/** Reads the tables of a file, and takes note of what is not as it was written. */
class RowReader {
  readonly #database: Database;
  readonly #name: string;
  readonly #seal: Seal;
  readonly bad: BadRecord[] = [];
  isWhole = true;
  #bytes = 0;
  /** How many rows tables have, and bytes of records, as far as they were measured. */
  readonly #measured = new Map<string, { readonly rows: number; readonly bytes: number }>();

  constructor(database: Database, name: string, seal: Seal) {
    this.#database = database;
    this.#name = name;
    this.#seal = seal;
  }

  #refuse(zh: string, en: string): never {
    throw new DayangError('edition-too-large', { name: this.#name, zh, en });
  }

  /** Refuses tables that were made to be too large, before any of them is read. Throws what SQLite throws. */
  #measure(tables: readonly string[]): void {
    const sizes = tables.map(
      (table) => `SELECT '${table}', count(*), max(octet_length(record)), sum(octet_length(record)) FROM ${table}`,
    );
    for (const row of this.#database.prepare(sizes.join(' UNION ALL ')).raw().all()) {
      const [table, rows, longest, all] = v.parse(counted, row);
      this.#bytes += all ?? 0;
      if (rows > MOST_ROWS) this.#refuse('条目', 'the number of records');
      if ((longest ?? 0) > mostBytes(table)) this.#refuse('一篇稿件或一条内容', 'a story or another record');
      if (this.#bytes > MOST_BYTES) this.#refuse('全部内容', 'all of it together');
      this.#measured.set(table, { rows, bytes: all ?? 0 });
    }
  }

  /** Measures all tables in one question; where one of them cannot be read, each is measured when its turn comes. */
  measureAll(): void {
    try {
      this.#measure([editionShape.table, ...Object.values(shapes).map(({ table }) => table)]);
    } catch (error) {
      if (error instanceof DayangError) throw error;
      this.#measured.clear();
      this.#bytes = 0;
    }
  }

  /**
   * The rows of a table whose records are read in one piece: a buffer for each costs as much as all else of its row. Whatever
   * piece a row were given that is not its own, its sum would tell. Throws what SQLite throws, before the first row is told.
   */
  *#together(table: string, columns: readonly string[]): Generator<readonly unknown[]> {
    const select = `SELECT ${['id', ...columns, 'octet_length(record)', 'hex(sum)'].join(', ')} FROM ${table}`;
    const all: unknown = this.#database
      .prepare(`SELECT CAST(group_concat(record, '') AS BLOB) FROM ${table}`)
      .pluck()
      .get();
    const records = all instanceof Buffer ? all : Buffer.alloc(0);
    let end = 0;
    for (const row of this.#database.prepare(select).raw().all()) {
      if (!Array.isArray(row)) continue;
      const sum: unknown = row.pop();
      const from = end;
      end += Number(row.pop());
      yield [...row, records.subarray(from, end), sum];
    }
  }

  /** The rows of a table, one after the other; those that can be read where some cannot. */
  *#rows(table: string, columns: readonly string[]): Generator<readonly unknown[]> {
    // A record as the bytes that it is in the file: they are hashed as they are, and made into words once.
    const values = ['id', ...columns, 'CAST(record AS BLOB)', 'hex(sum)'];
    const select = `SELECT ${values.join(', ')} FROM ${table}`;
    const found = new Set<unknown>();
    try {
      if (!this.#measured.has(table)) this.#measure([table]);
      const { rows, bytes } = this.#measured.get(table) ?? { rows: 0, bytes: 0 };
      if (rows === 0) return;
      if (bytes <= MOST_TOGETHER) {
        for (const row of this.#together(table, columns)) {
          found.add(row[0]);
          yield row;
        }
        return;
      }
      for (const row of this.#database.prepare(select).raw().iterate()) {
        if (!Array.isArray(row)) continue;
        found.add(row[0]);
        yield row;
      }
      return;
    } catch (error) {
      if (error instanceof DayangError) throw error;
      this.isWhole = false;
    }
    // What lies behind a page that cannot be read is reached from the other end.
    for (const order of ['', ' ORDER BY rowid DESC', ' ORDER BY id DESC']) {
      try {
        for (const row of this.#database.prepare(`${select}${order}`).raw().iterate()) {
          if (!Array.isArray(row) || found.has(row[0])) continue;
          found.add(row[0]);
          yield row;
        }
      } catch {
        // No further from this end; a table that has no row numbers has its ids.
      }
    }
  }

  /**
   * The sound records of a table. Each is held to its sum and its schema before the next is read: what it was read from is let
   * go of at once, and never copied by the collector, which took half the time of an opening.
   */
  table<T>(
    name: TableName | 'edition',
    { table, columns }: { readonly table: string; readonly columns: readonly string[] },
    schema: v.GenericSchema<unknown, T>,
  ): Readonly<Record<string, T>> {
    const records: [string, T][] = [];
    for (const row of this.#rows(table, columns)) {
      const values = row.filter(isValue);
      const sum = values.pop();
      const bytes = values.at(-1);
      const id = String(values[0]);
      if (typeof sum === 'string' && sum !== '') this.#seal.read(table, id, Buffer.from(sum, 'hex'));
      const record = bytes instanceof Buffer ? parsed(bytes) : undefined;
      if (sum !== rowDigits(table, values) || !isNamed(record, name, id)) {
        this.bad.push({ table: name, id, record });
        continue;
      }
      const read = v.safeParse(schema, record);
      if (read.success) records.push([id, read.output]);
      else this.bad.push({ table: name, id, record });
    }
    return Object.fromEntries(records);
  }
}

/** True of a record that stands under its own name; the edition's own has none. */
function isNamed(record: unknown, table: TableName | 'edition', id: string): boolean {
  return table === 'edition' || typeof record !== 'object' || record === null || !('id' in record) || record.id === id;
}

/** The end of the log, as its last row has it. */
function lastSum(database: Database): Uint8Array {
  const sum: unknown = database
    .prepare('SELECT COALESCE(link, sum) FROM operation ORDER BY seq DESC LIMIT 1')
    .pluck()
    .get();
  return sum instanceof Uint8Array ? sum : noSum();
}

/** What the log's last row says of its end; undefined where it cannot be read. */
function endOfLog(database: Database): Uint8Array | undefined {
  try {
    return lastSum(database);
  } catch {
    return undefined;
  }
}

/**
 * Reads all records of a file that can be read. What is damaged is left out and told, and so is what stands on it: a block
 * whose story is gone. Throws `edition-damaged` where not even the edition's own record is sound, `edition-too-large`.
 */
export function readRecords(database: Database, name: string): ReadRecords {
  const seal = new Seal(database);
  const reader = new RowReader(database, name, seal);
  reader.measureAll();
  const own = reader.table('edition', editionShape, editionRecordSchema)['1'];
  const tables = {
    pages: reader.table('pages', shapes.pages, tableSchemas.pages),
    articles: reader.table('articles', shapes.articles, tableSchemas.articles),
    blocks: reader.table('blocks', shapes.blocks, tableSchemas.blocks),
    images: reader.table('images', shapes.images, tableSchemas.images),
    styles: reader.table('styles', shapes.styles, tableSchemas.styles),
    templates: reader.table('templates', shapes.templates, tableSchemas.templates),
    rounds: reader.table('rounds', shapes.rounds, tableSchemas.rounds),
    frozen: reader.table('frozen', shapes.frozen, tableSchemas.frozen),
    marks: reader.table('marks', shapes.marks, tableSchemas.marks),
    signatures: reader.table('signatures', shapes.signatures, tableSchemas.signatures),
    waivers: reader.table('waivers', shapes.waivers, tableSchemas.waivers),
    newspaper: reader.table('newspaper', shapes.newspaper, tableSchemas.newspaper),
    faces: reader.table('faces', shapes.faces, tableSchemas.faces),
    formats: reader.table('formats', shapes.formats, tableSchemas.formats),
    artwork: reader.table('artwork', shapes.artwork, tableSchemas.artwork),
  };
  const end = endOfLog(database);
  const vouched = seal.check(end ?? noSum());
  if (own === undefined) throw damagedError(name, [{ zh: '报纸的基本信息', en: 'what the edition is' }]);

  let edition: Edition = { edition: own, ...tables };
  for (let found = dangling(edition); found.length > 0; found = dangling(edition)) {
    for (const { table, id } of found) {
      const { [id]: record, ...rest }: Record<string, unknown> = edition[table];
      reader.bad.push({ table, id, record });
      edition = { ...edition, [table]: rest };
    }
  }
  const plans = unplanned(edition);
  if (Object.keys(plans).length > 0) {
    edition = { ...edition, articles: { ...edition.articles, ...plans } };
    // Where no page was lost, somebody wrote a plan that leads nowhere.
    if (!reader.bad.some(({ table }) => table === 'pages')) {
      for (const [id, record] of Object.entries(plans)) reader.bad.push({ table: 'articles', id, record });
    }
  }
  const damages = [
    ...nameDamages(database, edition, reader.bad),
    ...(reader.isWhole && end !== undefined ? [] : [unreadablePart]),
    ...(vouched.records ? [] : [notAsSaved]),
    ...(vouched.operations ? [] : [logCut]),
  ];
  return { edition, damages, seal };
}
