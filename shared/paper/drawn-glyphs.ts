/** The face made of an edition's drawn characters: which there are, its record with one more or one less. */
import * as v from 'valibot';
import type { FileId } from '../edition/ids.ts';
import type { Patch } from '../edition/operations.ts';
import { shortName } from '../edition/plain-name.ts';
import { faceId } from '../edition/record-fields.ts';
import type { Edition } from '../edition/records.ts';
import { shippedFaces } from '../faces/shipped.ts';
import {
  type DrawnGlyph,
  drawnGlyphsSchema,
  type GlyphDrawing,
  LONGEST_GLYPH_NAME,
  MOST_DRAWN,
} from './drawn-records.ts';
import type { OwnFace } from './face-records.ts';
import { MOST_OWN_FACES, ownFacesKept } from './own-faces.ts';

/** The id of the face of drawn characters: an edition has one. */
export const DRAWN_FACE = v.parse(faceId, 'drawn-characters');
/** The name it is embedded under. */
export const DRAWN_NAME = 'DrawnCharacters';

/** What is said to one who draws a character where there is no room for more. */
export const tooManyGlyphs = {
  zh: `补字或自带的字体太多：补字最多 ${MOST_DRAWN} 个，而且轮廓合起来不能太长。请先删去用不着的。`,
  en: `Too many drawn characters or faces: an edition has room for ${MOST_DRAWN} characters, and for outlines of limited length in all. Remove those it does not need.`,
} as const;

/** The drawn characters of an edition, in the order of their codes. */
export function drawnGlyphs({ faces }: Pick<Edition, 'faces'>): readonly DrawnGlyph[] {
  return faces[DRAWN_FACE]?.drawn ?? [];
}

const codeOf = ({ character }: DrawnGlyph) => character.codePointAt(0) ?? 0;

/** A drawing as the glyph of a character. What it is called is made a name on one line; empty where nothing was said. */
export function glyphOf(character: string, called: string, { advance, outline }: GlyphDrawing): DrawnGlyph {
  return { character, name: shortName(called, LONGEST_GLYPH_NAME), advance, outline };
}

/**
 * Drawn characters of an edition with one more, in place of the one there was of the same character. Null where there is no
 * room, for it or for the face of the first.
 */
export function withGlyph(edition: Pick<Edition, 'faces'>, glyph: DrawnGlyph): readonly DrawnGlyph[] | null {
  const glyphs = drawnGlyphs(edition);
  if (glyphs.length === 0 && ownFacesKept(edition).length >= MOST_OWN_FACES) return null;
  const others = glyphs.filter(({ character }) => character !== glyph.character);
  const all = [...others, glyph].toSorted((a, b) => codeOf(a) - codeOf(b));
  return v.is(drawnGlyphsSchema, all) ? all : null;
}

/** Drawn characters without one. */
export function withoutGlyph(glyphs: readonly DrawnGlyph[], character: string): readonly DrawnGlyph[] {
  return glyphs.filter((one) => one.character !== character);
}

/** Takes over drawn characters, with the file of the face that was made of them; null where there are none. */
export function setDrawnGlyphs(glyphs: readonly DrawnGlyph[], file: FileId | null): Patch[] {
  if (glyphs.length === 0) return [{ kind: 'remove', table: 'faces', id: DRAWN_FACE }];
  const record: OwnFace = {
    id: DRAWN_FACE,
    name: '补字',
    fileName: 'drawn-characters.otf',
    file,
    member: 0,
    axes: {},
    embedding: 'installable',
    maySubset: true,
    postScriptName: DRAWN_NAME,
    weight: 400,
    serifs: true,
    fallback: [shippedFaces.for('text').id],
    drawn: [...glyphs],
  };
  return [{ kind: 'put', table: 'faces', id: DRAWN_FACE, record }];
}
