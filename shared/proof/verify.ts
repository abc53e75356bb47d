/**
 * 核红: a round's marks against what the pages are now. Every mark was carried out, rejected, missed or
 * done otherwise, and every change that no mark asked for is told.
 */
import { flowAround, placeInFlow } from '../edition/anchors.ts';
import { canonical } from '../edition/canonical.ts';
import type { ArticleId, BlockId, PageId, RoundId } from '../edition/ids.ts';
import type { Mark, TextPoint } from '../edition/proof-records.ts';
import type { Article, Block, Edition, Frozen } from '../edition/records.ts';
import { articlesOn } from '../edition/selectors.ts';
import { type Asked, align, type Fixed, type Hunk } from './align.ts';
import { blockAfter, changesPicture, textOrder } from './carry-out.ts';
import { marksOf } from './rounds.ts';

type Outcome = 'done' | 'rejected' | 'withdrawn' | 'answered' | 'missed' | 'differently';

interface MarkOutcome {
  readonly mark: Mark;
  readonly outcome: Outcome;
}

/** A change nobody asked for. */
export type Unasked =
  | {
      readonly kind: 'text' | 'emphasis' | 'paragraph-kind';
      readonly articleId: ArticleId;
      /** Where it is now. */
      readonly place: TextPoint | null;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'position' | 'picture' | 'style-of-block' | 'block-text' | 'block-added' | 'block-removed';
      readonly blockId: BlockId;
      readonly pageId: PageId;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'picture-of-article';
      readonly articleId: ArticleId;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'style'; readonly style: string }
  | { readonly kind: 'page'; readonly pageId: PageId };

export interface Verification {
  readonly marks: readonly MarkOutcome[];
  readonly unasked: readonly Unasked[];
}

/** What is compared with what a round began with: the edition as it is, or what a later round began with. */
export type Later = Pick<Edition, 'pages' | 'articles' | 'blocks' | 'styles'>;

/** Marks that are settled without having been carried out ask for nothing. */
const asksNothing: ReadonlySet<Mark['state']> = new Set(['rejected', 'withdrawn']);

