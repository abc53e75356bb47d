/** A picture's outline where it lies on the page, and how much of a line it takes. */
import { OUTLINE_PARTS, type PictureOutline } from '../edition/picture-outline.ts';
import type { Polygon } from '../edition/polygons.ts';
import { type Crop, type Image, wholePicture } from '../edition/records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { coverBox, isUpright, ontoPage } from './cover-box.ts';

/** What of a line is covered, from left to right. */
export interface Extent {
  readonly from: Pt;
  readonly to: Pt;
}

/** The contours of a picture's outline in points of the page, where its crop puts them, what its frame cuts away included. */
export function contoursOnPage(
  { width, height, outline }: Pick<Image, 'width' | 'height'> & { readonly outline: PictureOutline },
  frame: Frame,
  crop: Crop = wholePicture,
): Polygon[] {
  const box = coverBox(frame, width / height, crop);
  const across = box.width / OUTLINE_PARTS;
  const down = box.height / OUTLINE_PARTS;
  const upright = outline.contours.map((figures) =>
    figures.map((figure, at) => (at % 2 === 0 ? box.x + figure * across : box.y + figure * down)),
  );
  if (isUpright(crop)) return upright;
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  return upright.map((figures) => {
    const turned: number[] = [];
    for (let at = 0; at + 1 < figures.length; at += 2) {
      const { x, y } = ontoPage({ x: (figures[at] ?? 0) - middleX, y: (figures[at + 1] ?? 0) - middleY }, crop);
      turned.push(middleX + x, middleY + y);
    }
    return turned;
  });
}

/**
 * From the leftmost to the rightmost place of contours between two heights; null where none of them is there. What is
 * hollow between them counts as covered: a line does not go on inside a picture.
 */
export function extentBetween(contours: readonly Polygon[], top: Pt, foot: Pt): Extent | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const contour of contours) {
    let x0 = contour.at(-2) ?? 0;
    let y0 = contour.at(-1) ?? 0;
    for (let at = 0; at + 1 < contour.length; at += 2) {
      const x = contour[at] ?? 0;
      const y = contour[at + 1] ?? 0;
      const [high, low] = y < y0 ? [y, y0] : [y0, y];
      if (high < foot && low > top) {
        // What of the edge lies between the heights; a level one is there whole.
        const slope = y === y0 ? 0 : (x - x0) / (y - y0);
        const atHigh = high < top ? x0 + (top - y0) * slope : y < y0 ? x : x0;
        const atLow = low > foot ? x0 + (foot - y0) * slope : y < y0 ? x0 : x;
        from = Math.min(from, atHigh, atLow);
        to = Math.max(to, atHigh, atLow);
      }
      x0 = x;
      y0 = y;
    }
  }
  return from > to ? null : { from, to };
}
