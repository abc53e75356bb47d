/**
 * One text against another with edits that were asked for: which of them were made, and what else
 * changed. The way from the one to the other with the fewest changes nobody asked for is taken.
 */
import type { FlowEdit } from './flow-edit.ts';

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

/** What a unit changed costs, and what a change costs besides: of as many units changed, the fewest stretches. */
const UNIT = 4;
const OPENING = 1;

interface State {
  readonly old: number;
  readonly now: number;
  /** A change was made just before: the next one goes on with it. */
  readonly isOpen: boolean;
  readonly parent: State | null;
  /** The asked edit that led here; -1 for a unit that is the same, -2 for a change. */
  readonly by: number;
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
  const open: State[][] = [[{ old: 0, now: 0, isOpen: false, parent: null, by: -1 }]];
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
      if (place < after.length) at(step).push({ old, now: place + 1, isOpen: true, parent: state, by: -2 });
      if (old < before.length) at(step).push({ old: old + 1, now: place, isOpen: true, parent: state, by: -2 });
      if (old < before.length && before[old] === after[place]) {
        now.push({ old: old + 1, now: place + 1, isOpen: false, parent: state, by: -1 });
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

/** Aligns two texts. Asked edits may overlap; of those that do at most one is taken. */
export function align(before: string, after: string, asked: readonly Asked[]): Alignment {
  const places = new Int32Array(before.length).fill(-1);
  // What is the same at the ends and free of asked edits need not be searched.
  const first = Math.min(before.length, ...asked.map((edit) => edit.from));
  const last = Math.max(0, ...asked.map((edit) => edit.to));
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < Math.min(limit, first) && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(limit - head, before.length - Math.max(last, head));
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  for (let at = 0; at < head; at++) places[at] = at;
  for (let at = 1; at <= tail; at++) places[before.length - at] = after.length - at;
  const inner = asked.map((edit) => ({ ...edit, from: edit.from - head, to: edit.to - head }));
  const end = search(before.slice(head, before.length - tail), after.slice(head, after.length - tail), inner);
  if (end === null) {
    const rewritten = { from: head, to: before.length - tail, newFrom: head, newTo: after.length - tail };
    return { taken: new Set(), hunks: [rewritten], places };
  }
  const taken = new Set<number>();
  const hunks: Hunk[] = [];
  for (let state = end; state.parent !== null; state = state.parent) {
    const { parent, by } = state;
    if (by >= 0) taken.add(by);
    else if (by === -1) places[parent.old + head] = parent.now + head;
    else
      hunks.push({
        from: parent.old + head,
        to: state.old + head,
        newFrom: parent.now + head,
        newTo: state.now + head,
      });
  }
  return { taken, hunks: joined(hunks.reverse()), places };
}
