/** How large the lines of a headline set are: size gives way first, then width, within the style. */
import { type Effects, MOST_LINE, MOST_SPREAD } from '../edition/effect-records.ts';
import type { Style } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import { CharacterClass } from '../text/characters.ts';
import type { CutWords } from '../text/words.ts';
import { isMark } from './cluster-relations.ts';
import { naturalWidth, opensIn } from './line.ts';
import type { Prepared } from './prepared-text.ts';
import { SenseBreaks } from './sense.ts';
import { verticalLength, verticalPlaces } from './vertical.ts';

/** Leading of headline lines, in em of their size. */
export const LEADING = 1.22;

/** What a line with readings above its characters takes beside that, in em: they are too large for the blank between two lines. */
export const READING_ROOM = 0.3;

/** Space between the parts of a headline set, in em of the smaller part. */
export const PART_GAP = 0.45;

/** A headline of one line may be broken into this many at most. */
const MOST_LINES = 4;

/** One more line is worth it only when the type grows by this much. */
const WORTH_A_LINE = 1.15;

export interface HeadlinePiece {
  readonly part: 'kicker' | 'headline' | 'deck';
  readonly index: number;
  readonly text: Prepared;
  readonly from: number;
  readonly to: number;
  /** Em added between its characters. */
  readonly apart: number;
}

export interface HeadlinePart {
  readonly style: Style;
  readonly effects: Effects;
  /** Em by which each line begins further in than the one above. */
  readonly step: number;
  readonly pieces: readonly HeadlinePiece[];
}

/** Room above a piece, or to the right of one that runs down, for the readings of its characters, in em. */
export function readingRoom({ text, from, to }: Pick<HeadlinePiece, 'text' | 'from' | 'to'>): number {
  const isRead = text.looks.some((look) => look.ruby !== undefined && look.from < to && from < look.to);
  return isRead ? READING_ROOM : 0;
}

/** What the lines of a part take across, in em of its size. */
function depthOf(pieces: readonly HeadlinePiece[], factors: readonly number[]): number {
  return pieces.reduce((sum, piece, at) => sum + (factors[at] ?? 1) * (LEADING + readingRoom(piece)), 0);
}

/** A way lines can run: how long a piece is, in em. */
type LengthOf = (piece: HeadlinePiece) => number;

export const across: LengthOf = (piece) => {
  const { text, from, to, apart } = piece;
  let end = to;
  while (end > from && text.arena.cls[end - 1] === CharacterClass.space) end--;
  return naturalWidth(text, from, end) + apart * opensIn(text, from, end);
};

export const down: LengthOf = ({ text, from, to, apart }) =>
  verticalLength(text, from, to) + apart * verticalPlaces(text, from, to);

/** What the marks at a piece's ends take of its length, in em; nothing of a piece of marks alone. */
function marksAtEnds(piece: HeadlinePiece, lengthOf: LengthOf): readonly [start: number, end: number] {
  const { text, from, to } = piece;
  const { cls } = text.arena;
  let end = to;
  while (end > from && cls[end - 1] === CharacterClass.space) end--;
  let [left, right] = [from, end];
  while (left < right && isMark(cls[left] ?? 0)) left++;
  while (right > left && isMark(cls[right - 1] ?? 0)) right--;
  if (left === right) return [0, 0];
  const whole = lengthOf({ ...piece, to: end });
  return [whole - lengthOf({ ...piece, from: left, to: end }), whole - lengthOf({ ...piece, to: right })];
}

/**
 * How much further along the line a centred line begins, in em of its part, so that what is centred is its characters: a mark
 * at an end is light, and the eye does not count it. Stepped lines are centred together: from the character that stands
 * first to the one that reaches furthest.
 */
export function opticalShift(
  part: Pick<FittedHeadlinePart, 'pieces' | 'factors'>,
  step: number,
  lengthOf: LengthOf,
): number {
  const longest = longestOf(part, step, lengthOf);
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const [at, piece] of part.pieces.entries()) {
    const factor = part.factors[at] ?? 1;
    const [start, end] = marksAtEnds(piece, lengthOf);
    first = Math.min(first, at * step + start * factor);
    last = Math.max(last, at * step + (lengthOf(piece) - end) * factor);
  }
  return (longest - last - first) / 2;
}

interface Sizing {
  readonly size: Pt;
  readonly scale: number;
  readonly withinLimits: boolean;
}

/** Size and horizontal scale at which the longest line fills at most `length`, and lines of `deep` em at most `mostDepth`. */
function sizing(style: Style, longest: number, length: Pt, mostDepth: Pt, deep: number, mayScale: boolean): Sizing {
  const byDepth = mostDepth / deep;
  const most = Math.min(style.size, byDepth);
  if (longest * most <= length) return { size: most, scale: 1, withinLimits: most >= style.minSize - 1e-6 };
  const natural = length / longest;
  if (!mayScale) return { size: natural, scale: 1, withinLimits: natural >= style.minSize - 1e-6 };
  const least = Math.min(style.minSize, most);
  // A headline a little too wide is condensed before it shrinks further than the style's limit.
  const size = Math.max(least, Math.min(most, natural / Math.max(style.minScale, 0.94)));
  const scale = length / (longest * size);
  return scale >= style.minScale - 1e-9
    ? { size, scale: Math.min(1, scale), withinLimits: size >= style.minSize - 1e-6 }
    : { size: length / (longest * style.minScale), scale: style.minScale, withinLimits: false };
}

