/**
 * The document: what an edition is made of. The types derive from the schemas, so what is
 * validated at the boundary and what the code believes are one thing.
 */
import * as v from 'valibot';
import { id } from './id-schema.ts';
import type { ArticleId, BlockId, GroupId, ImageId, PageId, ParagraphId, PhotoId, RoundId, TemplateId } from './ids.ts';
import { type Mark, markSchema, type Round, roundSchema, type Signature, signatureSchema } from './proof-records.ts';

export const pageId = id<PageId>();
export const articleId = id<ArticleId>();
export const blockId = id<BlockId>();
export const imageId = id<ImageId>();
const paragraphId = id<ParagraphId>();
const photoId = id<PhotoId>();
const groupId = id<GroupId>();
const templateId = id<TemplateId>();

/** A length or coordinate in points: finite, and no larger than a sheet could be. */
const length = v.pipe(v.number(), v.finite(), v.minValue(-20_000), v.maxValue(20_000));
const positive = v.pipe(length, v.minValue(0));
const shortText = v.pipe(v.string(), v.maxLength(10_000));

export const frameSchema = v.strictObject({ x: length, y: length, width: positive, height: positive });

/** What a newspaper must carry in fixed places (报纸出版形式差错数计算方法; domain.md §9). */
const imprintSchema = v.strictObject({
  cn: shortText,
  postalCode: shortText,
  supervisor: shortText,
  sponsor: shortText,
  publisher: shortText,
  address: shortText,
  telephone: shortText,
  printer: shortText,
  distribution: shortText,
  price: shortText,
});

/** A share of solid ink, 0 to 1. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const swatchSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** Mixed of the four inks, or an ink of its own (专色) on a plate of its own. */
  kind: v.picklist(['process', 'spot']),
  /** Cyan, magenta, yellow and black; for a spot ink, what stands in for it on screen and in PDF/X-1a proofs. */
  cmyk: v.strictTuple([share, share, share, share]),
});
/** 色板: a colour that blocks can be printed in. */
export type Swatch = v.InferOutput<typeof swatchSchema>;

/** The edition's own record: one newspaper, one day. */
export const editionRecordSchema = v.strictObject({
  publication: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  issue: v.pipe(v.number(), v.integer(), v.minValue(0)),
  format: v.picklist(['tabloid', 'broadsheet']),
  imprint: imprintSchema,
  /** Names and titles the newsroom wants never divided. */
  names: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(60))), []),
  /** Who signs a page, in their order. */
  signers: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), ['责编', '校对', '值班主编']),
  /** The colours blocks can be printed in; absent, the standard ones (colours.ts). */
  swatches: v.optional(v.pipe(v.array(swatchSchema), v.maxLength(64))),
});
export type EditionRecord = v.InferOutput<typeof editionRecordSchema>;
export type PageFormatName = EditionRecord['format'];

/** The grid of a page; lengths in points. */
const gridSchema = v.strictObject({
  trim: v.strictObject({ width: positive, height: positive }),
  typeArea: frameSchema,
  columns: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)),
  /** Whole characters of the body size in one base column. */
  charactersPerColumn: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  bodySize: v.pipe(v.number(), v.minValue(1), v.maxValue(200)),
  leading: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
});
export type PageGrid = v.InferOutput<typeof gridSchema>;

export const pageSchema = v.strictObject({
  id: pageId,
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
  section: v.pipe(v.string(), v.maxLength(40)),
  grid: gridSchema,
});
export type Page = v.InferOutput<typeof pageSchema>;

const leafSchema = v.strictObject({ text: v.string(), strong: v.optional(v.literal(true)) });
/** A run of characters with one emphasis; a Slate text node. */
export type Leaf = v.InferOutput<typeof leafSchema>;

