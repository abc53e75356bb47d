/** The ink that pictures take, and which plates, from their samples. */
import sharp from 'sharp';
import type { PagePlate } from '../../../shared/edition/placed-page.ts';
import { type ColourKind, platesOf } from './spaces.ts';
import type { Place } from './tally.ts';

/** A side of the areas ink is measured over, in pixels. */
const AREA = 8;
/** Share of a picture's pixels that are of a plate, or have colour, before it is: single ones are noise. */
const FEW = 0.001;
/** How far from none a sample is before it is ink, and from grey before it is colour, of 255: packing makes some. */
const LEAST = 13;
const LEAST_COLOUR = 24;

export interface PictureInks {
  /** The most ink in one place, in per cent; null of colours that are not said in inks. */
  readonly most: number | null;
  readonly plates: readonly PagePlate[];
}

/** The mean over an area that has the most, for one pixel alone is noise. */
function mostIn(values: ArrayLike<number>, width: number, height: number): number {
  let most = 0;
  for (let top = 0; top < height; top += AREA) {
    for (let left = 0; left < width; left += AREA) {
      const [right, foot] = [Math.min(width, left + AREA), Math.min(height, top + AREA)];
      let sum = 0;
      for (let y = top; y < foot; y++) for (let x = left; x < right; x++) sum += values[y * width + x] ?? 0;
      most = Math.max(most, sum / ((right - left) * (foot - top)));
    }
  }
  return most;
}

/** What samples of a byte a figure come to; `isInverted` where the picture says that they stand for the opposite. */
export function inksOfSamples(
  samples: Uint8Array,
  [width, height]: readonly [number, number],
  colour: ColourKind,
  isInverted: boolean,
): PictureInks {
  const { palette, figures: each } = colour;
  const count = Math.floor(width) * Math.floor(height);
  const sums = new Uint16Array(count);
  const inked = new Uint32Array(each);
  let coloured = 0;
  let printed = 0;
  const source = palette ?? samples;
  const turned = isInverted && palette === undefined ? 255 : 0;
  // Some hundred million times: nothing is made on the way.
  for (let pixel = 0; pixel < count; pixel++) {
    const from = (palette === undefined ? pixel : (samples[pixel] ?? 0)) * each;
    let sum = 0;
    let least = 255;
    let most = 0;
    for (let at = 0; at < each; at++) {
      const value = (source[from + at] ?? 0) ^ turned;
      sum += value;
      if (value < least) least = value;
      if (value > most) most = value;
      if (value > LEAST) inked[at] = (inked[at] ?? 0) + 1;
    }
    sums[pixel] = sum;
    if (most - least > LEAST_COLOUR) coloured++;
    if (least < 255 - LEAST) printed++;
  }
  const isMany = (pixels: number) => pixels > count * FEW;
  const isInk = colour.plates.length > 0 || (colour.kind === 'independent' && each === 4);
  if (isInk) {
    const figures = [...inked].map((pixels) => (isMany(pixels) ? 1 : 0));
    const { palette: _palette, ...plain } = colour;
    const most = colour.plates.length > 0 ? (mostIn(sums, width, height) / 255) * 100 : null;
    return { most, plates: platesOf({ ...plain, figures: each }, figures) };
  }
  if (isMany(coloured)) return { most: null, plates: ['light'] };
  return { most: null, plates: isMany(printed) ? ['black'] : [] };
}

/** A picture packed as JPEG, which its library unpacks while nobody waits. */
export interface PackedPicture {
  readonly bytes: Uint8Array;
  readonly colour: ColourKind;
  readonly isInverted: boolean;
  readonly place: Place;
}

/** Pixels of packed pictures that are unpacked: of more of them nothing is told. */
const MOST_PIXELS = 100_000_000;
const MOST_PIXELS_IN_ALL = 400_000_000;

/** What was found in a packed picture; null where it could not be unpacked, or there is too much of it. */
export interface FoundInks {
  readonly picture: PackedPicture;
  readonly inks: PictureInks | null;
}

async function inksOfJpeg({ bytes, colour, isInverted }: PackedPicture): Promise<PictureInks | null> {
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' });
  const isInk = colour.figures === 4;
  const asStored = isInk ? picture.pipelineColourspace('cmyk').toColourspace('cmyk') : picture.toColourspace('srgb');
  const { data, info } = await asStored.raw().toBuffer({ resolveWithObject: true });
  const samples = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const size = [info.width, info.height] as const;
  if (!isInk) {
    // The library makes grey three alike.
    const light: ColourKind = { kind: 'rgb', inks: [], figures: info.channels, plates: [] };
    return info.channels > 3 ? null : inksOfSamples(samples, size, light, false);
  }
  if (info.channels !== 4) return null;
  // The library takes the inks of every JPEG for their opposites, as Photoshop writes them; PDF does where it says so.
  return inksOfSamples(samples, size, colour, !isInverted);
}

/** Unpacks pictures one after another, and finds what ink they take. */
export async function inksOfPacked(pictures: readonly PackedPicture[]): Promise<FoundInks[]> {
  const found: FoundInks[] = [];
  let left = MOST_PIXELS_IN_ALL;
  for (const picture of pictures) {
    const inks = await inksWithin(picture, left).catch(() => null);
    left -= inks?.pixels ?? 0;
    found.push({ picture, inks: inks?.inks ?? null });
  }
  return found;
}

async function inksWithin(picture: PackedPicture, left: number) {
  const { width, height } = await sharp(picture.bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' }).metadata();
  const pixels = width * height;
  return { pixels, inks: pixels > left ? null : await inksOfJpeg(picture) };
}
