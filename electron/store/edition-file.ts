/** An open edition file. The only code that writes one; every change is one durable transaction. */
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import { wireNews } from '../../shared/edition/arrivals.ts';
import { type Damage, type Reading, unreadablePart } from '../../shared/edition/damage-records.ts';
import type { Holder } from '../../shared/edition/holder-records.ts';
import type { ArticleId, FileId, ImageId, PageId } from '../../shared/edition/ids.ts';
import type { FileKind, History, HistoryStep, Version, VersionReason } from '../../shared/edition/log-records.ts';
import { applyPatches, type Operation, type Patch, PatchError, touched } from '../../shared/edition/operations.ts';
import { type Article, type Edition, editionSchema } from '../../shared/edition/records.ts';
import { articlesOn } from '../../shared/edition/selectors.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { ArrivalLog } from './arrival-log.ts';
import { FilePlace } from './file-place.ts';
import { FileGrowth } from './growth.ts';
import type { WantedKind } from './header.ts';
import { Integrity } from './integrity.ts';
import { KeptBytes, type SoundBytes } from './kept-bytes.ts';
import { thisProcess } from './lease.ts';
import { NamedVersions } from './named-versions.ts';
import { letGo, type OpenFile, openAsFarAsItGoes, openToLook, openToWrite } from './opening.ts';
import { OperationLog } from './operation-log.ts';
import { refuseToChange } from './read-only.ts';
import { remakeDrawnFace } from './remake-drawn-face.ts';
import { Seal } from './seal.ts';
import { refuseSigning } from './signing.ts';
import { isSoundStructure } from './structure.ts';
import { RecordWriter } from './tables.ts';
import { VersionLog } from './version-log.ts';
import { copyWhole, writeNewFile } from './whole-file.ts';

/** What undo or redo changed. */
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
  /** What of all bytes are taken that are sound. */
  readonly salvagedFrom?: readonly SoundBytes[];
}

export class EditionFile {
  readonly path: string;
  /** Whether it is an edition, or a newspaper by itself. */
  readonly kind: FileKind;
  /** Why nothing in it can be changed, and what of it is damaged; null where it is sound. */
  readonly reading: Reading | null;
  /** The file it is in, or a copy, on what that lies, and that it is ours to write. */
  readonly opened: OpenFile;
  readonly #database: Database.Database;
  readonly #seal: Seal;
  readonly #writer: RecordWriter;
  /** Does all of something in one transaction, or nothing. */
  readonly #atOnce: Database.Transaction<(work: () => void) => void>;
  readonly log: OperationLog;
  /** Moments of the edition that were given a name. */
  readonly named: NamedVersions;
  readonly versionLog: VersionLog;
  /** What watched folders brought: no part of the document, and in no step of its log. */
  readonly arrivals: ArrivalLog;
  readonly bytes: KeptBytes;
  /** What it grows by, and how it is kept small. */
  readonly growth: FileGrowth;
  readonly #integrity: Integrity;
  /** Where the file lies, and which one it is. */
  readonly lying: FilePlace;
  /** What SQLite's log is called by now that lay beside it and is not its own; null where none did. */
  readonly strangeLog: string | null;
  #edition: Edition;

  private constructor(file: OpenFile) {
    const { name, kind, database, seal, reading } = file;
    this.path = name;
    this.kind = kind;
    this.reading = reading;
    this.opened = file;
    this.#database = database;
    this.#seal = seal;
    this.lying = new FilePlace(database, file.path);
    this.strangeLog = file.strangeLog;
    this.#writer = new RecordWriter(database, seal);
    this.#atOnce = database.transaction((work) => work());
    this.log = new OperationLog(database, seal);
    this.named = new NamedVersions(database);
    this.versionLog = new VersionLog(database);
    this.arrivals = new ArrivalLog(database, () => {
      // What is a copy is nobody else's.
      if (reading === null) refuseToChange(file);
    });
    this.bytes = new KeptBytes(database, name);
    this.#edition = reading === null ? remakeDrawnFace(database, seal, file.edition) : file.edition;
    this.growth = new FileGrowth(database, this);
    this.#integrity = new Integrity(database, () => this.#edition, file.isStructureChecked);
  }

