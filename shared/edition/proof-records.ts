/** Proofing as records: rounds, what pages were when a round began, marks, and signatures. */
import * as v from 'valibot';
import { id } from './id-schema.ts';
import type { ArticleId, BlockId, MarkId, PageId, RoundId } from './ids.ts';

const name = v.pipe(v.string(), v.maxLength(80));
/** ISO 8601 with offset. */
const time = v.pipe(v.string(), v.maxLength(40));
const points = v.pipe(v.number(), v.finite(), v.minValue(-20_000), v.maxValue(20_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The marks of GB/T 14706—93, in the standard's order (domain.md §4). */
export const markKinds = [
  'correct',
  'delete',
  'insert',
  'script',
  'upright',
  'transpose',
  'run-on',
  'paragraph',
  'transfer',
  'shift-vertical',
  'shift-horizontal',
  'align',
  'step',
  'straighten',
  'more-space',
  'less-space',
  'space',
  'separate',
  'stet',
  'substitute',
  'note',
] as const;
export type MarkKind = (typeof markKinds)[number];

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

const pointSchema = v.strictObject({
  /** A paragraph's id, `kicker.0`, `headline.0`, `deck.0`, `summary`, `banner` or `caption.<photo id>`. */
  part: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** UTF-16 offset in the part's text. */
  offset: count,
});
/** A place between two characters of an article. */
export type TextPoint = v.InferOutput<typeof pointSchema>;

const anchorSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), articleId: id<ArticleId>(), start: pointSchema, end: pointSchema }),
  v.strictObject({ kind: v.literal('block'), blockId: id<BlockId>() }),
]);
/** What a mark is on: a stretch of text or the place between two characters, or a block. */
export type Anchor = v.InferOutput<typeof anchorSchema>;
export type TextAnchor = Extract<Anchor, { kind: 'text' }>;

/** Space to set, in em. */
const amount = v.picklist(['1', '1/2', '1/3', '1/4']);
export type SpaceAmount = v.InferOutput<typeof amount>;

const words = v.pipe(v.string(), v.maxLength(20_000));

/** What a mark says beyond where it is. */
const orderSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['correct', 'insert', 'note']), text: words }),
  v.strictObject({
    kind: v.picklist(['delete', 'upright', 'run-on', 'paragraph', 'step', 'straighten', 'less-space', 'separate']),
  }),
  v.strictObject({ kind: v.literal('script'), script: v.picklist(['super', 'sub']) }),
  /** Lengths in UTF-16 units of the first and last piece, which change places; what is between them stays. */
  v.strictObject({ kind: v.literal('transpose'), first: count, last: count }),
  v.strictObject({ kind: v.literal('transfer'), target: pointSchema }),
  /** Down or to the right, in points. */
  v.strictObject({ kind: v.picklist(['shift-vertical', 'shift-horizontal']), by: points }),
  /** An edge of the block comes to a place on the page, in points. */
  v.strictObject({ kind: v.literal('align'), edge: v.picklist(['left', 'right', 'top', 'bottom']), to: points }),
  v.strictObject({ kind: v.picklist(['more-space', 'space']), amount }),
  v.strictObject({ kind: v.literal('stet'), of: id<MarkId>() }),
  /** The same correction in several places: each has the sign, which is explained once. */
  v.strictObject({
    kind: v.literal('substitute'),
    sign: v.pipe(v.string(), v.minLength(1), v.maxLength(4)),
    text: words,
  }),
]);
export type MarkOrder = v.InferOutput<typeof orderSchema>;

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
