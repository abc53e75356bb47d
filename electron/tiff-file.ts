/** TIFF (6.0, Adobe 1992) as far as pictures need it: what a file says of its samples, and a plain file written. */

/** The tags that are read and written (TIFF 6.0, section 8; the profile's is of ICC.1 annex B). */
const tags = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  strips: 273,
  orientation: 274,
  samples: 277,
  rows: 278,
  stripBytes: 279,
  inkSet: 332,
  extra: 338,
  format: 339,
  profile: 34675,
} as const;

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;
/** Bytes of a value of the types that numbers are told in: a byte, and those of two, four and eight (BigTIFF). */
const numberBytes: Readonly<Record<number, 1 | 2 | 4 | 8>> = { 1: 1, [SHORT]: 2, [LONG]: 4, 16: 8 };

/** Entries of a directory, and samples of a pixel, beyond which a file is not believed. */
const MOST_ENTRIES = 4096;
const MOST_SAMPLES = 64;

/** What a TIFF says of its first picture. */
export interface TiffFacts {
  readonly photometric: number;
  readonly samples: number;
  readonly bits: number;
  /** What each channel beyond the colours is: 0 unspecified data, 1 associated alpha, 2 unassociated alpha. */
  readonly extra: readonly number[];
  readonly orientation: number;
  readonly compression: number;
  /** Whole numbers, signed ones, or of a floating point (SampleFormat). */
  readonly format: number;
}

/** What SampleFormat calls whole numbers from 0, and numbers of a floating point (TIFF 6.0, section 19). */
export const UNSIGNED = 1;
export const FLOATING = 3;
/** Of no format that is told: read as if nothing were said, which is as whole numbers from 0. */
const UNTOLD = 4;

/** Colours of a pixel by PhotometricInterpretation: grey both ways, RGB, palette, mask, inks, YCbCr, the three Labs. */
const coloursOf: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 4: 1, 5: 4, 6: 3, 8: 3, 9: 3, 10: 3 };

/** A directory of a TIFF: where its entries begin, how long each is, and where in one its values or their place stand. */
interface Directory {
  readonly view: DataView;
  readonly little: boolean;
  readonly entries: readonly number[];
  /** Bytes of a place in the file: 4, of BigTIFF 8. */
  readonly placeBytes: 4 | 8;
}

/** The first directory of a TIFF or BigTIFF (AWare Systems, 2004); null of what is none. Throws a `RangeError` where it is outside the file. */
function directoryOf(bytes: Uint8Array): Directory | null {
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = order === 'II';
  const version = view.getUint16(2, little);
  if (version !== 42 && version !== 43) return null;
  const isBig = version === 43;
  const start = isBig ? Number(view.getBigUint64(8, little)) : view.getUint32(4, little);
  const told = isBig ? Number(view.getBigUint64(start, little)) : view.getUint16(start, little);
  const [head, size] = isBig ? [8, 20] : [2, 12];
  const entries = Array.from({ length: Math.min(MOST_ENTRIES, told) }, (_, at) => start + head + at * size);
  return { view, little, entries, placeBytes: isBig ? 8 : 4 };
}

/** The numbers an entry tells, of samples as many as are believed; none of an entry of another type. */
function numbersOf({ view, little, placeBytes }: Directory, entry: number, most = MOST_SAMPLES): number[] {
  const size = numberBytes[view.getUint16(entry + 2, little)];
  if (size === undefined) return [];
  const wide = (at: number) => Number(view.getBigUint64(at, little));
  const place = (at: number) => (placeBytes === 8 ? wide(at) : view.getUint32(at, little));
  const count = Math.min(most, place(entry + 4));
  const own = entry + 4 + placeBytes;
  const from = count * size > placeBytes ? place(own) : own;
  return Array.from({ length: count }, (_, nth) => {
    const at = from + nth * size;
    if (size === 8) return wide(at);
    if (size === 4) return view.getUint32(at, little);
    return size === 2 ? view.getUint16(at, little) : view.getUint8(at);
  });
}

/** The tags whose numbers are read. */
const readTags: ReadonlySet<number> = new Set([
  tags.bits,
  tags.compression,
  tags.photometric,
  tags.orientation,
  tags.samples,
  tags.extra,
  tags.format,
]);

