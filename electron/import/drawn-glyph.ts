/** A drawn character from an SVG: the artboard is its em square, and all that is drawn is ink. */

import { basename } from 'node:path';
import { shortName } from '../../shared/edition/plain-name.ts';
import type { ArtworkShape } from '../../shared/paper/artwork-records.ts';
import {
  type Contour,
  contoursOf,
  extentOf,
  outlineOfContours,
  turnedAlike,
  woundFromEvenOdd,
} from '../../shared/paper/contours.ts';
import {
  type DrawnGlyph,
  GLYPH_EM,
  isOneCharacter,
  MOST_CONTOURS,
  MOST_GLYPH_STEPS,
} from '../../shared/paper/drawn-records.ts';
import { DayangError } from '../errors.ts';
import { readArtworkFile } from './artwork.ts';

/** How far ink may reach beyond the artboard, in em: strokes of calligraphy do, a little. */
const BEYOND = 0.1;
/** How far control points of curves may stand beyond it, in em: the curve itself stays nearer. */
const BEYOND_CONTROLS = 2;
/** The least area of a glyph, in squares of the em's units: a dot of 8 by 8 is a thirtieth of a millimetre in body type. */
const LEAST_AREA = 64;

/** The character a text means: itself, or a code point as `U+20BB7`. Throws `glyph-not-one`. */
export function characterMeant(text: string): string {
  const [, hex] = /^U\+([0-9A-F]{4,6})$/iu.exec(text.trim()) ?? [];
  const code = hex === undefined ? null : Number.parseInt(hex, 16);
  const character = code === null ? text.trim() : code <= 0x10_ffff ? String.fromCodePoint(code) : '';
  if (!isOneCharacter(character)) throw new DayangError('glyph-not-one', { name: text });
  return character;
}

/**
 * What Unicode has beside characters, and what is nothing by itself: controls, combining marks, variation selectors, what
 * stands for an object or for what could not be read. Codes that Unicode may give away yet are none of these.
 */
const NO_CHARACTER = /^[\p{Cc}\p{Cf}\p{M}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\ufffc\ufffd]$/u;

function inkOf(name: string, { fill, stroke, path, rule }: ArtworkShape): readonly Contour[] {
  if (stroke !== null && stroke.width > 0) throw new DayangError('glyph-stroked', { name });
  if (fill === null) return [];
  if (fill.cmyk.every((part) => part === 0)) throw new DayangError('glyph-knocked-out', { name });
  const contours = contoursOf(path);
  if (contours.length > MOST_CONTOURS) throw tooMuch(name);
  return rule === 'evenodd' ? woundFromEvenOdd(contours) : turnedAlike(contours);
}

function tooMuch(name: string): DayangError {
  return new DayangError('glyph-too-much', { name, steps: MOST_GLYPH_STEPS, contours: MOST_CONTOURS });
}

/** Contours in units of the em: its height is the artboard's. */
function inEm(contours: readonly Contour[], height: number): Contour[] {
  const unit = (value: number) => Math.round((value * GLYPH_EM) / height) + 0;
  const placed = ([x, y]: readonly [number, number]): readonly [number, number] => [unit(x), unit(y)];
  return contours.map(({ start, steps }) => ({
    start: placed(start),
    steps: steps.map(({ points }) => ({ points: points.map(placed) })),
  }));
}

/**
 * True where contours, in units of the em, reach no further beyond an em square of a width than ink may. Measured from the
 * contours: the artwork's own bounds end at its artboard, where a nameplate is cut, and a glyph is not.
 */
function isInside(contours: readonly Contour[], advance: number): boolean {
  const { left, top, right, bottom } = extentOf(contours);
  const beyond = GLYPH_EM * BEYOND;
  const isOnBoard = left >= -beyond && top >= -beyond && right <= advance + beyond && bottom <= GLYPH_EM + beyond;
  const far = GLYPH_EM * BEYOND_CONTROLS;
  const isNear = (value: number, length: number) => value >= -far && value <= length + far;
  return (
    isOnBoard &&
    contours.every(({ steps }) =>
      steps.every(({ points }) => points.every(([x, y]) => isNear(x, advance) && isNear(y, GLYPH_EM))),
    )
  );
}

/**
 * Reads the drawing of a character. Throws {@link DayangError} `glyph-…` with what of it is no glyph, and as
 * {@link readArtworkFile} does.
 */
export function readDrawnGlyph(path: string, character: string, called: string): DrawnGlyph {
  const name = basename(path);
  if (NO_CHARACTER.test(character)) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new DayangError('glyph-no-character', { name: `U+${code}` });
  }
  const { artwork, remarks } = readArtworkFile(path);
  if (remarks.length > 0) throw new DayangError('glyph-remarks', { name });
  const contours = artwork.shapes.flatMap((shape) => inkOf(name, shape));
  const steps = contours.reduce((sum, contour) => sum + contour.steps.length, 0);
  if (steps === 0) throw new DayangError('artwork-nothing-drawn', { name });
  if (steps > MOST_GLYPH_STEPS || contours.length > MOST_CONTOURS) throw tooMuch(name);
  const advance = Math.round((artwork.width * GLYPH_EM) / artwork.height);
  if (advance < 100 || advance > 4_000) throw new DayangError('glyph-outside', { name });
  const drawn = inEm(contours, artwork.height);
  if (!isInside(drawn, advance)) throw new DayangError('glyph-outside', { name });
  if (extentOf(drawn).area < LEAST_AREA) throw new DayangError('artwork-nothing-drawn', { name });
  const outline = outlineOfContours(drawn);
  return { character, name: shortName(called, 80), advance, outline };
}
