/** Characters of the copy that are not seen, as ranges of the galley's editor. */
import type { BaseRange } from 'slate';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { type MarkedCharacter, markedCharacters, type UnseenMarks, type UnseenShown } from '../ui/unseen-characters.ts';
import type { LineMarks, LineRange } from './galley-lines.ts';

type CopyRange = BaseRange & LineMarks & UnseenMarks;

/** A line's range, parted where characters are marked: only its first part starts the line, and only its last ends it. */
function parted(range: LineRange, cuts: readonly number[]): CopyRange[] {
  const { anchor, focus, lineStart, number, lineEnd, overset } = range;
  const edges = [anchor.offset, ...cuts.filter((cut) => cut > anchor.offset && cut < focus.offset), focus.offset];
  return edges.slice(1).map((to, at) => ({
    anchor: { ...anchor, offset: edges[at] ?? 0 },
    focus: { ...focus, offset: to },
    ...(at === 0 && lineStart !== undefined ? { lineStart } : {}),
    ...(at === 0 && number !== undefined ? { number } : {}),
    ...(to === focus.offset && lineEnd === true ? { lineEnd } : {}),
    ...(overset === undefined ? {} : { overset: at === 0 ? overset : ('more' as const) }),
    span: [edges[at] ?? 0, to] as const,
  }));
}

interface MarkedParagraph extends UnseenShown {
  readonly lines: readonly LineRange[];
  readonly at: number;
  readonly ranges: CopyRange[];
}

/** What was made of a paragraph last; at a keystroke one of hundreds is new. */
const known = new WeakMap<Paragraph, MarkedParagraph>();

/** The lines of the paragraph at a place of the copy, and what is not seen in it, as Slate's ranges. */
export function withUnseen(lines: LineRange[], at: number, paragraph: Paragraph, shown: UnseenShown): CopyRange[] {
  const { showsUnseen, language } = shown;
  const last = known.get(paragraph);
  const isKnown = last?.lines === lines && last.at === at;
  if (isKnown && last.showsUnseen === showsUnseen && last.language === language) return last.ranges;
  const marked = markedCharacters(paragraphText(paragraph), shown);
  const ranges = marked.length === 0 ? lines : rangesOf(lines, at, paragraph, marked);
  known.set(paragraph, { lines, at, ranges, showsUnseen, language });
  return ranges;
}

function rangesOf(lines: readonly LineRange[], at: number, paragraph: Paragraph, marked: readonly MarkedCharacter[]) {
  const ranges: CopyRange[] = [];
  let start = 0;
  for (const [leafAt, { text }] of paragraph.children.entries()) {
    const end = start + text.length;
    const path = [at, leafAt];
    const cuts = new Set<number>();
    for (const { from, to, ...marks } of marked) {
      const [first, last] = [Math.max(from, start), Math.min(to, end)];
      if (first >= last) continue;
      cuts.add(first - start).add(last - start);
      ranges.push({ anchor: { path, offset: first - start }, focus: { path, offset: last - start }, ...marks });
    }
    for (const line of lines) if (line.anchor.path[1] === leafAt) ranges.push(...parted(line, [...cuts]));
    start = end;
  }
  return ranges;
}
