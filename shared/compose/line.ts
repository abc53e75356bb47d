/** What a line of some clusters is worth: how wide it is, what it can give, how well it would be set. */
import type { Setting } from '../edition/records.ts';
import { CharacterClass, prohibitedAtEnd, prohibitedAtStart } from '../text/characters.ts';
import { BREAK_COST, HALF, type Prepared, Trait } from './prepared-text.ts';

/** Widths that differ by less than this, in em, are the same. */
const SAME = 1e-6;
/** A Chinese–Western gap may be pressed to an eighth of an em… (clreq §3.1.10) */
const NARROWEST_GAP = 0.125;
/** …and grow to half an em, where its style does not say less. */
const WIDEST_GAP = 0.5;
/** A word space is not pressed below this, in em. */
const NARROWEST_SPACE = 0.2;

/** What a gap may grow by, in em. */
function gapGrows({ gap, widestGap = WIDEST_GAP }: Setting): number {
  return widestGap - gap;
}

/** What a gap of so much, in em, gives when it is pressed. */
export function gapGives(gap: number): number {
  return Math.max(0, gap - NARROWEST_GAP);
}

/** What a full-width space between words gives of its em, in em: it still parts them as a space of Chinese does. */
export const BLANK_GIVES = 0.5;

/** What a word space as wide as this gives when it is pressed. */
export function spaceGives(width: number): number {
  return Math.max(0, width - NARROWEST_SPACE);
}

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

/** What pressing can take of a line, in em; the marks at its ends have given their halves already. */
function givenInside(text: Prepared, from: number, to: number): number {
  const { pressSum, traits } = text.arena;
  const first = ((traits[from] ?? 0) & Trait.givesLeft) === 0 ? 0 : HALF;
  return (pressSum[to - 1] ?? 0) - (pressSum[from] ?? 0) - first;
}

/** Chinese–Western gaps and word spaces inside a line. */
function gapsIn(text: Prepared, from: number, to: number): number {
  const { gapSum } = text.arena;
  return (gapSum[to - 1] ?? 0) - (gapSum[from] ?? 0);
}

/** Places inside a line that may be opened. */
export function opensIn(text: Prepared, from: number, to: number): number {
  const { openSum } = text.arena;
  return (openSum[to - 1] ?? 0) - (openSum[from] ?? 0);
}

/** How a line is brought to its measure; lengths in em. */
export interface Adjustment {
  /** Natural width less the measure. */
  readonly excess: number;
  /** Share of its half em, 0 to 1, that each bracket or quotation mark loses… */
  readonly brackets: number;
  /** …each ，、；, each 。？！ …and each ：. */
  readonly pauses: number;
  readonly stops: number;
  readonly colons: number;
  /** What each full-width space loses, in em. */
  readonly blanks: number;
  /** What each word space and each Chinese–Western gap loses (negative) or gains. */
  readonly spaceChange: number;
  readonly gapChange: number;
  /** What each open place gains. */
  readonly opened: number;
  /** Width as set. */
  readonly width: number;
}

/** A line that is set as it is. */
export const unadjusted: Adjustment = {
  excess: 0,
  brackets: 0,
  pauses: 0,
  stops: 0,
  colons: 0,
  blanks: 0,
  spaceChange: 0,
  gapChange: 0,
  opened: 0,
  width: 0,
};

/** What there is inside a line to press, by the order it is pressed in. */
interface Givers {
  spaces: number;
  /** What all its word spaces give, in em. */
  spacesGive: number;
  brackets: number;
  pauses: number;
  gaps: number;
  blanks: number;
  stops: number;
  colons: number;
}

function giversIn({ arena }: Prepared, from: number, to: number): Givers {
  const { cls, traits, widthSum } = arena;
  const found: Givers = { spaces: 0, spacesGive: 0, brackets: 0, pauses: 0, gaps: 0, blanks: 0, stops: 0, colons: 0 };
  for (let at = from; at < to; at++) {
    const trait = traits[at] ?? 0;
    if ((trait & Trait.givesLeft) !== 0) {
      if (at > from) found.brackets++;
      continue;
    }
    if (at === to - 1) break;
    if ((trait & Trait.givesRight) !== 0) {
      if ((trait & Trait.rigid) !== 0) found.colons++;
      else if (cls[at] === CharacterClass.closing) found.brackets++;
      else if ((trait & Trait.pressedLast) === 0) found.pauses++;
      else found.stops++;
    }
    if ((trait & Trait.blank) !== 0) found.blanks++;
    if ((trait & Trait.gap) === 0) continue;
    if (cls[at] !== CharacterClass.space) {
      if ((trait & Trait.flush) === 0) found.gaps++;
    } else {
      found.spaces++;
      found.spacesGive += spaceGives((widthSum[at + 1] ?? 0) - (widthSum[at] ?? 0));
    }
  }
  return found;
}

