/**
 * One text against another with edits that were asked for: which of them were made, and what else
 * changed. The way from the one to the other with the fewest changes nobody asked for is taken.
 */
import type { FlowEdit } from '../edition/mark-fields.ts';

/** An edit that was asked for, by its number. */
export interface Asked extends FlowEdit {
  readonly of: number;
}

/** A change nobody asked for: what stood from `from` to `to` before is what stands from `newFrom` to `newTo` now. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

export interface Alignment {
  /** The asked edits that were made, as places in the list given. */
  readonly taken: ReadonlySet<number>;
  readonly hunks: readonly Hunk[];
  /** For each unit of the old text where it is in the new one; -1 where it is not. */
  readonly places: Int32Array;
}

/** States looked at before a text counts as rewritten. */
const MOST_STATES = 1_500_000;

/**
 * What a unit changed costs, what a change costs besides, and what an asked edit that was not made costs: of
 * as many units changed the fewest stretches, and of as many stretches the most edits made.
 */
const UNIT = 64;
const OPENING = 8;
const UNMADE = 1;

interface State {
  readonly old: number;
  readonly now: number;
  /** A change was made just before: the next one goes on with it. */
  readonly isOpen: boolean;
  readonly parent: State | null;
  /** What led here: an asked edit, by its place in the list; a unit that is the same; a unit changed. */
  readonly by: number | 'same' | 'changed';
}

/** True where an edit that takes nothing away was made already at this place of the old text. */
function isMade(state: State, edit: number): boolean {
  for (let at: State | null = state; at !== null && at.old === state.old; at = at.parent) {
    if (at.by === edit) return true;
  }
  return false;
}

/** The cheapest way, least cost first; what costs nothing is looked at at once. Null beyond the limit. */
function search(before: string, after: string, asked: readonly Asked[]): State | null {
  const starting = new Map<number, number[]>();
  asked.forEach((edit, at) => {
    const list = starting.get(edit.from) ?? [];
    list.push(at);
    starting.set(edit.from, list);
  });
  const seen = new Set<number>();
  const width = after.length + 1;
  /** What is still to be looked at, by what it costs. */
  const open: State[][] = [[{ old: 0, now: 0, isOpen: false, parent: null, by: 'same' }]];
  for (let cost = 0; cost < open.length; cost++) {
    const now = open[cost] ?? [];
    const at = (more: number): State[] => {
      while (open.length <= cost + more) open.push([]);
      return open[cost + more] ?? [];
    };
    for (let state = now.pop(); state !== undefined; state = now.pop()) {
      const { old, now: place, isOpen } = state;
      const key = (old * width + place) * 2 + (isOpen ? 1 : 0);
      if (seen.has(key)) continue;
      seen.add(key);
      if (old === before.length && place === after.length) return state;
      if (seen.size > MOST_STATES) return null;
      const step = isOpen ? UNIT : UNIT + OPENING;
      if (place < after.length) at(step).push({ old, now: place + 1, isOpen: true, parent: state, by: 'changed' });
      if (old < before.length) at(step).push({ old: old + 1, now: place, isOpen: true, parent: state, by: 'changed' });
      if (old < before.length && before[old] === after[place]) {
        const isPassed = (starting.get(old) ?? []).some((number) => !isMade(state, number));
        at(isPassed ? UNMADE : 0).push({ old: old + 1, now: place + 1, isOpen: false, parent: state, by: 'same' });
      }
      // Last, so that it is tried first: of two ways that cost the same, the one that was asked for.
      for (const number of starting.get(old) ?? []) {
        const edit = asked[number];
        if (edit === undefined || !after.startsWith(edit.text, place)) continue;
        if (edit.to === edit.from && isMade(state, number)) continue;
        now.push({ old: edit.to, now: place + edit.text.length, isOpen: false, parent: state, by: number });
      }
    }
    open[cost] = [];
  }
  return null;
}

