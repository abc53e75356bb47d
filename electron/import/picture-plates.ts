/** Which plates a picture takes that is an advert's artwork: it is held against the colours that were booked. */
import sharp from 'sharp';
import type { PagePlate } from '../../shared/edition/placed-page.ts';
import { MOST_PIXELS } from '../pictures.ts';
import { soundPicture } from '../sound-picture.ts';
import type { PhotoFile } from './photo.ts';
import { inksOfSamples } from './placed/picture-inks.ts';

/** A side that a picture is looked at in, in pixels: colour that is gone then nobody sees in print. */
const SIDE = 800;

async function platesOf(bytes: Uint8Array, name: string): Promise<readonly PagePlate[]> {
  const sound = await soundPicture(bytes, name);
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'truncated' } as const;
  const isInks = (await sharp(sound, options).metadata()).space === 'cmyk';
  const small = sharp(sound, options)
    .pipelineColourspace(isInks ? 'cmyk' : 'srgb')
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true });
  const flat = isInks ? small.toColourspace('cmyk') : small.flatten({ background: '#ffffff' }).toColourspace('srgb');
  const { data, info } = await flat.raw().toBuffer({ resolveWithObject: true });
  const samples = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const plates = isInks ? (['Cyan', 'Magenta', 'Yellow', 'Black'] as const) : [];
  const kind = isInks ? 'cmyk' : 'rgb';
  return inksOfSamples(samples, [info.width, info.height], { kind, inks: [], figures: info.channels, plates }, false)
    .plates;
}

/** A picture with what it takes; a page of a PDF has that already. */
export async function withPlates(photo: PhotoFile): Promise<PhotoFile> {
  const { image, bytes } = photo;
  if (image.placed !== undefined) return photo;
  // One bit is ink or paper.
  const plates = image.bits === 1 ? (['black'] as const) : await platesOf(bytes, image.name);
  return { ...photo, image: { ...image, plates: [...plates] } };
}
