/** The edition's own record and its pages. */
import * as v from 'valibot';
import { id } from './id-schema.ts';
import type { FormatId } from './ids.ts';
import { articleId, blockId, date, frameSchema, pageId, positive, share, shortText } from './record-fields.ts';
import { LONGEST_SWATCH } from './swatch-limits.ts';

/** Characters of a newspaper's name, of a section (版名), and of what a master is called. */
export const LONGEST_PUBLICATION = 40;
export const LONGEST_SECTION = 40;
export const LONGEST_MASTER = 40;

/** What a newspaper must carry in fixed places (`particulars.ts`); what is empty is not printed. */
export const imprintSchema = v.strictObject({
  cn: shortText,
  postalCode: shortText,
  supervisor: shortText,
  sponsor: shortText,
  publisher: shortText,
  address: shortText,
  telephone: shortText,
  /** Where it is read and written to; absent in editions made before there was one. */
  website: v.optional(shortText),
  printer: shortText,
  /** Absent in editions made before it was kept by itself: it is said with the printer there. */
  printerAddress: v.optional(shortText),
  distribution: shortText,
  price: shortText,
});

export const swatchSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_SWATCH)),
  /** Mixed of the four inks, or an ink of its own (专色) on a plate of its own. */
  kind: v.picklist(['process', 'spot']),
  /** Cyan, magenta, yellow and black; for a spot ink, what stands in for it on screen and in PDF/X-1a proofs. */
  cmyk: v.strictTuple([share, share, share, share]),
});
/** 色板: a colour that blocks can be printed in. */
export type Swatch = v.InferOutput<typeof swatchSchema>;

/** The edition's own record: one newspaper, one day. */
export const editionRecordSchema = v.strictObject({
  /** 报名; empty until the newsroom has said it. */
  publication: v.pipe(v.string(), v.maxLength(LONGEST_PUBLICATION)),
  date,
  issue: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The edition it was made after: its number follows from that one's. Absent in the first. */
  follows: v.optional(
    v.strictObject({
      date,
      issue: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  /** What its pages were made as: 四开, 对开, or a size of the newspaper's own. */
  format: v.picklist(['tabloid', 'broadsheet', 'own']),
  imprint: imprintSchema,
  /** Names and titles the newsroom wants never divided. */
  names: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(60))), []),
  /** Who signs a page, in their order. */
  signers: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), ['责编', '校对', '值班主编']),
  /** The colours blocks can be printed in; absent, the standard ones (colours.ts). */
  swatches: v.optional(v.pipe(v.array(swatchSchema), v.maxLength(64))),
});
export type EditionRecord = v.InferOutput<typeof editionRecordSchema>;
/** The formats the program brings along. */
export const shippedFormats = ['tabloid', 'broadsheet'] as const;
export type ShippedFormat = (typeof shippedFormats)[number];

const gridFields = v.strictObject({
  trim: v.strictObject({ width: positive, height: positive }),
  typeArea: frameSchema,
  columns: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)),
  /** Whole characters of the body size in one base column. */
  charactersPerColumn: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  bodySize: v.pipe(v.number(), v.minValue(1), v.maxValue(200)),
  leading: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
  /** The first baseline, from the type area's top; absent, text stands in the middle of its rows. */
  firstBaseline: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(400))),
  /** Of 通版 alone, whose columns stand in two halves: how far apart these are, and how much of the middle text keeps off. */
  fold: v.optional(v.strictObject({ width: positive, clear: positive })),
});
/** The grid of a page, or of a 通版, which is two halves with as many columns each; lengths in points. */
export const gridSchema = v.pipe(
  gridFields,
  v.check(
    ({ fold, columns, typeArea }) => fold === undefined || (columns % 2 === 0 && fold.width < typeArea.width),
    'a grid with a fold has an even number of columns, and its type area is wider than the fold',
  ),
);
export type PageGrid = v.InferOutput<typeof gridSchema>;

const masterSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_MASTER)),
  /** The pages it stands on: all, page 1, all but it, those with even numbers, those with odd ones but page 1. */
  on: v.picklist(['all', 'front', 'inside', 'left', 'right']),
});
/** What a master page is called, and what it stands on (masters.ts). */
export type MasterRole = v.InferOutput<typeof masterSchema>;

/** The number of a page, 版次. */
export const pageNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999));

/** Blocks of masters that do not stand on a page, each with the block it has in their place; null for none. */
const overrides = v.optional(
  v.pipe(v.array(v.strictObject({ block: blockId, by: v.nullable(blockId) })), v.maxLength(400)),
);

/** The right page of a 通版: what it was before it was joined, and is again when they are parted. */
const rightHalfSchema = v.strictObject({
  id: pageId,
  section: v.pipe(v.string(), v.maxLength(LONGEST_SECTION)),
  editor: v.optional(v.pipe(v.string(), v.maxLength(40))),
  formatId: v.optional(id<FormatId>()),
  overrides,
  /** How much further up its blocks lie than they did on their own page: behind all of the left one's, as they are read. */
  order: v.optional(v.pipe(v.number(), v.integer())),
  /** Articles that were planned for it, or to go on there, which is said of the whole sheet while there is one. */
  planned: v.optional(
    v.strictObject({
      page: v.pipe(v.array(articleId), v.maxLength(400)),
      jump: v.pipe(v.array(articleId), v.maxLength(400)),
    }),
  ),
});

const pageFields = v.strictObject({
  id: pageId,
  number: pageNumber,
  section: v.pipe(v.string(), v.maxLength(LONGEST_SECTION)),
  /** 责编: who edits it; absent where nobody has said. */
  editor: v.optional(v.pipe(v.string(), v.maxLength(40))),
  grid: gridSchema,
  /** The newspaper's format it is of, where it is of one (page-formats.ts). */
  formatId: v.optional(id<FormatId>()),
  /** Of a master, which is not printed itself. Its number is of a page it could stand on. */
  master: v.optional(masterSchema),
  /** What stands on it in the place of masters' blocks; of 通版, on its left half. */
  overrides,
  /**
   * 通版: the page is two facing ones printed as one sheet with a fold in its middle. Its number is the left one's, an even
   * one; its right half has the next. Its grid is of both (spreads.ts).
   */
  spread: v.optional(v.strictObject({ right: rightHalfSchema })),
});
export const pageSchema = v.pipe(
  pageFields,
  v.check(
    ({ spread, grid, master, number }) =>
      spread === undefined
        ? grid.fold === undefined
        : grid.fold !== undefined && master === undefined && number % 2 === 0,
    'a spread has a fold and an even number, is no master, and nothing else has a fold',
  ),
);
export type Page = v.InferOutput<typeof pageSchema>;
/** 母版: a page whose blocks stand on others. */
export type Master = Page & { readonly master: MasterRole };
