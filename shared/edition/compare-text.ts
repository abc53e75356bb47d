/**
 * Comparing two versions of a text: what is the same in both, where nobody says what was done. That is so of copy that
 * is replaced as a whole (imported over, restored), and of the pages a round began with against what they are now.
 * An edit tells what it does by itself (`text-maps.ts`).
 */
import { blockFlow, flowAround, flowOffset, placeInFlow, type TextFlow } from './flow.ts';
import { movedPart } from './moved-cells.ts';
import type { TextAnchor, TextPoint, WordsAnchor } from './proof-records.ts';
import type { Article, Block } from './records.ts';
import { wholeEnds } from './shared-ends.ts';
import { textChanges } from './text-changes.ts';

/** A stretch of text that is the same before and after: offsets in both, and its length. */
interface SharedStretch {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Beyond so many units on either side a replaced stretch is not compared in detail. */
const DETAIL = 4_000;

/** What an edit of a text keeps of it, in order: its ends, and what of the middle is the same. */
function keptIn(before: string, after: string): SharedStretch[] {
  const { head, tail } = wholeEnds(before, after);
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const kept: SharedStretch[] = head > 0 ? [{ before: 0, after: 0, length: head }] : [];
  if (old !== '' && now !== '' && old.length <= DETAIL && now.length <= DETAIL) {
    let [from, to] = [head, head];
    for (const { text, isAdded, isRemoved } of textChanges(old, now)) {
      const { length } = text;
      if (!(isAdded || isRemoved)) kept.push({ before: from, after: to, length });
      if (!isAdded) from += length;
      if (!isRemoved) to += length;
    }
  }
  if (tail > 0) kept.push({ before: before.length - tail, after: after.length - tail, length: tail });
  return kept;
}

/** What was found of two flows last: all marks of an article ask about the same two. */
let compared: { readonly before: TextFlow; readonly after: TextFlow; readonly kept: SharedStretch[] } | null = null;

function keptInFlow(before: TextFlow, after: TextFlow): SharedStretch[] {
  if (compared?.before === before && compared.after === after) return compared.kept;
  const kept = compareFlows(before, after);
  compared = { before, after, kept };
  return kept;
}

/** What is kept of a flow, its parts known by their names as far as they go. */
function compareFlows(before: TextFlow, after: TextFlow): SharedStretch[] {
  const isSameNames =
    before.parts.length === after.parts.length && before.parts.every(({ part }, at) => part === after.parts[at]?.part);
  if (isSameNames) {
    return before.parts.flatMap((old, at): SharedStretch[] => {
      const now = after.parts[at];
      if (now === undefined) return [];
      const separator = at === 0 ? [] : [{ before: old.from - 1, after: now.from - 1, length: 1 }];
      const own =
        old.text === now.text ? [{ before: 0, after: 0, length: old.text.length }] : keptIn(old.text, now.text);
      return [
        ...separator,
        ...own.map((one) => ({ ...one, before: one.before + old.from, after: one.after + now.from })),
      ];
    });
  }
  // Parted, joined, put in or taken out: what is the same at either end, and between them the text decides.
  const same = (a: TextFlow['parts'][number] | undefined, b: TextFlow['parts'][number] | undefined) =>
    a !== undefined && b !== undefined && a.part === b.part && a.text === b.text;
  const limit = Math.min(before.parts.length, after.parts.length);
  let head = 0;
  while (head < limit && same(before.parts[head], after.parts[head])) head++;
  let tail = 0;
  while (tail < limit - head && same(before.parts.at(-1 - tail), after.parts.at(-1 - tail))) tail++;
  const edge = (flow: TextFlow) => ({
    from: flow.parts[head]?.from ?? flow.text.length + 1,
    to: tail === 0 ? flow.text.length : (flow.parts.at(-tail)?.from ?? 0) - 1,
  });
  const [old, now] = [edge(before), edge(after)];
  const middle = keptIn(
    before.text.slice(old.from, Math.max(old.from, old.to)),
    after.text.slice(now.from, Math.max(now.from, now.to)),
  );
  const kept: SharedStretch[] = head > 0 ? [{ before: 0, after: 0, length: Math.min(old.from, now.from) }] : [];
  for (const one of middle) kept.push({ ...one, before: one.before + old.from, after: one.after + now.from });
  if (tail > 0) {
    const length = Math.min(before.text.length - old.to, after.text.length - now.to);
    kept.push({ before: before.text.length - length, after: after.text.length - length, length });
  }
  return kept;
}

/** Where the first unit kept at or after an offset is now; null where none is. */
function nextKept(kept: readonly SharedStretch[], offset: number): number | null {
  const own = kept.find((one) => one.before + one.length > offset);
  return own === undefined ? null : own.after + Math.max(0, offset - own.before);
}

/** Where the place after the last unit kept before an offset is now; null where none is. */
function lastKept(kept: readonly SharedStretch[], offset: number): number | null {
  const own = kept.findLast((one) => one.length > 0 && one.before < offset);
  return own === undefined ? null : own.after + Math.min(own.length, offset - own.before);
}

interface FollowedAnchor<Of> {
  readonly anchor: Of;
  readonly isGone: boolean;
}

/** Where an anchor is after its article changed, and whether all its text is gone. */
export function followAnchor(anchor: TextAnchor, before: Article, after: Article): FollowedAnchor<TextAnchor> {
  return followInFlow(anchor, flowAround(before, anchor.start.part), flowAround(after, anchor.start.part));
}

/** Where an anchor is after its block changed: in a table also after rows or columns came or went before it. */
export function followWords(anchor: WordsAnchor, before: Block, after: Block): FollowedAnchor<WordsAnchor> {
  const part = movedPart(before, after, anchor.start.part);
  if (part === null) return { anchor, isGone: true };
  return followInFlow(anchor, blockFlow(before, anchor.start.part), blockFlow(after, part));
}

function followInFlow<Of extends TextAnchor | WordsAnchor>(
  anchor: Of,
  old: TextFlow,
  now: TextFlow,
): FollowedAnchor<Of> {
  const [from, to] = [flowOffset(old, anchor.start), flowOffset(old, anchor.end)];
  // Its part went with an earlier edit, or stands in a part no version has: it stays where it was.
  if (from === null || to === null) return { anchor, isGone: true };
  const kept = keptInFlow(old, now);
  const start = nextKept(kept, from);
  const end = lastKept(kept, to);
  const isRange = to > from;
  const survives = isRange && start !== null && end !== null && start < end;
  // Nothing is left of it: between what stood before it and after it.
  const place = lastKept(kept, from) ?? nextKept(kept, from) ?? 0;
  const [first, last] = survives
    ? [placeInFlow(now, start), placeInFlow(now, end)]
    : [placeInFlow(now, place), placeInFlow(now, place)];
  if (first === null || last === null) return { anchor, isGone: true };
  return { anchor: { ...anchor, start: first, end: last }, isGone: isRange && !survives };
}

/** A single place (the target of a transfer) after its article changed. */
export function followPoint(point: TextPoint, before: Article, after: Article): TextPoint {
  const anchor: TextAnchor = { kind: 'text', articleId: before.id, start: point, end: point };
  return followAnchor(anchor, before, after).anchor.start;
}
