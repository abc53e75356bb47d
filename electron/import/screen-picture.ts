/** Pictures for the screen: turned as their camera says, over paper, in the screen's colours. */
import { readFileSync } from 'node:fs';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { shippedProfile } from '../assets.ts';
import { mostPixels } from '../line-art.ts';
import { MOST_PIXELS } from '../pictures.ts';
import { liftedOff } from '../see-through.ts';
import { writeTiff } from '../tiff-file.ts';

/** Long edge of a picture on the screen, in pixels. */
export const SCREEN = 2000;
const QUALITY = 84;

/** How much is seen of a picture, 0 to 255, at the size of its preview. */
async function seenAt(alpha: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const seen = await sharp(alpha, { limitInputPixels: MOST_PIXELS })
    .resize({ width, height, fit: 'fill' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  return new Uint8Array(seen.buffer, seen.byteOffset, seen.byteLength);
}

function asJpeg(image: Sharp): Promise<Uint8Array> {
  return image.toColourspace('srgb').jpeg({ quality: QUALITY }).toBuffer();
}

/** Samples of the screen's colours, of which so much is seen: what is behind them shows in the window. */
function asWebp(samples: Uint8Array, seen: Uint8Array, { width, height, channels }: Pixels): Promise<Uint8Array> {
  return sharp(samples, { raw: { width, height, channels } })
    .joinChannel(Buffer.from(seen), { raw: { width, height, channels: 1 } })
    .webp({ quality: QUALITY, alphaQuality: 100 })
    .toBuffer();
}

type Pixels = Pick<OutputInfo, 'width' | 'height' | 'channels'>;

async function samplesOf(image: Sharp): Promise<{ readonly samples: Uint8Array; readonly info: OutputInfo }> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { samples: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), info };
}

/** A picture of light, over paper. */
async function lightForScreen(image: Sharp, alpha: Uint8Array | null): Promise<Uint8Array> {
  const over = image.flatten({ background: '#ffffff' });
  if (alpha === null) return asJpeg(over);
  const { samples, info } = await samplesOf(over.toColourspace('srgb'));
  const { width, height, channels } = info;
  const seen = await seenAt(alpha, width, height);
  return asWebp(liftedOff(samples, { alpha: seen, width, channels, paper: 255 }), seen, info);
}

/**
 * A picture's preview, from bytes whose samples are sound, and how much is seen of it where that is not all. Inks are shown
 * as the press prints them, by its profile and no other: their file's own would show what another press makes of them.
 * Throws what the library throws of a broken file.
 */
export async function forScreen(sound: Uint8Array, isInks: boolean, alpha: Uint8Array | null): Promise<Uint8Array> {
  const limits = { limitInputPixels: mostPixels(sound), failOn: 'truncated' } as const;
  const size = { width: SCREEN, height: SCREEN, fit: 'inside', withoutEnlargement: true } as const;
  if (!isInks) return lightForScreen(sharp(sound, limits).rotate().resize(size), alpha);
  const image = sharp(sound, limits).pipelineColourspace('cmyk').rotate().resize(size).toColourspace('cmyk');
  const { samples: over, info } = await samplesOf(image);
  const { width, height, channels } = info;
  if (channels !== 4) return lightForScreen(sharp(sound, limits).rotate().resize(size), alpha);
  const profile = new Uint8Array(readFileSync(shippedProfile()));
  const seen = alpha === null ? null : await seenAt(alpha, width, height);
  const samples = seen === null ? over : liftedOff(over, { alpha: seen, width, channels, paper: 0 });
  const shown = sharp(writeTiff({ width, height, channels, samples, profile }));
  if (seen === null) return asJpeg(shown);
  const light = await samplesOf(shown.toColourspace('srgb'));
  return asWebp(light.samples, seen, light.info);
}

/** How much smaller a picture is made that is only looked through: what JPEG can be decoded at without a filter (T.81 A.3.3). */
const SMALLER = 8;

/**
 * Decodes a picture to its end, from bytes whose samples are sound: all of its code is read, and as little as can be is made
 * of it. Throws what the library throws of one that is cut short.
 */
export async function lookThrough(sound: Uint8Array, width: number): Promise<void> {
  await sharp(sound, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
    .resize({ width: Math.max(1, Math.ceil(width / SMALLER)) })
    .raw()
    .toBuffer();
}
