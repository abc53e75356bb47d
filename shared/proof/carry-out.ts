/** Marks are instructions: the edit each becomes, and carrying it out. */

import { withMarks } from '../edition/anchors.ts';
import { anchoredFlow, flowOffset, type MarkedRecords } from '../edition/flow.ts';
import { flowPatches, wordsPatches } from '../edition/flow-edit.ts';
import { isSameRuns, tidyLeaves } from '../edition/leaves.ts';
import type { FlowEdit } from '../edition/mark-fields.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { Mark, WordsAnchor } from '../edition/proof-records.ts';
import { type Article, type Block, type Crop, type Edition, wholePicture } from '../edition/records.ts';
import { hasLooks, headlineLine, partNamed, readRuns } from '../edition/text.ts';
import type { Frame } from '../edition/units.ts';
import { type MarkKind, type MarkOrder, markModule } from './marks/kinds.ts';
import type { BlockChange, MarkedText, TextRefusal } from './marks/mark.ts';

/** Why a mark is not carried out by the program. */
export type Refusal =
  /** What it was put on is not there any longer. */
  | 'gone'
  | TextRefusal
  /** It is settled already. */
  | 'settled';

/** The edits of text a mark asks for, in the flow round a part; apart from each other and in order. */
export interface TextOrder {
  readonly part: string;
  readonly edits: readonly FlowEdit[];
}

/** What a mark does to text, or why it does nothing. Says nothing of blocks: see {@link blockAfter}. */
export function textOrder(edition: MarkedRecords, mark: Mark): TextOrder | Refusal | null {
  const { anchor, order, quote } = mark;
  if (anchor.kind === 'block') return null;
  const flow = anchoredFlow(edition, anchor);
  if (mark.isGone || flow === null) return 'gone';
  const { part } = anchor.start;
  const [from, to] = [flowOffset(flow, anchor.start), flowOffset(flow, anchor.end)];
  if (from === null || to === null) return 'gone';
  const text = flow.text.slice(from, to);
  const edits = editsOf(order, quote, {
    from,
    to,
    text,
    flow: flow.text,
    starts: flow.parts.map((one) => one.from),
    isHeadline: anchor.kind === 'text' && headlineLine(part) !== null,
    offsetOf: (point) => flowOffset(flow, point),
  });
  return typeof edits === 'string' ? edits : { part, edits };
}

function editsOf<K extends MarkKind>(order: MarkOrder<K>, quote: string, on: MarkedText) {
  const { ignoresQuote, edit } = markModule<K>(order.kind);
  if (on.text !== quote && ignoresQuote !== true) return 'changed';
  return edit === undefined ? 'by-hand' : edit(order, on);
}

function changeOf<K extends MarkKind>(order: MarkOrder<K>, frame: Frame): BlockChange | null {
  return markModule<K>(order.kind).change?.(order, frame) ?? null;
}

/** True of a mark that asks for another crop of its picture. */
export function changesPicture({ order }: Mark, { frame }: Block): boolean {
  const change = changeOf(order, frame);
  return change !== null && 'picture' in change;
}

/** A picture centred at its smallest size and upright; what was chosen of its fit, and that it is mirrored, stays. */
function straightened({ fit, flipped }: Crop = wholePicture): Crop {
  return { ...wholePicture, ...(fit && { fit }), ...(flipped && { flipped }) };
}

/** True of a block with the lines of the headline that a mark has stepped; the short headline after a jump has one line. */
function isSteppedBy(block: Block, { anchor, order }: Mark): boolean {
  if (anchor.kind !== 'text' || markModule(order.kind).stepsHeadline !== true) return false;
  const isMarked = block.kind === 'headline' && block.articleId === anchor.articleId && block.level !== 'continued';
  return isMarked && headlineLine(anchor.start.part)?.list === 'headline';
}

/** A block as a mark wants it; null where the mark is not about a block the program can change. */
export function blockAfter(block: Block, mark: Mark): Block | null {
  if (block.kind === 'headline' && isSteppedBy(block, mark)) return { ...block, stepped: true };
  const { anchor, order } = mark;
  if (anchor.kind !== 'block' || anchor.blockId !== block.id || anchor.shown !== undefined) return null;
  const change = changeOf(order, block.frame);
  if (change === null) return null;
  if ('frame' in change) return { ...block, frame: change.frame };
  return block.kind === 'photo' ? { ...block, crop: straightened(block.crop) } : null;
}

