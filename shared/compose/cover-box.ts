import type { PlacedPage } from '../edition/placed-page.ts';
import { type Crop, wholePicture } from '../edition/record-fields.ts';
import type { Frame, Pt } from '../edition/units.ts';

/** The box of a picture of an aspect (width to height) that covers a frame, placed as its crop says. */
export function coverBox(frame: Frame, aspect: number, crop: Crop = wholePicture): Frame {
  const wide = frame.width / frame.height < aspect;
  const width = (wide ? frame.height * aspect : frame.width) * crop.scale;
  const height = (wide ? frame.height : frame.width / aspect) * crop.scale;
  return { x: frame.x - (width - frame.width) * crop.x, y: frame.y - (height - frame.height) * crop.y, width, height };
}

/** Where a picture lies that its frame shows some of: where it was put, or so that it covers its frame. */
export function boxOf(
  { box, frame, crop }: { readonly box?: Frame; readonly frame: Frame; readonly crop: Crop },
  aspect: number,
): Frame {
  return box ?? coverBox(frame, aspect, crop);
}

/**
 * Where a page lies that is placed in a frame: trimmed, it is whole in what of the frame is on the sheet, in the middle
 * and never stretched; what it has beyond its trim is seen where the frame goes beyond the sheet.
 */
export function pageBox(
  frame: Frame,
  sheet: { readonly width: Pt; readonly height: Pt },
  { size, bleed }: Pick<PlacedPage, 'size' | 'bleed'>,
): Frame {
  const [left, top] = [Math.max(0, frame.x), Math.max(0, frame.y)];
  const width = Math.min(sheet.width, frame.x + frame.width) - left;
  const height = Math.min(sheet.height, frame.y + frame.height) - top;
  const scale = Math.max(0, Math.min(width / size.width, height / size.height));
  const [beyondLeft, beyondTop, beyondRight, beyondFoot] = bleed;
  return {
    x: left + (width - size.width * scale) / 2 - beyondLeft * scale,
    y: top + (height - size.height * scale) / 2 - beyondTop * scale,
    width: (size.width + beyondLeft + beyondRight) * scale,
    height: (size.height + beyondTop + beyondFoot) * scale,
  };
}
