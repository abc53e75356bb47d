/** Bytes of a text file become text: UTF-8, UTF-16 with or without a mark, GB18030. */
import { DayangError } from '../errors.ts';

/** Copy larger than this is no newspaper page. */
export const MOST_BYTES = 16 * 1024 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Share of a text's characters that Chinese copy is made of: Han, its marks, ASCII. */
function likeCopy(text: string): number {
  const sample = text.slice(0, 4096);
  const usual = sample.match(/[\t\n\r -~\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu) ?? [];
  return sample.length === 0 ? 0 : usual.length / sample.length;
}

/** Share above which bytes without a mark are taken for UTF-16; GB18030 read as UTF-16 is mostly Hangul. */
const SURE = 0.9;

/** UTF-16 without a mark: the byte order in which the text looks like copy. */
function looksUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, 8192);
  const [little, big] = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
    const text = tryDecode(sample, encoding);
    return text === undefined || looksBinary(text) ? 0 : likeCopy(text);
  });
  if ((little ?? 0) >= SURE && (little ?? 0) > (big ?? 0)) return 'utf-16le';
  if ((big ?? 0) >= SURE && (big ?? 0) > (little ?? 0)) return 'utf-16be';
  return undefined;
}

/** Text has almost no control characters; a program or a picture has many. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  let control = 0;
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (unit === 0 || unit === 0xfffd) return true;
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d && unit !== 0x0c) control++;
  }
  return control > sample.length / 200;
}

/** Decodes a text file's bytes. Throws {@link DayangError} `not-text`, `empty-file` or `file-too-large`. */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  if (bytes.length === 0) throw new DayangError('empty-file', { name });
  if (bytes.length > MOST_BYTES) {
    throw new DayangError('file-too-large', { name, size: bytes.length, most: MOST_BYTES });
  }
  const mark: Encoding | undefined =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const guess = mark ?? looksUtf16(bytes);
  // UTF-8 is never right by accident, and almost any bytes are some GB18030: in this order.
  const order: Encoding[] = mark !== undefined ? [mark] : ['utf-8', ...(guess === undefined ? [] : [guess]), 'gb18030'];
  for (const encoding of order) {
    const text = tryDecode(bytes, encoding);
    if (text === undefined || looksBinary(text)) continue;
    if (text.trim() === '') throw new DayangError('empty-file', { name });
    return { text, encoding };
  }
  throw new DayangError('not-text', { name });
}
