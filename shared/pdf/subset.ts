/** Parts of a TrueType face to embed: the outlines of some glyphs, numbered anew (OpenType 1.9, `glyf`, `loca`). */
import { tableOf } from '../compose/face-tables.ts';
import { fontDirectory, fontOf, padded, type ReadAt, viewOf } from '../compose/font-tables.ts';

/** A face to take glyphs from. */
export interface GlyphSource {
  /** The tables that say of each glyph where it is and how wide. */
  readonly tables: ReadonlyMap<string, DataView>;
  /** Bytes of `glyf`: outlines are read one by one, and most of them never. */
  outline(at: number, length: number): Uint8Array;
}

/** What a font file with TrueType outlines starts with. */
const TRUETYPE = Uint8Array.of(0, 1, 0, 0);

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
  return { bytes: fontOf(TRUETYPE, tables), numberOf: (glyph) => numbers.get(glyph) ?? 0 };
}
