/** A picture file from disk: its facts, the words its agency wrote into it, and a size fit for the screen. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { type Image, imageSchema } from '../../shared/edition/records.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { wordsWithinFields } from '../../shared/text/within-fields.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { isLineArt, mostPixels } from '../line-art.ts';
import { imageIdOf, isBeyondItsFile, MOST_CHANNELS, MOST_PIXELS, refuseTooLarge } from '../pictures.ts';
import { alphaOf } from '../see-through.ts';
import { openable, refuseMistaken, repairOf, soundPicture } from '../sound-picture.ts';
import { findOutline } from './outline/find-outline.ts';
import { type PictureWords, wordsIn } from './picture-words.ts';
import { readPsd } from './psd.ts';
import { psdWithoutLayers } from './psd-parts.ts';
import { forScreen, lookThrough, SCREEN } from './screen-picture.ts';
import { pictureKindOf } from './signatures.ts';

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
  /** What it names the story by that it goes with, as its agency calls that; absent where it does not. */
  readonly names?: NonNullable<PictureWords['names']>;
  /** What is shown and printed otherwise than it stands in the file; absent where nothing is. */
  readonly remarks?: readonly ImportRemark[];
}

/** The largest file that is read. */
const MOST_BYTES = 256 * 1024 * 1024;
/** What the screen shows as it is. */
const shownAsIs: ReadonlySet<Image['mime']> = new Set(['image/jpeg', 'image/png', 'image/webp']);

const mimes: Readonly<Record<string, Image['mime']>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  tiff: 'image/tiff',
};

/** A PNG's gamma of the screen's usual colours, 1 / 2.2, in hundred thousandths. */
const USUAL_GAMMA = 45_455;

/** What the library reads and pages do not keep: they become PNG, their first frame. */
const becomesPng: ReadonlySet<string> = new Set(['gif', 'heif']);

/** Kinds that cannot be read here; each is named, for its maker's program can save another. */
const unreadKinds: ReadonlySet<string> = new Set(['HEIC', 'JPEG 2000', 'JPEG XL']);

function otherKindOf(bytes: Uint8Array): string | undefined {
  const kind = pictureKindOf(bytes);
  return kind !== undefined && unreadKinds.has(kind) ? kind : undefined;
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
    throw asDayangError(error, name, 'reading');
  }
}

/**
 * Reads a picture file. Throws {@link DayangError} `file-missing`, `is-directory`, `not-readable`,
 * `file-too-large`, and as {@link readPhoto} does.
 */
export async function readPhotoFile(path: string): Promise<PhotoFile> {
  return readPhoto(basename(path), withoutLayers(path) ?? readBytes(path, MOST_BYTES));
}

/** A large file of Photoshop's without its layers; null of any other, and of what cannot be read, which is told elsewhere. */
function withoutLayers(path: string): Uint8Array | null {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size > MOST_BYTES ? psdWithoutLayers(path, MOST_BYTES) : null;
  } catch {
    return null;
  }
}

/** What became of a picture that is shown and printed otherwise than it stands in its file. */
function remarksOn(bytes: Uint8Array, meta: PictureMeta): ImportRemark[] {
  const repair = repairOf(bytes);
  const data = repair === null ? 0 : repair.facts.extra.length - (repair.alpha < 0 ? 0 : 1);
  const frames = (meta.pages ?? 1) - 1;
  return [
    ...counted('picture-frames', meta.format === 'heif' ? 0 : frames),
    ...counted('picture-channels', data),
    ...counted('picture-profile', meta.space === 'cmyk' && meta.icc !== undefined ? 1 : 0),
    ...counted('picture-kind', becomesPng.has(meta.format) ? 1 : 0),
  ];
}

type PictureMeta = Awaited<ReturnType<typeof metaOf>>;

/** What is kept of a file, and read of it: its own bytes, or what was made of them. */
interface Kept {
  readonly bytes: Uint8Array;
  /** Bytes that its words are read from. */
  readonly words: Uint8Array;
  readonly remarks: readonly ImportRemark[];
  /** What the library says of `bytes`, where it was asked. */
  readonly meta?: PictureMeta;
}

function counted(kind: ImportRemark['kind'], count: number): ImportRemark[] {
  return count > 0 ? [{ kind, count }] : [];
}

