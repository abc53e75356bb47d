/**
 * Texts that are read as one: of an article its body's paragraphs and the lines of a headline, other parts alone; of a
 * block each part alone.
 */
import type { PartId } from './ids.ts';
import type { TextAnchor, TextPoint, WordsAnchor } from './proof-records.ts';
import type { Article, Block, Edition, Paragraph } from './records.ts';
import { paragraphText } from './selectors.ts';
import { blockPartNamed, linePart, partKind, partNamed, readBlockPart, readPart } from './text.ts';

/** The texts, parted by line feeds, and where each begins. Offsets are UTF-16 units. */
export interface TextFlow {
  readonly parts: readonly { readonly part: PartId; readonly text: string; readonly from: number }[];
  readonly text: string;
}

function flowOf(pieces: readonly { readonly part: PartId; readonly text: string }[]): TextFlow {
  let from = 0;
  const parts = pieces.map(({ part, text }) => {
    const placed = { part, text, from };
    from += text.length + 1;
    return placed;
  });
  return { parts, text: pieces.map(({ text }) => text).join('\n') };
}

const bodyFlows = new WeakMap<readonly Paragraph[], TextFlow>();

/** The flow of a body's paragraphs. */
export function bodyFlow(body: readonly Paragraph[]): TextFlow {
  const known = bodyFlows.get(body);
  if (known !== undefined) return known;
  const flow = flowOf(body.map((paragraph) => ({ part: paragraph.id, text: paragraphText(paragraph) })));
  bodyFlows.set(body, flow);
  return flow;
}

/** The flow a part of an article belongs to. The body's is that of any paragraph, though the article lack it. */
export function flowAround(article: Article, part: string): TextFlow {
  const kind = partKind(part);
  switch (kind) {
    case 'kicker':
    case 'headline':
    case 'deck':
      return flowOf(article.headlines[kind].map((text, at) => ({ part: linePart(kind, at), text })));
    case 'paragraph':
      return bodyFlow(article.body);
    default: {
      const own = partNamed(article, part);
      return flowOf(own === null ? [] : [{ part: own, text: readPart(article, own) ?? '' }]);
    }
  }
}

/** The flow of a part of a block. */
export function blockFlow(block: Block, part: string): TextFlow {
  const own = blockPartNamed(block, part);
  return flowOf(own === null ? [] : [{ part: own, text: readBlockPart(block, own) ?? '' }]);
}

/** What marks on text are found in. */
export type MarkedRecords = Pick<Edition, 'articles' | 'blocks'>;

/** The flow that a mark's text is in; null where its article or block is gone. */
export function anchoredFlow({ articles, blocks }: MarkedRecords, anchor: TextAnchor | WordsAnchor): TextFlow | null {
  const { part } = anchor.start;
  if (anchor.kind === 'text') {
    const article = articles[anchor.articleId];
    return article === undefined ? null : flowAround(article, part);
  }
  const block = blocks[anchor.blockId];
  return block === undefined ? null : blockFlow(block, part);
}

/** A place as an offset in its flow; null where the flow lacks its part. An offset past the part's end is its end. */
export function flowOffset(flow: TextFlow, { part, offset }: TextPoint): number | null {
  const own = flow.parts.find((one) => one.part === part);
  return own === undefined ? null : own.from + Math.min(offset, own.text.length);
}

/** The place at an offset of a flow; null in an empty flow. */
export function placeInFlow(flow: TextFlow, offset: number): TextPoint | null {
  const own = flow.parts.findLast(({ from }) => from <= offset) ?? flow.parts[0];
  return own === undefined
    ? null
    : { part: own.part, offset: Math.max(0, Math.min(offset - own.from, own.text.length)) };
}

/** The text between an anchor's places; null where one of its parts is gone. */
export function anchoredText(records: MarkedRecords, anchor: TextAnchor | WordsAnchor): string | null {
  const flow = anchoredFlow(records, anchor);
  if (flow === null) return null;
  const [from, to] = [flowOffset(flow, anchor.start), flowOffset(flow, anchor.end)];
  return from === null || to === null ? null : flow.text.slice(from, to);
}
