/**
 * Pictures that let be seen what lies behind them: their alpha channel, and their colours by themselves. Whatever reads
 * pictures has them over paper, which is what they are without an alpha channel and keeps to one way for all of them; what a
 * page shows of them is won back from that, which is exact, since laying over paper and scaling both are sums.
 */
import sharp from 'sharp';
import { isLineArt } from './line-art.ts';
import { MOST_PIXELS } from './pictures.ts';
import { alphaOfRepaired, repairOf } from './sound-picture.ts';

const FULL = 255;

/**
 * How much of a picture is seen, as a grey picture the way it is seen: black where nothing is. Null of one that is seen all
 * over, whether it has an alpha channel or none. Throws as
 * `soundPicture` does.
 */
export async function alphaOf(bytes: Uint8Array, name: string): Promise<Uint8Array | null> {
  // A bit a pixel is ink or paper.
  if (isLineArt(bytes)) return null;
  const limits = { limitInputPixels: MOST_PIXELS, failOn: 'truncated' } as const;
  const repair = repairOf(bytes);
  let grey: Buffer;
  if (repair !== null) {
    const alpha = await alphaOfRepaired(bytes, repair, name);
    if (alpha === null) return null;
    grey = await sharp(alpha, limits).rotate().png({ compressionLevel: 1 }).toBuffer();
  } else {
    const { hasAlpha } = await sharp(bytes, limits).metadata();
    if (!hasAlpha) return null;
    grey = await sharp(bytes, limits)
      .rotate()
      .extractChannel('alpha')
      .toColourspace('b-w')
      .png({ compressionLevel: 1 })
      .toBuffer();
  }
  const { channels } = await sharp(grey, limits).stats();
  return (channels[0]?.min ?? FULL) === FULL ? null : new Uint8Array(grey);
}

/** A pixel that is not seen takes the colours of those beside it that are, so that readers who mix the two make no seam. */
function spread(own: Uint8Array, alpha: Uint8Array, width: number, channels: number): void {
  const count = alpha.length;
  for (let pixel = 0; pixel < count; pixel++) {
    if (alpha[pixel] !== 0) continue;
    const column = pixel % width;
    const near = [column > 0 ? pixel - 1 : -1, column < width - 1 ? pixel + 1 : -1, pixel - width, pixel + width];
    const from = near.find((one) => one >= 0 && one < count && alpha[one] !== 0);
    if (from === undefined) continue;
    for (let channel = 0; channel < channels; channel++) {
      own[pixel * channels + channel] = own[from * channels + channel] ?? 0;
    }
  }
}

/**
 * The colours of a picture by themselves, from what it is over paper (`paper`: 255 of light, 0 of inks) and how much of
 * each pixel is seen.
 */
export function liftedOff(
  over: Uint8Array,
  { alpha, width, channels, paper }: { alpha: Uint8Array; width: number; channels: number; paper: 0 | 255 },
): Uint8Array {
  const own = new Uint8Array(over.length);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const seen = alpha[pixel] ?? FULL;
    for (let at = pixel * channels; at < (pixel + 1) * channels; at++) {
      const value = over[at] ?? paper;
      own[at] = seen === 0 ? paper : Math.max(0, Math.min(FULL, Math.round(paper + ((value - paper) * FULL) / seen)));
    }
  }
  spread(own, alpha, width, channels);
  return own;
}