  /**
   * Makes a new file, never over an existing one: it gets its name when it is whole.
   * Throws `already-exists`, `folder-missing`, `not-writable` or `disk-full`.
   */
  static create(path: string, edition: Edition, content: Content = {}): void {
    writeNewFile(path, content.kind ?? 'edition', (database) => {
      // What could not be opened again is not written.
      v.parse(editionSchema, edition);
      const bytes = new KeptBytes(database, path);
      for (const image of content.images ?? []) bytes.addImage(image);
      for (const file of content.salvagedFrom ?? []) file.copySound(edition, database);
      if (content.salvagedFrom !== undefined) bytes.holdPlaces(edition);
      content.from?.copyBytes(edition, database);
      content.from?.handOnArrivals(database, edition);
      const seal = new Seal(database);
      new RecordWriter(database, seal).whole(edition);
      seal.write();
    });
  }

  /** Opens a file to change it. Throws a {@link DayangError} that says what is wrong with it, and leaves it as it was. */
  static open(path: string, wanted: WantedKind = 'edition', taker = thisProcess()): EditionFile {
    return EditionFile.#of(openToWrite(path, wanted, taker));
  }

  /** Opens a copy of a file to read it, also while somebody has it open: nothing is written where it is. Throws as {@link open}. */
  static openToRead(path: string, wanted: WantedKind = 'edition'): EditionFile {
    return EditionFile.#of(openToLook(path, wanted));
  }

  /** Opens a copy of what is damaged, or of a later version, with all that is sound ({@link reading}); or of what `heldBy` has. */
  static openAsFarAsItGoes(path: string, wanted: WantedKind = 'edition', heldBy?: Holder | null): EditionFile {
    return EditionFile.#of(openAsFarAsItGoes(path, wanted, heldBy));
  }

  /** Opens a copy of what is sound and is not changed all the same: a backup, or what lies where nothing can be written. */
  static openUnchanged(path: string, why: 'backup' | 'protected'): EditionFile {
    const file = openAsFarAsItGoes(path, 'any');
    return EditionFile.#of({ ...file, reading: file.reading ?? { why, damages: [] } });
  }

