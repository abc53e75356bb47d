/** Records to rows: one small description a table. */
import type { Database, Statement } from 'better-sqlite3';
import { PatchError, type TableName, tableNames } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { type Prepared, preparing } from './preparing.ts';
import type { Seal } from './seal.ts';
import { summedWords } from './sums.ts';

type Row = readonly (string | number | null)[];

interface TableShape {
  readonly table: string;
  readonly columns: readonly string[];
  /** A record's values for the columns, then the record itself; undefined when there is no such record. */
  readonly row: (edition: Edition, id: string) => readonly [Row, unknown] | undefined;
}

function rowOf<R>(values: (record: R) => Row, record: R | undefined): readonly [Row, R] | undefined {
  return record === undefined ? undefined : [values(record), record];
}

/** Tables of many records, in SQL. */
export const shapes: { readonly [Name in TableName]: TableShape } = {
  pages: {
    table: 'page',
    columns: ['number', 'section'],
    row: ({ pages }, id) => rowOf((page) => [page.number, page.section], pages[id]),
  },
  articles: {
    table: 'article',
    columns: ['status', 'planned_page', 'planned_jump'],
    row: ({ articles }, id) =>
      rowOf((article) => [article.status, article.plannedPage, article.plannedJump], articles[id]),
  },
  blocks: {
    table: 'block',
    columns: ['page_id', 'article_id', 'kind', 'position'],
    row: ({ blocks }, id) =>
      rowOf((block) => {
        const articleId = 'articleId' in block ? block.articleId : null;
        return [block.pageId, articleId, block.kind, block.order];
      }, blocks[id]),
  },
  images: { table: 'image', columns: ['name'], row: ({ images }, id) => rowOf((image) => [image.name], images[id]) },
  styles: { table: 'style', columns: [], row: ({ styles }, id) => rowOf(() => [], styles[id]) },
  templates: {
    table: 'template',
    columns: ['name'],
    row: ({ templates }, id) => rowOf((template) => [template.name], templates[id]),
  },
  rounds: {
    table: 'proof_round',
    columns: ['number'],
    row: ({ rounds }, id) => rowOf((round) => [round.number], rounds[id]),
  },
  frozen: { table: 'proof_frozen', columns: [], row: ({ frozen }, id) => rowOf(() => [], frozen[id]) },
  marks: {
    table: 'proof_mark',
    columns: ['round_id', 'kind', 'state'],
    row: ({ marks }, id) => rowOf((mark) => [mark.roundId, mark.order.kind, mark.state], marks[id]),
  },
  signatures: {
    table: 'sign_off',
    columns: ['page_id', 'role'],
    row: ({ signatures }, id) => rowOf((signature) => [signature.pageId, signature.role], signatures[id]),
  },
  waivers: { table: 'waiver', columns: ['rule'], row: ({ waivers }, id) => rowOf(({ rule }) => [rule], waivers[id]) },
  newspaper: { table: 'newspaper', columns: [], row: ({ newspaper }, id) => rowOf(() => [], newspaper[id]) },
  faces: { table: 'face', columns: ['file'], row: ({ faces }, id) => rowOf(({ file }) => [file], faces[id]) },
  formats: { table: 'page_format', columns: [], row: ({ formats }, id) => rowOf(() => [], formats[id]) },
  artwork: { table: 'artwork', columns: ['name'], row: ({ artwork }, id) => rowOf(({ name }) => [name], artwork[id]) },
};

/** The table of the one record that there is of an edition. */
export const editionShape = { table: 'edition', columns: ['publication', 'date', 'issue'] } as const;

/** Bytes that a record may have: five million characters of copy. What a round began with holds all of an edition. */
export function mostBytes(table: string): number {
  return (table === 'proof_frozen' ? 256 : 16) * 2 ** 20;
}

/** Where a record's bytes come into a statement: the column holds words, and SQLite takes them for such without a change. */
const RECORD = 'CAST(? AS TEXT)';

interface Statements {
  /** Writes a row whether there is one or not: SQLite holds it to its constraints twice. */
  readonly put: Statement;
  /** Writes a row that there is. */
  readonly change: Statement;
  /**
   * Writes a record that says the same in its row's columns: neither indexes nor what the row stands on are looked at. It is
   * not written where the columns say something else all the same, as in a file of another program's.
   */
  readonly rewrite: Statement;
  readonly remove: Statement;
}

