/** Newspapers and the editions made of them, as files. Each new file holds the bytes that its records name. */

import { basename, dirname, join } from 'node:path';
import type { Holder } from '../../shared/edition/holder-records.ts';
import { MOST_ISSUE } from '../../shared/edition/newspaper.ts';
import { type Carried, everythingStands, paperOf } from '../../shared/paper/carry.ts';
import { nextEdition, type Wanted } from '../../shared/paper/next-edition.ts';
import { paperFault } from '../../shared/paper/paper-faults.ts';
import { withPresets } from '../../shared/paper/presets.ts';
import { DayangError } from '../errors.ts';
import { fileIdOf } from '../pictures.ts';
import { isBackupName } from './backup-files.ts';
import { EditionFile } from './edition-file.ts';
import { heldBy, type Taker, thisProcess } from './lease.ts';
import { storageOf } from './storage.ts';

/** What the next edition starts from: an edition as it is, or a newspaper, on whose pages everything stands. */
function lastOf({ kind, edition }: EditionFile): EditionFile['edition'] {
  return kind === 'paper' ? everythingStands(edition) : edition;
}

/**
 * Saves an edition's newspaper by itself, with export presets of whoever saves it, and tells what is not in its file. Throws
 * `already-exists`, `not-writable` or `disk-full`.
 */
export function savePaper(
  file: EditionFile,
  path: string,
  presets: Parameters<typeof withPresets>[1] = [],
): Carried['left'] {
  const { edition, left } = withoutLostFaces(file, withPresets(paperOf(lastOf(file)), presets));
  EditionFile.create(path, edition, { kind: 'paper', from: file });
  return left;
}

/** Where the edition of a date is made that nobody gave a place: beside the one before it. */
function placeBeside(path: string, { edition }: Carried['edition']): string {
  const name = [edition.publication, edition.date].filter((part) => part !== '').join(' ');
  return join(dirname(path), `${name.replace(/[\\/:*?"<>|]/gu, '-')}.dayang`);
}

/**
 * What is carried on, without the files of faces that are lost or damaged: such a face goes on by its name, as it does in
 * an edition that never had its file, so that one bad font does not keep tomorrow's edition from being made.
 */
function withoutLostFaces(file: EditionFile, { edition, left }: Carried): Carried {
  const lost = Object.values(edition.faces).filter((face) => {
    const bytes = face.file === null ? null : file.keptFile(face.file);
    return face.file !== null && (bytes == null || fileIdOf(bytes) !== face.file);
  });
  if (lost.length === 0) return { edition, left };
  return {
    edition: {
      ...edition,
      faces: { ...edition.faces, ...Object.fromEntries(lost.map((face) => [face.id, { ...face, file: null }])) },
    },
    left: [
      ...left,
      ...lost.map(({ name }) => ({
        zh: `字体“${name}”的文件已经丢失或损坏，没有带过去。请重新加入这种字体。`,
        en: `The file of the face “${name}” is lost or damaged and did not come along. Add that face again.`,
      })),
    ],
  };
}

function follow(file: EditionFile, wanted: Wanted): Carried {
  const made = nextEdition(lastOf(file), wanted);
  const { issue = 0 } = made?.edition.edition ?? {};
  if (issue > MOST_ISSUE) throw new DayangError('issue-too-large', { issue, most: MOST_ISSUE });
  if (made !== null) return withoutLostFaces(file, made);
  throw new DayangError('appears-no-more', { date: file.edition.edition.date, name: basename(file.path) });
}

/**
 * Makes the edition after the one of a file, at a path or beside it, and returns it with its path. Throws
 * `appears-no-more`, `issue-too-large`, `already-exists`, `not-writable` or `disk-full`.
 */
export function makeNext(file: EditionFile, path: string | null, wanted: Wanted): Carried & { readonly path: string } {
  const made = follow(file, wanted);
  const place = path ?? placeBeside(file.path, made.edition);
  EditionFile.create(place, made.edition, { from: file });
  return { ...made, path: place };
}

/** A file that was opened; a newspaper whose records do not agree is closed again, and told as `paper-damaged`. */
function sound(file: EditionFile): EditionFile {
  const fault = file.kind === 'paper' ? paperFault(file.edition) : null;
  if (fault === null) return file;
  file.close();
  throw new DayangError('paper-damaged', { name: basename(file.path), ...fault });
}

/** Opens a newspaper's file of which editions can be made. */
function openPaper(path: string): EditionFile {
  return sound(EditionFile.openToRead(path, 'paper'));
}

/** Faults with which what is sound in a file can still be looked at. */
const readable: ReadonlySet<string> = new Set(['edition-damaged', 'edition-newer']);
/** Somebody has it open. */
const held: ReadonlySet<string> = new Set(['edition-held', 'edition-busy']);

/**
 * Opens an edition or a newspaper to work on it; one that is damaged, or of a later version, to look at what is sound in it, and
 * one that somebody else works on, or that lies where nothing can be written, to look at it. Throws what opening an edition throws, and `paper-damaged`.
 */
export function openToWork(path: string, taker: Taker = thisProcess()): EditionFile {
  // A backup is as it was made, whoever opens it from wherever.
  if (isBackupName(path)) return EditionFile.openUnchanged(path, 'backup');
  try {
    return sound(EditionFile.open(path, 'any', taker));
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
    const isHeld = held.has(error.code);
    const isProtected = error.code === 'not-writable';
    if (!isHeld && !isProtected && !readable.has(error.code)) throw error;
    try {
      if (isProtected) return EditionFile.openUnchanged(path, 'protected');
      return EditionFile.openAsFarAsItGoes(path, 'any', isHeld ? holderOf(path) : undefined);
    } catch {
      // Nothing of it can be shown: why it could not be opened says more.
      throw error;
    }
  }
}

/** Who works on a file, as far as it is known. */
function holderOf(path: string): Holder | null {
  const held = heldBy(path, storageOf(path));
  return held === null || held.isGone ? null : held.holder;
}

/**
 * What a newspaper's file holds. Throws what opening an edition throws, `not-a-paper` for another file, `paper-damaged`
 * for one whose records do not agree.
 */
export function readPaper(path: string) {
  const file = openPaper(path);
  try {
    return { path, edition: lastOf(file) };
  } finally {
    file.close();
  }
}

/** Makes an edition of a newspaper's file. Throws what {@link makeNext} does, and what opening the newspaper does. */
export function makeFromPaper(paper: string, path: string, wanted: Wanted): Carried & { readonly path: string } {
  const file = openPaper(paper);
  try {
    return makeNext(file, path, wanted);
  } finally {
    file.close();
  }
}
