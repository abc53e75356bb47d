/** Parts of a TrueType face to embed: the outlines of some glyphs, numbered anew (OpenType 1.9, `glyf`, `loca`). */
import { tableOf } from '../compose/face-tables.ts';
import { fontDirectory, fontOf, padded, type ReadAt, viewOf } from '../compose/font-tables.ts';

/** A face to take glyphs from. */
export interface GlyphSource {
  /** The tables that say of each glyph where it is and how wide. */
  readonly tables: ReadonlyMap<string, DataView>;
  /** Bytes of `glyf`: those outlines are read that are wanted, and most of them never. */
  outlines(at: number, length: number): Uint8Array;
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
  return { tables: new Map(tables), outlines: (at, length) => read(drawn.start + at, length) };
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

/** Where a glyph's outline is in `glyf`. */
interface OutlineRange {
  readonly glyph: number;
  readonly start: number;
  readonly end: number;
}

/** Where outlines are, in the order their glyphs are asked for. Throws for a glyph the face lacks. */
function rangesOf(source: GlyphSource, glyphs: Iterable<number>): OutlineRange[] {
  const starts = tableOf(source.tables, 'loca');
  const isLong = tableOf(source.tables, 'head').getInt16(50) === 1;
  const count = tableOf(source.tables, 'maxp').getUint16(4);
  const start = (glyph: number) => (isLong ? starts.getUint32(glyph * 4) : starts.getUint16(glyph * 2) * 2);
  return Array.from(glyphs, (glyph) => {
    if (glyph >= count) throw new Error(`the face has no glyph ${glyph}`);
    return { glyph, start: start(glyph), end: start(glyph + 1) };
  });
}

/** Bytes between two outlines that are read with them sooner than by another call of the system. */
const GAP = 4096;
/** The most that is read at once. */
const MOST_READ = 1 << 18;

/** Goes through outlines as the file has them, reading together what stands together. */
function readOutlines(
  source: GlyphSource,
  places: readonly OutlineRange[],
  take: (outline: Uint8Array, of: OutlineRange) => void,
) {
  const inFile = places.toSorted((a, b) => a.start - b.start);
  for (let at = 0; at < inFile.length; ) {
    const from = inFile[at]?.start ?? 0;
    let to = from;
    let next = at;
    for (let place = inFile[next]; place !== undefined; place = inFile[next]) {
      if (next > at && (place.start - to > GAP || place.end - from > MOST_READ)) break;
      to = Math.max(to, place.end);
      next++;
    }
    const bytes = source.outlines(from, to - from);
    for (; at < next; at++) {
      const place = inFile[at];
      if (place !== undefined) take(bytes.subarray(place.start - from, place.end - from), place);
    }
  }
}

function copyOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

/**
 * A font of some glyphs, numbered in the order asked for, the missing glyph being the first. Same input, same
 * bytes. It holds what a PDF viewer reads once glyphs are placed (ISO 32000-1 §9.9): outlines and widths. Throws
 * when the face lacks a glyph, draws it otherwise than by a plain outline, or is not TrueType.
 */
export function subsetFont(source: GlyphSource, glyphs: Iterable<number>): FontSubset {
  // The missing glyph comes first.
  const places = rangesOf(source, new Set([0, ...glyphs]));
  const numbers = new Map(places.map(({ glyph }, at) => [glyph, at]));
  const count = places.length;
  const starts = new Uint8Array((count + 1) * 4);
  const widths = new Uint8Array(count * 4);
  const metrics = tableOf(source.tables, 'hmtx');
  const measured = tableOf(source.tables, 'hhea').getUint16(34);
  const [startsView, widthsView] = [viewOf(starts), viewOf(widths)];
  let end = 0;
  places.forEach(({ glyph, start, end: last }, at) => {
    startsView.setUint32(at * 4, end);
    widthsView.setUint16(at * 4, metrics.getUint16(Math.min(glyph, measured - 1) * 4));
    // Past the last measured glyph, left bearings stand alone.
    const bearing = glyph < measured ? glyph * 4 + 2 : measured * 4 + (glyph - measured) * 2;
    widthsView.setInt16(at * 4 + 2, metrics.getInt16(bearing));
    end += padded(last - start);
  });
  const drawn = new Uint8Array(end);
  readOutlines(source, places, (outline, { glyph }) => {
    checkPlain(outline, glyph);
    drawn.set(outline, startsView.getUint32((numbers.get(glyph) ?? 0) * 4));
  });
  startsView.setUint32(count * 4, end);
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
