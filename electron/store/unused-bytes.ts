/**
 * Pictures and files that nothing in an edition's file names: no record, no operation of the log, no version, nothing that a
 * watched folder brought. What was taken into the file since it was opened is left alone, since its record may be on its way;
 * a clip in somebody's clipboard has the week that the log keeps everything.
 */
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { Unused } from '../../shared/edition/growth-records.ts';
import { readInverse } from './logged-patches.ts';
import { editionShape, shapes } from './tables.ts';

/** Rows looked at before somebody else has a turn. */
const ROWS_AT_ONCE = 500;

/** Texts in which a picture or a file may be named. */
const texts: readonly (readonly [table: string, column: string])[] = [
  [editionShape.table, 'record'],
  ...Object.values(shapes).map(({ table }) => [table, 'record'] as const),
  ['version', 'record'],
  ['arrival', 'record'],
  ['arrival', 'copy'],
];

/** Where bytes are kept, and what a screen shows of them beside. */
const stores = [
  ['image_data', 'picture'],
  ['kept_file', 'file'],
] as const;

const keptRow = v.object({ id: v.string(), bytes: v.number() });
const loggedRow = v.object({ seq: v.number(), patches: v.string(), inverse: v.string() });

const sha256 = /[0-9a-f]{64}/gu;

export class UnusedBytes {
  readonly #database: Database;
  readonly #isNew: (id: string) => boolean;

  /** `isNew` is true of what was added since the file was opened. */
  constructor(database: Database, isNew: (id: string) => boolean) {
    this.#database = database;
    this.#isNew = isNew;
  }

  /** Looks through the file, with a turn for everybody else at each `yield`. */
  *find(): Generator<void, readonly Unused[]> {
    const kept = stores.flatMap(([table, kind]) =>
      v
        .parse(v.array(keptRow), this.#database.prepare(`SELECT id, octet_length(bytes) AS bytes FROM ${table}`).all())
        .map((row) => ({ ...row, kind })),
    );
    const left = new Map(kept.filter(({ id }) => !this.#isNew(id)).map((one) => [one.id, one]));
    const meet = (text: string) => {
      for (const [id] of text.matchAll(sha256)) left.delete(id);
    };
    for (const [table, column] of texts) {
      for (const text of this.#database.prepare(`SELECT ${column} FROM ${table}`).pluck().iterate()) {
        if (typeof text === 'string') meet(text);
      }
      yield;
    }
    const log = this.#database.prepare(
      `SELECT seq, patches, inverse FROM operation WHERE seq > ? ORDER BY seq LIMIT ${ROWS_AT_ONCE}`,
    );
    for (let rows = log.all(0); rows.length > 0; ) {
      let last = 0;
      for (const row of rows) {
        const { seq, patches, inverse } = v.parse(loggedRow, row);
        meet(patches);
        // What is written as a difference may have an id in two pieces.
        meet(JSON.stringify(readInverse(inverse, patches)));
        last = seq;
      }
      yield;
      rows = log.all(last);
    }
    return [...left.values()];
  }

  /** Takes those out of the file that are among the unused, looked for anew within the same transaction. */
  remove(ids: readonly string[]): readonly Unused[] {
    return this.#database
      .transaction(() => {
        const work = this.find();
        let step = work.next();
        while (step.done !== true) step = work.next();
        const gone = step.value.filter(({ id }) => ids.includes(id));
        for (const { id } of gone) {
          for (const table of ['image_preview', ...stores.map(([name]) => name)])
            this.#database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
        }
        return gone;
      })
      .immediate();
  }
}
