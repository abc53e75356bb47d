/** What watched folders brought to an edition, and every file that was taken: no restart takes one twice. */
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import { type Arrival, arrivalSchema, type Brought, type KnownFile } from '../../shared/edition/arrival-records.ts';
import type { Articles } from '../../shared/edition/arrival-stories.ts';
import { arrivalsOver } from '../../shared/edition/arrivals.ts';
import { StoriesBefore } from '../../shared/edition/coming.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { articlesNamed } from '../../shared/edition/named-stories.ts';
import { imageId } from '../../shared/edition/records.ts';
import { KeptBytes } from './kept-bytes.ts';
import { type Prepared, preparing } from './preparing.ts';

/** A row without what was read. */
const rowSchema = v.object({
  seq: v.number(),
  words: v.string(),
  place: v.number(),
  record: v.string(),
  /** 1 where what was read is not kept. */
  isBare: v.picklist([0, 1]),
});
interface Row {
  readonly words: string;
  /** The story's place in its file, from 0. */
  readonly place: number;
  readonly arrival: Arrival;
}

/** True of what nobody has decided on and only its file still has. */
function isToComeAgain({ lacksCopy, isDismissed }: Arrival): boolean {
  return lacksCopy === true && !isDismissed;
}

/** The SHA-256 of a file that is to be taken when it is written anew, even with the same bytes. */
const OF_NO_FILE = '0'.repeat(64);

/** What came, by its number and in order, and what of it says whether a story came before. */
class Known {
  readonly rows = new Map<number, Row>();
  readonly before = new StoriesBefore();

  constructor(rows: readonly Row[]) {
    for (const row of rows) this.add(row);
  }

  add(row: Row): void {
    const { words, place, arrival } = row;
    const { seq, file, wire, notice, updates, repeats, isOver } = arrival;
    this.rows.set(seq, row);
    if (isOver === true) return;
    // What waits and cannot be taken any more is to come again when it is sent again: nothing has its words.
    const known = isToComeAgain(arrival) ? '' : words;
    this.before.add({ seq, name: file.name, at: place, words: known, wire, notice, updates, repeats });
  }
}

/** Days for which a file is known that is gone with its whole folder: one that was not there for a while comes back. */
const KNOWN_DAYS = 366;
/**
 * Days for which the bytes of a picture that nobody decides on go on into further editions: a hundred pictures a night would soon
 * be most of every edition. It stays listed as one whose file has to be taken anew (`lacksCopy`), dropped on the window or sent again.
 */
const PICTURE_DAYS = 7;
const DAY_MS = 86_400_000;

/** What is kept of an arrival that is over: the file is still there perhaps, and is not to come in once more. */
function fileAlone({ seq, file, at }: Arrival): Arrival {
  const nothing = { title: '', characters: 0, pictures: 0, remarks: 0, updates: null, repeats: null, articleId: null };
  return { seq, file, at, ...nothing, isDismissed: true, isOver: true };
}

/** The folder a file lies in, by its path from the watched one. */
function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

/** A notice with the articles that it names as it comes. */
function withNamed(story: Brought, articles: Articles): Brought {
  const { notice } = story;
  if (notice === undefined) return story;
  const articleIds = articlesNamed(notice, articles);
  return articleIds.length === 0 ? story : { ...story, notice: { ...notice, articleIds } };
}

/** What of a story's copy names its pictures. */
const picturedSchema = v.object({ photos: v.array(v.object({ image: v.object({ id: imageId }) })) });

function rowOf(value: unknown): Row {
  const { record, seq, words, place, isBare } = v.parse(rowSchema, value);
  const arrival = v.parse(arrivalSchema, { ...JSON.parse(record), seq });
  const lacksCopy = isBare === 1 && arrival.repeats === null && arrival.isOver !== true;
  return { words, place, arrival: lacksCopy ? { ...arrival, lacksCopy } : arrival };
}

/** A record as it is stored: its number, and whether its copy is kept, are said by its row. */
function stored({ lacksCopy: _, ...arrival }: Omit<Arrival, 'seq'>): string {
  return JSON.stringify({ ...arrival, seq: 0 });
}

export class ArrivalLog {
  readonly #database: Database.Database;
  readonly #refuse: () => void;
  readonly #add: Prepared;
  readonly #rows: Prepared;
  readonly #copy: Prepared;
  readonly #write: Prepared;
  readonly #strip: Prepared;
  readonly #forget: Prepared;
  /** All that came; read when it is first asked for. */
  #read: Known | undefined;

