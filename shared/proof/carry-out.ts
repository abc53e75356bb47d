/** Marks are instructions: the edit each becomes, and carrying it out. */
import { flowAround, flowOffset, withMarks } from '../edition/anchors.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { Mark, SpaceAmount } from '../edition/proof-records.ts';
import { type Article, type Block, type Edition, wholePicture } from '../edition/records.ts';
import { editFlow, type FlowEdit } from './flow-edit.ts';

/** Why a mark is not carried out by the program. */
export type Refusal =
  /** What it was put on is not there any longer, or reads otherwise. */
  | 'gone'
  | 'changed'
  /** It asks for what only a person can do. */
  | 'by-hand'
  /** It is settled already. */
  | 'settled';

/** The edits of text a mark asks for, in the flow round a part; apart from each other and in order. */
export interface TextOrder {
  readonly part: string;
  readonly edits: readonly FlowEdit[];
}

/** Spaces of a part of an em (Unicode 2002 to 2005); the whole em is the ideographic space. */
const spaces: Readonly<Record<SpaceAmount, string>> = {
  '1': '\u3000',
  '1/2': '\u2002',
  '1/3': '\u2004',
  '1/4': '\u2005',
};

const level = '0123456789+-=()n';
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ';
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ';

/** Characters raised or lowered; null where one of them has no such form. */
function scripted(text: string, script: 'super' | 'sub'): string | null {
  const forms = [...(script === 'super' ? raised : lowered)];
  const found = [...text].map((character) => forms[level.indexOf(character)]);
  return found.some((form) => form === undefined) ? null : found.join('');
}

/** Spaces that Less space takes away. */
function runsOfBlank(text: string, from: number): FlowEdit[] {
  return [...text.matchAll(/[ \t\u2000-\u200a\u3000]+/gu)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    text: '',
  }));
}

/** What a mark does to text, or why it does nothing. Says nothing of blocks: see {@link blockAfter}. */
export function textOrder(edition: Pick<Edition, 'articles'>, mark: Mark): TextOrder | Refusal | null {
  const { anchor, order, quote } = mark;
  if (anchor.kind === 'block') return null;
  const article = edition.articles[anchor.articleId];
  if (mark.isGone || article === undefined) return 'gone';
  const { part } = anchor.start;
  const flow = flowAround(article, part);
  const [from, to] = [flowOffset(flow, anchor.start), flowOffset(flow, anchor.end)];
  if (from === null || to === null) return 'gone';
  const now = flow.text.slice(from, to);
  // Lines are stepped whatever they say.
  if (now !== quote && order.kind !== 'step') return 'changed';
  const one = (text: string): TextOrder => ({ part, edits: [{ from, to, text }] });
  switch (order.kind) {
    case 'correct':
    case 'substitute':
    case 'insert':
      return one(order.text);
    case 'delete':
      return one('');
    case 'script': {
      const text = scripted(now, order.script);
      return text === null ? 'by-hand' : one(text);
    }
    case 'transpose': {
      const middle = now.slice(order.first, now.length - order.last);
      return one(now.slice(now.length - order.last) + middle + now.slice(0, order.first));
    }
    case 'run-on':
      // From the paragraph's end over the line feed.
      return flow.text[to] === '\n' ? { part, edits: [{ from: to, to: to + 1, text: '' }] } : 'changed';
    case 'paragraph':
      return { part, edits: [{ from, to: from, text: '\n' }] };
    case 'transfer': {
      const target = flowOffset(flow, order.target);
      if (target === null || (target > from && target < to)) return 'changed';
      const edits: FlowEdit[] = [
        { from, to, text: '' },
        { from: target, to: target, text: now },
      ];
      return { part, edits: edits.sort((a, b) => a.from - b.from) };
    }
    case 'step': {
      if (!/^(?:kicker|headline|deck)\./u.test(part)) return 'by-hand';
      const edits = flow.parts.flatMap(({ from: start }, at) =>
        at === 0 ? [] : [{ from: start, to: start, text: '\u3000'.repeat(at) }],
      );
      return edits.length === 0 ? 'by-hand' : { part, edits };
    }
    case 'more-space':
    case 'space':
      return { part, edits: [{ from, to: from, text: spaces[order.amount] }] };
    case 'less-space': {
      const edits = runsOfBlank(now, from);
      return edits.length === 0 ? 'by-hand' : { part, edits };
    }
    case 'separate':
      return { part, edits: [{ from, to: from, text: ' ' }] };
    default:
      return 'by-hand';
  }
}

/** A block as a mark wants it; null where the mark is not about a block the program can change. */
export function blockAfter(block: Block, mark: Mark): Block | null {
  const { order } = mark;
  const { frame } = block;
  switch (order.kind) {
    case 'shift-vertical':
      return { ...block, frame: { ...frame, y: frame.y + order.by } };
    case 'shift-horizontal':
      return { ...block, frame: { ...frame, x: frame.x + order.by } };
    case 'align': {
      const x = order.edge === 'left' ? order.to : order.edge === 'right' ? order.to - frame.width : frame.x;
      const y = order.edge === 'top' ? order.to : order.edge === 'bottom' ? order.to - frame.height : frame.y;
      return { ...block, frame: { ...frame, x, y } };
    }
    case 'straighten':
      return block.kind === 'photo' ? { ...block, crop: wholePicture } : null;
    default:
      return null;
  }
}

/** The article with a mark's edits made, the last first so that offsets stay true. */
function articleAfter(article: Article, { part, edits }: TextOrder): Article {
  return edits.toReversed().reduce((now, edit) => editFlow(now, part, edit), article);
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
  const order = textOrder(edition, mark);
  const article = edition.articles[anchor.articleId];
  if (order === null || article === undefined) return 'by-hand';
  if (typeof order === 'string') return order;
  return [{ kind: 'put', table: 'articles', id: article.id, record: articleAfter(article, order) }];
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
