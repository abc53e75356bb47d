/** Searching as one types: what was found last, and in which edition. */
import { useEffect, useState } from 'react';
import { type Query, searchedTexts } from '../../shared/edition/find.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articlesIn, type Scope } from './find-rows.ts';
import { type Found, search } from './search.ts';

/** How long typing pauses before it is searched for, in milliseconds. */
const PAUSE_MS = 120;

/** What is searched for, and where. */
export interface Search {
  readonly query: Query;
  readonly replacement: string;
  readonly scope: Scope;
}

/** What a search came to, and the edition it is true of. */
export interface SearchResult {
  readonly of: Edition;
  readonly result: Found;
}

/** Searches the edition whenever it, what is searched for or its scope changed; null before anything was. */
export function useSearch(
  edition: Edition | null,
  { query, replacement, scope }: Search,
  shown: { readonly articleId: ArticleId | null; readonly pageId: string | null },
): SearchResult | null {
  const [found, setFound] = useState<SearchResult | null>(null);
  // Page and article matter for their own scopes only: going to a match does not search again.
  const page = scope === 'page' ? shown.pageId : null;
  const article = scope === 'article' ? shown.articleId : null;
  useEffect(() => {
    if (edition === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      const parts = searchedTexts(edition, articlesIn(edition, scope, article, page));
      void search({ parts, query, replacement }).then((result) => {
        if (isCurrent) setFound({ of: edition, result });
      });
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [edition, query, replacement, scope, article, page]);
  return found;
}
