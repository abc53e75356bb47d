/** A drawn character from an SVG: the artboard is its em square, and all that is drawn is ink. */

import { basename } from 'node:path';
import type { ArtworkShape } from '../../shared/paper/artwork-records.ts';
import { type ArtworkRemark, sayRemark } from '../../shared/paper/artwork-remarks.ts';
import {
  areaFilledOtherwise,
  type Contour,
  contoursOf,
  extentOf,
  type FilledShape,
  outlineOfContours,
  turnedAlike,
  woundFromEvenOdd,
} from '../../shared/paper/contours.ts';
import {
  GLYPH_EM,
  type GlyphDrawing,
  LEAST_ADVANCE,
  MOST_ADVANCE,
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

type Note = GlyphDrawing['notes'][number];

/** Remarks on colours: a character is printed in the colour of its text, whatever its drawing has. */
const ofColours: ReadonlySet<ArtworkRemark['kind']> = new Set([
  'gradient',
  'opacity',
  'blending',
  'overprint',
  'spot',
  'spot-mix',
  'near-black',
]);
/** Remarks on what leaves the outlines as they are. All others are of ink that is missing, or is there and should not be. */
const ofNoInk: ReadonlySet<ArtworkRemark['kind']> = new Set(['style', 'script', 'animation', 'pages']);

const coloursLeft: Note = {
  zh: '颜色、渐变和透明不起作用：补字一律印文字的颜色',
  en: 'colours, gradients and translucency have no effect: the character is printed in the colour of its text',
};

/** What is told of a drawing that is taken. Throws {@link DayangError} `glyph-remarks` of what cannot be taken as it is. */
function notesOf(name: string, remarks: readonly ArtworkRemark[]): Note[] {
  const refused = remarks.filter(({ kind }) => !ofColours.has(kind) && !ofNoInk.has(kind));
  if (refused.length > 0) {
    const [zh, en] = [refused.map((one) => sayRemark(one, 'zh')), refused.map((one) => sayRemark(one, 'en'))];
    throw new DayangError('glyph-remarks', { name, zh: zh.join('；'), en: en.join('; ') });
  }
  const noted = remarks.filter(({ kind }) => ofNoInk.has(kind));
  return [
    ...(noted.length < remarks.length ? [coloursLeft] : []),
    ...noted.map((one) => ({ zh: sayRemark(one, 'zh'), en: sayRemark(one, 'en') })),
  ];
}

/** The contours of a shape's ink, turned so that others may lie over them. */
function inkOf(name: string, { fill, stroke, path, rule }: ArtworkShape): FilledShape[] {
  if (stroke !== null && stroke.width > 0) throw new DayangError('glyph-stroked', { name });
  if (fill === null) return [];
  if (fill.cmyk.every((part) => part === 0)) throw new DayangError('glyph-knocked-out', { name });
  const contours = contoursOf(path);
  if (contours.length > MOST_CONTOURS) throw tooMuch(name);
  return [{ contours: rule === 'evenodd' ? woundFromEvenOdd(contours) : turnedAlike(contours), rule }];
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
 * Reads the drawing of a character, whichever it is. Throws {@link DayangError} `glyph-…` with what of it is no glyph, and as
 * {@link readArtworkFile} does.
 */
export function readGlyphDrawing(path: string): GlyphDrawing {
  const name = basename(path);
  const { artwork, remarks } = readArtworkFile(path);
  const notes = notesOf(name, remarks);
  const shapes = artwork.shapes.flatMap((shape) => inkOf(name, shape));
  const contours = shapes.flatMap((shape) => shape.contours);
  const steps = contours.reduce((sum, contour) => sum + contour.steps.length, 0);
  if (steps === 0) throw new DayangError('artwork-nothing-drawn', { name });
  if (steps > MOST_GLYPH_STEPS || contours.length > MOST_CONTOURS) throw tooMuch(name);
  const unit = artwork.height / GLYPH_EM;
  if (areaFilledOtherwise(shapes) > LEAST_AREA * unit * unit) throw new DayangError('glyph-crossing', { name });
  const advance = Math.round((artwork.width * GLYPH_EM) / artwork.height);
  if (advance < LEAST_ADVANCE || advance > MOST_ADVANCE) throw new DayangError('glyph-outside', { name });
  const drawn = inEm(contours, artwork.height);
  if (!isInside(drawn, advance)) throw new DayangError('glyph-outside', { name });
  if (extentOf(drawn).area < LEAST_AREA) throw new DayangError('artwork-nothing-drawn', { name });
  return { advance, outline: outlineOfContours(drawn), notes };
}
