/**
 * A story in the place of another (替换): it takes that one's blocks on the page, headline for headline and copy for copy, and
 * the other goes back to the pool with its pictures. What only the new one has waits with it, as in the place of a template.
 */
import { type Block, blockModule } from '../blocks/kinds.ts';
import { deleteBlocks } from './blocks.ts';
import { editBlock } from './edits.ts';
import type { ArticleId, BlockId, PhotoId } from './ids.ts';
import { standingOn } from './masters.ts';
import type { Patch } from './operations.ts';
import type { Article, Edition, Photo } from './records.ts';
import { blocksOnPage, numberOf, threadOf } from './selectors.ts';
import { pageNumbers } from './spreads.ts';
import { grown, storyOnPage } from './swap.ts';
import { readPart } from './text.ts';

/** Why a story cannot take another's place: it stands already, a block is locked, the other goes on here from another page. */
export type ReplaceRefusal = 'none' | 'stands' | 'locked' | 'jumped';

export interface Replacement {
  readonly patches: Patch[];
  /** The story that goes back to the pool. */
  readonly leaving: ArticleId;
  /** What takes the place, as it stands then. */
  readonly blocks: readonly Block[];
  /** Other pages on which something of it stood. */
  readonly alsoOn: readonly number[];
  /** Its tables and quotes, which are written in their blocks and stay on their pages. */
  readonly staying: number;
}

/** Blocks of a story, on all pages; a refer is not the story. */
function blocksOfStory(edition: Edition, id: ArticleId): Block[] {
  return Object.values(edition.blocks).filter(
    (block) => 'articleId' in block && block.articleId === id && blockModule(block.kind).pointsToArticle !== true,
  );
}

/** A picture's frame for another picture: as it is shown whole or filling, and not as the one before it lay there. */
function withPhoto(block: Block<'photo'>, articleId: ArticleId, photoId: PhotoId): Block {
  const { crop: _crop, keptLook: _look, ...bare } = block;
  return { ...bare, articleId, photoId };
}

/** The block as the story has it; null where the story has nothing for it. */
function asOf(block: Block, article: Article, photos: ReadonlyMap<PhotoId, Photo>): Block | null {
  if (block.kind === 'photo') {
    const photo = photos.get(block.photoId);
    return photo === undefined ? null : withPhoto(block, article.id, photo.id);
  }
  if (block.kind === 'caption') {
    const photo = photos.get(block.photoId);
    return photo === undefined ? null : { ...block, articleId: article.id, photoId: photo.id };
  }
  if (block.kind === 'storypart') {
    return (readPart(article, block.part) ?? '').trim() === '' ? null : { ...block, articleId: article.id };
  }
  if (block.kind === 'banner') return article.banner.trim() === '' ? null : { ...block, articleId: article.id };
  return block.kind === 'headline' || block.kind === 'body' ? { ...block, articleId: article.id } : null;
}

/** Puts a story that is on no page in the place of the one that a block is part of. */
export function replaceStory(edition: Edition, id: BlockId, articleId: ArticleId): Replacement | ReplaceRefusal {
  const story = storyOnPage(edition, id);
  const article = edition.articles[articleId];
  const page = story === null ? undefined : edition.pages[story.pageId];
  if (story === null || article === undefined || page === undefined || story.articleId === articleId) return 'none';
  if (threadOf(edition, articleId).length > 0) return 'stands';
  const thread = threadOf(edition, story.articleId);
  // Its beginning is elsewhere: what stands here is a part that goes with that page.
  if (thread[0] !== undefined && thread[0].pageId !== story.pageId) return 'jumped';
  const parts = blocksOfStory(edition, story.articleId);
  // What is written in a block itself stays with that.
  const all = parts.filter((block) => blockModule(block.kind).holdsContent !== true);
  if (!all.some(({ kind }) => kind === 'body')) return 'none';
  if (all.some(({ locked }) => locked === true)) return 'locked';
  const there = blocksOnPage(edition, story.pageId).filter((block) => all.includes(block));
  const frames = [...new Set(there.flatMap((block) => (block.kind === 'photo' ? [block.photoId] : [])))];
  const shown = new Set(Object.values(edition.blocks).flatMap((block) => ('photoId' in block ? [block.photoId] : [])));
  const free = article.photos.filter((photo) => photo.imageId !== null && !shown.has(photo.id));
  const photos = new Map(frames.flatMap((frame, at) => (free[at] === undefined ? [] : [[frame, free[at]] as const])));
  const taken = there.flatMap((block) => asOf(block, article, photos) ?? []);
  const kept = new Set(taken.map((block) => block.id));
  const gone = all.filter((block) => !kept.has(block.id));
  const left = gone.filter((block) => block.pageId === story.pageId).map(({ frame }) => frame);
  const own = new Set(there.map((block) => block.id));
  const others = standingOn(edition, story.pageId)
    .filter((block) => !own.has(block.id) && blockModule(block.kind).runaround !== 'on')
    .map(({ frame }) => frame);
  const blocks = grown(taken, left, others, page.grid);
  const alsoOn = new Set(gone.flatMap((block) => numberOf(edition, block) ?? []));
  for (const number of pageNumbers(page)) alsoOn.delete(number);
  return {
    leaving: story.articleId,
    blocks,
    staying: parts.length - all.length,
    alsoOn: [...alsoOn].sort((a, b) => a - b),
    patches: [
      ...blocks.flatMap((block) => editBlock(edition, block)),
      ...deleteBlocks(
        edition,
        gone.map((block) => block.id),
      ),
    ],
  };
}
