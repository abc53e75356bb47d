/** What is on pages, as a table of contents: a page each, and under it the articles that start there. */
import type { PageId } from '../edition/ids.ts';
import type { Edition } from '../edition/records.ts';
import { articleTitle, blocksOnPage } from '../edition/selectors.ts';
import type { Pt } from '../edition/units.ts';
import { topOf } from './links.ts';

export interface PageContents {
  /** `第2版 时评`. */
  readonly title: string;
  /** With the top of the first block that carries each. */
  readonly articles: readonly { readonly title: string; readonly top: Pt }[];
}

export function contentsOf(edition: Edition, page: { readonly id: PageId; readonly number: number }): PageContents {
  const ids = new Set(
    blocksOnPage(edition, page.id).flatMap((block) =>
      block.kind === 'headline' && block.level !== 'continued' ? [block.articleId] : [],
    ),
  );
  const section = edition.pages[page.id]?.section ?? '';
  return {
    title: `第${page.number}版${section === '' ? '' : ` ${section}`}`,
    articles: [...ids].flatMap((id) => {
      const article = edition.articles[id];
      if (article === undefined || articleTitle(article) === '') return [];
      return [{ title: articleTitle(article), top: topOf(edition, page.id, id) }];
    }),
  };
}