/** Reads the first directory of a TIFF; null of what is none, and of a directory outside the file. */
export function tiffFacts(bytes: Uint8Array): TiffFacts | null {
  try {
    const directory = directoryOf(bytes);
    if (directory === null) return null;
    const { view, little, entries } = directory;
    const found = new Map<number, number[]>();
    for (const entry of entries) {
      const tag = view.getUint16(entry, little);
      if (readTags.has(tag)) found.set(tag, numbersOf(directory, entry));
    }
    const one = (tag: number, otherwise: number) => found.get(tag)?.[0] ?? otherwise;
    const photometric = one(tags.photometric, 1);
    const samples = one(tags.samples, 1);
    const more = Math.max(0, Math.min(MOST_SAMPLES, samples - (coloursOf[photometric] ?? samples)));
    const told = found.get(tags.extra) ?? [];
    const format = one(tags.format, UNSIGNED);
    return {
      photometric,
      samples,
      bits: one(tags.bits, 1),
      // A channel of which nothing is said is data as well.
      extra: Array.from({ length: more }, (_, at) => told[at] ?? 0),
      orientation: one(tags.orientation, 1),
      compression: one(tags.compression, 1),
      format: format === UNTOLD ? UNSIGNED : format,
    };
  } catch {
    return null;
  }
}

/** The samples of a TIFF that is not packed, its strips one after another. Throws a `RangeError` where they are not in the file. */
export function tiffStrips(bytes: Uint8Array): Uint8Array {
  const directory = directoryOf(bytes);
  const listed = (tag: number): number[] => {
    const entry = directory?.entries.find((at) => directory.view.getUint16(at, directory.little) === tag);
    return directory === null || entry === undefined ? [] : numbersOf(directory, entry, Number.POSITIVE_INFINITY);
  };
  const [offsets, lengths] = [listed(tags.strips), listed(tags.stripBytes)];
  const out = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let to = 0;
  for (const [nth, offset] of offsets.entries()) {
    const length = lengths[nth] ?? 0;
    if (offset + length > bytes.length) throw new RangeError('strips beyond the file');
    out.set(bytes.subarray(offset, offset + length), to);
    to += length;
  }
  return out;
}

/** Lab as TIFF stores it: a* and b* signed (TIFF 6.0, section 23), or as ICC's encoding has them, from 0 (Adobe, 2002). */
export const CIELAB = 8;
export const ICCLAB = 9;
const RGB = 2;
/** A tag that nobody has registered and that readers pass over. */
const PASSED_OVER = 65_000;

/** A TIFF whose three colours are called red, green and blue, without a profile: its samples are what they were. */
export function asRgb(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const directory = directoryOf(copy);
  if (directory === null) return copy;
  const { view, little, entries, placeBytes } = directory;
  for (const entry of entries) {
    const tag = view.getUint16(entry, little);
    if (tag === tags.photometric) {
      const own = entry + 4 + placeBytes;
      if (view.getUint16(entry + 2, little) === LONG) view.setUint32(own, RGB, little);
      else view.setUint16(own, RGB, little);
    }
    if (tag === tags.profile) view.setUint16(entry, PASSED_OVER, little);
  }
  return copy;
}

/** L* a* b* of eight bits as of sixteen, which readers agree on: L* from 0, a* and b* signed. */
function asDeepLab(samples: Uint8Array): Uint8Array {
  const deep = new Uint8Array(samples.length * 2);
  const view = new DataView(deep.buffer);
  for (let at = 0; at < samples.length; at++) {
    const value = samples[at] ?? 0;
    view.setUint16(at * 2, at % 3 === 0 ? value * 257 : value << 8, true);
  }
  return deep;
}

export interface PlainPicture {
  readonly width: number;
  readonly height: number;
  /**
   * Eight bits a sample, pixel by pixel: grey, RGB, C M Y K where 255 is full ink, or L* a* b* with signed a* and b*. Of one
   * bit: packed rows in which 1 is ink.
   */
  readonly samples: Uint8Array;
  readonly channels: 1 | 3 | 4;
  readonly is?: 'lab' | 'bits';
  /** How much is seen of each pixel, of samples of eight bits: kept as a channel that colours are not multiplied by. */
  readonly alpha?: Uint8Array | undefined;
  /** Packs samples as zlib does (RFC 1950), for what is kept. */
  readonly deflate?: (samples: Uint8Array) => Uint8Array;
  readonly profile?: Uint8Array | undefined;
  /** 1 to 8, as TIFF and EXIF have it. */
  readonly orientation?: number;
}