/** Writes changed records with their sums; its statements are prepared when they are first needed, and once. */
export class RecordWriter {
  readonly #database: Database;
  readonly #seal: Seal;
  readonly #statements = new Map<TableName, Statements>();
  readonly #putEdition: Prepared;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
    this.#putEdition = preparing(database)(
      `INSERT INTO edition (id, publication, date, issue, record, sum) VALUES (?, ?, ?, ?, ${RECORD}, ?)
       ON CONFLICT (id) DO UPDATE SET publication = excluded.publication, date = excluded.date,
         issue = excluded.issue, record = excluded.record, sum = excluded.sum`,
    );
  }

  #statementsOf(name: TableName): Statements {
    const known = this.#statements.get(name);
    if (known !== undefined) return known;
    const { table, columns } = shapes[name];
    const marks = [...columns.map(() => '?'), RECORD, '?'];
    const changed = [...columns, 'record', 'sum'];
    const set = (value: (column: string, at: number) => string) =>
      changed.map((column, at) => `${column} = ${value(column, at)}`).join(', ');
    const made = {
      put: this.#database.prepare(
        `INSERT INTO ${table} (id, ${changed.join(', ')}) VALUES (?, ${marks.join(', ')})
         ON CONFLICT (id) DO UPDATE SET ${set((column) => `excluded.${column}`)}`,
      ),
      change: this.#database.prepare(`UPDATE ${table} SET ${set((_, at) => marks[at] ?? '')} WHERE id = ?`),
      rewrite: this.#database.prepare(
        `UPDATE ${table} SET record = ${RECORD}, sum = ? WHERE ${['id = ?', ...columns.map((one) => `${one} IS ?`)].join(' AND ')}`,
      ),
      remove: this.#database.prepare(`DELETE FROM ${table} WHERE id = ?`),
    };
    this.#statements.set(name, made);
    return made;
  }

  /** A row as it is written, with its sum; what could not be read again is refused. The bytes are good for one statement. */
  #summed(table: string, values: Row, record: unknown): ReturnType<typeof summedWords> {
    // Made into bytes once: they are hashed, and SQLite keeps them as they are.
    const summed = summedWords(table, values, JSON.stringify(record));
    if (summed.bytes.length > mostBytes(table)) throw new PatchError(`${table}: the record is too large`);
    return summed;
  }

  edition(edition: Edition): void {
    const { publication, date, issue } = edition.edition;
    const values = [1, publication, date, issue];
    const { bytes, sum } = this.#summed(editionShape.table, values, edition.edition);
    this.#putEdition().run(...values, bytes, sum);
    this.#seal.put(editionShape.table, '1', sum);
  }

  /**
   * Writes a record as it stands in the edition, or removes its row when it is there no longer. `before` is the edition that
   * the file has, where there is one.
   */
  record(edition: Edition, name: TableName, id: string, before: Edition | null = null): void {
    const statements = this.#statementsOf(name);
    const { table, row } = shapes[name];
    const values = row(edition, id);
    if (values === undefined) {
      statements.remove.run(id);
      this.#seal.put(table, id, null);
      return;
    }
    const [columns, record] = values;
    const { bytes, sum } = this.#summed(table, [id, ...columns], record);
    const old = before === null ? undefined : row(before, id)?.[0];
    let written = 0;
    if (old?.every((value, at) => value === columns[at]))
      written = statements.rewrite.run(bytes, sum, id, ...columns).changes;
    else if (old !== undefined) written = statements.change.run(...columns, bytes, sum, id).changes;
    if (written === 0) statements.put.run(id, ...columns, bytes, sum);
    this.#seal.put(table, id, sum);
  }

  /** Writes every record of an edition. */
  whole(edition: Edition): void {
    this.edition(edition);
    for (const name of tableNames) {
      for (const id of Object.keys(edition[name])) this.record(edition, name, id);
    }
  }
}

/** Keeps bytes under their hash; what stands there already gives way, for it may have been damaged. */
export function keepBytes(table: 'image_data' | 'kept_file'): string {
  return `INSERT INTO ${table} (id, bytes) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes`;
}

/** Keeps what a screen shows of a picture under the picture's hash, with a sum of its own. */
export const keepPreview = `INSERT INTO image_preview (id, bytes, sum) VALUES (:id, :bytes, row_sum('image_preview', :id, :bytes))
  ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, sum = excluded.sum
  WHERE bytes <> excluded.bytes OR sum IS NOT excluded.sum`;
