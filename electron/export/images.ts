/** Pictures for the press and for screens: what their frames show, no more pixels than are of use. */
import sharp from 'sharp';
import { coverBox } from '../../shared/compose/cover-box.ts';
import type { Picture } from '../../shared/compose/display-list.ts';
import type { EmbeddableImage } from '../../shared/pdf/page-file.ts';
import { placedSize } from '../../shared/pdf/placed-form.ts';
import { DayangError } from '../errors.ts';
import { MOST_PIXELS } from '../pictures.ts';
import { soundPicture } from '../sound-picture.ts';
import { type InkTable, limitInk } from './ink-table.ts';

/** What pictures are made for. */
export type PictureTarget =
  | {
      /** The press's inks, as a profile mixes them. */
      readonly colours: 'inks';
      readonly inks: InkTable;
      /** Pixels per inch beyond which nothing prints sharper. */
      readonly mostPixelsPerInch: number;
    }
  | {
      /** Red, green and blue light. */
      readonly colours: 'light';
    };

/** Sharp on a screen at twice the page's size, and a fifth of the press's bytes. */
const SCREEN_PIXELS_PER_INCH = 150;
const SCREEN_QUALITY = 82;

/** How far from grey a pixel may be, of 255, and what share of pixels may be farther, in a black-and-white photo. */
const GREY_SPREAD = 10;
const GREY_SHARE = 0.0005;

/** Width and height of a picture as it is seen, turned as its camera says, and its channels. */
async function seen(bytes: Uint8Array) {
  const { autoOrient, space } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
  return { ...autoOrient, isCmyk: space === 'cmyk' };
}

/** The part of a picture that its frame shows, in pixels. */
function shownOf({ width, height }: { readonly width: number; readonly height: number }, { frame, crop }: Picture) {
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

/**
 * Converts a picture for the frame it fills. For the press: a picture of red, green and blue goes through
 * the profile, one without colour becomes black ink alone, one of inks keeps its own (an advertisement's
 * black text stays black), and none is above the ink limit. Throws `picture-unreadable`.
 */
export async function embeddableImage(
  file: Uint8Array,
  picture: Picture,
  name: string,
  target: PictureTarget,
): Promise<EmbeddableImage> {
  try {
    if (isPage(file)) return { kind: 'page', ...placedSize(file), bytes: file };
    const perInch = target.colours === 'inks' ? target.mostPixelsPerInch : SCREEN_PIXELS_PER_INCH;
    const width = Math.ceil((picture.frame.width / 72) * perInch);
    const height = Math.ceil((picture.frame.height / 72) * perInch);
    const bytes = await soundPicture(file, name);
    const source = await seen(bytes);
    const keepsInks = target.colours === 'inks' && source.isCmyk;
    const input = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' });
    const image = (keepsInks ? input.pipelineColourspace('cmyk') : input)
      .rotate()
      .extract(shownOf(source, picture))
      .resize({ width, height, fit: 'cover', withoutEnlargement: true });
    if (target.colours === 'light') {
      const { data, info } = await image
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: SCREEN_QUALITY })
        .toBuffer({ resolveWithObject: true });
      return { kind: 'jpeg', width: info.width, height: info.height, bytes: new Uint8Array(data) };
    }
    const pixels = keepsInks
      ? image.toColourspace('cmyk')
      : image.flatten({ background: '#ffffff' }).toColourspace('srgb');
    const { data, info } = await pixels.raw().toBuffer({ resolveWithObject: true });
    const size = { width: info.width, height: info.height };
    const samples = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (keepsInks) {
      if (info.channels !== 4) throw new Error(`${info.channels} channels`);
      limitInk(samples, target.inks.limit);
      return { kind: 'cmyk', ...size, samples };
    }
    // A file of grey alone may come with one channel.
    if (info.channels === 1) {
      return { kind: 'grey', ...size, samples: samples.map((grey) => 255 - (target.inks.grey[grey] ?? 0)) };
    }
    if (info.channels !== 3) throw new Error(`${info.channels} channels`);
    if (isGrey(samples)) return { kind: 'grey', ...size, samples: greyOf(samples, target.inks.grey) };
    return { kind: 'cmyk', ...size, samples: target.inks.convert(samples) };
  } catch (error) {
    if (error instanceof DayangError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('picture-unreadable', { name, detail }, error);
  }
}
