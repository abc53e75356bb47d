/** Font files packed for the web (WOFF File Format 1.0, W3C 2012): each table is compressed by itself. */
import { fontOf } from '../compose/font-tables.ts';
import { fontLimits } from './font-limits.ts';
import { FontProblem } from './font-problem.ts';
import { TableBytes } from './table-bytes.ts';

const SIGNATURE = 'wOFF';
/** Where the header has what the plain file starts with, and how many tables there are. */
const VERSION = 4;
const COUNT = 12;
/** Bytes of the header, and of each entry of the directory: tag, offset, packed and plain length, checksum. */
const HEADER = 44;
const ENTRY = 20;

/** Unpacks a zlib stream (RFC 1950) that is to give so many bytes. Throws where it is damaged or gives more. */
export type Inflate = (packed: Uint8Array, length: number) => Uint8Array;

function inflated(packed: Uint8Array, length: number, table: string, inflate: Inflate): Uint8Array {
  try {
    const bytes = inflate(packed, length);
    if (bytes.length === length) return bytes;
  } catch {
    // Whatever was wrong, the table is not what was packed.
  }
  throw new FontProblem('damaged', { table: table.trim(), detail: 'it cannot be unpacked' });
}

/**
 * The plain font file that was packed: the same tables with the same bytes. Throws a {@link FontProblem} where the bytes
 * are no such file, or damaged.
 */
export function plainFont(packed: Uint8Array, inflate: Inflate): Uint8Array<ArrayBuffer> {
  const file = new TableBytes(SIGNATURE, packed);
  if (file.tag(0) !== SIGNATURE) throw new FontProblem('not-a-font', {});
  const tables = new Map<string, Uint8Array>();
  const sums = new Map<string, number>();
  const end = HEADER + file.u16(COUNT) * ENTRY;
  let size = 0;
  for (let at = HEADER; at < end; at += ENTRY) {
    const tag = file.tag(at);
    const { bytes } = file.part(file.u32(at + 4), file.u32(at + 8));
    const length = file.u32(at + 12);
    size += length;
    if (size > fontLimits.face) throw new FontProblem('too-large', { size, most: fontLimits.face });
    tables.set(tag, bytes.length === length ? bytes : inflated(bytes, length, tag, inflate));
    sums.set(tag, file.u32(at + 16));
  }
  return fontOf(file.part(VERSION, 4).bytes, tables, sums);
}
