/**
 * Rows as they lie in a file's pages, whatever leads to them: where the pages above are damaged, the rows are still there
 * (SQLite file format, sqlite.org/fileformat2.html: §1.3 header, §1.5 free list, §1.6 b-tree pages, §2.1 records).
 * Nothing here says that a row is sound: whoever reads it holds it to its sum.
 */
import type { LogPages } from './log-pages.ts';
import type { Value } from './sums.ts';

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;
const PAGE_SIZE_AT = 16;
const RESERVED_AT = 20;
const FREE_LIST_AT = 32;
const FREE_COUNT_AT = 36;
/** What this program's files have, where their header does not say it any more. */
const USUAL_PAGE = 4096;

/** Kinds of pages that have rows in them: of tables by row number, and of those without (in their inner pages, too). */
const TABLE_LEAF = 0x0d;
const INDEX_LEAF = 0x0a;
const INDEX_INNER = 0x02;

/** Values of a row that is looked at: more than any of ours has. */
const MOST_VALUES = 32;
/**
 * Bytes of rows that are put together before a file is given up: all of them are its own size at most, and damage makes up a
 * few pages more. A file that was made to lead in circles would go on for days.
 */
const mostBytes = (size: number): number => 4 * size + 64 * 2 ** 20;

/** A row, and its number where its table has numbers. Words are the bytes that they are in the file. */
export interface PageRow {
  readonly number: number | null;
  readonly values: readonly Value[];
}

/** An integer of one to nine bytes, and where it ends (§1.6); null past the end of the bytes. */
function varint(bytes: Buffer, at: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let length = 0; length < 9; length++) {
    const byte = bytes[at + length];
    if (byte === undefined) return null;
    if (length === 8) return { value: value * 256 + byte, end: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + length + 1 };
  }
  return null;
}

/** Bytes of a value by its serial type (§2.1). */
function lengthOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? Number.POSITIVE_INFINITY;
}

function readValue(type: number, bytes: Buffer): Value {
  if (type >= 12) return bytes;
  if (type === 0) return null;
  if (type >= 8) return type - 8;
  if (type === 7) return bytes.readDoubleBE(0);
  return type === 6 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
}

/** The values of a record; null where its bytes are no record. */
function valuesIn(payload: Buffer): Value[] | null {
  const header = varint(payload, 0);
  if (header === null || header.value > payload.length) return null;
  const values: Value[] = [];
  let body = header.value;
  for (let at = header.end; at < header.value; ) {
    const type = varint(payload, at);
    if (type === null) return null;
    at = type.end;
    const end = body + lengthOf(type.value);
    if (end > payload.length || values.length === MOST_VALUES) return null;
    values.push(readValue(type.value, payload.subarray(body, end)));
    body = end;
  }
  return values;
}

export class PageRows {
  readonly #bytes: Buffer;
  readonly #log: LogPages | null;
  readonly #pageSize: number;
  readonly #usable: number;
  /** False where the header or the list of them is damaged: pages that were given up are then not told from those in use. */
  readonly isFreeKnown: boolean;
  readonly #free = new Set<number>();
  /** Pages there are; the last may be cut off. */
  readonly count: number;
  #left: number;

