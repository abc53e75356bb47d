/** A font file without what draws its glyphs (OpenType 1.9, "Organization of an OpenType Font"). */

/** Bytes of the header, and of each entry of the table directory: tag, checksum, offset, length. */
const HEADER = 12;
const ENTRY = 16;

/**
 * Tables that draw glyphs: outlines, their hints, bitmaps and colours. Shaping and measuring read none
 * of them, and in a Chinese face they are 97 bytes of 100.
 */
const drawing = new Set('glyf loca gvar cvt fpgm prep gasp CFF CFF2 SVG COLR CPAL sbix CBDT CBLC EBDT EBLC'.split(' '));

/** Reads bytes of a file; fewer than asked for only where it ends. */
export type ReadAt = (at: number, length: number) => Uint8Array;

interface Table {
  readonly entry: Uint8Array;
  readonly bytes: Uint8Array;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Each table starts at a multiple of four bytes. */
function padded(length: number): number {
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

/**
 * What of a font the engine needs, as a font file of its own. Only that is read. Throws when the
 * directory is not one of a font.
 */
export function shapingTables(read: ReadAt): Uint8Array {
  const kept = fontDirectory(read).filter(({ tag }) => !drawing.has(tag.trim()));
  const tables = kept.map(({ entry, start, length }): Table => ({ entry, bytes: read(start, length) }));
  let end = HEADER + tables.length * ENTRY;
  const font = new Uint8Array(tables.reduce((sum, { bytes }) => sum + padded(bytes.length), end));
  font.set(read(0, HEADER));
  viewOf(font).setUint16(4, tables.length);
  tables.forEach(({ entry, bytes }, index) => {
    viewOf(entry).setUint32(8, end);
    font.set(entry, HEADER + index * ENTRY);
    font.set(bytes, end);
    end += padded(bytes.length);
  });
  return font;
}
