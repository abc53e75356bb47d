/** 线条稿: pictures of ink and paper alone, a bit a pixel, told from others by their files and packed as bits again. */
import sharp from 'sharp';
import { MOST_LINE_ART_PIXELS, MOST_PIXELS } from './pictures.ts';
import { tiffFacts, tiffStrips } from './tiff-file.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The chunks of a PNG that are looked through for its palette, which comes before its pixels. */
const MOST_CHUNKS = 64;

/** PNG's kinds of colour (PNG 3rd edition, 11.2.1). */
const GREY = 0;
const PALETTE = 3;

/** What stands in a PNG's chunks before the first of a name, by their names; null where there is none of it. */
function chunksBefore(bytes: Uint8Array, last: string): ReadonlyMap<string, Uint8Array> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Uint8Array>();
  let at = PNG.length;
  for (let chunk = 0; chunk < MOST_CHUNKS && at + 12 <= bytes.length; chunk++) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === last) return found;
    const length = view.getUint32(at);
    found.set(name, bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return null;
}

/** True of a palette of black and white, in whichever order. */
function isBlackAndWhite(palette: Uint8Array): boolean {
  const colours = [palette.subarray(0, 3), palette.subarray(3, 6)].map((colour) => colour.join(' '));
  return palette.length === 6 && colours.includes('0 0 0') && colours.includes('255 255 255');
}

function isLineArtPng(bytes: Uint8Array): boolean {
  if (!PNG.every((byte, at) => bytes[at] === byte) || bytes.length < 33) return false;
  const [depth, colour] = [bytes[24], bytes[25]];
  if (depth !== 1 || (colour !== GREY && colour !== PALETTE)) return false;
  const before = chunksBefore(bytes, 'IDAT');
  // What lets paper show is not ink or paper by its bit alone.
  if (before === null || before.has('tRNS')) return false;
  return colour === GREY || isBlackAndWhite(before.get('PLTE') ?? new Uint8Array());
}

/** TIFF's grey, white as zero and black as zero. */
const TIFF_GREYS: readonly number[] = [0, 1];

/** True of a picture whose file has a bit a pixel, black or white: TIFF however it is packed, and PNG. */
export function isLineArt(bytes: Uint8Array): boolean {
  const facts = tiffFacts(bytes);
  if (facts === null) return isLineArtPng(bytes);
  return facts.bits === 1 && facts.samples === 1 && TIFF_GREYS.includes(facts.photometric);
}

/** How many pixels a picture may have: more of line art than of others. */
export function mostPixels(bytes: Uint8Array): number {
  return isLineArt(bytes) ? MOST_LINE_ART_PIXELS : MOST_PIXELS;
}

/** A part of a picture in pixels. */
export interface PixelPart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A part of line art as bits, 1 for paper, each row from a byte of its own, its first pixel the highest bit; as many pixels as its file has or fewer. Throws what the
 * library throws of a broken file.
 */
export async function lineArtBits(
  bytes: Uint8Array,
  part: PixelPart,
  size: { readonly width: number; readonly height: number },
): Promise<{ readonly width: number; readonly height: number; readonly samples: Uint8Array }> {
  const whole = sharp(bytes, { limitInputPixels: MOST_LINE_ART_PIXELS, failOn: 'truncated' }).rotate().extract(part);
  const isSmaller = size.width < part.width || size.height < part.height;
  // As bits from the first to the last: eight bits a pixel of a page would be half a gigabyte. Half of black is paper.
  const { data, info } = await (isSmaller ? whole.resize({ ...size, fit: 'fill' }) : whole)
    .toColourspace('b-w')
    .extractChannel(0)
    .tiff({ compression: 'none', bitdepth: 1 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, samples: tiffStrips(data) };
}
