/** Where the lines of an article's paragraphs break, as last composed: what the galley shows. */
import type { ArticleId, BlockId, ParagraphId } from '../edition/ids.ts';
import { ownParagraph, ownText } from '../edition/printed-copy.ts';
import { paragraphText } from '../edition/selectors.ts';
import type { ComposeCache } from './compose.ts';

/** A line of a paragraph. */
export interface SetLine {
  /** UTF-16 offset of its first character in the paragraph. */
  readonly from: number;
  readonly blockId: BlockId;
  /** Column of the block, from 0. */
  readonly column: number;
  /** True of the first line of copy in its column. */
  readonly isTop: boolean;
}

export interface ParagraphLines {
  readonly id: ParagraphId;
  /** Length of the text these lines set, in UTF-16 units. */
  readonly length: number;
  readonly lines: readonly SetLine[];
  /** Where the last line ends; what follows is overset. */
  readonly end: number;
}

/** The paragraphs of an article in their order, those beyond the last frame without lines; none where it is not placed. */
export function linesOf(cache: ComposeCache, id: ArticleId): ParagraphLines[] {
  const flow = cache.flows.get(id)?.flow;
  if (flow?.last === undefined) return [];
  const paragraphs: ParagraphLines[] = [];
  let lines: SetLine[] = [];
  let column: string | null = null;
  let initial: number | null = null;
  for (const block of flow.blocks.values()) {
    for (const line of block.placed) {
      const { source, slot, from, to } = line;
      if (source === null) continue;
      const { text, arena } = source.text;
      const start: number = initial ?? arena.start[from] ?? 0;
      // A drop capital belongs to the line beside it.
      initial = line.initial > 0 ? start : null;
      if (initial !== null) continue;
      const own = ownParagraph(source.paragraph);
      const stands = ownText(source.paragraph);
      const end = Math.min(arena.start[to] ?? text.length, stands.to) - stands.from;
      // A line of credits alone is none of the body's.
      if (own === null || end < 0 || start > stands.to || (start === stands.to && start > stands.from)) continue;
      const here: string = `${block.block.id}/${slot.column}`;
      const last = paragraphs.at(-1);
      if (last?.id !== own.id) lines = [];
      lines.push({
        from: Math.max(0, start - stands.from),
        blockId: block.block.id,
        column: slot.column,
        isTop: here !== column,
      });
      column = here;
      const paragraph = { id: own.id, length: stands.to - stands.from, lines, end };
      if (last?.id === paragraph.id) paragraphs[paragraphs.length - 1] = paragraph;
      else paragraphs.push(paragraph);
    }
  }
  const bodies = flow.memory.sources.flatMap(({ paragraph }) => ownParagraph(paragraph) ?? []);
  for (const own of bodies.slice(paragraphs.length)) {
    paragraphs.push({ id: own.id, length: paragraphText(own).length, lines: [], end: 0 });
  }
  return paragraphs;
}

/** True where two settings of a paragraph are the same. */
export function areSameLines(a: ParagraphLines, b: ParagraphLines): boolean {
  return (
    a.length === b.length &&
    a.end === b.end &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, at) => {
      const other = b.lines[at];
      return (
        line.from === other?.from &&
        line.blockId === other.blockId &&
        line.column === other.column &&
        line.isTop === other.isTop
      );
    })
  );
}
