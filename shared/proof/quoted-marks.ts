/** Marks as scripts give and read them: by article, quoted text and which occurrence of it. */
import * as v from 'valibot';
import { flowAround, flowOffset, placeInFlow } from '../edition/anchors.ts';
import type { ArticleId } from '../edition/ids.ts';
import { type Anchor, type Mark, type MarkOrder, markKinds, type TextPoint } from '../edition/proof-records.ts';
import type { Article, Edition } from '../edition/records.ts';
import { articleTitle, blocksOnPage, pageByNumber, pagesInOrder } from '../edition/selectors.ts';
import { mm } from '../edition/units.ts';
import { specOf } from './marks.ts';

const words = v.pipe(v.string(), v.maxLength(20_000));
const nth = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1);
const length = v.pipe(v.number(), v.integer(), v.minValue(1));

export const quotedMarkSchema = v.strictObject({
  kind: v.picklist(markKinds),
  /** An article's id, or what its title starts with; without it, all articles in their order on the pages. */
  article: v.optional(words),
  /** The text the mark is on; for marks between characters, the text before or after the place. */
  quote: v.optional(words),
  /** Which occurrence of the quote, from 1. */
  occurrence: nth,
  /** Marks between characters stand after the quote, unless they are said to stand before it. */
  at: v.optional(v.picklist(['before', 'after']), 'after'),
  /** What is set instead or inserted; what a note says. */
  text: v.optional(words, ''),
  script: v.optional(v.picklist(['super', 'sub']), 'super'),
  amount: v.optional(v.picklist(['1', '1/2', '1/3', '1/4']), '1'),
  /** Units of the first and last piece that change places; without them, the two halves. */
  first: v.optional(length),
  last: v.optional(length),
  /** Where what is transferred goes: after a text of the same article, or before it. */
  target: v.optional(
    v.strictObject({ quote: words, occurrence: nth, at: v.optional(v.picklist(['before', 'after']), 'after') }),
  ),
  sign: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4)), '○'),
  /** The mark that is kept from being carried out. */
  of: v.optional(v.string()),
  /** A block by its id, or the nth of a kind on a page. */
  block: v.optional(words),
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** How far a block moves, down or to the right, in millimetres. */
  by: v.optional(v.number(), 0),
  edge: v.optional(v.picklist(['left', 'right', 'top', 'bottom']), 'left'),
  /** Where the edge comes to, in millimetres from the page's left or top. */
  to: v.optional(v.number(), 0),
});
export type QuotedMark = v.InferOutput<typeof quotedMarkSchema>;

/** Parts by which each flow of an article is found, in reading order. */
function flowStarts(article: Article): string[] {
  return [
    'banner',
    ...(['kicker', 'headline', 'deck'] as const).flatMap((name) =>
      article.headlines[name].length > 0 ? [`${name}.0`] : [],
    ),
    'summary',
    ...article.body.slice(0, 1).map(({ id }) => id as string),
    ...article.photos.map(({ id }) => `caption.${id}`),
  ];
}

/** Articles as they come on the pages, then those that are on none. */
function articlesInOrder(edition: Edition): Article[] {
  const placed = pagesInOrder(edition).flatMap((page) =>
    blocksOnPage(edition, page.id).flatMap((block) => ('articleId' in block ? [block.articleId as string] : [])),
  );
  const ids = new Set([...placed, ...Object.keys(edition.articles)]);
  return [...ids].flatMap((id) => edition.articles[id] ?? []);
}

interface Found {
  readonly article: Article;
  readonly start: TextPoint;
  readonly end: TextPoint;
}

function find(articles: readonly Article[], quote: string, occurrence: number): Found | null {
  let left = occurrence;
  if (quote === '') return null;
  for (const article of articles) {
    for (const part of flowStarts(article)) {
      const flow = flowAround(article, part);
      for (let at = flow.text.indexOf(quote); at >= 0; at = flow.text.indexOf(quote, at + 1)) {
        left--;
        if (left > 0) continue;
        const start = placeInFlow(flow, at);
        const end = placeInFlow(flow, at + quote.length);
        return start === null || end === null ? null : { article, start, end };
      }
    }
  }
  return null;
}

function orderFrom(mark: QuotedMark, articles: readonly Article[], quote: string): MarkOrder | string {
  const { kind, text } = mark;
  switch (kind) {
    case 'correct':
    case 'insert':
    case 'note':
      return { kind, text };
    case 'script':
      return { kind, script: mark.script };
    case 'transpose': {
      const half = Math.floor(quote.length / 2);
      const [first, last] = [mark.first ?? half, mark.last ?? quote.length - half];
      return first + last > quote.length ? 'the pieces overlap' : { kind, first, last };
    }
    case 'transfer': {
      const target = mark.target;
      const found = target === undefined ? null : find(articles, target.quote, target.occurrence);
      if (target === undefined || found === null) return 'its target is not found';
      return { kind, target: target.at === 'before' ? found.start : found.end };
    }
    case 'shift-vertical':
    case 'shift-horizontal':
      return { kind, by: mm(mark.by) };
    case 'align':
      return { kind, edge: mark.edge, to: mm(mark.to) };
    case 'more-space':
    case 'space':
      return { kind, amount: mark.amount };
    case 'substitute':
      return { kind, sign: mark.sign, text };
    default:
      return kind === 'stet' ? 'stet needs `of`' : { kind };
  }
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
  if (mark.block !== undefined) {
    const anchor = blockAnchor(edition, mark);
    const order = orderFrom(mark, articles, '');
    if (typeof anchor === 'string') return anchor;
    return typeof order === 'string' ? order : { anchor, order };
  }
  const found = find(articles, mark.quote ?? '', mark.occurrence);
  if (found === null) return `“${mark.quote ?? ''}” is not found ${mark.occurrence} times`;
  const order = orderFrom(mark, [found.article], mark.quote ?? '');
  if (typeof order === 'string') return order;
  const isPlace = specOf(mark.kind).on === 'place';
  const at = mark.at === 'before' ? found.start : found.end;
  const [start, end] = isPlace ? [at, at] : [found.start, found.end];
  return { anchor: { kind: 'text', articleId: found.article.id, start, end }, order };
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
  const flow = article === undefined || anchor.kind !== 'text' ? null : flowAround(article, anchor.start.part);
  const offset = flow === null || anchor.kind !== 'text' ? null : flowOffset(flow, anchor.start);
  return {
    id: mark.id,
    round: edition.rounds[mark.roundId]?.name ?? '',
    kind: order.kind,
    name: specOf(order.kind).zh,
    article: article?.id ?? null,
    title: article === undefined ? '' : articleTitle(article),
    block: anchor.kind === 'block' ? anchor.blockId : null,
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
