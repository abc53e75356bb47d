/** Parts of a TrueType face to embed: the outlines of some glyphs, numbered anew (OpenType 1.9, `glyf`, `loca`). */
import { tableOf } from '../compose/face-tables.ts';
import { fontDirectory, type ReadAt } from '../compose/font-tables.ts';

/** A face to take glyphs from. */
export interface GlyphSource {
  /** The tables that say of each glyph where it is and how wide. */
  readonly tables: ReadonlyMap<string, DataView>;
  /** Bytes of `glyf`: outlines are read one by one, and most of them never. */
  outline(at: number, length: number): Uint8Array;
}

const measuring = new Set(['head', 'hhea', 'hmtx', 'loca', 'maxp']);

/** A TrueType file as a source of glyphs. Throws when it is none. */
export function glyphSource(read: ReadAt): GlyphSource {
  const directory = fontDirectory(read);
  const drawn = directory.find(({ tag }) => tag === 'glyf');
  if (drawn === undefined) throw new Error('not a TrueType face: no table glyf');
  const tables = directory.flatMap(({ tag, start, length }) => {
    if (!measuring.has(tag)) return [];
    const bytes = read(start, length);
    return [[tag, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)] as const];
  });
  return { tables: new Map(tables), outline: (at, length) => read(drawn.start + at, length) };
}

/** A subset, as a font file. */
export interface FontSubset {
  readonly bytes: Uint8Array;
  /** The new number of a glyph that was asked for. */
  numberOf(glyph: number): number;
}

const GLYPH_HEADER = 10;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Throws for an outline put together from others, or with instructions: their numbers and tables would have to
 * come along. No face that Dayang ships has any.
 */
function checkPlain(outline: Uint8Array, glyph: number): void {
  if (outline.length === 0) return;
  const contours = viewOf(outline).getInt16(0);
  if (contours < 0 || viewOf(outline).getUint16(GLYPH_HEADER + contours * 2) > 0) {
    throw new Error(`glyph ${glyph} is not a plain outline`);
  }
}

/** Reads outlines one by one, by the table that says where each begins. */
function outlinesOf(source: GlyphSource): (glyph: number) => Uint8Array {
  const starts = tableOf(source.tables, 'loca');
  const isLong = tableOf(source.tables, 'head').getInt16(50) === 1;
  const count = tableOf(source.tables, 'maxp').getUint16(4);
  const start = (glyph: number) => (isLong ? starts.getUint32(glyph * 4) : starts.getUint16(glyph * 2) * 2);
  return (glyph) => {
    if (glyph >= count) throw new Error(`the face has no glyph ${glyph}`);
    return source.outline(start(glyph), start(glyph + 1) - start(glyph));
  };
}

function copyOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

/** Each table starts at a multiple of four bytes, and so does each outline here. */
function padded(length: number): number {
  return (length + 3) & ~3;
}

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** What a whole font file sums up to, once `head` says what it lacks of it (OpenType 1.9, `head`). */
const WHOLE = 0xb1b0afba;

/** Tables as a font file. */
function fontFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  let end = 12 + tags.length * 16;
  const file = new Uint8Array(tags.reduce((sum, tag) => sum + padded(tables.get(tag)?.length ?? 0), end));
  const view = viewOf(file);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tags.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, (tags.length - (1 << power)) * 16);
  let [sum, head] = [0, 0];
  tags.forEach((tag, index) => {
    const bytes = tables.get(tag) ?? new Uint8Array();
    const at = 12 + index * 16;
    for (let letter = 0; letter < 4; letter++) file[at + letter] = tag.charCodeAt(letter);
    file.set(bytes, end);
    const own = checksum(file.subarray(end, end + padded(bytes.length)));
    sum = (sum + own) >>> 0;
    if (tag === 'head') head = end;
    view.setUint32(at + 4, own);
    view.setUint32(at + 8, end);
    view.setUint32(at + 12, bytes.length);
    end += padded(bytes.length);
  });
  sum = (sum + checksum(file.subarray(0, 12 + tags.length * 16))) >>> 0;
  view.setUint32(head + 8, (WHOLE - sum) >>> 0);
  return file;
}

/** The outlines of the glyphs asked for, the missing glyph first. */
function wantedOf(glyphs: Iterable<number>, outline: (glyph: number) => Uint8Array): ReadonlyMap<number, Uint8Array> {
  const outlines = new Map<number, Uint8Array>();
  for (const glyph of [0, ...glyphs]) {
    if (outlines.has(glyph)) continue;
    const own = outline(glyph);
    checkPlain(own, glyph);
    outlines.set(glyph, own);
  }
  return outlines;
}

/**
 * A font of some glyphs, numbered in the order asked for, the missing glyph being the first. Same input, same
 * bytes. It holds what a PDF viewer reads once glyphs are placed (ISO 32000-1 §9.9): outlines and widths. Throws
 * when the face lacks a glyph, draws it otherwise than by a plain outline, or is not TrueType.
 */
export function subsetFont(source: GlyphSource, glyphs: Iterable<number>): FontSubset {
  const outlines = wantedOf(glyphs, outlinesOf(source));
  const numbers = new Map([...outlines.keys()].map((glyph, at) => [glyph, at]));
  const count = numbers.size;
  const drawn = new Uint8Array([...outlines.values()].reduce((sum, one) => sum + padded(one.length), 0));
  const starts = new Uint8Array((count + 1) * 4);
  const widths = new Uint8Array(count * 4);
  const metrics = tableOf(source.tables, 'hmtx');
  const measured = tableOf(source.tables, 'hhea').getUint16(34);
  let [end, at] = [0, 0];
  for (const [glyph, own] of outlines) {
    drawn.set(own, end);
    viewOf(starts).setUint32(at * 4, end);
    viewOf(widths).setUint16(at * 4, metrics.getUint16(Math.min(glyph, measured - 1) * 4));
    // Past the last measured glyph, left bearings stand alone.
    const bearing = glyph < measured ? glyph * 4 + 2 : measured * 4 + (glyph - measured) * 2;
    viewOf(widths).setInt16(at * 4 + 2, metrics.getInt16(bearing));
    end += padded(own.length);
    at += 1;
  }
  viewOf(starts).setUint32(count * 4, end);
  const [head, measures, most] = ['head', 'hhea', 'maxp'].map((tag) => copyOf(tableOf(source.tables, tag)));
  if (head === undefined || measures === undefined || most === undefined) throw new Error('not a TrueType face');
  viewOf(head).setUint32(8, 0);
  viewOf(head).setInt16(50, 1);
  viewOf(measures).setUint16(34, count);
  viewOf(most).setUint16(4, count);
  // No glyph has instructions any more.
  viewOf(most).setUint16(26, 0);
  const tables = new Map([
    ['glyf', drawn],
    ['head', head],
    ['hhea', measures],
    ['hmtx', widths],
    ['loca', starts],
    ['maxp', most],
  ]);
  return { bytes: fontFile(tables), numberOf: (glyph) => numbers.get(glyph) ?? 0 };
}
