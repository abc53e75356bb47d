/** The fields that marks are made of; what a kind of mark says beyond where it is, its module adds. */
import * as v from 'valibot';

/** ISO 8601 with offset. */
export const time = v.pipe(v.string(), v.maxLength(40));
/** A length in points, to either side. */
export const points = v.pipe(v.number(), v.finite(), v.minValue(-20_000), v.maxValue(20_000));
/** A number of UTF-16 code units. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Words that a mark quotes, or asks for. */
export const words = v.pipe(v.string(), v.maxLength(20_000));

export const textPointSchema = v.strictObject({
  /** The text it is in (`text.ts`). */
  part: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** UTF-16 offset in the part's text. */
  offset: count,
});
/** A place between two characters of an article. */
export type TextPoint = v.InferOutput<typeof textPointSchema>;

/** A stretch of a flow, in UTF-16 units, and what stands there instead. A line feed parts paragraphs or lines. */
export interface FlowEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Space to set, in em. */
export const spaceAmount = v.picklist(['1', '1/2', '1/3', '1/4']);
export type SpaceAmount = v.InferOutput<typeof spaceAmount>;
