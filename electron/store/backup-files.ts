/**
 * Backups as files: a folder for each edition in each folder of backups, where a file's name says when and why it was made.
 * A folder may be a share that does not answer: it is kept to by a process for nothing else.
 */
import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import * as v from 'valibot';
import { type Backup, type BackupReason, readBackupName } from '../../shared/edition/backup-records.ts';
import { filePath } from '../../shared/edition/log-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { sayDamages } from '../damaged.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { wholeName } from '../file-names.ts';
import { forceFile, forceName, writeWhole } from '../write-whole.ts';
import { outlived } from './backup-policy.ts';
import { EditionFile } from './edition-file.ts';
import { freeName } from './free-name.ts';

/** What a backup is of, and when and why it is made. */
export interface BackupMade {
  /** The id in the edition's file, and where that lies. */
  readonly id: string;
  readonly path: string;
  readonly at: Date;
  readonly reason: BackupReason;
  /** What its records come to; {@link FilePlace.state}. */
  readonly state: string;
}

/** Which edition is meant: by the id in its file, where that can be read, or by where it lies. */
export interface BackupsOf {
  readonly id: string | null;
  readonly path: string;
}

/** The note in a folder of backups that says whose they are. */
const NOTE = 'edition.json';
/** Bytes it may have: a path has four thousand characters at most. */
const MOST_NOTE = 2 ** 16;
const noteSchema = v.strictObject({ id: v.string(), path: filePath });

const two = (part: number) => String(part).padStart(2, '0');

/** What a backup's file is called: the time where it was made, the reason, and what its records come to. */
function nameOf({ path, at, reason, state }: BackupMade): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  return `${day} ${time} ${reason} ${state}${extname(path) === '.dayang-paper' ? '.dayang-paper' : '.dayang'}`;
}

/** True of a file that is called as a backup is: it is never written to. */
export function isBackupName(path: string): boolean {
  return readBackupName(basename(path)) !== null;
}

/** Names in a folder; none where it cannot be read. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Whose backups a folder has; null where it does not say. */
async function noteOf(folder: string): Promise<v.InferOutput<typeof noteSchema> | null> {
  try {
    const note = join(folder, NOTE);
    // A pipe would be waited for, and what is longer is no note.
    const known = await stat(note);
    return !known.isFile() || known.size > MOST_NOTE
      ? null
      : v.parse(noteSchema, JSON.parse(await readFile(note, 'utf8')));
  } catch {
    return null;
  }
}

/** The folders in which a folder of backups has those of an edition. */
async function foldersOf(root: string, { id, path }: BackupsOf): Promise<string[]> {
  const found: string[] = [];
  for (const name of await namesIn(root)) {
    const note = await noteOf(join(root, name));
    if (note !== null && (note.id === id || note.path === path)) found.push(join(root, name));
  }
  return found;
}

/** The backups in a folder of one edition's. */
async function backupsIn(folder: string): Promise<Backup[]> {
  const found: Backup[] = [];
  for (const name of await namesIn(folder)) {
    const said = readBackupName(name);
    if (said === null) continue;
    const path = join(folder, name);
    const file = await stat(path).catch(() => null);
    if (file?.isFile() === true) found.push({ name, path, bytes: file.size, ...said });
  }
  return found;
}

/** The backups of an edition in some folders, the newest first; one that is in several is told once. */
export async function listBackups(roots: readonly string[], of: BackupsOf): Promise<Backup[]> {
  const byName = new Map<string, Backup>();
  for (const root of roots) {
    for (const folder of await foldersOf(root, of)) {
      for (const backup of await backupsIn(folder)) if (!byName.has(backup.name)) byName.set(backup.name, backup);
    }
  }
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? 1 : -1));
}

/** Looks at all of a file that was just written, as is done when one is opened. Throws `backup-unsound`. */
async function checkWhole(path: string): Promise<void> {
  let file: EditionFile;
  try {
    file = EditionFile.open(path, 'any');
  } catch (error) {
    if (!(error instanceof DayangError && error.code === 'edition-damaged')) throw error;
    const { zh = '', en = '' } = error.details;
    throw new DayangError('backup-unsound', { zh, en }, error);
  }
  try {
    await file.verify();
    const damages = file.verifyWhole();
    if (damages.length > 0) throw new DayangError('backup-unsound', { ...sayDamages(damages) });
  } finally {
    file.close();
  }
}

