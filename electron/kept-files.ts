/**
 * Files of the user's data folder that can be made anew. What lies there is believed for its bytes, not for its name or
 * its length: each has a mark beside it with the SHA-256 it was written with, and is read again when it has changed since, and
 * once a week, since a disk that forgets a bit says nothing.
 */
import { readFileSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { fileIdOf } from './pictures.ts';
import { writeInFolder } from './write-whole.ts';

/** How long a file that has not changed is believed, in milliseconds. */
const WEEK = 7 * 24 * 3_600_000;

const markSchema = v.strictObject({
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  size: v.number(),
  /** When the file was changed last and read whole last, in milliseconds since 1970. */
  changed: v.number(),
  checked: v.number(),
});
type Mark = v.InferOutput<typeof markSchema>;

/** What the mark of a file is called. */
export function markOf(path: string): string {
  return `${path}.sum`;
}

function readMark(path: string): Mark | undefined {
  try {
    return v.parse(markSchema, JSON.parse(readFileSync(markOf(path), 'utf8')));
  } catch {
    // A file without a mark, or with one that cannot be read, is read itself.
    return undefined;
  }
}

function writeMark(path: string, sha256: string, { size, mtimeMs }: Stats): void {
  const mark: Mark = { sha256, size, changed: mtimeMs, checked: Date.now() };
  try {
    writeFileSync(markOf(path), JSON.stringify(mark));
  } catch {
    // Without its mark the file is read again at its next use.
    rmSync(markOf(path), { force: true });
  }
}

/** Writes a file, in a folder that is made where it is not there. Throws {@link DayangError}. */
export function writeKept(path: string, bytes: Uint8Array): void {
  writeInFolder(path, bytes);
  writeMark(path, fileIdOf(bytes), statSync(path));
}

/** True of a file that is what was written there; where `sha256` is given, of one of these bytes. */
export function isKept(path: string, sha256?: string): boolean {
  try {
    const stat = statSync(path);
    const mark = readMark(path);
    const wanted = sha256 ?? mark?.sha256;
    if (!stat.isFile() || wanted === undefined) return false;
    const age = Date.now() - (mark?.checked ?? 0);
    const isAsMarked = mark?.sha256 === wanted && mark.size === stat.size && mark.changed === stat.mtimeMs;
    if (isAsMarked && age >= 0 && age < WEEK) return true;
    if (fileIdOf(readFileSync(path)) !== wanted) return false;
    writeMark(path, wanted, stat);
    return true;
  } catch {
    // What is not there or cannot be read is not kept: whoever makes it anew hears why that cannot be.
    return false;
  }
}
