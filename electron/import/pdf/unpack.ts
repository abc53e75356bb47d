/** Bytes of streams unpacked (ISO 32000-1 §7.4), within a limit that all of a file's streams share. */
import { constants, inflateSync } from 'node:zlib';
import { fromRows } from '../../../shared/pdf/predictor.ts';
import type { PdfDictionary, PdfObjects, PdfValue } from '../../../shared/pdf/read.ts';
import { unpackRuns } from '../packed-runs.ts';
import { PdfError } from './faults.ts';

/** Bytes that the streams of a file may unpack to in all. */
const MOST_UNPACKED = 96 * 1024 * 1024;
/** Filters of one stream. */
const MOST_FILTERS = 6;

const SPACES = new Set([0, 9, 10, 12, 13, 32]);

function fromHexadecimal(bytes: Uint8Array): Uint8Array {
  const digits = Buffer.from(bytes).toString('latin1').split('>', 1)[0]?.replace(/\s/gu, '') ?? '';
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

/** Bytes as they come, up to a limit. */
class Growing {
  readonly #most: number;
  #bytes = new Uint8Array(1 << 16);
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Throws `too-much`. */
  add(part: ArrayLike<number>): void {
    const size = this.#size + part.length;
    if (size > this.#most) throw new PdfError('too-much');
    if (size > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(size, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.#size);
    this.#size = size;
  }

  get whole(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }
}

/** Groups of five digits of base 85 as four bytes (§7.4.3). */
function fromBase85(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Growing(most);
  const group: number[] = [];
  const put = (count: number) => {
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    out.add(Array.from({ length: count }, (_, at) => Math.floor(value / 256 ** (3 - at)) & 0xff));
    group.length = 0;
  };
  for (const byte of bytes) {
    if (SPACES.has(byte)) continue;
    if (byte === 0x7a && group.length === 0) out.add([0, 0, 0, 0]);
    else if (byte < 0x21 || byte > 0x75) break;
    else if (group.push(byte - 0x21) === 5) put(4);
  }
  if (group.length > 1) {
    const count = group.length - 1;
    while (group.length < 5) group.push(84);
    put(count);
  }
  return out.whole;
}

/** Runs of bytes (§7.4.5). */
function fromRuns(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Growing(most);
  const repeat = (byte: number, count: number) => out.add(new Uint8Array(count).fill(byte));
  unpackRuns(bytes, { copy: (run) => out.add(run), repeat }, true);
  return out.whole;
}

/** Codes of growing length that stand for sequences met before (§7.4.4). */
function fromLzw(bytes: Uint8Array, early: number, most: number): Uint8Array {
  const out = new Growing(most);
  const table: (readonly number[])[] = Array.from({ length: 258 }, (_, code) => (code < 256 ? [code] : []));
  const clear = () => {
    table.length = 258;
  };
  let before: readonly number[] | null = null;
  let [held, bits, width] = [0, 0, 9];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      clear();
      [before, width] = [null, 9];
      continue;
    }
    const known: readonly number[] | undefined =
      table[code] ?? (before !== null && code === table.length ? [...before, before[0] ?? 0] : undefined);
    if (known === undefined) break;
    out.add(known);
    if (before !== null && table.length < 4096) table.push([...before, known[0] ?? 0]);
    before = known;
    width = Math.max(9, Math.min(12, 32 - Math.clz32(table.length + early)));
  }
  return out.whole;
}

/** Rows of bytes that are differences from the pixel before (TIFF 6.0 §14); what is left over is no row. */
function fromDifferences(bytes: Uint8Array, row: number, colours: number): Uint8Array {
  const out = bytes.slice(0, bytes.length - (bytes.length % row));
  for (let at = 0; at < out.length; at++)
    if (at % row >= colours) out[at] = ((out[at] ?? 0) + (out[at - colours] ?? 0)) & 0xff;
  return out;
}

export class Unpacker {
  readonly #objects: PdfObjects;
  #left: number;

  /** `most` are the bytes that all of the file's streams may unpack to. */
  constructor(objects: PdfObjects, most = MOST_UNPACKED) {
    this.#objects = objects;
    this.#left = most;
  }

  /** A stream's bytes; null where they are packed in a way not known here, or cannot be unpacked. */
  bytesOf(stream: PdfDictionary): Uint8Array | null {
    if (stream.stream === undefined) return null;
    const filters = this.#listOf(stream.entries.get('Filter'));
    const settings = this.#listOf(stream.entries.get('DecodeParms'));
    if (filters.length > MOST_FILTERS) return null;
    let bytes: Uint8Array | null = stream.stream;
    for (const [at, filter] of filters.entries()) {
      if (bytes === null) return null;
      bytes = this.#unpacked(bytes, this.#objects.name(filter), this.#objects.dictionary(settings[at]));
      this.#left -= bytes?.length ?? 0;
      if (this.#left < 0) throw new PdfError('too-much');
    }
    return bytes;
  }

  /** One value or several: a list either way. */
  #listOf(value: PdfValue | undefined): readonly PdfValue[] {
    const list = this.#objects.array(value);
    return list.length > 0 || this.#objects.resolve(value) === null ? list : [value ?? null];
  }

  #unpacked(bytes: Uint8Array, filter: string, settings: PdfDictionary | null): Uint8Array | null {
    switch (filter) {
      case 'FlateDecode':
        return this.#predicted(this.#inflated(bytes), settings);
      case 'LZWDecode':
        return this.#predicted(fromLzw(bytes, this.#number(settings, 'EarlyChange', 1), this.#left), settings);
      case 'ASCIIHexDecode':
        return fromHexadecimal(bytes);
      case 'ASCII85Decode':
        return fromBase85(bytes, this.#left);
      case 'RunLengthDecode':
        return fromRuns(bytes, this.#left);
      case 'Crypt':
        // What it says was done when the file was opened.
        return bytes;
      default:
        return null;
    }
  }

  #inflated(bytes: Uint8Array): Uint8Array | null {
    try {
      // What is cut short gives what there is of it.
      return inflateSync(bytes, { maxOutputLength: this.#left + 1, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      if (error instanceof RangeError) throw new PdfError('too-much');
      return null;
    }
  }

  #number(of: PdfDictionary | null, key: string, absent: number): number {
    const value = this.#objects.get(of, key);
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? value : absent;
  }

  /** Rows of samples without their prediction, PNG's or TIFF's, as cross-references and pictures have it (§7.4.4.4). */
  #predicted(bytes: Uint8Array | null, settings: PdfDictionary | null): Uint8Array | null {
    const predictor = this.#number(settings, 'Predictor', 1);
    if (bytes === null || predictor < 2) return bytes;
    const bits = this.#number(settings, 'BitsPerComponent', 8);
    const colours = this.#number(settings, 'Colors', 1);
    const width = this.#number(settings, 'Columns', 1);
    const row = Math.ceil((width * colours * bits) / 8);
    if (row < 1 || row > bytes.length) return null;
    if (predictor === 2) return bits === 8 && colours > 0 ? fromDifferences(bytes, row, colours) : null;
    // PNG knows no samples smaller than a byte: what is before one is the byte before.
    const step = Math.max(1, Math.floor((colours * bits) / 8));
    try {
      return row % step === 0 ? fromRows(bytes, row / step, step) : null;
    } catch {
      return null;
    }
  }
}
