/**
 * The pictures of a further version of a story, held against those of the article that an earlier one became: captions and
 * credits the agency put right, pictures it sends in the place of others, new ones, and those it sends no more. As with the copy,
 * what the desk changed stays unless somebody says otherwise, and what the desk took out does not come back of itself.
 */
import { newId, type PhotoId } from '../edition/ids.ts';
import type { Article, Image, Photo } from '../edition/records.ts';
import type { StoryPhoto } from './articles.ts';

/** The words of a picture, each a part that is offered by itself. */
const words = ['caption', 'credit'] as const;
type PhotoWord = (typeof words)[number];

/** What an agency changed in the pictures of a story. `isEdited` where the desk changed that, too, or may have. */
export type PhotoChange =
  /** A caption or a credit: as it stands in the article, and as it comes. */
  | {
      readonly kind: 'words';
      readonly photoId: PhotoId;
      readonly part: PhotoWord;
      readonly stands: string;
      readonly comes: string;
      readonly isEdited: boolean;
    }
  /** Another file in the place of a picture. `isReshaped` where it is of another shape: how that lay in its frame means nothing then. */
  | {
      readonly kind: 'replaced';
      readonly photoId: PhotoId;
      readonly comes: StoryPhoto;
      readonly isEdited: boolean;
      readonly isReshaped: boolean;
    }
  /** A picture that the article has not. */
  | { readonly kind: 'new'; readonly comes: StoryPhoto; readonly isEdited: boolean };

/** What of the pictures of a further version there is to be said. */
export interface PhotoChanges {
  readonly changes: readonly PhotoChange[];
  /** Photos of the article that the agency sends no more. They are told: where they stand on a page somebody has to look. */
  readonly gone: readonly Photo[];
}

/** Names a change among those of one version. */
export function photoChangeKey(change: PhotoChange): string {
  switch (change.kind) {
    case 'words':
      return `photo ${change.photoId} ${change.part}`;
    case 'replaced':
      return `photo ${change.photoId} image`;
    case 'new':
      return `photo ${change.comes.image.id}`;
  }
}

function eachOnce(photos: readonly StoryPhoto[]): StoryPhoto[] {
  return [...new Map(photos.map((photo) => [photo.image.id, photo])).values()];
}

function isSameSize(a: Image, b: Image): boolean {
  return a.width === b.width && a.height === b.height;
}

/** By how much the proportions of a picture may differ that is the same in another size: a side of 100 pixels is rounded by as much. */
const SAME_SHAPE = 0.01;

/** True of pictures of which the same part is seen when they lie in a frame alike. */
function isSameShape(a: Image, b: Image): boolean {
  const [one, other] = [a.width / a.height, b.width / b.height];
  return Math.abs(one - other) <= SAME_SHAPE * Math.max(one, other);
}

/**
 * Which picture of the version before each new file takes the place of: the one of the same name or, where as many went as
 * came and all are as large as those before, the one in the same order. An agency that puts a caption right sends the file
 * again with other words in it, which are other bytes.
 */
function predecessors(came: readonly StoryPhoto[], now: readonly StoryPhoto[]): Map<string, StoryPhoto> {
  const [before, after] = [came, now].map((photos) => new Set(photos.map(({ image }) => image.id)));
  const went = came.filter(({ image }) => after?.has(image.id) !== true);
  const arrived = now.filter(({ image }) => before?.has(image.id) !== true);
  const isInOrder =
    went.length === arrived.length &&
    went.every(({ image }, at) => {
      const other = arrived[at]?.image;
      return other !== undefined && isSameSize(image, other);
    });
  const found = new Map<string, StoryPhoto>();
  const left = new Set(went);
  for (const [at, one] of arrived.entries()) {
    const own = [...left].find(({ image }) => image.name === one.image.name) ?? (isInOrder ? went[at] : undefined);
    if (own === undefined || !left.delete(own)) continue;
    found.set(one.image.id, own);
  }
  return found;
}

