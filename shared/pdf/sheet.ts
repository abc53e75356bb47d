/**
 * The sheet a page is printed on: bleed around the trim, and outside that what the press works with —
 * crop and registration marks, a colour bar and the slug line. Nothing of it comes within the bleed.
 */
import type { FontBook } from '../compose/font-book.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Swatch } from '../edition/records.ts';
import { mm, type Pt } from '../edition/units.ts';
import type { EmbeddedFont } from './fonts.ts';
import { number } from './objects.ts';
import type { PagePlace } from './shown-text.ts';
import { words } from './words.ts';

/** Bleed around the trim (domain.md §5). */
export const BLEED: Pt = mm(3);
/** Room outside the bleed for marks, bar and slug. */
const SLUG: Pt = mm(11);
/** Crop marks: their length, and the gap that keeps them off the bleed. */
const CROP: Pt = mm(6);
const GAP: Pt = mm(1);
/** Marks are hairlines that a press still holds (domain.md §5: at least ¼ pt). */
const LINE: Pt = 0.25;
const TARGET: Pt = mm(2);
const PATCH: Pt = mm(5);
const SLUG_SIZE: Pt = 6;
/** From where a quarter circle's control points lie (four cubic Béziers, off by less than 0.03 % of the radius). */
const ROUND = 0.5523;

export interface SheetLayout {
  readonly width: Pt;
  readonly height: Pt;
  /** Lower left and upper right corners, y up. */
  readonly trim: readonly [Pt, Pt, Pt, Pt];
  readonly bleed: readonly [Pt, Pt, Pt, Pt];
  readonly place: PagePlace;
}

/** What lies around a page: bleed and room for marks, bleed alone, or nothing. */
type Around = 'marks' | 'bleed' | 'nothing';

const reaches: Readonly<Record<Around, readonly [bleed: Pt, slug: Pt]>> = {
  marks: [BLEED, SLUG],
  bleed: [BLEED, 0],
  nothing: [0, 0],
};

/** A page's sheet. */
export function sheetOf(
  page: { readonly width: Pt; readonly height: Pt; readonly left?: Pt },
  kind: Around,
): SheetLayout {
  const [bleed, slug] = reaches[kind];
  const around = bleed + slug;
  const trim = [around, around, around + page.width, around + page.height] as const;
  return {
    width: page.width + 2 * around,
    height: page.height + 2 * around,
    trim,
    bleed: [trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed],
    // Half of a sheet has its items where they lie on all of it.
    place: { left: around - (page.left ?? 0), top: trim[3] },
  };
}

function line(x0: Pt, y0: Pt, x1: Pt, y1: Pt): string {
  return `${number(x0)} ${number(y0)} m ${number(x1)} ${number(y1)} l`;
}

function circle(x: Pt, y: Pt, r: Pt): string {
  const k = r * ROUND;
  const curve = (...at: number[]) => `${at.map(number).join(' ')} c`;
  return [
    `${number(x + r)} ${number(y)} m`,
    curve(x + r, y + k, x + k, y + r, x, y + r),
    curve(x - k, y + r, x - r, y + k, x - r, y),
    curve(x - r, y - k, x - k, y - r, x, y - r),
    curve(x + k, y - r, x + r, y - k, x + r, y),
  ].join(' ');
}

function target(x: Pt, y: Pt): string {
  const reach = TARGET * 1.6;
  return [circle(x, y, TARGET), line(x - reach, y, x + reach, y), line(x, y - reach, x, y + reach)].join(' ');
}

/** Solids, halves, a grey of three inks against one of black, and steps of black (cmyk, 0 to 1). */
const patches: readonly (readonly [number, number, number, number])[] = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0.5, 0, 0, 0],
  [0, 0.5, 0, 0],
  [0, 0, 0.5, 0],
  [0, 0, 0, 0.5],
  // Grey balance as newspapers control it: C 30 M 22 Y 22 beside K 30 [general knowledge; a press may want another].
  [0.3, 0.22, 0.22, 0],
  [0, 0, 0, 0.3],
  [0, 0, 0, 0.1],
  [0, 0, 0, 0.25],
  [0, 0, 0, 0.75],
  [0, 0, 0, 0.9],
];

