/**
 * How headlines and panels are adorned (勾边, 阴影, 反白, 底纹, 花边, 倾斜, 长扁字): fields of styles, and of a block where a
 * hand changes one. Every paint is a tint of black or of a swatch, so that all of it prints as inks.
 */
import * as v from 'valibot';

/** The thickest outline and the furthest shadow, in points. */
export const MOST_OUTLINE = 12;
export const MOST_SHADOW = 24;
/** The steepest slant either way, in degrees. */
export const MOST_SLANT = 30;
/** How narrow and how wide letters may be set, to their own width. */
export const NARROWEST = 0.5;
export const WIDEST = 2;
/** Space between letters, in em. */
export const LEAST_SPREAD = -0.1;
export const MOST_SPREAD = 2;
/** Sizes of a headline's lines, to that of its style. */
export const LEAST_LINE = 0.3;
export const MOST_LINE = 3;
/** How far a pattern's figures stand apart, and how deep a border of figures is, in points. */
export const LEAST_PITCH = 2;
export const MOST_PITCH = 40;
export const LEAST_FRILL = 3;
export const MOST_FRILL = 40;

/** 底纹: 横线, 竖线, 斜线, 斜格, 方格, 网点, 水波, 鱼鳞. */
export const patternNames = ['level', 'upright', 'slanted', 'lattice', 'grid', 'dots', 'waves', 'scales'] as const;
export type PatternName = (typeof patternNames)[number];

/** 花边: 文武线, 连珠, 水波, 回纹, 绳纹, 菱花, 云头, 卷叶. */
export const frillNames = ['scotch', 'beads', 'waves', 'key', 'rope', 'diamonds', 'scallops', 'leaves'] as const;
export type FrillName = (typeof frillNames)[number];

const between = (least: number, most: number) => v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));
const share = between(0, 1);

const paintFields = {
  /** From paper (0) to solid ink (1). */
  ink: share,
  /** A swatch; absent, black. */
  colour: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
};

/** A tint of black or of a swatch. */
const paintSchema = v.strictObject(paintFields);
export type Paint = v.InferOutput<typeof paintSchema>;

/** A tint that goes over into another of the same ink. */
const shadeSchema = v.strictObject({
  /** The ink it ends with. */
  to: share,
  /** Degrees clockwise of the way it goes: 0 to the right, 90 down. */
  angle: between(-180, 180),
});
export type Shade = v.InferOutput<typeof shadeSchema>;

const patternSchema = v.strictObject({
  ...paintFields,
  name: v.picklist(patternNames),
  /** How far its figures stand apart, in points. */
  pitch: between(LEAST_PITCH, MOST_PITCH),
});
export type Pattern = v.InferOutput<typeof patternSchema>;

const frillSchema = v.strictObject({
  ...paintFields,
  name: v.picklist(frillNames),
  /** How deep it is, in points. */
  depth: between(LEAST_FRILL, MOST_FRILL),
});
export type Frill = v.InferOutput<typeof frillSchema>;

/** What a panel has beside a plain border and an even tint. */
export const adornments = {
  /** The tint goes over into another. */
  shade: v.exactOptional(shadeSchema),
  /** Figures over the tint. */
  pattern: v.exactOptional(patternSchema),
  /** A border of figures, within the frame, in place of the plain one. */
  frill: v.exactOptional(frillSchema),
};

/** What lies behind letters. */
const groundSchema = v.strictObject({
  ...paintFields,
  /** Behind each line, as long as it is, or behind all of the block's frame. */
  over: v.picklist(['lines', 'block']),
  shade: v.exactOptional(shadeSchema),
  pattern: v.exactOptional(patternSchema),
});
export type LetterGround = v.InferOutput<typeof groundSchema>;

const outlineSchema = v.strictObject({
  ...paintFields,
  /** Points that it shows outside the letters, or outside the outline before it. */
  width: between(0.05, MOST_OUTLINE),
});

export const effectsSchema = v.strictObject({
  /** What the letters are printed in; absent, what their block is. */
  fill: v.exactOptional(paintSchema),
  /** 勾边: one outline, or two, the inner first. */
  outlines: v.exactOptional(v.pipe(v.array(outlineSchema), v.minLength(1), v.maxLength(2))),
  /** 阴影: how far it lies to the right and down, in points. */
  shadow: v.exactOptional(
    v.strictObject({
      ...paintFields,
      dx: between(-MOST_SHADOW, MOST_SHADOW),
      dy: between(-MOST_SHADOW, MOST_SHADOW),
    }),
  ),
  /** 反白 and 底纹. */
  ground: v.exactOptional(groundSchema),
  /** 倾斜: degrees that uprights lean to the right. Lines from top to bottom stand as they are. */
  slant: v.exactOptional(between(-MOST_SLANT, MOST_SLANT)),
  /** 长扁字: width of letters to their own. Lines from top to bottom have it as it is. */
  width: v.exactOptional(between(NARROWEST, WIDEST)),
  /** 字距: em between letters, or as much as fills the measure (拉满). */
  spread: v.exactOptional(v.union([between(LEAST_SPREAD, MOST_SPREAD), v.literal('measure')])),
  /** Each line so large that it fills the measure, or so many times as large as the style has it, line by line. */
  lines: v.exactOptional(
    v.union([v.literal('measure'), v.pipe(v.array(between(LEAST_LINE, MOST_LINE)), v.minLength(1), v.maxLength(8))]),
  ),
});
/** How a headline's letters are set and painted beyond its style's face and size. */
export type Effects = v.InferOutput<typeof effectsSchema>;
