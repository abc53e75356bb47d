/** How pictures lie in their frames, changed: fit, scale, turn, mirror, and the line round them. */
import { editBlock } from './edits.ts';
import type { BlockId } from './ids.ts';
import { imageAsShown } from './kept-look.ts';
import type { Patch } from './operations.ts';
import { LEAST_SCALE, MOST_SCALE } from './record-fields.ts';
import { type Block, type Crop, type Edition, type Image, type Keyline, wholePicture } from './records.ts';
import { photoImage } from './selectors.ts';
import { asTurn } from './turned.ts';

/** A block that shows a picture as its crop says. */
export type FramedBlock = Extract<Block, { readonly kind: 'photo' | 'advert' }>;

/** True of kinds of blocks whose picture is fitted, turned and lined. */
export function isFramed(block: Block | undefined): block is FramedBlock {
  return block?.kind === 'photo' || block?.kind === 'advert';
}

/** The picture a block shows in its frame, as it shows it; undefined while there is none. */
export function pictureIn(edition: Pick<Edition, 'articles' | 'images'>, block: FramedBlock): Image | undefined {
  if (block.kind === 'photo') return photoImage(edition, block);
  return block.imageId === null ? undefined : imageAsShown(block, edition.images[block.imageId]);
}

/** How a block's picture lies where nobody has said so: a page of a PDF whole, any other as large as covers its frame. */
export function cropOf({ crop }: FramedBlock, image: Image | undefined): Crop {
  return crop ?? (image?.placed === undefined ? wholePicture : { ...wholePicture, fit: 'whole' });
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** What can be changed of how a picture lies; null takes it away. */
export interface CropChange {
  readonly scale?: number;
  readonly x?: number;
  readonly y?: number;
  readonly fit?: 'whole' | null;
  readonly turn?: number;
  readonly flipped?: boolean;
}

/** A crop with a change, within what a record holds and without what says nothing. */
export function changedCrop(crop: Crop, change: CropChange): Crop {
  const fit = change.fit === undefined ? crop.fit : (change.fit ?? undefined);
  const turn = asTurn(change.turn ?? crop.turn ?? 0);
  const flipped = change.flipped ?? crop.flipped === true;
  return {
    scale: within(change.scale ?? crop.scale, LEAST_SCALE, MOST_SCALE),
    x: within(change.x ?? crop.x, 0, 1),
    y: within(change.y ?? crop.y, 0, 1),
    ...(fit === undefined ? {} : { fit }),
    ...(turn === 0 ? {} : { turn }),
    ...(flipped ? { flipped: true } : {}),
  };
}

/** A picture in the middle at the size its fit says; that it is turned or mirrored stays. */
export function fitted(crop: Crop, fit: 'fill' | 'whole'): Crop {
  return changedCrop(crop, { scale: 1, x: 0.5, y: 0.5, fit: fit === 'whole' ? 'whole' : null });
}

/** A picture turned on by so many degrees clockwise. */
export function turnedBy(crop: Crop, degrees: number): Crop {
  return changedCrop(crop, { turn: (crop.turn ?? 0) + degrees });
}

/** A picture as a mirror beside it, or below it, shows it. */
export function mirrored(crop: Crop, axis: 'across' | 'down'): Crop {
  // It is mirrored before it is turned: on the page it is turned the other way then.
  const turn = (axis === 'across' ? 0 : 180) - (crop.turn ?? 0);
  return changedCrop(crop, { flipped: crop.flipped !== true, turn });
}

/** Changes how the pictures of blocks lie; blocks without one stay as they are. */
export function editCrops(edition: Edition, ids: readonly BlockId[], change: (crop: Crop) => Crop): Patch[] {
  return ids.flatMap((id) => {
    const block = edition.blocks[id];
    if (!isFramed(block)) return [];
    const image = pictureIn(edition, block);
    return image === undefined ? [] : editBlock(edition, { ...block, crop: change(cropOf(block, image)) });
  });
}

/** Draws a line round the pictures of blocks; none where it is null. */
export function editKeylines(edition: Edition, ids: readonly BlockId[], keyline: Keyline | null): Patch[] {
  return ids.flatMap((id) => {
    const block = edition.blocks[id];
    if (!isFramed(block)) return [];
    const { keyline: _old, ...bare } = block;
    return editBlock(edition, keyline === null ? bare : { ...bare, keyline });
  });
}
