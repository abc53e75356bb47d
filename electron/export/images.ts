/** Pictures for the press: CMYK, under the newsprint ink limit, no more pixels than a screen holds. */
import sharp from 'sharp';
import { coverBox } from '../../shared/compose/cover-box.ts';
import type { Picture } from '../../shared/compose/display-list.ts';
import type { PressImage } from '../../shared/pdf/page-file.ts';
import { DayangError } from '../errors.ts';

/** Pixels per inch a newspaper halftone can use (domain.md §5: 150–200 effective). */
const PIXELS_PER_INCH = 200;
/** Most ink, in the sum of four channels, for coldset newsprint (ISO 12647-3: 240 %). */
const INK_LIMIT = 2.4 * 255;

/** Scales colour down and lets black stand until every pixel is under the ink limit. In place. */
export function limitInk(cmyk: Uint8Array): void {
  for (let at = 0; at + 3 < cmyk.length; at += 4) {
    const c = cmyk[at] ?? 0;
    const m = cmyk[at + 1] ?? 0;
    const y = cmyk[at + 2] ?? 0;
    const k = cmyk[at + 3] ?? 0;
    const colour = c + m + y;
    if (colour + k <= INK_LIMIT) continue;
    const ratio = (INK_LIMIT - k) / colour;
    cmyk[at] = Math.floor(c * ratio);
    cmyk[at + 1] = Math.floor(m * ratio);
    cmyk[at + 2] = Math.floor(y * ratio);
  }
}

/** The most pixels a picture may have; beyond, reading it would take gigabytes. */
export const MOST_PIXELS = 268_402_689;

/** Width and height of a picture as it is seen, turned as its camera says. */
async function seenSize(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number }> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
  return autoOrient;
}

/** The part of a picture that its frame shows, in pixels. */
async function shownOf(bytes: Uint8Array, { frame, crop }: Picture) {
  const { width, height } = await seenSize(bytes);
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

/** Converts a picture for the frame it fills. Throws `picture-unreadable`. */
export async function pressImage(bytes: Uint8Array, picture: Picture, name: string): Promise<PressImage> {
  try {
    const width = Math.ceil((picture.frame.width / 72) * PIXELS_PER_INCH);
    const height = Math.ceil((picture.frame.height / 72) * PIXELS_PER_INCH);
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS }).rotate();
    const { data, info } = await source
      .extract(await shownOf(bytes, picture))
      .flatten({ background: '#ffffff' })
      .resize({ width, height, fit: 'cover', withoutEnlargement: true })
      .toColourspace('cmyk')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 4) throw new Error(`${info.channels} channels`);
    const cmyk = new Uint8Array(data);
    limitInk(cmyk);
    return { width: info.width, height: info.height, cmyk };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('picture-unreadable', { name, detail }, error);
  }
}
