/** Waivers as records: what was found and may stand, and why. */
import * as v from 'valibot';
import { id } from './id-schema.ts';
import type { ArticleId, BlockId, PageId, WaiverId } from './ids.ts';
import { time, words } from './mark-fields.ts';
import { textAnchorSchema } from './proof-records.ts';

export const waiverId = id<WaiverId>();

export const waiverSchema = v.strictObject({
  id: waiverId,
  /** The check that found it. */
  rule: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** Where: a text, kept on its characters as a mark is; a block; a page as a whole; a story, or whatever copy there is. */
  anchor: v.variant('kind', [
    textAnchorSchema,
    v.strictObject({ kind: v.literal('block'), blockId: id<BlockId>() }),
    v.strictObject({ kind: v.literal('page'), pageId: id<PageId>() }),
    v.strictObject({ kind: v.literal('story'), articleId: id<ArticleId>() }),
    v.strictObject({ kind: v.literal('always') }),
  ]),
  /**
   * The characters it was found in, of a story or of all copy words of two characters at least; of a block or page what the check
   * said, in Chinese. It holds while this is so.
   */
  found: words,
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400)),
  by: v.pipe(v.string(), v.maxLength(80)),
  at: time,
});
/** 略过: somebody answers for it that what was found may stand. */
export type Waiver = v.InferOutput<typeof waiverSchema>;
