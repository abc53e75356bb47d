/** A run of copy and its character style: what of its letters is set otherwise than its paragraph says. */
import * as v from 'valibot';

/** Letterspacing, in thousandths of an em. */
const spacing = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000));
/** Width of letters, in hundredths of what their face has. */
const width = v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(150));
/** Letters of a reading at most. */
export const LONGEST_READING = 24;
/** A reading: pinyin, bopomofo, kana. */
const reading = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_READING));

/** Every style of a run is one of each of its characters: a run can be parted and joined anywhere. */
const lookEntries = {
  /** 着重: the face of emphasis. */
  strong: v.optional(v.literal(true)),
  /** 楷体, for what is said beside the copy; 人名, the face of names. Emphasis comes before either. */
  face: v.optional(v.picklist(['aside', 'name'])),
  /** 上角, 下角. */
  script: v.optional(v.picklist(['super', 'sub'])),
  /** 疏排: space after each character but the run's last. */
  spacing: v.optional(spacing),
  /** 长字, 扁字. */
  width: v.optional(width),
  /** The id of a swatch; absent, or one that is gone, the colour of the block. */
  colour: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  /** 下划线, 专名号, and the wavy 书名号 (GB/T 15834 4.15.3 and 4.16). */
  line: v.optional(v.picklist(['under', 'name', 'title'])),
  /** 着重号 (GB/T 15834 4.11). */
  dots: v.optional(v.literal(true)),
  /** 注音: a reading that each character has above it. */
  ruby: v.optional(reading),
} as const;

export const leafSchema = v.strictObject({ text: v.string(), ...lookEntries });
/** A run of characters of one character style; a Slate text node. */
export type Leaf = v.InferOutput<typeof leafSchema>;
/** The character style of a run. */
export type Look = Omit<Leaf, 'text'>;
