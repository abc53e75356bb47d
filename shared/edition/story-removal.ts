/** Stories taken out of an edition, from the pool. */
import type { ArticleId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Edition } from './records.ts';

/** True of a story that a page or a master shows or refers to, or that has a mark of a round of proof. */
function isInUse({ blocks, marks }: Edition, id: ArticleId): boolean {
  return (
    Object.values(blocks).some((block) => 'articleId' in block && block.articleId === id) ||
    Object.values(marks).some(({ anchor }) => anchor.kind === 'text' && anchor.articleId === id)
  );
}

/** Takes a story out of the edition; its pictures stay in the tray. Null where it is in use. */
export function removeStory(edition: Edition, id: ArticleId): Patch[] | null {
  if (edition.articles[id] === undefined || isInUse(edition, id)) return null;
  return [{ kind: 'remove', table: 'articles', id }];
}
