/** Marks as scripts give and read them: by article, quoted text and which occurrence of it. */
import * as v from 'valibot';
import { anchoredFlow, blockFlow, flowAround, flowOffset, placeInFlow, type TextFlow } from '../edition/flow.ts';
import type { ArticleId, PartId } from '../edition/ids.ts';
import { words } from '../edition/mark-fields.ts';
import type { Anchor, Mark, MarkOrder, TextPoint } from '../edition/proof-records.ts';
import type { Article, Block, Edition } from '../edition/records.ts';
import { articleTitle, blocksOnPage, pageByNumber, pagesInOrder } from '../edition/selectors.ts';
import { blockParts, type PartKind, partsOf } from '../edition/text.ts';
import { markKinds, markModule } from './marks/kinds.ts';
import { occurrence, quotedOrderFields, side } from './marks/quoted-order.ts';

export const quotedMarkSchema = v.strictObject({
  kind: v.picklist(markKinds),
  /** An article's id, or what its title starts with; without it, all articles in their order on the pages. */
  article: v.optional(words),
  /** The text the mark is on; for marks between characters, the text before or after the place. */
  quote: v.optional(words),
  occurrence,
  at: side,
  /** A block by its id, or the nth of a kind on a page. */
  block: v.optional(words),
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  ...quotedOrderFields,
});
export type QuotedMark = v.InferOutput<typeof quotedMarkSchema>;

/** Texts that marks are put on, beside captions. */
const markedFlows: ReadonlySet<PartKind> = new Set(['banner', 'kicker', 'headline', 'deck', 'summary', 'paragraph']);

/** Parts by which each flow of an article is found, in reading order. */
function flowStarts(article: Article): PartId[] {
  const seen = new Set<PartKind>();
  return partsOf(article).flatMap(({ part, kind }) => {
    // Each caption is a flow of its own; lines and paragraphs are found by the first. Credits are not marked.
    const isStart = kind === 'caption' || (markedFlows.has(kind) && !seen.has(kind));
    seen.add(kind);
    return isStart ? [part] : [];
  });
}

/** Articles as they come on the pages, then those that are on none. */
function articlesInOrder(edition: Edition): Article[] {
  const placed = pagesInOrder(edition).flatMap((page) =>
    blocksOnPage(edition, page.id).flatMap((block) => ('articleId' in block ? [block.articleId as string] : [])),
  );
  const ids = new Set([...placed, ...Object.keys(edition.articles)]);
  return [...ids].flatMap((id) => edition.articles[id] ?? []);
}

/** Where a script looks for quotes: articles, then blocks with words of their own. */
interface Searched {
  readonly articles: readonly Article[];
  readonly blocks: readonly Block[];
}

/** Where a quote stands. */
interface QuotedText {
  readonly of: Article | Block;
  readonly start: TextPoint;
  readonly end: TextPoint;
}

/** The flows that are looked through, each with whose it is. */
function* flowsIn({ articles, blocks }: Searched): Generator<readonly [Article | Block, TextFlow]> {
  for (const article of articles) {
    for (const part of flowStarts(article)) yield [article, flowAround(article, part)];
  }
  for (const block of blocks) {
    for (const { part } of blockParts(block)) yield [block, blockFlow(block, part)];
  }
}

function findQuote(searched: Searched, quote: string, occurrence: number): QuotedText | null {
  let left = occurrence;
  if (quote === '') return null;
  for (const [of, flow] of flowsIn(searched)) {
    for (let at = flow.text.indexOf(quote); at >= 0; at = flow.text.indexOf(quote, at + 1)) {
      left--;
      if (left > 0) continue;
      const start = placeInFlow(flow, at);
      const end = placeInFlow(flow, at + quote.length);
      return start === null || end === null ? null : { of, start, end };
    }
  }
  return null;
}

/** Blocks as they come on the pages: of some articles, or else all. */
function blocksInOrder(edition: Edition, articles: readonly Article[] | null): Block[] {
  const ids = articles === null ? null : new Set<string>(articles.map(({ id }) => id));
  return pagesInOrder(edition)
    .flatMap((page) => blocksOnPage(edition, page.id))
    .filter((block) => ids === null || ('articleId' in block && ids.has(block.articleId)));
}

function orderFrom(mark: QuotedMark, searched: Searched, quote: string): MarkOrder | string {
  const { quoted, typed } = markModule(mark.kind);
  if (quoted === undefined) return typed?.(mark.text) ?? `${mark.kind} is not understood`;
  const find = (target: NonNullable<QuotedMark['target']>) => {
    const found = findQuote(searched, target.quote, target.occurrence);
    if (found === null) return null;
    return target.at === 'before' ? found.start : found.end;
  };
  return quoted(mark, { quote, find });
}

export interface PlacedMark {
  readonly anchor: Anchor;
  readonly order: MarkOrder;
}