/**
 * Presses a line that is too wide, in clreq's order (§3.1.10): its word spaces, its brackets, its ，、；, its
 * Chinese–Western gaps, its 。？！ last; before those a full-width space, of which clreq says nothing. Colons keep their em
 * but where the line would else be opened wide.
 */
function pressed(text: Prepared, from: number, to: number, excess: number, natural: number): Adjustment {
  const givers = giversIn(text, from, to);
  let rest = excess;
  const take = (most: number): number => {
    if (most <= 0 || rest <= 0) return 0;
    const taken = Math.min(rest, most);
    rest -= taken;
    return taken / most;
  };
  const spaces = take(givers.spacesGive);
  const brackets = take(givers.brackets * HALF);
  const pauses = take(givers.pauses * HALF);
  const gapGiven = gapGives(text.setting.gap);
  const gaps = take(givers.gaps * gapGiven);
  const blanks = take(givers.blanks * BLANK_GIVES);
  const stops = take(givers.stops * HALF);
  const colons = take(givers.colons * HALF);
  return {
    excess,
    brackets,
    pauses,
    stops,
    colons,
    blanks: blanks * BLANK_GIVES,
    spaceChange: givers.spaces === 0 ? 0 : (-spaces * givers.spacesGive) / givers.spaces,
    gapChange: -gaps * gapGiven,
    opened: 0,
    width: natural - excess + Math.max(0, rest),
  };
}

/**
 * Brings a line to its measure: pressing comes before opening (clreq §3.1.10). To fill, gaps and word spaces grow first,
 * then every open place. A line that is not justified is only ever brought in.
 */
export function adjust(text: Prepared, from: number, to: number, measure: number, justify: boolean): Adjustment {
  const natural = naturalWidth(text, from, to);
  const excess = natural - measure;
  if (to <= from || (excess <= SAME && excess >= -SAME)) return { ...unadjusted, excess, width: natural };
  if (excess > 0) return pressed(text, from, to, excess, natural);
  if (!justify) return { ...unadjusted, excess, width: natural };
  const gaps = gapsIn(text, from, to);
  const gapChange = gaps > 0 ? Math.min(gapGrows(text.setting), -excess / gaps) : 0;
  const places = opensIn(text, from, to);
  const opened = places > 0 ? (-excess - gapChange * gaps) / places : 0;
  const width = natural + gapChange * gaps + opened * places;
  return { ...unadjusted, excess, spaceChange: gapChange, gapChange, opened, width };
}

/** What lines cost is counted in lines each of whose places is opened by so much, in em. */
const OPEN_EVEN = 0.12;
/** Pressing comes before opening (clreq §3.1.10): all that can be pressed costs as little as opening by a fiftieth of an em. */
const PRESS_WEIGHT = 0.03;
/** What gaps cost that have grown as far as they may. */
const GAP_WEIGHT = 0.15;
/** What a line costs that is looser than its style allows; taken only where nothing else is possible. */
export const LOOSE = 1000;
/** What every line costs besides: of two settings that look as good, the one with fewer lines wins. */
const LINE = 0.002;
/**
 * What a line costs that is opened mildly, by 0.085 em after its gaps, which is a character less in a line of fourteen, or
 * by 0.097 em where it has none: as much as a rule about whole paragraphs may ask of one.
 */
export const MILD = LINE + GAP_WEIGHT + (0.085 / OPEN_EVEN) * (0.085 / OPEN_EVEN);
/** The worst a line can be. */
const WORST = 1e6;

/**
 * What it costs that a colon gives its half em as well, which clreq's order does not have (§3.1.10): as much as opening
 * each place by 0.06 em, so that in a column's narrow first line `记者：` is not followed by a line full of holes.
 */
const COLON_COST = 0.25;

