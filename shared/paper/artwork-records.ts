/**
 * 图形: drawings made of outlines, such as a nameplate in calligraphy, as records. A record has all that is drawn, outlines
 * and the inks that fill and stroke them; the bytes of its file stay in the store, by their SHA-256.
 */
import * as v from 'valibot';
import { fileId, share, shortText } from '../edition/record-fields.ts';

/** Shapes and steps of outlines a drawing may have: a traced nameplate has some hundreds of steps. */
export const MOST_SHAPES = 4_000;
export const MOST_STEPS = 120_000;

/** Characters of an outline. */
export const LONGEST_OUTLINE = MOST_STEPS * 60;
/** The widest stroke and the longest dash, and the least a drawing may measure either way. */
export const MOST_LENGTH = 1_000_000;
export const LEAST_SIDE = 0.001;

/** A coordinate as it stands in an outline: four decimals, no exponent. */
const FIGURE = String.raw`-?\d{1,7}(?:\.\d{1,4})?`;
const STEP = new RegExp(`[ML]${FIGURE} ${FIGURE}|C${FIGURE}(?: ${FIGURE}){5}|Z`, 'uy');

/** True of an outline: it begins by moving somewhere, and every step is whole. */
function isOutline(path: string): boolean {
  if (!path.startsWith('M')) return false;
  STEP.lastIndex = 0;
  for (let at = 0; at < path.length; at = STEP.lastIndex) if (!STEP.test(path)) return false;
  return true;
}

/**
 * Steps that move to a point (`M x y`), draw a line (`L x y`) or a cubic curve (`C x1 y1 x2 y2 x y`), and close
 * (`Z`), in the units of the drawing, y down.
 */
export const outlineSchema = v.pipe(v.string(), v.maxLength(LONGEST_OUTLINE), v.check(isOutline, 'not an outline'));

/** A colour of a drawing: what its file calls it, and the inks it is printed in where no swatch takes its place. */
const artworkColourSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  cmyk: v.strictTuple([share, share, share, share]),
  /** The spot ink that its file prints it in, and how much of it; its own inks stand in for that. */
  spot: v.optional(v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)), tint: share })),
});
export type ArtworkColour = v.InferOutput<typeof artworkColourSchema>;

const length = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MOST_LENGTH));
const place = v.pipe(v.number(), v.finite(), v.minValue(-10_000_000), v.maxValue(10_000_000));

const strokeSchema = v.strictObject({
  colour: artworkColourSchema,
  width: length,
  cap: v.picklist(['butt', 'round', 'square']),
  join: v.picklist(['miter', 'round', 'bevel']),
  /** How many times its width a mitre may be long (SVG 2 §13.5.5). */
  miter: v.pipe(v.number(), v.minValue(1), v.maxValue(1000)),
  /** Lengths of dashes and gaps by turns; none for an unbroken line. */
  dash: v.pipe(v.array(length), v.maxLength(32)),
});

const shapeSchema = v.strictObject({
  path: outlineSchema,
  /** What lies inside (SVG 2 §13.4.2). */
  rule: v.picklist(['nonzero', 'evenodd']),
  fill: v.nullable(artworkColourSchema),
  stroke: v.nullable(strokeSchema),
});
export type ArtworkShape = v.InferOutput<typeof shapeSchema>;

export const artworkSchema = v.strictObject({
  id: fileId,
  /** Its file's name. */
  name: shortText,
  mime: v.picklist(['image/svg+xml', 'application/pdf']),
  /** Its size, in its own units: nothing outside is drawn. */
  width: v.pipe(length, v.minValue(LEAST_SIDE)),
  height: v.pipe(length, v.minValue(LEAST_SIDE)),
  /** What of that leaves ink. */
  ink: v.strictObject({ x: place, y: place, width: length, height: length }),
  /** From the lowest to the topmost. */
  shapes: v.pipe(v.array(shapeSchema), v.maxLength(MOST_SHAPES)),
});
export type Artwork = v.InferOutput<typeof artworkSchema>;

/** The colours of a drawing, each once, in the order in which they are met; paper is none. */
export function coloursOf({ shapes }: Pick<Artwork, 'shapes'>): ArtworkColour[] {
  const known = new Map<string, ArtworkColour>();
  for (const { fill, stroke } of shapes) {
    for (const colour of [fill, stroke?.colour]) {
      if (colour?.cmyk.some((part) => part > 0) === true) known.set(colour.name, colour);
    }
  }
  return [...known.values()];
}

/** Names of inks are the same however they are spaced and written large. */
const plain = (name: string) => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** The swatches that colours of a drawing are printed in by themselves, by colour: those of the name of their spot ink. */
export function spotInksOf(
  drawing: Pick<Artwork, 'shapes'>,
  swatches: readonly { readonly id: string; readonly name: string }[],
): Record<string, string> {
  return Object.fromEntries(
    coloursOf(drawing).flatMap(({ name, spot }) => {
      const found = spot === undefined ? undefined : swatches.find((one) => plain(one.name) === plain(spot.name));
      return found === undefined ? [] : [[name, found.id]];
    }),
  );
}
