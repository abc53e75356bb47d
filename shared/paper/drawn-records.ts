/** 补字: characters that no face has, drawn by the newsroom, as records. A face is made of them, and its file kept. */
import * as v from 'valibot';
import { shortText } from '../edition/record-fields.ts';
import { outlineSchema } from './artwork-records.ts';

/** Drawn characters an edition has room for, steps and contours each may have, characters of all outlines together. */
export const MOST_DRAWN = 500;
export const MOST_GLYPH_STEPS = 4_000;
export const MOST_CONTOURS = 400;
const MOST_OUTLINES = 4_000_000;

/** UTF-16 units the name of one may have. */
export const LONGEST_GLYPH_NAME = 80;

/** Units of an em, in which glyphs are drawn. */
export const GLYPH_EM = 1_000;

/** True of a text that is one code point, and one that can be set: no surrogate, control or space. */
export function isOneCharacter(text: string): boolean {
  return /^[^\p{Cc}\p{Cs}\p{Z}\p{Cf}]$/u.test(text);
}

/** How wide a drawn character may be, in units of the em. */
export const LEAST_ADVANCE = 100;
export const MOST_ADVANCE = 4_000;

const advance = v.pipe(v.number(), v.integer(), v.minValue(LEAST_ADVANCE), v.maxValue(MOST_ADVANCE));
const glyphOutline = v.pipe(outlineSchema, v.maxLength(200_000));

/** The drawing of a character as it was read, whichever character it is to be of. */
export const glyphDrawingSchema = v.strictObject({
  advance,
  outline: glyphOutline,
  /** What of its file has no effect, and is told. */
  notes: v.array(v.strictObject({ zh: v.string(), en: v.string() })),
});
export type GlyphDrawing = v.InferOutput<typeof glyphDrawingSchema>;

const drawnGlyphSchema = v.strictObject({
  character: v.pipe(v.string(), v.check(isOneCharacter, 'not one character')),
  /** What people call it: a reading, a name, a description of its parts (⿰金波). Empty where nothing was said. */
  name: v.pipe(shortText, v.maxLength(LONGEST_GLYPH_NAME)),
  /** How wide it is, in units of the em. */
  advance,
  /** Its contours in units of the em, from the em square's upper left corner, y down; ink where they wind round (nonzero). */
  outline: glyphOutline,
});
export type DrawnGlyph = v.InferOutput<typeof drawnGlyphSchema>;

/** Drawn characters, each once. */
export const drawnGlyphsSchema = v.pipe(
  v.array(drawnGlyphSchema),
  v.minLength(1),
  v.maxLength(MOST_DRAWN),
  v.check((glyphs) => new Set(glyphs.map(({ character }) => character)).size === glyphs.length, 'drawn twice'),
  v.check((glyphs) => glyphs.reduce((sum, { outline }) => sum + outline.length, 0) <= MOST_OUTLINES, 'too much drawn'),
);
