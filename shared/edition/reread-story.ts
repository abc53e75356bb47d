/**
 * A file that is read once more in another encoding, over the article it became. Both readings are of the same bytes, so
 * their paragraphs are known by their places though no word of them is alike. What nobody edited since is offered; what
 * somebody did stays unless it is said otherwise.
 */
import { doubtsEncoding, type ImportRemark } from '../text/import-remarks.ts';
import type { CopyFileRecord } from './article-records.ts';
import { canonical } from './canonical.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Article, Edition, ImportNote, Photo } from './records.ts';
import { paragraphText } from './selectors.ts';
import { runsOfWords, withWords } from './styled-lines.ts';
import { alignedWith, changesOver, type StoryChange, storyChanges } from './update-story.ts';
import { partOf, restore } from './versions.ts';

/** True of a story whose file may be in another encoding than it was read in: one was named for it, or there is a doubt. */
export function mayBeMisread({ readFrom, importRemarks = [] }: Article): boolean {
  if (readFrom === undefined) return false;
  return readFrom.encoding !== undefined || importRemarks.some(doubtsEncoding);
}

function isAlike(a: unknown, b: unknown): boolean {
  return canonical(a ?? null) === canonical(b ?? null);
}

/** The new reading under the ids of the old, paragraph by paragraph; null where the bytes part into others. */
function underIds(base: Article, now: Article): Article | null {
  if (base.body.length !== now.body.length) return null;
  return { ...now, id: base.id, body: now.body.map((one, at) => ({ ...one, id: base.body[at]?.id ?? one.id })) };
}

/**
 * What of an article reads otherwise, part by part: `ours` is the article as it stands, `came` the file as it was read for it
 * (null where that cannot be had: then everything counts as edited), `now` the file as it is read in the other encoding.
 */
export function rereadChanges(ours: Article, came: Article | null, now: Article): StoryChange[] {
  const base = came === null ? null : { ...alignedWith(ours, came), banner: came.banner };
  const next = base === null ? null : underIds(base, now);
  const changes = base === null || next === null ? storyChanges(ours, came, now) : changesOver(ours, base, next);
  // Somebody has typed it right since: it is there.
  const there = new Set(ours.body.map(paragraphText));
  return changes.filter(
    ({ difference }) =>
      difference.kind !== 'paragraph' ||
      difference.after !== null ||
      difference.before === null ||
      !there.has(paragraphText(difference.before)),
  );
}

/** Captions that nobody wrote in since the file was read, as they read now; pictures and their places stay. */
function photosOf(ours: Article, came: Article | null, now: Article): readonly Photo[] {
  if (came === null || came.photos.length !== now.photos.length) return ours.photos;
  return ours.photos.map((photo, at) => {
    const [was, is] = [came.photos[at], now.photos[at]];
    if (was === undefined || is === undefined) return photo;
    const words = (['caption', 'credit'] as const).filter((one) => photo[one] === was[one] && photo[one] !== is[one]);
    return words.reduce((now, one) => withWords(now, one, runsOfWords(is, one)), photo);
  });
}

/** Places to be checked: those of the paragraphs that are taken are the new reading's. */
function notesOf(article: Article, taken: ReadonlySet<string>, next: Article | null): ImportNote[] {
  const kept = article.importNotes.filter(({ paragraphId }) => !taken.has(paragraphId));
  return [...kept, ...(next?.importNotes ?? []).filter(({ paragraphId }) => taken.has(paragraphId))];
}

/** The remarks of the new reading in the place of those of the old; what somebody ticked off of those is not told again. */
function remarksOf(ours: Article, came: Article | null, now: Article): ImportRemark[] {
  const old = (came?.importRemarks ?? []).map(canonical);
  return [...(ours.importRemarks ?? []).filter((one) => !old.includes(canonical(one))), ...(now.importRemarks ?? [])];
}

/** A value that nobody changed since the file was read, as it reads now; else as it stands. */
function asRead<Key extends 'plannedJump' | 'copyToCome' | 'wire'>(
  key: Key,
  ours: Article,
  came: Article | null,
  now: Article,
): Pick<Article, Key> {
  return came !== null && isAlike(ours[key], came[key]) ? now : ours;
}

/** How a file reads, before and now. */
interface Readings {
  readonly came: Article | null;
  readonly now: Article;
  readonly file: CopyFileRecord;
}

/** Takes the parts that are named of a new reading, and what nobody edited of all that is told beside the copy. */
export function takeReading(
  edition: Edition,
  id: Article['id'],
  changes: readonly StoryChange[],
  { came, now, file }: Readings,
): Patch[] {
  const ours = edition.articles[id];
  if (ours === undefined) return [];
  const restored = restore(
    edition,
    id,
    changes.map(({ difference }) => difference),
  );
  const own = applyPatches(edition, restored).edition.articles[id] ?? ours;
  const taken = new Set(changes.map(({ difference }) => partOf(difference)));
  const next = came === null ? null : underIds(alignedWith(ours, came), now);
  const ids = new Map(now.body.map((one, at) => [one.id as string, next?.body[at]?.id ?? one.id]));
  const notes = now.importNotes.map((note) => ({
    ...note,
    paragraphId: ids.get(note.paragraphId) ?? note.paragraphId,
  }));
  const { importRemarks: _told, wire: _wire, ...bare } = own;
  const remarks = remarksOf(ours, came, now);
  const { wire } = asRead('wire', ours, came, now);
  const record: Article = {
    ...bare,
    photos: [...photosOf(ours, came, now)],
    plannedJump: asRead('plannedJump', ours, came, now).plannedJump,
    copyToCome: asRead('copyToCome', ours, came, now).copyToCome,
    importNotes: notesOf(own, taken, { ...now, importNotes: notes }),
    readFrom: file,
    ...(remarks.length === 0 ? {} : { importRemarks: remarks }),
    ...(wire === undefined ? {} : { wire }),
  };
  return [{ kind: 'put', table: 'articles', id, record }];
}
