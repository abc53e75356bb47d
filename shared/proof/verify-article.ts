/** 核红 of an article: its flows as they were and as they are, against the edits that marks asked for. */
import { bodyFlow, flowAround, placeInFlow, type TextFlow } from '../edition/flow.ts';
import type { PartId, PhotoId } from '../edition/ids.ts';
import type { Look } from '../edition/leaf-records.ts';
import { looksAlike, unitLooks } from '../edition/leaves.ts';
import type { Mark, TextPoint } from '../edition/proof-records.ts';
import type { Article } from '../edition/records.ts';
import { captionPart, type HeadlineList, linePart, partNamed, solePart } from '../edition/text.ts';
import { type Asked, align, type Fixed, type Hunk } from './align.ts';
import { textOrder } from './carry-out.ts';
import { joinedEdits } from './joined-edits.ts';
import { lookMarked } from './look-marked.ts';
import { type MarkKind, type MarkOrder, markModule } from './marks/kinds.ts';
import { asksNothing, type Unasked, type Verdicts } from './unasked.ts';

/** A flow in two versions. */
interface FlowPair {
  /** A part of the flow, to find it by; null where the version lacks it. */
  readonly before: PartId | null;
  readonly after: PartId | null;
}

/** The flows of two versions of an article, side by side. */
function flowPairs(before: Article, after: Article): FlowPair[] {
  const lines = (name: HeadlineList): FlowPair => ({
    before: before.headlines[name].length === 0 ? null : linePart(name, 0),
    after: after.headlines[name].length === 0 ? null : linePart(name, 0),
  });
  const photos = new Set([...before.photos, ...after.photos].map((photo) => photo.id));
  const captionOf = (article: Article, id: PhotoId) => partNamed(article, captionPart(id));
  return [
    { before: solePart('banner'), after: solePart('banner') },
    lines('kicker'),
    lines('headline'),
    lines('deck'),
    { before: solePart('summary'), after: solePart('summary') },
    { before: before.body[0]?.id ?? null, after: after.body[0]?.id ?? null },
    ...[...photos].map((id): FlowPair => ({ before: captionOf(before, id), after: captionOf(after, id) })),
  ];
}

const emptyFlow: TextFlow = { parts: [], text: '' };

function touches({ from, to, newFrom, newTo }: Hunk, edit: { readonly from: number; readonly to: number }): boolean {
  // At the place of an insertion only what was put in is an answer to it.
  if (edit.from === edit.to) return from <= edit.from && to >= edit.from && newTo > newFrom;
  const isInsertion = from === to;
  return isInsertion ? from >= edit.from && from <= edit.to : from < edit.to && to > edit.from;
}

/** The style of text that has none. */
const PLAIN: Look = {};

/** The style of each unit of a body. */
function unitStyles(article: Article): Look[] {
  return article.body.flatMap(({ children }, at) => [...(at === 0 ? [] : [PLAIN]), ...unitLooks(children)]);
}

/** The style a kind of mark asks for where no edit of the text can be made; null where it asks for none. */
function lookAsked<K extends MarkKind>(order: MarkOrder<K>): Look | null {
  return markModule<K>(order.kind).look?.(order) ?? null;
}

/** Marks that somebody carried out by the character style they ask for. */
function styledAsAsked({ byHand }: FlowOrders, after: Article, places: Int32Array): ReadonlyMap<Mark, FlowRange> {
  const styles = unitStyles(after);
  const done = [...byHand].filter(([{ order }, { from, to }]) => {
    const wanted = lookAsked(order);
    if (wanted === null || from >= to) return false;
    return Array.from({ length: to - from }, (_, at) => styles[places[from + at] ?? -1] ?? PLAIN).every((style) =>
      looksAlike(style, { ...style, ...wanted }),
    );
  });
  return new Map(done);
}

