/** Opening a file: what is looked at first, what is refused, and what of a damaged one can still be looked at. */
import { existsSync, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { type Damage, type Reading, unreadablePart } from '../../shared/edition/damage-records.ts';
import type { Holder, Storage } from '../../shared/edition/holder-records.ts';
import type { FileKind } from '../../shared/edition/log-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { damagedError } from '../damaged.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { identityOf } from '../file-identity.ts';
import { checkHeader, type WantedKind } from './header.ts';
import { checkSchema } from './known-schema.ts';
import { HeldLease, type Taker } from './lease.ts';
import { keepLocks } from './locked-files.ts';
import { migrate, versionOf } from './migrate.ts';
import { checkWritable, openDatabase, readyToWrite } from './open-database.ts';
import { heldError } from './read-only.ts';
import { type ReadRecords, readRecords } from './read-records.ts';
import { migrations } from './schema.ts';
import type { Seal } from './seal.ts';
import { takeSnapshot } from './snapshot.ts';
import { storageOf } from './storage.ts';
import { setStrangeLogAside } from './strange-log.ts';
import { isSoundStructure } from './structure.ts';

/** A file that is open: what it is called, and what is opened, which is a copy in a folder of its own at times. */
export interface OpenFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly path: string;
  readonly identity: string;
  readonly temporary: string | null;
  /** What SQLite's log is called by now that lay beside the file and is not its own; null where none did. */
  readonly strangeLog: string | null;
  readonly database: Database.Database;
  /** Says that SQLite has closed it. */
  readonly unlock: () => void;
  readonly edition: Edition;
  readonly seal: Seal;
  /** Why it can only be looked at; null where it is sound. */
  readonly reading: Reading | null;
  /** Whether its pages were all gone through. */
  readonly isStructureChecked: boolean;
  /** On what the file itself lies. */
  readonly storage: Storage;
  /** That it is ours to write; null of what is looked at, and where none can be written. */
  readonly lease: HeldLease | null;
}

/**
 * Bytes of a file whose every page is gone through before it is opened: a tenth of a second. A larger one is nearly all
 * pictures, which are looked at in idle time, each by its hash.
 */
const MOST_AT_ONCE = 32 * 2 ** 20;

