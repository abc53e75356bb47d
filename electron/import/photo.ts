/** A picture file from disk: its facts, the words its agency wrote into it, and a size fit for the screen. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import * as v from 'valibot';
import { type Image, imageSchema } from '../../shared/edition/records.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { imageIdOf, MOST_PIXELS } from '../pictures.ts';

export interface PhotoFile {
  readonly image: Image;
  readonly bytes: Uint8Array;
  /** For the screen; null where the file itself serves. */
  readonly preview: Uint8Array | null;
  /** IPTC 2:120. */
  readonly caption: string;
  /** IPTC 2:80 and 2:110: who took it, and for whom. */
  readonly credit: string;
  /** When it was taken, `2024-03-08`; null where its file does not say. */
  readonly taken: string | null;
}

/** The largest file that is read. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Long edge of a picture on the screen, in pixels. */
const SCREEN = 2000;
/** What the screen shows as it is. */
const shownAsIs: ReadonlySet<Image['mime']> = new Set(['image/jpeg', 'image/png', 'image/webp']);

const mimes: Readonly<Record<string, Image['mime']>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  tiff: 'image/tiff',
};

const description = v.object({ description: v.string() });

/** Words in a picture's IPTC fields, or where it has none in XMP; none where neither can be read. */
function wordsIn(bytes: Uint8Array): Pick<PhotoFile, 'caption' | 'credit' | 'taken'> {
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { iptc, xmp, exif } = ExifReader.load(new DataView(buffer).buffer, { expanded: true });
    const field = (tags: object | undefined, name: string) => {
      const tag = v.safeParse(description, Object.entries(tags ?? {}).find(([key]) => key === name)?.[1]);
      return tag.success ? tag.output.description.trim() : '';
    };
    const either = (name: string, other: string) => field(iptc, name) || field(xmp, other);
    const credit = [either('By-line', 'creator'), either('Credit', 'Credit')].filter((text) => text !== '');
    return {
      caption: either('Caption/Abstract', 'description'),
      credit: [...new Set(credit)].join('／'),
      taken:
        dateOf(field(iptc, 'Date Created')) ??
        dateOf(field(xmp, 'DateCreated')) ??
        dateOf(field(exif, 'DateTimeOriginal')),
    };
  } catch {
    // A picture without such fields, or with broken ones, is a picture all the same.
    return { caption: '', credit: '', taken: null };
  }
}

/** A date as cameras and agencies write it: 20240308, 2024-03-08T…, 2024:03:08 …; null where it is none. */
function dateOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})/u.exec(text) ?? [];
  return year === undefined || month === undefined || day === undefined ? null : `${year}-${month}-${day}`;
}

/** A file's bytes, of a size that is known before one is read. Throws as {@link readPhotoFile} does. */
export function readBytes(path: string, most: number): Uint8Array {
  const name = basename(path);
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new DayangError('is-directory', { name });
    // A pipe that is called a drawing would be waited for without end.
    if (!stat.isFile()) throw new DayangError('not-readable', { name });
    if (stat.size > most) throw new DayangError('file-too-large', { name, size: stat.size, most });
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EACCES' || code === 'EPERM') throw new DayangError('not-readable', { name }, error);
    throw asDayangError(error, name);
  }
}

/**
 * Reads a picture file. Throws {@link DayangError} `file-missing`, `is-directory`, `not-readable`,
 * `file-too-large` or `picture-unreadable`.
 */
export async function readPhotoFile(path: string): Promise<PhotoFile> {
  return readPhoto(basename(path), readBytes(path, MOST_BYTES));
}

/** Reads a picture. Throws {@link DayangError} `picture-unreadable`. */
export async function readPhoto(name: string, bytes: Uint8Array): Promise<PhotoFile> {
  try {
    const meta = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    const mime = mimes[meta.format];
    if (mime === undefined) throw new Error(`${meta.format} (JPEG, PNG, WebP, TIFF)`);
    const { width, height } = meta.autoOrient;
    const isPlain = shownAsIs.has(mime) && meta.space !== 'cmyk' && Math.max(width, height) <= SCREEN;
    // Made even where not needed: a picture cut short is found here, not at the press.
    const screen = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
      .rotate()
      .resize({ width: SCREEN, height: SCREEN, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .jpeg({ quality: 84 })
      .toBuffer();
    const image = v.parse(imageSchema, { id: imageIdOf(bytes), name, mime, width, height });
    return { image, bytes, preview: isPlain ? null : screen, ...wordsIn(bytes) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('picture-unreadable', { name, detail }, error);
  }
}
