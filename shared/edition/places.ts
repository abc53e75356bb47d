/** Empty places of a page (空版位): shown by name, never printed, filled by what is put in them. */
import { blockModule } from '../blocks/kinds.ts';
import { isBare, isBlank } from './bare-articles.ts';
import { dropBlankArticles } from './blocks.ts';
import { boundsOf, holdsPoint } from './boxes.ts';
import { photoToCome } from './create.ts';
import type { ArticleId, BlockId, PageId, PhotoId } from './ids.ts';
import type { Patch } from './operations.ts';
import { roleNamed } from './place-roles.ts';
import type { Article, Block, Edition, Photo } from './records.ts';
import { blocksOnPage, storyBlocksOn, threadOf } from './selectors.ts';
import type { Frame, Pt } from './units.ts';

/** A place of a page in which nothing is. */
export interface EmptyPlace {
  readonly role: string;
  /** What may be put in it. */
  readonly takes: 'story' | 'picture' | 'refer' | 'advert';
  readonly blocks: readonly Block[];
  readonly frame: Frame;
}

/** What may be put in a block's place; null where it is none, or something is in it. */
function takenBy(edition: Edition, block: Block): EmptyPlace['takes'] | null {
  if (block.placeRole === undefined) return null;
  if (block.kind === 'advert') return block.imageId === null && block.advertiser === '' ? 'advert' : null;
  if (!('articleId' in block)) return null;
  const article = edition.articles[block.articleId];
  if (article === undefined) return null;
  if ('photoId' in block) {
    const photo = article.photos.find(({ id }) => id === block.photoId);
    return photo === undefined || (photo.imageId === null && photo.caption === '' && photo.credit === '')
      ? 'picture'
      : null;
  }
  if (!isBare(edition, article)) return null;
  return blockModule(block.kind).pointsToArticle === true ? 'refer' : 'story';
}

/** True of a block that is part of an empty place. */
export function isEmptyPlace(edition: Edition, block: Block): boolean {
  return takenBy(edition, block) !== null;
}

const found = new WeakMap<Edition, Map<PageId, readonly EmptyPlace[]>>();