/** Of what pages do not keep, what they do; the very bytes of all else. Throws as {@link readPhoto} does. */
async function keptOf(name: string, bytes: Uint8Array): Promise<Kept> {
  const psd = readPsd(bytes, name);
  if (psd !== null) {
    const remarks = [
      ...counted('picture-layers', 1),
      ...counted('picture-channels', psd.dataChannels),
      ...counted('picture-alpha', psd.isOverWhite ? 1 : 0),
      ...counted('picture-profile', psd.hasInkProfile ? 1 : 0),
      ...counted('picture-duotone', psd.isDuotone ? 1 : 0),
    ];
    return { bytes: psd.bytes, words: psd.words, remarks };
  }
  refuseMistaken(name, bytes);
  const meta = await metaOf(bytes);
  if (isBeyondItsFile(meta, bytes.length))
    throw new DayangError('picture-unreadable', { name, detail: `${meta.width} × ${meta.height}` });
  refuseTooLarge(name, meta);
  if (!becomesPng.has(meta.format)) return { bytes, words: bytes, remarks: [], meta };
  const png = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' }).rotate().png().toBuffer();
  return { bytes: new Uint8Array(png), words: bytes, remarks: remarksOn(bytes, meta) };
}

function metaOf(bytes: Uint8Array) {
  return sharp(openable(bytes), { limitInputPixels: mostPixels(bytes), limitInputChannels: MOST_CHANNELS }).metadata();
}

/**
 * True of a PNG that tells its colours by numbers (PNG third edition §11.3.2: gAMA, cHRM, cICP): a window follows them, and
 * what prints does not. Those of the screen's usual colours change nothing.
 */
function saysOwnColours(bytes: Uint8Array): boolean {
  if (pictureKindOf(bytes) !== 'PNG') return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let isOwn = false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === 'IDAT' || kind === 'sRGB') return kind === 'IDAT' && isOwn;
    const isUsualGamma = kind === 'gAMA' && view.getUint32(at + 8) === USUAL_GAMMA;
    if (kind === 'cICP' || kind === 'cHRM' || (kind === 'gAMA' && !isUsualGamma)) isOwn = true;
  }
  return false;
}

/** Reads a picture. Throws {@link DayangError} `picture-unreadable`, `picture-kind-unread`, `picture-too-large`, `picture-gif-too-large`, `picture-no-composite` or `picture-mode`. */
export async function readPhoto(name: string, bytes: Uint8Array): Promise<PhotoFile> {
  const other = otherKindOf(bytes);
  try {
    const kept = await keptOf(name, bytes);
    const meta = kept.meta ?? (await metaOf(kept.bytes));
    const mime = mimes[meta.format];
    if (mime === undefined) throw new Error(`${meta.format} (JPEG, PNG, WebP, TIFF, PSD, GIF, AVIF)`);
    const { width, height } = meta.autoOrient;
    const isInks = meta.space === 'cmyk';
    // A window turns a JPEG by its EXIF, and no other kind; what is printed is turned whatever it is.
    const isPainted = mime === 'image/jpeg' || ((meta.orientation ?? 1) === 1 && !saysOwnColours(bytes));
    const isPlain = shownAsIs.has(mime) && isPainted && !isInks && !meta.hasAlpha && Math.max(width, height) <= SCREEN;
    // Each question to the library waits for a thread: what is known is not asked again.
    const mayShowThrough = meta.hasAlpha || repairOf(kept.bytes) !== null;
    const alpha = mayShowThrough ? await alphaOf(kept.bytes, name) : null;
    const sound = await soundPicture(kept.bytes, name);
    // A picture cut short is found here, not at the press.
    if (isPlain) await lookThrough(sound, width);
    const preview = isPlain ? null : await forScreen(sound, isInks, alpha);
    const bits = isLineArt(kept.bytes) ? { bits: 1 } : {};
    // What was made anew lies as it is seen.
    const orientation = kept.bytes === bytes ? (meta.orientation ?? 1) : 1;
    const { pathsLeft, ...outline } = await findOutline(bytes, orientation, alpha);
    const through = alpha === null ? {} : { seeThrough: true };
    const facts = { id: imageIdOf(kept.bytes), name, mime, width, height, ...bits, ...outline, ...through };
    const image = v.parse(imageSchema, facts);
    const { differing, ...written } = wordsIn(kept.words);
    const { words, remarks: ofWords } = wordsWithinFields(written);
    const own = kept.bytes === bytes ? remarksOn(bytes, meta) : kept.remarks;
    const remarks = [
      ...own,
      ...counted('picture-paths', pathsLeft),
      ...ofWords,
      ...differing.map((text): ImportRemark => ({ kind: 'picture-words-differ', count: 1, text })),
    ];
    const said = remarks.length === 0 ? {} : { remarks };
    return { image, bytes: kept.bytes, preview, ...words, ...said };
  } catch (error) {
    if (error instanceof DayangError) throw error;
    if (other !== undefined) throw new DayangError('picture-kind-unread', { name, kind: other }, error);
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('picture-unreadable', { name, detail }, error);
  }
}
