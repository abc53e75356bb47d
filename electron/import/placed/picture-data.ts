/** Whether the samples of a picture are all there. What a press cannot read it prints as a hole, or as noise. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { PdfError } from '../pdf/faults.ts';
import type { PdfFile } from '../pdf/file.ts';
import { Unpacker } from '../pdf/unpack.ts';

/** Filters that pack pictures alone, by the short names, too, that they have in a stream (ISO 32000-1 §7.4.6 to 7.4.9, table 94). */
const codecs = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF']);
/** Filters that are unpacked here: what cannot be is damaged. */
const plainFilters = new Set([
  'FlateDecode',
  'LZWDecode',
  'ASCII85Decode',
  'ASCIIHexDecode',
  'RunLengthDecode',
  'Crypt',
]);
/** Bytes beyond what is expected that a picture may unpack to, and hardly any sound one does. */
const SPARE = 1 << 20;

function listOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const list = file.array(value);
  return list.length > 0 || value === undefined ? list : [value];
}

export function filtersOf(file: PdfFile, image: PdfDictionary): string[] {
  return listOf(file, image.entries.get('Filter')).map((one) => file.name(one));
}

/** True of a picture that is packed as pictures alone are, and not unpacked here. */
export function isPacked(file: PdfFile, image: PdfDictionary): boolean {
  return codecs.has(filtersOf(file, image).at(-1) ?? '');
}

/** A picture's bytes as its own kind of packing has them, a JPEG's most often; null where they cannot be unpacked. */
export function codecBytes(file: PdfFile, image: PdfDictionary): Uint8Array | null {
  const filters = listOf(file, image.entries.get('Filter')).slice(0, -1);
  if (filters.length === 0) return image.stream ?? null;
  const settings = listOf(file, image.entries.get('DecodeParms')).slice(0, -1);
  const entries = new Map<string, PdfValue>([
    ['Filter', { type: 'array', items: filters }],
    ['DecodeParms', { type: 'array', items: settings }],
  ]);
  return samplesOf(file, { ...image, entries }, (image.stream?.length ?? 0) * 2);
}

/** A picture's samples, of so many bytes, outside of what the file's other streams may take; null where they cannot be unpacked. */
function samplesOf(file: PdfFile, image: PdfDictionary, expected: number): Uint8Array | null {
  const most = filtersOf(file, image).length * expected + 2 * (image.stream?.length ?? 0) + SPARE;
  try {
    return new Unpacker(file, most).bytesOf(image);
  } catch (error) {
    // One that goes on for ever has samples enough, and is for others to cut.
    if (error instanceof PdfError && error.fault === 'too-much') return null;
    throw error;
  }
}

/** True of a JPEG that ends (ITU-T T.81 §B.1.1): one that is cut short has no mark after its samples. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] !== 0xff || buffer[1] !== 0xd8) return false;
  for (let at = 2; at + 4 <= buffer.length; ) {
    if (buffer[at] !== 0xff) return false;
    const mark = buffer[at + 1] ?? 0;
    if (mark === 0xff) at++;
    else if (mark === 0xda) return buffer.indexOf(Buffer.from([0xff, 0xd9]), at) >= 0;
    else at += 2 + buffer.readUInt16BE(at + 2);
  }
  return false;
}

function isWholePacked(file: PdfFile, image: PdfDictionary, codec: string): boolean {
  const bytes = codecBytes(file, image);
  if (bytes === null || bytes.length === 0) return false;
  return codec.startsWith('DCT') ? isWholeJpeg(bytes) : true;
}

/** Samples that are known to be there, where they were unpacked; whether they are. */
export interface PictureData {
  readonly isWhole: boolean;
  readonly samples: Uint8Array | null;
}

/**
 * Looks at what is there of a picture's `rows` of so many bytes each. Whether what is packed in ways not known here is whole
 * is taken for granted.
 */
export function pictureData(file: PdfFile, image: PdfDictionary, row: number, rows: number): PictureData {
  const filters = filtersOf(file, image);
  const last = filters.at(-1) ?? '';
  if (codecs.has(last)) return { isWhole: isWholePacked(file, image, last), samples: null };
  if (filters.some((filter) => !plainFilters.has(filter))) return { isWhole: true, samples: null };
  const expected = row * rows;
  const packed = image.stream?.length ?? 0;
  if (packed === 0) return { isWhole: false, samples: null };
  const samples = samplesOf(file, image, expected + rows);
  if (samples === null) return { isWhole: mayBeOtherwise(file, image), samples: null };
  return { isWhole: samples.length >= expected, samples: samples.length >= expected ? samples : null };
}

/** True where prediction is of a kind that is not undone here: that it was not says nothing. */
function mayBeOtherwise(file: PdfFile, image: PdfDictionary): boolean {
  return listOf(file, image.entries.get('DecodeParms')).some((one) => {
    const predictor = file.get(file.dictionary(one), 'Predictor');
    const bits = file.get(file.dictionary(one), 'BitsPerComponent');
    return predictor === 2 && typeof bits === 'number' && bits !== 8;
  });
}
