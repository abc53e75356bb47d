/** Records that stand on others which are not there. No change that is kept leaves any: a file with one is damaged. */
import type { PageId } from './ids.ts';
import type { TableName } from './operations.ts';
import type { Edition } from './records.ts';

/** A record, by its table. */
export interface Named {
  readonly table: TableName;
  readonly id: string;
}

/** True where a record stands on one that is not there. */
type Stands = (edition: Edition) => readonly Named[];

function named(table: TableName, records: readonly { readonly id: string }[]): Named[] {
  return records.map(({ id }) => ({ table, id }));
}

/** Blocks stand on pages, and show stories. */
const blocks: Stands = ({ pages, articles, blocks: all }) =>
  named(
    'blocks',
    Object.values(all).filter(
      (block) => pages[block.pageId] === undefined || ('articleId' in block && articles[block.articleId] === undefined),
    ),
  );

/** Marks are of a round, and so is what its pages were when it began. */
const marks: Stands = ({ rounds, marks: all }) =>
  named(
    'marks',
    Object.values(all).filter(({ roundId }) => rounds[roundId] === undefined),
  );
const frozen: Stands = ({ rounds, frozen: all }) =>
  named(
    'frozen',
    Object.values(all).filter(({ id }) => rounds[id] === undefined),
  );

/** The records of an edition that stand on nothing, as the store's foreign keys have it. */
export function dangling(edition: Edition): Named[] {
  return [blocks, marks, frozen].flatMap((find) => find(edition));
}

/** Stories that are planned for pages which are not there: the story is sound, and has no plan. */
export function unplanned({ pages, articles }: Edition): Edition['articles'] {
  const isGone = (page: PageId | null) => page !== null && pages[page] === undefined;
  return Object.fromEntries(
    Object.values(articles).flatMap((article) => {
      const { plannedPage, plannedJump } = article;
      if (!isGone(plannedPage) && !isGone(plannedJump)) return [];
      const plans = {
        plannedPage: isGone(plannedPage) ? null : plannedPage,
        plannedJump: isGone(plannedJump) ? null : plannedJump,
      };
      return [[article.id, { ...article, ...plans }]];
    }),
  );
}