export const paragraphSchema = v.strictObject({
  id: paragraphId,
  /** A `note` is for the newsroom: it is neither set nor counted. */
  type: v.picklist(['paragraph', 'subhead', 'question', 'answer', 'note']),
  children: v.pipe(v.array(leafSchema), v.minLength(1)),
});
/** A paragraph of body copy; a Slate element. */
export type Paragraph = v.InferOutput<typeof paragraphSchema>;

/** 引题 · 主题 · 副题 · 提要, each a list of lines. */
const headlineSetSchema = v.strictObject({
  kicker: v.array(shortText),
  headline: v.array(shortText),
  deck: v.array(shortText),
  summary: shortText,
});

const photoSchema = v.strictObject({
  id: photoId,
  /** Null while the picture is still to come. */
  imageId: v.nullable(imageId),
  caption: shortText,
  credit: shortText,
});
export type Photo = v.InferOutput<typeof photoSchema>;

/** A place in the copy that import had to guess at, kept for the proofreader. */
const importNoteSchema = v.strictObject({
  kind: v.picklist(['joint']),
  paragraphId,
  /** UTF-16 offset in the paragraph's text: the first character after the joint. */
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type ImportNote = v.InferOutput<typeof importNoteSchema>;

export const articleSchema = v.strictObject({
  id: articleId,
  headlines: headlineSetSchema,
  /** 通栏题: the topic line that runs above the headline. */
  banner: shortText,
  byline: shortText,
  /** 电头: where and when the story was filed. */
  dateline: v.optional(shortText),
  source: shortText,
  body: v.array(paragraphSchema),
  photos: v.array(photoSchema),
  status: v.picklist(['draft', 'edited']),
  /** Where the article is to stand while nothing of it is on a page. */
  plannedPage: v.nullable(pageId),
  /** The page its copy says it goes on to, before a block stands there. */
  plannedJump: v.nullable(pageId),
  /** The copy so far ends at a turn line; the rest has not arrived. */
  copyToCome: v.boolean(),
  importNotes: v.array(importNoteSchema),
  /** 限字: how many characters were ordered. */
  target: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
  /** Asks for fewer lines or for more, within the limits of the style; absent, the evenest setting. */
  fitting: v.optional(v.picklist(['tight', 'loose'])),
});
export type Article = v.InferOutput<typeof articleSchema>;

const blockBase = {
  id: blockId,
  pageId,
  /** Reading and painting order on the page. */
  order: v.pipe(v.number(), v.integer()),
  frame: frameSchema,
  /** Blocks of one group are selected and moved together. */
  group: v.optional(groupId),
  /** A locked block is not moved, resized or deleted. */
  locked: v.optional(v.literal(true)),
  /** The swatch its text, rules and tints are printed in; absent, black. */
  colour: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
};

/** The style that sets a block in place of its kind's own. */
const ownStyle = { style: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))) };

/** How a panel looks. */
const boxLooks = {
  /** Width of the border; 0 for none. */
  border: positive,
  /** Black, 0 (paper) to 1. */
  tint: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
};