export interface Who {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

function settle(mark: Mark, state: Mark['state'], who: Who, reply = mark.reply): Patch {
  const record: Mark = { ...mark, state, reply, settled: state === 'open' ? null : { by: who.by, at: who.at } };
  return { kind: 'put', table: 'marks', id: mark.id, record };
}

/** The blocks that show the headline, stepped; left to a person where there is nothing to step. */
function stepping(edition: Edition, mark: Mark): readonly Patch[] | Refusal {
  const { anchor } = mark;
  const article = anchor.kind === 'text' ? edition.articles[anchor.articleId] : undefined;
  if (article === undefined || mark.isGone) return 'gone';
  if (article.headlines.headline.length < 2) return 'by-hand';
  const patches = Object.values(edition.blocks).flatMap((block): Patch[] => {
    const record = blockAfter(block, mark);
    return record === null ? [] : [{ kind: 'put', table: 'blocks', id: block.id, record }];
  });
  return patches.length === 0 ? 'by-hand' : patches;
}

/** The character style a mark asks for, given to what it is on; null where it asks for none, or that can have none. */
function styling<K extends MarkKind>(article: Article, { anchor }: Mark, order: MarkOrder<K>): Patch[] | null {
  const look = markModule<K>(order.kind).look?.(order);
  if (look === undefined || anchor.kind !== 'text' || anchor.start.part !== anchor.end.part) return null;
  const { part, offset } = anchor.start;
  const was = hasLooks(part) ? readRuns(article, part, offset, anchor.end.offset) : null;
  if (was === null) return null;
  const now = tidyLeaves(was.map((leaf) => ({ ...leaf, ...look })));
  if (was.length === 0 || isSameRuns(was, now)) return [];
  const own = partNamed(article, part);
  return own === null ? null : [{ kind: 'emphasis', table: 'articles', id: article.id, part: own, offset, was, now }];
}

/** An edit of a block's own words; left to a person where the block has no room for it. */
function wordsEdit(edition: Edition, { blockId }: WordsAnchor, { part, edits }: TextOrder): readonly Patch[] | Refusal {
  const block = edition.blocks[blockId];
  return (block === undefined ? null : wordsPatches(block, part, edits)) ?? 'by-hand';
}

/** The patches a mark's edit is, without the mark's own; or why there are none. */
function editOf(edition: Edition, mark: Mark): readonly Patch[] | Refusal {
  if (mark.state !== 'open') return 'settled';
  const { anchor } = mark;
  if (anchor.kind === 'block') {
    const block = edition.blocks[anchor.blockId];
    if (block === undefined) return 'gone';
    const record = blockAfter(block, mark);
    return record === null ? 'by-hand' : [{ kind: 'put', table: 'blocks', id: block.id, record }];
  }
  if (markModule(mark.order.kind).stepsHeadline === true) return stepping(edition, mark);
  const order = textOrder(edition, mark);
  if (order === null) return 'by-hand';
  if (anchor.kind === 'words') return typeof order === 'string' ? order : wordsEdit(edition, anchor, order);
  const article = edition.articles[anchor.articleId];
  if (article === undefined) return 'by-hand';
  if (typeof order === 'string' && order !== 'by-hand') return order;
  // Where characters can have styles a style is meant; signs of their own stand in where they cannot.
  const styled = styling(article, mark, mark.order);
  if (styled !== null) return styled;
  return typeof order === 'string' ? order : flowPatches(article, order.part, order.edits);
}

/** Carries a mark out: its edit, the other marks kept on their text, and the mark done. Or says why not. */
export function carryOut(edition: Edition, mark: Mark, who: Who): Patch[] | Refusal {
  const edit = editOf(edition, mark);
  if (typeof edit === 'string') return edit;
  const all = withMarks(edition, edit);
  // The mark itself stays where it was put: its anchor has moved with the edit like the others.
  const moved = applyPatches(edition, all).edition.marks[mark.id] ?? mark;
  return [...all, settle({ ...moved, isGone: false }, 'done', who)];
}

/** Marks one after the other, as far as each can be; what was not carried out, and why. */
export function carryOutAll(
  edition: Edition,
  marks: readonly Mark[],
  who: Who,
): { readonly patches: Patch[]; readonly left: readonly { readonly mark: Mark; readonly why: Refusal }[] } {
  let now = edition;
  const patches: Patch[] = [];
  const left: { mark: Mark; why: Refusal }[] = [];
  for (const { id } of marks) {
    const mark = now.marks[id];
    if (mark === undefined) continue;
    const done = carryOut(now, mark, who);
    if (typeof done === 'string') {
      left.push({ mark, why: done });
      continue;
    }
    now = applyPatches(now, done).edition;
    patches.push(...done);
  }
  return { patches, left };
}

/** Rejects a mark; the reason stays with it. */
export function reject(mark: Mark, reason: string, who: Who): Patch[] {
  return [settle(mark, 'rejected', who, reason)];
}

/** Answers a note, or says that what only a person can do has been done. */
export function answer(mark: Mark, reply: string, who: Who): Patch[] {
  return [settle(mark, mark.order.kind === 'note' ? 'answered' : 'done', who, reply)];
}

/** Opens a settled mark again. Its edit is not taken back: that is what undo is for. */
export function reopen(mark: Mark): Patch[] {
  return [settle(mark, 'open', { by: '', at: '' }, '')];
}