/** What a line costs all of whose marks and gaps are pressed, and its colons for the rest, in em; infinite where that is too much. */
function costOfColons({ arena: { traits } }: Prepared, from: number, to: number, rest: number): number {
  let colons = 0;
  for (let at = from; at < to - 1; at++) if (((traits[at] ?? 0) & Trait.rigid) !== 0) colons++;
  return rest > colons * HALF + SAME ? Number.POSITIVE_INFINITY : LINE + PRESS_WEIGHT + COLON_COST;
}

/** How badly a full line would be set, 0 the best; infinite where it cannot be brought in to the measure. */
export function costOf(text: Prepared, from: number, to: number, measure: number): number {
  const excess = naturalWidth(text, from, to) - measure;
  if (excess > SAME) {
    const given = givenInside(text, from, to);
    if (excess > given + SAME) return costOfColons(text, from, to, excess - given);
    const share = excess / given;
    return LINE + PRESS_WEIGHT * share * share;
  }
  if (excess > -SAME) return LINE;
  const gaps = gapsIn(text, from, to);
  const growth = gaps * gapGrows(text.setting);
  if (-excess <= growth) return LINE + (GAP_WEIGHT * excess * excess) / (growth * growth);
  const places = opensIn(text, from, to);
  // A line of nothing but an address or a Western word has no place and stays short: no worse than one as much too loose.
  const opened = (-excess - growth) / (places === 0 ? Math.max(1, to - from - 1) : places);
  const cost = LINE + (gaps > 0 ? GAP_WEIGHT : 0) + (opened / OPEN_EVEN) * (opened / OPEN_EVEN);
  return places > 0 && opened <= text.setting.mostOpening + SAME ? cost : Math.min(WORST, LOOSE + cost);
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

/** What a line costs that ends at `to`, in a text that ends at `end`, with what custom makes that end cost. */
export function endCost(text: Prepared, from: number, to: number, end: number, measure: number): number {
  if (to === end) return costOfLast(text, from, to, measure);
  return costOf(text, from, to, measure) + (text.arena.breakCost[to - 1] ?? 0) * BREAK_COST;
}

/** The cost with what is left after the line: never a lone character, if it can be helped. */
function withLone(text: Prepared, to: number, end: number, cost: number): number {
  return isLone(text, to, end) ? cost + LONE : cost;
}

/** How far beyond what fits a break is looked for, in clusters: as far as marks could give way. */
const REACH = 12;

/** The most, in em, that a line gets narrower by its last cluster: a mark that hangs, a space. */
const MOST_AT_END = 1.1;

/**
 * Where a line is divided that may end nowhere: at its measure, or before the character that stands there, if it holds
 * another; and if it can be so that the next does not begin, nor this one end, with a mark that may not.
 */
function dividedAt(text: Prepared, from: number, at: number, end: number): number {
  const { cls, traits } = text.arena;
  const { strictness } = text.setting;
  const isWhole = (to: number) => ((traits[to - 1] ?? 0) & Trait.joined) === 0;
  const isProhibited = (to: number) =>
    prohibitedAtEnd((cls[to - 1] ?? 0) as CharacterClass, strictness) ||
    (to < end && prohibitedAtStart((cls[to] ?? 0) as CharacterClass, strictness));
  for (let to = at; to > from; to--) if (isWhole(to) && !isProhibited(to)) return to;
  for (let to = at; to > from; to--) if (isWhole(to)) return to;
  return at;
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
    const { traits, widthSum, pressSum } = text.arena;
    const pressedBefore = pressSum[from] ?? 0;
    const limit = measure + startLoss(text, from) + (widthSum[from] ?? 0) + SAME;
    // The furthest cluster whose inner width fits, looked for from where Han would end.
    let fits = Math.min(end, from + Math.max(1, Math.floor(measure)));
    while (fits < end && (widthSum[fits + 1] ?? 0) <= limit) fits++;
    while (fits > from + 1 && (widthSum[fits] ?? 0) > limit) fits--;
    // Beyond it, ends that can be brought in; marks at the end may be set half width there, and a colon gives way.
    const furthest = Math.min(end, fits + REACH);
    for (let to = fits + 1; to <= furthest; to++) {
      if ((widthSum[to] ?? 0) - limit > (pressSum[to] ?? 0) - pressedBefore + MOST_AT_END + HALF) break;
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
    if (this.count === 0) this.#add(dividedAt(text, from, Math.max(from + 1, Math.min(fits, end)), end), WORST);
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
