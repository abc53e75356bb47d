/** The face of drawn characters (补字): an OpenType file with CFF outlines, made of their records. */
import { fontOf } from '../../shared/compose/font-tables.ts';
import { cffOfPrograms } from '../../shared/fonts/cff-write.ts';
import { type Contour, contoursOf } from '../../shared/paper/contours.ts';
import { DRAWN_NAME } from '../../shared/paper/drawn-glyphs.ts';
import { type DrawnGlyph, GLYPH_EM } from '../../shared/paper/drawn-records.ts';
import { DayangError } from '../errors.ts';
import { characterMapOf, runsOf } from './character-map.ts';

/** Where the em square of Chinese faces stands: so far above the baseline and below it. */
const ASCENT = 880;
const DESCENT = GLYPH_EM - ASCENT;
/** What `OS/2` and `post` say of lines of the face and of what it has no glyph for. */
const CAP_HEIGHT = 733;
const X_HEIGHT = 500;
const UNDERLINE = [-125, 50] as const;
const REGULAR = 400;

type Box = readonly [left: number, bottom: number, right: number, top: number];

/** A table of numbers of two bytes. */
function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    view.setUint16(at * 2, value & 0xffff);
  });
  return bytes;
}

/** Operators of outlines (Adobe Technical Note 5177). */
const LINE = 5;
const CURVE = 8;
const END = 14;
const NUMBER = 28;
const MOVE = 21;

/** How far from the em square's corner a point may lie: the step between two such points fits in a number of two bytes. */
const FARTHEST = 0x3fff;

/** The contours of a drawn character. Throws {@link DayangError} `glyph-outside` where a font file cannot hold them. */
function heldContours({ character, outline }: DrawnGlyph): readonly Contour[] {
  const contours = contoursOf(outline);
  const points = contours.flatMap(({ start, steps }) => [start, ...steps.flatMap((step) => step.points)]);
  const isHeld = (value: number) => Number.isInteger(value) && Math.abs(value) <= FARTHEST;
  if (points.flat().every(isHeld)) return contours;
  throw new DayangError('glyph-outside', { name: character });
}

/** A glyph's program: its width, then its contours, from the baseline with y up. */
function programOf(contours: readonly Contour[], advance: number): Uint8Array {
  const program: number[] = [];
  const number = (value: number) => program.push(NUMBER, (value >> 8) & 0xff, value & 0xff);
  // Places stand from the em square's upper left corner; steps are written from one to the next, y up.
  let [x, y] = [0, 0];
  const go = ([toX, toY]: readonly [number, number]) => {
    number(toX - x);
    number(ASCENT - toY - y);
    x = toX;
    y = ASCENT - toY;
  };
  number(advance);
  for (const { start, steps } of contours) {
    go(start);
    program.push(MOVE);
    for (const { points } of steps) {
      points.forEach(go);
      program.push(points.length === 1 ? LINE : CURVE);
    }
  }
  program.push(END);
  return Uint8Array.from(program);
}

/** The box round all points of contours; round nothing where there are none. */
function boxOf(contours: readonly Contour[]): Box {
  let box: [number, number, number, number] | null = null;
  for (const { start, steps } of contours) {
    for (const [x, down] of [start, ...steps.flatMap(({ points }) => points)]) {
      const y = ASCENT - down;
      box ??= [x, y, x, y];
      box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    }
  }
  return box ?? [0, 0, 0, 0];
}

/** Names of the face: family, style, the whole and the one it is embedded under (OpenType 1.9.1, `name`), in English. */
function nameTable(): Uint8Array {
  const names = [
    [1, DRAWN_NAME],
    [2, 'Regular'],
    [3, DRAWN_NAME],
    [4, DRAWN_NAME],
    [6, DRAWN_NAME],
  ] as const;
  const head = [0, names.length, 6 + names.length * 12];
  const letters: number[] = [];
  for (const [id, text] of names) {
    head.push(3, 1, 0x409, id, text.length * 2, letters.length * 2);
    letters.push(...Array.from(text, (letter) => letter.charCodeAt(0)));
  }
  return words(...head, ...letters);
}

