/**
 * The edition file's schema, as numbered migrations: forward only, each in one transaction.
 * Columns are what SQL joins or orders by; the rest of a record is its JSON.
 */
import type { Database } from 'better-sqlite3';
import type { FileKind } from '../../shared/edition/log-records.ts';
import { sealAll, summedTables } from './seal-all.ts';

/**
 * How a file says what it is: an edition (`.dayang`), or a newspaper by itself (`.dayang-paper`), which has the same tables and in
 * them what every edition starts from. SQLite's `application_id` tells them apart: the letters `DaYg` and `DaYp`.
 */
export const applicationIds = { edition: 0x44615967, paper: 0x44615970 } as const satisfies Readonly<
  Record<FileKind, number>
>;

/** One step from `user_version` n to n + 1, n being its place in the list. */
export type Migration = string | ((database: Database) => void);

/** Takes a step. */
export function runMigration(database: Database, migration: Migration): void {
  if (typeof migration === 'string') database.exec(migration);
  else migration(database);
}

const first: Migration = `
CREATE TABLE edition (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  publication TEXT NOT NULL,
  date TEXT NOT NULL,
  issue INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

CREATE TABLE style (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  section TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
CREATE INDEX page_by_number ON page (number);

CREATE TABLE article (
  id TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  planned_page TEXT REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
  planned_jump TEXT REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

CREATE TABLE block (
  id TEXT PRIMARY KEY,
  page_id TEXT NOT NULL REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED,
  article_id TEXT REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
CREATE INDEX block_by_page ON block (page_id, position);
CREATE INDEX block_by_article ON block (article_id);

CREATE TABLE image_data (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE image (
  id TEXT PRIMARY KEY REFERENCES image_data (id),
  name TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  step TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  patches TEXT NOT NULL CHECK (json_valid(patches)),
  inverse TEXT NOT NULL CHECK (json_valid(inverse)),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned'))
) STRICT;
CREATE INDEX operation_by_state ON operation (state, seq);
`;

/** Page templates, and pictures at the size a screen can use. */
const second: Migration = `
CREATE TABLE template (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE image_preview (
  id TEXT PRIMARY KEY REFERENCES image_data (id),
  bytes BLOB NOT NULL
) STRICT;
`;

/** Versions of articles. They outlive their article: what was deleted can be looked up. */
const third: Migration = `
CREATE TABLE version (
  seq INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('opened', 'handed-over', 'signed-off')),
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
CREATE INDEX version_by_article ON version (article_id, seq);
`;

/** Proofing: rounds, what their pages were when they began, marks, signatures. */
const fourth: Migration = `
CREATE TABLE proof_round (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE proof_frozen (
  id TEXT PRIMARY KEY REFERENCES proof_round (id) DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

CREATE TABLE proof_mark (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES proof_round (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
CREATE INDEX proof_mark_by_round ON proof_mark (round_id, state);

CREATE TABLE sign_off (
  id TEXT PRIMARY KEY,
  page_id TEXT NOT NULL,
  role TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
`;

/** Findings that may stand, each with the reason. */
const fifth: Migration = `
CREATE TABLE waiver (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;
`;

/** What a newspaper brings along: its own record, faces and drawings with the bytes of their files, formats. */
const sixth: Migration = `
CREATE TABLE newspaper (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_file (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE face (
  id TEXT PRIMARY KEY,
  file TEXT REFERENCES kept_file (id),
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE page_format (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID;

CREATE TABLE artwork (
  id TEXT PRIMARY KEY REFERENCES kept_file (id),
  name TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
`;

/** What watched folders brought; `words` is what its words are known by, `place` where in its file it stood. */
const seventh: Migration = `
CREATE TABLE arrival (
  seq INTEGER PRIMARY KEY,
  words TEXT NOT NULL,
  place INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  copy TEXT CHECK (copy IS NULL OR json_valid(copy))
) STRICT;
`;

/** Moments of the whole edition that somebody gave a name; versions of articles say it, too. */
const eighth: Migration = `
ALTER TABLE version RENAME TO version_before;
CREATE TABLE version (
  seq INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('opened', 'handed-over', 'signed-off', 'named')),
  name TEXT,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
INSERT INTO version SELECT seq, article_id, at, actor, reason, NULL, record FROM version_before;
DROP TABLE version_before;
CREATE INDEX version_by_article ON version (article_id, seq);

CREATE TABLE named_version (
  seq INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  operation INTEGER NOT NULL
) STRICT;
`;

/** A table that was made for a day by the sixth step, and never read since: masters are pages. */
const MASTERS = `CREATE TABLE master (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT, WITHOUT ROWID`;
/** Tables of ours that a file of an earlier version may have beside those of its steps. */
export const retiredTables: readonly string[] = [MASTERS];

/** A checksum with every row, and what all of them come to (`sums.ts`, `seal.ts`). */
const ninth: Migration = (database) => {
  for (const table of summedTables) database.exec(`ALTER TABLE ${table} ADD COLUMN sum BLOB`);
  database.exec(`
    DROP TABLE IF EXISTS master;
    CREATE TABLE seal (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      records BLOB NOT NULL,
      operations BLOB NOT NULL
    ) STRICT;
  `);
  sealAll(database);
};

/**
 * What binds SQLite's log to its file (`file-place.ts`): which file it is, how often a log of it was begun, by which mark the
 * last one is known, and by which the one before it.
 */
const tenth: Migration = `
CREATE TABLE file_bond (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL CHECK (length(id) = 32),
  counter INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (length(mark) = 32),
  before TEXT NOT NULL
) STRICT;
INSERT INTO file_bond VALUES (1, lower(hex(randomblob(16))), 0, lower(hex(randomblob(16))), '');
`;

/**
 * Operations by their step, and those that are undone, which are few: what is done is not looked for by its state, but from the
 * log's end, and no operation is in more indexes than before. And what lets one stand for several (`fold.ts`): the sum it leads on with, and the ids by which
 * those are known that it stands for.
 */
const eleventh: Migration = `
ALTER TABLE operation ADD COLUMN link BLOB;
DROP INDEX operation_by_state;
CREATE INDEX operation_undone ON operation (seq) WHERE state = 'undone';
CREATE INDEX operation_by_step ON operation (step, state);
CREATE TABLE folded_operation (
  id BLOB PRIMARY KEY CHECK (length(id) = 8)
) STRICT, WITHOUT ROWID;
`;

export const migrations: readonly Migration[] = [
  first,
  second,
  third,
  fourth,
  fifth,
  sixth,
  seventh,
  eighth,
  ninth,
  tenth,
  eleventh,
];
