/** Pictures on the page: what of them shows, and how sharp they print. */
import type { ImageId } from '../edition/ids.ts';
import { type Block, type Crop, type Image, wholePicture } from '../edition/records.ts';
import type { Frame } from '../edition/units.ts';
import { coverBox } from './cover-box.ts';
import type { Picture } from './display-list.ts';
import { contoursOnPage } from './outline-place.ts';

/** How a picture prints, as its record says: as line art; without what its clipping path leaves out, and its alpha channel. */
function lookOf(
  image: Image | undefined,
  frame: Frame,
  crop: Crop,
): Pick<Picture, 'clip' | 'isLineArt' | 'seeThrough'> {
  const { bits, outline, seeThrough } = image ?? {};
  const clip =
    image !== undefined && outline?.by === 'path' ? { clip: contoursOnPage({ ...image, outline }, frame, crop) } : {};
  const lineArt = bits === 1 ? { isLineArt: true as const } : {};
  return { ...clip, ...lineArt, ...(seeThrough === true ? { seeThrough } : {}) };
}

/** The picture of a block; `image` is its record as the block shows it, where the edition has it. */
export function pictureOf(
  block: Pick<Block, 'id' | 'frame'> & { readonly crop?: Crop | undefined },
  imageId: ImageId,
  alt: string,
  image?: Image,
): Picture {
  const { id: blockId, frame, crop = wholePicture } = block;
  return { kind: 'picture', blockId, frame, imageId, crop, alt, ...lookOf(image, frame, crop) };
}

/** How a picture lies that does not just cover its frame, in few signs; empty of one that does. */
function lieOf({ fit, turn = 0, flipped }: Crop): string {
  const parts = [
    ...(fit === undefined ? [] : [fit]),
    ...(turn === 0 ? [] : [`${turn}`]),
    ...(flipped ? ['flipped'] : []),
  ];
  return parts.length === 0 ? '' : `/${parts.join(' ')}`;
}

/** What tells apart two pictures made ready for the press: the image, the part of it shown, and its size. */
export function pictureKey({ imageId, crop, frame, isLineArt, seeThrough, behind, hasBeside }: Picture): string {
  const ground = `${behind === undefined ? 'paper' : String(behind)}${hasBeside === true ? ' beside' : ''}`;
  const over = seeThrough === undefined ? '' : `/over ${ground}`;
  const bits = isLineArt === true ? '/bits' : '';
  return `${[imageId, crop.scale, crop.x, crop.y, frame.width, frame.height].join('/')}${lieOf(crop)}${over}${bits}`;
}

/** Pixels of the picture on an inch of the page (有效分辨率). */
export function pixelsPerInch(
  frame: Frame,
  crop: Crop,
  image: { readonly width: number; readonly height: number },
): number {
  const box = coverBox(frame, image.width / image.height, crop);
  return (image.width / box.width) * 72;
}
