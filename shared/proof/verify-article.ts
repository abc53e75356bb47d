/** 核红 of an article: its flows as they were and as they are, against the edits that marks asked for. */
import type { HeadlineList } from '../edition/article-records.ts';
import { flowAround, placeInFlow, type TextFlow } from '../edition/flow.ts';
import type { PartId, PhotoId } from '../edition/ids.ts';
import type { Look } from '../edition/leaf-records.ts';
import { looksAlike, unitLooks } from '../edition/leaves.ts';
import type { Mark } from '../edition/proof-records.ts';
import type { Article } from '../edition/records.ts';
import { captionPart, creditPart, hasLooks, linePart, partNamed, readRuns, solePart } from '../edition/text.ts';
import { align } from './align.ts';
import { lookMarked } from './look-marked.ts';
import { type MarkKind, type MarkOrder, markModule } from './marks/kinds.ts';
import type { Unasked, Verdicts } from './unasked.ts';
import { type FlowOrders, type FlowRange, ordersFor, settleMarks, untouched } from './verify-flow.ts';

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
  const wordsOf = (name: (id: PhotoId) => PartId): FlowPair[] =>
    [...photos].map((id) => ({ before: partNamed(before, name(id)), after: partNamed(after, name(id)) }));
  return [
    { before: solePart('banner'), after: solePart('banner') },
    lines('kicker'),
    lines('headline'),
    lines('deck'),
    { before: solePart('summary'), after: solePart('summary') },
    { before: before.body[0]?.id ?? null, after: after.body[0]?.id ?? null },
    ...wordsOf(captionPart),
    ...wordsOf(creditPart),
  ];
}

const emptyFlow: TextFlow = { parts: [], text: '' };

/** The style of text that has none. */
const PLAIN: Look = {};

/** The style of each unit of a flow. */
function unitStyles(article: Article, { parts }: TextFlow): Look[] {
  const [first] = parts;
  // A body is read at once: to look for each paragraph of a long one would take as long as there are pairs of them.
  const isBody = first !== undefined && first.part === article.body[0]?.id;
  const runs = isBody
    ? article.body.map(({ children }) => children)
    : parts.map(({ part }) => readRuns(article, part) ?? []);
  return runs.flatMap((leaves, at) => [...(at === 0 ? [] : [PLAIN]), ...unitLooks(leaves)]);
}

/** The style a kind of mark asks for; null where it asks for none. */
function lookAsked<K extends MarkKind>(order: MarkOrder<K>): Look | null {
  return markModule<K>(order.kind).look?.(order) ?? null;
}

/** A flow of an article before and after, and where its units are now. */
interface Followed {
  readonly before: Article;
  readonly after: Article;
  readonly old: TextFlow;
  readonly now: TextFlow;
  readonly places: Int32Array;
}

/** Marks that somebody carried out by the character style they ask for. */
function styledAsAsked({ ranges }: FlowOrders, { after, now, places }: Followed): ReadonlyMap<Mark, FlowRange> {
  const styles = unitStyles(after, now);
  const done = [...ranges].filter(([{ order }, { from, to }]) => {
    const wanted = lookAsked(order);
    if (wanted === null || from >= to) return false;
    return Array.from({ length: to - from }, (_, at) => styles[places[from + at] ?? -1] ?? PLAIN).every((style) =>
      looksAlike(style, { ...style, ...wanted }),
    );
  });
  return new Map(done);
}

/** Paragraphs whose kind changed. */
function kindChanges({ before, after, old, now, places }: Followed): Unasked[] {
  const starts = new Map(now.parts.map(({ from }, at) => [from, at]));
  return old.parts.flatMap(({ from, text }, at): Unasked[] => {
    const is = after.body[starts.get(places[from] ?? -1) ?? -1];
    const was = before.body[at];
    if (text === '' || is === undefined || was === undefined || is.type === was.type) return [];
    const place = { part: is.id, offset: 0 };
    return [{ kind: 'paragraph-kind', articleId: after.id, place, before: was.type, after: is.type }];
  });
}

/** Characters whose style changed, but where a mark has asked for that. */
function styleChanges(
  { before, after, old, now, places }: Followed,
  asked: ReadonlyMap<Mark, FlowRange>,
  colourName: Verdicts['colourName'],
): Unasked[] {
  const changes: Unasked[] = [];
  const [styles, stylesNow] = [unitStyles(before, old), unitStyles(after, now)];
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
      before: lookMarked(text, style, colourName),
      after: lookMarked(text, styleNow, colourName),
    });
  }
  return changes;
}

function verifyFlow(
  before: Article,
  after: Article,
  pair: FlowPair,
  marks: readonly Mark[],
  { outcomes, unasked, colourName }: Verdicts,
): void {
  const old = pair.before === null ? emptyFlow : flowAround(before, pair.before);
  const now = pair.after === null ? emptyFlow : flowAround(after, pair.after);
  const names = new Set<string>(old.parts.map(({ part }) => part));
  const own = marks.filter((mark) => mark.origin?.anchor.kind === 'text' && names.has(mark.origin.anchor.start.part));
  const isBody = pair.before !== null && pair.before === before.body[0]?.id;
  const isSameStyle = isBody
    ? before.body === after.body
    : before.headlines === after.headlines && before.photos === after.photos;
  if (old.text === now.text && own.length === 0 && isSameStyle) return;
  const orders = ordersFor({ articles: { [before.id]: before }, blocks: {} }, old, own);
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
  if (pair.before === null || !hasLooks(pair.before)) return;
  const followed: Followed = { before, after, old, now, places: alignment.places };
  const asked = styledAsAsked(orders, followed);
  for (const mark of asked.keys()) outcomes.set(mark.id, 'done');
  if (isBody) unasked.push(...kindChanges(followed));
  unasked.push(...styleChanges(followed, asked, colourName));
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
