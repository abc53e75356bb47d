/**
 * 拼合: a page that blends, for files that may not (ISO 15930-4: PDF/X-1a has no transparency). Ghostscript separates it to
 * the press's plates and those of its spot inks; they become one picture, in which black is on black's plate alone and each
 * spot on its own, as they print.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createDeflate } from 'node:zlib';
import sharp from 'sharp';
import { MOST_SPOTS, type SpotPlate, writeFlatPage } from '../../shared/pdf/flat-page.ts';
import { placedSize } from '../../shared/pdf/placed-form.ts';
import { asDayangError, DayangError, stopIfCancelled } from '../errors.ts';
import { firstLineOf, runGhostscript } from '../ghostscript.ts';
import { nameText } from '../import/placed/words.ts';

/** Milliseconds an advert may take: a full page of a broadsheet took 39 seconds on two cores that had much else to do. */
const PATIENCE = 180_000;
/** Samples of all plates together, a byte each: a page of a broadsheet has 470 million at 600 an inch. */
const MOST_SAMPLES = 640_000_000;
/** Kilobytes Ghostscript may take. */
const MOST_MEMORY = 1_500_000;
/** Bytes that are packed at a time: in between, a cancel is heard. */
const STRIP = 1 << 22;
/** As `pdf-parts` says of text: what more would save is not worth the time. */
const DEFLATE = { level: 3 };
/** What prints solid where Ghostscript says which process inks stand in for a spot. */
const SOLID = 32760;
/** PNG's filter by which a row is told from the one above (RFC 2083 §6.4): flat colour becomes noughts. */
const UP = 2;

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** Names as both languages list them. */
export const listed = (names: readonly string[]) => ({ zh: names.join('、'), en: names.join(', ') });

