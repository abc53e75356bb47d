/** A page's stories: the first leads across the page, the others share a row at its foot. */

import { gridFrame, gridRows, gutterWidth } from '../edition/formats.ts';
import { newId } from '../edition/ids.ts';
import { standingOn } from '../edition/masters.ts';
import { HEAD_ROWS } from '../edition/page-head.ts';
import type { Article, Block, HeadlineBlock, Page } from '../edition/records.ts';
import { bodyCharacters, pageByNumber } from '../edition/selectors.ts';
import { halvesOf, lastNumber, numbersAt, plannedNumber } from '../edition/spreads.ts';
import { type Draft, placeContinuation, placeStory, rowsNeeded } from './place.ts';

/** Stories beside each other at a page's foot, at most; more would make columns of briefs. */
const MOST_BESIDE = 2;
/** Share of the rows that the stories at the foot may take. */
const MOST_FOOT = 0.42;
/** Weight of a dividing rule, in points. */
const RULE = 0.4;

/** First free row of a page: below the furniture and whatever stands on it, of a 通版 on the half with a number where one is given. */
export function firstFreeRow(draft: Draft, page: Page, number: number | null = null): number {
  const { leading, typeArea } = page.grid;
  const isThere = ({ frame }: Block) => number === null || numbersAt(page, frame).includes(number);
  const feet = standingOn(draft.edition, page.id)
    .filter((block) => block.kind !== 'furniture' && isThere(block))
    .map((block) => Math.ceil((block.frame.y + block.frame.height - typeArea.y) / leading - 0.01));
  return Math.max(HEAD_ROWS, ...feet.map((row) => row + 1));
}

/** Base columns for stories beside each other, by how much copy each has; every one gets at least one. */
function sharesOf(articles: readonly Article[], columns: number): number[] {
  const sizes = articles.map((article) => Math.max(1, bodyCharacters(article)));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => Math.max(1, Math.round((size / all) * columns)));
  const widest = shares.indexOf(Math.max(...shares));
  const others = shares.reduce((sum, share, at) => (at === widest ? sum : sum + share), 0);
  return shares.map((share, at) => (at === widest ? columns - others : share));
}

function rule(draft: Draft, page: Page, frame: { x: number; y: number; width: number; height: number }): void {
  draft.block({ id: newId<'block'>(), pageId: page.id, order: draft.nextOrder(), kind: 'rule', frame });
}

interface FootStory {
  readonly article: Article;
  readonly column: number;
  readonly span: number;
}

function placeFoot(draft: Draft, page: Page, stories: readonly FootStory[], row: number, rows: number): void {
  const { grid } = page;
  const whole = gridFrame(grid, 0, grid.columns, row, 1);
  rule(draft, page, { x: whole.x, y: whole.y + grid.leading * 0.5 - RULE / 2, width: whole.width, height: RULE });
  for (const { article, column, span } of stories) {
    placeStory(draft, article, {
      page,
      region: { column, span, row: row + 1, rows: rows - 1 },
      level: 'brief',
      photoSpan: 0,
      fillsFoot: true,
    });
    if (column === 0) continue;
    const beside = gridFrame(grid, column, span, row + 1, rows - 1);
    rule(draft, page, {
      x: beside.x - gutterWidth(grid) / 2 - RULE / 2,
      y: beside.y + grid.leading * 0.2,
      width: RULE,
      height: beside.height - grid.leading * 0.4,
    });
  }
}

/**
 * Places articles on a page from `row` down. The lead takes what the others leave; those that find
 * no room here stay in the copy pool.
 */
export function placeStories(
  draft: Draft,
  page: Page,
  articles: readonly Article[],
  row: number,
  level: HeadlineBlock['level'],
): readonly Article[] {
  const [lead, ...others] = articles;
  if (lead === undefined) return [];
  const { columns } = page.grid;
  const beside = others.slice(0, MOST_BESIDE);
  const shares = sharesOf(beside, columns);
  const foot = beside.map((article, at): FootStory => {
    const column = shares.slice(0, at).reduce((sum, share) => sum + share, 0);
    return { article, column, span: shares[at] ?? columns };
  });
  const end = gridRows(page.grid);
  const most = Math.floor((end - row) * MOST_FOOT);
  const needs = foot.map(({ article, span }) => rowsNeeded(draft, page, article, span, 'brief', most - 1));
  const footRows = foot.length === 0 ? 0 : Math.min(most, Math.max(...needs) + 1);
  placeStory(draft, lead, {
    page,
    region: { column: 0, span: columns, row, rows: end - row - footRows },
    level,
    photoSpan: Math.ceil(columns / 2),
    fillsFoot: true,
  });
  if (foot.length > 0) placeFoot(draft, page, foot, end - footRows, footRows);
  return [lead, ...beside];
}

/** Gives every article that says it goes on, or that does not fit, a block on a further page. */
export function continueElsewhere(draft: Draft, from: Page, articles: readonly Article[]): void {
  for (const article of articles) {
    const overset = draft.trial(article, []).overset;
    const next = pageByNumber(draft.edition, lastNumber(from) + 1);
    if (overset === 0 && !article.copyToCome) continue;
    const page = article.plannedJump === null ? next : draft.edition.pages[article.plannedJump];
    if (page === undefined || page.id === from.id) continue;
    // On a 通版 it goes on on one half: the one it was planned for, else the first.
    const number = article.plannedJump === null ? page.number : plannedNumber(page, article, 'jump');
    const target = halvesOf(page).find((half) => half.page.number === number)?.page.id ?? page.id;
    placeContinuation(draft, article, target, firstFreeRow(draft, page, number));
  }
}
