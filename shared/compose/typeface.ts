/** Typefaces: glyphs and advances from the face's own tables, shaped runs by HarfBuzz, in em. */
import type { FaceId } from '../edition/ids.ts';
import type { ScriptKind } from '../text/scripts.ts';
import { type FaceTables, readFaceTables, type ScriptForm } from './face-tables.ts';
import type { AsChinese, OpenShaper, PlacedGlyph, Shaper } from './harfbuzz.ts';

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
  /** Where a glyph's ink begins, in em to the right of its origin. */
  leftBearing(glyph: number): number;
  /** The glyph of a character in the form that a variation selector chooses; its own where the face has no such form. */
  variant(code: number, selector: number): number;
  /** A character as wide as it is drawn (feature `palt`), and how far its glyph is moved; null where the face says nothing of it. */
  proportional(code: number): Pick<ShapedGlyph, 'advance' | 'dx'> | null;
  /** How a figure above or below the line is drawn that the face lacks. */
  script(kind: ScriptKind): ScriptForm;
  /** Shapes a text of one script, left to right unless its script runs the other way. */
  shape(text: string): ShapedText;
}

/** Stands in arrays of glyphs and advances for what has not been asked for yet: both are never negative. */
const NOT_ASKED = -1;

/** The ideographs of the first block: forms of those are kept in an array for each selector, 0 where none was asked for. */
const FIRST_IDEOGRAPH = 0x4e00;
const IDEOGRAPHS = 0x5200;

/** Glyphs as wide as they are drawn. */
const asDrawn: AsChinese = { isVertical: false, features: ['palt'] };

/** Words with apostrophes, which Chinese faces draw full width unless they are asked for the other ones. */
const withApostrophes: AsChinese = { isVertical: false, features: ['pwid'], inOwnScript: true };
const APOSTROPHE = /[‘’]/;

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

type FileBytes = Uint8Array | (() => Uint8Array);

/** A face's file: read when it is first wanted, and held once, by us or by the shaper. */
class FaceFile {
  readonly #openShaper: OpenShaper;
  #shaper: Shaper | null = null;
  /** Let go of once the shaper has its copy, from which the tables are read then. */
  #source: FileBytes;
  #tables: { readonly of: ArrayBufferLike; readonly read: FaceTables } | null = null;

  constructor(source: FileBytes, openShaper: OpenShaper) {
    this.#source = source;
    this.#openShaper = openShaper;
  }

