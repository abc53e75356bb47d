/** What differs between two states of an edition, as whoever looks for an older one asks. */
import { differenceOf, isSame } from './difference.ts';
import type { TableName } from './operations.ts';
import type { Article, Edition, Page } from './records.ts';
import { articleTitle, bodyCharacters, pagesInOrder } from './selectors.ts';

/** What became of a page or a story. */
export type Change = 'added' | 'removed' | 'changed';

/** What differs between two states of an edition. */
export interface EditionChanges {
  readonly pages: readonly { readonly page: Page; readonly change: Change }[];
  readonly stories: readonly {
    readonly id: string;
    readonly title: string;
    readonly change: Change;
    /** Characters of the body by which the later state has more. */
    readonly more: number;
  }[];
  /** True where something else does: styles, the newspaper, pictures that are not placed, rounds and signatures. */
  readonly hasOthers: boolean;
}

function changeOf(before: unknown, after: unknown): Change | null {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return isSame(before, after) ? null : 'changed';
}

/** What of a page shows: its record, its blocks and the stories in them. */
function shownOn(edition: Edition, page: Page | undefined): unknown {
  if (page === undefined) return undefined;
  const blocks = Object.values(edition.blocks)
    .filter(({ pageId }) => pageId === page.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [page, blocks, blocks.map((block) => ('articleId' in block ? edition.articles[block.articleId ?? ''] : null))];
}

const characters = (article: Article | undefined) => (article === undefined ? 0 : bodyCharacters(article));

/** What differs in a later state of an edition from an earlier one: pages in their order, stories by their titles. */
export function editionChanges(earlier: Edition, later: Edition): EditionChanges {
  const gone = pagesInOrder(earlier).filter(({ id }) => later.pages[id] === undefined);
  const pages = [...pagesInOrder(later), ...gone].flatMap((page) => {
    const change = changeOf(shownOn(earlier, earlier.pages[page.id]), shownOn(later, later.pages[page.id]));
    return change === null ? [] : [{ page, change }];
  });
  const ids = new Set([...Object.keys(later.articles), ...Object.keys(earlier.articles)]);
  const stories = [...ids].flatMap((id) => {
    const [before, after] = [earlier.articles[id], later.articles[id]];
    const article = after ?? before;
    const change = changeOf(before, after);
    if (article === undefined || change === null) return [];
    return [{ id, title: articleTitle(article), change, more: characters(after) - characters(before) }];
  });
  const shown: ReadonlySet<TableName> = new Set(['pages', 'blocks', 'articles']);
  const hasOthers = differenceOf(earlier, later).some((patch) => patch.kind === 'edition' || !shown.has(patch.table));
  return { pages, stories, hasOthers };
}