  /** `refuse` throws where nothing in the file may be changed any more. */
  constructor(database: Database.Database, refuse: () => void) {
    this.#database = database;
    this.#refuse = refuse;
    const prepared = preparing(database);
    this.#add = prepared(
      `INSERT INTO arrival (words, place, record, copy, sum)
       VALUES (:words, :place, :record, :copy, row_sum('arrival', :words, :place, :record, :copy))`,
    );
    this.#rows = prepared('SELECT seq, words, place, record, copy IS NULL AS isBare FROM arrival ORDER BY seq');
    this.#copy = prepared('SELECT copy FROM arrival WHERE seq = ?', 'pluck');
    this.#write = prepared(
      "UPDATE arrival SET record = :record, sum = row_sum('arrival', words, place, :record, copy) WHERE seq = :seq",
    );
    this.#strip = prepared(
      `UPDATE arrival SET words = '', copy = NULL, record = :record,
         sum = row_sum('arrival', '', place, :record, NULL)
       WHERE seq = :seq`,
    );
    this.#forget = prepared('DELETE FROM arrival WHERE seq = ?');
  }

  get #known(): Known {
    this.#read ??= new Known(this.#rows().all().map(rowOf));
    return this.#read;
  }

  get #arrivals(): Arrival[] {
    return [...this.#known.rows.values()].map(({ arrival }) => arrival);
  }

  /** All arrivals in the order in which they came, but those that are over. */
  list(): Arrival[] {
    return this.#arrivals.filter(({ isOver }) => isOver !== true);
  }

  /** The files that were taken. */
  files(): KnownFile[] {
    return this.#arrivals.map((one) => (isToComeAgain(one) ? { ...one.file, sha256: OF_NO_FILE } : one.file));
  }

  /**
   * Lets go of what is over (`arrivalsOver`): of that, only its files stay known, each once. `articles` are those of the
   * edition, `now` is in milliseconds since 1970.
   */
  prune(articles: Articles, now: number): void {
    const over = arrivalsOver(this.list(), articles, now);
    if (over.size === 0) return;
    const last = new Map(this.#arrivals.map(({ seq, file }) => [file.name, seq]));
    this.#changeAll(() => {
      for (const arrival of this.#arrivals) {
        const { seq, file, isOver } = arrival;
        if (isOver !== true && !over.has(seq)) continue;
        if (last.get(file.name) === seq) this.#strip().run({ record: stored(fileAlone(arrival)), seq });
        else this.#forget().run(seq);
      }
    });
  }

  /**
   * Forgets files that are over and have left the folder, where others lie beside the place they had; those whose whole
   * folder is gone, as one that is not mounted is, a year later. `present` are the paths of the files that are there.
   */
  forgetGone(present: readonly string[], now: number): void {
    const there = new Set(present);
    const folders = new Set(present.map(folderOf));
    const gone = this.#arrivals.filter(
      ({ isOver, file: { name }, at }) =>
        isOver === true &&
        !there.has(name) &&
        (folders.has(folderOf(name)) || now - Date.parse(at) > KNOWN_DAYS * DAY_MS),
    );
    if (gone.length === 0) return;
    this.#changeAll(() => {
      for (const { seq } of gone) this.#forget().run(seq);
    });
  }

  /** Changes many rows at once; what is known of them is read anew when it is next asked for. */
  #changeAll(change: () => void): void {
    this.#refuse();
    try {
      this.#database.transaction(change)();
    } finally {
      this.#read = undefined;
    }
  }

  /** What was read of an arrival, as JSON; null where there is none, or it only repeats another. */
  copy(seq: number): string | null {
    const copy: unknown = this.#copy().get(seq);
    return typeof copy === 'string' ? copy : null;
  }

  /**
   * Keeps what a file brought, its stories in order; one that repeats another is kept by name alone. `articles` are those of
   * the edition: what a notice names there now is remembered.
   */
  add(file: KnownFile, stories: readonly Brought[], at: string, articles: Articles = {}): Arrival[] {
    this.#refuse();
    try {
      return this.#database.transaction(() =>
        stories.map((story, place) => this.#addOne(file, withNamed(story, articles), { at, place })),
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
    const { wire, notice } = story;
    const relation = this.#known.before.relationOf({ name: file.name, at: place, words, wire, notice });
    const record = { ...story, file, at, ...relation, articleId: null, isDismissed: false };
    const kept = relation.repeats === null ? copy : null;
    const { lastInsertRowid } = this.#add().run({ words, place, record: stored(record), copy: kept });
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
    this.#refuse();
    const arrival = { ...row.arrival, ...change };
    this.#write().run({ record: stored(arrival), seq });
    this.#known.rows.set(seq, { ...row, arrival });
  }

  /**
   * Has the next edition know what came: what was taken is not offered again, and what waits goes on waiting. A story that is
   * held over keeps its article, and what is said of it later finds it there. `articles` are those of the next edition; of what
   * is over there, the files alone go on.
   */
  handOn(target: Database.Database, articles: Articles, now: number): void {
    const add = target.prepare(
      `INSERT INTO arrival (seq, words, place, record, copy, sum)
       VALUES (:seq, :words, :place, :record, :copy, row_sum('arrival', :words, :place, :record, :copy))`,
    );
    const rows = [...this.#known.rows.values()].map(({ arrival, ...row }) => {
      const isDecided = arrival.articleId !== null || arrival.isDismissed;
      return { ...row, arrival: { ...arrival, isDismissed: isDecided } };
    });
    const over = arrivalsOver(
      rows.map(({ arrival }) => arrival).filter(({ isOver }) => isOver !== true),
      articles,
      now,
    );
    for (const { words, place, arrival } of rows) {
      const { seq } = arrival;
      const isOver = arrival.isOver === true || over.has(seq);
      const isLeft = arrival.picture !== undefined && now - Date.parse(arrival.at) > PICTURE_DAYS * DAY_MS;
      const copy = arrival.isDismissed || isLeft ? null : this.copy(seq);
      const record = stored(isOver ? fileAlone(arrival) : arrival);
      add.run({ seq, words: isOver ? '' : words, place, record, copy });
      if (copy !== null && arrival.pictures > 0) this.#handOnPictures(copy, target);
    }
  }

  /** The bytes of the pictures of a story that waits: it may be taken in the next edition. */
  #handOnPictures(copy: string, target: Database.Database): void {
    const { photos } = v.parse(picturedSchema, JSON.parse(copy));
    const source = new KeptBytes(this.#database, '');
    const to = new KeptBytes(target, '');
    for (const { image } of photos) {
      const bytes = source.image(image.id);
      const shown = bytes === undefined ? undefined : source.preview(image.id);
      // Where there is no smaller one, it is the picture itself.
      if (bytes !== undefined) to.addImage(bytes, shown === undefined || shown.length === bytes.length ? null : shown);
    }
  }
}
