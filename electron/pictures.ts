/** What all that reads pictures holds to: how large they may be; and what the bytes of pictures and other files are called. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { FileId, ImageId } from '../shared/edition/ids.ts';
import { fileId } from '../shared/edition/record-fields.ts';
import { imageId } from '../shared/edition/records.ts';
import { DayangError } from './errors.ts';

/** The most pixels a picture may have; beyond, reading it would take gigabytes. */
export const MOST_PIXELS = 268_402_689;
/** The most that line art may have, which takes an eighth of a byte a pixel: a broadsheet's page at 1,200 an inch and more. */
export const MOST_LINE_ART_PIXELS = 600_000_000;

/** The most channels of a pixel: Photoshop's (Adobe Photoshop File Formats Specification, 2019), and more. */
export const MOST_CHANNELS = 64;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The SHA-256 that names an image's bytes. */
export function imageIdOf(bytes: Uint8Array): ImageId {
  return v.parse(imageId, sha256(bytes));
}

/** The SHA-256 that names the bytes of a face's or a drawing's file. */
export function fileIdOf(bytes: Uint8Array): FileId {
  return v.parse(fileId, sha256(bytes));
}

/**
 * Bytes of samples that are held all at once. What holds them has them once or twice, turned and over paper, and a process
 * has a gigabyte; a broadsheet page in four inks of sixteen bits at 300 to the inch has 236 million.
 */
const MOST_HELD = 512 * 1024 * 1024;

/** Bytes of a sample by its kind, as the picture library names them. */
const sampleBytes: Readonly<Record<string, number>> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
  double: 8,
};

interface Unpacked {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly depth: string;
  readonly orientation?: number | undefined;
  readonly isProgressive?: boolean | undefined;
}

/** Bytes of a picture that have to be there before its first row can be had; 0 of one that is read row by row. */
function heldBytes({
  format,
  width,
  height,
  channels,
  depth,
  orientation = 1,
  isProgressive = false,
}: Unpacked): number {
  const samples = width * height * channels;
  // A JPEG is made small as it is read, before it is turned; one that comes in passes is kept as sixteen-bit coefficients.
  if (format === 'jpeg') return isProgressive ? samples * 2 : 0;
  const isWhole = isProgressive || orientation > 1 || format === 'gif' || format === 'heif';
  return isWhole ? samples * (sampleBytes[depth] ?? 8) : 0;
}

/** Pixels below which a picture is read whatever its file says: that takes a moment. */
const FEW_PIXELS = 16_000_000;
/** Bytes of samples that a byte of deflated data makes at most, by zlib's technical notes: 1,032. */
const MOST_DEFLATED = 1_032;
/** Pixels that a byte of a GIF makes at most: its codes have three bits or more, and stand for 4,096 pixels or fewer (GIF89a, appendix F). */
const MOST_IN_GIF = (8 / 3) * 4_096;

/**
 * True of a picture that says it is larger than its file can hold: one that was damaged, or made to take for ever. The library
 * makes all of its pixels before it finds out.
 */
export function isBeyondItsFile({ format, width, height, channels, depth }: Unpacked, bytes: number): boolean {
  if (width * height < FEW_PIXELS) return false;
  if (format === 'gif') return width * height > bytes * MOST_IN_GIF;
  // A palette's picture has a sample of one bit or more a pixel, whatever it becomes.
  const least = depth === 'ushort' ? width * height * channels * 2 : (width * height) / 8;
  return format === 'png' && least > bytes * MOST_DEFLATED;
}

/**
 * Pixels beyond which a GIF is refused. It is unpacked whole, packed as PNG and unpacked again: of this many in up to two
 * seconds and half a gigabyte. GIFs of newsrooms are far smaller; a damaged file may say that it has more.
 */
const MOST_GIF_PIXELS = 24_000_000;

/** Refuses a picture that would take too much memory or time. Throws `picture-too-large` or `picture-gif-too-large`. */
export function refuseTooLarge(name: string, picture: Unpacked): void {
  const { format, width, height } = picture;
  if (format === 'gif' && width * height > MOST_GIF_PIXELS) {
    throw new DayangError('picture-gif-too-large', { name, width, height });
  }
  if (heldBytes(picture) > MOST_HELD) throw new DayangError('picture-too-large', { name, width, height });
}
