/** A picture's record put into an edition that may show the same file already: what is on its pages stays as it is. */
import type { BlockId } from './ids.ts';
import { isPictured, type PicturedBlock } from './kept-look.ts';
import type { KeptLook } from './kept-look-records.ts';
import type { Patch } from './operations.ts';
import type { Edition, Image } from './records.ts';
import { imageShown } from './selectors.ts';

/** What is seen of a picture beside its pixels. */
type Look = Pick<Image, 'bits' | 'outline' | 'seeThrough'>;

/** True of a picture in whose file a shape was found. */
function isCutOut({ outline, seeThrough }: Look): boolean {
  return outline !== undefined || seeThrough !== undefined;
}

/** True where more is seen in a file than when it was read before: a cut-out, or line art. */
function isFoundAnew(known: Look, image: Look): boolean {
  return (isCutOut(image) && !isCutOut(known)) || (image.bits !== undefined && known.bits === undefined);
}

/**
 * The record of a picture that the edition has, its file read again. A shape that is known stays to the last corner, since text
 * may run along it; plates that were found of it as an advert stay where it is read as a photo, which does not look for them.
 */
function readAgain(known: Image, image: Image): Image {
  const plates = known.plates === undefined ? {} : { plates: known.plates };
  if (!isCutOut(known)) return { ...plates, ...image };
  const { outline: _o, seeThrough: _s, ...rest } = image;
  return {
    ...plates,
    ...rest,
    ...(known.outline !== undefined && { outline: known.outline }),
    ...(known.seeThrough !== undefined && { seeThrough: known.seeThrough }),
  };
}

/** What putting a picture into an edition changes. */
export interface PutImage {
  readonly patches: readonly Patch[];
  /** Blocks that show it and stay what they were. */
  readonly kept: readonly PicturedBlock[];
}

/**
 * Puts a picture's record into an edition. Where the edition has the same file from before, and now a cut-out or line art is seen
 * in it, blocks that show it say that they stay what they were; `into` is the block it is placed in, which does not.
 */
export function putImage(
  edition: Pick<Edition, 'images' | 'blocks' | 'articles'>,
  image: Image,
  into: BlockId | null = null,
): PutImage {
  const known = edition.images[image.id];
  const record = known === undefined ? image : readAgain(known, image);
  const put: Patch = { kind: 'put', table: 'images', id: image.id, record };
  if (known === undefined || !isFoundAnew(known, record)) return { patches: [put], kept: [] };
  const keptLook: KeptLook = { imageId: image.id, ...(known.bits !== undefined && { bits: known.bits }) };
  const kept = Object.values(edition.blocks)
    .filter(isPictured)
    .filter((block) => block.id !== into && imageShown(edition, block) === image.id);
  const held = kept
    .filter((block) => block.keptLook?.imageId !== image.id)
    .map((block): Patch => ({ kind: 'put', table: 'blocks', id: block.id, record: { ...block, keptLook } }));
  return { patches: [put, ...held], kept };
}
