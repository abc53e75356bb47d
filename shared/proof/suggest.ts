/** 修订状态: a direct edit of copy becomes the marks that ask for it. */
import { bodyFlow, flowAround, flowOffset, placeInFlow, type TextFlow } from '../edition/flow.ts';
import type { ArticleId, MarkId } from '../edition/ids.ts';
import type { Patch } from '../edition/operations.ts';
import type { Mark, MarkOrder, TextPoint } from '../edition/proof-records.ts';
import type { Article, Edition, Paragraph } from '../edition/records.ts';
import { sharedEnds, wholeEnds } from '../edition/shared-ends.ts';
import { charactersOf, lastCharacter } from '../text/graphemes.ts';
import type { Who } from './carry-out.ts';
import { currentRound, originOf, putMark } from './rounds.ts';

export interface Suggestion {
  readonly patches: Patch[];
  /** The mark that says it; what is typed on belongs to it. */
  readonly markId: MarkId | null;
  /** Where the caret goes in the copy, which stays as it is. */
  readonly caret: TextPoint | null;
}

/** The mark typed last, while the caret is still at it. */
function pending(edition: Edition, last: MarkId | null, offset: number, id: ArticleId): Mark | null {
  const mark = edition.marks[last ?? ''];
  const article = edition.articles[id];
  if (mark?.anchor.kind !== 'text' || mark.state !== 'open' || mark.anchor.articleId !== id || article === undefined)
    return null;
  const end = flowOffset(flowAround(article, mark.anchor.end.part), mark.anchor.end);
  return end === offset ? mark : null;
}

function orderOf(quote: string, text: string): MarkOrder {
  if (quote === '' && text === '\n') return { kind: 'paragraph' };
  if (quote === '\n' && text === '') return { kind: 'run-on' };
  if (text === '') return { kind: 'delete' };
  return quote === '' ? { kind: 'insert', text } : { kind: 'correct', text };
}

/**
 * What an edit of a body asks for, as a mark of the round that is read: typing on goes on with the mark
 * of before, deleting takes back what it had. `caret` is where the edit began. Null where there is no
 * round, or nothing changed.
 */
export function suggest(
  edition: Edition,
  id: ArticleId,
  body: readonly Paragraph[],
  last: MarkId | null,
  caret: TextPoint | null,
  who: Who,
): Suggestion | null {
  const article = edition.articles[id];
  const round = currentRound(edition);
  if (article === undefined || round === undefined) return null;
  const old = bodyFlow(article.body);
  const now = bodyFlow(body);
  const wentOn = goneOn(edition, id, last, old, now);
  if (wentOn !== null) return wentOn;
  // What is asked for is whole characters: of a letter that gets a mark both are.
  const { from, to, quote, text } = editBetween(old, now, wholeEnds(old.text, now.text));
  if (quote === text) return null;
  const mark = pending(edition, last, quote === '' ? from : to, id);
  const order = mark?.order;
  if (mark !== null && order?.kind === 'delete' && quote === '' && text !== '\n') {
    // Deleted, then typed: that is a correction.
    const record = withOrder(mark, { kind: 'correct', text });
    return {
      patches: [{ kind: 'put', table: 'marks', id: mark.id, record }],
      markId: mark.id,
      caret: placeInFlow(old, from),
    };
  }
  // Backspace goes on before what it deleted, Delete after it.
  const isBackward = text === '' && quote !== '' && caret !== null && flowOffset(old, caret) === to;
  const next = placeInFlow(old, isBackward ? from : to);
  const longer = text === '' && quote !== '\n' ? extended(edition, last, article, from, to) : null;
  if (longer !== null) {
    return {
      patches: [{ kind: 'put', table: 'marks', id: longer.id, record: longer }],
      markId: longer.id,
      caret: next,
    };
  }
  const made = orderOf(quote, text);
  const [start, end] = [placeInFlow(old, from), placeInFlow(old, made.kind === 'run-on' ? from : to)];
  if (start === null || end === null) return null;
  const put = putMark(edition, round, { kind: 'text', articleId: id, start, end }, made, who);
  return typeof put === 'string' ? null : { ...put, markId: put.id, caret: next };
}

/** What an edit took away and what it put there, in the texts before and after it. */
function editBetween(old: TextFlow, now: TextFlow, { head, tail }: ReturnType<typeof sharedEnds>) {
  const [from, to] = [head, old.text.length - tail];
  return { from, to, quote: old.text.slice(from, to), text: now.text.slice(head, now.text.length - tail) };
}

/** Typed on, or taken back: the words of the mark typed last change, not the copy. Null where it was neither. */
function goneOn(edition: Edition, id: ArticleId, last: MarkId | null, old: TextFlow, now: TextFlow): Suggestion | null {
  const { from, to, quote, text } = editBetween(old, now, sharedEnds(old.text, now.text));
  if (quote === text) return null;
  const mark = pending(edition, last, quote === '' ? from : to, id);
  const order = mark?.order;
  if (mark === null || (order?.kind !== 'insert' && order?.kind !== 'correct')) return null;
  const isMore = quote === '' && text !== '\n';
  const isLess = text === '' && charactersOf(quote).length === 1;
  if (!(isMore || isLess)) return null;
  const words = isMore ? order.text + text : order.text.slice(0, lastCharacter(order.text));
  const emptied: MarkOrder | null =
    words !== '' ? { ...order, text: words } : mark.quote === '' ? null : { kind: 'delete' };
  const patches: Patch[] =
    emptied === null
      ? [{ kind: 'remove', table: 'marks', id: mark.id }]
      : [{ kind: 'put', table: 'marks', id: mark.id, record: withOrder(mark, emptied) }];
  return { patches, markId: emptied === null ? null : mark.id, caret: placeInFlow(old, isMore ? from : to) };
}

/** The deletion of before, where this one goes on from it to either side. */
function extended(edition: Edition, last: MarkId | null, article: Article, from: number, to: number): Mark | null {
  const mark = edition.marks[last ?? ''];
  if (mark?.order.kind !== 'delete' || mark.state !== 'open' || mark.anchor.kind !== 'text') return null;
  const { anchor } = mark;
  if (anchor.articleId !== article.id || mark.origin?.anchor.kind !== 'text') return null;
  const flow = flowAround(article, anchor.start.part);
  const [start, end] = [flowOffset(flow, anchor.start), flowOffset(flow, anchor.end)];
  if (start === null || end === null || (start !== to && end !== from)) return null;
  const [first, after] = [Math.min(start, from), Math.max(end, to)];
  const [begins, ends] = [placeInFlow(flow, first), placeInFlow(flow, after)];
  if (begins === null || ends === null) return null;
  const stretched = { ...anchor, start: begins, end: ends };
  const origin = originOf(edition, edition.rounds[mark.roundId], stretched, mark.order);
  return { ...mark, anchor: stretched, origin, quote: flow.text.slice(first, after) };
}

function withOrder(mark: Mark, order: MarkOrder): Mark {
  return { ...mark, order, origin: mark.origin === null ? null : { ...mark.origin, order } };
}
