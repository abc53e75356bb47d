/** 核红 of one flow, of an article or a block: as it was and as it is, against the edits that marks asked for. */
import type { MarkedRecords, TextFlow } from '../edition/flow.ts';
import type { Mark, TextPoint } from '../edition/proof-records.ts';
import type { Asked, align, Fixed, Hunk } from './align.ts';
import { textOrder } from './carry-out.ts';
import { joinedEdits } from './joined-edits.ts';
import { asksNothing, type Verdicts } from './unasked.ts';

function touches({ from, to, newFrom, newTo }: Hunk, edit: { readonly from: number; readonly to: number }): boolean {
  // At the place of an insertion only what was put in is an answer to it.
  if (edit.from === edit.to) return from <= edit.from && to >= edit.from && newTo > newFrom;
  const isInsertion = from === to;
  return isInsertion ? from >= edit.from && from <= edit.to : from < edit.to && to > edit.from;
}

/** Parts that read the same in both, in the same order, and that no asked edit touches. */
export function untouched(old: TextFlow, now: TextFlow, asked: readonly Asked[]): Fixed[] {
  const places = new Map(now.parts.map((part) => [part.part, part]));
  const edits = asked.toSorted((a, b) => a.from - b.from);
  const fixed: Fixed[] = [];
  let [next, reached, last] = [0, -1, -1];
  for (const { part, text, from } of old.parts) {
    const to = from + text.length;
    // The farthest that any edit from before this part's end reaches.
    while (next < edits.length && (edits[next]?.from ?? 0) <= to) {
      reached = Math.max(reached, edits[next]?.to ?? 0);
      next++;
    }
    const same = places.get(part);
    if (reached >= from || text === '' || same?.text !== text || same.from <= last) continue;
    fixed.push({ before: from, after: same.from, length: text.length });
    last = same.from;
  }
  return fixed;
}

/** From one offset of a flow to another. */
export interface FlowRange {
  readonly from: number;
  readonly to: number;
}

/** What marks ask of a flow. */
export interface FlowOrders {
  readonly asked: readonly Asked[];
  /** The edits of each mark that asks for some, by their numbers in the list. */
  readonly numbers: ReadonlyMap<Mark, readonly number[]>;
  /** Marks that somebody carries out by hand. */
  readonly byHand: ReadonlySet<Mark>;
  /** Where each mark stands. */
  readonly ranges: ReadonlyMap<Mark, FlowRange>;
}

/** What marks ask of a flow of records as they were. */
export function ordersFor(before: MarkedRecords, old: TextFlow, marks: readonly Mark[]): FlowOrders {
  const asked: Asked[] = [];
  const numbers = new Map<Mark, readonly number[]>();
  const byHand = new Set<Mark>();
  const ranges = new Map<Mark, FlowRange>();
  for (const [of, mark] of marks.entries()) {
    const { origin } = mark;
    if (origin === null || asksNothing.has(mark.state)) continue;
    const was: Mark = { ...mark, anchor: origin.anchor, order: origin.order, isGone: false };
    const order = textOrder(before, was);
    if (origin.anchor.kind === 'block') continue;
    const at = (point: TextPoint) => (old.parts.find(({ part }) => part === point.part)?.from ?? 0) + point.offset;
    ranges.set(mark, { from: at(origin.anchor.start), to: at(origin.anchor.end) });
    if (order !== null && typeof order !== 'string') {
      numbers.set(
        mark,
        order.edits.map((edit) => asked.push({ ...edit, of }) - 1),
      );
    } else byHand.add(mark);
  }
  return { asked, numbers, byHand, ranges };
}

/** Says what became of marks; returns the differences that answer none of them. */
export function settleMarks(
  { asked, numbers, byHand, ranges }: FlowOrders,
  { old, now }: { readonly old: TextFlow; readonly now: TextFlow },
  { taken, hunks }: Pick<ReturnType<typeof align>, 'taken' | 'hunks'>,
  outcomes: Verdicts['outcomes'],
): readonly Hunk[] {
  const explained = new Set<Hunk>();
  const explain = (edits: readonly FlowRange[]): boolean => {
    const answering = hunks.filter((hunk) => edits.some((edit) => touches(hunk, edit)));
    for (const hunk of answering) explained.add(hunk);
    return answering.length > 0;
  };
  const joined = joinedEdits(old.text, now.text, asked, hunks);
  for (const hunk of [...joined.values()].flat()) explained.add(hunk);
  for (const [mark, own] of numbers) {
    const edits = own.flatMap((number) => asked[number] ?? []);
    const made = own.filter((number) => {
      if (joined.has(number)) return false;
      const edit = asked[number];
      return taken.has(number) || (edit !== undefined && old.text.slice(edit.from, edit.to) === edit.text);
    });
    if (made.length === own.length) outcomes.set(mark.id, 'done');
    else {
      const isAnswered = explain(edits) || made.length > 0 || own.some((number) => joined.has(number));
      outcomes.set(mark.id, isAnswered ? 'differently' : 'missed');
    }
  }
  for (const mark of byHand) {
    const range = ranges.get(mark);
    const isChanged = range !== undefined && explain([range]);
    if (mark.state === 'open') outcomes.set(mark.id, isChanged ? 'differently' : 'missed');
  }
  return hunks.filter((hunk) => !explained.has(hunk));
}
