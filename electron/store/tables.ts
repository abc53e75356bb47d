/** Records to rows and back: one small description a table. */
import type { Database, Statement } from 'better-sqlite3';
import * as v from 'valibot';
import { type TableName, tableNames } from '../../shared/edition/operations.ts';
import { type Edition, editionSchema } from '../../shared/edition/records.ts';

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

const shapes: { readonly [Name in TableName]: TableShape } = {
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

interface Statements {
  readonly put: Statement;
  readonly remove: Statement;
}

/** Writes changed records; its statements are prepared once. */
export class RecordWriter {
  readonly #statements = new Map<TableName, Statements>();
  readonly #putEdition: Statement;

  constructor(database: Database) {
    for (const name of tableNames) {
      const { table, columns } = shapes[name];
      const all = ['id', ...columns, 'record'];
      const updates = [...columns, 'record'].map((column) => `${column} = excluded.${column}`).join(', ');
      this.#statements.set(name, {
        put: database.prepare(
          `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})
           ON CONFLICT (id) DO UPDATE SET ${updates}`,
        ),
        remove: database.prepare(`DELETE FROM ${table} WHERE id = ?`),
      });
    }
    this.#putEdition = database.prepare(
      `INSERT INTO edition (id, publication, date, issue, record) VALUES (1, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET publication = excluded.publication, date = excluded.date,
         issue = excluded.issue, record = excluded.record`,
    );
  }

  edition(edition: Edition): void {
    const record = edition.edition;
    this.#putEdition.run(record.publication, record.date, record.issue, JSON.stringify(record));
  }

  /** Writes a record as it stands in the edition, or removes its row when it is there no longer. */
  record(edition: Edition, name: TableName, id: string): void {
    const statements = this.#statements.get(name);
    if (statements === undefined) throw new Error(`no table ${name}`);
    const row = shapes[name].row(edition, id);
    if (row === undefined) statements.remove.run(id);
    else statements.put.run(id, ...row[0], JSON.stringify(row[1]));
  }

  /** Writes every record of an edition. */
  whole(edition: Edition): void {
    this.edition(edition);
    for (const name of tableNames) {
      for (const id of Object.keys(edition[name])) this.record(edition, name, id);
    }
  }
}

/** Reads and validates the whole edition. Throws when a record is not what its schema says. */
export function readEdition(database: Database): Edition {
  const rows = (sql: string): unknown[] => database.prepare(sql).pluck().all();
  const parse = (json: unknown): unknown => JSON.parse(String(json));
  const table = (name: TableName): Record<string, unknown> => {
    const records: Record<string, unknown> = {};
    for (const row of database.prepare(`SELECT id, record FROM ${shapes[name].table}`).raw().all()) {
      const [id, record] = v.parse(v.tuple([v.string(), v.string()]), row);
      records[id] = JSON.parse(record);
    }
    return records;
  };
  return v.parse(editionSchema, {
    edition: parse(rows('SELECT record FROM edition')[0]),
    pages: table('pages'),
    articles: table('articles'),
    blocks: table('blocks'),
    images: table('images'),
    styles: table('styles'),
    templates: table('templates'),
    rounds: table('rounds'),
    frozen: table('frozen'),
    marks: table('marks'),
    signatures: table('signatures'),
    waivers: table('waivers'),
    newspaper: table('newspaper'),
    faces: table('faces'),
    formats: table('formats'),
    artwork: table('artwork'),
  });
}

/** Keeps bytes under their hash, or that of what they show; what stands there already gives way, for it may have been damaged. */
export function keepBytes(table: 'image_data' | 'image_preview' | 'kept_file'): string {
  return `INSERT INTO ${table} (id, bytes) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes`;
}
