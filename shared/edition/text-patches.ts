/**
 * Patches of text: each says what was done and to which part (`text.ts`), so that it can be taken back from what it
 * says alone, tells where places in the text are after it (`text-maps.ts`), and can be rebased (`rebase.ts`).
 */
import * as v from 'valibot';
import { paragraphSchema } from './article-records.ts';
import { leafSchema } from './leaf-records.ts';
import { count } from './mark-fields.ts';
import { paragraphId, partId } from './record-fields.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(160));
const article = { table: v.literal('articles'), id };
const runs = v.array(leafSchema);
const paragraphType = paragraphSchema.entries.type;
/** Paragraphs that stand one after another, one at least. */
const consecutive = v.tupleWithRest([paragraphSchema], paragraphSchema);

/** What a paragraph is beside its text, and the paragraph it stands after. */
const standing = v.strictObject({ id: paragraphId, type: paragraphType, after: paragraphId });

export const textPatchSchemas = [
  /** Runs are taken out at an offset, and others put in. Parts that can have no styles (`hasLooks`) are kept without. */
  v.strictObject({
    kind: v.literal('text'),
    table: v.picklist(['articles', 'blocks']),
    id,
    part: partId,
    /** UTF-16 offset in the part's text. */
    offset: count,
    remove: runs,
    insert: runs,
  }),
  /** The characters stay and their styles change: `was` and `now` have the same text. */
  v.strictObject({ kind: v.literal('emphasis'), ...article, part: partId, offset: count, was: runs, now: runs }),
  /**
   * A paragraph or a line of the headline set is parted at an offset. What follows it becomes the paragraph `into`,
   * put after `into.after`; of a line (`into` is null), the next line.
   */
  v.strictObject({
    kind: v.literal('split'),
    ...article,
    part: partId,
    offset: count,
    into: v.nullable(standing),
  }),
  /** The inverse of a split: the text of the paragraph `from`, or of the next line, goes on at the end of a part. */
  v.strictObject({
    kind: v.literal('join'),
    ...article,
    part: partId,
    /** The length of the part's text before. */
    offset: count,
    from: v.nullable(standing),
  }),
  /** Paragraphs are put in one after another behind one that is there; `after` is null at the body's start. */
  v.strictObject({
    kind: v.literal('add-paragraphs'),
    ...article,
    after: v.nullable(paragraphId),
    paragraphs: consecutive,
  }),
  /** Paragraphs are taken out, which stood one after another behind one that stays. */
  v.strictObject({
    kind: v.literal('remove-paragraphs'),
    ...article,
    after: v.nullable(paragraphId),
    paragraphs: consecutive,
  }),
  /** A paragraph that stood after `from` stands after `to`. */
  v.strictObject({
    kind: v.literal('move-paragraph'),
    ...article,
    paragraph: paragraphId,
    from: v.nullable(paragraphId),
    to: v.nullable(paragraphId),
  }),
  /** A paragraph becomes copy, a subhead, a question, an answer or a note. */
  v.strictObject({
    kind: v.literal('paragraph-type'),
    ...article,
    paragraph: paragraphId,
    was: paragraphType,
    now: paragraphType,
  }),
] as const;

/** A change of text that tells all it does. */
export type TextPatch = v.InferOutput<(typeof textPatchSchemas)[number]>;
/** A text patch of one kind. */
export type TextPatchOf<Kind extends TextPatch['kind']> = Extract<TextPatch, { kind: Kind }>;

/** The text of runs. */
export function runsText(leaves: readonly { readonly text: string }[]): string {
  return leaves.map(({ text }) => text).join('');
}

const textKinds: ReadonlySet<string> = new Set(textPatchSchemas.map(({ entries }) => entries.kind.literal));

/** True of patches that tell what they do to text. */
export function isTextPatch<P extends { readonly kind: string }>(patch: P): patch is Extract<P, TextPatch> {
  return textKinds.has(patch.kind);
}

/** The patch that takes another back. */
export function invertText(patch: TextPatch): TextPatch {
  switch (patch.kind) {
    case 'text':
      return { ...patch, remove: patch.insert, insert: patch.remove };
    case 'emphasis':
    case 'paragraph-type':
      return invertExchange(patch);
    case 'split': {
      const { into, ...rest } = patch;
      return { ...rest, kind: 'join', from: into };
    }
    case 'join': {
      const { from, ...rest } = patch;
      return { ...rest, kind: 'split', into: from };
    }
    case 'add-paragraphs':
      return { ...patch, kind: 'remove-paragraphs' };
    case 'remove-paragraphs':
      return { ...patch, kind: 'add-paragraphs' };
    case 'move-paragraph':
      return { ...patch, from: patch.to, to: patch.from };
  }
}

function invertExchange(patch: TextPatchOf<'emphasis'> | TextPatchOf<'paragraph-type'>): TextPatch {
  return patch.kind === 'emphasis'
    ? { ...patch, was: patch.now, now: patch.was }
    : { ...patch, was: patch.now, now: patch.was };
}
