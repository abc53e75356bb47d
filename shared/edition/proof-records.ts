/** Proofing as records: rounds, what pages were when a round began, marks, and signatures. */
import * as v from 'valibot';
import { orderSchema } from '../proof/marks/kinds.ts';
import { id } from './id-schema.ts';
import type { ArticleId, BlockId, MarkId, PageId, RoundId } from './ids.ts';
import { count, textPointSchema, time, words } from './mark-fields.ts';

export type { MarkKind, MarkOrder } from '../proof/marks/kinds.ts';
export type { TextPoint } from './mark-fields.ts';

const name = v.pipe(v.string(), v.maxLength(80));

export const roundSchema = v.strictObject({
  id: id<RoundId>(),
  /** 一校, 二校 … or what the newsroom calls it. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** From 1; rounds are told apart by colour, which follows from it. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  pages: v.array(id<PageId>()),
  startedBy: name,
  startedAt: time,
  /** When its marks went to be carried out; null while it is read. */
  handedOver: v.nullable(v.strictObject({ by: name, at: time })),
});
/** 校次: one reading of frozen pages. */
export type Round = v.InferOutput<typeof roundSchema>;

export const textAnchorSchema = v.strictObject({
  kind: v.literal('text'),
  articleId: id<ArticleId>(),
  start: textPointSchema,
  end: textPointSchema,
});
/** Both places are in one part of the block (`blockParts` in `text.ts`). */
const wordsAnchorSchema = v.strictObject({
  kind: v.literal('words'),
  blockId: id<BlockId>(),
  start: textPointSchema,
  end: textPointSchema,
});
/** Words that a block shows and no part of a record is: as they read, and which of all that read so in the block, from 1. */
const shownWordsSchema = v.strictObject({ text: words, nth: v.pipe(count, v.minValue(1)) });
const anchorSchema = v.variant('kind', [
  textAnchorSchema,
  wordsAnchorSchema,
  v.strictObject({ kind: v.literal('block'), blockId: id<BlockId>(), shown: v.exactOptional(shownWordsSchema) }),
]);
/**
 * What a mark is on: a stretch of an article or the place between two characters; the same of a block's own words; or a
 * block, or words in it that the program makes as it composes (a date, a page's number), which only a person can mend.
 */
export type Anchor = v.InferOutput<typeof anchorSchema>;
/** A stretch of an article, or a place in it. */
export type TextAnchor = Extract<Anchor, { kind: 'text' }>;
/** A stretch of a block's own words, or a place in them. */
export type WordsAnchor = Extract<Anchor, { kind: 'words' }>;
/** A stretch of what a block shows and no record holds. */
export type ShownWords = v.InferOutput<typeof shownWordsSchema>;

export const markSchema = v.strictObject({
  id: id<MarkId>(),
  roundId: id<RoundId>(),
  anchor: anchorSchema,
  order: orderSchema,
  /**
   * Anchor and order as of the text the round began with, which correction is checked against; null
   * where that text had nothing there.
   */
  origin: v.nullable(v.strictObject({ anchor: anchorSchema, order: orderSchema })),
  /** The text it was put on, as it read then; empty for a place between characters, and for blocks. */
  quote: words,
  /** What it was put on is no longer there; the anchor is where that was. */
  isGone: v.boolean(),
  by: name,
  at: time,
  /** Of a mark that a check put: somebody had it put, whose name it bears. */
  reader: v.exactOptional(v.literal('machine')),
  state: v.picklist(['open', 'done', 'rejected', 'answered', 'withdrawn']),
  /** Why it was rejected, or the answer. */
  reply: v.pipe(v.string(), v.maxLength(2_000)),
  settled: v.nullable(v.strictObject({ by: name, at: time })),
});
/** 校对符号: a proofreader's instruction on a page. */
export type Mark = v.InferOutput<typeof markSchema>;

export const signatureSchema = v.strictObject({
  /** `<page id>/<role>`. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
  pageId: id<PageId>(),
  role: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  by: name,
  at: time,
  /** SHA-256 of what the page was made of, in hexadecimal digits. */
  hash: v.pipe(v.string(), v.length(64)),
  /** What stood against signing, and why it was signed all the same. */
  override: v.nullable(
    v.strictObject({ reason: v.pipe(v.string(), v.minLength(1), v.maxLength(2_000)), refused: v.array(v.string()) }),
  ),
});
/** 签样: somebody answers for a page as it was. */
export type Signature = v.InferOutput<typeof signatureSchema>;
