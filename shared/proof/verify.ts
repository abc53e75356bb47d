/**
 * 核红: a round's marks against what the pages are now. Every mark was carried out, rejected, missed or
 * done otherwise, and every change that no mark asked for is told. Nothing is missed before a later round says that the
 * correction is done: until then it is still to be carried out.
 */

import { canonical } from '../edition/canonical.ts';
import { swatchOf } from '../edition/colours.ts';
import { bodyFlow } from '../edition/flow.ts';
import type { PageId, RoundId } from '../edition/ids.ts';
import { isMaster, pagesUnder } from '../edition/masters.ts';
import type { Mark } from '../edition/proof-records.ts';
import type { Edition, Frozen } from '../edition/records.ts';
import { articlesOn, pagesInOrder } from '../edition/selectors.ts';
import { marksOf } from './rounds.ts';
import type { Outcome, Unasked, Verdicts } from './unasked.ts';
import { verifyArticle } from './verify-article.ts';
import { verifyBlocks } from './verify-blocks.ts';

interface MarkOutcome {
  readonly mark: Mark;
  readonly outcome: Outcome;
}

export interface Verification {
  readonly marks: readonly MarkOutcome[];
  readonly unasked: readonly Unasked[];
}

/** What is compared with what a round began with: the edition as it is, or what a later round began with. */
export type Later = Pick<Edition, 'pages' | 'articles' | 'blocks' | 'styles'>;

/** Checks a round's marks against what its pages are now; `colourName` says what a swatch of an id is called. */
export function verify(
  before: Frozen,
  marks: readonly Mark[],
  after: Later,
  colourName = (id: string) => id,
): Verification {
  const verdicts: Verdicts = { outcomes: new Map(), unasked: [], colourName };
  const own = marks.filter((mark) => mark.order.kind !== 'stet');
  const byArticle = new Map<string, Mark[]>();
  for (const mark of own) {
    const { origin } = mark;
    if (origin?.anchor.kind !== 'text') continue;
    byArticle.set(origin.anchor.articleId, [...(byArticle.get(origin.anchor.articleId) ?? []), mark]);
  }
  for (const old of Object.values(before.articles)) {
    const now = after.articles[old.id];
    if (now !== undefined) verifyArticle(old, now, byArticle.get(old.id) ?? [], verdicts);
    else {
      const text = bodyFlow(old.body).text;
      verdicts.unasked.push({ kind: 'text', articleId: old.id, place: null, before: text, after: '' });
    }
  }
  // An article that has come to these pages since is told of by its blocks.
  verifyBlocks(before, after, own, verdicts);
  for (const [id, style] of Object.entries(after.styles)) {
    if (canonical(before.styles[id] ?? null) !== canonical(style)) verdicts.unasked.push({ kind: 'style', style: id });
  }
  for (const page of Object.values(before.pages)) {
    const now = after.pages[page.id];
    if (canonical(page) !== canonical(now ?? null)) verdicts.unasked.push({ kind: 'page', pageId: page.id });
  }
  const outcomeOf = (mark: Mark): Outcome => {
    if (mark.state === 'rejected' || mark.state === 'withdrawn') return mark.state;
    const known = verdicts.outcomes.get(mark.id);
    if (known !== undefined) return known;
    if (mark.state === 'answered' || mark.state === 'done') return mark.state;
    return 'missed';
  };
  return { marks: own.map((mark) => ({ mark, outcome: outcomeOf(mark) })), unasked: verdicts.unasked };
}

/**
 * Checks a round against the pages as they are, or as a later round began with them. Null where nothing
 * is kept of the round.
 */
export function verifyRound(
  edition: Later & Pick<Edition, 'edition' | 'frozen' | 'marks' | 'rounds'>,
  round: RoundId,
  against: RoundId | null,
): Verification | null {
  const before = edition.frozen[round];
  const later = against === null ? edition : edition.frozen[against];
  if (before === undefined || later === undefined) return null;
  const found = verify(before, marksOf(edition, round), later, (id) => swatchOf(edition, id)?.name ?? id);
  const number = edition.rounds[round]?.number ?? 0;
  if (Object.values(edition.rounds).some((one) => one.number > number)) return found;
  const marks = found.marks.map(({ mark, outcome }): MarkOutcome => {
    const isWaiting = outcome === 'missed' && mark.state === 'open';
    return { mark, outcome: isWaiting ? 'open' : outcome };
  });
  return { ...found, marks };
}

/** How many marks are still to be carried out. */
export function waitingMarks({ marks }: Verification): number {
  return marks.filter(({ outcome }) => outcome === 'open').length;
}

/** Marks that were not carried out as they asked. */
export function wrongMarks({ marks }: Verification): readonly MarkOutcome[] {
  return marks.filter(({ outcome }) => outcome === 'missed' || outcome === 'differently');
}

/** Pages an unasked change is on, of those a later state has. */
export function pagesOfChange(change: Unasked, after: Later): PageId[] {
  if ('pageId' in change) {
    // What changed on a master changed wherever it stands.
    const page = after.pages[change.pageId];
    return isMaster(page) ? pagesUnder(after, page).map(({ id }) => id) : [change.pageId];
  }
  if ('articleId' in change) {
    return pagesInOrder(after)
      .filter((page) => articlesOn(after, new Set([page.id])).has(change.articleId))
      .map((page) => page.id);
  }
  return [];
}
