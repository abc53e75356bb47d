/** What watched folders brought to an edition, and every file that was taken: no restart takes one twice. */
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import { type Arrival, arrivalSchema, type Brought, type KnownFile } from '../../shared/edition/arrival-records.ts';
import { StoriesBefore } from '../../shared/edition/arrivals.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';

/** A row without what was read. */
const rowSchema = v.object({ seq: v.number(), words: v.string(), place: v.number(), record: v.string() });
interface Row {
  readonly words: string;
  /** The story's place in its file, from 0. */
  readonly place: number;
  readonly arrival: Arrival;
}

/** What came, by its number and in order, and what of it says whether a story came before. */
class Known {
  readonly rows = new Map<number, Row>();
  readonly before = new StoriesBefore();

  constructor(rows: readonly Row[]) {
    for (const row of rows) this.add(row);
  }

  add(row: Row): void {
    const { words, place, arrival } = row;
    const { seq, file, wire, repeats } = arrival;
    this.rows.set(seq, row);
    this.before.add({ seq, name: file.name, at: place, words, wire, repeats });
  }
}

/** What of a story's copy names its pictures. */
const picturedSchema = v.object({ photos: v.array(v.object({ image: v.object({ id: v.string() }) })) });

function rowOf(value: unknown): Row {
  const { record, seq, words, place } = v.parse(rowSchema, value);
  return { words, place, arrival: v.parse(arrivalSchema, { ...JSON.parse(record), seq }) };
}

export class ArrivalLog {
  readonly #database: Database.Database;
  readonly #add: Database.Statement;
  readonly #rows: Database.Statement;
  readonly #copy: Database.Statement;
  readonly #write: Database.Statement;
  /** All that came; read when it is first asked for. */
  #read: Known | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#add = database.prepare('INSERT INTO arrival (words, place, record, copy) VALUES (?, ?, ?, ?)');
    this.#rows = database.prepare('SELECT seq, words, place, record FROM arrival ORDER BY seq');
    this.#copy = database.prepare('SELECT copy FROM arrival WHERE seq = ?').pluck();
    this.#write = database.prepare('UPDATE arrival SET record = ? WHERE seq = ?');
  }

  get #known(): Known {
    this.#read ??= new Known(this.#rows.all().map(rowOf));
    return this.#read;
  }

  /** All arrivals in the order in which they came. */
  list(): Arrival[] {
    return [...this.#known.rows.values()].map(({ arrival }) => arrival);
  }

  /** The files that were taken. */
  files(): KnownFile[] {
    return this.list().map(({ file }) => file);
  }

  /** What was read of an arrival, as JSON; null where there is none, or it only repeats another. */
  copy(seq: number): string | null {
    const copy: unknown = this.#copy.get(seq);
    return typeof copy === 'string' ? copy : null;
  }

  /** Keeps what a file brought, its stories in order; one that repeats another is kept by name alone. */
  add(file: KnownFile, stories: readonly Brought[], at: string): Arrival[] {
    try {
      return this.#database.transaction(() =>
        stories.map((story, place) => this.#addOne(file, story, { at, place })),
      )();
    } catch (error) {
      // What was not kept is not known either.
      this.#read = undefined;
      throw error;
    }
  }

  #addOne(
    file: KnownFile,
    { copy, words, ...story }: Brought,
    { at, place }: { readonly at: string; readonly place: number },
  ): Arrival {
    const relation = this.#known.before.relationOf({ name: file.name, at: place, words, wire: story.wire });
    const record = { ...story, file, at, ...relation, articleId: null, isDismissed: false };
    const kept = relation.repeats === null ? copy : null;
    const { lastInsertRowid } = this.#add.run(words, place, JSON.stringify({ ...record, seq: 0 }), kept);
    const arrival: Arrival = { ...record, seq: Number(lastInsertRowid) };
    this.#known.add({ words, place, arrival });
    return arrival;
  }

  /** Says what became of an arrival; nothing where there is none. */
  settle(
    seq: number,
    { articleId, isDismissed }: { readonly articleId: ArticleId | null; readonly isDismissed: boolean },
  ): void {
    this.#change(seq, { articleId, isDismissed, isSeen: true });
  }

  /** Says that somebody has looked at arrivals. */
  see(seqs: readonly number[]): void {
    this.#database.transaction(() => {
      for (const seq of seqs) this.#change(seq, { isSeen: true });
    })();
  }

  #change(seq: number, change: Partial<Arrival>): void {
    const row = this.#known.rows.get(seq);
    if (row === undefined) return;
    const arrival = { ...row.arrival, ...change };
    this.#write.run(JSON.stringify({ ...arrival, seq: 0 }), seq);
    this.#known.rows.set(seq, { ...row, arrival });
  }

  /**
   * Has the next edition know what came: what was taken is not offered again, and what waits goes on waiting. A story that is
   * held over keeps its article, and what is said of it later finds it there.
   */
  handOn(target: Database.Database): void {
    const add = target.prepare('INSERT INTO arrival (seq, words, place, record, copy) VALUES (?, ?, ?, ?, ?)');
    for (const [seq, { words, place, arrival }] of this.#known.rows) {
      const isOver = arrival.articleId !== null || arrival.isDismissed;
      const record = { ...arrival, seq: 0, isDismissed: isOver };
      const copy = isOver ? null : this.copy(seq);
      add.run(seq, words, place, JSON.stringify(record), copy);
      if (copy !== null && arrival.pictures > 0) this.#handOnPictures(copy, target);
    }
  }

  /** The bytes of the pictures of a story that waits: it may be taken in the next edition. */
  #handOnPictures(copy: string, target: Database.Database): void {
    const { photos } = v.parse(picturedSchema, JSON.parse(copy));
    for (const table of ['image_data', 'image_preview']) {
      const read = this.#database.prepare(`SELECT bytes FROM ${table} WHERE id = ?`).pluck();
      const write = target.prepare(`INSERT OR IGNORE INTO ${table} (id, bytes) VALUES (?, ?)`);
      for (const { image } of photos) {
        const bytes: unknown = read.get(image.id);
        if (bytes instanceof Uint8Array) write.run(image.id, bytes);
      }
    }
  }
}