/** The empty places of a page, in reading order. */
export function emptyPlacesOn(edition: Edition, pageId: PageId): readonly EmptyPlace[] {
  const known = found.get(edition)?.get(pageId);
  if (known !== undefined) return known;
  const groups = new Map<string, Pick<EmptyPlace, 'role' | 'takes'> & { readonly blocks: Block[] }>();
  for (const block of blocksOnPage(edition, pageId)) {
    const role = block.placeRole;
    const takes = takenBy(edition, block);
    if (role === undefined || takes === null) continue;
    const of =
      takes === 'story' && 'articleId' in block ? block.articleId : 'photoId' in block ? block.photoId : block.id;
    const key = `${takes} ${of}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { role, takes, blocks: [block] });
    else group.blocks.push(block);
  }
  const places = [...groups.values()].map(
    (place): EmptyPlace => ({ ...place, frame: boundsOf(place.blocks.map(({ frame }) => frame)) }),
  );
  const ofEdition = found.get(edition) ?? new Map<PageId, readonly EmptyPlace[]>();
  found.set(edition, ofEdition.set(pageId, places));
  return places;
}

/** The empty place that a block is part of. */
function emptyPlaceOf(edition: Edition, id: BlockId): EmptyPlace | null {
  const block = edition.blocks[id];
  if (block === undefined) return null;
  return emptyPlacesOn(edition, block.pageId).find(({ blocks }) => blocks.some((one) => one.id === id)) ?? null;
}

/** Photos of a story that no block shows. */
function unplacedPhotos(edition: Edition, article: Article): Photo[] {
  const shown = new Set(Object.values(edition.blocks).flatMap((block) => ('photoId' in block ? [block.photoId] : [])));
  return article.photos.filter(({ id }) => !shown.has(id));
}

/** The article of a block in which nothing is written yet, in a place or in none; null where something is there. */
export function waitingArticle(edition: Edition, block: Block): ArticleId | null {
  if (!('articleId' in block) || blockModule(block.kind).holdsContent === true) return null;
  const article = edition.articles[block.articleId];
  if (article === undefined) return null;
  // A picture may have been put in a place before its story.
  const isWaiting = isBlank(article) || (block.placeRole !== undefined && isBare(edition, article));
  return isWaiting ? block.articleId : null;
}

/**
 * Puts a story in the empty place that a block is part of: headline, copy and pictures take its blocks, and a picture that
 * was put there before goes with the story. Null where the place is not empty, or the story stands elsewhere already; in the
 * place of a refer any story may be put.
 */
export function fillPlace(edition: Edition, id: BlockId, articleId: ArticleId): Patch[] | null {
  const target = edition.blocks[id];
  const article = edition.articles[articleId];
  if (target === undefined || article === undefined) return null;
  const waiting = waitingArticle(edition, target);
  if (waiting === null || waiting === articleId) return null;
  if (blockModule(target.kind).pointsToArticle === true) {
    const block: Patch = { kind: 'set', table: 'blocks', id, path: ['articleId'], value: articleId };
    return [block, ...dropBlankArticles(edition, [waiting], new Set([id]))];
  }
  if (threadOf(edition, articleId).length > 0) return null;
  const place = storyBlocksOn(edition, target.pageId, waiting);
  const held = edition.articles[waiting]?.photos ?? [];
  const free = unplacedPhotos(edition, article);
  const photos = new Map<PhotoId, Photo>();
  const come: Photo[] = [];
  for (const block of place) {
    if (!('photoId' in block) || photos.has(block.photoId)) continue;
    const own = held.find((photo) => photo.id === block.photoId);
    const given = own !== undefined && own.imageId !== null ? own : (free.shift() ?? photoToCome());
    photos.set(block.photoId, given);
    if (!article.photos.some((photo) => photo.id === given.id)) come.push(given);
  }
  const filled = place.map((block): Block => {
    if (!('articleId' in block)) return block;
    if (!('photoId' in block)) return { ...block, articleId };
    return { ...block, articleId, photoId: photos.get(block.photoId)?.id ?? block.photoId };
  });
  const gone = new Set(place.map((block) => block.id));
  const others = Object.values(edition.blocks).some(
    (block) => 'articleId' in block && block.articleId === waiting && !gone.has(block.id),
  );
  return [
    ...(come.length === 0
      ? []
      : [
          {
            kind: 'put',
            table: 'articles',
            id: articleId,
            record: { ...article, photos: [...article.photos, ...come] },
          } as const,
        ]),
    ...filled.map((record): Patch => ({ kind: 'put', table: 'blocks', id: record.id, record })),
    // Nothing is written in it, and its pictures have gone with the story.
    ...(others ? [] : [{ kind: 'remove', table: 'articles', id: waiting } as const]),
  ];
}

/** The block of an empty place, or the empty block, that a story dropped at a point falls on; null where there is none. */
export function placeAt(edition: Edition, pageId: PageId, at: { readonly x: Pt; readonly y: Pt }): BlockId | null {
  const under = blocksOnPage(edition, pageId).filter(({ frame }) => holdsPoint(frame, at));
  // What lies above counts first, as for every other press; a picture's place is part of its story's.
  return under.toReversed().find((block) => waitingArticle(edition, block) !== null)?.id ?? null;
}

/** Gives the place that blocks are part of a name; without one they are blocks like any other. */
export function namePlace(edition: Edition, ids: readonly BlockId[], typed: string): Patch[] {
  const role = roleNamed(typed);
  const chosen = ids.flatMap((id) => emptyPlaceOf(edition, id)?.blocks ?? edition.blocks[id] ?? []);
  return [...new Map(chosen.map((block) => [block.id, block])).values()].flatMap((block): Patch[] => {
    if ((block.placeRole ?? '') === role) return [];
    const { placeRole: _old, ...rest } = block;
    const record = role === '' ? rest : { ...rest, placeRole: role };
    return [{ kind: 'put', table: 'blocks', id: block.id, record }];
  });
}