/** What differs in the words of a photo: those the agency changed, of which the article does not say the same already. */
function wordChanges(photo: Photo, came: StoryPhoto | undefined, now: StoryPhoto): PhotoChange[] {
  // Nobody knows how it came: what its file said when it was placed may.
  const base = came ?? photo.supplied;
  return words.flatMap((part): PhotoChange[] => {
    const [stands, comes] = [photo[part], now[part]];
    if (stands === comes || base?.[part] === comes) return [];
    // A caption that was never there was not edited; one that the desk took out was.
    const isEdited = stands !== (base?.[part] ?? '');
    return [{ kind: 'words', photoId: photo.id, part, stands, comes, isEdited }];
  });
}

/**
 * What the agency changed in the pictures of a story: `came` are those of the story as it was taken (null where that is not
 * known any more), `sent` those of the story as it comes.
 */
export function photoChanges(
  article: Pick<Article, 'photos'>,
  came: readonly StoryPhoto[] | null,
  sent: readonly StoryPhoto[],
): PhotoChanges {
  const now = eachOnce(sent);
  const before = new Map((came ?? []).map((photo) => [photo.image.id, photo]));
  const replaces = predecessors([...before.values()], now);
  const showing = (id: string) => article.photos.filter(({ imageId }) => imageId === id);
  const changes = now.flatMap((comes): PhotoChange[] => {
    const was = before.get(comes.image.id);
    const own = showing(comes.image.id);
    if (own.length > 0) return own.flatMap((photo) => wordChanges(photo, was, comes));
    // The desk took it out, and the agency has it as it was.
    if (was !== undefined) return [];
    const old = replaces.get(comes.image.id);
    const places = old === undefined ? [] : showing(old.image.id);
    if (old !== undefined && places.length > 0) {
      const isReshaped = !isSameShape(old.image, comes.image);
      return places.flatMap((photo): PhotoChange[] => [
        { kind: 'replaced', photoId: photo.id, comes, isEdited: false, isReshaped },
        ...wordChanges(photo, old, comes),
      ]);
    }
    // One the desk took out may come back as another file, and where nobody knows what came it may have been there.
    return [{ kind: 'new', comes, isEdited: old !== undefined || came === null }];
  });
  const kept = new Set<string>([
    ...now.map(({ image }) => image.id),
    ...[...replaces.values()].map((one) => one.image.id),
  ]);
  const went = new Set<string>([...before.keys()].filter((id) => !kept.has(id)));
  const gone = article.photos.filter(({ imageId }) => imageId !== null && went.has(imageId));
  return { changes, gone };
}

/** What a picture's file says of it, by which it is known later whether the desk edited that. */
function suppliedBy({ caption, credit }: StoryPhoto): NonNullable<Photo['supplied']> {
  return { caption, credit };
}

function withChange(photo: Photo, change: PhotoChange): Photo {
  switch (change.kind) {
    case 'words': {
      const supplied =
        photo.supplied === undefined ? {} : { supplied: { ...photo.supplied, [change.part]: change.comes } };
      return { ...photo, [change.part]: change.comes, ...supplied };
    }
    case 'replaced':
      return { ...photo, imageId: change.comes.image.id, supplied: suppliedBy(change.comes) };
    case 'new':
      return photo;
  }
}

/** The photos of an article with changes taken, and the pictures that come into the edition with them. */
export function takePhotoChanges(
  photos: readonly Photo[],
  taken: readonly PhotoChange[],
): { readonly photos: Photo[]; readonly added: readonly StoryPhoto[] } {
  const changed = photos.map((photo) =>
    taken.reduce(
      (own, change) => (change.kind !== 'new' && change.photoId === photo.id ? withChange(own, change) : own),
      photo,
    ),
  );
  const made = taken.flatMap((change): Photo[] => {
    if (change.kind !== 'new') return [];
    const { image, caption, credit } = change.comes;
    return [{ id: newId<'photo'>(), imageId: image.id, caption, credit, supplied: suppliedBy(change.comes) }];
  });
  const added = taken.flatMap((change) => (change.kind === 'words' ? [] : [change.comes]));
  return { photos: [...changed, ...made], added: eachOnce(added) };
}