/** Paragraphs whose kind changed, and characters whose style did, but where a mark has asked for that. */
function formatChanges(
  before: Article,
  after: Article,
  places: Int32Array,
  asked: ReadonlyMap<Mark, FlowRange>,
): Unasked[] {
  const [old, now] = [bodyFlow(before.body), bodyFlow(after.body)];
  const starts = new Map(now.parts.map(({ from }, at) => [from, at]));
  const changes: Unasked[] = [];
  old.parts.forEach(({ from, text }, at) => {
    const is = after.body[starts.get(places[from] ?? -1) ?? -1];
    const was = before.body[at];
    if (text === '' || is === undefined || was === undefined || is.type === was.type) return;
    const place = { part: is.id, offset: 0 };
    changes.push({ kind: 'paragraph-kind', articleId: after.id, place, before: was.type, after: is.type });
  });
  const [styles, stylesNow] = [unitStyles(before), unitStyles(after)];
  const wasAt = (unit: number) => styles[unit] ?? PLAIN;
  const nowAt = (unit: number) => stylesNow[places[unit] ?? -1] ?? PLAIN;
  const differs = (unit: number) => (places[unit] ?? -1) >= 0 && !looksAlike(wasAt(unit), nowAt(unit));
  for (let at = 0; at < places.length; at++) {
    if (!differs(at)) continue;
    const [style, styleNow] = [wasAt(at), nowAt(at)];
    const goesOn = (unit: number) => looksAlike(wasAt(unit), style) && looksAlike(nowAt(unit), styleNow);
    let end = at;
    while (end < places.length && differs(end) && goesOn(end)) end++;
    const [from, to] = [at, end];
    at = end - 1;
    if ([...asked.values()].some((range) => range.from <= from && to <= range.to)) continue;
    const text = old.text.slice(from, to);
    changes.push({
      kind: 'emphasis',
      articleId: after.id,
      place: placeInFlow(now, places[from] ?? 0),
      before: lookMarked(text, style),
      after: lookMarked(text, styleNow),
    });
  }
  return changes;
}

/** Parts that read the same in both, in the same order, and that no asked edit touches. */
function untouched(old: TextFlow, now: TextFlow, asked: readonly Asked[]): Fixed[] {
  const places = new Map(now.parts.map((part) => [part.part, part]));
  const edits = asked.toSorted((a, b) => a.from - b.from);
  const fixed: Fixed[] = [];
  let [next, reached, last] = [0, -1, -1];
  for (const { part, text, from } of old.parts) {
    const to = from + text.length;
    // The farthest that any edit from before this part's end reaches.
    while (next < edits.length && (edits[next]?.from ?? 0) <= to) {
      reached = Math.max(reached, edits[next]?.to ?? 0);
      next++;
    }
    const same = places.get(part);
    if (reached >= from || text === '' || same?.text !== text || same.from <= last) continue;
    fixed.push({ before: from, after: same.from, length: text.length });
    last = same.from;
  }
  return fixed;
}

/** From one offset of a flow to another. */
interface FlowRange {
  readonly from: number;
  readonly to: number;
}

/** What marks ask of a flow. */
interface FlowOrders {
  readonly asked: readonly Asked[];
  /** The edits of each mark that asks for some, by their numbers in the list. */
  readonly numbers: ReadonlyMap<Mark, readonly number[]>;
  /** Marks that somebody carries out by hand, and where. */
  readonly byHand: ReadonlyMap<Mark, FlowRange>;
}

function ordersFor(before: Article, old: TextFlow, marks: readonly Mark[]): FlowOrders {
  const asked: Asked[] = [];
  const numbers = new Map<Mark, readonly number[]>();
  const byHand = new Map<Mark, FlowRange>();
  for (const [of, mark] of marks.entries()) {
    const { origin } = mark;
    if (origin === null || asksNothing.has(mark.state)) continue;
    const was: Mark = { ...mark, anchor: origin.anchor, order: origin.order, isGone: false };
    const order = textOrder({ articles: { [before.id]: before } }, was);
    if (order !== null && typeof order !== 'string') {
      numbers.set(
        mark,
        order.edits.map((edit) => asked.push({ ...edit, of }) - 1),
      );
    } else if (origin.anchor.kind === 'text') {
      const at = (point: TextPoint) => (old.parts.find(({ part }) => part === point.part)?.from ?? 0) + point.offset;
      byHand.set(mark, { from: at(origin.anchor.start), to: at(origin.anchor.end) });
    }
  }
  return { asked, numbers, byHand };
}

