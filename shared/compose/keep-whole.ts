/** The third step of preparing a text: names, numbers and dates that no line may divide. */
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

/** Keeps spans whole. A date may be divided before 年, 月 and 日 where the style lets it. */
export function keepWhole(work: ClusterList, text: string, spans: readonly Span[], setting: Setting): void {
  const { arena, first, at: end } = work;
  for (const { from, to, kind } of spans) {
    const last = clusterAt(arena, first, end, to - 1);
    for (let at = clusterAt(arena, first, end, from); at < last; at++) {
      const next = text.charAt(arena.start[at + 1] ?? 0);
      const divides = kind === 'date' && setting.breakDates && '年月日号'.includes(next);
      if (!divides) arena.traits[at] = (arena.traits[at] ?? 0) & ~Trait.breakAfter;
    }
  }
}