/** True where a crash, or somebody who has the file open, left a log beside it. */
function hasLog(path: string): boolean {
  const log = `${path}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}

/** What is wrong with a file, read as far as it goes. */
interface Looked extends ReadRecords {
  readonly isStructureChecked: boolean;
}

/** Goes through a file that is open. Throws what makes it no file of ours. */
function look(database: Database.Database, name: string, path: string, backup: string | null): Looked {
  const version = versionOf(database);
  checkSchema(database, name, version);
  const isOld = version < migrations.length;
  const isStructureChecked = isOld || statSync(path).size <= MOST_AT_ONCE;
  const isSound = !isStructureChecked || isSoundStructure(database);
  const before: readonly Damage[] = isSound ? [] : [unreadablePart];
  const read =
    version > migrations.length
      ? readRecords(database, name)
      : migrate(database, backup, migrations, () => {
          const migrated = readRecords(database, name);
          const damages = [...before, ...migrated.damages];
          // A damaged file is left as it is: what could be said of it by its own version cannot be after that.
          if (backup !== null && isOld && damages.length > 0) throw damagedError(name, damages);
          return migrated;
        });
  const isSaid = read.damages.some(({ of }) => of === 'file');
  return { ...read, damages: [...(isSaid ? [] : before), ...read.damages], isStructureChecked };
}

/** Opens a file that is ours alone to change, with what `take` makes of it; let go again where that throws. */
function opened<T>(path: string, name: string, take: (of: Pick<OpenFile, 'database' | 'unlock'>) => T): T {
  let database: Database.Database | undefined;
  const unlock = keepLocks(identityOf(path));
  try {
    database = openDatabase(path);
    return take({ database, unlock });
  } catch (error) {
    database?.close();
    unlock();
    throw asDayangError(error, name, 'reading');
  }
}

/** The lease of a file that is to be worked on. Throws `edition-held` where somebody else has it. */
function takeLease(path: string, taker: Taker, storage: Storage): HeldLease | null {
  const lease = HeldLease.take(path, taker, storage);
  if (lease === null || lease instanceof HeldLease) return lease;
  throw heldError('edition-held', path, lease);
}

/**
 * Opens a file to change it. Throws a {@link DayangError} that says what is wrong with it, or who has it; then the file, and
 * any log beside it, is as it was.
 */
export function openToWrite(path: string, wanted: WantedKind, taker: Taker): OpenFile {
  const kind = checkHeader(path, wanted);
  checkWritable(path);
  const storage = storageOf(path);
  // Before anything beside the file is touched: it may be somebody's log.
  const lease = takeLease(path, taker, storage);
  try {
    const strangeLog = setStrangeLogAside(path);
    // Closing a file that is refused would write into it what the log of a crash has.
    if (hasLog(path)) letGo(openToLook(path, wanted));
    return opened(path, path, ({ database, unlock }) => {
      const { edition, damages, seal, isStructureChecked } = look(database, path, path, path);
      if (damages.length > 0) throw damagedError(path, damages);
      readyToWrite(database, storage);
      const identity = identityOf(path);
      return {
        name: path,
        kind,
        path,
        identity,
        temporary: null,
        strangeLog,
        database,
        unlock,
        edition,
        seal,
        reading: null,
        isStructureChecked,
        storage,
        lease,
      };
    });
  } catch (error) {
    lease?.letGo();
    throw error;
  }
}

/**
 * Opens a copy of a file, to look at all that is sound in it, of whatever version it is; `heldBy` is who works on it, or null,
 * where somebody does. Throws where nothing of it can be shown.
 */
export function openAsFarAsItGoes(path: string, wanted: WantedKind, heldBy?: Holder | null): OpenFile {
  const kind = checkHeader(path, wanted, { isLaterRefused: false });
  const { path: copy, folder } = takeSnapshot(path);
  try {
    // The file's own is left where it is: of the copy it is taken away.
    setStrangeLogAside(copy);
    return opened(copy, path, ({ database, unlock }) => {
      // Nobody keeps what is written into the copy.
      database.pragma('synchronous = OFF');
      const version = versionOf(database);
      const isLater = version > migrations.length;
      let looked: Looked;
      try {
        looked = look(database, path, copy, null);
      } catch (error) {
        if (!isLater) throw error;
        throw laterVersion(path, version, error);
      }
      const { edition, damages, seal, isStructureChecked } = looked;
      if (isLater && damages.length > 0) throw laterVersion(path, version);
      const isSound = damages.length === 0 && !isLater;
      const elsewhere: Reading | null = heldBy === undefined ? null : { why: 'elsewhere', damages: [], holder: heldBy };
      const reading: Reading | null = isSound
        ? elsewhere
        : { why: isLater ? 'newer' : 'damaged', damages: [...damages] };
      const identity = identityOf(copy);
      return {
        name: path,
        kind,
        path: copy,
        identity,
        temporary: folder,
        strangeLog: null,
        database,
        unlock,
        edition,
        seal,
        reading,
        isStructureChecked,
        storage: storageOf(path),
        lease: null,
      };
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function laterVersion(name: string, version: number, cause?: unknown): DayangError {
  return new DayangError('edition-newer', { name, version, supported: migrations.length }, cause);
}

/** Opens a copy of a sound file to look at it: nothing is written where the file is. Throws as {@link openToWrite} does. */
export function openToLook(path: string, wanted: WantedKind): OpenFile {
  const file = openAsFarAsItGoes(path, wanted);
  if (file.reading === null) return file;
  const { why, damages } = file.reading;
  const version = versionOf(file.database);
  letGo(file);
  throw why === 'newer' ? laterVersion(path, version) : damagedError(path, damages);
}

/** What closing a file takes. */
type Closed = Pick<OpenFile, 'database' | 'unlock' | 'temporary' | 'lease'>;

/** Closes a file, and takes away the copy it was. */
export function letGo({ database, unlock, temporary, lease }: Closed): void {
  database.close();
  unlock();
  // Only now may somebody else have it.
  lease?.letGo();
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
}
