/**
 * 差错率, counted as 报纸编校差错率计算方法 counts it (annex of 《报纸期刊质量管理规定》, 国新出发〔2020〕10号;
 * domain.md §9): errors ÷ characters examined, in parts per ten thousand; a paper passes at 3 or less.
 */
import { bodyFlow } from '../edition/flow.ts';
import type { PageId } from '../edition/ids.ts';
import type { Mark } from '../edition/proof-records.ts';
import type { Edition, Page } from '../edition/records.ts';
import { blocksOnPage, pagesInOrder } from '../edition/selectors.ts';
import { halvesOf } from '../edition/spreads.ts';
import { countCharacters } from '../text/character-count.ts';
import { type MarkKind, type MarkOrder, markModule } from './marks/kinds.ts';
import { isOnPage } from './sign-off.ts';

/** The most a paper may have in ten thousand characters. */
export const PASS_RATE = 3;

/** Of the space a news photo takes, the part that counts as characters. */
const PHOTO_SHARE = 0.8;
/** How much more foreign text counts. */
const FOREIGN_SHARE = 0.3;
/** The same wrong character counts at most so often in an issue. */
const MOST_ALIKE = 3;

/** Characters of the body size a page has room for, its photos at four fifths, foreign letters at three tenths more. */
function examinedCharacters(edition: Edition, page: Page): number {
  const { bodySize, leading } = page.grid;
  const cells = (width: number, height: number) => (width / bodySize) * (height / leading);
  // Of a 通版 what its two pages have, without the margins at the fold.
  const whole = halvesOf(page).reduce((sum, { page: { grid } }) => {
    const { width, height } = grid.typeArea;
    return sum + Math.floor(width / bodySize) * Math.floor(height / leading);
  }, 0);
  const blocks = blocksOnPage(edition, page.id);
  const photos = blocks.reduce(
    (sum, { kind, frame }) => sum + (kind === 'photo' ? cells(frame.width, frame.height) * (1 - PHOTO_SHARE) : 0),
    0,
  );
  const foreign = blocks.reduce((sum, block) => {
    if (block.kind !== 'body' || block.threadOrder > 0) return sum;
    const article = edition.articles[block.articleId];
    const text = article === undefined ? '' : bodyFlow(article.body).text;
    // Two letters take the space of a character.
    return sum + ((text.match(/[A-Za-zÀ-ÿ]/gu)?.length ?? 0) / 2) * FOREIGN_SHARE;
  }, 0);
  return Math.round(whole - photos + foreign);
}

/** Errors that one mark is: by the characters that were wrong, double in headlines. */
function errorsOf(mark: Mark): number {
  const { order, anchor } = mark;
  const isHead = anchor.kind === 'text' && /^(?:banner|kicker|headline|deck)(?:\.|$)/u.test(anchor.start.part);
  const weight = isHead ? 2 : 1;
  const counted = countedErrors(order, mark.quote);
  if (counted === null || counted === 'one') return counted === null ? 0 : weight;
  const { wrong } = counted;
  // A number or a foreign word is one error, whatever its length.
  if (/^[\d.,%〇一二三四五六七八九十百千万亿]+$/u.test(wrong) || /^[A-Za-zÀ-ÿ' -]+$/u.test(wrong)) return weight;
  const count = countCharacters(wrong);
  return weight * (count <= 1 ? 1 : count <= 5 ? 2 : 4);
}

function countedErrors<K extends MarkKind>(order: MarkOrder<K>, quote: string) {
  return markModule<K>(order.kind).errors?.(order, quote) ?? null;
}

export interface ErrorRate {
  readonly characters: number;
  readonly errors: number;
  /** In ten thousand characters. */
  readonly rate: number;
}

function rated(characters: number, errors: number): ErrorRate {
  return { characters, errors, rate: characters === 0 ? 0 : (errors * 10_000) / characters };
}

/** The page a mark is counted on: the first that shows its article or block. */
function pageOf(edition: Edition, pages: readonly Page[], mark: Mark): PageId | null {
  return pages.find((page) => isOnPage(edition, page.id, mark))?.id ?? null;
}

/** Errors by page and for the issue, from marks that were neither rejected nor withdrawn. */
export function errorRates(
  edition: Edition,
  marks: readonly Mark[],
): { readonly pages: ReadonlyMap<PageId, ErrorRate>; readonly issue: ErrorRate } {
  const pages = pagesInOrder(edition);
  const counted = new Map<PageId, number>();
  const alike = new Map<string, number>();
  for (const mark of marks) {
    if (mark.state === 'rejected' || mark.state === 'withdrawn') continue;
    const errors = errorsOf(mark);
    const on = pageOf(edition, pages, mark);
    if (errors === 0 || on === null) continue;
    const key = `${mark.order.kind}/${mark.quote}/${'text' in mark.order ? mark.order.text : ''}`;
    const before = alike.get(key) ?? 0;
    alike.set(key, before + 1);
    if (before < MOST_ALIKE) counted.set(on, (counted.get(on) ?? 0) + errors);
  }
  const rates = new Map(
    pages.map((page) => [page.id, rated(examinedCharacters(edition, page), counted.get(page.id) ?? 0)] as const),
  );
  const sum = (of: (rate: ErrorRate) => number) => [...rates.values()].reduce((total, rate) => total + of(rate), 0);
  return {
    pages: rates,
    issue: rated(
      sum((rate) => rate.characters),
      sum((rate) => rate.errors),
    ),
  };
}