function blockAnchor(edition: Edition, { block = '', page, occurrence }: QuotedMark): Anchor | string {
  const own = edition.blocks[block];
  if (own !== undefined) return { kind: 'block', blockId: own.id };
  const on = page === undefined ? undefined : pageByNumber(edition, page);
  if (on === undefined) return `there is no block ${block} without a page`;
  const found = blocksOnPage(edition, on.id).filter(({ kind }) => kind === block)[occurrence - 1];
  return found === undefined ? `page ${page} has no such ${block}` : { kind: 'block', blockId: found.id };
}

/** Finds where a script's mark goes; a sentence where it is not found. */
export function placeQuoted(edition: Edition, mark: QuotedMark): PlacedMark | string {
  if (mark.kind === 'stet') {
    const kept = edition.marks[mark.of ?? ''];
    return kept === undefined
      ? `there is no mark ${mark.of ?? ''}`
      : { anchor: kept.anchor, order: { kind: 'stet', of: kept.id } };
  }
  const all = articlesInOrder(edition);
  const { article: wanted } = mark;
  const articles =
    wanted === undefined ? all : all.filter((one) => one.id === wanted || articleTitle(one).startsWith(wanted));
  if (articles.length === 0) return `there is no article ${wanted ?? ''}`;
  const searched = { articles, blocks: blocksInOrder(edition, wanted === undefined ? null : articles) };
  if (mark.block !== undefined) {
    const anchor = blockAnchor(edition, mark);
    if (typeof anchor === 'string') return anchor;
    if (mark.quote !== undefined && anchor.kind === 'block') return placeInWords(edition, mark, anchor.blockId);
    const order = orderFrom(mark, searched, '');
    return typeof order === 'string' ? order : { anchor, order };
  }
  return placeIn(searched, mark);
}

/** A mark on a quote of one block's own words. */
function placeInWords(edition: Edition, mark: QuotedMark, id: string): PlacedMark | string {
  const block = edition.blocks[id];
  return placeIn({ articles: [], blocks: block === undefined ? [] : [block] }, mark);
}

function placeIn(searched: Searched, mark: QuotedMark): PlacedMark | string {
  const found = findQuote(searched, mark.quote ?? '', mark.occurrence);
  if (found === null) return `“${mark.quote ?? ''}” is not found ${mark.occurrence} times`;
  const own: Searched =
    'frame' in found.of ? { articles: [], blocks: [found.of] } : { articles: [found.of], blocks: [] };
  const order = orderFrom(mark, own, mark.quote ?? '');
  if (typeof order === 'string') return order;
  const isPlace = markModule(mark.kind).on === 'place';
  const at = mark.at === 'before' ? found.start : found.end;
  const [start, end] = isPlace ? [at, at] : [found.start, found.end];
  const anchor: Anchor =
    'frame' in found.of
      ? { kind: 'words', blockId: found.of.id, start, end }
      : { kind: 'text', articleId: found.of.id, start, end };
  return { anchor, order };
}

/** How often a text stands in an article up to a place, that place included. */
function occurrenceAt(article: Article, part: string, offset: number, quote: string): number {
  let count = 0;
  for (const start of flowStarts(article)) {
    const flow = flowAround(article, start);
    const own = flow.parts.some((one) => one.part === part);
    for (let at = flow.text.indexOf(quote); at >= 0 && quote !== ''; at = flow.text.indexOf(quote, at + 1)) {
      if (!own || at <= offset) count++;
    }
    if (own) return count;
  }
  return count;
}

/** A mark as scripts read it. */
export interface MarkReport {
  readonly id: string;
  readonly round: string;
  readonly kind: Mark['order']['kind'];
  readonly name: string;
  readonly article: ArticleId | null;
  readonly title: string;
  readonly block: string | null;
  readonly quote: string;
  readonly occurrence: number;
  /** Characters before the place, for marks that are between characters. */
  readonly before: string;
  readonly order: MarkOrder;
  readonly state: Mark['state'];
  readonly isGone: boolean;
  readonly reply: string;
  readonly by: string;
  readonly at: string;
}

export function reportMark(edition: Edition, mark: Mark): MarkReport {
  const { anchor, order, quote } = mark;
  const article = anchor.kind === 'text' ? edition.articles[anchor.articleId] : undefined;
  const flow = anchor.kind === 'block' ? null : anchoredFlow(edition, anchor);
  const offset = flow === null || anchor.kind === 'block' ? null : flowOffset(flow, anchor.start);
  return {
    id: mark.id,
    round: edition.rounds[mark.roundId]?.name ?? '',
    kind: order.kind,
    name: markModule(order.kind).zh,
    article: article?.id ?? null,
    title: article === undefined ? '' : articleTitle(article),
    block: anchor.kind === 'text' ? null : anchor.blockId,
    quote,
    occurrence:
      article === undefined || anchor.kind !== 'text' || offset === null
        ? 0
        : occurrenceAt(article, anchor.start.part, offset, quote),
    before: flow === null || offset === null ? '' : flow.text.slice(Math.max(0, offset - 6), offset),
    order,
    state: mark.state,
    isGone: mark.isGone,
    reply: mark.reply,
    by: mark.by,
    at: mark.at,
  };
}
