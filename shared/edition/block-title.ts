/** What names a block where others of its kind stand beside it. */

import { type Block, type BlockKind, blockModule } from '../blocks/kinds.ts';
import type { Edition } from './records.ts';
import { articleTitle } from './selectors.ts';

function ownTitle<K extends BlockKind>(block: Block<K>): string | null {
  return blockModule<K>(block.kind).title?.(block) ?? null;
}

/** Its own title, or its article's; empty where it has neither. */
export function blockTitle(edition: Edition, block: Block): string {
  const own = ownTitle(block);
  if (own !== null) return own;
  if (!('articleId' in block)) return '';
  const article = edition.articles[block.articleId];
  return article === undefined ? '' : articleTitle(article);
}
