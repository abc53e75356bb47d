/** A font file without what draws its glyphs (OpenType 1.9, "Organization of an OpenType Font"). */

/** Bytes of the header, and of each entry of the table directory: tag, checksum, offset, length. */
const HEADER = 12;
const ENTRY = 16;

/**
 * Tables that draw glyphs: outlines, their hints, bitmaps and colours; advances down a column, which pages are not set by;
 * and names of glyphs. Shaping and measuring read none of them, and in a Chinese face they are 98 bytes of 100.
 */
const unread = new Set(
  'glyf loca gvar cvt fpgm prep gasp CFF CFF2 SVG COLR CPAL sbix CBDT CBLC EBDT EBLC vhea vmtx VORG post'.split(' '),
);

/** Reads bytes of a file; fewer than asked for only where it ends. */
export type ReadAt = (at: number, length: number) => Uint8Array;

/** A view of bytes as numbers, as fonts write them: big-endian. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Each table starts at a multiple of four bytes, and so does each outline here. */
export function padded(length: number): number {
  return (length + 3) & ~3;
}

/** An entry of a font's directory: the table's tag, where it is, and the entry as it stands. */
export interface TableEntry {
  readonly tag: string;
  readonly start: number;
  readonly length: number;
  readonly entry: Uint8Array;
}

/** The directory of a font file. Throws when it is not one of a font. */
export function fontDirectory(read: ReadAt): TableEntry[] {
  const header = read(0, HEADER);
  const count = header.length < HEADER ? 0 : viewOf(header).getUint16(4);
  const directory = read(HEADER, count * ENTRY);
  if (count === 0 || directory.length < count * ENTRY) throw new Error('not a font: no table directory');
  return Array.from({ length: count }, (_, index) => {
    const entry = directory.slice(index * ENTRY, (index + 1) * ENTRY);
    const tag = String.fromCharCode(...entry.subarray(0, 4));
    return { tag, start: viewOf(entry).getUint32(8), length: viewOf(entry).getUint32(12), entry };
  });
}

/** Where `head` keeps the sum of the whole file, as the difference to {@link WHOLE_SUM}. */
const HEAD_ADJUSTMENT = 8;
const WHOLE_SUM = 0xb1b0afba;

/** The sum of big-endian words of four bytes, of which `bytes` are a whole number. */
function sumOf(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getInt32(at)) | 0;
  return sum >>> 0;
}

/**
 * A font file of the given tables, by tag, with the sums a font has. Same tables, same bytes. Tables taken over from
 * another file come with their `sums`, which cost more than all else here.
 */
export function fontOf(
  version: Uint8Array,
  tables: ReadonlyMap<string, Uint8Array>,
  sums: ReadonlyMap<string, number> = new Map(),
): Uint8Array<ArrayBuffer> {
  let end = HEADER + tables.size * ENTRY;
  const font = new Uint8Array([...tables.values()].reduce((sum, bytes) => sum + padded(bytes.length), end));
  font.set(version.subarray(0, 4));
  const view = viewOf(font);
  view.setUint16(4, tables.size);
  // For searches by halves; the browser refuses a font that lacks them.
  const power = Math.floor(Math.log2(tables.size));
  view.setUint16(6, 2 ** power * ENTRY);
  view.setUint16(8, power);
  view.setUint16(10, (tables.size - 2 ** power) * ENTRY);
  let entry = HEADER;
  let head: number | null = null;
  let whole = 0;
  for (const [tag, bytes] of [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (let at = 0; at < 4; at++) font[entry + at] = tag.padEnd(4).charCodeAt(at);
    font.set(bytes, end);
    if (tag === 'head') {
      head = end;
      view.setUint32(head + HEAD_ADJUSTMENT, 0);
    }
    const sum = sums.get(tag) ?? sumOf(font.subarray(end, end + padded(bytes.length)));
    whole += sum;
    view.setUint32(entry + 4, sum);
    view.setUint32(entry + 8, end);
    view.setUint32(entry + 12, bytes.length);
    end += padded(bytes.length);
    entry += ENTRY;
  }
  whole += sumOf(font.subarray(0, HEADER + tables.size * ENTRY));
  if (head !== null) view.setUint32(head + HEAD_ADJUSTMENT, (WHOLE_SUM - whole) >>> 0);
  return font;
}

/**
 * What of a font the engine needs, as a font file of its own. Only that is read. Throws when the
 * directory is not one of a font.
 */
export function shapingTables(read: ReadAt): Uint8Array<ArrayBuffer> {
  const kept = fontDirectory(read).filter(({ tag }) => !unread.has(tag.trim()));
  return fontOf(
    read(0, HEADER),
    new Map(kept.map(({ tag, start, length }) => [tag, read(start, length)])),
    new Map(kept.map(({ tag, entry }) => [tag, viewOf(entry).getUint32(4)])),
  );
}
