/** Pictures and drawings taken out of an edition, from the tray: those that nothing shows. */
import { isBlank } from './bare-articles.ts';
import type { Patch } from './operations.ts';
import { type TrayItem, trayKey, trayOf } from './picture-tray.ts';
import type { Article, Edition, Photo } from './records.ts';

/** What taking items out of the tray changes. */
export interface TrayRemoval {
  readonly patches: readonly Patch[];
  readonly removed: readonly TrayItem[];
  /** Those that a page, a master or a template shows: they stay, and so does what shows them. */
  readonly inUse: readonly TrayItem[];
}

/** The photos of an article without pictures that are gone; what a caption on a page still goes with stays without one. */
function photosWithout(photos: readonly Photo[], gone: ReadonlySet<string>, captioned: ReadonlySet<string>): Photo[] {
  return photos.flatMap((photo) => {
    if (photo.imageId === null || !gone.has(photo.imageId)) return [photo];
    const { supplied: _said, ...rest } = photo;
    return captioned.has(photo.id) ? [{ ...rest, imageId: null }] : [];
  });
}

/**
 * Takes items of the tray, by their keys, out of the edition: their records, and the photos of stories with which they wait.
 * An article that was nothing but such a picture goes with it. Their bytes stay in the file, so that undo has them.
 */
export function removeFromTray(edition: Edition, keys: readonly string[]): TrayRemoval {
  const chosen = trayOf(edition).filter((item) => keys.includes(trayKey(item)));
  const removed = chosen.filter(({ isUsed }) => !isUsed);
  const inUse = chosen.filter(({ isUsed }) => isUsed);
  const gone = new Set<string>(removed.map(trayKey));
  const blocks = Object.values(edition.blocks);
  const captioned = new Set<string>(blocks.flatMap((block) => ('photoId' in block ? [block.photoId] : [])));
  const shown = new Set<string>(blocks.flatMap((block) => ('articleId' in block ? [block.articleId] : [])));
  const articles = Object.values(edition.articles).flatMap((article): Patch[] => {
    const photos = photosWithout(article.photos, gone, captioned);
    if (photos.length === article.photos.length && photos.every((photo, at) => photo === article.photos[at])) return [];
    const { id } = article;
    return !shown.has(id) && isBlank(unarrived({ ...article, photos }))
      ? [{ kind: 'remove', table: 'articles', id }]
      : [{ kind: 'set', table: 'articles', id, path: ['photos'], value: photos }];
  });
  const records = removed.map(
    (item): Patch =>
      item.kind === 'image'
        ? { kind: 'remove', table: 'images', id: item.image.id }
        : { kind: 'remove', table: 'artwork', id: item.artwork.id },
  );
  return { patches: [...articles, ...records], removed, inUse };
}

/** An article as if the watched folder had not brought it: without its picture, one that came alone is nothing, and offered again. */
function unarrived(article: Article): Article {
  if (article.wire !== undefined) return article;
  const { arrival: _seq, ...rest } = article;
  return rest;
}
