/**
 * Telling SQLite's log (`-wal`) that belongs to a file from any other that lies beside it. SQLite takes whatever lies there:
 * a log of another file, or of an earlier state of this one, would put its pages among the file's. Ours begin with a mark
 * that the file knows (`file-place.ts`), which is read here from the bytes of both, before SQLite sees them: the file's own
 * pages as they stand without the log, and the first transaction of the log (SQLite file format §1.6, §4).
 */
import { existsSync, readdirSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFrom } from './locked-files.ts';

/** What a file, or the beginning of its log, says of itself. */
interface Marks {
  readonly id: string;
  readonly mark: string;
  readonly before: string;
}

const TABLE = 'file_bond';
const [LEAF, INTERIOR] = [0x0d, 0x05];
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
/** Frames of a log's first transaction that are looked at: it changes one row. */
const MOST_FRAMES = 64;
/** Pages of the list of tables that are looked at. */
const MOST_PAGES = 200;

function bytesAt(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  return readSync(file, bytes, 0, length, at) === length ? bytes : null;
}

/** A number of SQLite's, and where it ends. */
function varint(bytes: Buffer, at: number): readonly [number, number] {
  let value = 0;
  for (let length = 0; length < 8; length++) {
    const byte = bytes[at + length] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + length + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
}

/** Bytes that a value of a kind takes in a record. */
function sizeOf(kind: number): number {
  if (kind >= 12) return Math.floor((kind - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][kind] ?? 0;
}

/** The first values of a row: texts, and whole numbers of no more than six bytes. */
function rowAt(page: Buffer, cell: number, count: number): (string | number | null)[] {
  const [, afterSize] = varint(page, cell);
  const [, start] = varint(page, afterSize);
  const [headLength, firstKind] = varint(page, start);
  const values: (string | number | null)[] = [];
  let at = start + headLength;
  for (let kindAt = firstKind; kindAt < start + headLength && values.length < count; ) {
    const [kind, next] = varint(page, kindAt);
    const size = sizeOf(kind);
    if (kind >= 13 && kind % 2 === 1) values.push(page.toString('utf8', at, at + size));
    else if (kind >= 1 && kind <= 5) values.push(page.readIntBE(at, size));
    else values.push(kind === 8 ? 0 : kind === 9 ? 1 : null);
    at += size;
    kindAt = next;
  }
  return values;
}

/** Where the rows of a leaf begin. */
function cellsOf(page: Buffer, head: number, after: number): number[] {
  const count = page.readUInt16BE(head + 3);
  return Array.from({ length: count }, (_, index) => page.readUInt16BE(head + after + 2 * index));
}

function pageSizeOf(file: number): number | null {
  const header = bytesAt(file, 0, 100);
  if (header === null) return null;
  const size = header.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

/** The page of the table with the marks; null where the file has none, as one from before there were any. */
function tablePage(file: number, pageSize: number): number | null {
  const pages = [1];
  for (let looked = 0; looked < MOST_PAGES; looked++) {
    const number = pages.pop();
    if (number === undefined) return null;
    const page = bytesAt(file, (number - 1) * pageSize, pageSize);
    if (page === null) return null;
    const head = number === 1 ? 100 : 0;
    if (page[head] === INTERIOR) {
      pages.push(page.readUInt32BE(head + 8), ...cellsOf(page, head, 12).map((cell) => page.readUInt32BE(cell)));
    } else if (page[head] === LEAF) {
      for (const cell of cellsOf(page, head, 8)) {
        const [kind, name, , root] = rowAt(page, cell, 4);
        if (kind === 'table' && name === TABLE && typeof root === 'number') return root;
      }
    }
  }
  return null;
}

/** The marks on a page of their table; null where it is no such page. */
function marksOn(page: Buffer): Marks | null {
  if (page[0] !== LEAF || page.readUInt16BE(3) !== 1) return null;
  const [, id, , mark, before] = rowAt(page, page.readUInt16BE(8), 5);
  return typeof id === 'string' && typeof mark === 'string' && typeof before === 'string' ? { id, mark, before } : null;
}

/** What the first transaction of a log says; `none` where it has no whole one, and null where that says nothing. */
function marksOfLog(log: number, pageSize: number, table: number): Marks | 'none' | null {
  const header = bytesAt(log, 0, LOG_HEADER);
  if (header === null) return 'none';
  const salts = header.subarray(16, 24);
  let found: Marks | null = null;
  for (let index = 0; index < MOST_FRAMES; index++) {
    const frame = bytesAt(log, LOG_HEADER + index * (FRAME_HEADER + pageSize), FRAME_HEADER + pageSize);
    // What an earlier log left behind in the same file is no part of this one.
    if (frame === null || !frame.subarray(8, 16).equals(salts)) return 'none';
    if (frame.readUInt32BE(0) === table) found = marksOn(frame.subarray(FRAME_HEADER));
    if (frame.readUInt32BE(4) !== 0) return found;
  }
  return null;
}

/** The marks in a file's own pages, as they stand without its log. */
function marksOfFile(file: number, pageSize: number | null): { readonly table: number; readonly marks: Marks } | null {
  const table = pageSize === null ? null : tablePage(file, pageSize);
  const page = pageSize === null || table === null ? null : bytesAt(file, (table - 1) * pageSize, pageSize);
  const marks = page === null ? null : marksOn(page);
  return table === null || marks === null ? null : { table, marks };
}

/** What the bytes of a file say of which file it is, and in which state; null where they say nothing. */
export function marksIn(path: string): string | null {
  return readFrom(path, (file) => {
    const found = marksOfFile(file, pageSizeOf(file));
    return found === null ? null : `${found.marks.id} ${found.marks.mark}`;
  });
}

/** What of a file and its log can be told: the log is the file's, is not, or there is nothing to tell it by. */
type Told = 'own' | 'strange' | 'none';

function told(path: string, logPath = `${path}-wal`): Told {
  const [pageSize, found] = readFrom(path, (file) => {
    const size = pageSizeOf(file);
    return [size, marksOfFile(file, size)] as const;
  });
  if (pageSize === null || found === null) return 'none';
  const { table, marks: own } = found;
  const marks = readFrom(logPath, (log) => marksOfLog(log, pageSize, table));
  // Other programs write no marks, nor does ours where a disk that was full let it begin without: that is taken as ever.
  if (marks === 'none' || marks === null) return 'none';
  // It follows what the file says; or the file has taken it in already, wholly or in part.
  const isOwn = marks.id === own.id && (marks.before === own.mark || marks.mark === own.mark);
  return isOwn ? 'own' : 'strange';
}

/** True where a log lies beside a file that begins as ours do. */
export function hasOwnLog(path: string): boolean {
  return existsSync(`${path}-wal`) && told(path) === 'own';
}

/** Files in a folder that are looked at for a log. */
const MOST_LOOKED = 5_000;

/**
 * A file that was renamed while a program had it open that ended there has left its log behind under the name before: that
 * is given its name. Logs whose file is there are not looked at, nor what is no file: a pipe would be waited for.
 */
function bringLogHome(path: string): void {
  if (existsSync(`${path}-wal`)) return;
  const folder = dirname(path);
  for (const name of readdirSync(folder).slice(0, MOST_LOOKED)) {
    const log = join(folder, name);
    if (!/\.dayang(?:-paper)?-wal$/u.test(name) || existsSync(log.slice(0, -'-wal'.length))) continue;
    if (statSync(log, { throwIfNoEntry: false })?.isFile() !== true) continue;
    if (told(path, log) === 'own') {
      renameSync(log, `${path}-wal`);
      return;
    }
  }
}

/** Between two looks at a log that another process may be beginning anew this moment, in milliseconds. */
const AGAIN_MS = 150;

/**
 * Gives a log that belongs to another file, or to another state of this one, a name of its own, under which SQLite leaves it
 * alone. Returns that; null where there is nothing strange.
 */
export function setStrangeLogAside(path: string): string | null {
  bringLogHome(path);
  if (!existsSync(`${path}-wal`) || told(path) !== 'strange') return null;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, AGAIN_MS);
  if (!existsSync(`${path}-wal`) || told(path) !== 'strange') return null;
  for (let count = 1; ; count++) {
    const aside = `${path}-wal.${count}.aside`;
    if (existsSync(aside)) continue;
    renameSync(`${path}-wal`, aside);
    return aside;
  }
}
