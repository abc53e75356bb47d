/** What a font file says of the faces in it, and what may be done with them (OpenType 1.9.1). */
import * as v from 'valibot';
import { faceMarksSchema } from './face.ts';

const text = v.pipe(v.string(), v.maxLength(256));
/** A name in both languages; where a file has it in one only, both are that. */
const bilingual = v.strictObject({ zh: text, en: text });
const whole = v.pipe(v.number(), v.integer());
const count = v.pipe(whole, v.minValue(0));
const tag = v.pipe(v.string(), v.regex(/^[\x20-\x7e]{4}$/u));

/** What the face's maker allows (`OS/2` fsType). */
const embeddingSchema = v.strictObject({
  /**
   * - `installable`: it may be embedded, edited with, and installed where the document goes. A face that says nothing is so.
   * - `editable`: it may be embedded, and the document be edited with it, but the face not installed.
   * - `preview-and-print`: it may be embedded in what is only looked at and printed.
   * - `restricted`: it may not be embedded without the maker's leave.
   */
  right: v.picklist(['installable', 'editable', 'preview-and-print', 'restricted']),
  /** It must be embedded whole, never a part of it. */
  isWholeOnly: v.boolean(),
  /** Only its bitmaps may be embedded, never its outlines. */
  isBitmapOnly: v.boolean(),
});
export type FaceEmbedding = v.InferOutput<typeof embeddingSchema>;

/** Ascent is up and descent down from the baseline, so descent is usually negative; in units of the em. */
const linesSchema = v.strictObject({ ascent: whole, descent: whole, gap: whole });

const metricsSchema = v.strictObject({
  /** Units in an em. */
  perEm: v.pipe(whole, v.minValue(16), v.maxValue(16_384)),
  /** `hhea`. */
  hhea: linesSchema,
  /** `OS/2` sTypo…; null of a face that has none. */
  typo: v.nullable(linesSchema),
  /** `OS/2` usWin…, both counted away from the baseline. */
  win: v.nullable(v.strictObject({ ascent: whole, descent: whole })),
  capHeight: v.nullable(whole),
  xHeight: v.nullable(whole),
  /** Left, bottom, right, top of the box round all glyphs. */
  box: v.tuple([whole, whole, whole, whole]),
  /** Degrees anticlockwise from upright. */
  italicAngle: v.number(),
});

const axisSchema = v.strictObject({
  tag,
  name: bilingual,
  least: v.number(),
  usual: v.number(),
  most: v.number(),
});

/** A place on a face's axes, by their tags. */
const coordinatesSchema = v.record(tag, v.pipe(v.number(), v.finite()));
export type FaceCoordinates = v.InferOutput<typeof coordinatesSchema>;

const instanceSchema = v.strictObject({
  name: bilingual,
  postScriptName: v.nullable(text),
  coordinates: coordinatesSchema,
});

const coverageSchema = v.strictObject({
  /** Characters it has a glyph for, of those the Han among them. */
  characters: count,
  han: count,
  /** Of the 6,763 Han of GB/T 2312—1980 those it lacks. */
  lacksOfGb2312: count,
  /** First and last code point of each run of characters it has, one after another. */
  ranges: v.array(count),
});

/** One face of a font file. */
const faceInFileSchema = v.strictObject({
  /** Its place in the file, from 0; 0 in a file that is no collection. */
  member: count,
  family: bilingual,
  style: bilingual,
  postScriptName: text,
  version: text,
  license: text,
  /** Weight from 1 to 1000; 400 is regular, 700 bold. */
  weight: v.pipe(whole, v.minValue(1), v.maxValue(1000)),
  isItalic: v.boolean(),
  hasSerifs: v.boolean(),
  isMonospaced: v.boolean(),
  outlines: v.picklist(['truetype', 'cff', 'cff2']),
  glyphs: count,
  metrics: metricsSchema,
  /** True of a face with advances for vertical text of its own. */
  hasVerticalMetrics: v.boolean(),
  /** Tags of the layout features it has, as `vert`, `palt`, `locl`. */
  features: v.array(tag),
  coverage: coverageSchema,
  embedding: embeddingSchema,
  /** What a variable face varies by; of a face that does not vary none. */
  axes: v.array(axisSchema),
  /** Its named instances. */
  instances: v.array(instanceSchema),
  /** Found out where the face is taken out of its file; absent where all are as most faces have them. */
  marks: v.exactOptional(faceMarksSchema),
});
export type FaceInFile = v.InferOutput<typeof faceInFileSchema>;

