/**
 * Bytes of a text file become text. What the file declares is honoured; else its encoding is the one in which the bytes
 * make the likeliest copy, and where two are about as likely the user is asked. A bad byte is U+FFFD, never left out.
 */
import { TextDecoder as StandardDecoder } from '@exodus/bytes/encoding.js';
import { type CopyEncoding, copyEncodings, type EncodingReading, encodingTitle } from '../../shared/text/encodings.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { hasFrame, paragraphAt } from '../../shared/text/transmission.ts';
import { DayangError } from '../errors.ts';
import { markedEncoding, namedEncoding } from './declared-encoding.ts';
import { type CopyBits, copyBits, type Language } from './likelihood.ts';
import { sevenBitText } from './seven-bit.ts';

/** Copy larger than this is no newspaper page. */
export const MOST_BYTES = 16 * 1024 * 1024;

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** Nothing says that it is in that encoding; absent of UTF-8, which shows by itself that it is right. */
  readonly isGuessed?: true;
  /** What is to be said of how the encoding was found. */
  readonly remarks: readonly ImportRemark[];
}

export interface DecodeOptions {
  /** The encoding the user named: nothing else is tried. */
  readonly encoding?: CopyEncoding;
  /** The encoding named outside the bytes, as by an e-mail's header. */
  readonly declared?: string | null;
  /** Bits for which that speaks, where it is what programs say that know no better; without them it is meant. */
  readonly declaredBits?: number;
}

/** What a reading's encoding is called on a desk, as details of an error. */
function titlesOf(which: 'one' | 'other', reading: EncodingReading | undefined): Readonly<Record<string, string>> {
  if (reading === undefined) return {};
  const { encoding } = reading;
  return { [`${which}Zh`]: encodingTitle(encoding, 'zh'), [`${which}En`]: encodingTitle(encoding, 'en') };
}

/** Thrown where two encodings are about as likely: whoever imports is to say which it is. */
export class EncodingUnsure extends DayangError {
  readonly readings: readonly EncodingReading[];

  constructor(name: string, readings: readonly EncodingReading[]) {
    const [one, other] = readings;
    super('encoding-unsure', {
      name,
      one: one?.encoding ?? '',
      other: other?.encoding ?? '',
      ...titlesOf('one', one),
      ...titlesOf('other', other),
      oneSample: one?.sample ?? '',
      otherSample: other?.sample ?? '',
    });
    this.readings = readings;
  }
}

/** UTF-32 (Unicode §3.10), which the Encoding Standard does not have. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    text += code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  }
  return bytes.length % 4 === 0 ? text : `${text}\ufffd`;
}

/**
 * Decodes as the Encoding Standard has it: U+FFFD for each maximal part of an ill-formed sequence (Unicode §3.9). The
 * tables are the library's on every platform: what Node and Electron bring differs for HKSCS. A mark is not text.
 */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') {
    return decodeUtf32(bytes, encoding === 'utf-32le').replace(/^\ufeff/u, '');
  }
  return new StandardDecoder(encoding).decode(bytes);
}

/** Bad bytes as characters: one that is spoilt may be three of them. A short text may be spoilt in a few places and is text. */
const MOST_BAD = { places: 6, share: 1 / 4 } as const;
/** U+FFFD that one bad place leaves at most, on average. */
const MOST_EACH = 3;
/** Share of control characters in text, and in what teleprinters sent, which switch lamps and ribbons by them. */
const CONTROLS = 1 / 50;
const CONTROLS_OF_WIRE = 1 / 3;

/** Text has almost no control characters; a program or a picture has many. Those of transmission are counted out. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  const isWire = hasFrame(sample);
  let control = 0;
  let bad = 0;
  let places = 0;
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (unit === 0xfffd) {
      bad++;
      if (sample.charCodeAt(at - 1) !== 0xfffd) places++;
    }
    if (unit >= 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0x16 || unit === 0x1a) continue;
    if (unit > 0x04 || (unit === 0 && !isWire)) control++;
  }
  const most = Math.max(MOST_BAD.places, sample.length * MOST_BAD.share);
  if (places > most || bad > Math.max(MOST_EACH * MOST_BAD.places, sample.length / 2)) return true;
  return control > Math.max(2, sample.length * (isWire ? CONTROLS_OF_WIRE : CONTROLS));
}

/** A text without the zeros at its end, with which old systems fill their records. */
function withoutZeros(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0) end--;
  return text.slice(0, end);
}

