/** The face made of an edition's drawn characters: which there are, its record with one more or one less. */
import * as v from 'valibot';
import type { FileId } from '../edition/ids.ts';
import type { Patch } from '../edition/operations.ts';
import { faceId } from '../edition/record-fields.ts';
import type { Edition } from '../edition/records.ts';
import { shippedFaces } from '../faces/shipped.ts';
import { type DrawnGlyph, drawnGlyphsSchema } from './drawn-records.ts';
import type { OwnFace } from './face-records.ts';
import { MOST_OWN_FACES, ownFacesKept } from './own-faces.ts';

/** The id of the face of drawn characters: an edition has one. */
export const DRAWN_FACE = v.parse(faceId, 'drawn-characters');
/** The name it is embedded under. */
export const DRAWN_NAME = 'DrawnCharacters';

/** The drawn characters of an edition, in the order of their codes. */
export function drawnGlyphs({ faces }: Pick<Edition, 'faces'>): readonly DrawnGlyph[] {
  return faces[DRAWN_FACE]?.drawn ?? [];
}

const codeOf = ({ character }: DrawnGlyph) => character.codePointAt(0) ?? 0;

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
