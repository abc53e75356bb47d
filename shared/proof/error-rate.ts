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

/** How much more an error counts by the part of an article it is in: in headlines twice. */
export function weightOfPart(part: string): number {
  return /^(?:banner|kicker|headline|deck)(?:\.|$)/u.test(part) ? 2 : 1;
}

/** Errors that one mark is: by the characters that were wrong, double in headlines. */
export function errorsOf({ order, anchor, quote }: Pick<Mark, 'order' | 'anchor' | 'quote'>): number {
  const weight = anchor.kind === 'text' ? weightOfPart(anchor.start.part) : 1;
  const counted = countedErrors(order, quote);
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

interface ErrorRate {
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

/** Something that counts as errors. */
export interface Counted {
  /** The page it is counted on; null for none. */
  readonly pageId: PageId | null;
  readonly errors: number;
  /** What it is: the same counts three times at most. */
  readonly alike: string;
}

/** Errors in ten thousand characters: by page, and of the issue. */
export interface ErrorRates {
  readonly pages: ReadonlyMap<PageId, ErrorRate>;
  readonly issue: ErrorRate;
}

/** The rates that errors come to. */
export function ratesOf(edition: Edition, all: readonly Counted[]): ErrorRates {
  const counted = new Map<PageId, number>();
  const alike = new Map<string, number>();
  for (const { pageId, errors, alike: key } of all) {
    if (errors === 0 || pageId === null) continue;
    const before = alike.get(key) ?? 0;
    alike.set(key, before + 1);
    if (before < MOST_ALIKE) counted.set(pageId, (counted.get(pageId) ?? 0) + errors);
  }
  const rates = new Map(
    pagesInOrder(edition).map(
      (page) => [page.id, rated(examinedCharacters(edition, page), counted.get(page.id) ?? 0)] as const,
    ),
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

/** Errors by page and for the issue, from marks that were neither rejected nor withdrawn. */
export function errorRates(edition: Edition, marks: readonly Mark[]): ErrorRates {
  const pages = pagesInOrder(edition);
  const valid = marks.filter(({ state }) => state !== 'rejected' && state !== 'withdrawn');
  return ratesOf(
    edition,
    valid.map((mark) => ({
      pageId: pageOf(edition, pages, mark),
      errors: errorsOf(mark),
      alike: `${mark.order.kind}/${mark.quote}/${'text' in mark.order ? mark.order.text : ''}`,
    })),
  );
}
