/** Making the blocks of a template's places on a page, of what the page has and of what is still to come. */
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import { withKnownStyle } from './blocks.ts';
import { emptyArticle, photoToCome } from './create.ts';
import { type ArticleId, newId, type PhotoId } from './ids.ts';
import type { StoryBlocks } from './place-roles.ts';
import type { Article, Block, Edition, PhotoBlock } from './records.ts';

/** True of a block that holds its own content, which a template neither keeps nor takes away. */
export function holdsContent({ kind }: Block): boolean {
  return blockModule(kind).holdsContent === true;
}

/**
 * A template's blocks, in which each frame is a place of its own: one picture may have stood in two of them. A caption is that
 * of the frame that stands where it does among the frames of its picture.
 */
export function eachFrameApart(blocks: readonly Block[]): Block[] {
  const frames = new Map<PhotoId, number>();
  for (const block of blocks)
    if (block.kind === 'photo') frames.set(block.photoId, 1 + (frames.get(block.photoId) ?? 0));
  const before = new Map<string, number>();
  return blocks.map((block) => {
    if (!('photoId' in block)) return block;
    const seen = `${block.kind} ${block.photoId}`;
    const at = before.get(seen) ?? 0;
    before.set(seen, at + 1);
    const frame = Math.min(at, (frames.get(block.photoId) ?? 1) - 1);
    // No template names a place like this.
    return frame === 0 ? block : { ...block, photoId: `${block.photoId}/${frame}` as PhotoId };
  });
}

/** What is left on a page of the blocks a template has not used: taken one by one, by kind. */
export class Leftovers {
  readonly #blocks: Block[];

  constructor(blocks: readonly Block[]) {
    this.#blocks = [...blocks];
  }

  /** The first block that fits, no longer left over. */
  take(fits: (block: Block) => boolean): Block | undefined {
    const at = this.#blocks.findIndex(fits);
    return at < 0 ? undefined : this.#blocks.splice(at, 1)[0];
  }

  get rest(): readonly Block[] {
    return this.#blocks;
  }
}

/** Photos that may be given places, each once: no picture is shown twice. */
export class FreePhotos {
  readonly #edition: Edition;
  readonly #taken: Set<string>;

  /** `elsewhere` are the blocks that stay. */
  constructor(edition: Edition, elsewhere: readonly Block[]) {
    this.#edition = edition;
    this.#taken = new Set(elsewhere.flatMap((block) => ('photoId' in block ? this.#keys(block) : [])));
  }

