/**
 * Digits half an em each (二分数字), so that two stand in the place of one Han (GB/T 15835—2011 §5.1.1 has Arabic digits in
 * copy take half a character, 半角): with the glyphs a face has for them, since what it draws half width by its `hwid` is
 * painted by no canvas.
 */
import { type ComplexGlyph, HALF } from './prepared-text.ts';
import type { Typeface } from './typeface.ts';

/** What of a digit's blank on both its sides may lie outside its half em: so much less is it condensed. */
const BLANK = 0.04;

/** One scale for all digits of a face: those of a number are alike, and a 1 that is drawn narrow stays in the middle. */
const scales = new WeakMap<Typeface, number>();

function scaleOf(face: Typeface): number {
  const known = scales.get(face);
  if (known !== undefined) return known;
  let widest = HALF;
  for (let code = 0x30; code <= 0x39; code++) widest = Math.max(widest, face.advance(face.glyph(code)) - BLANK);
  const scale = HALF / widest;
  scales.set(face, scale);
  return scale;
}

/** True of a digit of ASCII: full-width ones keep their em. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A digit's glyph in the middle of its half em. */
export function halfDigit(face: Typeface, glyph: number): ComplexGlyph {
  const scale = scaleOf(face);
  return { glyph, dx: (HALF - face.advance(glyph) * scale) / 2, scale };
}
