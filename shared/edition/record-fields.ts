/** The fields that records are made of. */
import * as v from 'valibot';
import { LONGEST_FIELD } from '../text/field-length.ts';
import { id } from './id-schema.ts';
import type {
  ArticleId,
  BlockId,
  FaceId,
  FileId,
  GroupId,
  ImageId,
  PageId,
  ParagraphId,
  PartId,
  PhotoId,
} from './ids.ts';

export const pageId = id<PageId>();
export const articleId = id<ArticleId>();
export const blockId = id<BlockId>();
export const imageId = id<ImageId>();
export const paragraphId = id<ParagraphId>();
export const photoId = id<PhotoId>();
/** A text of an article or a block. The longest is a cell's: a block's id with its row and column. */
export const partId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(80),
  v.transform((text) => text as PartId),
);
export const groupId = id<GroupId>();
/** Small letters, digits and hyphens. Which faces there are, the set of faces says. */
export const faceId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,63}$/u), id<FaceId>());
/** The SHA-256 of a file the store keeps, in hexadecimal digits. */
export const fileId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u), id<FileId>());

/** A length or coordinate in points: finite, and no larger than a sheet could be. */
const length = v.pipe(v.number(), v.finite(), v.minValue(-20_000), v.maxValue(20_000));
/** A length that is not negative. */
export const positive = v.pipe(length, v.minValue(0));
/** Words of a line or two. */
export const shortText = v.pipe(v.string(), v.maxLength(LONGEST_FIELD));

/** A date as records have it, `YYYY-MM-DD`. Files from before {@link day} may have one that the calendar has not. */
export const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u));

/** True of a day that the calendar has, `YYYY-MM-DD`: the 31st of April it has not. */
export function isDay(text: string): boolean {
  if (!v.is(date, text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/** A day that is typed, or asked for. */
export const day = v.pipe(v.string(), v.check(isDay));

/** A rectangle on a page. */
export const frameSchema = v.strictObject({ x: length, y: length, width: positive, height: positive });

/** A share of solid ink, 0 to 1. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** How far a picture may be made smaller or larger than its fit makes it. */
export const LEAST_SCALE = 0.05;
export const MOST_SCALE = 20;

/** What of a picture its frame shows, and how it lies there. Its sides are never stretched. */
export const cropSchema = v.strictObject({
  /** How much larger than the size its `fit` gives it; what is smaller than its frame leaves paper. */
  scale: v.pipe(v.number(), v.minValue(LEAST_SCALE), v.maxValue(MOST_SCALE)),
  /**
   * Where in what is cut away the frame lies, along the picture's own sides as it stands in its file: 0 is its left or
   * top, 1 its right or bottom; of one smaller than its frame, where in the frame it lies.
   */
  x: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  y: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** `whole`: the size at which all of it is seen; absent, the smallest that covers its frame. */
  fit: v.exactOptional(v.literal('whole')),
  /** Degrees that it is turned clockwise about its middle, after it was mirrored. */
  turn: v.exactOptional(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
  /** Left and right are changed. */
  flipped: v.exactOptional(v.literal(true)),
});
export type Crop = v.InferOutput<typeof cropSchema>;
/** The middle of a picture, as large as covers its frame. */
export const wholePicture: Crop = { scale: 1, x: 0.5, y: 0.5 };

/** Colours an advert is booked in: 黑白, 套红 (black and one colour beside it), 彩色. */
export const bookedColour = v.picklist(['black', 'second', 'process']);
export type BookedColour = v.InferOutput<typeof bookedColour>;

/** Characters of the name of a place. */
export const LONGEST_ROLE = 20;

/** The thickest line round a picture, in points. */
export const MOST_KEYLINE = 20;
/** The thinnest that is drawn, in points: a press holds no thinner one (domain.md §5). Older editions may have one of 0.1. */
export const LEAST_KEYLINE = 0.25;

/** 边线: a line round a picture, within its frame. */
export const keylineSchema = v.strictObject({
  /** In points. */
  weight: v.pipe(v.number(), v.minValue(0.1), v.maxValue(MOST_KEYLINE)),
  /** The swatch it is printed in; absent, black. */
  colour: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
});
export type Keyline = v.InferOutput<typeof keylineSchema>;
