/** Files of tables: which format one is in is seen in its bytes, for systems send pages of HTML as `.xls` and text as `.xlsx`. */
import { basename } from 'node:path';
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { isOfLooks } from '../../../shared/text/table/cell-looks.ts';
import { holdsTable, readHtmlTables } from '../../../shared/text/table/html-table.ts';
import { readSeparated } from '../../../shared/text/table/separated.ts';
import type { ReadTable, SheetTable } from '../../../shared/text/table/sheet-table.ts';
import { withLineFeeds } from '../../../shared/text/transmission.ts';
import { xmlRoot } from '../../../shared/text/wire-copy.ts';
import { DayangError } from '../../errors.ts';
import { copyText } from '../copy-text.ts';
import type { DecodeOptions } from '../decode.ts';
import { isCompound } from '../office/compound-file.ts';
import { isBareSheet } from '../office/old-table.ts';
import { readBytes } from '../photo.ts';
import { type BookOptions, readBook } from './read-book.ts';

/** The largest file of a table that is read. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a file of tables holds. */
export interface TableFile {
  readonly name: string;
  /** At least one; of a workbook its sheets that are shown and have words. */
  readonly tables: readonly ReadTable[];
  /** What is said of the whole file. */
  readonly remarks: readonly ImportRemark[];
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** True where names of streams, which a compound file writes in UTF-16, hold a word. */
function names(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'));
}

/** Names in the list of a zip's parts, without unpacking any. */
function hasPart(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'latin1');
}

/** Refuses a workbook of Excel's before 2007, or of WPS's own format, that nothing has converted. */
function refuseOld(name: string, bytes: Uint8Array): never {
  if (names(bytes, 'EncryptedPackage')) throw new DayangError('table-encrypted', { name });
  throw new DayangError('old-table', { name });
}

/** Zips of other programs: named for what they are. */
function refuseZip(name: string, bytes: Uint8Array): void {
  if (hasPart(bytes, 'xl/workbook.bin')) throw new DayangError('table-other', { name, format: '.xlsb' });
  if (hasPart(bytes, 'application/vnd.oasis.opendocument')) {
    throw new DayangError('table-other', { name, format: 'OpenDocument (.ods)' });
  }
  if (hasPart(bytes, 'Index/Document.iwa')) throw new DayangError('table-format', { name, format: 'Numbers' });
}

/** A table in text: of HTML its tables, else rows of cells. */
function readText(path: string, bytes: Uint8Array, options: DecodeOptions): TableFile {
  const name = basename(path);
  const decoded = copyText(bytes, name, options);
  const text = withLineFeeds(decoded.text);
  const root = xmlRoot(text);
  if (
    holdsTable(text) &&
    (root === 'html' || root === 'table' || /^\s*<(?:!doctype html|table|meta|style|div)/iu.test(text))
  ) {
    const tables = readHtmlTables(text).map((one, at) => ({ ...one, table: { ...one.table, name: String(at + 1) } }));
    return { name, tables, remarks: decoded.remarks };
  }
  if (root !== null && /^\ufeff?\s*<\?xml/u.test(text)) {
    if (root === 'workbook') throw new DayangError('table-other', { name, format: 'XML 2003' });
    throw new DayangError('table-format', { name, format: `XML <${root}>` });
  }
  return { name, tables: [readSeparated(text)], remarks: decoded.remarks };
}

/**
 * Reads a file of tables. Throws {@link DayangError}: `table-unreadable`, `table-encrypted`, `old-table`, `table-other`,
 * `table-format`, `document-unsafe`, `empty-file` and those of files and texts.
 */
export function readTableFile(path: string, options: DecodeOptions & BookOptions = {}): TableFile {
  const name = basename(path);
  const bytes = readBytes(path, MOST_BYTES);
  if (bytes.length === 0) throw new DayangError('empty-file', { name });
  if (isCompound(bytes) || isBareSheet(bytes)) refuseOld(name, bytes);
  const isZip = startsWith(bytes, ZIP);
  if (isZip) refuseZip(name, bytes);
  const read = isZip ? { name, ...readBook(name, bytes, options) } : readText(path, bytes, options);
  const tables = read.tables.filter(({ table }) => table.rows.length > 0);
  if (tables.length === 0) throw new DayangError('table-empty', { name });
  return { ...read, tables };
}

/** A cell as `listRows` reads it again: quoted where its own quotes or lines would be taken for the list's. */
function listCell(cell: string): string {
  const text = cell.replace(/[^\S\n]+/gu, ' ').trim();
  return /^"|\n/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function listOf({ rows: sent, spans }: SheetTable): string {
  const rows = sent.map((row) => [...row]);
  for (const { row, column, rows: down, columns } of spans) {
    const text = rows[row]?.[column] ?? '';
    for (let at = row; at < row + down; at++) {
      for (let across = column; across < column + columns; across++) {
        const own = rows[at];
        if (own !== undefined) own[across] = text;
      }
    }
  }
  return rows.map((row) => Array.from(row, (cell) => listCell(cell ?? '')).join('\t')).join('\n');
}

/** A list as text, and what of its file is not in it. */
export interface ListText {
  readonly text: string;
  readonly remarks: readonly ImportRemark[];
}

/** Reads a list, its cells parted by tabs: the tables of a file after each other, merged cells in all the places they take. */
export function readList(path: string): ListText {
  const { tables, remarks } = readTableFile(path, { hasIsoDays: true });
  return {
    text: tables.map(({ table }) => listOf(table)).join('\n'),
    // How a list looks is nothing to whoever reads its words.
    remarks: [...remarks, ...tables.flatMap((one) => one.remarks.filter((remark) => !isOfLooks(remark)))],
  };
}
