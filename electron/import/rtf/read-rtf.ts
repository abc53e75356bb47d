/** Reads a document of RTF, bytes whose code page nothing in it names in the one they are likeliest to be in. */
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { DayangError } from '../../errors.ts';
import type { CopySource } from '../copy-source.ts';
import { EncodingUnsure } from '../decode.ts';
import { readUnnamed } from '../unnamed-text.ts';
import { pageOfEncoding, WESTERN } from './code-pages.ts';
import type { UnnamedBytes } from './fonts.ts';
import { type ReadRtf, RtfReader } from './rtf-reader.ts';

type RtfSource = Pick<CopySource, 'name' | 'bytes' | 'keepsStruck' | 'encoding'>;

/**
 * Two bytes beyond ASCII next to each other: characters of two bytes have such pairs. Western letters with accents, quotes
 * and spaces that do not break stand among plain ones, and by the format they are Western.
 */
function mayBeOther(bytes: readonly number[]): boolean {
  return bytes.some((byte, at) => byte >= 0x80 && (bytes[at + 1] ?? 0) >= 0x80);
}

/**
 * Bits for which `\ansicpg1252` speaks: programs write it that know no better, so that some Chinese characters speak
 * against it, of two or three it is asked, and of accents and quotation marks side by side it is right.
 */
const SAID_WESTERN = 25;

/** The code page bytes are in, with what is to be said of that; null where none of them may be other than Western. */
function judgedPage(
  { name, encoding }: RtfSource,
  { bytes, isWestern }: UnnamedBytes,
): { readonly page: number; readonly remarks: readonly ImportRemark[] } | null {
  if (!mayBeOther(bytes)) return null;
  const declared = isWestern ? 'windows-1252' : null;
  const options = encoding === undefined ? { declared, declaredBits: SAID_WESTERN } : { encoding };
  try {
    const read = readUnnamed(Uint8Array.from(bytes), name, options);
    const page = pageOfEncoding(read.encoding);
    if (page !== undefined) return { page, remarks: read.remarks };
  } catch (error) {
    if (error instanceof EncodingUnsure || !(error instanceof DayangError)) throw error;
  }
  // Like no text in any encoding of such documents: it is as the format has it, and to be looked at.
  return { page: WESTERN, remarks: [{ kind: 'encoding-guessed', count: 1, text: 'windows-1252' }] };
}

/** Reads a document's bytes; whatever is wrong with them, to their end. Throws `EncodingUnsure`. */
export function readRtf(source: RtfSource): ReadRtf {
  const reader = new RtfReader(source, WESTERN);
  const read = reader.read();
  const judged = judgedPage(source, reader.unnamed);
  if (judged === null) return read;
  // All of it anew: a second byte may be a sign of RTF, and was taken for one.
  const anew = judged.page === WESTERN ? read : new RtfReader(source, judged.page).read();
  return { ...anew, remarks: [...anew.remarks, ...judged.remarks] };
}