  /** A file's bytes, and the log beside it, whose pages stand for the file's; null where there is none. */
  constructor(bytes: Buffer, log: LogPages | null = null) {
    this.#bytes = bytes;
    this.#log = log;
    const first = log?.pages.get(1) ?? bytes;
    const hasHeader = first.length >= HEADER && first.toString('latin1', 0, MAGIC.length) === MAGIC;
    const said = hasHeader ? first.readUInt16BE(PAGE_SIZE_AT) : 0;
    const size = said === 1 ? 65_536 : said;
    const isSize = size >= 512 && (size & (size - 1)) === 0;
    this.#pageSize = log?.pageSize ?? (isSize ? size : USUAL_PAGE);
    this.#usable = this.#pageSize - (isSize ? (first[RESERVED_AT] ?? 0) : 0);
    this.count = log?.count ?? Math.ceil(bytes.length / this.#pageSize);
    this.#left = mostBytes(this.count * this.#pageSize);
    this.isFreeKnown = hasHeader && isSize && this.#readFree(first);
    // A list that leads astray may name pages that are in use.
    if (!this.isFreeKnown) this.#free.clear();
  }

  /** A page by its number, which begins at 1; what is cut off of it is zero. */
  #page(number: number): Buffer {
    const logged = this.#log?.pages.get(number);
    if (logged !== undefined) return logged;
    const page = this.#bytes.subarray((number - 1) * this.#pageSize, number * this.#pageSize);
    if (page.length === this.#pageSize) return page;
    const whole = Buffer.alloc(this.#pageSize);
    page.copy(whole);
    return whole;
  }

  /** Goes along the list of pages that are not in use; false where it leads nowhere, or has others than the header says. */
  #readFree(header: Buffer): boolean {
    for (let trunk = header.readUInt32BE(FREE_LIST_AT); trunk !== 0; ) {
      if (trunk > this.count || this.#free.has(trunk)) return false;
      this.#free.add(trunk);
      const page = this.#page(trunk);
      const leaves = page.readUInt32BE(4);
      if (leaves > this.#usable / 4 - 2) return false;
      for (let at = 0; at < leaves; at++) this.#free.add(page.readUInt32BE(8 + 4 * at));
      trunk = page.readUInt32BE(0);
    }
    return this.#free.size === header.readUInt32BE(FREE_COUNT_AT);
  }

  /** A record that begins in a page and may go on in others; null where they do not hold it. */
  #payload(page: Buffer, at: number, length: number, most: number): Buffer | null {
    if (length <= most) {
      this.#left -= length;
      return at + length <= page.length ? page.subarray(at, at + length) : null;
    }
    if (length > this.count * this.#pageSize) return null;
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const first = least + ((length - least) % (this.#usable - 4));
    const local = first <= most ? first : least;
    if (at + local + 4 > page.length) return null;
    const parts = [page.subarray(at, at + local)];
    let missing = length - local;
    for (let next = page.readUInt32BE(at + local); missing > 0; ) {
      if (next === 0 || next > this.count || this.#left < 0) return null;
      const further = this.#page(next);
      const part = further.subarray(4, Math.min(this.#usable, 4 + missing));
      parts.push(part);
      missing -= part.length;
      this.#left -= part.length;
      next = further.readUInt32BE(0);
    }
    return Buffer.concat(parts);
  }

  #row(page: Buffer, kind: number, cell: number): PageRow | null {
    const length = varint(page, kind === INDEX_INNER ? cell + 4 : cell);
    if (length === null) return null;
    const number = kind === TABLE_LEAF ? varint(page, length.end) : null;
    const most = kind === TABLE_LEAF ? this.#usable - 35 : Math.floor(((this.#usable - 12) * 64) / 255) - 23;
    const payload = this.#payload(page, number?.end ?? length.end, length.value, most);
    const values = payload === null ? null : valuesIn(payload);
    return values === null ? null : { number: number?.value ?? null, values };
  }

  /** The rows of all pages that are in use, as far as they can be made out. */
  *[Symbol.iterator](): Generator<PageRow> {
    for (let number = 1; number <= this.count; number++) {
      if (this.#free.has(number)) continue;
      const page = this.#page(number);
      const header = number === 1 ? HEADER : 0;
      const kind = page[header] ?? 0;
      if (kind !== TABLE_LEAF && kind !== INDEX_LEAF && kind !== INDEX_INNER) continue;
      const cells = page.readUInt16BE(header + 3);
      const pointers = header + (kind === INDEX_INNER ? 12 : 8);
      for (let at = pointers; at < pointers + 2 * cells && at + 2 <= page.length; at += 2) {
        if (this.#left < 0) return;
        const row = this.#row(page, kind, page.readUInt16BE(at));
        if (row !== null) yield row;
      }
    }
  }
}