/** A page to be flattened. */
export interface BlendingPage {
  /** Its file's name, for whoever hears that it failed. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Spot inks it prints with, as its record names them. */
  readonly inks: readonly string[];
  /** Its sides in points. */
  readonly width: number;
  readonly height: number;
  /** Pixels to an inch of that. */
  readonly perInch: number;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

function pixelsOf({ name, width, height, perInch, inks }: BlendingPage): Pixels {
  const [across, down] = [Math.ceil((width / 72) * perInch), Math.ceil((height / 72) * perInch)];
  if (across * down * (PROCESS.length + inks.length) > MOST_SAMPLES)
    throw new DayangError('advert-flatten-large', { name });
  return { width: across, height: down };
}

/**
 * What Ghostscript is told. No pixel is mixed at edges (it would be of half an ink, and screened); its own size of page,
 * so that the pixels fill it to the edge; and it says what stands in for each spot.
 */
function settingsFor(page: BlendingPage, pixels: Pixels, source: string, target: string): string[] {
  const { width, height } = placedSize(page.bytes);
  return [
    ...['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', `-K${MOST_MEMORY}`],
    ...['-sDEVICE=tiffsep', '-sCompression=lzw', '-dPrintSpotCMYK', '-dNoUserUnit', '-dTextAlphaBits=1'],
    ...['-dGraphicsAlphaBits=1', `-r${(pixels.width * 72) / width}x${(pixels.height * 72) / height}`],
    ...[`-sOutputFile=${target}`, source],
  ];
}

interface Plate {
  readonly name: string;
  /** 255 is paper, row by row. */
  readonly samples: Uint8Array;
}

/** Plates by what their files are called: a name's unusual bytes are escaped there by their figures. */
async function readPlates(folder: string, { name: advert }: BlendingPage, pixels: Pixels): Promise<Plate[]> {
  const plates: Plate[] = [];
  for (const file of readdirSync(folder)) {
    const escaped = /^plate\((.*)\)\.tif$/u.exec(file)?.[1];
    if (escaped === undefined) continue;
    const name = escaped.replace(/%([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    const read = await sharp(join(folder, file), { limitInputPixels: false })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { data, info } = read;
    if (info.width !== pixels.width || info.height !== pixels.height || info.channels !== 1) {
      const detail = `${info.width} × ${info.height} × ${info.channels}`;
      throw new DayangError('advert-flatten', { name: advert, detail });
    }
    plates.push({ name, samples: data });
  }
  return plates;
}

/** What stands in for each spot, by its name, as Ghostscript says it. */
function standInsIn(said: string): ReadonlyMap<string, readonly number[]> {
  const lines = said.matchAll(/^%%SeparationColor: "(.*)" 100% ink = (\d+) (\d+) (\d+) (\d+) CMYK\r?$/gmu);
  return new Map(
    [...lines].map(([, name = '', ...inks]) => [name, inks.map((ink) => Math.min(1, Number(ink) / SOLID))] as const),
  );
}

interface Separated {
  /** The press's, then those of the spots. */
  readonly plates: readonly Uint8Array[];
  readonly spots: readonly SpotPlate[];
}

/** Puts plates in order. Spots that print nothing are left out; one that prints must have its plate. */
function inOrder(all: readonly Plate[], said: string, { name: advert, inks }: BlendingPage): Separated {
  const process = PROCESS.map((name) => all.find((plate) => plate.name === name)?.samples);
  const standIns = standInsIn(said);
  const found = all.filter(({ name }) => !PROCESS.includes(name));
  const isLost = (ink: string) => !found.some(({ name }) => nameText(name) === ink && standIns.has(name));
  const lost = inks.filter(isLost);
  if (lost.length > 0) throw new DayangError('advert-flatten-inks', { name: advert, ...listed(lost) });
  const spots = found.filter(({ samples }) => samples.some((sample) => sample !== 255));
  if (spots.length > MOST_SPOTS)
    throw new DayangError('advert-flatten-spots', { name: advert, count: spots.length, most: MOST_SPOTS });
  const untold = spots.filter(({ name }) => !standIns.has(name)).map(({ name }) => nameText(name));
  if (untold.length > 0) throw new DayangError('advert-flatten-inks', { name: advert, ...listed(untold) });
  const plates = [...process, ...spots.map(({ samples }) => samples)].flatMap((samples) => samples ?? []);
  if (plates.length !== PROCESS.length + spots.length)
    throw new DayangError('advert-flatten', { name: advert, detail: 'a plate is missing' });
  return { plates, spots: spots.map(({ name }) => ({ name, cmyk: standIns.get(name) ?? [] })) };
}

/** Ink of all plates pixel by pixel, each row by its difference from the one above: so many rows at a time. */
function* stripsOf(plates: readonly Uint8Array[], { width, height }: Pixels): Generator<Uint8Array> {
  const row = 1 + width * plates.length;
  const step = Math.max(1, Math.floor(STRIP / row));
  for (let top = 0; top < height; top += step) {
    const rows = Math.min(step, height - top);
    const strip = new Uint8Array(rows * row);
    for (let y = 0; y < rows; y++) strip[y * row] = UP;
    plates.forEach((plate, at) => {
      for (let y = 0; y < rows; y++) {
        let from = (top + y) * width;
        let to = y * row + 1 + at;
        for (let x = 0; x < width; x++, from++, to += plates.length) {
          const above = from < width ? 255 : (plate[from - width] ?? 255);
          // The difference of two inks is that of their paper, the other way round; it is kept within a byte.
          strip[to] = above - (plate[from] ?? 255);
        }
      }
    });
    yield strip;
  }
}

async function packed(strips: Iterable<Uint8Array>, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  await pipeline(strips, createDeflate(DEFLATE), collect, ...(signal === undefined ? [] : [{ signal }]));
  return new Uint8Array(Buffer.concat(chunks));
}

/** Separates a page in a folder. */
async function separated(folder: string, page: BlendingPage, pixels: Pixels, signal: AbortSignal | undefined) {
  const { name } = page;
  const source = join(folder, 'page.pdf');
  writeFileSync(source, page.bytes);
  const settings = settingsFor(page, pixels, source, join(folder, 'plate.tif'));
  const ran = await runGhostscript(settings, { patience: PATIENCE, signal });
  if (ran === null) throw new DayangError('advert-blends', { name });
  if (ran.outcome === 'too-slow') throw new DayangError('advert-flatten-slow', { name, seconds: PATIENCE / 1000 });
  if (ran.outcome === 'failed') throw new DayangError('advert-flatten', { name, detail: firstLineOf(ran.said) });
  return inOrder(await readPlates(folder, page, pixels), ran.said, page);
}

/**
 * The page as one picture of its plates, a file of its own. Throws {@link DayangError} `advert-flatten…`, `advert-blends`
 * where the machine has no Ghostscript, and `cancelled`.
 */
export async function flattenPage(page: BlendingPage, signal?: AbortSignal): Promise<Uint8Array> {
  const { bytes, name } = page;
  const pixels = pixelsOf(page);
  const folder = mkdtempSync(join(tmpdir(), 'dayang-flat-'));
  try {
    const { plates, spots } = await separated(folder, page, pixels, signal);
    const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    const rows = await packed(stripsOf(plates, pixels), signal);
    return writeFlatPage({ ...pixels, size: placedSize(bytes), spots, packed: rows, id });
  } catch (error) {
    stopIfCancelled(signal);
    // What the machine says, as that its disk is full, is told as that.
    const told = asDayangError(error, name);
    if (told.code !== 'unexpected') throw told;
    throw new DayangError('advert-flatten', { name, ...told.details }, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
