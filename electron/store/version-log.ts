/** Versions of articles as they were at each opening, hand-over and sign-off; kept whole, and never changed. */
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { type Version, type VersionReason, versionReasons } from '../../shared/edition/log-records.ts';
import { type Article, articleSchema } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters } from '../../shared/edition/selectors.ts';
import { DayangError } from '../errors.ts';
import { type Prepared, preparing } from './preparing.ts';
import { isSum, rowSum } from './sums.ts';

const rowSchema = v.object({
  seq: v.number(),
  article_id: v.string(),
  at: v.string(),
  actor: v.string(),
  reason: v.picklist(versionReasons),
  name: v.nullable(v.string()),
  record: v.string(),
  sum: v.instance(Uint8Array),
});

/** A version as its row has it; null where that is not what was written. */
function versionIn(row: unknown): { readonly version: Version; readonly article: Article } | null {
  const read = v.safeParse(rowSchema, row);
  if (!read.success) return null;
  const { article_id: id, record, sum, ...known } = read.output;
  const { at, actor, reason, name } = known;
  if (!isSum(sum, rowSum('version', [id, at, actor, reason, name, record]))) return null;
  const article = v.parse(articleSchema, JSON.parse(record));
  return { article, version: { ...known, title: articleTitle(article), characters: bodyCharacters(article) } };
}

/** What cannot be read of the file is a damaged version, too. */
function orDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new DayangError('version-damaged', {}, error);
  }
}

const columns = 'seq, article_id, at, actor, reason, name, record, sum';

export class VersionLog {
  readonly #add: Prepared;
  readonly #last: Prepared;
  readonly #list: Prepared;
  readonly #read: Prepared;
  readonly #all: Prepared;

  constructor(database: Database.Database) {
    const prepared = preparing(database);
    this.#add = prepared(
      `INSERT INTO version (article_id, at, actor, reason, name, record, sum)
       VALUES (:id, :at, :actor, :reason, :name, :record, row_sum('version', :id, :at, :actor, :reason, :name, :record))`,
    );
    this.#last = prepared('SELECT record FROM version WHERE article_id = ? ORDER BY seq DESC LIMIT 1', 'pluck');
    this.#list = prepared(`SELECT ${columns} FROM version WHERE article_id = ? ORDER BY seq DESC LIMIT 200`);
    this.#all = prepared(`SELECT ${columns} FROM version ORDER BY seq`);
    this.#read = prepared(`SELECT ${columns} FROM version WHERE seq = ?`);
  }

  /** Keeps an article as it is, unless the last version of it is the same; one with a name is always kept. */
  keep(article: Article, reason: VersionReason, actor: string, name: string | null = null): void {
    const record = JSON.stringify(article);
    if (name === null && this.#last().get(article.id) === record) return;
    this.#add().run({ id: article.id, at: new Date().toISOString(), actor, reason, name, record });
  }

  /** The versions of an article that are sound, the newest first. Throws `version-damaged` where none can be read. */
  list(id: ArticleId): Version[] {
    return orDamaged(() => this.#list().all(id)).flatMap((row) => versionIn(row)?.version ?? []);
  }

  /** The last sound version of each article. */
  latest(): Article[] {
    const found = new Map<string, Article>();
    try {
      for (const row of this.#all().iterate()) {
        const read = versionIn(row);
        if (read !== null) found.set(read.article.id, read.article);
      }
    } catch {
      // The rest cannot be read.
    }
    return [...found.values()];
  }

  /** An article as a version has it; null where there is none. Throws `version-damaged`. */
  read(seq: number): Article | null {
    const row = orDamaged(() => this.#read().get(seq));
    if (row === undefined) return null;
    const read = versionIn(row);
    if (read === null) throw new DayangError('version-damaged');
    return read.article;
  }
}