/** What colours a picture's samples are of (PhotometricInterpretation): white as zero, black as zero, RGB, inks, CIELAB. */
function photometricOf({ channels, is }: Pick<PlainPicture, 'channels' | 'is'>): number {
  if (is !== undefined) return is === 'bits' ? 0 : CIELAB;
  return channels === 1 ? 1 : channels === 3 ? 2 : 5;
}

/** Zlib's streams, as TIFF names them (Adobe, TIFF Technical Notes, 2002). */
const DEFLATED = 8;

/** Samples with another channel behind each pixel's. */
function withChannel(samples: Uint8Array, channels: number, more: Uint8Array): Uint8Array {
  const out = new Uint8Array(more.length * (channels + 1));
  for (let pixel = 0; pixel < more.length; pixel++) {
    out.set(samples.subarray(pixel * channels, (pixel + 1) * channels), pixel * (channels + 1));
    out[pixel * (channels + 1) + channels] = more[pixel] ?? 0;
  }
  return out;
}

/** What ExtraSamples calls alpha that colours are not multiplied by (TIFF 6.0, section 18). */
const UNASSOCIATED = 2;

/** Writes a picture as a TIFF of one strip, packed where that is asked for. */
export function writeTiff(picture: PlainPicture): Uint8Array {
  const { width, height, profile, is, alpha, deflate, orientation = 1 } = picture;
  const channels = picture.channels + (alpha === undefined ? 0 : 1);
  const own = is === 'lab' ? asDeepLab(picture.samples) : picture.samples;
  const plain = alpha === undefined ? own : withChannel(own, picture.channels, alpha);
  const samples = deflate === undefined ? plain : deflate(plain);
  const depth = is === 'bits' ? 1 : is === 'lab' ? 16 : 8;
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [tags.width, LONG, 1, width],
    [tags.height, LONG, 1, height],
    [tags.bits, SHORT, channels, depth],
    [tags.compression, SHORT, 1, deflate === undefined ? 1 : DEFLATED],
    [tags.photometric, SHORT, 1, photometricOf(picture)],
    [tags.strips, LONG, 1, 0],
    [tags.orientation, SHORT, 1, orientation],
    [tags.samples, SHORT, 1, channels],
    [tags.rows, LONG, 1, height],
    [tags.stripBytes, LONG, 1, samples.length],
  ];
  if (picture.channels === 4) entries.push([tags.inkSet, SHORT, 1, 1]);
  if (alpha !== undefined) entries.push([tags.extra, SHORT, 1, UNASSOCIATED]);
  if (profile !== undefined) entries.push([tags.profile, UNDEFINED, profile.length, 0]);
  const bitsAt = 8 + 2 + entries.length * 12 + 4;
  const profileAt = bitsAt + Math.max(8, channels * 2);
  const samplesAt = profileAt + (profile === undefined ? 0 : profile.length + (profile.length % 2));
  const bytes = new Uint8Array(samplesAt + samples.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, entries.length, true);
  entries.forEach(([tag, type, count, value], at) => {
    const to = 10 + at * 12;
    view.setUint16(to, tag, true);
    view.setUint16(to + 2, type, true);
    view.setUint32(to + 4, count, true);
    const outside = tag === tags.profile ? profileAt : tag === tags.strips ? samplesAt : value;
    view.setUint32(to + 8, tag === tags.bits && channels > 2 ? bitsAt : outside, true);
    // Two of them stand in the entry itself.
    if (tag === tags.bits && channels === 2) view.setUint16(to + 10, value, true);
  });
  for (let channel = 0; channel < channels; channel++) view.setUint16(bitsAt + channel * 2, depth, true);
  if (profile !== undefined) bytes.set(profile, profileAt);
  bytes.set(samples, samplesAt);
  return bytes;
}
