/** View boxes of an SVG in the size they are drawn in (SVG 2 §8.2). */
import { type Extent, type Matrix, unmoved } from './geometry.ts';

/** True where a view box has the proportions of its size: then it fills it, however it is to be brought in. */
export function isAlike([, , boxWidth = 1, boxHeight = 1]: readonly number[], { width, height }: Extent): boolean {
  return Math.abs(boxWidth * height - boxHeight * width) <= 1e-3 * Math.abs(boxHeight * width);
}

/** The matrix that brings a view box into a size, whole and in its middle. */
export function fitted(box: readonly number[], { width, height }: Extent): Matrix {
  const [x = 0, y = 0, boxWidth = 1, boxHeight = 1] = box;
  if (!(boxWidth > 0 && boxHeight > 0)) return unmoved;
  const scale = Math.min(width / boxWidth, height / boxHeight);
  const [left, top] = [(width - boxWidth * scale) / 2, (height - boxHeight * scale) / 2];
  return [scale, 0, 0, scale, left - x * scale, top - y * scale];
}
