/** Typefaces: glyphs and advances from the face's own tables, shaped runs by HarfBuzz, in em. */
import type { FaceId } from '../edition/ids.ts';
import { type FaceTables, readFaceTables } from './face-tables.ts';
import type { OpenShaper, PlacedGlyph, Shaper } from './harfbuzz.ts';

/** A glyph of a shaped run; lengths in em. */
export interface ShapedGlyph {
  readonly glyph: number;
  /** UTF-16 offset in the shaped text of the characters it stands for. */
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
}

interface ShapedText {
  readonly glyphs: readonly ShapedGlyph[];
  readonly rightToLeft: boolean;
  /** False when the face lacks a character. */
  readonly isWhole: boolean;
  /** True when every UTF-16 unit has one glyph, which stands at its start. */
  readonly isPlain: boolean;
}

/** One font file, opened. */
export interface Typeface {
  readonly id: FaceId;
  /** Glyph of a code point; 0 when the font has none. */
  glyph(code: number): number;
  /** Advance of a glyph in em. */
  advance(glyph: number): number;
  /** Shapes a text of one script, left to right unless its script runs the other way. */
  shape(text: string): ShapedText;
}

/** Stands in arrays of glyphs and advances for what has not been asked for yet: both are never negative. */
const NOT_ASKED = -1;

/** Shaped words kept a face: a newspaper's numbers and names come again and again. */
const MOST_WORDS = 20_000;

/** What was shaped of a text of so many UTF-16 units, in em. */
function shapedText(placed: readonly PlacedGlyph[], length: number, perEm: number): ShapedText {
  const glyphs = placed.map(({ glyph, cluster, advance, dx }) => ({
    glyph,
    cluster,
    advance: advance / perEm,
    dx: dx / perEm,
  }));
  const first = glyphs[0]?.cluster ?? 0;
  return {
    glyphs,
    rightToLeft: first > (glyphs.at(-1)?.cluster ?? 0),
    isWhole: glyphs.every((one) => one.glyph !== 0),
    isPlain: glyphs.length === length && glyphs.every((one, at) => one.cluster === at && one.dx === 0),
  };
}

/**
 * Opens a TrueType or OpenType font, at once or, given a function, when it is first asked for
 * something. `openShaper` is called with its bytes for the first text that has to be shaped: plain Chinese
 * copy has none. Throws when the bytes are not a font.
 */
export function openTypeface(id: FaceId, bytes: Uint8Array | (() => Uint8Array), openShaper: OpenShaper): Typeface {
  let shaper: Shaper | null = null;
  // Let go of once the shaper has its copy, from which the tables are read then: no face is held twice.
  let source: Uint8Array | (() => Uint8Array) | null = bytes;
  const file = (): Uint8Array => {
    if (shaper !== null) return shaper.file();
    if (typeof source === 'function') source = source();
    return source ?? new Uint8Array();
  };
  let tables: { readonly of: ArrayBufferLike; readonly read: FaceTables } | null = null;
  const use = (): FaceTables => {
    const now = file();
    // The shaper's memory is another object after it has grown.
    if (tables?.of !== now.buffer) tables = { of: now.buffer, read: readFaceTables(now) };
    return tables.read;
  };
  const shapes = (): Shaper => {
    if (shaper === null) {
      shaper = openShaper(file());
      source = null;
      tables = null;
    }
    return shaper;
  };
  if (typeof bytes !== 'function') use();
  // What is kept of the tables; of most faces nothing is.
  let plane = new Int32Array();
  const beyond = new Map<number, number>();
  let advances = new Float64Array();
  const words = new Map<string, ShapedText>();
  return {
    id,
    glyph(code) {
      if (code > 0xffff) {
        const known = beyond.get(code) ?? use().glyph(code);
        beyond.set(code, known);
        return known;
      }
      const known = plane[code] ?? NOT_ASKED;
      if (known !== NOT_ASKED) return known;
      const glyph = use().glyph(code);
      if (plane.length === 0) plane = new Int32Array(0x10000).fill(NOT_ASKED);
      plane[code] = glyph;
      return glyph;
    },
    advance(glyph) {
      const known = advances[glyph] ?? NOT_ASKED;
      if (known !== NOT_ASKED) return known;
      const { advance: units, perEm } = use();
      const advance = units(glyph) / perEm;
      if (advances.length === 0) advances = new Float64Array(0x10000).fill(NOT_ASKED);
      advances[glyph] = advance;
      return advance;
    },
    shape(text) {
      const known = words.get(text);
      if (known !== undefined) return known;
      const { perEm } = use();
      const shaped = shapedText(shapes().shape(text), text.length, perEm);
      if (words.size >= MOST_WORDS) words.clear();
      words.set(text, shaped);
      return shaped;
    },
  };
}