/** Changes next to each other as one. */
function joined(hunks: readonly Hunk[]): Hunk[] {
  const list: Hunk[] = [];
  for (const hunk of hunks) {
    const last = list.at(-1);
    if (last !== undefined && last.to === hunk.from && last.newTo === hunk.newFrom) {
      list[list.length - 1] = { ...last, to: hunk.to, newTo: hunk.newTo };
    } else list.push(hunk);
  }
  return list;
}

/** A stretch that is known to be the same in both texts, where it is in each. */
export interface Fixed {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** An alignment while one stretch is aligned after the other. */
interface AlignmentSoFar {
  readonly taken: Set<number>;
  readonly hunks: Hunk[];
  readonly places: Int32Array;
}

/** A stretch of either text, to be aligned with each other. */
interface SpanPair {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Aligns one stretch; `own` are the places in `asked` of the edits in it. */
function alignSpans(
  before: string,
  after: string,
  { from, to, newFrom, newTo }: SpanPair,
  asked: readonly Asked[],
  own: readonly number[],
  found: AlignmentSoFar,
): void {
  const edits = own.flatMap((at) => asked[at] ?? []);
  // Where nothing was asked for, what is the same at the ends need not be searched; beside an edit it may be the
  // edit that shifted it.
  const isFree = edits.length === 0;
  let head = 0;
  while (isFree && from + head < to && newFrom + head < newTo && before[from + head] === after[newFrom + head]) head++;
  const most = isFree ? Math.min(to - from, newTo - newFrom) - head : 0;
  let tail = 0;
  while (tail < most && before[to - 1 - tail] === after[newTo - 1 - tail]) tail++;
  for (let at = 0; at < head; at++) found.places[from + at] = newFrom + at;
  for (let at = 1; at <= tail; at++) found.places[to - at] = newTo - at;
  const [start, newStart] = [from + head, newFrom + head];
  const inner = edits.map((edit) => ({ ...edit, from: edit.from - start, to: edit.to - start }));
  const end = search(before.slice(start, to - tail), after.slice(newStart, newTo - tail), inner);
  if (end === null) {
    found.hunks.push({ from: start, to: to - tail, newFrom: newStart, newTo: newTo - tail });
    return;
  }
  const hunks: Hunk[] = [];
  for (let state = end; state.parent !== null; state = state.parent) {
    const { parent, by } = state;
    const edit = typeof by === 'number' ? own[by] : undefined;
    if (edit !== undefined) found.taken.add(edit);
    else if (by === 'same') found.places[parent.old + start] = parent.now + newStart;
    else {
      hunks.push({
        from: parent.old + start,
        to: state.old + start,
        newFrom: parent.now + newStart,
        newTo: state.now + newStart,
      });
    }
  }
  found.hunks.push(...joined(hunks.reverse()));
}

/**
 * Aligns two texts. Asked edits may overlap; of those that do at most one is taken. What is fixed, in
 * order, is not searched; no asked edit may touch it.
 */
export function align(before: string, after: string, asked: readonly Asked[], fixed: readonly Fixed[] = []): Alignment {
  const found: AlignmentSoFar = { taken: new Set(), hunks: [], places: new Int32Array(before.length).fill(-1) };
  const order = asked.map((_, at) => at).sort((a, b) => (asked[a]?.from ?? 0) - (asked[b]?.from ?? 0));
  let next = 0;
  let [from, newFrom] = [0, 0];
  for (const { before: to, after: newTo, length } of [
    ...fixed,
    { before: before.length, after: after.length, length: 0 },
  ]) {
    const own: number[] = [];
    while (next < order.length && (asked[order[next] ?? -1]?.from ?? 0) <= to) {
      own.push(order[next] ?? -1);
      next++;
    }
    if (to > from || newTo > newFrom || own.length > 0) {
      alignSpans(before, after, { from, to, newFrom, newTo }, asked, own, found);
    }
    for (let at = 0; at < length; at++) found.places[to + at] = newTo + at;
    [from, newFrom] = [to + length, newTo + length];
  }
  return found;
}
