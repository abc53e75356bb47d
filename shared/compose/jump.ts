/** Where a page's part of a thread ends, and the turn line it ends with. */
import type { LegFilling } from './leg-filling.ts';
import { isLone, naturalWidth } from './line.ts';
import type { Source } from './paragraph-cache.ts';
import { sentenceEnd } from './sentence.ts';
import type { Slot } from './slots.ts';
import { type CopyPlace, type Notice, type PlacedLine, turnLine } from './thread.ts';

/** Where a page's part of the copy may end: with a line as placed, up to a cluster of it. */
interface PageEnd {
  readonly line: number;
  readonly to: number;
  readonly placed: PlacedLine;
  readonly source: Source;
}

/** The lines of copy, the last first; drop capitals are no lines of their own. */
function* copyLinesBackwards({ lines, firstOfCopy }: LegFilling): Generator<Omit<PageEnd, 'to'>> {
  for (let line = lines.length - 1; line >= firstOfCopy; line--) {
    const placed = lines[line];
    if (placed === undefined || placed.source === null || placed.initial > 0) continue;
    yield { line, placed, source: placed.source };
  }
}

/** True where ending with a line, up to a cluster, would leave one line of a paragraph alone before or after it. */
function leavesLone(filling: LegFilling, { line, to, placed, source }: PageEnd, paragraph: number): boolean {
  if (to >= source.text.end) return false;
  if (filling.isFirstLine(line, filling.paragraphOf(line, paragraph))) return true;
  const measure = Math.max(1, (filling.leg.next?.width ?? placed.slot.width) / source.style.size);
  return naturalWidth(source.text, to, source.text.end) <= measure;
}

/** The last place within a line where a sentence ends and the page may; null where there is none. */
function sentenceIn(
  filling: LegFilling,
  at: Omit<PageEnd, 'to'>,
  isLastSlot: boolean,
  notice: Notice,
  paragraph: number,
): PageEnd | null {
  const { placed, source } = at;
  // A page's part of one line is no part.
  if (at.line <= filling.firstOfCopy) return null;
  const isParagraphEnd = placed.to >= source.text.end;
  let to = isParagraphEnd ? placed.to : sentenceEnd(source.text, placed.from, placed.to);
  while (to !== null && to > placed.from) {
    const fits = !isLastSlot || filling.hasRoomAfter({ ...placed, to }, notice);
    const isLoneCharacter = to < placed.to && isLone(source.text, placed.from, to);
    if (fits && !isLoneCharacter && !leavesLone(filling, { ...at, to }, paragraph)) return { ...at, to };
    to = sentenceEnd(source.text, placed.from, to - 1);
  }
  return null;
}

/**
 * Where the copy on a page is best broken off: at a sentence's end when one is within the style's reach, else at a
 * line's end that leaves no line alone, else at any line's end. Null where no line of copy can stay.
 */
function bestEnd(filling: LegFilling, paragraph: number, notice: Notice): PageEnd | null {
  const { columns } = filling;
  const lastSlot = columns.slots.length - 1;
  let atLineEnd: PageEnd | null = null;
  for (const at of copyLinesBackwards(filling)) {
    const { placed, source } = at;
    const slot = columns.indexOf(placed.slot);
    const reach = source.style.setting.jumpReach;
    // Slots that would stay empty, the turn line's own among them.
    const waste = lastSlot - slot;
    if (waste > reach + 1 && atLineEnd !== null) break;
    if (source.paragraph.type === 'subhead') continue;
    const sentence = waste <= reach ? sentenceIn(filling, at, slot === lastSlot, notice, paragraph) : null;
    if (sentence !== null) return sentence;
    const end = { ...at, to: placed.to };
    if (atLineEnd === null && slot < lastSlot && !leavesLone(filling, end, paragraph)) atLineEnd = end;
  }
  if (atLineEnd !== null) return atLineEnd;
  // Every break would leave a line alone: a full page with a lone line is better than an empty one.
  for (const at of copyLinesBackwards(filling)) {
    if (columns.indexOf(at.placed.slot) < lastSlot) return { ...at, to: at.placed.to };
  }
  return null;
}

/** The slot a notice has to itself after the last line; below a subhead that keeps rows free, where there is one. */
function ownSlot({ lines, columns }: LegFilling, { slot, kept, source }: PlacedLine): Slot | undefined {
  const at = columns.indexOf(slot) + 1;
  const below = columns.slots[at + kept];
  if (below !== undefined || kept === 0) return below;
  // A subhead that ends the page has no rows of its own left: it stands on its slots.
  lines.forEach((line, index) => {
    if (line.source === source) lines[index] = { ...line, kept: 0, drop: 0 };
  });
  return columns.slots[at];
}

/**
 * Ends a page's part of the thread, given the last paragraph that has lines on it. The turn line closes the last line
 * where it fits there, else it has a line of its own, flush right. Returns where the copy goes on.
 */
export function jump(filling: LegFilling, paragraph: number): CopyPlace {
  const { leg, lines, columns } = filling;
  const notice = turnLine(leg.page, leg.next?.page ?? 0);
  const end = bestEnd(filling, paragraph, notice);
  if (end === null) {
    // No line of copy can stand here beside the notices.
    lines.length = filling.firstOfCopy;
    filling.close(notice, columns.slots.at(-1));
    return filling.start;
  }
  const { line, to, placed, source } = end;
  const home = filling.paragraphOf(line, paragraph);
  lines.length = line;
  const isCut = to < placed.to;
  lines.push({ ...placed, to, full: placed.full && !isCut, choice: isCut ? 'before-jump' : placed.choice });
  filling.close(notice, ownSlot(filling, placed));
  return to >= source.text.end ? { paragraph: home + 1, from: null } : { paragraph: home, from: to };
}

/** Copy that ends at a turn line: the notice closes the last line, or takes one of its own. Returns what had to make room. */
export function turnToComing(filling: LegFilling): CopyPlace | null {
  const { leg, columns, slot, copy } = filling;
  if (leg.next === null) return null;
  if (filling.close(turnLine(leg.page, leg.next.page), columns.slots[slot])) return null;
  // The page is full to its last line: what makes room for the notice goes over with it.
  return jump(filling, copy.sources.length - 1);
}
