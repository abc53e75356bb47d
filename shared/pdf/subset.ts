/** Parts of a TrueType face to embed: the outlines of some glyphs, numbered anew (OpenType 1.9, `glyf`, `loca`). */
import { tableOf } from '../compose/face-tables.ts';
import { fontDirectory, fontOf, padded, type ReadAt, viewOf } from '../compose/font-tables.ts';
import { componentsOf, embeddedOutline } from '../fonts/glyf.ts';
import { type OutlineStep, outlineSteps } from '../fonts/glyph-outline.ts';
import type { Cell } from './cells.ts';

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
  /** The number of the first that was asked for in a cell of another width; the others follow in their order. */
  readonly firstCelled: number;
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
    const place = { glyph, start: start(glyph), end: start(glyph + 1) };
    if (place.end < place.start) throw new Error(`glyph ${glyph} ends before it starts`);
    return place;
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

/** The outlines of glyphs and of those they are made of, which are numbered after them. */
function outlinesOf(source: GlyphSource, glyphs: Iterable<number>): Map<number, Uint8Array> {
  const outlines = new Map<number, Uint8Array>();
  for (let wanted = new Set(glyphs); wanted.size > 0; ) {
    const made = new Set<number>();
    const read = new Map<number, Uint8Array>();
    readOutlines(source, rangesOf(source, wanted), (outline, { glyph }) => {
      read.set(glyph, outline);
      for (const { glyph: of } of componentsOf(outline, glyph).components) made.add(of);
    });
    for (const glyph of wanted) outlines.set(glyph, read.get(glyph) ?? new Uint8Array());
    wanted = new Set([...made].filter((glyph) => !outlines.has(glyph)));
  }
  return outlines;
}

function copyOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

/** A glyph that is embedded once more, moved and with room about it, in units of the em. */
interface PlacedGlyph {
  readonly glyph: number;
  readonly outline: Uint8Array;
  readonly shift: number;
  readonly wider: number;
}

/** Of a component: its arguments are words, and distances. */
const SHIFTED = 0x3;

/** An outline made of another that is moved along the line; nothing of one that draws nothing. */
function shifted(outline: Uint8Array, number: number, shift: number): Uint8Array {
  if (outline.length === 0) return outline;
  const made = new Uint8Array(18);
  const [box, view] = [viewOf(outline), viewOf(made)];
  view.setInt16(0, -1);
  view.setInt16(2, box.getInt16(2) + shift);
  view.setInt16(4, box.getInt16(4));
  view.setInt16(6, box.getInt16(6) + shift);
  view.setInt16(8, box.getInt16(8));
  view.setUint16(10, SHIFTED);
  view.setUint16(12, number);
  view.setInt16(14, shift);
  return made;
}

/** `maxp` of a font of so many glyphs, without instructions, of which some are made of others. */
function largest(table: Uint8Array, count: number, hasMade: boolean): void {
  const view = viewOf(table);
  view.setUint16(4, count);
  view.setUint16(26, 0);
  if (!hasMade) return;
  view.setUint16(10, Math.max(view.getUint16(6), view.getUint16(10)));
  view.setUint16(12, Math.max(view.getUint16(8), view.getUint16(12)));
  view.setUint16(28, Math.max(1, view.getUint16(28)));
  view.setUint16(30, view.getUint16(30) + 1);
}

/**
 * A font of some glyphs, numbered in the order asked for, the missing glyph being the first, of those they are made
 * of, and of those that are wanted in cells of other widths. Same input, same bytes. It holds what a PDF viewer reads once
 * glyphs are placed (ISO 32000-1 §9.9): outlines and widths. Throws when the face lacks a glyph, an outline is damaged,
 * or it is not TrueType.
 */
export function subsetFont(
  source: GlyphSource,
  glyphs: Iterable<number>,
  celled: readonly (Cell & { readonly glyph: number })[] = [],
): FontSubset {
  // The missing glyph comes first.
  const outlines = outlinesOf(source, [0, ...glyphs]);
  const numbers = new Map([...outlines.keys()].map((glyph, at) => [glyph, at]));
  const numberOf = (glyph: number) => numbers.get(glyph) ?? 0;
  const perEm = tableOf(source.tables, 'head').getUint16(18);
  const units = (quarters: number) => Math.round((quarters * perEm) / 4);
  const embedded: PlacedGlyph[] = Array.from(outlines, ([glyph, outline]) => {
    return { glyph, outline: embeddedOutline(outline, glyph, numberOf), shift: 0, wider: 0 };
  });
  const firstCelled = embedded.length;
  for (const { glyph, lead, trail } of celled) {
    const shift = units(lead);
    const outline = shifted(outlines.get(glyph) ?? new Uint8Array(), numberOf(glyph), shift);
    embedded.push({ glyph, outline, shift, wider: units(lead + trail) });
  }
  const count = embedded.length;
  const starts = new Uint8Array((count + 1) * 4);
  const widths = new Uint8Array(count * 4);
  const metrics = tableOf(source.tables, 'hmtx');
  const measured = tableOf(source.tables, 'hhea').getUint16(34);
  const [startsView, widthsView] = [viewOf(starts), viewOf(widths)];
  const drawn = new Uint8Array(embedded.reduce((sum, { outline }) => sum + padded(outline.length), 0));
  let end = 0;
  for (const [at, { glyph, outline, shift, wider }] of embedded.entries()) {
    startsView.setUint32(at * 4, end);
    widthsView.setUint16(at * 4, metrics.getUint16(Math.min(glyph, measured - 1) * 4) + wider);
    // Past the last measured glyph, left bearings stand alone.
    const bearing = glyph < measured ? glyph * 4 + 2 : measured * 4 + (glyph - measured) * 2;
    widthsView.setInt16(at * 4 + 2, metrics.getInt16(bearing) + shift);
    drawn.set(outline, end);
    end += padded(outline.length);
  }
  startsView.setUint32(count * 4, end);
  const [head, measures, most] = ['head', 'hhea', 'maxp'].map((tag) => copyOf(tableOf(source.tables, tag)));
  if (head === undefined || measures === undefined || most === undefined) throw new Error('not a TrueType face');
  viewOf(head).setInt16(50, 1);
  viewOf(measures).setUint16(34, count);
  largest(most, count, celled.length > 0);
  const tables = new Map([
    ['glyf', drawn],
    ['head', head],
    ['hhea', measures],
    ['hmtx', widths],
    ['loca', starts],
    ['maxp', most],
  ]);
  return { bytes: fontOf(TRUETYPE, tables), numberOf, firstCelled };
}

/** Units an em of a face has. */
export function perEmOf(source: GlyphSource): number {
  return tableOf(source.tables, 'head').getUint16(18);
}

/** Outlines of glyphs, in units of the face. */
export function outlinesFrom(source: GlyphSource, glyphs: readonly number[]): OutlineStep[][] {
  const bytesOf = (glyph: number) => {
    const [range] = rangesOf(source, [glyph]);
    return range === undefined ? new Uint8Array() : source.outlines(range.start, range.end - range.start);
  };
  return glyphs.map((glyph) => outlineSteps(bytesOf, glyph));
}
