/** An open edition file. The only code that writes one; every change is one durable transaction. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import { wireNews } from '../../shared/edition/arrivals.ts';
import type { ArticleId, FileId, ImageId, PageId } from '../../shared/edition/ids.ts';
import type { FileKind, History, HistoryStep, Version, VersionReason } from '../../shared/edition/log-records.ts';
import { applyPatches, type Operation, type Patch, PatchError, touched } from '../../shared/edition/operations.ts';
import { type Article, type Edition, editionSchema } from '../../shared/edition/records.ts';
import { articlesOn } from '../../shared/edition/selectors.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { identityOf } from '../file-identity.ts';
import { fileIdOf, imageIdOf } from '../pictures.ts';
import { ArrivalLog } from './arrival-log.ts';
import { checkHeader, type WantedKind } from './header.ts';
import { migrate } from './migrate.ts';
import { NamedVersions } from './named-versions.ts';
import { checkWritable, openDatabase } from './open-database.ts';
import { OperationLog } from './operation-log.ts';
import { remakeDrawnFace } from './remake-drawn-face.ts';
import { migrations } from './schema.ts';
import { keepBytes, RecordWriter, readEdition } from './tables.ts';
import { VersionLog } from './version-log.ts';
import { copyWhole, writeNewFile } from './whole-file.ts';

/** What undo or redo changed, for those who keep a copy of the edition. */
export interface Stepped {
  readonly label: string;
  readonly patches: readonly Patch[];
}

/** What a new file holds beside its records. */
interface Content {
  readonly kind?: FileKind;
  readonly images?: readonly Uint8Array[];
  /** The file whose pictures, faces and drawings its records name. */
  readonly from?: EditionFile;
}

/** Where an opened file lies: what it is called, and what is opened, which is a copy in a folder of its own at times. */
interface Place {
  readonly name: string;
  readonly kind: FileKind;
  readonly path: string;
  readonly temporary: string | null;
}

export class EditionFile {
  readonly path: string;
  /** Whether it is an edition, or a newspaper by itself. */
  readonly kind: FileKind;
  readonly #database: Database.Database;
  readonly #writer: RecordWriter;
  readonly #log: OperationLog;
  /** Moments of the edition that were given a name. */
  readonly named: NamedVersions;
  readonly #versions: VersionLog;
  /** What watched folders brought: no part of the document, and in no step of its log. */
  readonly arrivals: ArrivalLog;
  readonly #temporary: string | null;
  /** Where the file lies, and which one it is. */
  readonly #place: { readonly path: string; readonly identity: string };
  #edition: Edition;

  private constructor({ name, kind, path, temporary }: Place, database: Database.Database) {
    this.path = name;
    this.kind = kind;
    this.#database = database;
    this.#temporary = temporary;
    this.#place = { path, identity: identityOf(path) };
    this.#writer = new RecordWriter(database);
    this.#log = new OperationLog(database);
    this.named = new NamedVersions(database);
    this.#versions = new VersionLog(database);
    this.arrivals = new ArrivalLog(database);
    this.#edition = remakeDrawnFace(database, readEdition(database));
  }

  /**
   * Makes a new file, never over an existing one: it gets its name when it is whole.
   * Throws `already-exists`, `folder-missing`, `not-writable` or `disk-full`.
   */
  static create(path: string, edition: Edition, content: Content = {}): void {
    writeNewFile(path, content.kind ?? 'edition', (database) => {
      // What could not be opened again is not written.
      v.parse(editionSchema, edition);
      const addImage = database.prepare('INSERT OR IGNORE INTO image_data (id, bytes) VALUES (?, ?)');
      for (const bytes of content.images ?? []) addImage.run(imageIdOf(bytes), bytes);
      content.from?.copyBytes(edition, database);
      content.from?.handOnArrivals(database, edition);
      new RecordWriter(database).whole(edition);
    });
  }

  /** Opens a file to change it. Throws a {@link DayangError} that says what is wrong with it. */
  static open(path: string, wanted: WantedKind = 'edition'): EditionFile {
    const kind = checkHeader(path, wanted);
    checkWritable(path);
    return EditionFile.#openAt({ name: path, kind, path, temporary: null });
  }

  /** Opens a file to read it: where the file or its folder is read-only, a copy of it. */
  static openToRead(path: string, wanted: WantedKind = 'edition'): EditionFile {
    const kind = checkHeader(path, wanted);
    try {
      checkWritable(path);
      return EditionFile.#openAt({ name: path, kind, path, temporary: null });
    } catch (error) {
      if (!(error instanceof DayangError && error.code === 'not-writable')) throw error;
      const folder = mkdtempSync(join(tmpdir(), 'dayang-'));
      const copy = join(folder, basename(path));
      copyFileSync(path, copy);
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
      return EditionFile.#openAt({ name: path, kind, path: copy, temporary: folder });
    }
  }

