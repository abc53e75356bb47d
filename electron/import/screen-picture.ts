/** Pictures for the screen: turned as their camera says, over paper, in the screen's colours. */
import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { shippedProfile } from '../assets.ts';
import { MOST_PIXELS } from '../pictures.ts';
import { writeTiff } from '../tiff-file.ts';

/** Long edge of a picture on the screen, in pixels. */
export const SCREEN = 2000;
const QUALITY = 84;

function asJpeg(image: Sharp): Promise<Uint8Array> {
  return image.toColourspace('srgb').jpeg({ quality: QUALITY }).toBuffer();
}

/**
 * A picture's preview, from bytes whose samples are sound. Inks are shown as the press prints them, by its profile and no
 * other: their file's own would show what another press makes of them. Throws what the library throws of a broken file.
 */
export async function forScreen(sound: Uint8Array, isInks: boolean): Promise<Uint8Array> {
  const limits = { limitInputPixels: MOST_PIXELS, failOn: 'truncated' } as const;
  const size = { width: SCREEN, height: SCREEN, fit: 'inside', withoutEnlargement: true } as const;
  if (!isInks) return asJpeg(sharp(sound, limits).rotate().resize(size).flatten({ background: '#ffffff' }));
  const { data, info } = await sharp(sound, limits)
    .pipelineColourspace('cmyk')
    .rotate()
    .resize(size)
    .toColourspace('cmyk')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 4) return asJpeg(sharp(sound, limits).rotate().resize(size).flatten({ background: '#ffffff' }));
  const samples = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const profile = new Uint8Array(readFileSync(shippedProfile()));
  return asJpeg(sharp(writeTiff({ width, height, channels, samples, profile })));
}
