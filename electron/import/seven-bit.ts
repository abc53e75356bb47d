/**
 * Encodings in which Chinese and Japanese are written with the bytes of ASCII, for lines of seven bits: HZ (RFC 1843) and
 * ISO-2022-JP (RFC 1468). As ASCII they are signs nobody wrote.
 */
import { TextDecoder as StandardDecoder } from '@exodus/bytes/encoding.js';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';

/** What HZ has between `~{` and `~}`: pairs of bytes of GB 2312, never over the end of a line. */
const ofHz = /~\{((?:[\x21-\x77][\x21-\x7e])+)~\}|~~|~\r?\n/gu;

interface SevenBitText {
  readonly text: string;
  readonly encoding: string;
  readonly remarks: readonly ImportRemark[];
}

/** Text in HZ; null of what is none, or has a pair that is no character. */
function hz(source: string): string | null {
  if (!/~\{(?:[\x21-\x77][\x21-\x7e])+~\}/u.test(source)) return null;
  const decoder = new StandardDecoder('gb18030');
  const text = source.replace(ofHz, (all: string, pairs: string | undefined) => {
    if (pairs === undefined) return all === '~~' ? '~' : '';
    return decoder.decode(Uint8Array.from(pairs, (one) => one.charCodeAt(0) | 0x80));
  });
  return /~[{}]|\ufffd|\p{Co}/u.test(text) ? null : text;
}

/** Text in ISO-2022-JP; null of what is none. */
function iso2022(source: string, bytes: Uint8Array): string | null {
  if (!source.includes('\u001b$@') && !source.includes('\u001b$B')) return null;
  const text = new StandardDecoder('iso-2022-jp').decode(bytes);
  return text.includes('\ufffd') ? null : text;
}

/** The text of bytes that are in one of these encodings, which is told; null of any others. */
export function sevenBitText(bytes: Uint8Array): SevenBitText | null {
  if (bytes.some((byte) => byte >= 0x80)) return null;
  const source = Buffer.from(bytes).toString('latin1');
  const ofHan = hz(source);
  const read = ofHan === null ? iso2022(source, bytes) : ofHan;
  if (read === null) return null;
  const name = ofHan === null ? 'ISO-2022-JP' : 'HZ';
  return { text: read, encoding: name.toLowerCase(), remarks: [{ kind: 'encoding-guessed', count: 1, text: name }] };
}