/** The folder for an edition's backups, with its note. Throws `backup-folder-gone` where the one it is in is not there. */
async function folderFor(root: string, { id, path }: BackupMade): Promise<string> {
  // An id that cannot be read is none.
  const known = id === '' ? [] : await foldersOf(root, { id, path: '' });
  const stem = basename(path, extname(path));
  const folder = known[0] ?? join(root, wholeName([...stem].slice(0, 40).join(''), id.slice(0, 8) || 'backup'));
  // A disk that is not plugged in is no reason to write under its name elsewhere.
  if ((await stat(root).catch(() => null))?.isDirectory() !== true) {
    throw new DayangError('backup-folder-gone', { folder: root });
  }
  await mkdir(folder, { recursive: true });
  const note = await noteOf(folder);
  // Written whole: half a note on a full disk would leave the backups there nobody's.
  if (note?.id !== id || note.path !== path) {
    writeWhole(join(folder, NOTE), new TextEncoder().encode(JSON.stringify({ id, path })));
  }
  return folder;
}

/** How long a backup may be on its way, in milliseconds: what is older was left by a program that was killed. */
const ON_ITS_WAY_MS = 3_600_000;

/** Takes away what is left of backups that were never finished. */
async function tidy(folder: string, now: number): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.includes('.partial')) continue;
    const left = await stat(join(folder, name)).catch(() => null);
    if (left !== null && now - left.mtimeMs > ON_ITS_WAY_MS) await rm(join(folder, name), { force: true });
  }
}

/** Puts a file that was checked into a folder of backups under its name, and takes away what has outlived its time. */
async function keepIn(root: string, checked: string, made: BackupMade): Promise<Backup> {
  const folder = await folderFor(root, made);
  const path = join(folder, nameOf(made));
  const partial = `${path}.partial`;
  try {
    await copyFile(checked, partial);
    forceFile(partial);
    // What was copied to another disk is looked at there.
    await checkWhole(partial);
    await rename(partial, path);
    forceName(path);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${partial}${end}`, { force: true });
  }
  await tidy(folder, made.at.getTime());
  for (const old of outlived(await backupsIn(folder), made.at.getTime())) {
    // One that cannot go now, as where somebody has it open, goes with the next: this one is kept all the same.
    await rm(old.path, { force: true }).catch(() => undefined);
  }
  const { size } = await stat(path);
  return { name: basename(path), path, bytes: size, at: made.at.toISOString(), reason: made.reason, state: made.state };
}

/** What became of a backup: where it is kept, and why it is not in a folder where it should be, too. */
export interface BackupOutcome {
  readonly kept: readonly Backup[];
  readonly failures: readonly DayangError[];
}

/**
 * Keeps a copy of an edition's file, which is whole, as a backup in each of some folders. It counts where it was opened and
 * found sound, and has its name from then on. The copy itself is left to whoever made it.
 */
export async function keepBackup(copy: string, made: BackupMade, roots: readonly string[]): Promise<BackupOutcome> {
  const kept: Backup[] = [];
  const failures: DayangError[] = [];
  for (const root of roots) {
    try {
      kept.push(await keepIn(root, copy, made));
    } catch (error) {
      failures.push(asDayangError(error, root));
    }
  }
  return { kept, failures };
}

/** Where a backup is restored to that nobody gave a place: beside the edition it is of, as the note by it says. */
export async function placeFor(backup: string): Promise<string> {
  const path = (await noteOf(dirname(backup)))?.path ?? backup;
  return freeName(path, dirname(path), '恢复');
}

/** The edition as a backup has it. Throws as {@link EditionFile.openToRead} does. */
export function readBackup(path: string): Edition {
  const file = EditionFile.openToRead(path, 'any');
  try {
    return file.edition;
  } finally {
    file.close();
  }
}

/** A backup's whole-file copy at a path, a file of its own from then on. Never over an existing one. Throws as {@link EditionFile.create}. */
export async function restoreTo(backup: string, path: string): Promise<void> {
  const file = EditionFile.openToRead(backup, 'any');
  try {
    if ((await stat(path).catch(() => null)) !== null) throw new DayangError('already-exists', { name: path });
    if ((await stat(dirname(path)).catch(() => null)) === null) {
      throw new DayangError('folder-missing', { folder: dirname(path), name: basename(path) });
    }
    await file.saveCopy(path);
  } finally {
    file.close();
  }
}

/** The backup that is meant by its name, or the beginning of one; the newest where none is named. Throws `no-backups` or `backup-missing`. */
export function chosenBackup(backups: readonly Backup[], path: string, name: string | null): Backup {
  if (backups.length === 0) throw new DayangError('no-backups', { name: path });
  const found = name === null ? backups[0] : backups.find((one) => one.name.startsWith(name));
  if (found === undefined) throw new DayangError('backup-missing', { name: name ?? '' });
  return found;
}

/** Which edition a file is of, whether or not it can still be read. */
export function editionAt(path: string): BackupsOf {
  try {
    const file = EditionFile.openAsFarAsItGoes(path, 'any');
    const { id } = file.lying;
    file.close();
    return { id: id === '' ? null : id, path };
  } catch {
    return { id: null, path };
  }
}
