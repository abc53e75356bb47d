/** Western words, and all other text that goes through the shaper: its glyphs become clusters. */
import { CharacterClass, classOf, isWestern } from '../text/characters.ts';
import { scriptCharacters, scriptOf } from '../text/scripts.ts';
import { isCombining, unseenKind } from '../text/seen-text.ts';
import type { ClusterList } from './cluster-list.ts';
import { halfDigit, isDigit } from './half-digits.ts';
import { type ComplexGlyph, HALF } from './prepared-text.ts';
import type { ShapedGlyph, Typeface } from './typeface.ts';

/** A text parted between characters that are above or below the line and those on it. */
const SCRIPT_PARTS = new RegExp(`[${scriptCharacters}]+|[^${scriptCharacters}]+`, 'gu');

/** True where a face lacks a figure above or below the line that it can be drawn with. */
function lacksScripts(face: Typeface, text: string): boolean {
  let lacks = false;
  for (const character of text) {
    const script = scriptOf(character);
    if (script === undefined || face.glyph(character.charCodeAt(0)) !== 0) continue;
    if (face.glyph(script.base.charCodeAt(0)) === 0) return false;
    lacks = true;
  }
  return lacks;
}

function faceFor(stack: readonly Typeface[], text: string): Typeface | undefined {
  return stack.find((face) => {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (face.glyph(code) === 0 && unseenKind(code) === null) return false;
    }
    return true;
  });
}

/** The class of a character in a Western word: an apostrophe is a letter there, whatever its quotation mark is. */
function classInWord(code: number): CharacterClass {
  const cls = classOf(code);
  return isWestern(cls) ? cls : CharacterClass.latin;
}

/** An advance from which on an apostrophe is a full-width quotation mark. */
const FULL = 0.9;
/** What is left of one: its ink, which is at most so wide, and some blank on either side, in em. */
const NARROW = 0.3;
const BLANK = 0.06;

/** An apostrophe drawn in an em, of which a word takes the part with ink; null of anything else. */
function narrowed(face: Typeface, { glyph, advance }: ShapedGlyph, code: number): readonly ComplexGlyph[] | null {
  if ((code !== 0x2019 && code !== 0x2018) || advance < FULL) return null;
  return [{ glyph, dx: BLANK - face.leftBearing(glyph), scale: 1 }];
}

/** Bearings of marks that a face does not place: of one drawn about its origin, and of one drawn over an average letter. */
const ABOUT_ORIGIN = -0.2;
const OVER_LETTER = 0.27;

/** Where a mark goes that its face says nothing of: over or under the middle of its letter, from which it is `at` em. */
function markShift(face: Typeface, glyph: number, letter: ShapedGlyph | undefined, isMark: boolean): number {
  if (!isMark || letter === undefined) return 0;
  const bearing = face.leftBearing(glyph);
  // Drawn to the left of its origin it stands over the letter before it as it is.
  if (bearing <= ABOUT_ORIGIN) return 0;
  return -letter.advance / 2 - (bearing < 0 ? 0 : OVER_LETTER);
}

/** Glyphs one after the other as a single cluster, and its advance in em. */
function sideBySide(
  glyphs: readonly ShapedGlyph[],
  face: Typeface,
): { readonly placed: readonly ComplexGlyph[]; readonly advance: number } {
  let advance = 0;
  const [letter] = glyphs;
  const placed = glyphs.map((glyph, at): ComplexGlyph => {
    const isMark = at > 0 && glyph.advance === 0 && glyph.dx === 0;
    const dx = advance + glyph.dx + markShift(face, glyph.glyph, letter, isMark);
    advance += glyph.advance;
    return { glyph: glyph.glyph, dx, scale: 1 };
  });
  return { placed, advance };
}

/** Figures above or below the line, drawn with those on it. */
function addScripts(list: ClusterList, text: string, offset: number, face: Typeface): void {
  const index = list.fonts.placeOf(face);
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf(text.charAt(at));
    if (script === undefined) continue;
    const glyph = face.glyph(script.base.charCodeAt(0));
    const form = list.fonts.script(face, script.kind);
    const placed = [{ glyph, dx: 0, scale: form.width / form.size, script: form }];
    list.addComplex(offset + at, classOf(text.charCodeAt(at)), face.advance(glyph) * form.width, placed, index);
  }
}

/**
 * Sets a text in which the face lacks figures above or below the line, and has those on it: they are drawn with those,
 * neighbours of them that the face has as well, so that all look alike. False where there are none.
 */
