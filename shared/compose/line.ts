/**
 * Stages 2 and 3: where a line ends, and where its glyphs stand. Lines are chosen one after the
 * other: a mark is pushed in where the line can give the room, else the line is opened.
 */
import type { Pt } from '../edition/units.ts';
import { CharacterClass } from '../text/characters.ts';
import { endTrim, naturalWidth, type Prepared, startTrim } from './prepare.ts';

/** Widths that differ by less than this, in em, are the same. */
const SAME = 1e-6;
/** Expansion at which a line looks open, in em a gap; weighs opening a line against pushing in. */
const LOOSE = 0.12;
/** Push-in is preferred (clreq §3.1.10): it costs this much of what opening costs. */
const PUSH_IN_WEIGHT = 0.55;
/** How far beyond the measure a break is looked for, in clusters. */
const REACH = 8;

function shrinkOf(text: Prepared, from: number, to: number): number {
  const last = to - 1;
  const inner = (text.shrinkSum[to] ?? 0) - (text.shrinkSum[from] ?? 0);
  const first = startTrim(text, from) > 0 ? (text.markShrink[from] ?? 0) : 0;
  const end = text.cls[last] === CharacterClass.space || endTrim(text, last) > 0 ? (text.markShrink[last] ?? 0) : 0;
  return Math.max(0, inner - (text.gapShrink[last] ?? 0) - first - (last === from ? 0 : end));
}

function openings(text: Prepared, from: number, to: number): number {
  return (text.openSum[to - 1] ?? 0) - (text.openSum[from] ?? 0);
}

/** Last cluster index such that `from`..index fits the measure, at least `from`. */
function furthest(text: Prepared, from: number, measure: number): number {
  let low = from;
  let high = Math.min(text.count, from + Math.ceil(measure * 8) + 8);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (naturalWidth(text, from, middle) <= measure + SAME) low = middle;
    else high = middle - 1;
  }
  // Trimmed ends make widths dip: one mark more may still fit.
  while (low < text.count && naturalWidth(text, from, low + 1) <= measure + SAME) low++;
  return low;
}

function breakBefore(text: Prepared, from: number, at: number): number {
  for (let to = at; to > from; to--) if (text.breakAfter[to - 1] === 1) return to;
  return -1;
}

function breakAfter(text: Prepared, at: number): number {
  const end = Math.min(text.count, at + REACH);
  for (let to = at; to <= end; to++) if (to > 0 && text.breakAfter[to - 1] === 1) return to;
  return -1;
}

/** A last line that would hold a single character, with or without marks (孤字). */
function leavesLoneCharacter(text: Prepared, at: number): boolean {
  if (at >= text.count || text.count - at > 4) return false;
  let solid = 0;
  for (let k = at; k < text.count; k++) {
    const cls = text.cls[k];
    if (cls !== CharacterClass.stop && cls !== CharacterClass.closing && cls !== CharacterClass.opening) solid++;
  }
  return solid <= 1;
}

/** Where the line that starts at cluster `from` ends. The measure is in em. */
export function lineEnd(text: Prepared, from: number, measure: number): number {
  const fits = furthest(text, from, measure);
  if (fits >= text.count) return text.count;
  const before = breakBefore(text, from, fits);
  const after = breakAfter(text, Math.max(fits + 1, from + 1));
  const pushable = after > 0 && naturalWidth(text, from, after) - shrinkOf(text, from, after) <= measure + SAME;
  // No legal place to break: a word or a run of marks wider than the line is divided where it must be.
  if (before < 0) return pushable ? after : Math.max(from + 1, fits);
  const slack = measure - naturalWidth(text, from, before);
  if (pushable) {
    const give = shrinkOf(text, from, after);
    const tight = (naturalWidth(text, from, after) - measure) / Math.max(give, SAME);
    const loose = slack / Math.max(1, openings(text, from, before)) / LOOSE;
    if (leavesLoneCharacter(text, before) && after >= text.count) return after;
    if (slack > SAME && tight * PUSH_IN_WEIGHT <= loose && !leavesLoneCharacter(text, after)) return after;
  }
  if (leavesLoneCharacter(text, before)) {
    const earlier = breakBefore(text, from, before - 1);
    if (earlier > from && (measure - naturalWidth(text, from, earlier)) / measure < 0.2) return earlier;
  }
  return before;
}

/** Positions of a line's clusters: x in points from the line's start, one entry a cluster. */
export interface SetLine {
  readonly from: number;
  readonly to: number;
  /** Where each cluster's glyph cell starts, before its left side is trimmed. */
  readonly xs: Float64Array;
  /** Width from the first ink cell to the last, in points. */
  readonly width: Pt;
  /** What justification did, in em a gap opened (positive) or in all taken away (negative). */
  readonly adjustment: number;
}

/**
 * Sets clusters `from` up to `to` on a measure in points. Justified lines end on the measure: marks
 * give way first, then Chinese–Western gaps; to fill, those gaps grow first, then every open place.
 */
export function setLine(text: Prepared, from: number, to: number, size: Pt, measure: Pt, justify: boolean): SetLine {
  const natural = naturalWidth(text, from, to);
  const excess = natural - measure / size;
  const last = to - 1;
  let markRatio = 0;
  let gapChange = 0;
  let opened = 0;
  if (excess > SAME) {
    let marks = 0;
    let gaps = 0;
    for (let k = from; k < to; k++) {
      const trimmed = (k === from && startTrim(text, k) > 0) || (k === last && endTrim(text, k) > 0);
      if (!trimmed) marks += text.markShrink[k] ?? 0;
      if (k < last) gaps += text.gapShrink[k] ?? 0;
    }
    markRatio = marks > 0 ? Math.min(1, excess / marks) : 0;
    gapChange = gaps > 0 ? -Math.min(1, (excess - markRatio * marks) / gaps) : 0;
  } else if (justify && excess < -SAME) {
    let gaps = 0;
    for (let k = from; k < last; k++) gaps += text.gapStretch[k] ?? 0;
    gapChange = gaps > 0 ? Math.min(1, -excess / gaps) : 0;
    const places = openings(text, from, to);
    const rest = -excess - gapChange * gaps;
    opened = places > 0 ? rest / places : 0;
  }
  const xs = new Float64Array(to - from);
  let pen = 0;
  for (let k = from; k < to; k++) {
    const atStart = k === from ? startTrim(text, k) : 0;
    const atEnd = k === last ? endTrim(text, k) : 0;
    const give = atStart > 0 || atEnd > 0 ? 0 : markRatio * (text.markShrink[k] ?? 0);
    const opening = text.cls[k] === CharacterClass.opening;
    const left = (text.trimLeft[k] ?? 0) + atStart + (opening ? give : 0);
    const right = (text.trimRight[k] ?? 0) + atEnd + (opening ? 0 : give);
    xs[k - from] = (pen - left) * size;
    pen += (text.advance[k] ?? 0) - left - right;
    if (k < last) {
      const change = gapChange < 0 ? gapChange * (text.gapShrink[k] ?? 0) : gapChange * (text.gapStretch[k] ?? 0);
      pen += (text.gap[k] ?? 0) + change + opened * (text.open[k] ?? 0);
    }
  }
  return { from, to, xs, width: pen * size, adjustment: excess > SAME ? -excess : opened };
}
