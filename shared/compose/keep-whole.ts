/** The third step of preparing a text: names, numbers and dates that no line divides, or none without need. */
import type { Setting } from '../edition/records.ts';
import type { Span } from '../text/spans.ts';
import type { Arena } from './arena.ts';
import type { ClusterList } from './cluster-list.ts';
import { Trait } from './prepared-text.ts';

/** The cluster that stands at a UTF-16 offset, or the one it is inside of. */
export function clusterAt(arena: Arena, first: number, end: number, offset: number): number {
  const direct = first + offset;
  if (direct < end && arena.start[direct] === offset) return direct;
  let low = first;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((arena.start[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a line costs that divides a number from its unit, or a range, in steps of {@link BREAK_COST}. */
export const NUMBER_COST = 18;

/** What lines cost that divide what custom keeps together, in steps of {@link BREAK_COST}. */
const COST = {
  /** After 年 and 月 of a date. */
  date: 6,
  /** Between a number and its unit or counting word, before 年 月 日, after 第, after the dash of a range. */
  unit: NUMBER_COST,
  /** Inside a unit of several characters, and after 万 or 亿 that multiplies. */
  insideUnit: 6,
  /** Never. */
  never: null,
} as const;

const DIGIT = /[0-9０-９]/u;
const HAN = /\p{Script=Han}/u;
const SPACE = /\s/u;
const CONNECTOR = /[—–～－~]/u;

/**
 * What it costs to divide a number, a date or a name between a character and the one before it, both in a span; null where
 * that is never done: inside numbers, between a number and its sign, in names.
 */
function costBetween(kind: Span['kind'], before: string, previous: string, next: string): number | null {
  if (kind === 'name') return COST.never;
  if (DIGIT.test(next)) {
    const word = SPACE.test(previous) ? before : previous;
    if (kind === 'date' && (word === '年' || word === '月')) return COST.date;
    // Between two numbers, that is: before one alone it is its sign.
    if (CONNECTOR.test(previous) && before !== '') return COST.unit;
    return previous === '第' ? COST.unit : COST.never;
  }
  if (!HAN.test(next)) return COST.never;
  if (DIGIT.test(previous)) return COST.unit;
  return HAN.test(previous) ? COST.insideUnit : COST.never;
}

/**
 * Keeps spans whole, or makes it cost to divide them where only custom speaks against it. Dates cost nothing where the
 * style lets them be divided.
 */
export function keepWhole(work: ClusterList, text: string, spans: readonly Span[], setting: Setting): void {
  const { arena, first, at: end } = work;
  for (const { from, to, kind } of spans) {
    const last = clusterAt(arena, first, end, to - 1);
    // A space that stands between a number and its unit would look like one between words where they are divided.
    const isWhole = kind === 'number' && SPACE.test(text.slice(from, to));
    for (let at = clusterAt(arena, first, end, from); at < last; at++) {
      const offset = arena.start[at + 1] ?? 0;
      const cost = isWhole
        ? COST.never
        : costBetween(
            kind,
            offset - 2 < from ? '' : text.charAt(offset - 2),
            text.charAt(offset - 1),
            text.charAt(offset),
          );
      if (cost === null) arena.traits[at] = (arena.traits[at] ?? 0) & ~Trait.breakAfter;
      else arena.breakCost[at] = kind === 'date' && setting.breakDates ? 0 : cost;
    }
  }
}
