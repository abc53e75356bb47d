/** Pictures for the press and for screens: what their frames show, no more pixels than are of use. */
import sharp from 'sharp';
import { coverBox, isUpright, shownPart } from '../../shared/compose/cover-box.ts';
import type { Picture } from '../../shared/compose/display-list.ts';
import type { EmbeddableImage } from '../../shared/pdf/page-file.ts';
import { placedSize } from '../../shared/pdf/placed-form.ts';
import { DayangError } from '../errors.ts';
import { isLineArt, lineArtBits, mostPixels, type PixelPart } from '../line-art.ts';
import { alphaOf, liftedOff } from '../see-through.ts';
import { soundPicture } from '../sound-picture.ts';
import { type InkTable, limitInk } from './ink-table.ts';
import { alphaIn, throughInks } from './laid-over.ts';

/** What pictures are made for. */
export type PictureTarget =
  | {
      /** The press's inks, as a profile mixes them. */
      readonly colours: 'inks';
      readonly inks: InkTable;
      /** Pixels per inch beyond which nothing prints sharper. */
      readonly mostPixelsPerInch: number;
      /** The file has no transparency: what lets be seen what lies behind it is laid over that. */
      readonly isFlat?: boolean;
    }
  | {
      /** Red, green and blue light. */
      readonly colours: 'light';
      /** Pixels per inch beyond which nothing is seen sharper; a screen's where absent. */
      readonly mostPixelsPerInch?: number;
    };

/** Sharp on a screen at twice the page's size, and a fifth of the press's bytes. */
const SCREEN_PIXELS_PER_INCH = 150;
const SCREEN_QUALITY = 82;

/** Line art beyond this prints no sharper: platesetters have 1,200 to 2,400 spots an inch (domain.md §5: 600–1200 dpi). */
const MOST_LINE_ART = 1200;

/** How far from grey a pixel may be, of 255, and what share of pixels may be farther, in a black-and-white photo. */
const GREY_SPREAD = 10;
const GREY_SHARE = 0.0005;

/** Width and height of a picture as it is seen, turned as its camera says, and its channels. */
async function seen(bytes: Uint8Array) {
  const { autoOrient, space } = await sharp(bytes, { limitInputPixels: mostPixels(bytes) }).metadata();
  return { ...autoOrient, isCmyk: space === 'cmyk' };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of a picture that covers its frame which the frame shows, in pixels. */
function coverPart({ width, height }: Size, { frame, crop }: Picture): PixelPart {
  const box = coverBox(frame, width / height, crop);
  const left = Math.min(width - 1, Math.max(0, Math.round(((frame.x - box.x) / box.width) * width)));
  const top = Math.min(height - 1, Math.max(0, Math.round(((frame.y - box.y) / box.height) * height)));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round((frame.width / box.width) * width))),
    height: Math.max(1, Math.min(height - top, Math.round((frame.height / box.height) * height))),
  };
}

/** What of a picture goes into the file: a part in pixels, brought to a size, and where it is of the whole. */
interface Cutting {
  readonly part: PixelPart;
  readonly size: Size;
  readonly cut?: NonNullable<EmbeddableImage['cut']>;
}

/** Cuts a picture to whole pixels that hold all its frame shows, with no more of them on an inch than are of use. */
function cutting(whole: Size, picture: Picture, perInch: number): Cutting {
  const { width, height } = whole;
  const aspect = width / height;
  const shown = shownPart(picture, aspect);
  const left = Math.min(width - 1, Math.floor(shown.x * width));
  const top = Math.min(height - 1, Math.floor(shown.y * height));
  const part = {
    left,
    top,
    width: Math.max(1, Math.min(width, Math.ceil((shown.x + shown.width) * width)) - left),
    height: Math.max(1, Math.min(height, Math.ceil((shown.y + shown.height) * height)) - top),
  };
  const has = (width / coverBox(picture.frame, aspect, picture.crop).width) * 72;
  const share = Math.min(1, perInch / has);
  const of = { x: left / width, y: top / height, width: part.width / width, height: part.height / height };
  return {
    part,
    size: { width: Math.ceil(part.width * share), height: Math.ceil(part.height * share) },
    cut: { part: of, aspect },
  };
}

/** A picture that covers its frame is cut to the very shape of it; any other is told where its part lies. */
function cuttingFor(whole: Size, picture: Picture, perInch: number): Cutting {
  const { crop, frame } = picture;
  if (crop.fit !== undefined || crop.scale < 1 || !isUpright(crop)) return cutting(whole, picture, perInch);
  const [width, height] = [Math.ceil((frame.width / 72) * perInch), Math.ceil((frame.height / 72) * perInch)];
  return { part: coverPart(whole, picture), size: { width, height } };
}

/** True of a photo without colour: scans and conversions leave a little of it at edges. */
function isGrey(rgb: Uint8Array): boolean {
  const allowed = (rgb.length / 3) * GREY_SHARE;
  let coloured = 0;
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    const r = rgb[at] ?? 0;
    const g = rgb[at + 1] ?? 0;
    const b = rgb[at + 2] ?? 0;
    if (Math.max(r, g, b) - Math.min(r, g, b) > GREY_SPREAD && ++coloured > allowed) return false;
  }
  return true;
}

/** Grey pixels as black ink alone, kept as grey: 255 is paper. */
function greyOf(rgb: Uint8Array, black: Uint8Array): Uint8Array {
  const out = new Uint8Array(rgb.length / 3);
  for (let at = 0; at < out.length; at++) out[at] = 255 - (black[rgb[at * 3 + 1] ?? 0] ?? 0);
  return out;
}

