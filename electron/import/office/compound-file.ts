/** Compound files ([MS-CFB]), in which Office kept its documents before 2007: told apart by the streams in them. */
import type { OtherKindName } from '../other-kinds.ts';

const START = [0xd0, 0xcf, 0x11, 0xe0];
/** Entries of the list of streams have this many bytes, and stand at a multiple of it behind the header of 512. */
const ENTRY = 128;
const HEADER = 512;
/** In an entry: bytes for its name, which ends with a zero, and the place where their number stands. */
const NAME_BYTES = 64;

export function isCompound(bytes: Uint8Array): boolean {
  return START.every((byte, at) => bytes[at] === byte);
}

/** True of a compound file with a stream or storage of that name, in a damaged one too. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = file.indexOf(wanted, HEADER); at >= 0; at = file.indexOf(wanted, at + 2)) {
    const isEntry = (at - HEADER) % ENTRY === 0 && at + ENTRY <= file.length;
    if (isEntry && file.readUInt16LE(at + NAME_BYTES) === wanted.length) return true;
  }
  return false;
}

/** What a compound file is that is no document of Word's, by its streams. */
export function compoundKind(bytes: Uint8Array): OtherKindName {
  if (hasStream(bytes, 'EncryptedPackage')) return 'locked';
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return 'table';
  if (hasStream(bytes, 'PowerPoint Document')) return 'slides';
  if (hasStream(bytes, '__properties_version1.0')) return 'outlook';
  return 'office';
}
