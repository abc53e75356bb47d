/**
 * 破折号 and 省略号: two em whatever the face's advances are, never divided, and of a dash the ink joined (clreq §3.1.2). Copy
 * has a dash as two of — (U+2014), of ― (U+2015) or of ─ (U+2500), and as ⸺ (U+2E3A); all are the same mark and look alike.
 */
import { CharacterClass } from '../text/characters.ts';
import type { ClusterList } from './cluster-list.ts';
import type { ComplexGlyph } from './prepared-text.ts';
import type { Typeface } from './typeface.ts';

/** A dash or an ellipsis, in em. */
const LEADER = 2;
const TWO_EM_DASH = 0x2e3a;
const THREE_EM_DASH = 0x2e3b;

/** True of a dash of one em: by itself it is a connector. */
export function isDash(code: number): boolean {
  return code === 0x2014 || code === 0x2015 || code === 0x2500;
}

/** The characters of dashes and how many em each is; those that are drawn for all, the best first. */
const dashes: ReadonlyMap<number, number> = new Map([
  [0x2014, 1],
  [0x2015, 1],
  [0x2500, 1],
  [TWO_EM_DASH, 2],
  [THREE_EM_DASH, 3],
]);
const pieces: readonly number[] = [0x2014, 0x2015, 0x2500];
/** … ⋯ and ‥, of which two are a mark. */
const ellipses: ReadonlySet<number> = new Set([0x2026, 0x22ef, 0x2025]);

/** A dash or an ellipsis that starts at a place: where it ends, in UTF-16 units, and how many em it is. */
interface Leader {
  readonly to: number;
  readonly em: number;
  readonly isDash: boolean;
}

/** Em of the dashes from one offset on. */
function dashesFrom(text: string, from: number): number {
  let em = 0;
  for (let at = from; at < text.length; at++) {
    const own = dashes.get(text.charCodeAt(at));
    if (own === undefined) break;
    em += own;
  }
  return em;
}

/** The dash or ellipsis at an offset; null where there is none, or a lone connector. An odd dash belongs to the one before. */
export function leaderAt(text: string, at: number, code: number): Leader | null {
  const own = dashes.get(code);
  if (own === undefined) {
    const isDouble = ellipses.has(code) && text.charCodeAt(at + 1) === code;
    return isDouble ? { to: at + 2, em: LEADER, isDash: false } : null;
  }
  let em = own;
  let to = at + 1;
  while (em < LEADER && dashes.has(text.charCodeAt(to))) em += dashes.get(text.charCodeAt(to++)) ?? 0;
  if (em < LEADER) return null;
  if (em === LEADER && dashesFrom(text, to) === 1) return { to: to + 1, em: em + 1, isDash: true };
  return { to, em, isDash: true };
}

/** How much of the ink of two pieces lies on each other, in em, so that no light comes through. */
const OVERLAP = 0.02;
/** The widest blank that a piece may be thought to have on either side, in em. */
const MOST_BLANK = 0.3;

/** Dashes of about an em, stretched so that the ink of each reaches into the next one's; blank is left at both ends. */
function joined(face: Typeface, glyph: number, em: number): ComplexGlyph[] {
  const advance = face.advance(glyph);
  const bearing = face.leftBearing(glyph);
  // A dash stands in the middle of its advance: what is blank on its left is so on its right.
  const blank = bearing > 0 && bearing < Math.min(MOST_BLANK, advance / 2) ? bearing : 0;
  const ink = (em - 2 * blank) / em;
  const scale = advance > 0 ? (ink + (blank > 0 ? OVERLAP : 0)) / (advance - 2 * blank) : 1;
  return Array.from({ length: em }, (_, at) => {
    const left = blank + at * ink - (at > 0 && blank > 0 ? OVERLAP : 0);
    return { glyph, dx: left - blank * scale, scale };
  });
}

/** The glyphs of a dash; null where no face of the stack has one. */
function dashGlyphs(stack: readonly Typeface[], em: number): { face: Typeface; glyphs: ComplexGlyph[] } | null {
  for (const face of stack) {
    const long = (em > LEADER ? face.glyph(THREE_EM_DASH) : 0) || face.glyph(TWO_EM_DASH);
    if (long !== 0) return { face, glyphs: [{ glyph: long, dx: 0, scale: em / face.advance(long) }] };
    const piece = pieces.find((code) => face.glyph(code) !== 0);
    if (piece !== undefined) return { face, glyphs: joined(face, face.glyph(piece), em) };
  }
  return null;
}

/** The glyphs of an ellipsis, three dots and three dots, each in the middle of its em. */
function ellipsisGlyphs(stack: readonly Typeface[], code: number): { face: Typeface; glyphs: ComplexGlyph[] } | null {
  const face = stack.find((one) => one.glyph(code) !== 0);
  if (face === undefined) return null;
  const glyph = face.glyph(code);
  const dx = (1 - face.advance(glyph)) / 2;
  const glyphs = [
    { glyph, dx, scale: 1 },
    { glyph, dx: 1 + dx, scale: 1 },
  ];
  return { face, glyphs };
}

/** Adds a dash or an ellipsis as one cluster. */
export function addLeader(
  list: ClusterList,
  text: string,
  offset: number,
  { em, isDash }: Leader,
  stack: readonly Typeface[],
): void {
  const code = text.charCodeAt(0);
  const drawn = isDash ? dashGlyphs(stack, em) : ellipsisGlyphs(stack, code);
  const face = drawn?.face ?? stack[0];
  if (face === undefined) return;
  if (drawn === null) for (const character of text) list.miss(character);
  else list.setBy(face, text, stack);
  const glyphs = drawn?.glyphs ?? Array.from({ length: em }, (_, dx) => ({ glyph: 0, dx, scale: 1 }));
  list.addComplex(offset, CharacterClass.leader, em, glyphs, list.fonts.placeOf(face));
}
