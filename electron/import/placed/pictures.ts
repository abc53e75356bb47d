/** Pictures of a page: how sharp they are at the size they stand in, what colours they have, what ink they take. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Matrix } from '../svg/geometry.ts';
import { type ColourKind, colourKind } from './spaces.ts';
import type { Tally } from './tally.ts';

/** Below this length of a side, in points, a picture is a patch of a gradient or a line: nobody sees its pixels. */
const SMALLEST = 9;
/** A side of the areas ink is measured over, in pixels. */
const AREA = 8;
/** Pixels of pictures whose ink is measured: of larger ones it is not told. */
const MOST_MEASURED = 16_000_000;

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

function filtersOf(file: PdfFile, image: PdfDictionary): string[] {
  const filter = image.entries.get('Filter');
  const list = file.array(filter);
  return (list.length > 0 ? list : filter === undefined ? [] : [filter]).map((one) => file.name(one));
}

/** The area of plain CMYK samples with the most ink, in per cent; a mean over some pixels, for one alone is noise. */
function mostInk(samples: Uint8Array, width: number, height: number, isInverted: boolean): number {
  let most = 0;
  for (let top = 0; top + 1 <= height; top += AREA) {
    for (let left = 0; left < width; left += AREA) {
      let [sum, count] = [0, 0];
      for (let y = top; y < Math.min(height, top + AREA); y++) {
        for (let at = (y * width + left) * 4; at < (y * width + Math.min(width, left + AREA)) * 4; at++) {
          sum += samples[at] ?? 0;
          count++;
        }
      }
      const share = sum / count / 255;
      most = Math.max(most, (isInverted ? 1 - share : share) * 400);
    }
  }
  return most;
}

/** The most ink in one place of a picture of the press's inks, in per cent; null where it cannot be told. */
function inkOf(file: PdfFile, image: PdfDictionary): number | null {
  const [width, height, depth] = ['Width', 'Height', 'BitsPerComponent'].map((key) => file.get(image, key));
  if (typeof width !== 'number' || typeof height !== 'number' || depth !== 8) return null;
  const isPacked = filtersOf(file, image).some((name) => /^(?:DCT|JPX|JBIG2|CCITT)/u.test(name));
  if (isPacked || width * height > MOST_MEASURED) return null;
  const samples = file.unpacker.bytesOf(image);
  if (samples === null || samples.length < width * height * 4) return null;
  const [from, to] = file.numbers(image.entries.get('Decode')) ?? [];
  return mostInk(samples, width, height, (from ?? 0) > (to ?? 1));
}

/** Looks at a picture as it stands on the page under a matrix that brings its unit square to points. */
export function surveyPicture(
  file: PdfFile,
  image: PdfDictionary,
  {
    resources,
    matrix,
    seen,
  }: { readonly resources: PdfDictionary | null; readonly matrix: Matrix; readonly seen: Set<PdfDictionary> },
  tally: Tally,
): ColourKind | null {
  const [width, height, depth] = ['Width', 'Height', 'BitsPerComponent'].map((key) => file.get(image, key));
  const isMask = file.get(image, 'ImageMask') === true;
  const [a, b, c, d] = matrix;
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
  if (typeof width === 'number' && typeof height === 'number' && Math.min(across, down) >= SMALLEST) {
    const perInch = Math.min((width / across) * 72, (height / down) * 72);
    if (Number.isFinite(perInch)) tally.least(isMask || depth === 1 ? 'line-art' : 'pictures', perInch);
  }
  const isFirst = !seen.has(image);
  seen.add(image);
  for (const name of filtersOf(file, image))
    if (/^(?:JPX|JBIG2)/u.test(name)) tally.add('modern', name.replace('Decode', ''));
  if (typeof depth === 'number' && depth > 8) tally.add('modern', `${depth} bit`);
  const soft = file.dictionary(image.entries.get('SMask'));
  const softInData = file.get(image, 'SMaskInData');
  if (soft !== null || (typeof softInData === 'number' && softInData > 0)) tally.add('blends');
  if (isMask || !image.entries.has('ColorSpace')) return null;
  const colour = colourKind(file, image.entries.get('ColorSpace'), resources);
  if (isFirst && colour.kind === 'cmyk' && colour.isIndexed !== true && image.stream !== undefined) {
    const ink = inkOf(file, image);
    if (ink === null) tally.add('ink-untold');
    else tally.most('ink', ink);
  }
  return colour;
}
