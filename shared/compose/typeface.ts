/** Typefaces through HarfBuzz: glyphs, advances and shaped runs, in em. */
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';
import type { FontName } from '../edition/records.ts';

/** A glyph of a shaped run; lengths in em. */
interface ShapedGlyph {
  readonly glyph: number;
  /** UTF-16 offset in the shaped text of the characters it stands for. */
  readonly cluster: number;
  readonly advance: number;
  readonly dx: number;
}

/** One font file, opened. */
export interface Typeface {
  readonly name: FontName;
  /** Glyph of a code point; 0 when the font has none. */
  glyph(code: number): number;
  /** Advance of a glyph in em. */
  advance(glyph: number): number;
  /** Shapes a text of one script, left to right unless its script runs the other way. */
  shape(text: string): { readonly glyphs: readonly ShapedGlyph[]; readonly rightToLeft: boolean };
}

/** Opens a TrueType or OpenType font. Throws when the bytes are not a font. */
export function openTypeface(name: FontName, bytes: Uint8Array): Typeface {
  const face = new Face(new Blob(bytes));
  if (face.upem === 0 || bytes.length < 1000) throw new Error(`not a font: ${name}`);
  const font = new Font(face);
  const perEm = face.upem;
  const glyphs = new Map<number, number>();
  const advances = new Map<number, number>();
  return {
    name,
    glyph(code) {
      let glyph = glyphs.get(code);
      if (glyph === undefined) {
        glyph = font.nominalGlyph(code) ?? 0;
        glyphs.set(code, glyph);
      }
      return glyph;
    },
    advance(glyph) {
      let advance = advances.get(glyph);
      if (advance === undefined) {
        advance = font.glyphHAdvance(glyph) / perEm;
        advances.set(glyph, advance);
      }
      return advance;
    },
    shape(text) {
      const buffer = new Buffer();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      buffer.setLanguage('zh-Hans');
      shape(font, buffer);
      const shaped = buffer.getGlyphInfosAndPositions().map((glyph) => ({
        glyph: glyph.codepoint,
        cluster: glyph.cluster,
        advance: (glyph.xAdvance ?? 0) / perEm,
        dx: (glyph.xOffset ?? 0) / perEm,
      }));
      const first = shaped[0]?.cluster ?? 0;
      return { glyphs: shaped, rightToLeft: first > (shaped.at(-1)?.cluster ?? 0) };
    },
  };
}

/** The faces an edition is set in, by name. */
export type FontBook = ReadonlyMap<FontName, Typeface>;

/** Thrown when a style names a face that was not loaded. */
class MissingFontError extends Error {
  override readonly name = 'MissingFontError';
  readonly font: FontName;
  constructor(font: FontName) {
    super(`font not loaded: ${font}`);
    this.font = font;
  }
}

const fallbacks: Readonly<Record<FontName, readonly FontName[]>> = {
  serif: ['serif', 'sans'],
  'serif-black': ['serif-black', 'sans-bold', 'serif'],
  sans: ['sans', 'serif'],
  'sans-bold': ['sans-bold', 'sans', 'serif-black'],
};

/** The faces to look for a character in, in order. Throws {@link MissingFontError} without the first. */
export function fontStack(fonts: FontBook, name: FontName): Typeface[] {
  if (!fonts.has(name)) throw new MissingFontError(name);
  return fallbacks[name].flatMap((other) => fonts.get(other) ?? []);
}
