/** Lines of the galley: where the page breaks a paragraph, as ranges of its Slate leaves. */
import type { BaseRange } from 'slate';
import type { ParagraphLines, SetLine } from '../../shared/compose/article-lines.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import type { CopyEdits } from './copy-edits.ts';

/** What a leaf shows of the line it is of. */
export interface LineMarks {
  /** The line starts here; says which column it opens, if it opens one. */
  readonly lineStart?: string;
  /** The line's number, where it is the first of its paragraph; the others count on from it. */
  readonly number?: number;
  /** The line ends here and the paragraph goes on. */
  readonly lineEnd?: true;
  /** No frame holds it. */
  readonly overset?: 'first' | 'more';
  /** From where to where it is in its leaf of the copy: what parts it further is neither its start nor its end. */
  readonly span?: readonly [from: number, to: number];
}

/**
 * What a piece of a leaf shows of its line. Slate parts leaves at a caret that waits to type in another style, and gives
 * each piece what the whole had, the empty one at the caret too: only the first piece starts the line, the last ends it.
 */
export function marksOfPiece(
  leaf: LineMarks & { readonly text: string },
  piece: { readonly start: number; readonly end: number } | undefined,
): LineMarks {
  const { lineStart, number, lineEnd, overset, span } = leaf;
  const isEmpty = leaf.text === '';
  const isFirst = !isEmpty && (piece === undefined || span === undefined || piece.start === span[0]);
  const isLast = !isEmpty && (piece === undefined || span === undefined || piece.end === span[1]);
  return {
    ...(isFirst && lineStart !== undefined ? { lineStart } : {}),
    ...(isFirst && number !== undefined ? { number } : {}),
    ...(isLast && lineEnd === true ? { lineEnd } : {}),
    ...(overset === undefined ? {} : { overset: isFirst ? overset : 'more' }),
  };
}

export type LineRange = BaseRange & LineMarks;

/** Lines as last composed. */
export interface KnownLines {
  readonly set: ParagraphLines;
  /** How many changes its text had seen when they were composed from it. */
  readonly changes: number;
  /** Number of its first line in the article, from 1. */
  readonly number: number;
}

/** Takes over lines that arrived; those of a text typed on since are kept as they were known. */
export function takeLines(
  known: ReadonlyMap<string, KnownLines>,
  arrived: ReadonlyMap<string, ParagraphLines>,
  textOf: (id: string) => { readonly length: number; readonly changes: number } | undefined,
): Map<string, KnownLines> {
  const next = new Map<string, KnownLines>();
  let number = 1;
  for (const [id, set] of arrived) {
    const before = known.get(id);
    const text = textOf(id);
    if (before?.set === set) next.set(id, before.number === number ? before : { ...before, number });
    else if (text?.length === set.length) next.set(id, { set, changes: text.changes, number });
    else if (before !== undefined) next.set(id, before);
    number += set.lines.length;
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
function stretchesOf(
  paragraph: Paragraph,
  { set, number, changes }: KnownLines,
  edits: CopyEdits,
  labelOf: LabelOf,
): Stretch[] {
  const text = paragraphText(paragraph);
  // What the page has set last is of a text as long as this, which it tells anew only where lines break elsewhere: a character
  // that was put in another's place has not moved the break beside it.
  const isAsSet = text.length === set.length;
  const now = isAsSet ? (offset: number) => offset : edits.since(paragraph.id, changes, text.length);
  const end = set.end >= set.length ? text.length : now(set.end, 'before');
  const starts = set.lines.map((line) => now(line.from, 'before'));
  const lines = set.lines.flatMap((line, at): Stretch[] => {
    const from = at === 0 ? 0 : (starts[at] ?? 0);
    const to = Math.min(end, starts[at + 1] ?? end);
    const isLast = to >= text.length;
    if (from >= to) return [];
    return [
      { from, to, lineStart: labelOf(line), ...(from === 0 ? { number } : {}), ...(isLast ? {} : { lineEnd: true }) },
    ];
  });
  return end < text.length ? [...lines, { from: end, to: text.length, overset: 'first' }] : lines;
}

interface Ranged {
  readonly at: number;
  readonly known: KnownLines;
  readonly labels: string;
  readonly isBeyond: boolean;
  readonly ranges: LineRange[];
}

/** What was made of a paragraph last; at a keystroke one of hundreds is new. */
const ranged = new WeakMap<Paragraph, Ranged>();

/**
 * A paragraph's lines as Slate ranges, one for each leaf a line runs through; `isBeyond` where the
 * paragraph is not the first that no frame holds.
 */
export function lineRanges(
  at: number,
  paragraph: Paragraph,
  known: KnownLines,
  edits: CopyEdits,
  labelOf: LabelOf,
  isBeyond: boolean,
): LineRange[] {
  const labels = known.set.lines.map((line) => (line.isTop ? labelOf(line) : '')).join('|');
  const last = ranged.get(paragraph);
  if (last?.known === known && last.at === at && last.isBeyond === isBeyond && last.labels === labels) {
    return last.ranges;
  }
  const stretches = stretchesOf(paragraph, known, edits, labelOf);
  const ranges: LineRange[] = [];
  let leafStart = 0;
  for (const [leafAt, leaf] of paragraph.children.entries()) {
    const leafEnd = leafStart + leaf.text.length;
    for (const { from, to, lineStart, number, lineEnd, overset } of stretches) {
      const start = Math.max(from, leafStart);
      const stop = Math.min(to, leafEnd);
      if (start >= stop) continue;
      const path = [at, leafAt];
      ranges.push({
        anchor: { path, offset: start - leafStart },
        focus: { path, offset: stop - leafStart },
        ...(lineStart !== undefined && start === from ? { lineStart } : {}),
        ...(number !== undefined && start === from ? { number } : {}),
        ...(lineEnd !== undefined && stop === to ? { lineEnd } : {}),
        ...(overset === undefined ? {} : { overset: start === from && !isBeyond ? overset : 'more' }),
        span: [start - leafStart, stop - leafStart],
      });
    }
    leafStart = leafEnd;
  }
  ranged.set(paragraph, { at, known, labels, isBeyond, ranges });
  return ranges;
}