function addWithScripts(list: ClusterList, text: string, offset: number, stack: readonly Typeface[]): boolean {
  const [face] = stack;
  if (face === undefined || !lacksScripts(face, text)) return false;
  let at = offset;
  for (const part of text.match(SCRIPT_PARTS) ?? []) {
    if (lacksScripts(face, part)) addScripts(list, part, at, face);
    else addShaped(list, part, at, stack);
    at += part.length;
  }
  return true;
}

/** Clusters of a text shaped from left to right: glyphs that stand for the same characters are one. */
function addClusters(
  list: ClusterList,
  glyphs: readonly ShapedGlyph[],
  text: string,
  offset: number,
  face: Typeface,
): void {
  const index = list.fonts.placeOf(face);
  let from = 0;
  while (from < glyphs.length) {
    const glyph = glyphs[from];
    if (glyph === undefined) return;
    const { cluster } = glyph;
    let to = from + 1;
    while (glyphs[to]?.cluster === cluster) to++;
    const code = text.codePointAt(cluster) ?? 0;
    const cls = classInWord(code);
    const narrow = narrowed(face, glyph, code);
    const isHalf = list.hasHalfDigits && to === from + 1 && isDigit(code);
    if (isHalf) list.addComplex(offset + cluster, cls, HALF, [halfDigit(face, glyph.glyph)], index);
    else if (narrow !== null) list.addComplex(offset + cluster, cls, NARROW, narrow, index);
    else if (to === from + 1 && glyph.dx === 0) list.add(offset + cluster, cls, glyph.advance, glyph.glyph, index);
    else {
      const { placed, advance } = sideBySide(glyphs.slice(from, to), face);
      list.addComplex(offset + cluster, cls, advance, placed, index);
    }
    from = to;
  }
}

/** Characters with the marks on them. */
const WITH_MARKS = /\P{M}\p{M}*|\p{M}+/gsu;

/** A text of which no face has everything: character by character, and of one whose marks are nowhere the letter alone. */
function addInPieces(list: ClusterList, text: string, offset: number, stack: readonly Typeface[]): boolean {
  const characters = text.match(WITH_MARKS) ?? [];
  if (characters.length > 1) {
    let at = offset;
    for (const character of characters) {
      addShaped(list, character, at, stack);
      at += character.length;
    }
    return true;
  }
  const [letter = '', ...marks] = text;
  if (marks.length === 0) return false;
  addShaped(list, letter, offset, stack);
  for (const mark of marks) if (faceFor(stack, mark) === undefined) list.miss(mark);
  return true;
}

/** Adds the clusters of a text that goes through the shaper: a Western word, an unusual script. */
export function addShaped(list: ClusterList, text: string, offset: number, stack: readonly Typeface[]): void {
  const [first] = stack;
  const primary = first?.shape(text);
  if (first !== undefined && primary?.isWhole === true && primary.isPlain) {
    addClusters(list, primary.glyphs, text, offset, first);
    return;
  }
  if (addWithScripts(list, text, offset, stack)) return;
  const face = faceFor(stack, text);
  if (face === undefined) {
    if (addInPieces(list, text, offset, stack)) return;
    list.miss(text);
  }
  const used = face ?? first;
  if (used === undefined) return;
  list.setBy(used, text, stack);
  const { glyphs, rightToLeft } = used.shape(text);
  if (rightToLeft) {
    // A run of another direction moves as one piece.
    const { placed, advance } = sideBySide(glyphs, used);
    list.addComplex(offset, classOf(text.codePointAt(0) ?? 0), advance, placed, list.fonts.placeOf(used));
  } else addClusters(list, glyphs, text, offset, used);
}

/**
 * Sets combining marks with the character before them, a Chinese one: it keeps its class and advance. Where no face has both,
 * the character stands alone. `text` is the character with its marks; its own cluster has been taken back.
 */
export function addMarked(
  list: ClusterList,
  text: string,
  offset: number,
  cls: CharacterClass,
  advance: number,
  stack: readonly Typeface[],
): boolean {
  const face = faceFor(stack, text);
  if (face === undefined) return false;
  list.setBy(face, text, stack);
  const { placed } = sideBySide(face.shape(text).glyphs, face);
  list.addComplex(offset, cls, advance, placed, list.fonts.placeOf(face));
  return true;
}

/** The marks at a text's end from an offset on, as far as they go. */
export function marksEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const code = text.codePointAt(end) ?? 0;
    if (!isCombining(code)) break;
    end += code > 0xffff ? 2 : 1;
  }
  return end;
}