function headTable([left, bottom, right, top]: Box): Uint8Array {
  const [version, magic] = [
    [1, 0],
    [0x5f0f, 0x3cf5],
  ] as const;
  const dates = [0, 0, 0, 0, 0, 0, 0, 0];
  const sums = [0, 0];
  return words(...version, 1, 0, ...sums, ...magic, 3, GLYPH_EM, ...dates, left, bottom, right, top, 0, 8, 2, 0, 0);
}

/** `OS/2`, version 4: a regular face with serifs that may be embedded and cut down as one likes. */
function os2Table(advance: number, codes: readonly number[]): Uint8Array {
  const inPlane = codes.map((code) => Math.min(code, 0xffff));
  const scripts = [650, 600, 0, 75, 650, 600, 0, 350];
  const panose = [0x0202, 0x0400, 0, 0, 0];
  const ranges = [0, 0, 0, 0, 0, 0, 0, 0];
  const vendor = [0x2020, 0x2020];
  const REGULAR_STYLE = 0x40;
  const first = inPlane.reduce((least, code) => Math.min(least, code), 0xffff);
  const last = inPlane.reduce((most, code) => Math.max(most, code), 0);
  return words(
    ...[4, advance, REGULAR, 5, 0, ...scripts, 50, 300, 0, ...panose, ...ranges, ...vendor, REGULAR_STYLE],
    ...[first, last, ASCENT, -DESCENT, 0, ASCENT, DESCENT, 0, 0, 0, 0, X_HEIGHT, CAP_HEIGHT, 0, 0, 1],
  );
}

/**
 * A font file with one glyph for each drawn character, of the missing glyph none is drawn. Same drawings, same bytes. It has
 * no vertical forms: characters of Chinese stand upright in vertical lines, in the middle of their em. Throws
 * {@link DayangError} `glyph-outside` of outlines too far out for a font file.
 */
export function drawnFace(drawn: readonly DrawnGlyph[]): Uint8Array<ArrayBuffer> {
  const glyphs = [
    { contours: [], advance: GLYPH_EM },
    ...drawn.map((glyph) => ({ contours: heldContours(glyph), advance: glyph.advance })),
  ];
  const boxes = glyphs.map(({ contours }) => boxOf(contours));
  const box = boxOf(glyphs.flatMap(({ contours }) => contours));
  const most = glyphs.reduce((widest, { advance }) => Math.max(widest, advance), 0);
  const programs = glyphs.map(({ contours, advance }) => programOf(contours, advance));
  const codes = drawn.map(({ character }) => character.codePointAt(0) ?? 0);
  const right = glyphs.reduce((least, { advance }, at) => Math.min(least, advance - (boxes[at]?.[2] ?? 0)), 0);
  const left = boxes.reduce((least, [one]) => Math.min(least, one), 0);
  const caret = [1, 0, 0, 0, 0, 0, 0, 0];
  const metrics = glyphs.flatMap(({ advance }, at) => [advance, boxes[at]?.[0] ?? 0]);
  const characters = runsOf(
    codes.map((code, at) => [code, at + 1]),
    glyphs.length,
  );
  return fontOf(
    Uint8Array.of(0x4f, 0x54, 0x54, 0x4f),
    new Map([
      ['CFF ', cffOfPrograms(DRAWN_NAME, programs, box)],
      ['OS/2', os2Table(most, codes)],
      ['cmap', characterMapOf(characters)],
      ['head', headTable(box)],
      ['hhea', words(1, 0, ASCENT, -DESCENT, 0, most, left, right, box[2], ...caret, glyphs.length)],
      ['hmtx', words(...metrics)],
      ['maxp', words(0, 0x5000, glyphs.length)],
      ['name', nameTable()],
      ['post', words(3, 0, 0, 0, ...UNDERLINE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
    ]),
  );
}
