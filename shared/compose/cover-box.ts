import { type Crop, wholePicture } from '../edition/record-fields.ts';
import type { Frame } from '../edition/units.ts';

/** The box of a picture of an aspect (width to height) that covers a frame, placed as its crop says. */
export function coverBox(frame: Frame, aspect: number, crop: Crop = wholePicture): Frame {
  const wide = frame.width / frame.height < aspect;
  const width = (wide ? frame.height * aspect : frame.width) * crop.scale;
  const height = (wide ? frame.height : frame.width / aspect) * crop.scale;
  return { x: frame.x - (width - frame.width) * crop.x, y: frame.y - (height - frame.height) * crop.y, width, height };
}
