/**
 * The file that an open edition lies in: which one it is whatever it is called, where it is by now, and SQLite's log beside
 * it, which is bound to it by marks (`strange-log.ts`) and taken into it when the work rests.
 */
import { type BigIntStats, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database, Statement } from 'better-sqlite3';
import * as v from 'valibot';
import { identityOf, statOf } from '../file-identity.ts';
import { hasOwnLog, marksIn } from './strange-log.ts';

/** Folders that a file lies in only because it was thrown away. */
const trash = /[\\/](?:\.?Trash(?:es)?(?:-\d+)?|\$RECYCLE\.BIN)[\\/]/iu;

/** Files in its folder that are looked at for one that was renamed. */
const MOST_LOOKED = 5_000;

/** Pages copied before somebody else has a turn: a megabyte, some milliseconds. */
const PAGES_AT_ONCE = 256;

/** Where a file lies that this process has open, as Linux tells it; null where it has no name, or that is not told. */
function nameOfOpen(identity: string): string | null {
  try {
    for (const name of readdirSync('/proc/self/fd')) {
      const link = `/proc/self/fd/${name}`;
      if (identityOf(link) !== identity) continue;
      const path = readlinkSync(link);
      if (identityOf(path) === identity) return path;
    }
  } catch {
    // Other systems have no such folder, and a file that is closed meanwhile is none of ours.
  }
  return null;
}

/** A file of another name in the same folder. */
function nameBeside(path: string, identity: string): string | null {
  try {
    for (const name of readdirSync(dirname(path)).slice(0, MOST_LOOKED)) {
      const other = join(dirname(path), name);
      if (identityOf(other) === identity) return other;
    }
  } catch {
    // The folder is gone, too.
  }
  return null;
}

/** The id in a file; empty where what says it is damaged. */
function idOf(database: Database): string {
  try {
    return v.parse(v.string(), database.prepare('SELECT id FROM file_bond').pluck().get());
  } catch {
    return '';
  }
}

function marksOrNone(path: string): string | null {
  try {
    return marksIn(path);
  } catch {
    // Half written, or no such file.
    return null;
  }
}

/** A file as something was last written into it: how large and when, what its bytes say, and how many rows that were. */
interface Written {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly marks: string | null;
  readonly changes: unknown;
}

export class FilePlace {
  readonly #database: Database;
  readonly path: string;
  readonly identity: string;
  /** The file that was opened; with every operation it is compared with what has its name. */
  readonly #opened: BigIntStats | undefined;
  /** Which file it is: copies made by hand share it. */
  readonly id: string;
  /** How the file itself was left when something was last written into it; null while nobody watches it. */
  #written: Written | null = null;
  readonly #statements = new Map<string, Statement<unknown[], unknown[]>>();

  constructor(database: Database, path: string) {
    this.#database = database;
    this.path = path;
    this.#opened = statOf(path);
    this.identity = identityOf(path);
    this.id = idOf(database);
  }

