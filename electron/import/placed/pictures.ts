/** Pictures of a page: how sharp they are at the size they stand in, what colours they have, what ink they take. */
import type { UncheckedKind } from '../../../shared/edition/placed-page.ts';
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Matrix } from '../svg/geometry.ts';
import { jpeg2000 } from './jpeg2000.ts';
import { codecBytes, filtersOf, isPacked, pictureData } from './picture-data.ts';
import { inksOfSamples, type PackedPicture } from './picture-inks.ts';
import { type ColourKind, colourKind } from './spaces.ts';
import type { Place, Tally } from './tally.ts';

/** Below this length of a side, in points, a picture is a patch of a gradient or a line: nobody sees its pixels. */
const SMALLEST = 9;
/** Bytes of samples that are looked at: of larger pictures, and of more of them, ink is not told. */
const MOST_SAMPLES = 128_000_000;
const MOST_SAMPLES_IN_ALL = 512_000_000;

/** Long names of what pictures that stand in the stream itself call short (ISO 32000-1 §8.9.7). */
const longNames: Readonly<Record<string, string>> = {
  W: 'Width',
  H: 'Height',
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  IM: 'ImageMask',
  F: 'Filter',
};

/** The dictionary of a picture in the stream, from what stands between BI and ID. */
export function inlinePicture(operands: readonly PdfValue[]): PdfDictionary {
  const entries = new Map<string, PdfValue>();
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [key, value] = [operands[at], operands[at + 1]];
    if (key === undefined || key === null || typeof key !== 'object' || key.type !== 'name') continue;
    entries.set(longNames[key.value] ?? key.value, value ?? null);
  }
  return { type: 'dictionary', entries };
}

/** Where a picture stands, and what notes what is found in it. */
interface Standing {
  readonly resources: PdfDictionary | null;
  /** Brings its unit square to points. */
  readonly matrix: Matrix;
  readonly tally: Tally;
}

export class Pictures {
  /** Pictures that are unpacked once all the rest is read: their ink is not told by then. */
  readonly packed: PackedPicture[] = [];
  readonly #file: PdfFile;
  readonly #seen = new Set<PdfDictionary>();
  #left = MOST_SAMPLES_IN_ALL;

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Looks at a picture as it stands on the page; answers its colours, null of a mask that is painted through. */
  survey(image: PdfDictionary, { resources, matrix, tally }: Standing): ColourKind | null {
    const file = this.#file;
    const [a, b, c, d, e, f] = matrix;
    const place: Place = [e + (a + c) / 2, f + (b + d) / 2];
    const isFirst = !this.#seen.has(image);
    this.#seen.add(image);
    const colour = this.#colour(image, resources);
    const depth = this.#depth(image);
    this.#sharpness(image, depth === 1, matrix, (kind, amount) => tally.measure(kind, amount, place));
    for (const name of filtersOf(file, image))
      if (/^(?:JPX|JBIG2)/u.test(name)) tally.name('modern', name.replace('Decode', ''));
    if (depth > 8) tally.name('modern', `${depth} bit`);
    const soft = file.dictionary(image.entries.get('SMask'));
    const softInData = file.get(image, 'SMaskInData');
    if (soft !== null || (typeof softInData === 'number' && softInData > 0)) tally.add('blends');
    // One among the operators is small, and its samples are not looked at.
    if (image.stream === undefined) untold(colour, tally, 'inline', place);
    else if (isFirst) {
      this.#data(image, colour, tally, place);
      const mask = file.dictionary(image.entries.get('Mask'));
      for (const one of [soft, mask]) if (one !== null) this.#data(one, null, tally, place);
    }
    return colour;
  }

