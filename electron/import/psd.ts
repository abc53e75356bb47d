/**
 * PSD and PSB (Adobe Photoshop File Formats Specification, 2019): the picture that all layers make together, which the file
 * carries behind them, as a TIFF; and the words in its resources. Layers are passed over.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { DayangError } from '../errors.ts';
import { MOST_PIXELS } from '../pictures.ts';
import { liftedOff } from '../see-through.ts';
import { type PlainPicture, writeTiff } from '../tiff-file.ts';
import { type RunSink, unpackRuns } from './packed-runs.ts';
import { type PsdMode, type PsdParts, psdParts } from './psd-parts.ts';

/** Bytes of samples unpacked at once: the process has a gigabyte. */
const MOST_SAMPLES = 256 * 1024 * 1024;

const FULL = 255;
/** A sample of sixteen bits by one of eight. */
const DEEP = 257;

/** What is read of a file of Photoshop's. */
export interface PsdPicture {
  /** The picture as a TIFF. */
  readonly bytes: Uint8Array;
  /** Its IPTC and XMP as a picture without pixels has them, for whoever reads words of pictures. */
  readonly words: Uint8Array;
  /** Channels that are neither colours nor transparency. */
  readonly dataChannels: number;
  /** Its transparent parts are laid over white, as its composite has them. */
  readonly isOverWhite: boolean;
  readonly isDuotone: boolean;
  /** Its inks come with the profile of a press, which is not used. */
  readonly hasInkProfile: boolean;
}

/** Colours of a pixel by the file's mode. */
const coloursOf: Readonly<Record<PsdMode, 1 | 3 | 4>> = {
  bitmap: 1,
  grey: 1,
  duotone: 1,
  indexed: 1,
  rgb: 3,
  lab: 3,
  cmyk: 4,
};

/** Unpacks a row packed as runs; what is more than the row is left out. */
function unpackRow(packed: Uint8Array, row: Uint8Array): void {
  let to = 0;
  const sink: RunSink = {
    copy: (bytes) => {
      const room = bytes.subarray(0, row.length - to);
      row.set(room, to);
      to += room.length;
    },
    repeat: (byte, count) => {
      row.fill(byte, to, to + count);
      to = Math.min(row.length, to + count);
    },
    isFull: () => to >= row.length,
  };
  unpackRuns(packed, sink, false);
}

/** Rows of channels, one channel after another, as they were before PackBits; throws where they reach beyond the file. */
function unpackedRuns({ merged, isLarge, height }: PsdParts, channels: number, rowBytes: number): Uint8Array {
  const view = new DataView(merged.buffer, merged.byteOffset, merged.byteLength);
  const unit = isLarge ? 4 : 2;
  const rows = height * channels;
  const out = new Uint8Array(rows * rowBytes);
  let at = rows * unit;
  for (let row = 0; row < rows; row++) {
    const length = isLarge ? view.getUint32(row * unit) : view.getUint16(row * unit);
    if (at + length > merged.length) throw new RangeError('cut short');
    unpackRow(merged.subarray(at, at + length), out.subarray(row * rowBytes, (row + 1) * rowBytes));
    at += length;
  }
  return out;
}

/** Undoes the prediction of zipped rows: each sample is told by how much more it is than the one before. */
function summed(rows: Uint8Array, rowBytes: number, isDeep: boolean): Uint8Array {
  const out = Uint8Array.from(rows);
  for (let start = 0; start + rowBytes <= out.length; start += rowBytes) {
    const step = isDeep ? 2 : 1;
    for (let at = start + step; at + step <= start + rowBytes; at += step) {
      if (!isDeep) out[at] = ((out[at] ?? 0) + (out[at - 1] ?? 0)) & 0xff;
      else {
        const value = (out[at] ?? 0) * 256 + (out[at + 1] ?? 0) + (out[at - 2] ?? 0) * 256 + (out[at - 1] ?? 0);
        out[at] = (value >> 8) & 0xff;
        out[at + 1] = value & 0xff;
      }
    }
  }
  return out;
}

/** All channels' rows, one channel after another, as many bytes a row as its pixels take. */
function planes(parts: PsdParts, channels: number, rowBytes: number): Uint8Array {
  const { merged, compression, height, depth } = parts;
  const size = channels * height * rowBytes;
  if (compression === 1) return unpackedRuns(parts, channels, rowBytes);
  if (compression === 0) {
    if (merged.length < size) throw new RangeError('cut short');
    return merged.subarray(0, size);
  }
  if (compression > 3) throw new RangeError(`compression ${compression}`);
  const rows = new Uint8Array(
    inflateSync(merged, { maxOutputLength: Math.max(1, parts.channels * height * rowBytes) }),
  );
  if (rows.length < size) throw new RangeError('cut short');
  return compression === 3 ? summed(rows, rowBytes, depth === 16) : rows;
}

/** Samples of eight bits, pixel by pixel, as a TIFF has them. */
function interleaved({ width, height, depth, mode }: PsdParts, rows: Uint8Array, colours: number): Uint8Array {
  const pixels = width * height;
  const out = new Uint8Array(pixels * colours);
  for (let colour = 0; colour < colours; colour++) {
    // Photoshop writes how much paper an ink leaves.
    const isInk = mode === 'cmyk';
    const isSigned = mode === 'lab' && colour > 0;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const at = colour * pixels + pixel;
      const level =
        depth === 16 ? Math.round(((rows[at * 2] ?? 0) * 256 + (rows[at * 2 + 1] ?? 0)) / DEEP) : (rows[at] ?? 0);
      out[pixel * colours + colour] = isInk ? FULL - level : isSigned ? (level + 128) & 0xff : level;
    }
  }
  return out;
}