  #isSame({ dev, ino }: BigIntStats): boolean {
    return dev === this.#opened?.dev && ino === this.#opened.ino;
  }

  /** False where another file has its name by now, or none, or another was written over it. */
  get isHere(): boolean {
    const now = statOf(this.path);
    return now !== undefined && this.#isSame(now) && !this.#isOverwritten(now);
  }

  /** Another file was written into its place, as `cp` does: of what was in it only that is left which is at hand here. */
  get isOverwritten(): boolean {
    const now = statOf(this.path);
    return now !== undefined && this.#isSame(now) && this.#isOverwritten(now);
  }

  /**
   * Size and time are looked at, which nobody changes but us while it is open; where they are others the marks in its bytes
   * say whether it was only touched.
   */
  #isOverwritten({ size, mtimeNs }: BigIntStats): boolean {
    const known = this.#written;
    if (known === null || (known.size === size && known.mtimeNs === mtimeNs)) return false;
    // Without a log each change is written into the file.
    const isOurs = !this.#hasLog && this.#changes() !== known.changes;
    if ((known.size !== size && !isOurs) || marksOrNone(this.path) !== known.marks) return true;
    this.#written = { ...known, size, mtimeNs, changes: this.#changes() };
    return false;
  }

  #changes(): unknown {
    return this.#statement('SELECT total_changes()').raw().get()?.[0];
  }

  /** A statement, made once: what the binding keeps of one that is made anew each time adds up over a day. */
  #statement(sql: string): Statement<unknown[], unknown[]> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#database.prepare<unknown[], unknown[]>(sql);
    this.#statements.set(sql, made);
    return made;
  }

  /** Something of ours was written into the file itself: it is as it is now. */
  isWritten(): void {
    if (this.#written !== null) this.#note();
  }

  #note(): void {
    const now = statOf(this.path);
    if (now === undefined || !this.#isSame(now)) return;
    const { size, mtimeNs } = now;
    this.#written = { size, mtimeNs, marks: marksOrNone(this.path), changes: this.#changes() };
  }

  /** True where changes are in a log beside the file until that is taken in; elsewhere they are in the file at once. */
  get #hasLog(): boolean {
    return this.#statement('PRAGMA journal_mode').raw().get()?.[0] === 'wal';
  }

  /** Where it lies now; null where it was deleted or thrown away. */
  whereNow(): string | null {
    if (this.isHere) return this.path;
    // Its name and its place on the disk are another's by now.
    if (this.isOverwritten) return null;
    const path = nameOfOpen(this.identity) ?? nameBeside(this.path, this.identity);
    return path === null || trash.test(path) ? null : path;
  }

  /**
   * Sees to it that the log begins with a mark: written as its first transaction, it says what the log follows. SQLite would
   * begin another without, so the log is taken in by {@link keepLogShort} from now on. From here on the file is known to be
   * written by nobody else.
   */
  bindLog(): void {
    try {
      this.#database.pragma('wal_autocheckpoint = 0');
      if (this.#hasLog && !hasOwnLog(this.path)) this.takeLogIn();
    } catch {
      // A full disk: what is done next says so, and a log without a mark is taken as ever.
    }
    this.#note();
  }

  /**
   * Takes the log into the file, which is whole then by itself, and begins another; what lies in another's bytes is let be.
   * Throws what SQLite throws.
   */
  takeLogIn(how: 'TRUNCATE' | 'RESTART' = 'TRUNCATE'): void {
    if (!this.#hasLog || this.isOverwritten) return;
    try {
      this.#statement(`PRAGMA wal_checkpoint(${how})`).all();
    } finally {
      // Where it failed half of it may be in the file: that was us, too.
      this.isWritten();
    }
    this.#statement(
      'UPDATE file_bond SET counter = counter + 1, before = mark, mark = lower(hex(randomblob(16)))',
    ).run();
  }

  /** Takes a log in that has grown long. Its room stays: written over, it costs less than a file that grows. */
  keepLogShort(): void {
    this.takeLogIn('RESTART');
  }

  /** Which log lies beside it, by {@link identityOf}. */
  get logIdentity(): string {
    return identityOf(`${this.path}-wal`);
  }

  /** What all of its records come to, in twelve digits: the same where nothing was changed, or all was taken back. */
  get state(): string {
    const sum = v.parse(v.string(), this.#database.prepare('SELECT lower(hex(records)) FROM seal').pluck().get());
    return sum.slice(0, 12);
  }

  /**
   * Copies all of it as it stands at the end, a little at a time: what is done meanwhile is done, and is in the copy. Throws
   * what SQLite throws, as where the file is closed before. `onProgress` hears of pages.
   */
  async backUpTo(path: string, onProgress?: (done: number, total: number) => void): Promise<void> {
    await this.#database.backup(path, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
  }

  /** Writes all of it to another file, whole and of its own; it need not have a name any more itself. */
  writeWholeTo(path: string): void {
    this.#database.prepare('VACUUM INTO ?').run(path);
  }
}

/** Removes the log that was left under a name its file has no more, unless another file's lies there by now. */
export function removeLogLeft(path: string, identity: string): void {
  if (identity !== '' && identityOf(`${path}-wal`) === identity) rmSync(`${path}-wal`, { force: true });
}

/** Makes a copy a file of its own. */
export function makeOwn(copy: Database): void {
  copy
    .prepare("UPDATE file_bond SET id = lower(hex(randomblob(16))), mark = lower(hex(randomblob(16))), before = ''")
    .run();
}