/** A font file: what it holds, and what of it cannot be used. */
export const faceFileSchema = v.strictObject({
  path: v.string(),
  /** Length in bytes. */
  length: count,
  /** True of a collection (TTC, OTC). */
  isCollection: v.boolean(),
  faces: v.array(faceInFileSchema),
  /** Members that cannot be used, and why. */
  unusable: v.array(v.strictObject({ member: count, zh: v.string(), en: v.string() })),
});
export type FaceFile = v.InferOutput<typeof faceFileSchema>;

/** A face chosen from a font file. */
export const faceChoiceSchema = v.strictObject({
  path: v.string(),
  member: count,
  /** Where on its axes; null for a face that does not vary, and for the usual place of one that does. */
  coordinates: v.nullable(coordinatesSchema),
});
export type FaceChoice = v.InferOutput<typeof faceChoiceSchema>;

/**
 * A face taken out of its file, as a font file of its own that engine, window and PDF read: one member, one instance,
 * outlines of TrueType or CFF, a character map of format 12.
 */
export const takenFaceSchema = v.strictObject({ face: faceInFileSchema, bytes: v.instance(Uint8Array) });
export type TakenFace = v.InferOutput<typeof takenFaceSchema>;

/** What a face is shown with before it is taken: a line or two. */
export const previewText = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What a search for fonts found. */
export const foundFontsSchema = v.strictObject({
  files: v.array(faceFileSchema),
  /** Files that cannot be used at all, and why. */
  unusable: v.array(v.strictObject({ path: v.string(), zh: v.string(), en: v.string() })),
  /** Folders that could not be looked into. */
  closed: v.array(v.string()),
  /** True where there were more files or folders than are looked at. */
  isCut: v.boolean(),
});
export type FoundFonts = v.InferOutput<typeof foundFontsSchema>;

interface Reason {
  readonly zh: string;
  readonly en: string;
}

/** Why a face may not be embedded in a page's file; null where it may. */
export function whyNotEmbedded({ right, isBitmapOnly }: FaceEmbedding): Reason | null {
  if (right === 'restricted') {
    return {
      zh: '字体厂商不许嵌入（字体里写明许可受限）。请向厂商取得嵌入许可，或换用其他字体。',
      en: 'Its maker does not allow embedding (the font says its licence is restricted). Ask the maker for a licence to embed it, or use another face.',
    };
  }
  if (isBitmapOnly) {
    return {
      zh: '字体厂商只许嵌入点阵，不许嵌入轮廓。请换用其他字体。',
      en: 'Its maker allows its bitmaps to be embedded and not its outlines. Use another face.',
    };
  }
  return null;
}

/**
 * Why a face may not be kept in an edition, which others go on editing; null where it may. With preview-and-print faces
 * documents "must be opened read-only; no edits may be applied to the document" (OpenType 1.9.1, `OS/2` fsType): a PDF is so.
 */
export function whyNotKept(embedding: FaceEmbedding): Reason | null {
  const never = whyNotEmbedded(embedding);
  if (never !== null) return never;
  if (embedding.right === 'preview-and-print') {
    return {
      zh: '字体厂商只许为查看和打印而嵌入，不能存进还要编辑的报纸文件。可以这样用：字体留在这台电脑上，导出的 PDF 可以嵌入；别的电脑上须装有这款字体，并在那里再加一次。',
      en: 'Its maker allows embedding for preview and print only: it cannot be kept in an edition that is still edited. It can be used so: the face stays on this machine, and exported PDF may embed it; another machine needs the face installed, and added there once more.',
    };
  }
  return null;
}
