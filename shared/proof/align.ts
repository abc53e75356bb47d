/**
 * One text against another with edits that were asked for: which of them were made, and what else
 * changed. The way from the one to the other with the fewest changes nobody asked for is taken.
 * What is compared is whole characters as people count them: of a letter with its marks, a Han
 * character with its selector or one of two units, all has changed or nothing. Offsets are in UTF-16
 * code units and lie between two of them.
 */
import type { FlowEdit } from '../edition/mark-fields.ts';
import { characterEnd, characterStart, charactersOf, nextCharacter, previousCharacter } from '../text/graphemes.ts';

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
  /** For each code unit of the old text where it is in the new one; -1 where it is not. */
  readonly places: Int32Array;
}

/** States looked at before a text counts as rewritten. */
const MOST_STATES = 1_500_000;

/**
 * What a character changed costs, what a change costs besides, and what an asked edit that was not made costs:
 * of as many characters changed the fewest stretches, and of as many stretches the most edits made.
 */
const CHARACTER = 64;
const OPENING = 8;
const UNMADE = 1;

/** The place of an edit that does not lie in the stretch that is searched: it cannot have been made there. */
const NOWHERE = -1;

/** An asked edit as it is searched: its place in the old text in characters, and the characters it puts there. */
interface SoughtEdit {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/** How far both texts were read, in characters. */
interface State {
  readonly old: number;
  readonly now: number;
  /** A change was made just before: the next one goes on with it. */
  readonly isOpen: boolean;
  readonly parent: State | null;
  /** What led here: an asked edit, by its place in the list; a character that is the same; one changed. */
  readonly by: number | 'same' | 'changed';
}

/** True where an edit that takes nothing away was made already at this place of the old text. */
function isMade(state: State, edit: number): boolean {
  for (let at: State | null = state; at !== null && at.old === state.old; at = at.parent) {
    if (at.by === edit) return true;
  }
  return false;
}

/** True where a list of characters goes on with others from a place on. */
function goesOnWith(characters: readonly string[], place: number, others: readonly string[]): boolean {
  return others.every((one, at) => characters[place + at] === one);
}

/** The cheapest way, least cost first; what costs nothing is looked at at once. Null beyond the limit. */
function search(before: readonly string[], after: readonly string[], asked: readonly SoughtEdit[]): State | null {
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
      const step = isOpen ? CHARACTER : CHARACTER + OPENING;
      if (place < after.length) at(step).push({ old, now: place + 1, isOpen: true, parent: state, by: 'changed' });
      if (old < before.length) at(step).push({ old: old + 1, now: place, isOpen: true, parent: state, by: 'changed' });
      if (old < before.length && before[old] === after[place]) {
        const isPassed = (starting.get(old) ?? []).some((number) => !isMade(state, number));
        at(isPassed ? UNMADE : 0).push({ old: old + 1, now: place + 1, isOpen: false, parent: state, by: 'same' });
      }
      // Last, so that it is tried first: of two ways that cost the same, the one that was asked for.
      for (const number of starting.get(old) ?? []) {
        const edit = asked[number];
        if (edit === undefined || !goesOnWith(after, place, edit.words)) continue;
        if (edit.to === edit.from && isMade(state, number)) continue;
        now.push({ old: edit.to, now: place + edit.words.length, isOpen: false, parent: state, by: number });
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

/**
 * An edit of whole characters that does the same. An accent or a selector that is put in becomes one character with what
 * stands before it: what is asked for then is that character in place of the other.
 */
function wholeEdit(before: string, edit: Asked): Asked {
  let from = characterStart(before, edit.from);
  let to = characterEnd(before, edit.to);
  for (;;) {
    const text = before.slice(from, edit.from) + edit.text + before.slice(edit.to, to);
    const head = before.slice(previousCharacter(before, from), from);
    const made = head + text + before.slice(to, nextCharacter(before, to));
    const end = head.length + text.length;
    const [isStart, isEnd] = [characterStart(made, head.length) === head.length, characterStart(made, end) === end];
    if (isStart && isEnd) return { ...edit, from, to, text };
    if (!isStart) from -= head.length;
    if (!isEnd) to = nextCharacter(before, to);
  }
}

/** A stretch of a text in its characters, and where each of them starts in the text; where the stretch ends at the end. */
interface Characters {
  readonly list: readonly string[];
  readonly starts: readonly number[];
}

function charactersFrom(text: string, from: number, to: number): Characters {
  const list = charactersOf(text.slice(from, to));
  const starts = [from];
  let at = from;
  for (const one of list) {
    at += one.length;
    starts.push(at);
  }
  return { list, starts };
}

/** Takes note that characters of the old text, by their places in the stretch, are the same as ones of the new text. */
function hold(found: AlignmentSoFar, old: Characters, at: number, now: Characters, newAt: number): void {
  const [from, newFrom] = [old.starts[at] ?? 0, now.starts[newAt] ?? 0];
  const length = old.list[at]?.length ?? 0;
  for (let unit = 0; unit < length; unit++) found.places[from + unit] = newFrom + unit;
}

/** Aligns one stretch; `own` are the places in `asked` of the edits in it. */
function alignSpans(
  before: string,
  after: string,
  span: SpanPair,
  asked: readonly Asked[],
  own: readonly number[],
  found: AlignmentSoFar,
): void {
  const old = charactersFrom(before, span.from, span.to);
  const now = charactersFrom(after, span.newFrom, span.newTo);
  const edits = own.flatMap((at) => asked[at] ?? []);
  // Where nothing was asked for, what is the same at the ends need not be searched; beside an edit it may be the
  // edit that shifted it.
  const most = edits.length === 0 ? Math.min(old.list.length, now.list.length) : 0;
  let head = 0;
  while (head < most && old.list[head] === now.list[head]) head++;
  let tail = 0;
  while (tail < most - head && old.list.at(-1 - tail) === now.list.at(-1 - tail)) tail++;
  const [end, newEnd] = [old.list.length - tail, now.list.length - tail];
  for (let at = 0; at < head; at++) hold(found, old, at, now, at);
  for (let at = 0; at < tail; at++) hold(found, old, end + at, now, newEnd + at);
  const hunk = (from: number, to: number, newFrom: number, newTo: number): Hunk => ({
    from: old.starts[from] ?? span.to,
    to: old.starts[to] ?? span.to,
    newFrom: now.starts[newFrom] ?? span.newTo,
    newTo: now.starts[newTo] ?? span.newTo,
  });
  const places = new Map(edits.length === 0 ? [] : old.starts.map((start, at) => [start, at]));
  const sought = edits.map(({ from, to, text }) => ({
    from: places.get(from) ?? NOWHERE,
    to: places.get(to) ?? NOWHERE,
    words: charactersOf(text),
  }));
  const last = search(old.list.slice(head, end), now.list.slice(head, newEnd), sought);
  if (last === null) {
    found.hunks.push(hunk(head, end, head, newEnd));
    return;
  }
  const hunks: Hunk[] = [];
  for (let state = last; state.parent !== null; state = state.parent) {
    const { parent, by } = state;
    const edit = typeof by === 'number' ? own[by] : undefined;
    if (edit !== undefined) found.taken.add(edit);
    else if (by === 'same') hold(found, old, parent.old + head, now, parent.now + head);
    else hunks.push(hunk(parent.old + head, state.old + head, parent.now + head, state.now + head));
  }
  found.hunks.push(...joined(hunks.reverse()));
}

/**
 * Aligns two texts. Asked edits may overlap; of those that do at most one is taken. What is fixed, in
 * order, is not searched; no asked edit may touch it.
 */
export function align(before: string, after: string, asked: readonly Asked[], fixed: readonly Fixed[] = []): Alignment {
  const found: AlignmentSoFar = { taken: new Set(), hunks: [], places: new Int32Array(before.length).fill(-1) };
  const whole = asked.map((edit) => wholeEdit(before, edit));
  const order = whole.map((_, at) => at).sort((a, b) => (whole[a]?.from ?? 0) - (whole[b]?.from ?? 0));
  let next = 0;
  let [from, newFrom] = [0, 0];
  for (const { before: to, after: newTo, length } of [
    ...fixed,
    { before: before.length, after: after.length, length: 0 },
  ]) {
    const own: number[] = [];
    while (next < order.length && (whole[order[next] ?? -1]?.from ?? 0) <= to) {
      own.push(order[next] ?? -1);
      next++;
    }
    if (to > from || newTo > newFrom || own.length > 0) {
      alignSpans(before, after, { from, to, newFrom, newTo }, whole, own, found);
    }
    for (let at = 0; at < length; at++) found.places[to + at] = newTo + at;
    [from, newFrom] = [to + length, newTo + length];
  }
  return found;
}
