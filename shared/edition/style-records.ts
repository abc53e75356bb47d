/** Styles: how text is set. */
import * as v from 'valibot';
import { boxLooks } from './box-records.ts';
import { effectsSchema } from './effect-records.ts';
import { faceId } from './record-fields.ts';
import { shapeSchema } from './shape-records.ts';

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
  /** What justification may open that to before all else; absent, half an em (clreq §3.1.10). */
  widestGap: v.optional(v.pipe(v.number(), v.minValue(0.25), v.maxValue(0.5))),
  /** Digits take half an em each, and stand no gap away from Han (二分数字, GB/T 15835); absent, as wide as they are drawn. */
  halfDigits: v.optional(v.boolean()),
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

/**
 * Where a credit is set: run in before the first words, on lines of its own before or after the copy, in brackets after
 * the last words.
 */
export const creditPlaces = ['run-in', 'before', 'after', 'end'] as const;
export type CreditPlace = (typeof creditPlaces)[number];
const creditPlace = v.optional(v.picklist(creditPlaces));

/** Faces a style may name to look through for what its own lacks. */
export const MOST_FALLBACK = 8;

const weight = v.pipe(v.number(), v.minValue(0), v.maxValue(6));
/** Light enough that the table's own letters are read on it. */
const ground = v.pipe(v.number(), v.minValue(0), v.maxValue(0.5));

/** Rules of a table in points, tints of black from 0 (paper). */
export const tableLooksSchema = v.strictObject({
  /** Above and below it, and at its sides. */
  outer: weight,
  sides: weight,
  /** Under its head. */
  head: weight,
  /** Between rows and between columns. */
  rows: weight,
  columns: weight,
  headTint: ground,
  /** Of every other row below the head. */
  bandTint: ground,
});
export type TableLooks = v.InferOutput<typeof tableLooksSchema>;

/** Three rules (三线表): what a table has whose style says nothing. */
export const plainTable: TableLooks = {
  outer: 0.9,
  sides: 0,
  head: 0.4,
  rows: 0,
  columns: 0,
  headTint: 0,
  bandTint: 0,
};

/** How a refer says where its story stands: `>>5版`, `详见第5版`, `▶5`. */
const pointers = ['angles', 'see', 'arrow'] as const;
export type Pointer = (typeof pointers)[number];

/** Rows of the page that a subhead may take. */
const MOST_SUBHEAD_ROWS = 6;

/** How a pull quote is set off from the text round it. */
export const quoteLooks = ['rules', 'bar', 'mark', 'plain'] as const;
export type QuoteLook = (typeof quoteLooks)[number];

/** Characters of an added style's name. */
export const LONGEST_STYLE = 40;

export const styleSchema = v.strictObject({
  /** One of the names above, which the kinds of blocks are set in, or a style the newsroom has added. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** What the newsroom calls it; built-in styles have names in the interface's language. */
  name: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_STYLE))),
  /** The built-in style an added one stands in for; panels have only added ones. */
  role: v.optional(v.picklist([...styleNames, 'panel'])),
  /** How panels of this style look; of styles for panels only. */
  box: v.optional(v.strictObject({ ...boxLooks, shape: v.exactOptional(shapeSchema) })),
  /** How letters of this style are adorned; of styles of headlines, banners and nameplates. */
  effects: v.optional(effectsSchema),
  /** How tables of this style are ruled and tinted; of styles of tables. Absent, as {@link plainTable} has it. */
  table: v.optional(tableLooksSchema),
  /** How pull quotes of this style are set off; absent, by two rules. */
  quote: v.optional(v.picklist(quoteLooks)),
  /** The face; another stands in, and a finding says so, where the program does not have it. */
  font: faceId,
  /**
   * Where characters are looked for that a face of the style lacks, in this order; after these where that face looks by
   * itself.
   */
  fallback: v.optional(v.pipe(v.array(faceId), v.maxLength(MOST_FALLBACK))),
  /** The face of what is emphasised, and of what heads a table or a page; absent, the program's own by its role. */
  strongFont: v.optional(faceId),
  /** Of styles of running text: the face of credits but the summary; absent, that of the text. */
  creditFont: v.optional(faceId),
  /** Of styles of running text: the face of who speaks in an interview, lighter than what is emphasised; absent, as the copy has it. */
  speakerFont: v.optional(faceId),
  /** Marks and kana are as wide as a face draws them, where it says how (OpenType 1.9.1, feature `palt`): for headlines. */
  proportional: v.optional(v.boolean()),
  /** Size in points; for headlines the largest the fitting may choose. */
  size: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
  /** The smallest size fitting may choose. */
  minSize: v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
  /** The narrowest horizontal scale fitting may choose; 1 is none. */
  minScale: v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)),
  leading: v.pipe(v.number(), v.minValue(1), v.maxValue(800)),
  align: v.picklist(['start', 'centre', 'justify']),
  /** Of lines of refers: how they say where the story stands; absent, `angles`. */
  pointer: v.optional(v.picklist(pointers)),
  /** Of subheads: rows of the page they take at least, their lines in the middle (占行); absent, as many as they have lines. */
  rows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SUBHEAD_ROWS))),
  /** First-line indent in em. */
  indent: v.pipe(v.number(), v.minValue(0), v.maxValue(20)),
  setting: v.optional(settingSchema, defaultSetting),
  /** Of styles of running text: where what is told of a story is set. One without a place is not printed. */
  credits: v.optional(
    v.strictObject({
      summary: creditPlace,
      dateline: creditPlace,
      byline: creditPlace,
      source: creditPlace,
      editor: creditPlace,
    }),
  ),
});
export type Style = v.InferOutput<typeof styleSchema>;

/** What of a style says which glyphs its characters get. */
export type Lettering = Pick<Style, 'font' | 'fallback' | 'proportional'>;
export type StyleName = (typeof styleNames)[number];