/** Encodings that are tried where none is declared, with the bits their being used at all costs, on a Chinese desk. */
const tried: readonly (readonly [CopyEncoding, number])[] = [
  ['utf-8', 0],
  ['gb18030', 4],
  ['big5', 8],
  ['utf-16le', 10],
  ['utf-16be', 12],
  ['shift_jis', 12],
  ['euc-kr', 14],
  ['euc-jp', 16],
  ['windows-1252', 20],
];
/** The languages that are written in an encoding; all in the others. */
const languagesOf: Readonly<Record<string, readonly Language[]>> = {
  gb18030: ['hans', 'hant', 'west'],
  big5: ['hans', 'hant', 'west'],
  shift_jis: ['ja', 'west'],
  'euc-jp': ['ja', 'west'],
  'euc-kr': ['ko', 'west'],
  'windows-1252': ['west'],
};
/** Bits for which a declaration speaks: the bytes have to speak plainly against it, by some eight characters. */
const DECLARED = 60;
/** Readings nearer than this, in bits, are asked about; nearer than the second, the guess is a remark. */
const CLOSE = 10;
const SURE = 40;
/** Bits a character other than ASCII costs, on average, in what is no text at all; and how many show it. */
const NO_COPY = 15.5;
const ENOUGH = 40;
/** Bits that six bad bytes cost too much where they are two surrogates. */
const SURROGATES = 110;
/** Bits for which each character speaks whose bytes are UTF-8's three: of other bytes one in thirty-two looks like it. */
const WELL_FORMED = 5;
/** Bytes of anything are UTF-16 of some sort: two characters that nobody writes show that they are no text in it. */
const ENOUGH_UTF16 = 2;
/** Bytes that are tried: from the start, and from the first that is not ASCII. */
const FROM_START = 4 * 1024;
const FROM_FIRST = 16 * 1024;
/** Characters of a reading that are shown, and how many of them from before the place where it parts from the other. */
const SAMPLE = 80;
const BEFORE = 10;

interface Reading extends CopyBits {
  readonly encoding: string;
  readonly text: string;
}

/** The bytes that are tried. Their places are even, for encodings of two bytes. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= FROM_START + FROM_FIRST) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  if (first < FROM_START) return bytes.subarray(0, FROM_START + FROM_FIRST);
  const from = first - (first % 2);
  return Uint8Array.from([...bytes.subarray(0, FROM_START), ...bytes.subarray(from, from + FROM_FIRST)]);
}

/**
 * Characters that old databases wrote as two surrogates of three bytes each (CESU-8, Unicode TR26). UTF-8 forbids them:
 * their bytes are U+FFFD as any bad ones are (Unicode §3.9), and the characters they were meant for are told.
 */
function surrogatesIn(bytes: Uint8Array): { readonly meant: string; readonly first: number } {
  let meant = '';
  let first = 0;
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    const [, high = 0, highEnd = 0, lead = 0, low = 0, lowEnd = 0] = bytes.subarray(at, at + 6);
    const isPair = (high & 0xf0) === 0xa0 && lead === 0xed && (low & 0xf0) === 0xb0;
    if (!isPair || (highEnd & 0xc0) !== 0x80 || (lowEnd & 0xc0) !== 0x80) continue;
    if (meant === '') first = at;
    const unit = (second: number, third: number) => 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f);
    meant += String.fromCharCode(unit(high, highEnd), unit(low, lowEnd));
  }
  return { meant, first };
}

function surrogateRemarks(bytes: Uint8Array): ImportRemark[] {
  const { meant, first } = surrogatesIn(bytes);
  if (meant === '') return [];
  const before = decodeAs(bytes.subarray(0, first), 'utf-8');
  return [
    { kind: 'surrogate-bytes', count: [...meant].length, paragraph: paragraphAt(before, before.length), text: meant },
  ];
}

/** Bits that a bad byte of a spoilt character costs too much beside the first: its three bytes are the damage of one. */
const OF_SAME_DAMAGE = 16;

