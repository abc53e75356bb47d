/** 核红 of a block's own words: each text as it was and as it is, against the edits that marks on it asked for. */
import { blockFlow, placeInFlow } from '../edition/flow.ts';
import { movedPart } from '../edition/moved-cells.ts';
import type { Mark } from '../edition/proof-records.ts';
import type { Block } from '../edition/records.ts';
import { blockParts, readBlockPart, writeBlockPart } from '../edition/text.ts';
import { align } from './align.ts';
import { asksNothing, type Verdicts } from './unasked.ts';
import { ordersFor, settleMarks, untouched } from './verify-flow.ts';

/** True where both have the same texts, whatever they say: no row or column came or went. */
function haveSameParts(before: Block, after: Block): boolean {
  const [old, now] = [blockParts(before), blockParts(after)];
  return old.length === now.length && old.every(({ part }, at) => part === now[at]?.part);
}

/** A block as it is, with the words of another state of it: what of the two still differs are no words. */
export function withWordsOf(before: Block, after: Block): Block {
  if (!haveSameParts(before, after)) return after;
  return blockParts(before).reduce<Block>(
    (block, { part, text }) =>
      readBlockPart(block, part) === text ? block : (writeBlockPart(block, part, text) ?? block),
    after,
  );
}

function partOf({ origin }: Mark): string | null {
  return origin?.anchor.kind === 'words' ? origin.anchor.start.part : null;
}

/** Finds what became of the marks on a block's own words, and what of these changed unasked. */
export function verifyWords(
  before: Block,
  after: Block,
  marks: readonly Mark[],
  { outcomes, unasked }: Verdicts,
): void {
  const isSame = haveSameParts(before, after);
  for (const { part, text } of blockParts(before)) {
    const own = marks.filter((mark) => partOf(mark) === part);
    // Of a table that has other rows than it had, what marks are on is compared; the rest is told as one change.
    const moved = isSame ? part : movedPart(before, after, part);
    if (own.length === 0 && (!isSame || moved === null || readBlockPart(after, moved) === text)) continue;
    if (moved === null) {
      for (const mark of own) if (!asksNothing.has(mark.state)) outcomes.set(mark.id, 'differently');
      continue;
    }
    const [old, now] = [blockFlow(before, part), blockFlow(after, moved)];
    const orders = ordersFor({ articles: {}, blocks: { [before.id]: before } }, old, own);
    const alignment = align(old.text, now.text, orders.asked, untouched(old, now, orders.asked));
    for (const hunk of settleMarks(orders, { old, now }, alignment, outcomes)) {
      unasked.push({
        kind: 'words',
        blockId: after.id,
        pageId: after.pageId,
        place: placeInFlow(now, hunk.newFrom),
        before: old.text.slice(hunk.from, hunk.to),
        after: now.text.slice(hunk.newFrom, hunk.newTo),
      });
    }
  }
}
