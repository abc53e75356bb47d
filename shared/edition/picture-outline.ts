/** 轮廓: the shape of what a picture shows where it is cut out of its ground: its file's clipping path, or its alpha channel's edge. */
import * as v from 'valibot';

/** Parts that a picture's width and its height are each divided into: an outline's figures are whole numbers of them. */
export const OUTLINE_PARTS = 10_000;
/** The most contours of an outline, and the most points of all of them together: a page is composed at every key. */
export const MOST_CONTOURS = 64;
export const MOST_POINTS = 4000;

/** Of 255: seen more than this, a pixel is within an `alpha` outline. A tenth, so that text keeps off soft edges and shadows, too. */
export const OUTLINE_SEEN = 26;

/** Figures of a triangle, the least that encloses anything. */
const LEAST_FIGURES = 6;

const part = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(OUTLINE_PARTS));

/** A closed polygon: x and y of each corner in turn, from the picture's top left corner, the way it is seen. */
const contour = v.pipe(
  v.array(part),
  v.minLength(LEAST_FIGURES),
  v.check((figures) => figures.length % 2 === 0),
);

export const pictureOutlineSchema = v.pipe(
  v.strictObject({
    /** A `path` also clips the picture, by the even-odd rule; `alpha` is where its alpha channel lets it be seen. */
    by: v.picklist(['path', 'alpha']),
    contours: v.pipe(v.array(contour), v.minLength(1), v.maxLength(MOST_CONTOURS)),
  }),
  v.check(({ contours }) => contours.reduce((points, one) => points + one.length / 2, 0) <= MOST_POINTS),
);
export type PictureOutline = v.InferOutput<typeof pictureOutlineSchema>;
