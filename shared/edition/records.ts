/**
 * The document: what an edition is made of. The types derive from the schemas, so what is
 * validated at the boundary and what the code believes are one thing.
 */
import * as v from 'valibot';
import { type Block, blockSchema } from '../blocks/kinds.ts';
import { type Artwork, artworkSchema } from '../paper/artwork-records.ts';
import { type OwnFace, ownFaceSchema } from '../paper/face-records.ts';
import { formatSchema, type PageFormat } from '../paper/format-records.ts';
import { type Newspaper, newspaperSchema } from '../paper/newspaper-records.ts';
import { type Article, articleSchema, suppliedWordsSchema } from './article-records.ts';
import { id } from './id-schema.ts';
import type { RoundId, TemplateId } from './ids.ts';
import { type EditionRecord, editionRecordSchema, gridSchema, type Page, pageSchema } from './page-records.ts';
import { type Mark, markSchema, type Round, roundSchema, type Signature, signatureSchema } from './proof-records.ts';
import { imageId, shortText } from './record-fields.ts';
import { type Style, styleSchema } from './style-records.ts';
import { type Waiver, waiverSchema } from './waiver-records.ts';

export {
  type Block,
  type BodyBlock,
  blockSchema,
  type CaptionBlock,
  type HeadlineBlock,
  type PanelBlock,
  type PhotoBlock,
  type TableBlock,
} from '../blocks/kinds.ts';
export * from './article-records.ts';
export type { PanelLooks } from './box-records.ts';
export type { Leaf, Look } from './leaf-records.ts';

import { pictureOutlineSchema } from './picture-outline.ts';
import { placedPageSchema, platesSchema } from './placed-page.ts';

export * from './page-records.ts';
export {
  articleId,
  blockId,
  type Crop,
  imageId,
  type Keyline,
  wholePicture,
} from './record-fields.ts';
export * from './style-records.ts';

const templateId = id<TemplateId>();

export const imageSchema = v.strictObject({
  id: imageId,
  name: shortText,
  mime: v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'application/pdf']),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of line art: each pixel is ink or paper, and is printed as that. */
  bits: v.exactOptional(v.literal(1)),
  /** Of a picture that came as an advert's artwork: what it is printed on. */
  plates: v.exactOptional(platesSchema),
  /** Of a page of a PDF that is placed whole, whose sides are in hundredths of a point, bleed included. */
  placed: v.exactOptional(placedPageSchema),
  /** What it shows, cut out of its ground; absent of one that fills its rectangle. */
  outline: v.exactOptional(pictureOutlineSchema),
  /**
   * What lies behind it is seen where its file's alpha channel says so. Absent of pictures without one, and of those placed
   * before that was kept, which lie on white paper.
   */
  seeThrough: v.exactOptional(v.literal(true)),
  /** What its file says of it: a picture that waits in the tray has no photo yet that would keep its words. Nothing of it is printed. */
  supplied: v.exactOptional(suppliedWordsSchema),
});
/** A picture's facts; its bytes stay in the store. */
export type Image = v.InferOutput<typeof imageSchema>;

/** Characters of a template's name. */
export const LONGEST_TEMPLATE = 60;

export const templateSchema = v.strictObject({
  id: templateId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TEMPLATE)),
  grid: gridSchema,
  /**
   * A page's blocks without what stands in them: their page is `page`, their articles and photos are
   * places (`story-1`, `refer-1`, `photo-1-1`) that the page's own take in reading order.
   */
  blocks: v.array(blockSchema),
});
/** 版式: how a page is divided, for other pages to take over. */
export type Template = v.InferOutput<typeof templateSchema>;

const roundId = id<RoundId>();

export const frozenSchema = v.strictObject({
  /** The round that began with it. */
  id: roundId,
  pages: v.record(v.string(), pageSchema),
  articles: v.record(v.string(), articleSchema),
  blocks: v.record(v.string(), blockSchema),
  styles: v.record(v.string(), styleSchema),
});
/** What a round's pages were made of when it began. */
export type Frozen = v.InferOutput<typeof frozenSchema>;

type Table<K extends string, T> = { readonly [key in K]: T };

/** A whole edition in memory: immutable, shared by structure between one moment and the next. */
export interface Edition {
  readonly edition: EditionRecord;
  readonly pages: Table<string, Page>;
  readonly articles: Table<string, Article>;
  readonly blocks: Table<string, Block>;
  readonly images: Table<string, Image>;
  readonly styles: Table<string, Style>;
  readonly templates: Table<string, Template>;
  readonly rounds: Table<string, Round>;
  readonly frozen: Table<string, Frozen>;
  readonly marks: Table<string, Mark>;
  readonly signatures: Table<string, Signature>;
  readonly waivers: Table<string, Waiver>;
  /** The newspaper it belongs to; none in an edition made before there were any. */
  readonly newspaper: Table<string, Newspaper>;
  readonly faces: Table<string, OwnFace>;
  readonly formats: Table<string, PageFormat>;
  readonly artwork: Table<string, Artwork>;
}

export const editionSchema = v.strictObject({
  edition: editionRecordSchema,
  pages: v.record(v.string(), pageSchema),
  articles: v.record(v.string(), articleSchema),
  blocks: v.record(v.string(), blockSchema),
  images: v.record(v.string(), imageSchema),
  styles: v.record(v.string(), styleSchema),
  templates: v.record(v.string(), templateSchema),
  rounds: v.record(v.string(), roundSchema),
  frozen: v.record(v.string(), frozenSchema),
  marks: v.record(v.string(), markSchema),
  signatures: v.record(v.string(), signatureSchema),
  waivers: v.record(v.string(), waiverSchema),
  newspaper: v.record(v.string(), newspaperSchema),
  faces: v.record(v.string(), ownFaceSchema),
  formats: v.record(v.string(), formatSchema),
  artwork: v.record(v.string(), artworkSchema),
});