/** What of a picture its frame shows. */
const cropSchema = v.strictObject({
  /** How much larger than the smallest size that covers the frame. */
  scale: v.pipe(v.number(), v.minValue(1), v.maxValue(20)),
  /** Where in what is cut away the frame lies: 0 is left or top, 1 right or bottom. */
  x: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  y: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
export type Crop = v.InferOutput<typeof cropSchema>;
/** The middle of a picture, as large as covers its frame. */
export const wholePicture: Crop = { scale: 1, x: 0.5, y: 0.5 };

const blockKinds = {
  nameplate: v.strictObject({ ...blockBase, kind: v.literal('nameplate') }),
  furniture: v.strictObject({
    ...blockBase,
    kind: v.literal('furniture'),
    role: v.picklist(['page-head', 'imprint']),
  }),
  refer: v.strictObject({ ...blockBase, kind: v.literal('refer'), articleId }),
  banner: v.strictObject({ ...blockBase, kind: v.literal('banner'), articleId }),
  headline: v.strictObject({
    ...blockBase,
    kind: v.literal('headline'),
    ...ownStyle,
    articleId,
    /** Lines run across, or from top to bottom and right to left (竖排). */
    direction: v.optional(v.picklist(['across', 'down']), 'across'),
    /** `lead`, `story` and `brief` name the style; `continued` is the short headline after a jump (转文题). */
    level: v.picklist(['lead', 'story', 'brief', 'continued']),
  }),
  body: v.strictObject({
    ...blockBase,
    kind: v.literal('body'),
    ...ownStyle,
    articleId,
    /** Place in the article's thread. */
    threadOrder: v.pipe(v.number(), v.integer()),
    columns: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)),
    /** What the grid mode makes of it is up to the mode. */
    gutter: positive,
    /** How the frame's width is divided into columns: 绝对, 相对, 自由, 自动 (分栏方式). */
    gridMode: v.optional(v.picklist(['absolute', 'relative', 'free', 'automatic']), 'absolute'),
    /** Lines a drop capital stands over where the article starts; 0 for none. */
    dropCapital: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)), 0),
  }),
  photo: v.strictObject({
    ...blockBase,
    kind: v.literal('photo'),
    articleId,
    photoId,
    crop: v.optional(cropSchema),
    /** Clear space kept between the picture and text that runs round it. */
    standOff: positive,
  }),
  caption: v.strictObject({
    ...blockBase,
    kind: v.literal('caption'),
    ...ownStyle,
    articleId,
    photoId,
    standOff: positive,
  }),
  rule: v.strictObject({ ...blockBase, kind: v.literal('rule') }),
  /** 加框 · 底纹: a border, a tint, or both, behind what stands in it. */
  panel: v.strictObject({
    ...blockBase,
    kind: v.literal('panel'),
    ...ownStyle,
    standOff: positive,
    /** Its own border and tint, where no style says otherwise. */
    ...boxLooks,
  }),
  /** 广告: a picture supplied whole, or its place held by a border and the advertiser's name. */
  advert: v.strictObject({
    ...blockBase,
    kind: v.literal('advert'),
    advertiser: v.pipe(v.string(), v.maxLength(80)),
    imageId: v.nullable(imageId),
    standOff: positive,
  }),
  /** Words of the story set large among its text. */
  pullquote: v.strictObject({
    ...blockBase,
    kind: v.literal('pullquote'),
    ...ownStyle,
    articleId,
    text: v.pipe(v.string(), v.maxLength(400)),
    standOff: positive,
  }),
  /** A small table of figures. Rows may be of unequal length. */
  table: v.strictObject({
    ...blockBase,
    kind: v.literal('table'),
    ...ownStyle,
    articleId,
    standOff: positive,
    /** Rows at the top that head the columns. */
    headRows: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
    /** How each column's cells stand; `decimal` puts their decimal points under each other. */
    align: v.array(v.picklist(['start', 'centre', 'end', 'decimal'])),
    rows: v.pipe(v.array(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(24))), v.maxLength(200)),
  }),
};
export const blockSchema = v.variant('kind', [
  blockKinds.nameplate,
  blockKinds.furniture,
  blockKinds.refer,
  blockKinds.banner,
  blockKinds.headline,
  blockKinds.body,
  blockKinds.photo,
  blockKinds.caption,
  blockKinds.rule,
  blockKinds.panel,
  blockKinds.pullquote,
  blockKinds.table,
  blockKinds.advert,
]);
export type Block = v.InferOutput<typeof blockSchema>;
export type BodyBlock = v.InferOutput<typeof blockKinds.body>;
export type PhotoBlock = v.InferOutput<typeof blockKinds.photo>;
export type CaptionBlock = v.InferOutput<typeof blockKinds.caption>;
/** A panel's border in points and its tint of black, 0 to 1. */
export type PanelLooks = Pick<PanelBlock, 'border' | 'tint'>;
export type PanelBlock = v.InferOutput<typeof blockKinds.panel>;
export type PullquoteBlock = v.InferOutput<typeof blockKinds.pullquote>;
export type AdvertBlock = v.InferOutput<typeof blockKinds.advert>;
export type TableBlock = v.InferOutput<typeof blockKinds.table>;
export type HeadlineBlock = v.InferOutput<typeof blockKinds.headline>;

