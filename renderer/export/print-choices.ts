/** What can be chosen to be printed, and what that comes to on paper. */

import type { PrintAsked, PrintPaper } from '../../shared/contract/print-calls.ts';
import type { ArticleId, PageId } from '../../shared/edition/ids.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import { readPageRange } from '../../shared/edition/page-range.ts';
import { spreadOf } from '../../shared/edition/pages.ts';
import { paperSizes } from '../../shared/edition/paper.ts';
import { printSheets } from '../../shared/edition/print-sheets.ts';
import type { Article, Edition, Page } from '../../shared/edition/records.ts';
import { pageByNumber, pagesInOrder } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { GALLEY_SIZE, galleySheetsAbout } from '../../shared/layout/galley-proof.ts';
import { galleyScale } from '../../shared/pdf/galley-sheet.ts';
import { proofScale } from '../../shared/pdf/proof-sheet.ts';
import type { Words } from '../i18n/strings.ts';

/** What is offered, in its order. */
export const printKinds = ['page', 'spread', 'all', 'range', 'proof', 'story'] as const;
export type PrintKind = (typeof printKinds)[number];

/** What of an edition is at hand. */
export interface AtHand {
  readonly edition: Edition;
  /** The page that is looked at; null where that is a master, which is not printed. */
  readonly page: Page | null;
  readonly spread: readonly Page[];
  readonly all: readonly Page[];
  /** The story that is taken up; null where none is. */
  readonly article: Article | null;
}

export function atHand(edition: Edition, pageId: PageId | null, articleId: ArticleId | null): AtHand {
  const shown = pageId === null ? undefined : edition.pages[pageId];
  const page = shown === undefined || isMaster(shown) ? null : shown;
  const article = (articleId === null ? undefined : edition.articles[articleId]) ?? null;
  return {
    edition,
    page,
    spread: page === null ? [] : spreadOf(edition, page.id),
    all: pagesInOrder(edition),
    article,
  };
}

/** Whether it can be chosen. A page that faces none is printed as the page it is. */
export function isOffered(kind: PrintKind, { page, spread, all, article }: AtHand): boolean {
  if (kind === 'story') return article !== null;
  if (kind === 'page' || kind === 'proof') return page !== null;
  return kind === 'spread' ? spread.length > 1 : all.length > 0;
}

/** Pages by what was written, or what is wrong with that. */
export function pagesWritten(
  text: string,
  { edition, all }: AtHand,
  words: Words,
): { readonly pages: readonly number[] } | { readonly wrong: string } {
  const numbers = readPageRange(text);
  if (numbers === null) return { wrong: words('printRangeWrong') };
  const absent = numbers.filter((number) => pageByNumber(edition, number) === undefined);
  if (absent.length > 0) {
    return { wrong: words('printRangeNone', { pages: absent.slice(0, 3), count: all.flatMap(pageNumbers).length }) };
  }
  return { pages: numbers };
}

/** What is asked of main; null where nothing can be. */
export function askedFor(kind: PrintKind, at: AtHand, range: readonly number[], chosen: PrintPaper): PrintAsked | null {
  const { page, spread, all, article } = at;
  const numbersOf = (pages: readonly Page[]) => pages.map(({ number }) => number);
  if (kind === 'proof') return page === null ? null : { what: 'proof', page: page.number, ...chosen };
  if (kind === 'story') return article === null ? null : { what: 'story', articleId: article.id, ...chosen };
  if (kind === 'spread') return { what: 'spread', pages: numbersOf(spread), ...chosen };
  const pages = kind === 'range' ? [...range] : numbersOf(kind === 'page' ? (page === null ? [] : [page]) : all);
  return pages.length === 0 ? null : { what: 'pages', pages, ...chosen };
}

const percent = (scale: number) => Math.round(scale * 100);

/** What comes out, in words: how many sheets, how large the pages are on them, what was too large. */
export function outcomeOf(asked: PrintAsked, { edition }: AtHand, words: Words): string[] {
  const { paper, scale: wanted } = asked;
  if (asked.what === 'story') {
    const article = edition.articles[asked.articleId];
    const size = Math.round(GALLEY_SIZE * galleyScale(paper));
    return article === undefined
      ? []
      : [words('printStorySheets', { count: galleySheetsAbout(edition, article), paper, size })];
  }
  const numbers = asked.what === 'proof' ? [asked.page] : asked.pages;
  // Both numbers of a 通版 are one sheet.
  const pages = [...new Set(numbers.flatMap((number) => pageByNumber(edition, number) ?? []))];
  if (asked.what === 'proof') {
    return pages.map(({ grid }) =>
      words('printProofSheets', { paper, percent: percent(proofScale(grid.trim, paperSizes[paper])) }),
    );
  }
  const sheets = printSheets(asked.what === 'spread' ? [pages] : pages.map((page) => [page]), paper, wanted);
  const scales = sheets.map(({ scale }) => percent(scale));
  const [least, most] = [Math.min(...scales), Math.max(...scales)];
  const count = sheets.length;
  const said =
    least === most
      ? words('printSheets', { count, paper, percent: least })
      : words('printSheetsFrom', { count, paper, least, most });
  const tooLarge = wanted === 'actual' ? sheets.filter(({ scale }) => scale < 1) : [];
  if (tooLarge.length === 0) return [said];
  const large = pages.filter(({ number }) => tooLarge.some((one) => one.pages.some((page) => page.number === number)));
  return [said, words('printTooLarge', { paper, pages: large.flatMap(pageNumbers) })];
}
