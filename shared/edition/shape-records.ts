/** The records of shapes (外形), of text drawn round by hand, and of what is laid over pictures. */
import * as v from 'valibot';

/** Parts that a frame's width and its height are each divided into: corners of polygons are whole numbers of them. */
export const SHAPE_PARTS = 10_000;
/** Corners of a polygon drawn by hand; more would be a picture's outline. */
export const MOST_CORNERS = 200;
/** Figures of a triangle, the least that encloses anything. */
const LEAST_FIGURES = 6;
/** The largest radius of rounded corners, in points. */
export const MOST_RADIUS = 300;

/** Corners of a frame, in the order that names are given. */
export const frameCorners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;
export type FrameCorner = (typeof frameCorners)[number];

/** A closed polygon: x and y of each corner in turn, in parts of the frame from its top left corner. */
function polygon(least: number, most: number) {
  return v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))),
    v.minLength(LEAST_FIGURES),
    v.maxLength(2 * MOST_CORNERS),
    v.check((figures) => figures.length % 2 === 0),
  );
}

/** What a picture is cut to in its frame, or a panel is. */
export const shapeSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('rounded'),
    /** In points; no more than half the frame's shorter side is drawn. */
    radius: v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_RADIUS)),
    /** The corners that are round; absent, all four. */
    corners: v.exactOptional(v.pipe(v.array(v.picklist(frameCorners)), v.minLength(1), v.maxLength(3))),
  }),
  /** Touches all four sides of the frame. */
  v.strictObject({ kind: v.literal('ellipse') }),
  /** The largest in the frame, in its middle. */
  v.strictObject({ kind: v.literal('circle') }),
  v.strictObject({ kind: v.literal('polygon'), corners: polygon(0, SHAPE_PARTS) }),
]);
export type Shape = v.InferOutput<typeof shapeSchema>;

/** 手绘绕排: what text runs round, drawn by hand; it may reach as far beyond the frame as the frame is large. */
export const drawnAroundSchema = polygon(-SHAPE_PARTS, 2 * SHAPE_PARTS);

/** 压淡 · 压暗: how much of pictures below gives way to paper, or to black. */
export const veilSchema = v.strictObject({
  to: v.picklist(['paper', 'black']),
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
export type Veil = v.InferOutput<typeof veilSchema>;

/** Degrees clockwise that a block is turned about its frame's middle. */
export const turnSchema = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
