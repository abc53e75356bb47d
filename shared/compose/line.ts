/** What a line of some clusters is worth: how wide it is, what it can give, how well it would be set. */
import { CharacterClass } from '../text/characters.ts';
import { HALF, type Prepared, Trait } from './prepared-text.ts';

/** Widths that differ by less than this, in em, are the same. */
const SAME = 1e-6;
/** A Chinese–Western gap may give half of itself (clreq §3.2.2). */
const GAP_GIVES = 0.5;
/** …and grow to a quarter em. */
const WIDEST_GAP = 0.25;

/** Space an opening mark gives up at a line's start beyond what a neighbour took already. */
function startLoss(text: Prepared, at: number): number {
  return ((text.arena.traits[at] ?? 0) & Trait.givesLeft) === 0 ? 0 : HALF;
}

/** Natural width of clusters `from` up to `to` set as one line, in em. */
export function naturalWidth(text: Prepared, from: number, to: number): number {
  if (to <= from) return 0;
  const { widthSum, endLoss } = text.arena;
  const inner = (widthSum[to] ?? 0) - (widthSum[from] ?? 0);
  return inner - (endLoss[to - 1] ?? 0) - startLoss(text, from);
}

/** Marks inside a line that can give half an em; those at its ends have given it already. */
function givingMarks(text: Prepared, from: number, to: number): number {
  const { markSum, traits } = text.arena;
  const first = ((traits[from] ?? 0) & Trait.givesLeft) === 0 ? 0 : 1;
  const last = ((traits[to - 1] ?? 0) & Trait.givesRight) === 0 ? 0 : 1;
  return (markSum[to] ?? 0) - (markSum[from] ?? 0) - first - last;
}

/** Chinese–Western gaps and word spaces inside a line. */
function gapsIn(text: Prepared, from: number, to: number): number {
  const { gapSum } = text.arena;
  return (gapSum[to - 1] ?? 0) - (gapSum[from] ?? 0);
}

/** Places inside a line that may be opened. */
function opensIn(text: Prepared, from: number, to: number): number {
  const { openSum } = text.arena;
  return (openSum[to - 1] ?? 0) - (openSum[from] ?? 0);
}

/** How a line is brought to its measure; lengths in em. */
export interface Adjustment {
  /** Natural width less the measure. */
  readonly excess: number;
  /** Share of its half em each giving mark loses, 0 to 1. */
  readonly markShare: number;
  /** What each gap loses (negative) or gains. */
  readonly gapChange: number;
  /** What each open place gains. */
  readonly opened: number;
  /** Width as set. */
  readonly width: number;
}

/**
 * Brings a line to its measure: marks give first, then gaps; to fill, gaps grow first, then every
 * open place (clreq §3.1.10). A line that is not justified is only ever brought in.
 */
export function adjust(text: Prepared, from: number, to: number, measure: number, justify: boolean): Adjustment {
  const natural = naturalWidth(text, from, to);
  const excess = natural - measure;
  let markShare = 0;
  let gapChange = 0;
  let opened = 0;
  let width = natural;
  if (excess > SAME && to > from) {
    const marks = givingMarks(text, from, to) * HALF;
    const gaps = gapsIn(text, from, to);
    const most = text.setting.gap * GAP_GIVES;
    markShare = marks > 0 ? Math.min(1, excess / marks) : 0;
    const rest = excess - markShare * marks;
    gapChange = gaps > 0 ? -Math.min(most, rest / gaps) : 0;
    width = natural - markShare * marks + gapChange * gaps;
  } else if (justify && excess < -SAME && to > from) {
    const gaps = gapsIn(text, from, to);
    gapChange = gaps > 0 ? Math.min(WIDEST_GAP - text.setting.gap, -excess / gaps) : 0;
    const rest = -excess - gapChange * gaps;
    const places = opensIn(text, from, to);
    opened = places > 0 ? rest / places : 0;
    width = natural + gapChange * gaps + opened * places;
  }
  return { excess, markShare, gapChange, opened, width };
}

/** Expansion of a place, in em, that looks as bad as a line with all its marks pressed flat does. */
const OPEN_EVEN = 0.12;
/** Reducing comes before expanding (clreq §3.1.10): it costs this much of what expanding costs. */
const REDUCE_WEIGHT = 0.55;
const GAP_WEIGHT = 0.05;
/** What a line costs that is looser than its style allows; taken only where nothing else is possible. */
export const LOOSE = 1000;
/** What every line costs besides: of two settings that look as good, the one with fewer lines wins. */
const LINE = 0.01;
/** The worst a line can be. */
const WORST = 1e6;

/** How badly a full line would be set, 0 the best; infinite where it cannot be brought in to the measure. */
export function costOf(text: Prepared, from: number, to: number, measure: number): number {
  const excess = naturalWidth(text, from, to) - measure;
  if (excess > SAME) {
    const marks = givingMarks(text, from, to) * HALF;
    const gaps = gapsIn(text, from, to) * text.setting.gap * GAP_GIVES;
    if (excess > marks + gaps + SAME) return Number.POSITIVE_INFINITY;
    const share = excess / (marks + gaps);
    return LINE + REDUCE_WEIGHT * share * share;
  }
  if (excess > -SAME) return LINE;
  const gaps = gapsIn(text, from, to);
  const growth = gaps * (WIDEST_GAP - text.setting.gap);
  if (-excess <= growth) return LINE + (GAP_WEIGHT * excess * excess) / (growth * growth);
  const places = opensIn(text, from, to);
  if (places === 0) return WORST;
  const opened = (-excess - growth) / places;
  const cost = LINE + GAP_WEIGHT + (opened / OPEN_EVEN) * (opened / OPEN_EVEN);
  return opened <= text.setting.mostOpening + SAME ? cost : Math.min(WORST, LOOSE + cost);
}

