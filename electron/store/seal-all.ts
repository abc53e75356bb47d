/** The step that gave every row its checksum. Its lists are of the tables as they were then, and stay as they are. */
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import { addSum, addSumFunction, chainSum, noSum } from './sums.ts';

/** Tables of records, and the columns that a row's sum is over. */
const recordTables: Readonly<Record<string, readonly string[]>> = {
  edition: ['id', 'publication', 'date', 'issue', 'record'],
  page: ['id', 'number', 'section', 'record'],
  article: ['id', 'status', 'planned_page', 'planned_jump', 'record'],
  block: ['id', 'page_id', 'article_id', 'kind', 'position', 'record'],
  image: ['id', 'name', 'record'],
  style: ['id', 'record'],
  template: ['id', 'name', 'record'],
  proof_round: ['id', 'number', 'record'],
  proof_frozen: ['id', 'record'],
  proof_mark: ['id', 'round_id', 'kind', 'state', 'record'],
  sign_off: ['id', 'page_id', 'role', 'record'],
  waiver: ['id', 'rule', 'record'],
  newspaper: ['id', 'record'],
  face: ['id', 'file', 'record'],
  page_format: ['id', 'record'],
  artwork: ['id', 'name', 'record'],
};

/** Tables of what is no record: each row stands for itself. Pictures and files are named by theirs already. */
const otherTables: Readonly<Record<string, readonly string[]>> = {
  image_preview: ['id', 'bytes'],
  version: ['article_id', 'at', 'actor', 'reason', 'name', 'record'],
  named_version: ['name', 'at', 'actor', 'operation'],
  arrival: ['words', 'place', 'record', 'copy'],
};

/** Tables whose rows have a sum. */
export const summedTables: readonly string[] = [...Object.keys(recordTables), ...Object.keys(otherTables), 'operation'];

const text = v.string();
const loggedRow = v.tuple([text, text, text, text, text, text, text]);

function chain(database: Database): Buffer {
  const read = database
    .prepare('SELECT id, step, actor, at, label, patches, inverse FROM operation WHERE seq = ?')
    .raw();
  const write = database.prepare('UPDATE operation SET sum = ? WHERE seq = ?');
  let head = noSum();
  for (const seq of database.prepare('SELECT seq FROM operation ORDER BY seq').pluck().all()) {
    head = chainSum(head, v.parse(loggedRow, read.get(seq)));
    write.run(head, seq);
  }
  return head;
}

/** Gives every row of a file its sum, and the file its seal. */
export function sealAll(database: Database): void {
  addSumFunction(database);
  for (const [table, columns] of Object.entries({ ...recordTables, ...otherTables })) {
    database.exec(`UPDATE ${table} SET sum = row_sum('${table}', ${columns.join(', ')})`);
  }
  const records = noSum();
  for (const table of Object.keys(recordTables)) {
    for (const sum of database.prepare(`SELECT sum FROM ${table}`).pluck().iterate()) {
      addSum(records, v.parse(v.instance(Uint8Array), sum));
    }
  }
  database.prepare('INSERT INTO seal (id, records, operations) VALUES (1, ?, ?)').run(records, chain(database));
}
