/** Versions of articles as they were at each opening, hand-over and sign-off; kept whole, and never changed. */
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { type Version, type VersionReason, versionReasons } from '../../shared/edition/log-records.ts';
import { type Article, articleSchema } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters } from '../../shared/edition/selectors.ts';

const rowSchema = v.object({
  seq: v.number(),
  at: v.string(),
  actor: v.string(),
  reason: v.picklist(versionReasons),
  name: v.nullable(v.string()),
  record: v.string(),
});

function articleIn(record: string): Article {
  return v.parse(articleSchema, JSON.parse(record));
}

export class VersionLog {
  readonly #add: Database.Statement;
  readonly #last: Database.Statement;
  readonly #list: Database.Statement;
  readonly #read: Database.Statement;

  constructor(database: Database.Database) {
    this.#add = database.prepare(
      `INSERT INTO version (article_id, at, actor, reason, name, record, sum)
       VALUES (:id, :at, :actor, :reason, :name, :record, row_sum('version', :id, :at, :actor, :reason, :name, :record))`,
    );
    this.#last = database.prepare('SELECT record FROM version WHERE article_id = ? ORDER BY seq DESC LIMIT 1').pluck();
    this.#list = database.prepare(
      'SELECT seq, at, actor, reason, name, record FROM version WHERE article_id = ? ORDER BY seq DESC LIMIT 200',
    );
    this.#read = database.prepare('SELECT record FROM version WHERE seq = ?').pluck();
  }

  /** Keeps an article as it is, unless the last version of it is the same; one with a name is always kept. */
  keep(article: Article, reason: VersionReason, actor: string, name: string | null = null): void {
    const record = JSON.stringify(article);
    if (name === null && this.#last.get(article.id) === record) return;
    this.#add.run({ id: article.id, at: new Date().toISOString(), actor, reason, name, record });
  }

  /** The versions of an article, the newest first. */
  list(id: ArticleId): Version[] {
    return this.#list.all(id).map((row): Version => {
      const { record, ...known } = v.parse(rowSchema, row);
      const article = articleIn(record);
      return { ...known, title: articleTitle(article), characters: bodyCharacters(article) };
    });
  }

  /** An article as a version has it; null where there is none. */
  read(seq: number): Article | null {
    const record: unknown = this.#read.get(seq);
    return typeof record === 'string' ? articleIn(record) : null;
  }
}
