/** Marks stay on their text: where an edit of an article leaves the places marks are on. */
import { diffArrays } from 'diff';
import { applyPatches, type Patch } from './operations.ts';
import type { Mark, TextAnchor, TextPoint } from './proof-records.ts';
import type { Article, Edition, Paragraph } from './records.ts';
import { paragraphText } from './selectors.ts';
import { sharedEnds } from './shared-ends.ts';

/** Pieces of an article whose text is read as one: its body's paragraphs, the lines of a headline, a caption. */
interface Flow {
  readonly parts: readonly { readonly part: string; readonly text: string; readonly from: number }[];
  readonly text: string;
}

function flowOf(pieces: readonly { readonly part: string; readonly text: string }[]): Flow {
  let from = 0;
  const parts = pieces.map(({ part, text }) => {
    const placed = { part, text, from };
    from += text.length + 1;
    return placed;
  });
  return { parts, text: pieces.map(({ text }) => text).join('\n') };
}

const bodyFlows = new WeakMap<readonly Paragraph[], Flow>();

/** The flow a part of an article belongs to; a body's paragraphs are parted by line feeds. */
export function flowAround(article: Article, part: string): Flow {
  const [name, rest] = [part.slice(0, part.indexOf('.')), part.slice(part.indexOf('.') + 1)];
  if (name === 'kicker' || name === 'headline' || name === 'deck') {
    return flowOf(article.headlines[name].map((text, at) => ({ part: `${name}.${at}`, text })));
  }
  if (part === 'summary') return flowOf([{ part, text: article.headlines.summary }]);
  if (part === 'banner') return flowOf([{ part, text: article.banner }]);
  if (name === 'caption') {
    const photo = article.photos.find((one) => one.id === rest);
    return flowOf(photo === undefined ? [] : [{ part, text: photo.caption }]);
  }
  const known = bodyFlows.get(article.body);
  if (known !== undefined) return known;
  const flow = flowOf(article.body.map((paragraph) => ({ part: paragraph.id, text: paragraphText(paragraph) })));
  bodyFlows.set(article.body, flow);
  return flow;
}

/** A place as an offset in its flow; null where the flow lacks its part. An offset past the part's end is its end. */
export function flowOffset(flow: Flow, { part, offset }: TextPoint): number | null {
  const own = flow.parts.find((one) => one.part === part);
  return own === undefined ? null : own.from + Math.min(offset, own.text.length);
}

/** The place at an offset of a flow; null in an empty flow. */
export function placeInFlow(flow: Flow, offset: number): TextPoint | null {
  const own = flow.parts.findLast(({ from }) => from <= offset) ?? flow.parts[0];
  return own === undefined
    ? null
    : { part: own.part, offset: Math.max(0, Math.min(offset - own.from, own.text.length)) };
}

/** The text between an anchor's places; null where one of its parts is gone. */
export function anchoredText(article: Article, { start, end }: TextAnchor): string | null {
  const flow = flowAround(article, start.part);
  const [from, to] = [flowOffset(flow, start), flowOffset(flow, end)];
  return from === null || to === null ? null : flow.text.slice(from, to);
}