  static #openAt(place: Place): EditionFile {
    const { name, path } = place;
    let database: Database.Database | undefined;
    try {
      database = openDatabase(path);
      migrate(database, path, migrations);
      return new EditionFile(place, database);
    } catch (error) {
      database?.close();
      if (error instanceof v.ValiError) {
        const detail = [v.getDotPath(error.issues[0]) ?? '', error.message].filter((part) => part !== '').join(': ');
        throw new DayangError('edition-damaged', { name, detail }, error);
      }
      if (error instanceof SyntaxError) {
        throw new DayangError('edition-damaged', { name, detail: error.message }, error);
      }
      throw asDayangError(error, name);
    }
  }

  get edition(): Edition {
    return this.#edition;
  }

  history(): History {
    return this.#log.history();
  }

  /**
   * Applies an operation and returns when it is durable. One already in the log is acknowledged
   * again without effect, so that a sender in doubt may repeat it. Throws `operation-rejected`,
   * `disk-full` or `not-writable`; then nothing has changed. Throws `edition-moved` where the file is no longer where it
   * was opened: the operation is done then, in a file that may have no name any more, and a copy has it.
   */
  apply(operation: Operation): void {
    if (this.#log.has(operation.id)) return;
    const { edition, inverse } = this.#applied(operation.patches);
    const before = this.#edition.articles;
    this.#commit(edition, operation.patches, () => {
      this.#log.add(operation, inverse);
      // Handed over: who works on it next finds it as it was then.
      for (const { table, id } of touched(operation.patches)) {
        const now = table === 'articles' ? edition.articles[id] : undefined;
        const was = before[id];
        if (now !== undefined && was !== undefined && was.status !== now.status) {
          this.#versions.keep(now, 'handed-over', operation.actor);
        }
        const signed = table === 'signatures' ? edition.signatures[id] : undefined;
        if (signed !== undefined) this.#keepSigned(edition, signed.pageId, signed.by);
      }
    });
    // A system lets a file be deleted or replaced that a program has open, and writing to it goes on without a word.
    const { path, identity } = this.#place;
    if (identityOf(path) !== identity) throw new DayangError('edition-moved', { name: this.path });
  }

  /** Keeps what a page signed off shows, article by article. */
  #keepSigned(edition: Edition, page: PageId, by: string): void {
    for (const id of articlesOn(edition, new Set([page]))) {
      const article = edition.articles[id];
      if (article !== undefined) this.#versions.keep(article, 'signed-off', by);
    }
  }

  /** Takes back the last step. Null when there is none. */
  undo(): Stepped | null {
    const operations = this.#log.toUndo();
    const patches = operations.toReversed().flatMap((operation) => operation.inverse);
    return this.#step(operations, patches, 'undone');
  }

  /** Brings back the last step undone. Null when there is none. */
  redo(): Stepped | null {
    const operations = this.#log.toRedo();
    const patches = operations.flatMap((operation) => operation.patches);
    return this.#step(operations, patches, 'done');
  }

  #step(
    operations: ReturnType<OperationLog['toUndo']>,
    patches: readonly Patch[],
    state: 'done' | 'undone',
  ): Stepped | null {
    const label = operations[0]?.label;
    if (label === undefined) return null;
    const { edition } = this.#applied(patches);
    this.#commit(edition, patches, () => this.#log.mark(operations, state));
    return { label, patches };
  }

  #applied(patches: readonly Patch[]): ReturnType<typeof applyPatches> {
    try {
      return applyPatches(this.#edition, patches);
    } catch (error) {
      if (error instanceof PatchError) throw new DayangError('operation-rejected', { detail: error.message }, error);
      throw error;
    }
  }

  #commit(edition: Edition, patches: readonly Patch[], log: () => void): void {
    try {
      this.#database
        .transaction(() => {
          for (const place of touched(patches)) {
            if (place.table === 'edition') this.#writer.edition(edition);
            else this.#writer.record(edition, place.table, place.id);
          }
          log();
        })
        .immediate();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code.startsWith('SQLITE_CONSTRAINT')) {
        throw new DayangError('operation-rejected', { detail: error instanceof Error ? error.message : code }, error);
      }
      throw asDayangError(error, this.path);
    }
    this.#edition = edition;
  }

  /**
   * Keeps a version of each article that has changed since its last one; with a name, of all of them and of the moment.
   * Throws `disk-full` or `not-writable`.
   */
  keepVersions(reason: VersionReason, actor: string, name: string | null = null): void {
    try {
      this.#database.transaction(() => {
        if (name !== null) this.named.add(name, actor);
        for (const article of Object.values(this.#edition.articles)) this.#versions.keep(article, reason, actor, name);
      })();
    } catch (error) {
      throw asDayangError(error, this.path);
    }
  }

  /** An article's versions, the newest first. */
  versions(id: ArticleId): Version[] {
    return this.#versions.list(id);
  }

  /** An article as a version has it; null where there is none. */
  version(seq: number): Article | null {
    return this.#versions.read(seq);
  }

  /** The steps of the log that can be gone back or forward to, oldest first. */
  steps(): HistoryStep[] {
    return this.#log.steps();
  }

  /** When the edition came to be as it is: the time of its last change that stands, ISO 8601. Null before any. */
  changedAt(): string | null {
    return this.steps().findLast(({ isDone }) => isDone)?.at ?? null;
  }

  /**
   * Goes to the moment after the operation `seq`, 0 being the first moment: takes back what was done
   * after it, or brings back what was undone up to it, all at once. Null when that is where it stands.
   */
  go(seq: number): Stepped | null {
    const back = this.#log.doneAfter(seq);
    const forward = this.#log.undoneUpTo(seq);
    const inverse = back.toReversed().flatMap((operation) => operation.inverse);
    if (back.length > 0) return this.#step(back, inverse, 'undone');
    return this.#step(
      forward,
      forward.flatMap((operation) => operation.patches),
      'done',
    );
  }

  /**
   * Keeps an image's bytes, with a smaller picture for the screen where there is one, and returns the
   * id an image record must carry.
   */
  addImage(bytes: Uint8Array, preview: Uint8Array | null = null): ImageId {
    const id = imageIdOf(bytes);
    try {
      this.#database.transaction(() => {
        this.#database.prepare(keepBytes('image_data')).run(id, bytes);
        if (preview === null) return;
        // A file that is read again may show what it did not when it was read before.
        this.#database.prepare(keepBytes('image_preview')).run(id, preview);
      })();
    } catch (error) {
      throw asDayangError(error, this.path);
    }
    return id;
  }

  /** An image's bytes. */
  image(id: ImageId): Uint8Array | undefined {
    const bytes: unknown = this.#database.prepare('SELECT bytes FROM image_data WHERE id = ?').pluck().get(id);
    return bytes instanceof Uint8Array ? bytes : undefined;
  }

  /** An image as the screen shows it. */
  preview(id: ImageId): Uint8Array | undefined {
    const bytes: unknown = this.#database.prepare('SELECT bytes FROM image_preview WHERE id = ?').pluck().get(id);
    return bytes instanceof Uint8Array ? bytes : this.image(id);
  }

  /** Keeps the bytes of a face's or a drawing's file, and returns the id their record must name. */
  addFile(bytes: Uint8Array): FileId {
    const id = fileIdOf(bytes);
    try {
      this.#database.prepare(keepBytes('kept_file')).run(id, bytes);
    } catch (error) {
      throw asDayangError(error, this.path);
    }
    return id;
  }

  /** The bytes of a face's or a drawing's file. */
  keptFile(id: FileId): Uint8Array | undefined {
    const bytes: unknown = this.#database.prepare('SELECT bytes FROM kept_file WHERE id = ?').pluck().get(id);
    return bytes instanceof Uint8Array ? bytes : undefined;
  }

  /** True where there is the file of a face or a drawing of that id. Its bytes are not read. */
  keepsFile(id: FileId): boolean {
    return this.#database.prepare('SELECT 1 FROM kept_file WHERE id = ?').get(id) !== undefined;
  }

  /** What agencies have said since of the stories that were taken. */
  wireNews(): WireNews[] {
    return wireNews(this.arrivals.list(), this.#edition.articles);
  }

  /** Has an edition made of this one know what watched folders brought. */
  handOnArrivals(target: Database.Database, { articles }: Edition): void {
    this.arrivals.handOn(target, articles, Date.now());
  }

  /** Lets go of what watched folders brought that is over. What cannot be let go of now, as on a full disk, is later. */
  pruneArrivals(): void {
    try {
      this.arrivals.prune(this.#edition.articles, Date.now());
    } catch {
      // Nothing has changed, and nothing is wrong with what is kept for longer.
    }
  }

  /** Copies to another file, one after the other, the bytes that an edition's records name. */
  copyBytes(edition: Edition, target: Database.Database): void {
    const files = [...Object.values(edition.faces).map(({ file }) => file), ...Object.keys(edition.artwork)];
    const tables: readonly (readonly [string, readonly (string | null)[]])[] = [
      ['image_data', Object.keys(edition.images)],
      ['image_preview', Object.keys(edition.images)],
      ['kept_file', files],
    ];
    for (const [table, ids] of tables) {
      const read = this.#database.prepare(`SELECT bytes FROM ${table} WHERE id = ?`).pluck();
      const write = target.prepare(`INSERT OR IGNORE INTO ${table} (id, bytes) VALUES (?, ?)`);
      for (const id of ids) {
        const bytes: unknown = id === null ? undefined : read.get(id);
        if (bytes instanceof Uint8Array) write.run(id, bytes);
        else if (id !== null && table !== 'image_preview') {
          throw new DayangError('edition-damaged', { name: this.path, detail: `the bytes of ${id} are missing` });
        }
      }
    }
  }

  /**
   * Writes a copy of the file as it stands, with its log and pictures, while it stays open: the copy gets its name when
   * it is whole. A file of that name gives way, unless it is this one (`copy-onto-itself`) or somebody has it open
   * (`edition-busy`). Throws `disk-full`, `not-writable` or `folder-missing`, too; then nothing has changed.
   */
  async saveCopy(path: string): Promise<void> {
    await copyWhole(this.#database, this.path, path);
  }

  close(): void {
    this.#database.close();
    if (this.#temporary !== null) rmSync(this.#temporary, { recursive: true, force: true });
  }
}