/** What a paragraph's last line costs: it is not justified, only brought in where it must be. */
function costOfLast(text: Prepared, from: number, to: number, measure: number): number {
  return naturalWidth(text, from, to) <= measure + SAME ? LINE : costOf(text, from, to, measure);
}

/** What it costs to leave a lone character on a paragraph's last line (孤字). */
const LONE = 400;
/** A lone character has no more marks with it than this. */
const LONE_CLUSTERS = 5;

/** True where the line from `at` to the end would hold a single character, with or without marks. */
export function isLone(text: Prepared, at: number, end: number): boolean {
  if (at >= end || end - at > LONE_CLUSTERS) return false;
  let solid = 0;
  for (let k = at; k < end; k++) {
    const cls = text.arena.cls[k];
    if (cls !== CharacterClass.stop && cls !== CharacterClass.closing && cls !== CharacterClass.opening) solid++;
  }
  return solid <= 1;
}

/** What a line costs that ends at `to`, in a text that ends at `end`. */
function endCost(text: Prepared, from: number, to: number, end: number, measure: number): number {
  return to === end ? costOfLast(text, from, to, measure) : costOf(text, from, to, measure);
}

/** The cost with what is left after the line: never a lone character, if it can be helped. */
function withLone(text: Prepared, to: number, end: number, cost: number): number {
  return isLone(text, to, end) ? cost + LONE : cost;
}

/** How far beyond what fits a break is looked for, in clusters: as far as marks could give way. */
const REACH = 12;

/** The most, in em, that a line gets narrower by its last cluster: a mark that hangs, a space. */
const MOST_AT_END = 1.1;

/** Where a line is divided that may end nowhere: at its measure, or before the character that stands there, if it holds another. */
function dividedAt({ arena: { traits } }: Prepared, from: number, at: number): number {
  let whole = at;
  while (whole > from && ((traits[whole - 1] ?? 0) & Trait.joined) !== 0) whole--;
  return whole > from ? whole : at;
}

/** The places a line may end at, from best known fit outwards, with what each costs. */
export class Candidates {
  count = 0;
  readonly at = new Int32Array(256);
  readonly cost = new Float64Array(256);

  #add(at: number, cost: number): void {
    if (this.count >= this.at.length) return;
    this.at[this.count] = at;
    this.cost[this.count] = cost;
    this.count++;
  }

  /**
   * Looks for the ends of a line that starts at `from` in a text that ends at `end`. There is always
   * one: a word or a run of marks wider than the line is divided where it must be.
   */
  find(text: Prepared, from: number, end: number, measure: number): void {
    this.count = 0;
    const { traits, widthSum, markSum, gapSum } = text.arena;
    const marks = markSum[from] ?? 0;
    const gaps = gapSum[from] ?? 0;
    const limit = measure + startLoss(text, from) + (widthSum[from] ?? 0) + SAME;
    // The furthest cluster whose inner width fits, looked for from where Han would end.
    let fits = Math.min(end, from + Math.max(1, Math.floor(measure)));
    while (fits < end && (widthSum[fits + 1] ?? 0) <= limit) fits++;
    while (fits > from + 1 && (widthSum[fits] ?? 0) > limit) fits--;
    // Beyond it, ends that can be brought in; marks at the end may be set half width there.
    const furthest = Math.min(end, fits + REACH);
    for (let to = fits + 1; to <= furthest; to++) {
      const give =
        ((markSum[to] ?? 0) - marks) * HALF + ((gapSum[to] ?? 0) - gaps) * text.setting.gap * GAP_GIVES + MOST_AT_END;
      if ((widthSum[to] ?? 0) - limit > give) break;
      if (to < end && ((traits[to - 1] ?? 0) & Trait.breakAfter) === 0) continue;
      const cost = endCost(text, from, to, end, measure);
      if (cost < Number.POSITIVE_INFINITY) this.#add(to, withLone(text, to, end, cost));
    }
    // Before it, ends that can be opened to the measure. Beyond the style's limit only one is taken.
    for (let to = fits; to > from; to--) {
      if (to < end && ((traits[to - 1] ?? 0) & Trait.breakAfter) === 0) continue;
      const cost = endCost(text, from, to, end, measure);
      if (cost === Number.POSITIVE_INFINITY) continue;
      if (cost < LOOSE) {
        this.#add(to, withLone(text, to, end, cost));
        if (to === end) break;
        continue;
      }
      if (this.count === 0) this.#add(to, withLone(text, to, end, cost));
      break;
    }
    if (this.count === 0) this.#add(dividedAt(text, from, Math.max(from + 1, Math.min(fits, end))), WORST);
  }

  /** Index of the cheapest of the ends. */
  best(): number {
    let best = 0;
    for (let k = 1; k < this.count; k++) if ((this.cost[k] ?? 0) < (this.cost[best] ?? 0)) best = k;
    return best;
  }
}

const candidates = new Candidates();

/** Where the line that starts at `from` ends best by itself, the next lines not looked at. */
export function lineEnd(text: Prepared, from: number, end: number, measure: number): number {
  candidates.find(text, from, end, measure);
  return candidates.at[candidates.best()] ?? end;
}
