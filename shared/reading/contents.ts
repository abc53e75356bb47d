/** What is on pages, as a table of contents: a page each, and under it the articles that start there. */
import { numbersOf, numbersTold, standsIn } from '../compose/composed-halves.ts';
import type { ComposedPage } from '../compose/display-list.ts';
import type { Edition } from '../edition/records.ts';
import { articleTitle, blocksOnPage } from '../edition/selectors.ts';
import { halvesOf } from '../edition/spreads.ts';
import type { Pt } from '../edition/units.ts';
import { topOf } from './links.ts';

export interface PageContents {
  /** `第2版 时评`. */
  readonly title: string;
  /** With the top of the first block that carries each. */
  readonly articles: readonly { readonly title: string; readonly top: Pt }[];
}

export function contentsOf(edition: Edition, page: ComposedPage): PageContents {
  const ids = new Set(
    blocksOnPage(edition, page.id).flatMap((block) =>
      block.kind === 'headline' && block.level !== 'continued' && standsIn(page, block) ? [block.articleId] : [],
    ),
  );
  const record = edition.pages[page.id];
  const shown =
    record === undefined ? [] : halvesOf(record).filter((half) => numbersOf(page).includes(half.page.number));
  const section = [...new Set(shown.map((half) => half.page.section))].filter((name) => name !== '').join('、');
  return {
    title: `第${numbersTold(page)}版${section === '' ? '' : ` ${section}`}`,
    articles: [...ids].flatMap((id) => {
      const article = edition.articles[id];
      if (article === undefined || articleTitle(article) === '') return [];
      return [{ title: articleTitle(article), top: topOf(edition, page, id) }];
    }),
  };
}
