/** What an edition's file grows by, and how it is kept small once the edition is out: `docs/keeping.md`. */
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { Damage } from '../../shared/edition/damage-records.ts';
import { hasAppeared } from '../../shared/edition/fold-policy.ts';
import type { Growth, Unused } from '../../shared/edition/growth-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { asDayangError, DayangError } from '../errors.ts';
import type { FilePlace } from './file-place.ts';
import { FoldWork } from './fold.ts';
import type { KeptBytes } from './kept-bytes.ts';
import type { NamedVersions } from './named-versions.ts';
import type { OperationLog } from './operation-log.ts';
import { refuseToChange, type Writable } from './read-only.ts';
import { UnusedBytes } from './unused-bytes.ts';

/** How long the store is at it before the window hears of it, in milliseconds: well under what a key may wait. */
const SHARE_MS = 200;

const measured = v.tuple([v.number(), v.nullable(v.number())]);

/** What of an open file is asked. */
interface GrowingFile {
  readonly path: string;
  readonly edition: Edition;
  readonly log: OperationLog;
  readonly named: NamedVersions;
  readonly bytes: KeptBytes;
  readonly lying: FilePlace;
  readonly opened: Writable;
  verify(): Promise<readonly Damage[]>;
}

export class FileGrowth {
  readonly #database: Database;
  readonly #file: GrowingFile;
  readonly #unused: UnusedBytes;
  /** Folding that was begun. */
  #work: Generator<number> | null = null;

  constructor(database: Database, file: GrowingFile) {
    this.#database = database;
    this.#file = file;
    this.#unused = new UnusedBytes(database, (id) => file.bytes.isNew(id));
  }

  #number(sql: string): readonly [number, number] {
    const [count, bytes] = v.parse(measured, this.#database.prepare(sql).raw().get());
    return [count, bytes ?? 0];
  }

  #pragma(name: string): number {
    return v.parse(v.number(), this.#database.pragma(name, { simple: true }));
  }

  get #fold(): FoldWork {
    return new FoldWork(this.#database, this.#file.log);
  }

  #plan(now: number) {
    return this.#fold.plan(this.#file.edition, this.#file.named.moments(), now);
  }

  /** Says what the file is made of, and what of it can go now (milliseconds since 1970). */
  async survey(now: number): Promise<Growth> {
    const [operations, logBytes] = this.#number(
      'SELECT count(*), sum(octet_length(patches) + octet_length(inverse)) FROM operation',
    );
    const [, pictures] = this.#number('SELECT count(*), sum(octet_length(bytes)) FROM image_data');
    const [, previews] = this.#number('SELECT count(*), sum(octet_length(bytes)) FROM image_preview');
    const [, files] = this.#number('SELECT count(*), sum(octet_length(bytes)) FROM kept_file');
    const isOut = hasAppeared(this.#file.edition.edition.date, now);
    const pageSize = this.#pragma('page_size');
    return {
      bytes: this.#pragma('page_count') * pageSize,
      logBytes,
      keptBytes: pictures + previews + files,
      freeBytes: this.#pragma('freelist_count') * pageSize,
      operations,
      folds: this.#plan(now).length,
      hasAppeared: isOut,
      unused: isOut ? [...(await this.#findUnused())] : [],
    };
  }

  async #findUnused(): Promise<readonly Unused[]> {
    const work = this.#unused.find();
    let step = work.next();
    while (step.done !== true) {
      await setImmediate();
      step = work.next();
    }
    return step.value;
  }

  /** The work of {@link fold} on a sound file, a turn at a time. */
  folding(now: number): Generator<number> {
    return this.#fold.run(this.#file.edition, this.#plan(now));
  }

  /** Nothing is written into what is another's by now, or lies where another does. */
  #refuse(): void {
    const { opened, lying, path } = this.#file;
    refuseToChange(opened);
    if (!lying.isHere) throw new DayangError('edition-moved', { name: path });
  }

  /** All of the file is looked at before anything of it is written another way. */
  async #isSound(): Promise<boolean> {
    return this.#file.opened.reading === null && (await this.#file.verify()).length === 0;
  }

  /**
   * Folds what the policy lets go for a fifth of a second, with turns for everybody else, and tells how many stretches of the
   * log are left: whoever asks asks again, or does not. A damaged file is left as it is. Throws `disk-full`, `not-writable`,
   * `edition-taken` or `edition-moved`; then what was folded is.
   */
  async fold(now: number): Promise<number> {
    if (this.#work === null && !(await this.#isSound())) return 0;
    this.#refuse();
    this.#work ??= this.folding(now);
    const until = performance.now() + SHARE_MS;
    try {
      for (;;) {
        const step = this.#work.next();
        if (step.done === true || step.value === 0) break;
        if (performance.now() > until) return step.value;
        await setImmediate();
        // Closed meanwhile: the rest is folded another time.
        if (!this.#database.open) return 0;
      }
    } catch (error) {
      this.#work = null;
      throw asDayangError(error, this.#file.path);
    }
    this.#work = null;
    return 0;
  }

  /** Takes out of the file those pictures and files that nothing names; they are gone for good. Throws as {@link shrink}. */
  removeUnused(ids: readonly string[], now: number): readonly Unused[] {
    this.#refuse();
    if (!hasAppeared(this.#file.edition.edition.date, now)) return [];
    try {
      return this.#unused.remove(ids);
    } catch (error) {
      throw asDayangError(error, this.#file.path);
    }
  }

  /**
   * Gives the room in the file that nothing stands in back to the disk: SQLite writes the file anew, in one transaction. A file
   * that gave room back bit by bit (`auto_vacuum`) would pay for it with every change. Tells how large the file is then, in
   * bytes. Throws `disk-full`, `not-writable`, `edition-read-only`, `edition-taken` or `edition-moved`; then nothing has changed.
   */
  shrink(): number {
    this.#refuse();
    try {
      this.#database.exec('VACUUM');
      // Without a log the file itself has another size by now, and SQLite counts no change.
      this.#file.lying.isWritten();
      this.#file.lying.takeLogIn();
      return this.#pragma('page_count') * this.#pragma('page_size');
    } catch (error) {
      throw asDayangError(error, this.#file.path);
    }
  }
}
