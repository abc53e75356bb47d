/** Lines of the galley: where the page breaks a paragraph, as ranges of its Slate leaves. */
import type { BaseRange } from 'slate';
import type { ParagraphLines, SetLine } from '../../shared/compose/article-lines.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { offsetsAfter } from './map-offset.ts';

/** What a leaf shows of the line it is of. */
export interface LineMarks {
  /** The line starts here; says which column it opens, if it opens one. */
  readonly lineStart?: string;
  /** The line ends here and the paragraph goes on. */
  readonly lineEnd?: true;
  /** No frame holds it. */
  readonly overset?: 'first' | 'more';
}

export type LineRange = BaseRange & LineMarks;

/** Lines as last composed, and the text they were composed from. */
export interface KnownLines {
  readonly text: string;
  readonly set: ParagraphLines;
}

/** Takes over lines that arrived; those of a text typed on since are kept as they were known. */
export function takeLines(
  known: ReadonlyMap<string, KnownLines>,
  arrived: ReadonlyMap<string, ParagraphLines>,
  textOf: (id: string) => string | undefined,
): Map<string, KnownLines> {
  const next = new Map<string, KnownLines>();
  for (const [id, set] of arrived) {
    const before = known.get(id);
    if (before?.set === set) {
      next.set(id, before);
      continue;
    }
    const text = textOf(id);
    if (text === undefined) continue;
    if (text.length === set.length) next.set(id, { text, set });
    else if (before !== undefined) next.set(id, before);
  }
  return next;
}

/** Names the column a line opens; nothing for other lines. */
export type LabelOf = (line: SetLine) => string;

interface Stretch extends LineMarks {
  readonly from: number;
  readonly to: number;
}

/** The lines of a paragraph's present text, and what is overset of it. */
function stretchesOf(text: string, { text: composed, set }: KnownLines, labelOf: LabelOf): Stretch[] {
  const now = offsetsAfter(composed, text);
  const end = set.end >= composed.length ? text.length : now(set.end);
  const starts = set.lines.map((line) => now(line.from));
  const lines = set.lines.flatMap((line, at): Stretch[] => {
    const from = at === 0 ? 0 : (starts[at] ?? 0);
    const to = Math.min(end, starts[at + 1] ?? end);
    const isLast = to >= text.length;
    return from >= to ? [] : [{ from, to, lineStart: labelOf(line), ...(isLast ? {} : { lineEnd: true }) }];
  });
  return end < text.length ? [...lines, { from: end, to: text.length, overset: 'first' }] : lines;
}

/**
 * A paragraph's lines as Slate ranges, one for each leaf a line runs through; `isBeyond` where the
 * paragraph is not the first that no frame holds.
 */
export function lineRanges(
  at: number,
  paragraph: Paragraph,
  known: KnownLines,
  labelOf: LabelOf,
  isBeyond: boolean,
): LineRange[] {
  const stretches = stretchesOf(paragraphText(paragraph), known, labelOf);
  const ranges: LineRange[] = [];
  let leafStart = 0;
  for (const [leafAt, leaf] of paragraph.children.entries()) {
    const leafEnd = leafStart + leaf.text.length;
    for (const { from, to, lineStart, lineEnd, overset } of stretches) {
      const start = Math.max(from, leafStart);
      const stop = Math.min(to, leafEnd);
      if (start >= stop) continue;
      const path = [at, leafAt];
      ranges.push({
        anchor: { path, offset: start - leafStart },
        focus: { path, offset: stop - leafStart },
        ...(lineStart !== undefined && start === from ? { lineStart } : {}),
        ...(lineEnd !== undefined && stop === to ? { lineEnd } : {}),
        ...(overset === undefined ? {} : { overset: start === from && !isBeyond ? overset : 'more' }),
      });
    }
    leafStart = leafEnd;
  }
  return ranges;
}
