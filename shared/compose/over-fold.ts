/**
 * Lines over the fold of a 通版 (折线): no glyph stands in it. A line is parted between two characters, and both parts keep off
 * the fold; where it is parted, words and names stay whole as far as one can have it.
 */

import type { Frame, Pt } from '../edition/units.ts';
import { CharacterClass } from '../text/characters.ts';
import { naturalWidth, opensIn } from './line.ts';
import type { Extent } from './outline-place.ts';
import { type Prepared, Trait } from './prepared-text.ts';

/** The middle of a sheet that text keeps off. */
export interface FoldZone {
  readonly left: Pt;
  readonly right: Pt;
}

/** What a fold leaves of a frame's width: the stretch before it and the one behind it, of which one may be nothing. */
export interface FoldedRoom {
  readonly before: Extent;
  readonly behind: Extent;
  /** What of the line's length both are. */
  readonly length: Pt;
}

/** A stretch beside a fold narrower than this, in points, is left empty: hardly a character stands there. */
const NARROWEST: Pt = 12;

/** The room of a frame beside a fold; null where the frame does not reach it. Only the wider side, where the other holds nothing. */
export function foldedRoom({ x, width }: Pick<Frame, 'x' | 'width'>, zone: FoldZone | null): FoldedRoom | null {
  const to = x + width;
  if (zone === null || to <= zone.left || x >= zone.right) return null;
  const before = { from: x, to: Math.max(x, Math.min(to, zone.left)) };
  const behind = { from: Math.min(to, Math.max(x, zone.right)), to };
  const [left, right] = [before.to - before.from, behind.to - behind.from];
  if (right < NARROWEST && left >= right) return { before, behind: { from: before.to, to: before.to }, length: left };
  if (left < NARROWEST) return { before: { from: behind.from, to: behind.from }, behind, length: right };
  return { before, behind, length: left + right };
}

/** A frame as wide as the wider side of a fold leaves it: what is not parted stands there. */
export function besideFold<F extends Pick<Frame, 'x' | 'width'>>(frame: F, zone: FoldZone | null): F {
  const room = foldedRoom(frame, zone);
  if (room === null) return frame;
  const { before, behind } = room;
  const wider = before.to - before.from >= behind.to - behind.from ? before : behind;
  return { ...frame, x: wider.from, width: wider.to - wider.from };
}

/** A line as it is set: clusters of a text, so many points to the em. */
export interface LineToPart {
  readonly text: Prepared;
  readonly from: number;
  readonly to: number;
  /** Em added between its characters. */
  readonly apart: number;
  readonly perEm: Pt;
}

/** A part of a line, and where it begins across the sheet. */
export interface PartOfLine {
  readonly from: number;
  readonly to: number;
  readonly x: Pt;
}

function widthOf({ text, apart, perEm }: LineToPart, from: number, to: number): Pt {
  let end = to;
  while (end > from && text.arena.cls[end - 1] === CharacterClass.space) end--;
  return end <= from ? 0 : (naturalWidth(text, from, end) + apart * opensIn(text, from, end)) * perEm;
}

/** How much further from the fold a line is parted, in em, rather than within what belongs together. */
const COST = {
  /** Within a word of which lines may end. */
  word: 2.5,
  /** Within what custom keeps together: a name, a date, a number with its unit. */
  kept: 4,
  /** Where no line may end: within a Latin word or a number, before a mark. */
  never: 40,
} as const;

function costAt({ text }: LineToPart, at: number, wordStarts: ReadonlySet<number>): number {
  const { traits, breakCost } = text.arena;
  if (((traits[at - 1] ?? 0) & Trait.breakAfter) === 0) return COST.never;
  if ((breakCost[at - 1] ?? 0) > 0) return COST.kept;
  return wordStarts.has(at) ? 0 : COST.word;
}

/** Lengths this much too long, in points, fit. */
const SLACK: Pt = 0.01;

/** A line that is parted: where, and how many times its room it takes. */
interface Parting {
  readonly at: number;
  /** 1 and less: both parts have room. */
  readonly fill: number;
}

/** Where a line is parted that begins so far into its room, both stretches told as one. */
function partingOf(line: LineToPart, start: Pt, room: FoldedRoom, wordStarts: ReadonlySet<number>): Parting {
  const left = room.before.to - room.before.from;
  const right = room.behind.to - room.behind.from;
  let best: (Parting & { readonly cost: number }) | null = null;
  for (let at = line.from + 1; at < line.to; at++) {
    const [before, behind] = [widthOf(line, line.from, at), widthOf(line, at, line.to)];
    const fill = Math.max(before / left, behind / right);
    const off = Math.abs(start + before - left) / line.perEm;
    // What finds no room would have to be smaller: that is worse than any place to part it.
    const cost = off + costAt(line, at, wordStarts) + (fill > 1 + SLACK / room.length ? 100 * fill : 0);
    if (best === null || cost < best.cost) best = { at, fill, cost };
  }
  return best ?? { at: line.to, fill: widthOf(line, line.from, line.to) / Math.max(left, right) };
}

/**
 * A line in the room beside a fold, which it would begin so far into, both stretches told as one: whole where it reaches the
 * fold from one side only, else in two parts. Those of a centred line touch the fold; of one that begins at its frame's edge
 * the first begins there. `fill` says how many times its room it takes.
 */
export function overFold(
  line: LineToPart,
  start: Pt,
  room: FoldedRoom,
  isCentred: boolean,
  wordStarts: ReadonlySet<number>,
): { readonly parts: readonly PartOfLine[]; readonly fill: number } {
  const { from, to } = line;
  const { before, behind } = room;
  const left = before.to - before.from;
  const length = widthOf(line, from, to);
  const whole = (x: Pt, within: Pt) => ({ parts: [{ from, to, x }], fill: length / within });
  if (start + length <= left + SLACK) return whole(before.from + start, left);
  if (start >= left - SLACK) return whole(behind.from + start - left, behind.to - behind.from);
  const { at, fill } = partingOf(line, start, room, wordStarts);
  // A single character goes to the wider side.
  if (at >= to) {
    const isLeft = left >= behind.to - behind.from;
    return isLeft ? whole(before.from, left) : whole(behind.from, behind.to - behind.from);
  }
  const first = widthOf(line, from, at);
  const touching = before.to - first;
  const x = isCentred ? touching : Math.min(before.from + start, touching);
  return {
    parts: [
      { from, to: at, x: Math.max(before.from, x) },
      { from: at, to, x: behind.from },
    ],
    fill,
  };
}

/** The clusters of a text that begin words, but the first: where a line is best parted. */
export function wordStarts(text: Prepared, cutWords: (text: string) => readonly string[]): ReadonlySet<number> {
  const starts = new Set<number>();
  let offset = 0;
  const offsets = new Set(
    cutWords(text.text).map((word) => {
      offset += word.length;
      return offset;
    }),
  );
  for (let at = text.first + 1; at < text.end; at++) if (offsets.has(text.arena.start[at] ?? 0)) starts.add(at);
  return starts;
}
