/**
 * Pictures whose samples the picture library takes for something else, made ones it reads as they are. TIFF alone
 * has them: channels beyond its colours, which the library takes for alpha whatever they are, inks of sixteen bits, of
 * which it keeps the low end, and Lab as Photoshop writes it, which it does not
 * open. Preview, page and file all read what comes out of here, so that they are alike.
 */
import sharp from 'sharp';
import { DayangError } from './errors.ts';
import { MOST_CHANNELS, MOST_PIXELS } from './pictures.ts';
import { asRgb, CIELAB, FLOATING, ICCLAB, type TiffFacts, tiffFacts, UNSIGNED, writeTiff } from './tiff-file.ts';

/**
 * Bytes of samples unpacked at once, beyond which a picture is refused. They are there as they stood, as the colours alone,
 * and in the file that is written of these: some three times their size, and the process has a gigabyte.
 */
const MOST_SAMPLES = 256 * 1024 * 1024;

/** What ExtraSamples says of a channel (TIFF 6.0, section 18). */
const PREMULTIPLIED = 1;
const ALPHA = 2;

const INKS = 4;
const FULL = 255;

/** Selections that were saved with a picture are channels of it. */
const limits = { limitInputPixels: MOST_PIXELS, limitInputChannels: MOST_CHANNELS } as const;

/** YCbCr, and the ways of packing that are JPEG, old and new, whose reader makes red, green and blue of it. */
const YCBCR = 6;
const JPEGS: readonly number[] = [6, 7];
const RGB = 2;

/**
 * Samples that the library opens and mistakes, as a newsroom would call them; null of all others. Of numbers of a floating
 * point it knows those of red, green and blue, as Photoshop writes them.
 */
function mistakenSamples({ photometric, bits, format, compression }: TiffFacts): string | null {
  if (photometric === YCBCR && !JPEGS.includes(compression)) return 'YCbCr';
  if (format === FLOATING) return photometric === RGB && bits === 32 ? null : `${bits} bit float`;
  if (bits > 16) return `${bits} bit`;
  return format === UNSIGNED || photometric === CIELAB || bits < 8 ? null : `${bits} bit signed`;
}

/** Refuses a picture of samples that would be shown and printed as others. Throws `picture-mode`. */
export function refuseMistaken(name: string, bytes: Uint8Array): void {
  const facts = tiffFacts(bytes);
  const mode = facts === null ? null : mistakenSamples(facts);
  if (mode !== null) throw new DayangError('picture-mode', { name, mode });
}

/** What a TIFF's channels make necessary; nothing of a picture without channels beyond its colours and of eight bits. */
interface Repair {
  readonly facts: TiffFacts;
  /** Which of the extra channels says what shows, from 0; -1 for none. */
  readonly alpha: number;
}

/** True of Lab that the library does not open, or takes for no colours: all but the signed one of sixteen bits. */
function isUnopenedLab({ photometric, bits, extra }: TiffFacts): boolean {
  return photometric === ICCLAB || (photometric === CIELAB && (bits !== 16 || extra.length > 0));
}

/** A picture's bytes as the library opens them, to ask for its size and the like; its colours may be called others. */
export function openable(bytes: Uint8Array): Uint8Array {
  const facts = tiffFacts(bytes);
  return facts !== null && isUnopenedLab(facts) ? asRgb(bytes) : bytes;
}

/** What is to be done about a picture's samples; null where the library reads them as they are. */
export function repairOf(bytes: Uint8Array): Repair | null {
  const facts = tiffFacts(bytes);
  if (facts === null) return null;
  const isDeepInk = facts.photometric === 5 && facts.bits === 16;
  const needed = facts.extra.length > 0 || isDeepInk || isUnopenedLab(facts);
  if (!needed) return null;
  return { facts, alpha: facts.extra.findIndex((kind) => kind === PREMULTIPLIED || kind === ALPHA) };
}

/** Samples of a picture, eight bits each, its channels one after another. */
interface Samples {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Inks as they stand in the file, of eight bits or sixteen. */
async function inkSamples(bytes: Uint8Array, isDeep: boolean): Promise<Samples> {
  const { data, info } = await sharp(bytes, { ...limits, failOn: 'truncated' })
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (!isDeep) return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height, channels };
  const eight = new Uint8Array(data.length / 2);
  for (let at = 0; at < eight.length; at++) eight[at] = Math.round(data.readUInt16LE(at * 2) / 257);
  return { data: eight, width, height, channels };
}

