/**
 * Edits side by side whose neighbours run into one character once all of them are made: 🇨 and 🇳 become a flag when what parted
 * them is taken out. Each edit alone would have left both as they were, so none of them has come out as it was asked for.
 */
import { charactersOf, nextCharacter, previousCharacter } from '../text/graphemes.ts';
import type { Asked, Hunk } from './align.ts';

/** The characters of a text that lie in a stretch of it, in part or whole; of an empty stretch the one it lies within. */
function charactersIn(text: string, from: number, to: number): string {
  let found = '';
  let at = 0;
  for (const one of charactersOf(text)) {
    const end = at + one.length;
    const isWithin = from === to ? at < from && end > from : at < to && end > from;
    if (isWithin) found += one;
    at = end;
  }
  return found;
}

/** Edits without anything left between them, in order, by their places in the list given. */
function chains(asked: readonly Asked[]): number[][] {
  const order = asked.map((_, at) => at).sort((a, b) => (asked[a]?.from ?? 0) - (asked[b]?.from ?? 0) || a - b);
  const found: number[][] = [];
  for (const at of order) {
    const last = found.at(-1);
    const before = asked[last?.at(-1) ?? -1];
    if (last !== undefined && before !== undefined && before.to === asked[at]?.from) last.push(at);
    else found.push([at]);
  }
  return found.filter((chain) => chain.length > 1);
}

/** The edits that joined, by their places in the list given, each with the changes that the joined character is told in. */
export function joinedEdits(
  before: string,
  after: string,
  asked: readonly Asked[],
  hunks: readonly Hunk[],
): ReadonlyMap<number, readonly Hunk[]> {
  const joined = new Map<number, readonly Hunk[]>();
  // Where nothing changed that nobody asked for, nothing joined.
  if (hunks.length === 0) return joined;
  for (const chain of chains(asked)) {
    const edits = chain.flatMap((at) => asked[at] ?? []);
    const [start, end] = [edits[0]?.from ?? 0, edits.at(-1)?.to ?? 0];
    const [from, to] = [previousCharacter(before, start), nextCharacter(before, end)];
    const near = hunks.filter((hunk) => hunk.from >= from && hunk.to <= to);
    if (near.length === 0) continue;
    const [head, tail] = [before.slice(from, start), before.slice(end, to)];
    const all = head + edits.map(({ text }) => text).join('') + tail;
    let at = head.length;
    edits.forEach((edit, place) => {
      const made = charactersIn(all, at, at + edit.text.length);
      at += edit.text.length;
      const alone = before.slice(from, edit.from) + edit.text + before.slice(edit.to, to);
      const own = charactersIn(alone, edit.from - from, edit.from - from + edit.text.length);
      const isThere = near.some(({ newFrom, newTo }) => made !== '' && after.slice(newFrom, newTo).includes(made));
      if (own !== made && isThere) joined.set(chain[place] ?? -1, near);
    });
  }
  return joined;
}