/**
 * Bits for which a text of UTF-8 speaks in spite of its bad bytes: by the characters of three bytes or more that stand whole among
 * them, and, where there are as many as were spoilt, by what of the damage is of one character.
 */
function soundBits(text: string): number {
  const whole = text.replace(/[\0-\u07ff\ufffd]/gu, '').length;
  const spoilt = text.match(/\ufffd{1,3}/gu) ?? [];
  const further = spoilt.reduce((sum, { length }) => sum + length - 1, 0);
  return WELL_FORMED * whole + (whole >= spoilt.length ? OF_SAME_DAMAGE * further : 0);
}

/** Bytes that show by being UTF-8 throughout that they are no UTF-16: of sixteen ideographs in UTF-16, some always are not. */
const ENOUGH_UTF8 = 32;

/**
 * True of bytes that cannot be UTF-16: as UTF-8 they have hardly a bad byte and no control character, such as one half of
 * each Latin or Cyrillic letter would be.
 */
function isNoUtf16(sample: Uint8Array): boolean {
  if (sample.length < ENOUGH_UTF8) return false;
  const text = decodeAs(sample, 'utf-8').replace(/\ufffd{1,3}$/u, '');
  const bad = text.split('\ufffd').length - 1;
  const hasControls = sample.some(
    (byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x16 && byte !== 0x1a,
  );
  return !hasControls && bad * 50 <= text.length;
}

/** The readings of bytes, the likeliest first; of those that read alike the first. */
function readingsOf(bytes: Uint8Array, declared: string | null, declaredBits: number): Reading[] {
  const sample = sampleOf(bytes);
  const priors = new Map<string, number>(tried);
  // A frame of single bytes is round no text of wider units. Dashes and spaces in turn, or dots, are characters of UTF-16 as
  // well, and by their repetition likely ones.
  if (hasFrame(decodeAs(sample, 'windows-1252')) || isNoUtf16(sample)) {
    for (const wide of ['utf-16le', 'utf-16be']) priors.delete(wide);
  }
  if (declared !== null) priors.set(declared, -declaredBits);
  const readings: Reading[] = [];
  for (const [encoding, prior] of [...priors].sort(([, a], [, b]) => a - b)) {
    const text = decodeAs(sample, encoding);
    if (readings.some((one) => one.text === text)) continue;
    const { bits, each } = copyBits(text, languagesOf[encoding]);
    // Six bad bytes that are two surrogates are the damage of one character.
    const meant = encoding === 'utf-8' ? SURROGATES * [...surrogatesIn(sample).meant].length : 0;
    const sound = encoding === 'utf-8' && text.includes('\ufffd') ? soundBits(text) : 0;
    readings.push({ encoding, text, bits: bits + prior - meant - sound, each });
  }
  return readings.sort((a, b) => a.bits - b.bits);
}

/** Two readings as they are shown: a page of ASCII before the first word that differs says nothing. */
function asked(readings: readonly [Reading, Reading]): EncodingReading[] {
  const [one, other] = readings;
  let parting = 0;
  while (parting < one.text.length && one.text[parting] === other.text[parting]) parting++;
  return readings.flatMap(({ encoding, text }) => {
    const known = copyEncodings.find((name) => name === encoding);
    const from = text.slice(Math.max(0, parting - BEFORE)).replace(/^[\udc00-\udfff]/u, '');
    const shown = [...from.trim().replace(/\s+/gu, ' ')].slice(0, SAMPLE).join('');
    return known === undefined ? [] : [{ encoding: known, sample: shown }];
  });
}

/** True of a reading that is no copy in any language. UTF-8 is never right by accident. */
function isNoCopy({ encoding, text, each }: Reading): boolean {
  if (encoding.startsWith('utf-16') && text.includes('\0')) return true;
  if (encoding === 'utf-8' || each <= NO_COPY) return false;
  const strange = [...text].filter((character) => character > '\u007f').length;
  return strange >= (encoding.startsWith('utf-16') ? ENOUGH_UTF16 : ENOUGH);
}

/** The likeliest encoding of those in which the bytes are text. Throws {@link EncodingUnsure} where the next is about as likely. */
function guess(bytes: Uint8Array, name: string, declared: string | null, declaredBits = DECLARED) {
  const all = readingsOf(bytes, declared, declaredBits);
  // What is declared, and likelier than all others, is believed of copy such as nobody writes.
  const [best, next] = all.filter(
    (reading, at) => !looksBinary(reading.text) && (!isNoCopy(reading) || (at === 0 && reading.encoding === declared)),
  );
  // Bytes that are plainly likelier as something that is no text are none in another encoding either.
  const least = all[0]?.bits ?? 0;
  if (best === undefined || best.bits - least > SURE) throw new DayangError('not-text', { name });
  const margin = next === undefined ? Number.POSITIVE_INFINITY : next.bits - best.bits;
  const isDeclared = best.encoding === declared;
  const isMeant = isDeclared && declaredBits >= DECLARED;
  if (!isMeant && margin < CLOSE && next !== undefined) {
    const readings = asked([best, next]);
    if (readings.length === 2) throw new EncodingUnsure(name, readings);
  }
  // UTF-8 shows by itself that it is right; UTF-16 without a mark is as good as its words.
  const isPlain = best.encoding === 'gb18030' || best.encoding.startsWith('utf-16');
  const remarks: ImportRemark[] = [];
  if (declared !== null && !isDeclared) {
    remarks.push({ kind: 'encoding-not-declared', count: 1, text: `${declared} → ${best.encoding}` });
  } else if (best !== all[0] || (!isDeclared && best.encoding !== 'utf-8' && (margin < SURE || !isPlain))) {
    remarks.push({ kind: 'encoding-guessed', count: 1, text: best.encoding });
  }
  const isGuessed = !isDeclared && best.encoding !== 'utf-8';
  return { encoding: best.encoding, remarks, ...(isGuessed ? { isGuessed: true as const } : {}) };
}

/** Zeros at the end with which old systems fill their records: fewer may be half of a character. */
const PADDING = 8;

/** Bytes without the zeros a record is filled up with; their number stays even, for encodings of wider units. */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  if (bytes.length - end < PADDING) return bytes;
  return bytes.subarray(0, Math.min(bytes.length, Math.ceil(end / 4) * 4));
}

