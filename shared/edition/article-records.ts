/** Articles: headlines, copy and pictures, wherever they stand. */
import * as v from 'valibot';
import { copyEncodingSchema } from '../contract/encoding-schema.ts';
import { importRemarkSchema } from '../contract/import-remark-schema.ts';
import { leafSchema } from './leaf-records.ts';
import { articleId, imageId, pageId, paragraphId, photoId, shortText } from './record-fields.ts';

export const paragraphSchema = v.strictObject({
  id: paragraphId,
  /** A `note` is for the newsroom: it is neither set nor counted. */
  type: v.picklist(['paragraph', 'subhead', 'question', 'answer', 'note']),
  children: v.pipe(v.array(leafSchema), v.minLength(1)),
});
/** A paragraph of body copy; a Slate element. */
export type Paragraph = v.InferOutput<typeof paragraphSchema>;

/** What is told of a story beside its headline and copy, in the order in which it is read. */
export const credits = ['summary', 'dateline', 'byline', 'source', 'editor'] as const;
export type Credit = (typeof credits)[number];

/** Parts of a headline set that are lists of lines. */
export const headlineLists = ['kicker', 'headline', 'deck'] as const;
export type HeadlineList = (typeof headlineLists)[number];

/** Runs of a line or a photo's words with their character styles: none where they have none (`styled-lines.ts`). */
const runs = v.array(leafSchema);
const runsOfLines = v.exactOptional(v.array(runs));

/** 引题 · 主题 · 副题 · 提要, each a list of lines. */
const headlineSetSchema = v.strictObject({
  kicker: v.array(shortText),
  headline: v.array(shortText),
  deck: v.array(shortText),
  summary: shortText,
  /** Runs of the lines of each part; absent where no line has a style. */
  looks: v.exactOptional(v.strictObject({ kicker: runsOfLines, headline: runsOfLines, deck: runsOfLines })),
});

/** The caption and the credit that a picture's file brought along. */
export const suppliedWordsSchema = v.strictObject({ caption: shortText, credit: shortText });

const photoSchema = v.strictObject({
  id: photoId,
  /** Null while the picture is still to come. */
  imageId: v.nullable(imageId),
  caption: shortText,
  credit: shortText,
  /** Runs of its words; absent where neither has a style. */
  looks: v.exactOptional(v.strictObject({ caption: v.exactOptional(runs), credit: v.exactOptional(runs) })),
  /** What its file says, as it came: words that are still the same nobody has edited. Absent of photos placed before that was kept. */
  supplied: v.exactOptional(suppliedWordsSchema),
});
export type Photo = v.InferOutput<typeof photoSchema>;
/** The words of a photo. */
export const photoTexts = ['caption', 'credit'] as const;
export type PhotoText = (typeof photoTexts)[number];

/** A place in the copy that import had to guess at, kept for the proofreader. */
const importNoteSchema = v.strictObject({
  kind: v.picklist(['joint']),
  paragraphId,
  /** UTF-16 offset in the paragraph's text: the first character after the joint. */
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type ImportNote = v.InferOutput<typeof importNoteSchema>;

/** Where the copy of an article was read: its bytes stay where they are, and can be read in another encoding. */
const copyFileSchema = v.strictObject({
  /** Its path on the machine it was read on. Only a file that was chosen on this one is read again. */
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
  /** Its place among the articles that the file becomes, from 0. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The encoding that was named for it; absent where nobody named one. */
  encoding: v.exactOptional(copyEncodingSchema),
  /** What is struck in it was kept. */
  keepsStruck: v.exactOptional(v.literal(true)),
});
export type CopyFileRecord = v.InferOutput<typeof copyFileSchema>;

export const articleSchema = v.strictObject({
  id: articleId,
  headlines: headlineSetSchema,
  /** 通栏题: the topic line that runs above the headline. */
  banner: shortText,
  byline: shortText,
  /** 电头: where and when the story was filed. */
  dateline: v.optional(shortText),
  source: shortText,
  /** 责编: who edited it, with or without the words 责编 before the name. */
  editor: v.optional(shortText),
  body: v.array(paragraphSchema),
  photos: v.array(photoSchema),
  status: v.picklist(['draft', 'edited']),
  /** Where the article is to stand while nothing of it is on a page. */
  plannedPage: v.nullable(pageId),
  /** The page its copy says it goes on to, before a block stands there. */
  plannedJump: v.nullable(pageId),
  /** 留用: while it stands on no page it goes on into the next edition. */
  held: v.optional(v.literal(true)),
  /** The copy so far ends at a turn line; the rest has not arrived. */
  copyToCome: v.boolean(),
  importNotes: v.array(importNoteSchema),
  /** What import left out or changed, until somebody has looked at it. */
  importRemarks: v.optional(v.array(importRemarkSchema)),
  /** What its agency calls the story, whichever way it came: by that its further versions are known. */
  wire: v.optional(
    v.strictObject({
      guid: v.string(),
      version: v.optional(v.string()),
      /** The agency had taken it back when it came. */
      isKilled: v.optional(v.literal(true)),
    }),
  ),
  /** The arrival that its copy was taken from, or brought up to, by its number (`arrival-records.ts`). */
  arrival: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The file its copy came from; absent of what was typed, and of what came before that was kept. */
  readFrom: v.exactOptional(copyFileSchema),
  /** 限字: how many characters were ordered. */
  target: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
  /** Asks for fewer lines or for more, within the limits of the style; absent, the evenest setting. */
  fitting: v.optional(v.picklist(['tight', 'loose'])),
});
export type Article = v.InferOutput<typeof articleSchema>;