  static #of(file: OpenFile): EditionFile {
    try {
      return new EditionFile(file);
    } catch (error) {
      // What is refused is let go: nobody could repair or replace it else.
      letGo(file);
      throw asDayangError(error, file.name);
    }
  }

  get edition(): Edition {
    return this.#edition;
  }

  /** Which file it is: by its own id, where it lies on the disk, and by what was done to it last. */
  get which(): { readonly id: string; readonly identity: string; readonly tip: string | null } {
    return { id: this.lying.id, identity: this.lying.identity, tip: this.log.tip() };
  }

  /** Those of some operations that are in the log. */
  known(ids: readonly string[]): string[] {
    return ids.filter((id) => this.log.has(id));
  }

  history(): History {
    return this.log.history();
  }

  /**
   * Applies an operation and returns when it is durable. One already in the log is acknowledged
   * again without effect, so that a sender in doubt may repeat it. Throws `operation-rejected`,
   * `disk-full` or `not-writable`; then nothing has changed. Throws `edition-moved` where the file is no longer where it
   * was opened: on a disk of this machine the operation is done then, in a file that may have no name any more, and a copy
   * has it.
   */
  apply(operation: Operation): void {
    refuseToChange(this.opened);
    if (this.log.has(operation.id)) return;
    // Without a log it would be written among the pages of what lies there now.
    if (this.opened.storage.kind !== 'local') this.#refuseMoved();
    const { edition, inverse } = this.#applied(operation.patches);
    const before = this.#edition.articles;
    const places = touched(operation.patches);
    refuseSigning(edition, places, () => this.#integrity.checkNow());
    this.#commit(edition, places, () => {
      this.log.add(operation, inverse);
      // Handed over: who works on it next finds it as it was then.
      for (const { table, id } of places) {
        const now = table === 'articles' ? edition.articles[id] : undefined;
        const was = before[id];
        if (now !== undefined && was !== undefined && was.status !== now.status) {
          this.versionLog.keep(now, 'handed-over', operation.actor);
        }
        const signed = table === 'signatures' ? edition.signatures[id] : undefined;
        if (signed !== undefined) this.#keepSigned(edition, signed.pageId, signed.by);
      }
    });
    // A system lets a file be deleted or replaced that a program has open, and writing to it goes on without a word.
    this.#refuseMoved();
  }

  #refuseMoved(): void {
    if (!this.lying.isHere) throw new DayangError('edition-moved', { name: this.path });
  }

  /** Looks at the rest of the file while it is worked on, and tells all that is damaged. */
  async verify(): Promise<readonly Damage[]> {
    return [...(this.reading?.damages ?? []), ...(await this.#integrity.check())];
  }

  /** Looks at all of the file at once, its indexes included. */
  verifyWhole(): readonly Damage[] {
    const found = [...(this.reading?.damages ?? []), ...this.#integrity.checkNow()];
    return found.some(({ of }) => of === 'file') || isSoundStructure(this.#database, 'full')
      ? found
      : [...found, unreadablePart];
  }

  /** Keeps what a page signed off shows, article by article. */
  #keepSigned(edition: Edition, page: PageId, by: string): void {
    for (const id of articlesOn(edition, new Set([page]))) {
      const article = edition.articles[id];
      if (article !== undefined) this.versionLog.keep(article, 'signed-off', by);
    }
  }

  /** Takes back the last step. Null when there is none. */
  undo(): Stepped | null {
    return this.#step(this.log.toUndo(), 'undone');
  }

  /** Brings back the last step undone. Null when there is none. */
  redo(): Stepped | null {
    return this.#step(this.log.toRedo(), 'done');
  }

  /** Takes operations back, the last first, or brings them back. */
  #step(operations: ReturnType<OperationLog['toUndo']>, state: 'done' | 'undone'): Stepped | null {
    refuseToChange(this.opened);
    const label = operations[0]?.label;
    if (label === undefined) return null;
    const patches =
      state === 'done'
        ? operations.flatMap((operation) => operation.patches)
        : operations.toReversed().flatMap((operation) => operation.inverse);
    const { edition } = this.#applied(patches);
    this.#commit(edition, touched(patches), () => this.log.mark(operations, state));
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

  #commit(edition: Edition, places: ReturnType<typeof touched>, log: () => void): void {
    try {
      this.#atOnce.immediate(() => {
        for (const { table, id } of places) {
          if (table === 'edition') this.#writer.edition(edition);
          else this.#writer.record(edition, table, id, this.#edition);
        }
        log();
        this.#seal.write();
      });
      this.#seal.commit();
    } catch (error) {
      this.#seal.rollback();
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (error instanceof Error && (error instanceof PatchError || code.startsWith('SQLITE_CONSTRAINT'))) {
        throw new DayangError('operation-rejected', { detail: error.message }, error);
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
    if (this.reading !== null && name === null) return;
    refuseToChange(this.opened);
    try {
      this.#database.transaction(() => {
        if (name !== null) this.named.add(name, actor);
        for (const article of Object.values(this.#edition.articles)) this.versionLog.keep(article, reason, actor, name);
      })();
    } catch (error) {
      throw asDayangError(error, this.path);
    }
  }

  /** An article's versions, the newest first. */
  versions(id: ArticleId): Version[] {
    return this.versionLog.list(id);
  }

  /** An article as a version has it; null where there is none. */
  version(seq: number): Article | null {
    return this.versionLog.read(seq);
  }

  /** The steps of the log that can be gone back or forward to, oldest first. */
  steps(): HistoryStep[] {
    return this.log.steps();
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
    const back = this.log.doneAfter(seq);
    return back.length > 0 ? this.#step(back, 'undone') : this.#step(this.log.undoneUpTo(seq), 'done');
  }

  /** Keeps a picture; as {@link KeptBytes.addImage}. */
  addImage(bytes: Uint8Array, preview: Uint8Array | null = null): ImageId {
    refuseToChange(this.opened);
    return this.bytes.addImage(bytes, preview);
  }

  image(id: ImageId): Uint8Array | undefined {
    return this.bytes.image(id);
  }

  preview(id: ImageId): Uint8Array | undefined {
    return this.bytes.preview(id);
  }
  /** Keeps a file; as {@link KeptBytes.addFile}. */
  addFile(bytes: Uint8Array): FileId {
    refuseToChange(this.opened);
    return this.bytes.addFile(bytes);
  }
  keptFile(id: FileId): Uint8Array | undefined {
    return this.bytes.keptFile(id);
  }

  keepsFile(id: FileId): boolean {
    return this.bytes.keepsFile(id);
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

  /** Copies to another file the bytes that an edition's records name; as {@link KeptBytes.copy}. */
  copyBytes(edition: Edition, target: Database.Database): void {
    this.bytes.copy(edition, target);
  }

  /**
   * Writes a copy of the file as it stands, with its log and pictures, while it stays open: the copy gets its name when
   * it is whole. A file of that name gives way, unless it is this one (`copy-onto-itself`) or somebody has it open
   * (`edition-busy`, `edition-held`). Throws `disk-full`, `not-writable` or `folder-missing`, too; then nothing has changed.
   */
  async saveCopy(path: string): Promise<void> {
    await copyWhole(this.#database, this.path, path);
  }

  close(): void {
    letGo(this.opened);
  }

  /** Lets go of a file that is another's to write by now, without closing it, which would write into it. */
  abandon(): void {
    this.opened.lease?.letGo();
  }
}
