/**
 * Marks of a face whose ink is not in the half of their em that is theirs, as 、 and 。 in the middle of it: where each goes
 * when it is set in half an em. The face says so itself (`halt`, `vhal`; OpenType 1.9.1, "Registered features"); of one that
 * says nothing, the boxes round its outlines do.
 */
import { facePart } from '../../shared/compose/face-part.ts';
import { readFaceTables } from '../../shared/compose/face-tables.ts';
import type { PlacedGlyph, Shaper } from '../../shared/compose/harfbuzz.ts';
import type { FaceMarks } from '../../shared/faces/face.ts';
import { CharacterClass, halfMarks } from '../../shared/text/characters.ts';
import { isHalfUpright } from '../../shared/text/half-upright.ts';
import { verticalForm } from '../../shared/text/vertical-forms.ts';
import { openShaper } from '../shaper.ts';

const HALF = 0.5;
/** The em square of Han reaches this far above the baseline, in em. */
const ABOVE = 0.88;
/** Ink this far beyond its half, in em, is seen: less is in the design of many faces. */
const SEEN = 0.06;

/** A glyph by itself, as Chinese; undefined where a character is set as several. */
function oneGlyph(shaper: Shaper, text: string, isVertical: boolean, ...features: string[]): PlacedGlyph | undefined {
  const [glyph, other] = shaper.shape(text, { isVertical, features });
  return other === undefined ? glyph : undefined;
}

/** What of an em before ink and after it a mark may lose; null where the ink lies in its half, or is wider than one. */
function fromInk(start: number, end: number, opens: boolean): number | null {
  const isInHalf = opens ? start >= HALF - SEEN : end <= HALF + SEEN;
  // The middle of the ink comes into the middle of the half.
  return isInHalf || end - start > HALF + SEEN ? null : (start + end - HALF) / 2;
}

/** Null of what is further than a record of a face takes (`shared/faces/face.ts`): no mark is an em away from its place. */
function withinEm(shift: number | null): number | null {
  return shift !== null && Math.abs(shift) <= 1 ? shift : null;
}

/** How far a mark moves back on a level line, in em; null where it is as the engine takes all marks to be. */
function levelShift(shaper: Shaper, mark: string, perEm: number, opens: boolean): number | null {
  const own = oneGlyph(shaper, mark, false);
  if (own === undefined || own.glyph === 0 || Math.abs(own.advance / perEm - 1) > 0.1) return null;
  const half = oneGlyph(shaper, mark, false, 'halt');
  if (half !== undefined && half.advance < own.advance) {
    const shift = (own.dx - half.dx) / perEm;
    return Math.abs(shift - (opens ? HALF : 0)) > SEEN ? shift : null;
  }
  const [left, , right] = shaper.box(own.glyph);
  return fromInk(left / perEm, right / perEm, opens);
}

/** The same on a vertical line, where it moves up. */
function uprightShift(shaper: Shaper, form: string, perEm: number, opens: boolean): number | null {
  // The engine finds the form by its character.
  const glyph = oneGlyph(shaper, form, false)?.glyph ?? 0;
  if (glyph === 0) return null;
  const own = oneGlyph(shaper, form, true);
  const half = oneGlyph(shaper, form, true, 'vhal');
  if (own?.glyph === glyph && half !== undefined && half.dy !== own.dy) {
    const shift = (half.dy - own.dy) / perEm;
    return Math.abs(shift - (opens ? HALF : 0)) > SEEN ? shift : null;
  }
  const [, bottom, , top] = shaper.box(glyph);
  return fromInk(ABOVE - top / perEm, ABOVE - bottom / perEm, opens);
}

/** The marks of a face that was taken which are not as the engine takes all marks to be. */
export function oddMarks(face: Uint8Array): FaceMarks {
  const { perEm } = readFaceTables(face);
  const forms = [...halfMarks.keys()].map(verticalForm);
  const wanted = [...halfMarks.keys(), ...forms].join('');
  const shaper = openShaper(facePart((at, length) => face.subarray(at, at + length), { glyphs: [], text: wanted }));
  try {
    const marks: FaceMarks = {};
    for (const [mark, name] of halfMarks) {
      const opens = name === CharacterClass.opening;
      const level = withinEm(levelShift(shaper, mark, perEm, opens));
      const upright = isHalfUpright(name, mark)
        ? withinEm(uprightShift(shaper, verticalForm(mark), perEm, opens))
        : null;
      if (level === null && upright === null) continue;
      const rounded = (shift: number) => Math.round(shift * 1000) / 1000;
      const usual = opens ? HALF : 0;
      marks[mark] = { level: 0 - rounded(level ?? usual), upright: rounded(upright ?? usual) };
    }
    return marks;
  } finally {
    shaper.close();
  }
}
