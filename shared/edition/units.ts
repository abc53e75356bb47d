/** Lengths in the code are points; millimetres exist only at the interface and in page formats. */

declare const unit: unique symbol;

/** A length in points, 1/72 inch. */
export type Pt = number & { readonly [unit]?: 'pt' };

/** A length in millimetres. */
export type Mm = number & { readonly [unit]?: 'mm' };

const POINTS_PER_MM = 72 / 25.4;

/** Millimetres to points. */
export function mm(length: Mm): Pt {
  return length * POINTS_PER_MM;
}

/** Points to millimetres. */
export function toMm(length: Pt): Mm {
  return length / POINTS_PER_MM;
}

/** A coordinate as outlines have it (`Artwork`'s), to a thousandth of a point. */
export function figure(at: Pt): string {
  const rounded = Math.round(at * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** A rectangle in points from the page's top left, y down. */
export interface Frame {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
}
