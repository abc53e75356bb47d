/** Cuts a face into slices for the screen, as the build cuts those we ship: the browser holds what pages show. */
import { facePart } from '../../shared/compose/face-part.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { type FaceTableReader, membersOf } from '../../shared/fonts/sfnt.ts';
import { type FontSlice, fittedBy, fontSlices, sliceOfCode, sliceOfUnits } from '../../shared/text/font-slices.ts';
import { type CharacterRun, characterRuns } from './character-map.ts';
import { glyphCount } from './face-facts.ts';
import { fontInMemory } from './read-font-file.ts';
import { type Substitutions, substitutions, withSubstitutes } from './substitutions.ts';

/** A face's substitutions; none where the table is damaged: the browser leaves it out then, too. */
function substitutionsOf(tables: FaceTableReader): Substitutions {
  try {
    return tables.has('GSUB') ? substitutions(tables.table('GSUB')) : new Map();
  } catch (error) {
    if (error instanceof FontProblem || error instanceof RangeError) return new Map();
    throw error;
  }
}

/** The glyphs of a slice's characters, and those that rasterisers find a face's measures by. */
function glyphsOf(runs: readonly CharacterRun[], slice: FontSlice): Set<number> {
  const place = fontSlices.indexOf(slice);
  const units = sliceOfUnits((encoding, text) => new TextDecoder(encoding).decode(text));
  const fitted = new Set([...fittedBy].map((character) => character.codePointAt(0)));
  const glyphs = new Set<number>();
  for (const { first, last, glyph } of runs) {
    for (let code = first; code <= last; code++) {
      if (sliceOfCode(units, code) === place || fitted.has(code)) glyphs.add(glyph + code - first);
    }
  }
  return glyphs;
}

/**
 * A slice of a face that was taken out of its file: the outlines of its characters and of all that text may be set with in
 * their place. Glyphs keep their numbers. Throws a {@link FontProblem} where the bytes are damaged.
 */
export function cutFace(bytes: Uint8Array, slice: FontSlice): Uint8Array {
  const file = fontInMemory(bytes);
  const face = membersOf(file).members[0];
  if (face === undefined || 'problem' in face) throw face?.problem ?? new FontProblem('not-a-font');
  const { tables } = face;
  const glyphs = glyphsOf(characterRuns(tables.table('cmap'), glyphCount(tables)), slice);
  return facePart(file.read, { glyphs: withSubstitutes(glyphs, substitutionsOf(tables)), text: '' });
}