  #isMask(image: PdfDictionary): boolean {
    return this.#file.get(image, 'ImageMask') === true;
  }

  /** Bits of a sample; those of JPEG 2000 are said by the picture itself (ISO 32000-1 §7.4.9). */
  #depth(image: PdfDictionary): number {
    if (this.#isMask(image)) return 1;
    const said = this.#file.get(image, 'BitsPerComponent');
    return this.#jpeg2000(image)?.depth ?? (typeof said === 'number' ? said : 8);
  }

  #isJpeg2000(image: PdfDictionary): boolean {
    return filtersOf(this.#file, image).at(-1) === 'JPXDecode';
  }

  #jpeg2000(image: PdfDictionary) {
    if (!this.#isJpeg2000(image)) return null;
    const bytes = codecBytes(this.#file, image);
    return bytes === null ? null : jpeg2000(bytes);
  }

  #colour(image: PdfDictionary, resources: PdfDictionary | null): ColourKind | null {
    if (this.#isMask(image)) return null;
    const space = image.entries.get('ColorSpace');
    if (space !== undefined) return colourKind(this.#file, space, resources);
    const kind = this.#jpeg2000(image)?.kind ?? 'unknown';
    return { kind, inks: [], figures: 0, plates: [] };
  }

  #sharpness(
    image: PdfDictionary,
    isLineArt: boolean,
    [a, b, c, d]: Matrix,
    tell: (kind: 'line-art' | 'pictures', perInch: number) => void,
  ): void {
    const [width, height] = ['Width', 'Height'].map((key) => this.#file.get(image, key));
    const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
    if (typeof width !== 'number' || typeof height !== 'number' || Math.min(across, down) < SMALLEST) return;
    const perInch = Math.min((width / across) * 72, (height / down) * 72);
    if (Number.isFinite(perInch)) tell(isLineArt ? 'line-art' : 'pictures', perInch);
  }

  /** Whether a picture is all there, and the ink it takes. */
  #data(image: PdfDictionary, colour: ColourKind | null, tally: Tally, place: Place): void {
    const file = this.#file;
    const [width, height] = ['Width', 'Height'].map((key) => file.get(image, key));
    const [depth, isMask] = [this.#depth(image), this.#isMask(image) || colour === null];
    const figures = isMask || colour?.palette !== undefined ? 1 : (colour?.figures ?? 0);
    if (typeof width !== 'number' || typeof height !== 'number' || !(width >= 1 && height >= 1) || figures === 0) {
      untold(colour, tally, this.#isJpeg2000(image) ? 'jpeg2000' : 'space', place);
      return;
    }
    const row = Math.ceil((width * figures * depth) / 8);
    const unpacked = isPacked(file, image) ? 0 : row * height;
    if (unpacked > Math.min(MOST_SAMPLES, this.#left)) {
      untold(colour, tally, 'large', place);
      return;
    }
    this.#left -= unpacked;
    const { isWhole, samples } = pictureData(file, image, row, height);
    if (!isWhole) tally.add('pictures-damaged', place);
    if (!isWhole || colour === null) return;
    const [from, to] = file.numbers(image.entries.get('Decode')) ?? [];
    const isInverted = (from ?? 0) > (to ?? 1);
    const packed = samples === null ? this.#packed(image) : null;
    if (packed !== null) this.packed.push({ bytes: packed, colour, isInverted, place });
    else if (samples === null) untold(colour, tally, this.#isJpeg2000(image) ? 'jpeg2000' : 'packed', place);
    else if (depth !== 8) untold(colour, tally, 'deep', place);
    else {
      const { most, plates } = inksOfSamples(samples, [width, height], colour, isInverted);
      if (most !== null) tally.measure('ink', most, place);
      tally.printsOn(plates, 'space', place);
    }
  }

  /** A JPEG's bytes; null of any other picture. */
  #packed(image: PdfDictionary): Uint8Array | null {
    return /^DCT/u.test(filtersOf(this.#file, image).at(-1) ?? '') ? codecBytes(this.#file, image) : null;
  }
}

/** Notes that a picture's samples were not looked at, and why: one of grey is on black alone, and of no more ink than that. */
function untold(colour: ColourKind | null, tally: Tally, why: UncheckedKind, place: Place): void {
  if (colour !== null) tally.printsOn([colour.kind === 'grey' ? 'black' : 'untold'], why, place);
}
