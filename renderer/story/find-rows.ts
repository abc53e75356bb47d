/** What is searched and what is listed of it: the articles of a scope, the matches with the text round them. */
import { type Match, searchedTexts } from '../../shared/edition/find.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import { articlesInOrder } from '../../shared/reading/article-order.ts';
import { characterEnd, characterStart } from '../../shared/text/graphemes.ts';

/** What is searched, from small to large. */
export const scopes = ['article', 'page', 'edition'] as const;
export type Scope = (typeof scopes)[number];

/** Matches listed; there may be more, and all of them are replaced. */
const MOST_LISTED = 300;
/** Characters shown on either side of a match. */
const CONTEXT = 10;
/** The articles of a scope, in their order; none where there is no such article. */
export function articlesIn(
  edition: Edition,
  scope: Scope,
  articleId: ArticleId | null,
  pageId: string | null,
): ArticleId[] {
  if (scope === 'article') return articleId === null ? [] : [articleId];
  const all = articlesInOrder(edition).map((article) => article.id);
  if (scope === 'edition' || pageId === null) return all;
  const page = edition.pages[pageId];
  const shown = new Set(
    page === undefined
      ? []
      : blocksOnPage(edition, page.id).flatMap((block) => ('articleId' in block ? [block.articleId] : [])),
  );
  return all.filter((id) => shown.has(id));
}

/** A match with the text round it. */
export interface ListedMatch {
  readonly match: Match;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** The first matches as they are listed. */
export function listed(edition: Edition, matches: readonly Match[]): ListedMatch[] {
  const few = matches.slice(0, MOST_LISTED);
  const texts = new Map(
    searchedTexts(edition, [...new Set(few.map((match) => match.articleId))]).map((part) => [
      `${part.articleId}/${part.part}`,
      part.text,
    ]),
  );
  return few.map((match) => {
    const text = texts.get(`${match.articleId}/${match.part}`) ?? '';
    return {
      match,
      before: text.slice(characterStart(text, Math.max(0, match.from - CONTEXT)), match.from),
      text: text.slice(match.from, match.to),
      after: text.slice(match.to, characterEnd(text, match.to + CONTEXT)),
    };
  });
}
