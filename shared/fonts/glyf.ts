/** TrueType outlines: what glyphs are made of, and whether they are whole (OpenType 1.9.1, `glyf`, `loca`). */
import { fontLimits } from './font-limits.ts';
import { FontProblem } from './font-problem.ts';
import { TableBytes } from './table-bytes.ts';

/** Of a component: its arguments are words; what scales it; more follow; instructions follow the last. */
const WORDS = 0x1;
const SCALED = 0x8;
const MORE = 0x20;
const SCALED_BOTH = 0x40;
const TWO_BY_TWO = 0x80;
const INSTRUCTED = 0x100;
/** Bytes of a glyph's header: how many contours, and its box. */
const HEADER = 10;

/** A glyph that another is made of. */
interface Component {
  readonly glyph: number;
  /** Where in the outline its flags are; its number follows them. */
  readonly at: number;
}

function badGlyph(glyph: number, detail: string): FontProblem {
  return new FontProblem('bad-glyph', { glyph, detail });
}

/** What an outline is made of, and where that ends. */
interface Parts {
  readonly components: readonly Component[];
  readonly end: number;
}

/** The glyphs an outline is made of; none of one that has contours of its own. Throws `bad-glyph`, `cut-off`. */
export function componentsOf(outline: Uint8Array, glyph: number): Parts {
  if (outline.length === 0) return { components: [], end: 0 };
  const bytes = new TableBytes('glyf', outline);
  if (bytes.i16(0) >= 0) return { components: [], end: HEADER };
  const components: Component[] = [];
  let at = HEADER;
  for (let flags = MORE; (flags & MORE) !== 0; ) {
    if (components.length >= fontLimits.components) throw badGlyph(glyph, 'it is made of too many others');
    flags = bytes.u16(at);
    components.push({ glyph: bytes.u16(at + 2), at });
    at += 4 + ((flags & WORDS) === 0 ? 2 : 4);
    if ((flags & SCALED) !== 0) at += 2;
    else if ((flags & SCALED_BOTH) !== 0) at += 4;
    else if ((flags & TWO_BY_TWO) !== 0) at += 8;
  }
  bytes.part(0, at);
  return { components, end: at };
}

/**
 * An outline as it is embedded: without instructions, which serve small screens, and made of glyphs as they are
 * numbered anew. An outline that has neither is itself. Throws `bad-glyph`, `cut-off`.
 */
export function embeddedOutline(outline: Uint8Array, glyph: number, numberOf: (glyph: number) => number): Uint8Array {
  if (outline.length === 0) return outline;
  const bytes = new TableBytes('glyf', outline);
  const contours = bytes.i16(0);
  if (contours >= 0) {
    const place = HEADER + contours * 2;
    const instructions = bytes.u16(place);
    if (instructions === 0) return outline;
    const points = bytes.from(place + 2 + instructions).bytes;
    const cut = new Uint8Array(place + 2 + points.length);
    cut.set(outline.subarray(0, place));
    cut.set(points, place + 2);
    return cut;
  }
  const { components, end } = componentsOf(outline, glyph);
  const made = outline.slice(0, end);
  const view = new DataView(made.buffer);
  for (const { glyph: of, at } of components) {
    view.setUint16(at, view.getUint16(at) & ~INSTRUCTED);
    view.setUint16(at + 2, numberOf(of));
  }
  return made;
}

/** Of a point: its coordinates are one byte each; this flag is repeated; it is where the one before is, or goes on from it. */
const SHORT_X = 0x2;
const SHORT_Y = 0x4;
const REPEATED = 0x8;
const SAME_X = 0x10;
const SAME_Y = 0x20;

/** Throws where an outline with contours of its own says it has points that are not there. */
function checkContours(bytes: TableBytes, contours: number, glyph: number): void {
  let points = 0;
  for (let contour = 0; contour < contours; contour++) {
    const next = bytes.u16(HEADER + contour * 2) + 1;
    if (next < points) throw badGlyph(glyph, 'its contours are out of order');
    points = next;
  }
  let at = HEADER + contours * 2;
  if (contours === 0 && bytes.length < at + 2) return;
  at += 2 + bytes.u16(at);
  let length = 0;
  for (let point = 0; point < points; ) {
    const flags = bytes.u8(at++);
    const times = 1 + ((flags & REPEATED) === 0 ? 0 : bytes.u8(at++));
    const x = (flags & SHORT_X) !== 0 ? 1 : (flags & SAME_X) !== 0 ? 0 : 2;
    const y = (flags & SHORT_Y) !== 0 ? 1 : (flags & SAME_Y) !== 0 ? 0 : 2;
    length += times * (x + y);
    point += times;
    if (point > points) throw badGlyph(glyph, 'it has more points than it says');
  }
  bytes.part(at, length);
}

/** The tables that outlines are in. */
export interface GlyphTables {
  readonly glyf: TableBytes;
  readonly loca: TableBytes;
  readonly hasLongPlaces: boolean;
  readonly glyphs: number;
}

/** A glyph's outline; empty of one that draws nothing. Throws where it lies outside of its table. */
function outlineOf({ glyf, loca, hasLongPlaces }: GlyphTables, glyph: number): TableBytes {
  const place = (of: number) => (hasLongPlaces ? loca.u32(of * 4) : loca.u16(of * 2) * 2);
  const [start, end] = [place(glyph), place(glyph + 1)];
  if (end < start) throw badGlyph(glyph, 'it ends before it starts');
  return glyf.part(start, end - start);
}

/**
 * Throws a {@link FontProblem} where an outline of a face is not whole: it is cut off, or made of glyphs that are not
 * there, of itself, or of too many in all.
 */
export function checkGlyphs(tables: GlyphTables): void {
  const made = new Map<number, readonly Component[]>();
  for (let glyph = 0; glyph < tables.glyphs; glyph++) {
    try {
      const outline = outlineOf(tables, glyph);
      if (outline.length === 0) continue;
      const contours = outline.i16(0);
      if (contours >= 0) checkContours(outline, contours, glyph);
      else made.set(glyph, componentsOf(outline.bytes, glyph).components);
    } catch (error) {
      if (error instanceof FontProblem && error.code === 'cut-off') throw badGlyph(glyph, 'it is cut off');
      throw error;
    }
  }
  const depths = new Map<number, number>();
  const depthOf = (glyph: number, above: number): number => {
    const components = made.get(glyph);
    if (components === undefined) return 0;
    const known = depths.get(glyph);
    if (known !== undefined) return known;
    // A glyph made of itself, however many steps lie between, is deeper than any.
    if (above >= fontLimits.depth) throw badGlyph(glyph, 'it is made of itself, or too deep');
    let depth = 0;
    for (const { glyph: of } of components) {
      if (of >= tables.glyphs) throw badGlyph(glyph, `it is made of glyph ${of}, which is not there`);
      depth = Math.max(depth, depthOf(of, above + 1));
    }
    depths.set(glyph, depth + 1);
    return depth + 1;
  };
  for (const glyph of made.keys()) {
    if (depthOf(glyph, 0) > fontLimits.depth) throw badGlyph(glyph, 'it is made of others too deep');
  }
}
