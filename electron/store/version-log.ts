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
    this.#add = database.prepare('INSERT INTO version (article_id, at, actor, reason, record) VALUES (?, ?, ?, ?, ?)');
    this.#last = database.prepare('SELECT record FROM version WHERE article_id = ? ORDER BY seq DESC LIMIT 1').pluck();
    this.#list = database.prepare(
      'SELECT seq, at, actor, reason, record FROM version WHERE article_id = ? ORDER BY seq DESC LIMIT 200',
    );
    this.#read = database.prepare('SELECT record FROM version WHERE seq = ?').pluck();
  }

  /** Keeps an article as it is, unless the last version of it is the same. */
  keep(article: Article, reason: VersionReason, actor: string): void {
    const record = JSON.stringify(article);
    if (this.#last.get(article.id) === record) return;
    this.#add.run(article.id, new Date().toISOString(), actor, reason, record);
  }

  /** The versions of an article, the newest first. */
  list(id: ArticleId): Version[] {
    return this.#list.all(id).map((row): Version => {
      const { seq, at, actor, reason, record } = v.parse(rowSchema, row);
      const article = articleIn(record);
      return { seq, at, actor, reason, title: articleTitle(article), characters: bodyCharacters(article) };
    });
  }

  /** An article as a version has it; null where there is none. */
  read(seq: number): Article | null {
    const record: unknown = this.#read.get(seq);
    return typeof record === 'string' ? articleIn(record) : null;
  }
}
