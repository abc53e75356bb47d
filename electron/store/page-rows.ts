/**
 * Rows as they lie in a file's pages, whatever leads to them: where the pages above are damaged, the rows are still there
 * (SQLite file format, sqlite.org/fileformat2.html: §1.3 header, §1.5 free list, §1.6 b-tree pages, §2.1 records).
 * Nothing here says that a row is sound: whoever reads it holds it to its sum.
 */
import type { Value } from './sums.ts';

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;
const PAGE_SIZE_AT = 16;
const RESERVED_AT = 20;
const FREE_LIST_AT = 32;
/** What this program's files have, where their header does not say it any more. */
const USUAL_PAGE = 4096;

/** Kinds of pages that have rows in them: of tables by row number, and of those without (in their inner pages, too). */
const TABLE_LEAF = 0x0d;
const INDEX_LEAF = 0x0a;
const INDEX_INNER = 0x02;

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
    if (end > payload.length) return null;
    values.push(readValue(type.value, payload.subarray(body, end)));
    body = end;
  }
  return values;
}

export class PageRows {
  readonly #bytes: Buffer;
  readonly #pageSize: number;
  readonly #usable: number;
  /** False where the header is damaged: pages that were given up are then not told from those in use. */
  readonly isFreeKnown: boolean;
  readonly #free = new Set<number>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const hasHeader = bytes.length >= HEADER && bytes.toString('latin1', 0, MAGIC.length) === MAGIC;
    const said = hasHeader ? bytes.readUInt16BE(PAGE_SIZE_AT) : 0;
    const size = said === 1 ? 65_536 : said;
    const isSize = size >= 512 && (size & (size - 1)) === 0;
    this.#pageSize = isSize ? size : USUAL_PAGE;
    this.#usable = this.#pageSize - (isSize ? (bytes[RESERVED_AT] ?? 0) : 0);
    this.isFreeKnown = hasHeader && isSize && this.#readFree(bytes.readUInt32BE(FREE_LIST_AT));
  }

  /** Pages there are; the last may be cut off. */
  get count(): number {
    return Math.ceil(this.#bytes.length / this.#pageSize);
  }

  /** A page by its number, which begins at 1; what is cut off of it is zero. */
  #page(number: number): Buffer {
    const page = this.#bytes.subarray((number - 1) * this.#pageSize, number * this.#pageSize);
    if (page.length === this.#pageSize) return page;
    const whole = Buffer.alloc(this.#pageSize);
    page.copy(whole);
    return whole;
  }

  /** Goes along the list of pages that are not in use; false where it leads nowhere. */
  #readFree(first: number): boolean {
    for (let trunk = first; trunk !== 0; ) {
      if (trunk > this.count || this.#free.has(trunk)) return false;
      this.#free.add(trunk);
      const page = this.#page(trunk);
      const leaves = page.readUInt32BE(4);
      if (leaves > this.#usable / 4 - 2) return false;
      for (let at = 0; at < leaves; at++) this.#free.add(page.readUInt32BE(8 + 4 * at));
      trunk = page.readUInt32BE(0);
    }
    return true;
  }

  /** A record that begins in a page and may go on in others; null where they do not hold it. */
  #payload(page: Buffer, at: number, length: number, most: number): Buffer | null {
    if (length <= most) return at + length <= page.length ? page.subarray(at, at + length) : null;
    if (length > this.#bytes.length) return null;
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const first = least + ((length - least) % (this.#usable - 4));
    const local = first <= most ? first : least;
    if (at + local + 4 > page.length) return null;
    const parts = [page.subarray(at, at + local)];
    let missing = length - local;
    for (let next = page.readUInt32BE(at + local); missing > 0; ) {
      if (next === 0 || next > this.count) return null;
      const further = this.#page(next);
      const part = further.subarray(4, Math.min(this.#usable, 4 + missing));
      parts.push(part);
      missing -= part.length;
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
        const row = this.#row(page, kind, page.readUInt16BE(at));
        if (row !== null) yield row;
      }
    }
  }
}
