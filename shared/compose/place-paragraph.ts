/** A paragraph's lines find their slots on a leg. */
import { type DropCapital, dropCapitalOf, initialWidth } from './drop-capital.ts';
import type { LegFilling } from './leg-filling.ts';
import { LOOSE, lineEnd } from './line.ts';
import { indentOf, isBadLine, measureOf } from './measures.ts';
import { linesFrom, type ParagraphPlan, type ParagraphRest, planFrom } from './paragraph-plan.ts';

/** Lines of the next paragraph that a subhead keeps in its column. */
const KEPT_WITH_SUBHEAD = 2;

/** What found no place on the leg: the paragraph's clusters from this one on; null where all of it is placed. */
type Unplaced = number | null;

/** Rows a paragraph takes at least (占行); none where its beginning stands elsewhere. */
function rowsOf({ source, from }: ParagraphRest): number {
  return from === source.text.first ? (source.style.rows ?? 0) : 0;
}

/** The slot a paragraph starts at: the next one, or the next column's where it should not start here. */
function startOf(filling: LegFilling, rest: ParagraphRest, at: number): number {
  const { columns, slot } = filling;
  const { source, from } = rest;
  if (slot >= columns.slots.length || columns.isTop(slot)) return slot;
  const room = columns.roomFrom(slot);
  if (source.paragraph.type === 'subhead') {
    const next = filling.paragraph(at + 1);
    const nextLines = next === undefined ? 0 : linesFrom({ source: next, from: next.text.first }, slot, columns);
    const rows = Math.max(rowsOf(rest), linesFrom(rest, slot, columns));
    const needed = rows + Math.min(KEPT_WITH_SUBHEAD, nextLines);
    if (needed > room) return slot + room;
    // Its rows are not parted by a picture that stands in the column.
    const run = columns.runFrom(slot);
    return rows > run ? slot + run : slot;
  }
  const isOrphaned = room < source.style.setting.orphanLines && from === source.text.first;
  return isOrphaned && linesFrom(rest, slot, columns) > room ? slot + room : slot;
}

/** An empty paragraph is an empty line. */
function placeEmpty(filling: LegFilling, { source, from }: ParagraphRest, start: number): Unplaced {
  const slot = filling.columns.slots[start];
  if (slot === undefined) return from;
  filling.placeLine({ source, slot, from, to: from, indent: 0, choice: 'line-by-line', loose: false });
  filling.slot = start + 1;
  return null;
}

/** Lines that were chosen together. */
function placePlan(filling: LegFilling, { source, from }: ParagraphRest, start: number, plan: ParagraphPlan): Unplaced {
  const { text, style } = source;
  const { slots } = filling.columns;
  const { ends, cost } = plan.fit;
  // Only then can one of its lines be bad; in a column narrower than a character any can.
  const isSuspicious = cost >= LOOSE;
  const leading = slots[start]?.leading ?? style.leading;
  const free = Math.min(rowsOf({ source, from }), filling.columns.runFrom(start)) - ends.length;
  const spare = Math.max(0, free);
  let at = from;
  filling.slot = start;
  for (let line = 0; line < ends.length; line++) {
    const slot = slots[filling.slot];
    if (slot === undefined) return at;
    const to = ends[line] ?? text.end;
    const indent = indentOf(source, slot, at);
    const measure = slot.width / style.size - indent;
    const loose = (isSuspicious || slot.width < style.size) && isBadLine(text, at, to, measure);
    const isLast = line === ends.length - 1;
    const kept = isLast ? spare : 0;
    filling.placeLine({
      source,
      slot,
      from: at,
      to,
      indent,
      choice: plan.choice,
      loose,
      kept,
      drop: (spare * leading) / 2,
    });
    filling.slot += 1 + kept;
    at = to;
  }
  return null;
}

/** Line after line, each on its own measure: beside a picture, round a drop capital. */
function placeByLine(
  filling: LegFilling,
  { source, from }: ParagraphRest,
  start: number,
  initial: DropCapital | null,
): Unplaced {
  const { text, style } = source;
  const { columns } = filling;
  const choice = 'line-by-line';
  let at = initial?.to ?? from;
  filling.slot = start;
  for (let line = 0; at < text.end; line++) {
    const slot = columns.slots[filling.slot];
    if (slot === undefined) return at;
    const isBesideInitial = initial !== null && line < initial.lines;
    if (!isBesideInitial && line > 0) {
      // Where the measure changes no more, the rest of the paragraph is set as one.
      const rest = { source, from: at };
      const plan = planFrom(rest, filling.slot, columns);
      if (plan !== null) return placePlan(filling, rest, filling.slot, plan);
    }
    if (line === 0 && initial !== null) {
      const { to, lines } = initial;
      filling.placeLine({ source, slot, from: text.first, to, indent: 0, choice, loose: false, initial: lines });
    }
    const indent = isBesideInitial
      ? initialWidth(initial.lines, style.leading, style.size)
      : indentOf(source, slot, at);
    const to = lineEnd(text, at, text.end, measureOf(source, slot, indent));
    const loose = isBadLine(text, at, to, slot.width / style.size - indent);
    filling.placeLine({ source, slot, from: at, to, indent, choice, loose });
    filling.slot++;
    at = to;
  }
  return null;
}

/** Places the paragraph at an index of the copy, or what an earlier leg left of it, from the leg's next free slot on. */
export function placeParagraph(filling: LegFilling, at: number, rest: ParagraphRest): Unplaced {
  filling.paragraph(at);
  const { source, from } = rest;
  const start = startOf(filling, rest, at);
  if (from >= source.text.end) return placeEmpty(filling, rest, start);
  const isOpening = at === filling.copy.opening && from === source.text.first;
  const initial = isOpening ? dropCapitalOf(source, start, filling.copy.dropCapital, filling.columns) : null;
  const plan = initial === null ? planFrom(rest, start, filling.columns) : null;
  return plan === null ? placeByLine(filling, rest, start, initial) : placePlan(filling, rest, start, plan);
}
