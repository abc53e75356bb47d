/**
 * The tray (图片): what the edition has of pictures and drawings, used or not. It is no record of its own: a picture that
 * stands on no page waits in it, and is there again when the edition is opened.
 */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import type { Artwork } from '../paper/artwork-records.ts';
import { isBare } from './bare-articles.ts';
import { holdsPoint } from './boxes.ts';
import { type ArticleId, type BlockId, type FileId, type ImageId, newId, type PageId, type PhotoId } from './ids.ts';
import { standingOn } from './masters.ts';
import type { Patch } from './operations.ts';
import type { Article, Block, Edition, Image } from './records.ts';
import type { PhotoWords } from './replaced-words.ts';
import { numberAt } from './spreads.ts';
import type { Pt } from './units.ts';

/** An article's photo. */
interface PhotoOfArticle {
  readonly articleId: ArticleId;
  readonly photoId: PhotoId;
}

/** Where what is in the tray stands. */
interface Standing {
  /** The pages' numbers, in order, each once; none of what waits. */
  readonly pages: readonly number[];
  /** It is on a page, a master or a template. */
  readonly isUsed: boolean;
}

/** A picture, or a page of a PDF, in the tray. */
export interface TrayPicture extends Standing {
  readonly kind: 'image';
  readonly image: Image;
  /** Its photo's, or what its file says. */
  readonly words: PhotoWords;
  /** The photo of an article that shows it, while no block shows that; null where there is none. */
  readonly photo: PhotoOfArticle | null;
}

/** A drawing in the tray. */
interface TrayDrawing extends Standing {
  readonly kind: 'artwork';
  readonly artwork: Artwork;
}

export type TrayItem = TrayPicture | TrayDrawing;

/** What tells an item of the tray from the others. */
export function trayKey(item: TrayItem): ImageId | FileId {
  return item.kind === 'image' ? item.image.id : item.artwork.id;
}

/** The picture or the drawing that a block shows. */
function artOf<K extends BlockKind>(block: Block<K>, articles: Edition['articles']): string | null {
  const article = 'articleId' in block ? articles[block.articleId as string] : undefined;
  const drawing = 'artworkId' in block ? block.artworkId : undefined;
  return drawing ?? blockModule<K>(block.kind).image?.(block, article) ?? null;
}

/** Where each picture and drawing stands: by page numbers, 0 of a master or a template. */
function placesOf({ blocks, articles, pages, templates }: Edition): Map<string, Set<number>> {
  const places = new Map<string, Set<number>>();
  const add = (block: Block, page: number) => {
    const art = artOf(block, articles);
    if (art === null) return;
    const known = places.get(art);
    if (known === undefined) places.set(art, new Set([page]));
    else known.add(page);
  };
  for (const block of Object.values(blocks)) {
    const page = pages[block.pageId];
    add(block, page === undefined || page.master !== undefined ? 0 : numberAt(page, block.frame));
  }
  for (const template of Object.values(templates)) for (const block of template.blocks) add(block, 0);
  return places;
}

/** A photo with its article. */
interface Told extends PhotoOfArticle, PhotoWords {}

/** The photos that show each picture: those that no block shows before those that one does. */
function photosOf({ articles, blocks }: Edition): Map<ImageId, { waiting: Told | null; words: PhotoWords }> {
  const shown = new Set(Object.values(blocks).flatMap((block) => (block.kind === 'photo' ? [block.photoId] : [])));
  const photos = new Map<ImageId, { waiting: Told | null; words: PhotoWords }>();
  for (const article of Object.values(articles)) {
    for (const { id, imageId, caption, credit } of article.photos) {
      if (imageId === null) continue;
      const told = { articleId: article.id, photoId: id, caption, credit };
      const known = photos.get(imageId);
      const waiting = known?.waiting ?? (shown.has(id) ? null : told);
      photos.set(imageId, { waiting, words: waiting ?? known?.words ?? told });
    }
  }
  return photos;
}

const noWords: PhotoWords = { caption: '', credit: '' };

/** An item's file name. */
export function trayName(item: TrayItem): string {
  return item.kind === 'image' ? item.image.name : item.artwork.name;
}

/** File names as a person counts: 灯2 before 灯10. */
const byName = new Intl.Collator('zh-CN', { numeric: true });

/** What an item is shown by, but for its picture or drawing itself. */
function toldOf(item: TrayItem): string {
  const { pages, isUsed } = item;
  return JSON.stringify(item.kind === 'image' ? [pages, isUsed, item.words, item.photo] : [pages, isUsed]);
}

/** True of items that are shown alike. */
function isAlike(one: TrayItem, other: TrayItem): boolean {
  const isSameArt =
    one.kind === 'image'
      ? other.kind === 'image' && one.image === other.image
      : other.kind === 'artwork' && one.artwork === other.artwork;
  return isSameArt && toldOf(one) === toldOf(other);
}

/**
 * The items of the tray, those before standing for the ones that are as they were: at a keystroke no picture is painted
 * anew. `before` are those of an earlier state of the edition.
 */