/** Says what became of marks; returns the differences that answer none of them. */
function settleMarks(
  { asked, numbers, byHand }: FlowOrders,
  { old, now }: { readonly old: TextFlow; readonly now: TextFlow },
  { taken, hunks }: Pick<ReturnType<typeof align>, 'taken' | 'hunks'>,
  outcomes: Verdicts['outcomes'],
): readonly Hunk[] {
  const explained = new Set<Hunk>();
  const explain = (edits: readonly FlowRange[]): boolean => {
    const answering = hunks.filter((hunk) => edits.some((edit) => touches(hunk, edit)));
    for (const hunk of answering) explained.add(hunk);
    return answering.length > 0;
  };
  const joined = joinedEdits(old.text, now.text, asked, hunks);
  for (const hunk of [...joined.values()].flat()) explained.add(hunk);
  for (const [mark, own] of numbers) {
    const edits = own.flatMap((number) => asked[number] ?? []);
    const made = own.filter((number) => {
      if (joined.has(number)) return false;
      const edit = asked[number];
      return taken.has(number) || (edit !== undefined && old.text.slice(edit.from, edit.to) === edit.text);
    });
    if (made.length === own.length) outcomes.set(mark.id, 'done');
    else {
      const isAnswered = explain(edits) || made.length > 0 || own.some((number) => joined.has(number));
      outcomes.set(mark.id, isAnswered ? 'differently' : 'missed');
    }
  }
  for (const [mark, range] of byHand) {
    const isChanged = explain([range]);
    if (mark.state === 'open') outcomes.set(mark.id, isChanged ? 'differently' : 'missed');
  }
  return hunks.filter((hunk) => !explained.has(hunk));
}

function verifyFlow(
  before: Article,
  after: Article,
  pair: FlowPair,
  marks: readonly Mark[],
  { outcomes, unasked }: Verdicts,
): void {
  const old = pair.before === null ? emptyFlow : flowAround(before, pair.before);
  const now = pair.after === null ? emptyFlow : flowAround(after, pair.after);
  const names = new Set<string>(old.parts.map(({ part }) => part));
  const own = marks.filter((mark) => mark.origin?.anchor.kind === 'text' && names.has(mark.origin.anchor.start.part));
  if (old.text === now.text && own.length === 0 && before.body === after.body) return;
  const orders = ordersFor(before, old, own);
  const alignment = align(old.text, now.text, orders.asked, untouched(old, now, orders.asked));
  for (const hunk of settleMarks(orders, { old, now }, alignment, outcomes)) {
    unasked.push({
      kind: 'text',
      articleId: after.id,
      place: placeInFlow(now, hunk.newFrom),
      before: old.text.slice(hunk.from, hunk.to),
      after: now.text.slice(hunk.newFrom, hunk.newTo),
    });
  }
  if (pair.before !== null && pair.before === before.body[0]?.id) {
    const asked = styledAsAsked(orders, after, alignment.places);
    for (const mark of asked.keys()) outcomes.set(mark.id, 'done');
    unasked.push(...formatChanges(before, after, alignment.places, asked));
  }
}

function isSameCopy(before: Article, after: Article): boolean {
  return (
    before.body === after.body &&
    before.headlines === after.headlines &&
    before.photos === after.photos &&
    before.banner === after.banner
  );
}

/** Finds what became of an article's marks, and what changed unasked. */
export function verifyArticle(before: Article, after: Article, marks: readonly Mark[], verdicts: Verdicts): void {
  if (isSameCopy(before, after) && marks.length === 0) return;
  for (const pair of flowPairs(before, after)) verifyFlow(before, after, pair, marks, verdicts);
  for (const photo of before.photos) {
    const now = after.photos.find((one) => one.id === photo.id);
    if (now === undefined || now.imageId === photo.imageId) continue;
    verdicts.unasked.push({
      kind: 'picture-of-article',
      articleId: after.id,
      before: photo.imageId ?? '',
      after: now.imageId ?? '',
    });
  }
}
