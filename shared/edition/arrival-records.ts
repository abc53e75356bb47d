/**
 * 来稿: what a watched folder has brought, before somebody takes it. It is no part of the edition's document: it comes while
 * people type, so it is in no step of the history, moves nothing on a page, and undo takes back nothing of it.
 */
import * as v from 'valibot';
import { wireFactsSchema } from '../contract/wire-facts-schema.ts';
import { articleId, imageId } from './record-fields.ts';

/** UTF-16 code units of a title in the list of what came; a longer one is cut there. */
export const LONGEST_TITLE = 80;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));

/** A file as it was when it was taken: what it was called in the folder, and what tells that it has been written anew. */
export const knownFileSchema = v.strictObject({
  /** Its path from the folder, parted by `/`. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
  /** Bytes. */
  size: whole,
  /** When it was last written, in milliseconds since 1970. */
  modified: v.number(),
  sha256,
});
export type KnownFile = v.InferOutput<typeof knownFileSchema>;

/** A notice in plain words that takes a story back or puts it right (`text/notice`), and what it names that by. */
const noticeSchema = v.strictObject({
  kind: v.picklist(['killed', 'correction']),
  numbers: v.pipe(v.array(v.string()), v.readonly()),
  headlines: v.pipe(v.array(v.string()), v.readonly()),
  /** The articles it named when it came. */
  articleIds: v.exactOptional(v.pipe(v.array(articleId), v.readonly())),
});

/** A picture that came by itself, and what its fields name the story by that it goes with. */
const pictureSchema = v.strictObject({
  imageId,
  numbers: v.pipe(v.array(v.string()), v.readonly()),
  headlines: v.pipe(v.array(v.string()), v.readonly()),
});

/** A story as it is brought to the store. */
export const broughtSchema = v.strictObject({
  title: v.string(),
  /** Characters of its copy. */
  characters: whole,
  pictures: whole,
  /** Remarks of its reader. */
  remarks: whole,
  /** The SHA-256 of its words: the same story under another name has the same. */
  words: sha256,
  wire: v.optional(wireFactsSchema),
  /** The number its transmission gave it (IPTC 7901). */
  number: v.exactOptional(v.string()),
  notice: v.exactOptional(noticeSchema),
  picture: v.exactOptional(pictureSchema),
  /** What was read, as JSON. */
  copy: v.string(),
});
export type Brought = v.InferOutput<typeof broughtSchema>;

export const arrivalSchema = v.strictObject({
  /** Counts up in the order in which they came. */
  seq: whole,
  file: knownFileSchema,
  /** When it came, ISO 8601. */
  at: v.string(),
  title: v.string(),
  characters: whole,
  pictures: whole,
  remarks: whole,
  wire: v.optional(wireFactsSchema),
  number: v.exactOptional(v.string()),
  notice: v.exactOptional(noticeSchema),
  picture: v.exactOptional(pictureSchema),
  /** The arrival it is a further version of; null for a story that came for the first time. */
  updates: v.nullable(whole),
  /** The arrival with the same words that came before it; it is not offered. */
  repeats: v.nullable(whole),
  /** The article it became; null while nobody has taken it. */
  articleId: v.nullable(articleId),
  /** True once somebody has said that it is not wanted. */
  isDismissed: v.boolean(),
  /** Somebody has looked at it. */
  isSeen: v.exactOptional(v.literal(true)),
  /** Over long ago (`arrivalsOver`): of it is known which file it was in and when it came, and nothing else. */
  isOver: v.exactOptional(v.literal(true)),
  /** What was read of it is not kept, and it repeats no other: only its file has it. Found out as it is listed, kept nowhere. */
  lacksCopy: v.exactOptional(v.literal(true)),
});
export type Arrival = v.InferOutput<typeof arrivalSchema>;

/** What became of an arrival: the article it was taken as, or that it is not wanted. */
export const settledSchema = v.strictObject({
  /** The opening of the edition that it came for. */
  of: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  seq: whole,
  articleId: v.nullable(articleId),
  isDismissed: v.boolean(),
});

/** What an agency has said of a story since it was taken. */
export const wireNewsSchema = v.strictObject({
  articleId,
  /** Withdrawn; put right; written further. What was put aside counts no more, but that a story was withdrawn. */
  kind: v.picklist(['killed', 'correction', 'update']),
  /** The arrival that says so; null where a story says it that is in the edition itself. */
  seq: v.nullable(whole),
  /** The agency, by name; empty where it does not say. */
  source: v.string(),
  /** The picture it is said of, as the article shows it; absent of what is said of the story. */
  imageId: v.exactOptional(imageId),
});
export type WireNews = Readonly<v.InferOutput<typeof wireNewsSchema>>;
