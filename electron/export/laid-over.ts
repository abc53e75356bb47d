/** Pictures that let be seen what lies behind them, in files that have no transparency: laid over it here. */
import sharp from 'sharp';
import type { Inks, Picture } from '../../shared/compose/display-list.ts';
import { OUTLINE_SEEN } from '../../shared/edition/picture-outline.ts';
import type { EmbeddableImage } from '../../shared/pdf/page-file.ts';
import { MOST_PIXELS } from '../pictures.ts';

const FULL = 255;

/** Inks of a picture's pixels over one mixture of inks: C M Y K each. */
function laidOver(own: Uint8Array, alpha: Uint8Array, behind: Inks): Uint8Array {
  const out = new Uint8Array(own.length);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const seen = (alpha[pixel] ?? FULL) / FULL;
    for (let ink = 0; ink < behind.length; ink++) {
      const at = pixel * behind.length + ink;
      out[at] = Math.round((own[at] ?? 0) * seen + (behind[ink] ?? 0) * FULL * (1 - seen));
    }
  }
  return out;
}

/** What a picture of inks becomes that lets be seen what lies behind it. */
type InkImage = Extract<EmbeddableImage, { kind: 'cmyk' | 'grey' }>;

/** Nothing but paper. */
const PAPER: Inks = [0, 0, 0, 0];
/** Seen less than half, a pixel is left out where what lies behind is more than one mixture of inks. */
const HALF = 128;

/**
 * A picture with its alpha channel, for a file that may blend; for one that may not, laid over the inks that lie behind it,
 * and cut along where it begins to be seen; along its outline where something stands beside that, which it would cover. Over
 * more than one mixture it has a hard edge where half of it is seen.
 */
export function throughInks(
  image: InkImage,
  alpha: Uint8Array,
  { behind = PAPER, hasBeside }: Pick<Picture, 'behind' | 'hasBeside'>,
  isFlat: boolean,
): InkImage {
  if (!isFlat) return { ...image, alpha };
  if (behind === 'mixed') return { ...image, stencil: stencilOf(alpha, image.width, HALF) };
  const own = image.kind === 'grey' ? asInks(image.samples) : image.samples;
  const stencil = stencilOf(alpha, image.width, hasBeside === true ? OUTLINE_SEEN : 1);
  return { ...image, kind: 'cmyk', samples: laidOver(own, alpha, behind), stencil };
}

/** How much is seen of a part of a picture brought to a size, pixel by pixel; `alpha` is the whole picture's, as `alphaOf` has it. */
export async function alphaIn(
  alpha: Uint8Array,
  part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  const { data } = await sharp(alpha, { limitInputPixels: MOST_PIXELS })
    .extract(part)
    .resize({ width, height, fit: 'fill' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** Pixels of black ink alone, as grey, as pixels of all inks. */
function asInks(grey: Uint8Array): Uint8Array {
  const out = new Uint8Array(grey.length * 4);
  for (let at = 0; at < grey.length; at++) out[at * 4 + 3] = FULL - (grey[at] ?? FULL);
  return out;
}

/**
 * A bit a pixel, each row from a byte of its own, the first pixel its highest bit: 1 where what lies behind stays (ISO
 * 32000-1 §8.9.6.3). Pixels seen less than `least` are left out.
 */
function stencilOf(alpha: Uint8Array, width: number, least: number): Uint8Array {
  const row = Math.ceil(width / 8);
  const out = new Uint8Array(row * Math.ceil(alpha.length / width));
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    if ((alpha[pixel] ?? FULL) >= least) continue;
    const column = pixel % width;
    const at = Math.floor(pixel / width) * row + (column >> 3);
    out[at] = (out[at] ?? 0) | (0x80 >> (column & 7));
  }
  return out;
}
