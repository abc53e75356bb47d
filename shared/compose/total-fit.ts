/**
 * Stage 2: a paragraph's lines, chosen together so that the whole is set as evenly as it can be
 * (Knuth and Plass, "Breaking Paragraphs into Lines", 1981), where every line but the first has
 * the same measure.
 */
import { Candidates, isLone } from './line.ts';
import type { Prepared } from './prepared-text.ts';

/** A paragraph's lines. */
export interface Fit {
  /** Where each line ends. */
  readonly ends: readonly number[];
  /** The sum of what the lines cost; {@link LOOSE} or more where one of them is looser than its style allows. */
  readonly cost: number;
}

const candidates = new Candidates();

// Working store, kept between paragraphs. Indices count from the stretch's first cluster.
let best = new Float64Array(1024);
let before = new Int32Array(1024);

/** A bound on the best: the cost of taking each line's cheapest end in turn. Fills `ends`. */
function firstFit(text: Prepared, from: number, end: number, first: number, measure: number, ends: number[]): number {
  let cost = 0;
  for (let at = from; at < end; ) {
    candidates.find(text, at, end, at === from ? first : measure);
    const least = candidates.best();
    cost += candidates.cost[least] ?? 0;
    at = candidates.at[least] ?? end;
    ends.push(at);
  }
  return cost;
}

/** A line that costs less than this is as good as perfect. */
const PERFECT = 0.02;

/**
 * The best lines for clusters `from` up to `end`; measures in em, the first line's its own (an
 * indent takes from it). Deterministic: of settings that cost the same, the one whose lines end
 * earliest is taken.
 */
export function fitLines(text: Prepared, from: number, end: number, first: number, measure: number): Fit {
  const ends: number[] = [];
  if (end <= from) return { ends, cost: 0 };
  const bound = firstFit(text, from, end, first, measure, ends);
  if (bound <= ends.length * PERFECT) return { ends, cost: bound };
  const count = end - from;
  if (best.length <= count) {
    best = new Float64Array(count * 2);
    before = new Int32Array(count * 2);
  }
  best.fill(Number.POSITIVE_INFINITY, 0, count + 1);
  best[0] = 0;
  for (let at = 0; at < count; at++) {
    const so = best[at] ?? 0;
    if (so >= bound) continue;
    candidates.find(text, from + at, end, at === 0 ? first : measure);
    for (let k = 0; k < candidates.count; k++) {
      const to = (candidates.at[k] ?? end) - from;
      const cost = so + (candidates.cost[k] ?? 0);
      if (cost < (best[to] ?? 0)) {
        best[to] = cost;
        before[to] = at;
      }
    }
  }
  const cost = best[count] ?? 0;
  if (cost >= bound) return { ends, cost: bound };
  const chosen: number[] = [];
  for (let at = count; at > 0; at = before[at] ?? 0) chosen.push(from + at);
  return { ends: chosen.reverse(), cost };
}

/** The most lines for which a paragraph is tried a line shorter or longer. */
const MOST_TRIED = 60;
/** What the tried setting may cost a line, at most: it must not look worse than what it mends. */
const TOLERABLE = 1.2;
/** What one of its lines may cost. */
const WORST_LINE = 4 * TOLERABLE;

/**
 * Lines for the same stretch in a given number of lines, or null where that many would be loose, pressed beyond the style
 * or end in a lone character, or where one of them would cost more than `most`.
 */
export function fitInLines(
  text: Prepared,
  from: number,
  end: number,
  first: number,
  measure: number,
  lines: number,
  most = WORST_LINE,
): Fit | null {
  if (lines < 1 || lines > MOST_TRIED || end <= from) return null;
  interface Node {
    readonly at: number;
    readonly cost: number;
    readonly before: Node | null;
  }
  let level = new Map<number, Node>([[from, { at: from, cost: 0, before: null }]]);
  for (let line = 0; line < lines; line++) {
    const next = new Map<number, Node>();
    for (const node of level.values()) {
      if (node.at >= end) continue;
      candidates.find(text, node.at, end, line === 0 ? first : measure);
      for (let k = 0; k < candidates.count; k++) {
        const to = candidates.at[k] ?? end;
        const cost = candidates.cost[k] ?? 0;
        if (cost > most || (to < end && isLone(text, to, end))) continue;
        const known = next.get(to);
        if (known === undefined || node.cost + cost < known.cost) {
          next.set(to, { at: to, cost: node.cost + cost, before: node });
        }
      }
    }
    level = next;
  }
  const last = level.get(end);
  if (last === undefined || last.cost > TOLERABLE * lines) return null;
  const ends: number[] = [];
  for (let node: Node | null = last; node !== null && node.before !== null; node = node.before) ends.push(node.at);
  return { ends: ends.reverse(), cost: last.cost };
}
