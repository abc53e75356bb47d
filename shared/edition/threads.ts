/** Linking body blocks: the order an article's text runs through its blocks (续文). */
import { dropBlankArticles, renumberThread } from './blocks.ts';
import { emptyArticle } from './create.ts';
import type { BlockId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { BodyBlock, Edition } from './records.ts';
import { threadOf } from './selectors.ts';

function bodyOf(edition: Edition, id: BlockId): BodyBlock | undefined {
  const block = edition.blocks[id];
  return block?.kind === 'body' ? block : undefined;
}

/** Why two blocks cannot be linked. */
export type LinkRefusal = 'itself' | 'not-body' | 'already';

/**
 * Makes `to` the block the text of `from` runs on into. A block of another article leaves it: what
 * stood in it runs on in the rest of that article's thread, or is overset.
 */
export function linkBlocks(edition: Edition, from: BlockId, to: BlockId): Patch[] | LinkRefusal {
  if (from === to) return 'itself';
  const source = bodyOf(edition, from);
  const target = bodyOf(edition, to);
  if (source === undefined || target === undefined) return 'not-body';
  const thread = threadOf(edition, source.articleId);
  if (thread[thread.findIndex((block) => block.id === from) + 1]?.id === to) return 'already';
  const rest = thread.filter((block) => block.id !== to);
  const at = rest.findIndex((block) => block.id === from) + 1;
  const next = [...rest.slice(0, at), target, ...rest.slice(at)];
  if (target.articleId === source.articleId) return renumberThread(edition, next);
  const left = threadOf(edition, target.articleId).filter((block) => block.id !== to);
  return [
    { kind: 'set', table: 'blocks', id: to, path: ['articleId'], value: source.articleId },
    ...renumberThread(edition, next),
    ...renumberThread(edition, left),
    ...dropBlankArticles(edition, [target.articleId], new Set([to])),
  ];
}

/**
 * Ends the thread at a block. Those after it stay where they are, empty, as the thread of a blank
 * article; the copy that stood in them is overset.
 */
export function unlinkAfter(edition: Edition, id: BlockId): Patch[] {
  const block = bodyOf(edition, id);
  if (block === undefined) return [];
  const thread = threadOf(edition, block.articleId);
  const after = thread.slice(thread.findIndex((one) => one.id === id) + 1);
  if (after.length === 0) return [];
  const blank = emptyArticle();
  return [
    { kind: 'put', table: 'articles', id: blank.id, record: blank },
    ...after.flatMap((one, at): Patch[] => [
      { kind: 'put', table: 'blocks', id: one.id, record: { ...one, articleId: blank.id, threadOrder: at } },
    ]),
  ];
}

/** The blocks before and after one in its thread. */
export function neighbours(
  edition: Edition,
  block: BodyBlock,
): { readonly previous: BodyBlock | undefined; readonly next: BodyBlock | undefined } {
  const thread = threadOf(edition, block.articleId);
  const at = thread.findIndex((one) => one.id === block.id);
  return { previous: thread[at - 1], next: thread[at + 1] };
}