  #bytes(): Uint8Array {
    if (this.#shaper !== null) return this.#shaper.file();
    if (typeof this.#source === 'function') this.#source = this.#source();
    return this.#source;
  }

  tables(): FaceTables {
    const bytes = this.#bytes();
    // The shaper's memory is another object after it has grown.
    if (this.#tables?.of !== bytes.buffer) this.#tables = { of: bytes.buffer, read: readFaceTables(bytes) };
    return this.#tables.read;
  }

  shape(text: string, as?: AsChinese): readonly PlacedGlyph[] {
    if (this.#shaper === null) {
      this.#shaper = this.#openShaper(this.#bytes());
      this.#source = new Uint8Array();
      this.#tables = null;
    }
    return this.#shaper.shape(text, as);
  }
}

/** A face that remembers what was asked of it; of most faces nothing is. */
class OpenedTypeface implements Typeface {
  readonly id: FaceId;
  readonly #file: FaceFile;
  /** Glyphs of the characters of the basic plane, by their code, and of the others. */
  #plane = new Int32Array();
  readonly #beyond = new Map<number, number>();
  #advances = new Float64Array();
  readonly #words = new Map<string, ShapedText>();
  /** Forms of ideographs by the selector, of the others by the character with its selector. */
  readonly #forms = new Map<number, Uint16Array>();
  readonly #variants = new Map<string, number>();
  /** The forms asked for last: copy that has selectors has mostly the same one. */
  #lastSelector = 0;
  #lastForms: Uint16Array = new Uint16Array();
  readonly #proportional = new Map<number, Pick<ShapedGlyph, 'advance' | 'dx'> | null>();

  constructor(id: FaceId, file: FaceFile) {
    this.id = id;
    this.#file = file;
  }

  glyph(code: number): number {
    if (code > 0xffff) {
      const known = this.#beyond.get(code) ?? this.#file.tables().glyph(code);
      this.#beyond.set(code, known);
      return known;
    }
    const known = this.#plane[code] ?? NOT_ASKED;
    if (known !== NOT_ASKED) return known;
    const glyph = this.#file.tables().glyph(code);
    if (this.#plane.length === 0) this.#plane = new Int32Array(0x10000).fill(NOT_ASKED);
    this.#plane[code] = glyph;
    return glyph;
  }

  advance(glyph: number): number {
    const known = this.#advances[glyph] ?? NOT_ASKED;
    if (known !== NOT_ASKED) return known;
    const { advance: units, perEm } = this.#file.tables();
    const advance = units(glyph) / perEm;
    if (this.#advances.length === 0) this.#advances = new Float64Array(0x10000).fill(NOT_ASKED);
    this.#advances[glyph] = advance;
    return advance;
  }

  leftBearing(glyph: number): number {
    const { leftBearing, perEm } = this.#file.tables();
    return leftBearing(glyph) / perEm;
  }

  variant(code: number, selector: number): number {
    const ideograph = code - FIRST_IDEOGRAPH;
    if (ideograph >= 0 && ideograph < IDEOGRAPHS) {
      if (selector !== this.#lastSelector) this.#turnTo(selector);
      const known = this.#lastForms[ideograph] ?? 0;
      if (known !== 0) return known;
      const glyph = this.#formOf(code, selector);
      this.#lastForms[ideograph] = glyph;
      return glyph;
    }
    const character = String.fromCodePoint(code, selector);
    const glyph = this.#variants.get(character) ?? this.#formOf(code, selector);
    this.#variants.set(character, glyph);
    return glyph;
  }

  /** Has the forms of a selector at hand. */
  #turnTo(selector: number): void {
    this.#lastForms = this.#forms.get(selector) ?? new Uint16Array(IDEOGRAPHS);
    this.#forms.set(selector, this.#lastForms);
    this.#lastSelector = selector;
  }

  #formOf(code: number, selector: number): number {
    // The selector itself has no glyph that is shown: the first is the character's.
    const [first] = this.shape(String.fromCodePoint(code, selector)).glyphs;
    return first === undefined || first.glyph === 0 ? this.glyph(code) : first.glyph;
  }

  proportional(code: number): Pick<ShapedGlyph, 'advance' | 'dx'> | null {
    const known = this.#proportional.get(code);
    if (known !== undefined) return known;
    const glyph = this.glyph(code);
    const [drawn, ...more] = this.#file.shape(String.fromCodePoint(code), asDrawn);
    const { perEm } = this.#file.tables();
    const isOther = drawn === undefined || more.length > 0 || drawn.glyph !== glyph;
    const placed = isOther ? null : { advance: drawn.advance / perEm, dx: drawn.dx / perEm };
    const isUsual = placed === null || (placed.dx === 0 && placed.advance === this.advance(glyph));
    const proportional = isUsual ? null : placed;
    this.#proportional.set(code, proportional);
    return proportional;
  }

  script(kind: ScriptKind): ScriptForm {
    return this.#file.tables().scripts[kind];
  }

  shape(text: string): ShapedText {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const { perEm } = this.#file.tables();
    const placed = this.#file.shape(text, APOSTROPHE.test(text) ? withApostrophes : undefined);
    const shaped = shapedText(placed, text.length, perEm);
    if (this.#words.size >= MOST_WORDS) this.#words.clear();
    this.#words.set(text, shaped);
    return shaped;
  }
}

/**
 * Opens a TrueType or OpenType font, at once or, given a function, when it is first asked for
 * something. `openShaper` is called with its bytes for the first text that has to be shaped: plain Chinese
 * copy has none. Throws when the bytes are not a font.
 */
export function openTypeface(id: FaceId, bytes: FileBytes, openShaper: OpenShaper): Typeface {
  const file = new FaceFile(bytes, openShaper);
  if (typeof bytes !== 'function') file.tables();
  return new OpenedTypeface(id, file);
}
