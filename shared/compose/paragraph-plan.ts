/** The lines of a paragraph chosen together, where the slots it comes to are all of one width. */
import type { LegColumns } from './leg-columns.ts';
import { MILD } from './line.ts';
import { indentOf, measureOf } from './measures.ts';
import { fitFrom, type Source } from './paragraph-cache.ts';
import type { LineChoice } from './thread.ts';
import { type Fit, fitInLines } from './total-fit.ts';

/** A text of more clusters than a sheet holds is taken line by line: only the lines that are placed count. */
const LONGEST_FITTED = 50_000;

/** What is still to be placed of a paragraph: its clusters from one on. */
export interface ParagraphRest {
  readonly source: Source;
  readonly from: number;
}

export interface ParagraphPlan {
  readonly fit: Fit;
  readonly choice: LineChoice;
}

/** The measures of a rest's first line and of the others, in em, if it starts in a slot. */
function measuresOf({ source, from }: ParagraphRest, slot: number, { slots }: LegColumns) {
  const place = slots[slot];
  return { first: measureOf(source, place, indentOf(source, place, from)), others: measureOf(source, place, 0) };
}

/** Lines a rest takes on the measure of a slot. */
export function linesFrom(rest: ParagraphRest, slot: number, columns: LegColumns): number {
  const { source, from } = rest;
  if (source.text.end === from) return 1;
  if (source.text.end - from > LONGEST_FITTED) return LONGEST_FITTED;
  const { first, others } = measuresOf(rest, slot, columns);
  return fitFrom(source, from, first, others).ends.length;
}

/** The rest's lines as one setting, where all the slots it needs from one on are of one width; else null. */
export function planFrom(rest: ParagraphRest, slot: number, columns: LegColumns): ParagraphPlan | null {
  const { source, from } = rest;
  const { slots } = columns;
  const place = slots[slot];
  if (place === undefined || source.text.end - from > LONGEST_FITTED) return null;
  const { first, others } = measuresOf(rest, slot, columns);
  const fit = fitFrom(source, from, first, others);
  // One slot more: the paragraph may be set a line longer.
  const end = Math.min(slots.length, slot + fit.ends.length + 1);
  for (let at = slot + 1; at < end; at++) if (slots[at]?.width !== place.width) return null;
  return withoutWidow(rest, slot, { fit, choice: 'total-fit' }, columns);
}

/** The top of the last column that lines come to, if they go over a column's foot and end on the leg; else null. */
function lastTop(slot: number, lines: number, columns: LegColumns): number | null {
  const { slots } = columns;
  const room = columns.roomFrom(slot);
  let top = slot + room;
  // At a page's end the jump sees to it.
  if (top >= slots.length || lines <= room) return null;
  while (slot + lines > top + columns.roomFrom(top)) {
    top += columns.roomFrom(top);
    if (top >= slots.length) return null;
  }
  return top;
}

/**
 * No line of a paragraph alone at a column's top, where setting the paragraph a line shorter or longer opens none of its
 * lines more than mildly: the next column is before the reader's eyes, and holes in a paragraph are the worse sight (clreq
 * §3.4.4 speaks of a line alone on a page). Only the last column a paragraph comes to can hold a widow.
 */
function withoutWidow(rest: ParagraphRest, slot: number, plan: ParagraphPlan, columns: LegColumns): ParagraphPlan {
  const { source, from } = rest;
  const { widowLines } = source.style.setting;
  const count = plan.fit.ends.length;
  const top = lastTop(slot, count, columns);
  if (top === null) return plan;
  const alone = slot + count - top;
  if (alone >= widowLines) return plan;
  const { first, others } = measuresOf(rest, slot, columns);
  for (const lines of [count - alone, count + widowLines - alone]) {
    const fit = fitInLines(source.text, from, source.text.end, first, others, lines, MILD);
    if (fit !== null) return { fit, choice: 'against-widow' };
  }
  return plan;
}
