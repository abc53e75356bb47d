/** What a picture shows, cut out of its ground: its clipping path, else the edge of its alpha channel. */
import sharp from 'sharp';
import type { PictureOutline } from '../../../shared/edition/picture-outline.ts';
import { MOST_PIXELS } from '../../pictures.ts';
import { alphaOutline } from './alpha-outline.ts';
import { clippingPath } from './clipping-path.ts';

/** Long edge of the raster that an alpha channel's outline is traced on, in pixels: a tenth of a millimetre of 100. */
const TRACED = 1000;

export interface FoundOutline {
  /** Absent of a picture that fills its rectangle. */
  readonly outline?: PictureOutline;
  /** Paths that were saved with the picture and are not used. */
  readonly pathsLeft: number;
}

/**
 * Finds the outline of a picture. `file` is as it came, `orientation` what it says of itself (EXIF, 1 to 8), `alpha` how
 * much is seen of it the way it is seen, null where all of it is.
 */
export async function findOutline(
  file: Uint8Array,
  orientation: number,
  alpha: Uint8Array | null,
): Promise<FoundOutline> {
  const { outline, others } = clippingPath(file, orientation);
  if (outline !== null) return { outline, pathsLeft: others };
  if (alpha === null) return { pathsLeft: others };
  const { data, info } = await sharp(alpha, { limitInputPixels: MOST_PIXELS })
    .resize({ width: TRACED, height: TRACED, fit: 'inside', withoutEnlargement: true })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const samples = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const traced = alphaOutline({ width: info.width, height: info.height, samples });
  return { ...(traced !== null && { outline: traced }), pathsLeft: others };
}
