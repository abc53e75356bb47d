/** What watched folders brought to an edition, and every file that was taken: no restart takes one twice. */
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import { type Arrival, arrivalSchema, type Brought, type KnownFile } from '../../shared/edition/arrival-records.ts';
import { relationOf } from '../../shared/edition/arrivals.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';

/** A row without what was read. */
const rowSchema = v.object({ seq: v.number(), words: v.string(), place: v.number(), record: v.string() });
type Row = Omit<v.InferOutput<typeof rowSchema>, 'record'> & { readonly arrival: Arrival };

/** What of a story's copy names its pictures. */
const picturedSchema = v.object({ photos: v.array(v.object({ image: v.object({ id: v.string() }) })) });

function rowOf(value: unknown): Row {
  const { record, ...row } = v.parse(rowSchema, value);
  return { ...row, arrival: v.parse(arrivalSchema, { ...JSON.parse(record), seq: row.seq }) };
}

export class ArrivalLog {
  readonly #database: Database.Database;
  readonly #add: Database.Statement;
  readonly #rows: Database.Statement;
  readonly #copy: Database.Statement;
  readonly #write: Database.Statement;
  /** All that came, in order; read when it is first asked for. */
  #known: Row[] | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#add = database.prepare('INSERT INTO arrival (words, place, record, copy) VALUES (?, ?, ?, ?)');
    this.#rows = database.prepare('SELECT seq, words, place, record FROM arrival ORDER BY seq');
    this.#copy = database.prepare('SELECT copy FROM arrival WHERE seq = ?').pluck();
    this.#write = database.prepare('UPDATE arrival SET record = ? WHERE seq = ?');
  }

  get #all(): Row[] {
    this.#known ??= this.#rows.all().map(rowOf);
    return this.#known;
  }

  /** All arrivals in the order in which they came. */
  list(): Arrival[] {
    return this.#all.map(({ arrival }) => arrival);
  }

  /** The files that were taken. */
  files(): KnownFile[] {
    return this.#all.map(({ arrival }) => arrival.file);
  }

  /** What was read of an arrival, as JSON; null where there is none, or it only repeats another. */
  copy(seq: number): string | null {
    const copy: unknown = this.#copy.get(seq);
    return typeof copy === 'string' ? copy : null;
  }

  /** Keeps what a file brought, its stories in order; one that repeats another is kept by name alone. */
  add(file: KnownFile, stories: readonly Brought[], at: string): Arrival[] {
    return this.#database.transaction(() =>
      stories.map(({ copy, words, ...story }, place) => {
        const before = this.#all.map((row) => ({
          seq: row.seq,
          name: row.arrival.file.name,
          at: row.place,
          words: row.words,
          wire: row.arrival.wire,
          repeats: row.arrival.repeats,
        }));
        const relation = relationOf({ name: file.name, at: place, words, wire: story.wire }, before);
        const record = { ...story, file, at, ...relation, articleId: null, isDismissed: false };
        const kept = relation.repeats === null ? copy : null;
        const { lastInsertRowid } = this.#add.run(words, place, JSON.stringify({ ...record, seq: 0 }), kept);
        const arrival: Arrival = { ...record, seq: Number(lastInsertRowid) };
        this.#all.push({ seq: arrival.seq, words, place, arrival });
        return arrival;
      }),
    )();
  }

  /** Says what became of an arrival; nothing where there is none. */
  settle(
    seq: number,
    { articleId, isDismissed }: { readonly articleId: ArticleId | null; readonly isDismissed: boolean },
  ) {
    const row = this.#all.find((one) => one.seq === seq);
    if (row === undefined) return;
    const arrival = { ...row.arrival, articleId, isDismissed };
    this.#write.run(JSON.stringify({ ...arrival, seq: 0 }), seq);
    this.#known = this.#all.map((one) => (one === row ? { ...row, arrival } : one));
  }

  /** Has the next edition know what came: what was taken is not offered again, and what waits goes on waiting. */
  handOn(target: Database.Database): void {
    const add = target.prepare('INSERT INTO arrival (seq, words, place, record, copy) VALUES (?, ?, ?, ?, ?)');
    for (const { seq, words, place, arrival } of this.#all) {
      const isOver = arrival.articleId !== null || arrival.isDismissed;
      const record = { ...arrival, seq: 0, isDismissed: isOver, articleId: null };
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