export const imageSchema = v.strictObject({
  id: imageId,
  name: shortText,
  mime: v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/tiff']),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
/** A picture's facts; its bytes stay in the store. */
export type Image = v.InferOutput<typeof imageSchema>;

/** The styles every edition has. */
export const styleNames = [
  'nameplate',
  'imprint',
  'page-head',
  'refer-headline',
  'refer-line',
  'banner',
  'kicker',
  'headline-lead',
  'headline-story',
  'headline-brief',
  'headline-continued',
  'deck',
  'body',
  'subhead',
  'jump',
  'caption',
  'pullquote',
  'table',
] as const;

/** How text of a style is set. Lengths in em of its size. */
const settingSchema = v.strictObject({
  /** Which marks may not start or end a line (clreq §3.1.9). */
  strictness: v.picklist(['none', 'basic', 'gb', 'strict']),
  /** What two full-width marks side by side come to (clreq §3.1.6). */
  adjacentMarks: v.picklist(['one-and-a-half-em', 'one-em']),
  /** 、，。 may stand outside the measure at a line's end (clreq §3.1.5). */
  hanging: v.boolean(),
  /** Between Han and Western text; up to a quarter em (clreq §3.2.2). */
  gap: v.pipe(v.number(), v.minValue(0), v.maxValue(0.25)),
  /** The most that justification may open a place between characters; a line opened further is reported. */
  mostOpening: v.pipe(v.number(), v.minValue(0.01), v.maxValue(2)),
  /** A date may be divided before 年, 月 and 日. */
  breakDates: v.boolean(),
  /** Fewest lines of a paragraph at a column's top. */
  widowLines: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2)),
  /** Fewest lines of a paragraph at a column's foot. */
  orphanLines: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2)),
  /** Lines that may stay empty so that a page ends with a sentence before a jump. */
  jumpReach: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
});
export type Setting = v.InferOutput<typeof settingSchema>;

/** News setting; what styles of editions made before settings are read as. */
export const defaultSetting: Setting = {
  strictness: 'basic',
  adjacentMarks: 'one-and-a-half-em',
  hanging: false,
  gap: 0.2,
  mostOpening: 0.2,
  breakDates: false,
  widowLines: 2,
  orphanLines: 1,
  jumpReach: 2,
};

/** The faces Dayang ships. */
export const fontNameSchema = v.picklist(['serif', 'serif-black', 'sans', 'sans-bold']);

export const styleSchema = v.strictObject({
  /** One of the names above, which the kinds of blocks are set in, or a style the newsroom has added. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** What the newsroom calls it; built-in styles have names in the interface's language. */
  name: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** The built-in style an added one stands in for; panels have only added ones. */
  role: v.optional(v.picklist([...styleNames, 'panel'])),
  /** How panels of this style look; of styles for panels only. */
  box: v.optional(v.strictObject(boxLooks)),
  font: fontNameSchema,
  /** Size in points; for headlines the largest the fitting may choose. */
  size: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
  /** The smallest size fitting may choose. */
  minSize: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
  /** The narrowest horizontal scale fitting may choose; 1 is none. */
  minScale: v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)),
  leading: v.pipe(v.number(), v.minValue(1), v.maxValue(800)),
  align: v.picklist(['start', 'centre', 'justify']),
  /** First-line indent in em. */
  indent: v.pipe(v.number(), v.minValue(0), v.maxValue(20)),
  setting: v.optional(settingSchema, defaultSetting),
});
export type Style = v.InferOutput<typeof styleSchema>;
export type StyleName = (typeof styleNames)[number];
export type FontName = v.InferOutput<typeof fontNameSchema>;

export const templateSchema = v.strictObject({
  id: templateId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
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
});