/** Any other picture's samples in the screen's colours. */
async function lightSamples(bytes: Uint8Array): Promise<Samples> {
  const { data, info } = await sharp(bytes, { ...limits, failOn: 'truncated' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height, channels };
}

/** Lab as Photoshop writes it in the screen's colours, what stands beside its colours after them. */
async function labSamples(bytes: Uint8Array, { photometric, bits, extra }: TiffFacts): Promise<Samples> {
  const isDeep = bits === 16;
  const { data, info } = await sharp(asRgb(bytes), { ...limits, failOn: 'truncated' })
    .toColourspace(isDeep ? 'rgb16' : 'srgb')
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = width * height;
  const lab = new Uint8Array(pixels * 3);
  const value = (at: number) => (isDeep ? data[at * 2 + 1] : data[at]) ?? 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      const level = value(pixel * channels + colour);
      lab[pixel * 3 + colour] = photometric === ICCLAB && colour > 0 ? (level + 128) & 0xff : level;
    }
  }
  const light = await lightSamples(writeTiff({ width, height, channels: 3, is: 'lab', samples: lab }));
  const all = 3 + Math.min(extra.length, channels - 3);
  const out = new Uint8Array(pixels * all);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < all; channel++) {
      out[pixel * all + channel] =
        channel < 3 ? (light.data[pixel * light.channels + channel] ?? 0) : value(pixel * channels + channel);
    }
  }
  return { data: out, width, height, channels: all };
}

/** Colours alone, over paper where an alpha channel lets it show. `paper` is 0 of inks and 255 of light. */
function overPaper(
  { data, width, height, channels }: Samples,
  colours: 1 | 3 | 4,
  paper: number,
  alpha: number | null,
): Uint8Array {
  const out = new Uint8Array(width * height * colours);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    const shows = alpha === null ? FULL : (data[from + alpha] ?? FULL);
    for (let colour = 0; colour < colours; colour++) {
      const value = data[from + colour] ?? 0;
      out[pixel * colours + colour] = Math.round((value * shows + paper * (FULL - shows)) / FULL);
    }
  }
  return out;
}

/** A picture's samples, and what each of its channels is. */
interface ReadSamples {
  readonly samples: Samples;
  readonly isInks: boolean;
  readonly colours: 1 | 3 | 4;
  /** The channel that says what shows; null where none does. */
  readonly over: number | null;
  readonly profile: Uint8Array | undefined;
  readonly orientation: number;
}

/** Reads the samples of a picture that wants repair. Throws as {@link soundPicture} does. */
async function readSamples(bytes: Uint8Array, { facts, alpha }: Repair, name: string): Promise<ReadSamples> {
  const { width, height, icc, orientation } = await sharp(openable(bytes), {
    ...limits,
  }).metadata();
  const size = width * height * facts.samples * (facts.bits === 16 ? 2 : 1);
  if (size > MOST_SAMPLES) throw new DayangError('picture-too-large', { name, width, height });
  const isInks = facts.photometric === 5 && facts.samples >= INKS;
  const isLab = facts.photometric === CIELAB || facts.photometric === ICCLAB;
  const samples = isInks
    ? await inkSamples(bytes, facts.bits === 16)
    : isLab
      ? await labSamples(bytes, facts)
      : await lightSamples(bytes);
  const colours = isInks ? INKS : samples.channels - facts.extra.length === 1 ? 1 : 3;
  const told = facts.extra[alpha];
  const over =
    told === undefined || colours + alpha >= samples.channels
      ? null
      : // What was multiplied by its alpha the library has divided again, light and inks alike.
        colours + alpha;
  // Light was brought to the screen's colours above; inks are what they were, and so is what they mean.
  const profile = isInks && icc !== undefined ? new Uint8Array(icc) : undefined;
  return { samples, isInks, colours, over, profile, orientation: orientation ?? 1 };
}

/**
 * A picture's bytes as all readers of pictures read them; the very bytes where nothing is amiss. Data channels are
 * left out, alpha is laid over paper, inks of sixteen bits become eight. Throws `picture-too-large`, and what the
 * library throws of a broken file.
 */
export async function soundPicture(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const repair = repairOf(bytes);
  if (repair === null) return bytes;
  const { samples, isInks, colours, over, profile, orientation } = await readSamples(bytes, repair, name);
  const { width, height } = samples;
  const plain = overPaper(samples, colours, isInks ? 0 : FULL, over);
  return writeTiff({ width, height, channels: colours, samples: plain, profile, orientation });
}

/** How much shows of each pixel of a picture that wants repair, as a grey picture; null where all of it does. Throws as {@link soundPicture} does. */
export async function alphaOfRepaired(bytes: Uint8Array, repair: Repair, name: string): Promise<Uint8Array | null> {
  if (repair.alpha < 0) return null;
  const { samples, over, orientation } = await readSamples(bytes, repair, name);
  if (over === null) return null;
  const { data, width, height, channels } = samples;
  const grey = new Uint8Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = data[pixel * channels + over] ?? FULL;
  return writeTiff({ width, height, channels: 1, samples: grey, orientation });
}