/** The encoding of bytes, and what is to be said of it. */
function encodingOf(
  bytes: Uint8Array,
  name: string,
  { encoding, declared, declaredBits }: DecodeOptions,
): Omit<DecodedText, 'text'> {
  if (encoding !== undefined) return { encoding, remarks: [] };
  const mark = markedEncoding(bytes);
  if (mark === null) return guess(withoutPadding(bytes), name, declared ?? namedEncoding(bytes), declaredBits);
  // Programs put the mark of UTF-8 before whatever they are given.
  const isBelied = mark.encoding === 'utf-8' && decodeAs(bytes, 'utf-8').includes('\ufffd');
  if (isBelied) return guess(withoutPadding(bytes.subarray(mark.length)), name, mark.encoding);
  return { encoding: mark.encoding, remarks: [] };
}

/**
 * Decodes a text file's bytes. Throws {@link DayangError} `not-text`, `empty-file` or `file-too-large`, and
 * {@link EncodingUnsure}.
 */
export function decodeText(bytes: Uint8Array, name: string, options: DecodeOptions = {}): DecodedText {
  if (bytes.length === 0) throw new DayangError('empty-file', { name });
  if (bytes.length > MOST_BYTES) {
    throw new DayangError('file-too-large', { name, size: bytes.length, most: MOST_BYTES });
  }
  const seven = options.encoding === undefined ? sevenBitText(bytes) : null;
  if (seven !== null) return seven;
  const { encoding, remarks, ...guessed } = encodingOf(bytes, name, options);
  const mark = markedEncoding(bytes);
  const isOfOther = mark?.encoding === 'utf-8' && encoding !== 'utf-8';
  const text = decodeAs(isOfOther ? bytes.subarray(mark.length) : bytes, encoding);
  if (looksBinary(withoutZeros(text))) throw new DayangError('not-text', { name });
  if (text.trim() === '') throw new DayangError('empty-file', { name });
  const told = encoding === 'utf-8' ? [...remarks, ...surrogateRemarks(bytes)] : remarks;
  return { text, encoding, remarks: told, ...guessed };
}
