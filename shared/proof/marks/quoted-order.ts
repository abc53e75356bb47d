/** What scripts say of a mark beyond where it is; each kind takes what it needs. */
import * as v from 'valibot';
import { spaceAmount, type TextPoint, words } from '../../edition/mark-fields.ts';

const length = v.pipe(v.number(), v.integer(), v.minValue(1));
const beforeOrAfter = v.optional(v.picklist(['before', 'after']), 'after');
/** Which occurrence of a quote, from 1. */
export const occurrence = v.optional(length, 1);
/** Marks between characters stand after the quote, unless they are said to stand before it. */
export const side = beforeOrAfter;

export const quotedOrderFields = {
  /** What is set instead or inserted; what a note says. */
  text: v.optional(words, ''),
  script: v.optional(v.picklist(['super', 'sub']), 'super'),
  amount: v.optional(spaceAmount, '1'),
  /** Units of the first and last piece that change places; without them, the two halves. */
  first: v.optional(length),
  last: v.optional(length),
  /** Where what is transferred goes: after a text of the same article, or before it. */
  target: v.optional(v.strictObject({ quote: words, occurrence, at: side })),
  sign: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4)), '○'),
  /** The mark that is kept from being carried out. */
  of: v.optional(v.string()),
  /** How far a block moves, down or to the right, in millimetres. */
  by: v.optional(v.number(), 0),
  edge: v.optional(v.picklist(['left', 'right', 'top', 'bottom']), 'left'),
  /** Where the edge comes to, in millimetres from the page's left or top. */
  to: v.optional(v.number(), 0),
};

const quotedOrderSchema = v.strictObject(quotedOrderFields);
export type QuotedOrder = v.InferOutput<typeof quotedOrderSchema>;

/** What the quote of a mark is, and where in its article another text stands. */
export interface QuotedTarget {
  readonly quote: string;
  readonly find: (target: NonNullable<QuotedOrder['target']>) => TextPoint | null;
}