/** Pixels that are places in a palette as red, green and blue. */
function painted(places: Uint8Array, palette: Uint8Array): Uint8Array {
  const out = new Uint8Array(places.length * 3);
  for (let pixel = 0; pixel < places.length; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      out[pixel * 3 + colour] = palette[colour * 256 + (places[pixel] ?? 0)] ?? 0;
    }
  }
  return out;
}

/** A palette that is black and white alone makes no colours; others do. */
function pictureOf(parts: PsdParts, rows: Uint8Array): PlainPicture {
  const { width, height, mode, palette, profile } = parts;
  const size = { width, height, ...(profile === null ? {} : { profile }), deflate: packed };
  if (mode === 'bitmap') return { width, height, deflate: packed, channels: 1, is: 'bits', samples: rows };
  const colours = coloursOf[mode];
  const samples = interleaved(parts, rows, colours);
  if (mode === 'indexed') return { ...size, channels: 3, samples: painted(samples, palette) };
  // A duotone's profile, where it has one, is of its inks.
  if (mode === 'duotone') return { width, height, deflate: packed, channels: 1, samples };
  return { ...size, channels: colours, samples, ...(mode === 'lab' ? { is: 'lab' as const } : {}) };
}

/** Modes whose transparency is kept as an alpha channel. */
const seenThrough: readonly PsdMode[] = ['grey', 'duotone', 'rgb', 'cmyk'];

/** The channel that follows a picture's colours: how much is seen of each pixel. */
function alphaOf({ width, height, depth }: PsdParts, rows: Uint8Array, colours: number): Uint8Array {
  const pixels = width * height;
  const from = colours * pixels;
  if (depth !== 16) return rows.subarray(from, from + pixels);
  return Uint8Array.from({ length: pixels }, (_, at) => rows[(from + at) * 2] ?? FULL);
}

/** A picture by itself, with its alpha channel: Photoshop keeps its composite laid over white, or over paper without ink. */
function offWhite(picture: PlainPicture, alpha: Uint8Array): PlainPicture {
  const { samples, width, channels } = picture;
  const paper = channels === 4 ? 0 : FULL;
  return { ...picture, alpha, samples: liftedOff(samples, { alpha, width, channels, paper }) };
}

function packed(samples: Uint8Array): Uint8Array {
  return new Uint8Array(deflateSync(samples, { level: 3 }));
}

/** TIFF's tags of XMP (Adobe, XMP Specification Part 3) and IPTC (Adobe, TIFF Technical Notes, 2002), and its type of bytes. */
const XMP_TAG = 700;
const IPTC_TAG = 33_723;
const BYTES = 1;

/** A TIFF of nothing but words: unlike a JPEG's segments, its fields hold XMP and IPTC of any length. */
function wordsOf({ iptc, xmp }: PsdParts): Uint8Array {
  const fields = [
    { tag: XMP_TAG, data: xmp },
    { tag: IPTC_TAG, data: iptc },
  ].flatMap(({ tag, data }) => (data === null ? [] : [{ tag, data }]));
  const head = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
  head.write('II', 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fields.length, 8);
  let to = head.length;
  for (const [at, { tag, data }] of fields.entries()) {
    const entry = 10 + at * 12;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(BYTES, entry + 2);
    head.writeUInt32LE(data.length, entry + 4);
    head.writeUInt32LE(to, entry + 8);
    to += data.length;
  }
  return Buffer.concat([head, ...fields.map(({ data }) => data)]);
}

/**
 * Reads a file of Photoshop's; null of bytes that are none. Throws {@link DayangError} `picture-no-composite`,
 * `picture-mode`, `picture-too-large`, and a `RangeError` of what is damaged.
 */
export function readPsd(bytes: Uint8Array, name: string): PsdPicture | null {
  const parts = psdParts(bytes, name);
  if (parts === null) return null;
  const { width, height, depth, channels, mode } = parts;
  const colours = coloursOf[mode];
  const rowBytes = depth === 1 ? Math.ceil(width / 8) : width * (depth / 8);
  const more = channels - colours;
  const hasAlpha = parts.hasMergedAlpha && more > 0;
  const keepsAlpha = hasAlpha && seenThrough.includes(mode) && depth !== 1;
  if (width * height > MOST_PIXELS || rowBytes * height * (colours + (keepsAlpha ? 1 : 0)) > MOST_SAMPLES) {
    throw new DayangError('picture-too-large', { name, width, height });
  }
  if (channels < colours) throw new RangeError(`${channels} channels`);
  const rows = planes(parts, colours + (keepsAlpha ? 1 : 0), rowBytes);
  const picture = pictureOf(parts, rows);
  return {
    bytes: writeTiff(keepsAlpha ? offWhite(picture, alphaOf(parts, rows, colours)) : picture),
    words: wordsOf(parts),
    dataChannels: more - (hasAlpha ? 1 : 0),
    isOverWhite: hasAlpha && !keepsAlpha,
    isDuotone: mode === 'duotone',
    hasInkProfile: mode === 'cmyk' && parts.profile !== null,
  };
}