/** True of a page of a PDF: it is placed as it is, for whatever it is made. */
function isPage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** The pixels of a picture of red, green and blue, or of grey, as inks. */
function inksOf(samples: Uint8Array, channels: number, inks: InkTable) {
  const { grey } = inks;
  // A file of grey alone may come with one channel.
  if (channels === 1) return { kind: 'grey', samples: samples.map((level) => 255 - (grey[level] ?? 0)) } as const;
  if (channels !== 3) throw new Error(`${channels} channels`);
  if (isGrey(samples)) return { kind: 'grey', samples: greyOf(samples, grey) } as const;
  return { kind: 'cmyk', samples: inks.convert(samples) } as const;
}

/** Converts a picture of pixels, as {@link embeddableImage} says. */
async function pixelImage(
  file: Uint8Array,
  picture: Picture,
  name: string,
  target: PictureTarget,
): Promise<EmbeddableImage> {
  const perInch = target.mostPixelsPerInch ?? SCREEN_PIXELS_PER_INCH;
  const bytes = await soundPicture(file, name);
  const source = await seen(bytes);
  const keepsInks = target.colours === 'inks' && source.isCmyk;
  const input = sharp(bytes, { limitInputPixels: mostPixels(bytes), failOn: 'truncated' });
  const { part, size, cut } = cuttingFor(source, picture, perInch);
  const image = (keepsInks ? input.pipelineColourspace('cmyk') : input)
    .rotate()
    .extract(part)
    .resize(cut === undefined ? { ...size, fit: 'cover', withoutEnlargement: true } : { ...size, fit: 'fill' });
  const where = cut === undefined ? {} : { cut };
  const alpha = picture.seeThrough === true ? await alphaOf(file, name) : null;
  if (target.colours === 'light' && alpha === null) {
    const { data, info } = await image
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: SCREEN_QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { kind: 'jpeg', width: info.width, height: info.height, ...where, bytes: new Uint8Array(data) };
  }
  const pixels = keepsInks
    ? image.toColourspace('cmyk')
    : image.flatten({ background: '#ffffff' }).toColourspace('srgb');
  const { data, info } = await pixels.raw().toBuffer({ resolveWithObject: true });
  const over = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const { width, height, channels } = info;
  const seenOf = alpha === null ? null : await alphaIn(alpha, part, info);
  if (target.colours === 'light') {
    const light = seenOf === null ? over : liftedOff(over, { alpha: seenOf, width, channels, paper: 255 });
    return lightImage(light, info, where, seenOf);
  }
  if (keepsInks && channels !== 4) throw new Error(`${channels} channels`);
  if (keepsInks) limitInk(over, target.inks.limit);
  const inked = keepsInks ? ({ kind: 'cmyk', samples: over } as const) : inksOf(over, channels, target.inks);
  const made = { width, height, ...where, ...inked };
  if (seenOf === null) return made;
  // Over paper it is what it was over paper before its light became inks, as the window shows it.
  const own = liftedOff(inked.samples, { alpha: seenOf, width, ...inkPaper[inked.kind] });
  if (inked.kind === 'cmyk') limitInk(own, target.inks.limit);
  return throughInks({ ...made, samples: own }, seenOf, picture, target.isFlat === true);
}

/** Channels of pixels of inks, and what of them is paper. */
const inkPaper = { cmyk: { channels: 4, paper: 0 }, grey: { channels: 1, paper: 255 } } as const;

/** Pixels of light as a JPEG, and how much is seen of each. */
async function lightImage(
  samples: Uint8Array,
  { width, height, channels }: Size & { readonly channels: 1 | 2 | 3 | 4 },
  where: Pick<Cutting, 'cut'>,
  alpha: Uint8Array | null,
): Promise<EmbeddableImage> {
  const pixels = sharp(samples, { raw: { width, height, channels } }).toColourspace('srgb');
  const bytes = new Uint8Array(await pixels.jpeg({ quality: SCREEN_QUALITY }).toBuffer());
  return { kind: 'jpeg', width, height, ...where, ...(alpha !== null && { alpha }), bytes };
}

/** Line art for the press: its own pixels, in black ink. */
async function lineArtImage(file: Uint8Array, picture: Picture): Promise<EmbeddableImage> {
  const { part, size, cut } = cutting(await seen(file), picture, MOST_LINE_ART);
  return { kind: 'bits', ...(await lineArtBits(file, part, size)), ...(cut && { cut }) };
}

/**
 * Converts a picture for its frame. For the press: a picture of red, green and blue goes through the profile, one without
 * colour becomes black ink alone, one of inks keeps its own (an advertisement's black text stays black), none is above the
 * ink limit, and what its record calls line art keeps its pixels as they are; of a bit a pixel and placed before that was told, it
 * is grey, as it was. Throws `picture-unreadable`.
 */
export async function embeddableImage(
  file: Uint8Array,
  picture: Picture,
  name: string,
  target: PictureTarget,
): Promise<EmbeddableImage> {
  try {
    if (isPage(file)) return { kind: 'page', ...placedSize(file), bytes: file };
    if (target.colours === 'inks' && picture.isLineArt === true && isLineArt(file))
      return await lineArtImage(file, picture);
    return await pixelImage(file, picture, name, target);
  } catch (error) {
    if (error instanceof DayangError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('picture-unreadable', { name, detail }, error);
  }
}
