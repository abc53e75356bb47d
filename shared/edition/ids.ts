/** Identifiers: UUIDv7 (RFC 9562 §5.7), so that records sort by the time they were made. */

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PageId = Id<'page'>;
export type ArticleId = Id<'article'>;
export type BlockId = Id<'block'>;
export type ParagraphId = Id<'paragraph'>;
export type PhotoId = Id<'photo'>;
export type GroupId = Id<'group'>;
export type TemplateId = Id<'template'>;
export type RoundId = Id<'round'>;
export type MarkId = Id<'mark'>;
export type WaiverId = Id<'waiver'>;
export type FormatId = Id<'format'>;
/**
 * A text of an article or a block, as it is stored where places in text are: a paragraph's id, or a name that
 * `text.ts` alone makes and reads.
 */
export type PartId = ParagraphId | Id<'part'>;
/** The name a face has in the set of faces, such as `serif`: it is in addresses and file names too. */
export type FaceId = Id<'face'>;
/** The SHA-256 of an image's bytes, 64 hexadecimal digits. */
export type ImageId = Id<'image'>;
/** The SHA-256 of a face's or a drawing's file, 64 hexadecimal digits. */
export type FileId = Id<'file'>;

/** Web Crypto's random source; present in Node and in every renderer and worker. */
declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };

/** The time of the last identifier, and how many were made in that millisecond. */
let last = 0;
let count = 0;

const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const HYPHEN = 0x2d;
/** The identifier that is being written: joined from strings, it would keep its pieces. */
const written = new Array<number>(36).fill(HYPHEN);

const LENGTH = 16;
/** Random bytes for as many identifiers as a column has paragraphs: asking anew for each costs more than all else. */
const pool = new Uint8Array(LENGTH * 64);
let taken = pool.length;

function randomBytes(): Uint8Array {
  if (taken === pool.length) {
    crypto.getRandomValues(pool);
    taken = 0;
  }
  taken += LENGTH;
  return pool.subarray(taken - LENGTH, taken);
}

/**
 * The version-7 layout of a UUID: 48 bits of milliseconds, 12 that count within one of them (§6.2,
 * method 1), so that records made at once sort as they were made, and 62 random bits.
 */
function uuidv7(now: number): string {
  const bytes = randomBytes();
  if (now > last) {
    last = now;
    // A counter that starts low has room to count.
    count = bytes[7] ?? 0;
  } else if (count < 0xfff) {
    count++;
  } else {
    last++;
    count = 0;
  }
  let time = last;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  for (let i = 0, at = 0; i < LENGTH; i++) {
    const byte = bytes[i] ?? 0;
    if (at === 8 || at === 13 || at === 18 || at === 23) written[at++] = HYPHEN;
    written[at++] = digits[byte >> 4] ?? 0;
    written[at++] = digits[byte & 0xf] ?? 0;
  }
  return String.fromCharCode(...written);
}

/** A new identifier of the kind the caller asks for. */
export function newId<Name extends string>(): Id<Name> {
  return uuidv7(Date.now()) as Id<Name>;
}