export interface FittedHeadlinePart {
  readonly pieces: readonly HeadlinePiece[];
  /** How many times the part's size each of them is set at. */
  readonly factors: readonly number[];
  readonly sizing: Sizing;
}

/** What a headline is fitted to: the room along its lines and across them. */
export interface HeadlineRoom {
  readonly length: Pt;
  readonly depth: Pt;
  readonly lengthOf: LengthOf;
  readonly mayScale: boolean;
  readonly cutWords: CutWords;
  /** The largest size of lines that fill the measure; absent, none. */
  readonly mostSize?: Pt;
}

/** The pieces in one line, two, three or four: those that sense allows. */
function choicesOf(part: HeadlinePart, room: HeadlineRoom): (readonly HeadlinePiece[])[] {
  const only = part.pieces.length === 1 ? part.pieces[0] : undefined;
  if (only === undefined || only.part !== 'headline' || only.to - only.from > 80) return [part.pieces];
  const breaks = new SenseBreaks(only.text, room.cutWords);
  const choices: (readonly HeadlinePiece[])[] = [part.pieces];
  // What two characters stand apart by themselves is not for lines of more.
  const { spread } = part.effects;
  const apart = typeof spread === 'number' ? spread : 0;
  for (let count = 2; count <= MOST_LINES; count++) {
    const lines = breaks.inLines(count);
    if (lines !== null) choices.push(lines.map(({ from, to }) => ({ ...only, from, to, apart })));
  }
  return choices;
}

/** How far the lines reach from where the first begins, in em. */
export function longestOf(
  { pieces, factors }: Pick<FittedHeadlinePart, 'pieces' | 'factors'>,
  step: number,
  lengthOf: LengthOf,
): number {
  return Math.max(0, ...pieces.map((piece, at) => at * step + lengthOf(piece) * (factors[at] ?? 1)));
}

/** How many times their part's size lines are set at: as their effects say, or so that each is as long as the longest. */
function factorsOf(pieces: readonly HeadlinePiece[], { lines }: Effects, lengthOf: LengthOf): number[] {
  if (lines === undefined) return pieces.map(() => 1);
  if (lines !== 'measure') return pieces.map((_, at) => lines[at] ?? 1);
  const longest = Math.max(0, ...pieces.map(lengthOf));
  return pieces.map((piece) => Math.min(MOST_LINE, longest / Math.max(lengthOf(piece), 0.5)));
}

/** A style whose size is no limit where lines are to fill the measure. */
function limitOf(
  { style, effects }: HeadlinePart,
  longest: number,
  { length, mostSize = Number.POSITIVE_INFINITY }: HeadlineRoom,
): Style {
  return effects.lines === 'measure' && longest > 0 ? { ...style, size: Math.min(length / longest, mostSize) } : style;
}

/** Lines whose characters stand apart so far that each fills the measure (拉满). */
function spreadOut(
  fitted: FittedHeadlinePart,
  { effects, step }: HeadlinePart,
  room: HeadlineRoom,
): FittedHeadlinePart {
  if (effects.spread !== 'measure') return fitted;
  const placesIn = room.mayScale ? opensIn : verticalPlaces;
  const { size, scale } = fitted.sizing;
  const pieces = fitted.pieces.map((piece, at) => {
    const places = placesIn(piece.text, piece.from, piece.to);
    // A stepped line ends where the others do.
    const measure = (room.length / (size * scale) - at * step) / (fitted.factors[at] ?? 1);
    const spare = measure - room.lengthOf({ ...piece, apart: 0 });
    return places === 0 ? piece : { ...piece, apart: Math.min(MOST_SPREAD, Math.max(0, spare / places)) };
  });
  return { ...fitted, pieces };
}

/** Fits the lines of one part, breaking a single line further when that lets it be larger. */
export function fitPart(part: HeadlinePart, room: HeadlineRoom): FittedHeadlinePart {
  const { length, depth, lengthOf, mayScale } = room;
  const { effects } = part;
  const width = mayScale ? (effects.width ?? 1) : 1;
  const fitted = choicesOf(part, room).map((pieces): FittedHeadlinePart => {
    const factors = factorsOf(pieces, effects, lengthOf);
    const longest = longestOf({ pieces, factors }, part.step, lengthOf) * width;
    const set = sizing(limitOf(part, longest, room), longest, length, depth, depthOf(pieces, factors), mayScale);
    return { pieces, factors, sizing: { ...set, scale: set.scale * width } };
  });
  let best = fitted[0] ?? { pieces: part.pieces, factors: [], sizing: { size: 0, scale: 1, withinLimits: true } };
  for (const choice of fitted) {
    if (choice.sizing.size * choice.sizing.scale > best.sizing.size * best.sizing.scale * WORTH_A_LINE) best = choice;
  }
  return spreadOut(best, part, room);
}

/** Room a fitted headline set takes across its lines. */
export function extentOf(parts: readonly FittedHeadlinePart[]): Pt {
  return (
    parts.reduce((sum, { pieces, factors, sizing: { size } }) => sum + depthOf(pieces, factors) * size, 0) +
    parts
      .slice(1)
      .reduce((sum, part, at) => sum + Math.min(part.sizing.size, parts[at]?.sizing.size ?? 0) * PART_GAP, 0)
  );
}
