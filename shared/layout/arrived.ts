/** Taking what a watched folder brought: into the pool as an article, or into the article that an earlier version became. */
import type { CopyFileRecord } from '../edition/article-records.ts';
import { editBlock } from '../edition/edits.ts';
import { articlesNamed } from '../edition/named-stories.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { putImage } from '../edition/put-image.ts';
import { type Article, type Edition, wholePicture } from '../edition/records.ts';
import { type StoryChange, takeChanges } from '../edition/update-story.ts';
import type { ImportRemark } from '../text/import-remarks.ts';
import type { StoryNotice } from '../text/notice.ts';
import type { WireFacts } from '../text/wire-facts.ts';
import { wireOf } from './articles.ts';
import { type PhotoChange, takePhotoChanges } from './update-photos.ts';

/** The patches that put articles into the pool, which then say which arrival they were taken from. */
export function fromArrival(patches: readonly Patch[], arrival: number): Patch[] {
  return patches.map((patch) =>
    patch.kind === 'put' && patch.table === 'articles' && typeof patch.record === 'object'
      ? { ...patch, record: { ...patch.record, arrival } }
      : patch,
  );
}

/**
 * The patches that put articles into the pool, which then say which file they were read from, each with its place in it from
 * `first` on; one that is put more than once is one.
 */
export function fromFile(patches: readonly Patch[], file: Omit<CopyFileRecord, 'at'>, first = 0): Patch[] {
  const places = new Map<string, number>();
  return patches.map((patch) => {
    if (patch.kind !== 'put' || patch.table !== 'articles' || typeof patch.record !== 'object') return patch;
    const at = places.get(patch.id) ?? first + places.size;
    places.set(patch.id, at);
    return { ...patch, record: { ...patch.record, readFrom: { ...file, at } } };
  });
}

/** The articles that patches put into an edition, in their order. */
export function articlesMade(edition: Edition, patches: readonly Patch[]): Article[] {
  const { articles } = applyPatches(edition, patches).edition;
  return patches.flatMap((patch) => {
    const made = patch.kind === 'put' && patch.table === 'articles' ? articles[patch.id] : undefined;
    return made === undefined ? [] : [made];
  });
}

/** What an agency calls an article that no wire named, so that it can be marked as withdrawn: by itself. */
function ownWire({ id, wire }: Article): NonNullable<Article['wire']> {
  return wire ?? { guid: `urn:dayang:article:${id}` };
}

/**
 * Marks the articles of a story as withdrawn: what takes it back came by hand, as a wire that says so or a notice in plain
 * words. Null where the edition has none of that story, or nothing says which it is.
 */
export function withdraw(
  { articles }: Pick<Edition, 'articles'>,
  facts: WireFacts | undefined,
  notice: StoryNotice | null = null,
): { readonly patches: Patch[]; readonly articles: readonly Article[] } | null {
  const { wire } = wireOf(facts);
  const isOfWire = facts?.isKilled === true && wire !== undefined;
  const named = new Set(notice?.kind === 'killed' && !isOfWire ? articlesNamed(notice, articles) : []);
  const own = Object.values(articles).filter(
    (article) => (isOfWire && article.wire?.guid === wire.guid) || named.has(article.id),
  );
  if (own.length === 0) return null;
  const patches = own.map((article): Patch => {
    const marked = isOfWire ? wire : { ...ownWire(article), isKilled: true as const };
    const { id } = article;
    return article.wire === undefined
      ? { kind: 'put', table: 'articles', id, record: { ...article, wire: marked } }
      : { kind: 'set', table: 'articles', id, path: ['wire'], value: marked };
  });
  return { patches, articles: own };
}

/** What of a further version comes with the parts that are taken of it. */
interface Along {
  /** What is taken of its pictures. */
  readonly photos: readonly PhotoChange[];
  readonly remarks: readonly ImportRemark[];
  /** The arrival's number (null of a picture by itself), and what the wire says of it. */
  readonly arrival: number | null;
  readonly wire: WireFacts | undefined;
}

/** What becomes of the frames of pictures that come in another shape. */
interface Refitted {
  readonly patches: readonly Patch[];
  readonly remarks: readonly ImportRemark[];
}

/**
 * Fits pictures anew that come in another shape than those whose place they take: they cover their frames, or are seen whole, as
 * those were. How those were cropped, turned and mirrored says nothing of them; that somebody has to look is a remark.
 */
function refitted(edition: Edition, { id }: Article, taken: readonly PhotoChange[]): Refitted {
  const patches: Patch[] = [];
  const names: string[] = [];
  for (const change of taken) {
    if (change.kind !== 'replaced' || !change.isReshaped) continue;
    const { photoId, comes } = change;
    const frames = Object.values(edition.blocks).flatMap((block) =>
      block.kind === 'photo' && block.articleId === id && block.photoId === photoId ? [block] : [],
    );
    if (frames.length > 0) names.push(comes.image.name);
    for (const { crop, ...frame } of frames) {
      if (crop === undefined) continue;
      const fit = crop.fit === 'whole' ? { crop: { ...wholePicture, fit: crop.fit } } : {};
      patches.push(...editBlock(edition, { ...frame, ...fit }));
    }
  }
  const remarks: ImportRemark[] =
    names.length === 0 ? [] : [{ kind: 'picture-refitted', count: names.length, text: names.join('、') }];
  return { patches, remarks };
}

/** Brings an article up to a further version in some parts of its copy and of its pictures. */
export function updatePatches(
  edition: Edition,
  article: Article,
  changes: readonly StoryChange[],
  { photos: taken, remarks, arrival, wire }: Along,
): Patch[] {
  const current = edition.articles[article.id] ?? article;
  const { photos, added } = takePhotoChanges(current.photos, taken);
  const fitted = refitted(edition, current, taken);
  const all = [...remarks, ...added.flatMap((photo) => photo.remarks ?? []), ...fitted.remarks];
  // That it is a correction was what was compared; what was left out of it is still to be told.
  const told = all.filter(({ kind }) => kind !== 'wire-correction');
  return [
    ...added.flatMap(({ image }) => putImage(edition, image).patches),
    ...fitted.patches,
    ...takeChanges(edition, article, changes, { arrival, photos, remarks: told, ...wireOf(wire) }),
  ];
}