  #keys({ articleId, photoId }: Pick<PhotoBlock, 'articleId' | 'photoId'>): string[] {
    const image = this.#edition.articles[articleId]?.photos.find(({ id }) => id === photoId)?.imageId ?? null;
    return image === null ? [photoId] : [photoId, image];
  }

  /** True of a picture that no other place has; from now on this one has it. */
  take(photo: Pick<PhotoBlock, 'articleId' | 'photoId'>): boolean {
    const keys = this.#keys(photo);
    if (keys.some((key) => this.#taken.has(key))) return false;
    for (const key of keys) this.#taken.add(key);
    return true;
  }

  /** Those of a story that no other place has: what stands on the page first, then what waits. */
  of(articleId: ArticleId, shown: readonly Block[]): PhotoId[] {
    const standing = shown.flatMap((block) => ('photoId' in block ? [block.photoId] : []));
    const all = this.#edition.articles[articleId]?.photos.map(({ id }) => id) ?? [];
    return [...new Set([...standing, ...all])].filter((photoId) => this.take({ articleId, photoId }));
  }
}

/** A template's block with what it keeps of the page's own whose place it takes. */
function carried<K extends BlockKind>(template: Block<K> & Block, own: Block): Block {
  const { kind } = template;
  return isOfKind<K>(own, kind) ? (blockModule<K>(kind).carried?.(template, own) ?? template) : template;
}

/** A picture that is ordered and has not come is printed as that, as it was, and is no empty place. */
function asStanding(block: Block, own: Block): Block {
  if (block.kind !== 'photo' || own.placeRole !== undefined) return block;
  const { placeRole: _role, ...rest } = block;
  return rest;
}

function isOfKind<K extends BlockKind>(block: Block, kind: K): block is Block<K> & Block {
  return block.kind === kind;
}

/** True where two blocks show the same thing. */
export function isSame(a: Block, b: Block): boolean {
  if (a.kind !== b.kind || a.locked === true || !isAlike(a, b)) return false;
  if (holdsContent(a) || !('articleId' in a)) return true;
  if (!('articleId' in b) || a.articleId !== b.articleId) return false;
  return !('photoId' in a) || !('photoId' in b) || a.photoId === b.photoId;
}

/** What the kind's module says of two of its blocks. */
function isAlike<K extends BlockKind>(a: Block<K>, b: Block<K>): boolean {
  return blockModule<K>(a.kind).isSame?.(a, b) ?? true;
}

/** An advert that has been sold keeps its size and its place. */
export function isSold(block: Block): boolean {
  return block.kind === 'advert' && (block.imageId !== null || block.advertiser !== '');
}

/** Makes the blocks of a template's places, one place after the other. */
export class Laying {
  readonly #edition: Edition;
  readonly #free: FreePhotos;
  /** The page's own blocks that a template's may take the place of. */
  readonly own: Leftovers;
  readonly blocks: Block[] = [];
  /** Articles of empty places, and stories whose pictures are still to come. */
  readonly articles: Article[] = [];
  readonly empty: string[] = [];

  constructor(edition: Edition, free: FreePhotos, own: Leftovers) {
    this.#edition = edition;
    this.#free = free;
    this.own = own;
  }

  add(pattern: Block): void {
    const block = withKnownStyle(this.#edition, pattern);
    // A block of the page that did the same before goes on doing it, under its own id.
    const same = this.own.take((other) => isSame(other, block));
    const laid = same === undefined ? block : asStanding(carried(block, same), same);
    const kept = { ...laid, id: same?.id ?? newId<'block'>() };
    if (same !== undefined && holdsContent(same) && holdsContent(kept)) {
      this.blocks.push({ ...same, frame: isSold(same) ? same.frame : kept.frame, order: kept.order });
      return;
    }
    this.blocks.push(kept);
    if (kept.kind === 'advert' && same === undefined) this.empty.push('advert');
  }

  /** A story in a place: pictures it has none for are no hole in its copy. */
  story({ articleId, blocks }: StoryBlocks, place: readonly Block[]): void {
    const photos = this.#photosFor(place, this.#free.of(articleId, blocks));
    for (const pattern of place) {
      if (!('photoId' in pattern)) this.add(this.#of(pattern, articleId));
      else {
        const photoId = photos.get(pattern.photoId);
        if (photoId !== undefined) this.add(this.#of({ ...pattern, photoId }, articleId));
      }
    }
  }

  /** A picture by itself in the place of one. */
  picture({ articleId, photoId }: PhotoBlock, place: readonly Block[]): void {
    for (const pattern of place) if ('photoId' in pattern) this.add(this.#of({ ...pattern, photoId }, articleId));
  }

  /** A place that waits, with an article of its own until something is put in it. */
  waiting(place: readonly Block[]): void {
    const photos = new Map(
      place.flatMap((block) => ('photoId' in block ? [[block.photoId, photoToCome()] as const] : [])),
    );
    const article = { ...emptyArticle(), photos: [...photos.values()] };
    this.articles.push(article);
    for (const pattern of place) {
      const photo = 'photoId' in pattern ? photos.get(pattern.photoId) : undefined;
      const own = 'photoId' in pattern && photo !== undefined ? { ...pattern, photoId: photo.id } : pattern;
      this.add(this.#of(own, article.id));
    }
    const roles = place.map(({ placeRole }) => placeRole ?? '').filter((role) => role !== '');
    this.empty.push(...new Set(roles));
  }

  refer(pattern: Block, articleId: ArticleId): void {
    this.add(this.#of(pattern, articleId));
  }

  #of(pattern: Block, articleId: ArticleId): Block {
    return 'articleId' in pattern ? { ...pattern, articleId } : pattern;
  }

  /** Which of a story's photos each of a place's shows. */
  #photosFor(place: readonly Block[], photos: readonly PhotoId[]): ReadonlyMap<PhotoId, PhotoId> {
    const wanted = [...new Set(place.flatMap((block) => ('photoId' in block ? [block.photoId] : [])))];
    return new Map(
      wanted.flatMap((pattern, at) => {
        const photo = photos[at];
        return photo === undefined ? [] : [[pattern, photo] as const];
      }),
    );
  }
}
