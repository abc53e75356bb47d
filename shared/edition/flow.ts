/** Texts of an article that are read as one: its body's paragraphs, the lines of a headline; other parts alone. */
import type { PartId } from './ids.ts';
import type { TextAnchor, TextPoint } from './proof-records.ts';
import type { Article, Paragraph } from './records.ts';
import { paragraphText } from './selectors.ts';
import { linePart, partKind, partNamed, readPart } from './text.ts';

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
export function anchoredText(article: Article, { start, end }: TextAnchor): string | null {
  const flow = flowAround(article, start.part);
  const [from, to] = [flowOffset(flow, start), flowOffset(flow, end)];
  return from === null || to === null ? null : flow.text.slice(from, to);
}