/** What the marks are drawn with. */
export interface MarkResources {
  font(face: FaceId): EmbeddedFont;
  spot(swatch: Swatch): string;
  /** Name of the colour space that prints on every plate. */
  registration(): string;
}

/** Where on a folded sheet the registration targets of its long sides stand, as a share of its width. */
const BESIDE_FOLD = 0.75;
/** Dashes of the mark of a fold, which tell it from a crop mark: on and off. */
const FOLD_DASH = `[${number(mm(1))} ${number(mm(0.6))}]`;

/** Marks of a fold at the head and the foot of a sheet, outside the bleed. */
function foldMarks(x: Pt, bleed: SheetLayout['bleed']): string {
  const marks = [line(x, bleed[3] + GAP, x, bleed[3] + GAP + CROP), line(x, bleed[1] - GAP, x, bleed[1] - GAP - CROP)];
  return ` ${FOLD_DASH} 0 d ${marks.join(' ')} S`;
}

/** Crop and registration marks, marks of the fold of a 通版, the colour bar with the page's spot inks, and the slug line. */
export function sheetMarks(
  { trim, bleed }: SheetLayout,
  slug: string,
  spots: readonly Swatch[],
  used: MarkResources,
  fonts: FontBook,
  isFolded = false,
): string {
  const [x0, y0, x1, y1] = trim;
  const out = [`q /GSk gs /${used.registration()} CS 1 SCN ${LINE} w`];
  const crops: string[] = [];
  for (const x of [x0, x1]) {
    crops.push(line(x, bleed[3] + GAP, x, bleed[3] + GAP + CROP), line(x, bleed[1] - GAP, x, bleed[1] - GAP - CROP));
  }
  for (const y of [y0, y1]) {
    crops.push(line(bleed[2] + GAP, y, bleed[2] + GAP + CROP, y), line(bleed[0] - GAP, y, bleed[0] - GAP - CROP, y));
  }
  const middle = SLUG / 2;
  const [centreX, centreY] = [(x0 + x1) / 2, (y0 + y1) / 2];
  // Where a sheet is folded stands the fold's own mark (折标): the targets give way to it.
  const targetX = isFolded ? x0 + (x1 - x0) * BESIDE_FOLD : centreX;
  const folds = isFolded ? foldMarks(centreX, bleed) : '';
  const targets = [
    target(targetX, bleed[3] + middle),
    target(targetX, bleed[1] - middle),
    target(bleed[0] - middle, centreY),
    target(bleed[2] + middle, centreY),
  ];
  out.push(`${[...crops, ...targets].join(' ')} S${folds} Q`);
  // The bar runs along the foot from the left, and stops short of the target in the middle.
  const most = Math.floor((centreX - x0 - TARGET * 4) / PATCH) - 1;
  const bar = [
    ...patches.map((cmyk) => `${cmyk.map(number).join(' ')} k`),
    ...spots.map((swatch) => `/${used.spot(swatch)} cs 1 scn`),
  ].slice(0, Math.max(0, most));
  out.push('q /GSk gs');
  bar.forEach((ink, at) => {
    const left = number(x0 + PATCH + at * PATCH);
    out.push(`${ink} ${left} ${number(bleed[1] - middle - PATCH / 2)} ${number(PATCH)} ${number(PATCH)} re f`);
  });
  out.push(
    'Q',
    '/GSo gs 0 0 0 1 k',
    words(slug, x0 + PATCH, bleed[3] + middle - SLUG_SIZE / 3, SLUG_SIZE, used, fonts),
  );
  return out.join('\n');
}