export function trayAfter(before: readonly TrayItem[], edition: Edition): TrayItem[] {
  const known = new Map(before.map((item) => [trayKey(item), item]));
  return trayOf(edition).map((item) => {
    const was = known.get(trayKey(item));
    return was !== undefined && isAlike(was, item) ? was : item;
  });
}

/** All pictures and drawings of an edition: those that wait first, then those of the first page, each by name. */
export function trayOf(edition: Edition): TrayItem[] {
  const places = placesOf(edition);
  const photos = photosOf(edition);
  const standing = (id: string): Standing => {
    const found = places.get(id);
    const pages = [...(found ?? [])].filter((page) => page > 0).sort((a, b) => a - b);
    return { pages, isUsed: found !== undefined };
  };
  const pictures = Object.values(edition.images).map((image): TrayPicture => {
    const photo = photos.get(image.id);
    const { caption, credit } = photo?.words ?? image.supplied ?? noWords;
    const of = photo?.waiting ?? null;
    return {
      kind: 'image',
      image,
      words: { caption, credit },
      photo: of === null ? null : { articleId: of.articleId, photoId: of.photoId },
      ...standing(image.id),
    };
  });
  const drawings = Object.values(edition.artwork).map(
    (artwork): TrayDrawing => ({ kind: 'artwork', artwork, ...standing(artwork.id) }),
  );
  const rank = ({ isUsed, pages }: TrayItem) => (isUsed ? (pages[0] ?? 0) + 1 : 0);
  return [...pictures, ...drawings].sort(
    (a, b) => rank(a) - rank(b) || byName.compare(trayName(a), trayName(b)) || (trayKey(a) < trayKey(b) ? -1 : 1),
  );
}

/** What tells which blocks take something: an item of the tray, what was read of a file, a table. */
export type TrayArt =
  | { readonly kind: 'image'; readonly image: Pick<Image, 'placed'> }
  | { readonly kind: 'artwork' }
  | { readonly kind: 'table' };

/** The picture or the drawing that a block of an edition shows; null where it shows none. */
export function shownArt({ articles }: Pick<Edition, 'articles'>, block: Block): string | null {
  return artOf(block, articles);
}

/** True of a block that takes something: a frame for pictures, or a drawing's or a table's own. A nameplate changes by its own commands. */
export function takesItem(block: Block, item: TrayArt): boolean {
  if (block.kind === 'nameplate') return false;
  if (item.kind === 'table') return block.kind === 'table';
  const { pictured, drawn } = blockModule(block.kind);
  if (item.kind === 'artwork') return drawn !== undefined;
  // A page of a PDF is no photo: only an advert takes it.
  if (item.image.placed !== undefined) return block.kind === 'advert';
  return block.kind === 'photo' || pictured !== undefined;
}

/** What an item of the tray that is dropped on a page comes upon. */
export type DroppedOn =
  /** A block that takes it. */
  | { readonly kind: 'block'; readonly blockId: BlockId; readonly isLocked: boolean }
  /** The nameplate, on which nothing is laid. */
  | { readonly kind: 'nameplate' }
  /** The page, where it gets a block of its own: of the story it was dropped on, if it was. */
  | { readonly kind: 'page'; readonly articleId: ArticleId | null };

/** What lies under a point of a page (in points from its top left corner) for what is dropped there. */
export function droppedOn(
  edition: Edition,
  pageId: PageId,
  at: { readonly x: Pt; readonly y: Pt },
  item: TrayArt,
): DroppedOn {
  const under = standingOn(edition, pageId)
    .filter(({ frame }) => holdsPoint(frame, at))
    .toReversed();
  // What a master puts there is changed on the master alone.
  const block = under.find((one) => edition.blocks[one.id] !== undefined && takesItem(one, item));
  if (block !== undefined) return { kind: 'block', blockId: block.id, isLocked: block.locked === true };
  if (under.some(({ kind }) => kind === 'nameplate')) return { kind: 'nameplate' };
  const story = under.flatMap((one) => ('articleId' in one ? (edition.articles[one.articleId] ?? []) : []));
  return { kind: 'page', articleId: story.find((article) => !isBare(edition, article))?.id ?? null };
}

/** A picture with its words. */
type Given = Pick<TrayPicture, 'image' | 'words'>;

/** Pictures as further photos of an article, to be placed with it, but those that it has already. */
export function givePictures(article: Article, pictures: readonly Given[]): Patch[] {
  const known = new Set(article.photos.map(({ imageId }) => imageId));
  const photos = pictures
    .filter(({ image }) => !known.has(image.id))
    .map(({ image, words: { caption, credit } }) => {
      const supplied = image.supplied ?? { caption, credit };
      return { id: newId<'photo'>(), imageId: image.id, caption, credit, supplied };
    });
  if (photos.length === 0) return [];
  return [{ kind: 'set', table: 'articles', id: article.id, path: ['photos'], value: [...article.photos, ...photos] }];
}