/** A stretch of text that is the same before and after: offsets in both, and its length. */
interface Kept {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Beyond so many units on either side a replaced stretch is not compared in detail. */
const DETAIL = 4_000;

/** What an edit of a text keeps of it, in order: its ends, and what of the middle is the same. */
function keptIn(before: string, after: string): Kept[] {
  const { head, tail } = sharedEnds(before, after);
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const kept: Kept[] = head > 0 ? [{ before: 0, after: 0, length: head }] : [];
  if (old !== '' && now !== '' && old.length <= DETAIL && now.length <= DETAIL) {
    let [from, to] = [head, head];
    for (const { value, added, removed } of diffArrays(old.split(''), now.split(''))) {
      if (!(added || removed)) kept.push({ before: from, after: to, length: value.length });
      if (!added) from += value.length;
      if (!removed) to += value.length;
    }
  }
  if (tail > 0) kept.push({ before: before.length - tail, after: after.length - tail, length: tail });
  return kept;
}

/** What was found of two flows last: all marks of an article ask about the same two. */
let compared: { readonly before: Flow; readonly after: Flow; readonly kept: Kept[] } | null = null;

function keptInFlow(before: Flow, after: Flow): Kept[] {
  if (compared?.before === before && compared.after === after) return compared.kept;
  const kept = compareFlows(before, after);
  compared = { before, after, kept };
  return kept;
}

/** What is kept of a flow, its parts known by their names as far as they go. */
function compareFlows(before: Flow, after: Flow): Kept[] {
  const isSameNames =
    before.parts.length === after.parts.length && before.parts.every(({ part }, at) => part === after.parts[at]?.part);
  if (isSameNames) {
    return before.parts.flatMap((old, at): Kept[] => {
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
  const same = (a: Flow['parts'][number] | undefined, b: Flow['parts'][number] | undefined) =>
    a !== undefined && b !== undefined && a.part === b.part && a.text === b.text;
  const limit = Math.min(before.parts.length, after.parts.length);
  let head = 0;
  while (head < limit && same(before.parts[head], after.parts[head])) head++;
  let tail = 0;
  while (tail < limit - head && same(before.parts.at(-1 - tail), after.parts.at(-1 - tail))) tail++;
  const edge = (flow: Flow) => ({
    from: flow.parts[head]?.from ?? flow.text.length + 1,
    to: tail === 0 ? flow.text.length : (flow.parts.at(-tail)?.from ?? 0) - 1,
  });
  const [old, now] = [edge(before), edge(after)];
  const middle = keptIn(
    before.text.slice(old.from, Math.max(old.from, old.to)),
    after.text.slice(now.from, Math.max(now.from, now.to)),
  );
  const kept: Kept[] = head > 0 ? [{ before: 0, after: 0, length: Math.min(old.from, now.from) }] : [];
  for (const one of middle) kept.push({ ...one, before: one.before + old.from, after: one.after + now.from });
  if (tail > 0) {
    const length = Math.min(before.text.length - old.to, after.text.length - now.to);
    kept.push({ before: before.text.length - length, after: after.text.length - length, length });
  }
  return kept;
}

/** Where the first unit kept at or after an offset is now; null where none is. */
function nextKept(kept: readonly Kept[], offset: number): number | null {
  const own = kept.find((one) => one.before + one.length > offset);
  return own === undefined ? null : own.after + Math.max(0, offset - own.before);
}

/** Where the place after the last unit kept before an offset is now; null where none is. */
function lastKept(kept: readonly Kept[], offset: number): number | null {
  const own = kept.findLast((one) => one.length > 0 && one.before < offset);
  return own === undefined ? null : own.after + Math.min(own.length, offset - own.before);
}

interface Followed {
  readonly anchor: TextAnchor;
  readonly isGone: boolean;
}

/** Where an anchor is after its article changed, and whether all its text is gone. */
export function followAnchor(anchor: TextAnchor, before: Article, after: Article): Followed {
  const [old, now] = [flowAround(before, anchor.start.part), flowAround(after, anchor.start.part)];
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

function followMark(mark: Mark, before: Edition, after: Edition): Mark {
  const { anchor, order } = mark;
  if (anchor.kind === 'block') {
    const isGone = after.blocks[anchor.blockId] === undefined;
    return isGone === mark.isGone ? mark : { ...mark, isGone };
  }
  const [old, now] = [before.articles[anchor.articleId], after.articles[anchor.articleId]];
  if (old === now) return mark;
  if (now === undefined) return { ...mark, isGone: true };
  if (old === undefined) return mark;
  const followed = followAnchor(anchor, old, now);
  const target = order.kind === 'transfer' ? { ...order, target: followPoint(order.target, old, now) } : order;
  return { ...mark, anchor: followed.anchor, order: target, isGone: mark.isGone || followed.isGone };
}

/**
 * The patches of an edit, with those that keep marks on their text. Every writer of an edition passes
 * its edits through this; patches that already say where a mark is are not added to.
 */
export function withMarks(edition: Edition, patches: readonly Patch[]): Patch[] {
  const marks = Object.values(edition.marks);
  const changes = patches.some(
    (patch) => patch.kind !== 'edition' && (patch.table === 'articles' || patch.table === 'blocks'),
  );
  if (marks.length === 0 || !changes) return [...patches];
  const after = applyPatches(edition, patches).edition;
  const said = new Set(
    patches.flatMap((patch) => (patch.kind !== 'edition' && patch.table === 'marks' ? patch.id : [])),
  );
  const moved = marks.flatMap((mark): Patch[] => {
    if (said.has(mark.id)) return [];
    const record = followMark(mark, edition, after);
    return record === mark || JSON.stringify(record) === JSON.stringify(mark)
      ? []
      : [{ kind: 'put', table: 'marks', id: mark.id, record }];
  });
  return [...patches, ...moved];
}