interface Part {
  /** A part of the flow, to find it by; null where the version lacks it. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The flows of two versions of an article, side by side. */
function flowPairs(before: Article, after: Article): Part[] {
  const lines = (name: 'kicker' | 'headline' | 'deck'): Part => ({
    before: before.headlines[name].length === 0 ? null : `${name}.0`,
    after: after.headlines[name].length === 0 ? null : `${name}.0`,
  });
  const photos = new Set([...before.photos, ...after.photos].map((photo) => photo.id));
  const captionOf = (article: Article, id: string) =>
    article.photos.some((photo) => photo.id === id) ? `caption.${id}` : null;
  return [
    { before: 'banner', after: 'banner' },
    lines('kicker'),
    lines('headline'),
    lines('deck'),
    { before: 'summary', after: 'summary' },
    { before: before.body[0]?.id ?? null, after: after.body[0]?.id ?? null },
    ...[...photos].map((id): Part => ({ before: captionOf(before, id), after: captionOf(after, id) })),
  ];
}

type Flow = ReturnType<typeof flowAround>;

const emptyFlow: Flow = { parts: [], text: '' };

function touches({ from, to, newFrom, newTo }: Hunk, edit: { readonly from: number; readonly to: number }): boolean {
  // At the place of an insertion only what was put in is an answer to it.
  if (edit.from === edit.to) return from <= edit.from && to >= edit.from && newTo > newFrom;
  const isInsertion = from === to;
  return isInsertion ? from >= edit.from && from <= edit.to : from < edit.to && to > edit.from;
}

/** Emphasis of each unit of a body. */
function strongUnits(article: Article): boolean[] {
  return article.body.flatMap((paragraph, at) => [
    ...(at === 0 ? [] : [false]),
    ...paragraph.children.flatMap((leaf) => Array.from({ length: leaf.text.length }, () => leaf.strong === true)),
  ]);
}

interface Sorted {
  readonly outcomes: Map<string, Outcome>;
  readonly unasked: Unasked[];
}

/** Paragraphs whose kind changed, and characters whose emphasis did. */
function formatChanges(before: Article, after: Article, places: Int32Array): Unasked[] {
  const [old, now] = [flowAround(before, before.body[0]?.id ?? ''), flowAround(after, after.body[0]?.id ?? '')];
  const starts = new Map(now.parts.map(({ from }, at) => [from, at]));
  const changes: Unasked[] = [];
  old.parts.forEach(({ from, text }, at) => {
    const is = after.body[starts.get(places[from] ?? -1) ?? -1];
    const was = before.body[at];
    if (text === '' || is === undefined || was === undefined || is.type === was.type) return;
    const place = { part: is.id, offset: 0 };
    changes.push({ kind: 'paragraph-kind', articleId: after.id, place, before: was.type, after: is.type });
  });
  const [strong, strongNow] = [strongUnits(before), strongUnits(after)];
  for (let at = 0; at < places.length; at++) {
    const differs = (unit: number) => (places[unit] ?? -1) >= 0 && strong[unit] !== strongNow[places[unit] ?? -1];
    if (!differs(at)) continue;
    let end = at;
    while (end < places.length && differs(end) && strong[end] === strong[at]) end++;
    const text = old.text.slice(at, end);
    const [plain, bold] = [text, `**${text}**`];
    changes.push({
      kind: 'emphasis',
      articleId: after.id,
      place: placeInFlow(now, places[at] ?? 0),
      before: strong[at] === true ? bold : plain,
      after: strong[at] === true ? plain : bold,
    });
    at = end - 1;
  }
  return changes;
}

function isSameCopy(before: Article, after: Article): boolean {
  return (
    before.body === after.body &&
    before.headlines === after.headlines &&
    before.photos === after.photos &&
    before.banner === after.banner
  );
}

/** Parts that read the same in both, in the same order, and that no asked edit touches. */
function untouched(old: Flow, now: Flow, asked: readonly Asked[]): Fixed[] {
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

function verifyFlow(
  before: Article,
  after: Article,
  pair: Part,
  marks: readonly Mark[],
  { outcomes, unasked }: Sorted,
): void {
  const old = pair.before === null ? emptyFlow : flowAround(before, pair.before);
  const now = pair.after === null ? emptyFlow : flowAround(after, pair.after);
  const names = new Set(old.parts.map(({ part }) => part));
  const own = marks.filter((mark) => mark.origin?.anchor.kind === 'text' && names.has(mark.origin.anchor.start.part));
  if (old.text === now.text && own.length === 0 && before.body === after.body) return;
  const byHand = new Map<Mark, { readonly from: number; readonly to: number }[]>();
  const asked: Asked[] = [];
  const asking = new Map<Mark, number[]>();
  for (const [of, mark] of own.entries()) {
    const { origin } = mark;
    if (origin === null || asksNothing.has(mark.state)) continue;
    const was: Mark = { ...mark, anchor: origin.anchor, order: origin.order, isGone: false };
    const order = textOrder({ articles: { [before.id]: before } }, was);
    if (order === null || typeof order === 'string') {
      if (origin.anchor.kind !== 'text') continue;
      const at = (point: TextPoint) => (old.parts.find(({ part }) => part === point.part)?.from ?? 0) + point.offset;
      byHand.set(mark, [{ from: at(origin.anchor.start), to: at(origin.anchor.end) }]);
      continue;
    }
    const numbers = order.edits.map((edit) => asked.push({ ...edit, of }) - 1);
    asking.set(mark, numbers);
  }
  const { taken, hunks, places } = align(old.text, now.text, asked, untouched(old, now, asked));
  const explained = new Set<Hunk>();
  const explain = (edits: readonly { readonly from: number; readonly to: number }[]): boolean => {
    const answering = hunks.filter((hunk) => edits.some((edit) => touches(hunk, edit)));
    for (const hunk of answering) explained.add(hunk);
    return answering.length > 0;
  };
  for (const [mark, numbers] of asking) {
    const edits = numbers.flatMap((number) => asked[number] ?? []);
    const made = numbers.filter((number) => {
      const edit = asked[number];
      return taken.has(number) || (edit !== undefined && old.text.slice(edit.from, edit.to) === edit.text);
    });
    if (made.length === numbers.length) outcomes.set(mark.id, 'done');
    else outcomes.set(mark.id, explain(edits) || made.length > 0 ? 'differently' : 'missed');
  }
  for (const [mark, edits] of byHand) {
    const isChanged = explain(edits);
    if (mark.state === 'open') outcomes.set(mark.id, isChanged ? 'differently' : 'missed');
  }
  for (const hunk of hunks) {
    if (explained.has(hunk)) continue;
    unasked.push({
      kind: 'text',
      articleId: after.id,
      place: placeInFlow(now, hunk.newFrom),
      before: old.text.slice(hunk.from, hunk.to),
      after: now.text.slice(hunk.newFrom, hunk.newTo),
    });
  }
  if (pair.before !== null && pair.before === before.body[0]?.id) unasked.push(...formatChanges(before, after, places));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

function isSameFrame({ frame: a }: Block, { frame: b }: Block): boolean {
  return isNear(a.x, b.x) && isNear(a.y, b.y) && isNear(a.width, b.width) && isNear(a.height, b.height);
}

function describe({ frame }: Block): string {
  return [frame.x, frame.y, frame.width, frame.height].map((one) => one.toFixed(1)).join(' ');
}

const pictureFields = new Set(['crop', 'imageId', 'photoId']);
const textFields = new Set(['text', 'rows', 'advertiser']);

/** What differs between two states of a block, its place left out. */
function blockChanges(before: Block, after: Block): Unasked[] {
  const [old, now]: [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>] = [
    { ...before },
    { ...after },
  ];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changed = fields.filter(
    (field) => field !== 'frame' && canonical(old[field] ?? null) !== canonical(now[field] ?? null),
  );
  const kinds = new Map<'picture' | 'block-text' | 'style-of-block', string[]>();
  for (const field of changed) {
    // Selected together, or kept from being moved: nothing of that is on the page.
    if (field === 'group' || field === 'locked') continue;
    const kind = pictureFields.has(field) ? 'picture' : textFields.has(field) ? 'block-text' : 'style-of-block';
    kinds.set(kind, [...(kinds.get(kind) ?? []), field]);
  }
  const told = (record: Readonly<Record<string, unknown>>, names: readonly string[]) =>
    names.map((name) => `${name}: ${JSON.stringify(record[name]) ?? '–'}`).join(', ');
  return [...kinds].map(([kind, names]) => ({
    kind,
    blockId: after.id,
    pageId: after.pageId,
    before: told(old, names),
    after: told(now, names),
  }));
}

/** Every way to carry out some of a few marks, all of them first. */
function subsets<T>(list: readonly T[]): T[][] {
  const few = list.slice(0, 6);
  return Array.from({ length: 2 ** few.length }, (_, mask) => few.filter((_one, at) => (mask & (1 << at)) === 0));
}

function verifyBlock(before: Block, after: Block, marks: readonly Mark[], { outcomes, unasked }: Sorted): void {
  const asking = marks.filter((mark) => !asksNothing.has(mark.state) && blockAfter(before, mark) !== null);
  const withAll = (some: readonly Mark[]) =>
    some.reduce<Block>((block, mark) => blockAfter(block, mark) ?? block, before);
  const isAsked = (block: Block) => {
    const rest = blockChanges(block, after).filter((change) => change.kind === 'picture');
    return isSameFrame(block, after) && rest.length === 0;
  };
  const made = subsets(asking).find((some) => isAsked(withAll(some)));
  const expected = made === undefined ? before : withAll(made);
  for (const mark of asking) {
    outcomes.set(mark.id, made === undefined ? 'differently' : made.includes(mark) ? 'done' : 'missed');
  }
  if (made === undefined && asking.length === 0 && !isSameFrame(before, after)) {
    unasked.push({
      kind: 'position',
      blockId: after.id,
      pageId: after.pageId,
      before: describe(before),
      after: describe(after),
    });
  }
  const explainsPicture = asking.some((mark) => changesPicture(mark, before));
  unasked.push(...blockChanges(expected, after).filter((change) => !(explainsPicture && change.kind === 'picture')));
}

function verifyBlocks(before: Frozen, after: Later, marks: readonly Mark[], sorted: Sorted): void {
  const onBlock = (id: string) => marks.filter(({ anchor }) => anchor.kind === 'block' && anchor.blockId === id);
  for (const old of Object.values(before.blocks)) {
    const now = after.blocks[old.id];
    if (now === undefined) {
      sorted.unasked.push({ kind: 'block-removed', blockId: old.id, pageId: old.pageId, before: old.kind, after: '' });
      for (const mark of onBlock(old.id)) if (!asksNothing.has(mark.state)) sorted.outcomes.set(mark.id, 'differently');
    } else verifyBlock(old, now, onBlock(old.id), sorted);
  }
  for (const now of Object.values(after.blocks)) {
    if (before.blocks[now.id] !== undefined || before.pages[now.pageId] === undefined) continue;
    sorted.unasked.push({ kind: 'block-added', blockId: now.id, pageId: now.pageId, before: '', after: now.kind });
  }
}

function verifyArticle(before: Article, after: Article, marks: readonly Mark[], sorted: Sorted): void {
  if (isSameCopy(before, after) && marks.length === 0) return;
  for (const pair of flowPairs(before, after)) verifyFlow(before, after, pair, marks, sorted);
  for (const photo of before.photos) {
    const now = after.photos.find((one) => one.id === photo.id);
    if (now === undefined || now.imageId === photo.imageId) continue;
    sorted.unasked.push({
      kind: 'picture-of-article',
      articleId: after.id,
      before: photo.imageId ?? '',
      after: now.imageId ?? '',
    });
  }
}

/** Checks a round's marks against what its pages are now. */
export function verify(before: Frozen, marks: readonly Mark[], after: Later): Verification {
  const sorted: Sorted = { outcomes: new Map(), unasked: [] };
  const own = marks.filter((mark) => mark.order.kind !== 'stet');
  const byArticle = new Map<string, Mark[]>();
  for (const mark of own) {
    const { origin } = mark;
    if (origin?.anchor.kind !== 'text') continue;
    byArticle.set(origin.anchor.articleId, [...(byArticle.get(origin.anchor.articleId) ?? []), mark]);
  }
  for (const old of Object.values(before.articles)) {
    const now = after.articles[old.id];
    if (now !== undefined) verifyArticle(old, now, byArticle.get(old.id) ?? [], sorted);
    else {
      const text = flowAround(old, old.body[0]?.id ?? '').text;
      sorted.unasked.push({ kind: 'text', articleId: old.id, place: null, before: text, after: '' });
    }
  }
  // An article that has come to these pages since is told of by its blocks.
  verifyBlocks(before, after, own, sorted);
  for (const [id, style] of Object.entries(after.styles)) {
    if (canonical(before.styles[id] ?? null) !== canonical(style)) sorted.unasked.push({ kind: 'style', style: id });
  }
  for (const page of Object.values(before.pages)) {
    const now = after.pages[page.id];
    if (canonical(page) !== canonical(now ?? null)) sorted.unasked.push({ kind: 'page', pageId: page.id });
  }
  const outcomeOf = (mark: Mark): Outcome => {
    if (mark.state === 'rejected' || mark.state === 'withdrawn') return mark.state;
    const known = sorted.outcomes.get(mark.id);
    if (known !== undefined) return known;
    if (mark.state === 'answered' || mark.state === 'done') return mark.state;
    return 'missed';
  };
  return { marks: own.map((mark) => ({ mark, outcome: outcomeOf(mark) })), unasked: sorted.unasked };
}

/**
 * Checks a round against the pages as they are, or as a later round began with them. Null where nothing
 * is kept of the round.
 */
export function verifyRound(
  edition: Later & Pick<Edition, 'frozen' | 'marks'>,
  round: RoundId,
  against: RoundId | null,
): Verification | null {
  const before = edition.frozen[round];
  const later = against === null ? edition : edition.frozen[against];
  if (before === undefined || later === undefined) return null;
  return verify(before, marksOf(edition, round), later);
}

/** Marks that were not carried out as they asked. */
export function wrongMarks({ marks }: Verification): readonly MarkOutcome[] {
  return marks.filter(({ outcome }) => outcome === 'missed' || outcome === 'differently');
}

/** Pages an unasked change is on, of those a later state has. */
export function pagesOfChange(change: Unasked, after: Later): PageId[] {
  if ('pageId' in change) return [change.pageId];
  if ('articleId' in change) {
    return Object.values(after.pages)
      .filter((page) => articlesOn(after, new Set([page.id])).has(change.articleId))
      .map((page) => page.id);
  }
  return [];
}
