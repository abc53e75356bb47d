/** Documents that another program has to read for us: what Word, WPS and Works wrote before docx, and OpenDocument text. */
import { compoundKind, hasStream, isCompound } from './compound-file.ts';

/** What other old word processors begin their files with: Word 1 and 2, Write and Word for DOS, WordPerfect. */
const starts: readonly (readonly number[])[] = [
  [0x9b, 0xa5],
  [0xdb, 0xa5],
  [0x31, 0xbe, 0, 0],
  [0x32, 0xbe, 0, 0],
  [0xff, 0x57, 0x50, 0x43],
];
/** The first part of an OpenDocument file says what it is (OpenDocument 1.3 part 2, 3.3), and is not packed. */
const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument.text';
const MIME_AT = 30;

/** True of a document that is converted before it is read. `extension` is in lower case, without the dot. */
export function isOldDocument(bytes: Uint8Array, extension: string): boolean {
  if (isCompound(bytes)) {
    // A sheet may have a document in it, with that stream.
    if (hasStream(bytes, 'WordDocument')) return !/^(?:xl[stw]|et|pp[st]|dps|msg)$/u.test(extension);
    // Works keeps its words in a stream that others have as well, and a damaged document may have lost its list of them.
    return compoundKind(bytes) === 'office' && /^(?:doc[mx]?|dot[mx]?|wps|wpt)$/u.test(extension);
  }
  return saysItIsOld(bytes);
}

function saysItIsOld(bytes: Uint8Array): boolean {
  if (starts.some((start) => start.every((byte, at) => bytes[at] === byte))) return true;
  const mime = Buffer.from(bytes.subarray(MIME_AT, MIME_AT + OPEN_DOCUMENT.length)).toString('latin1');
  return bytes[0] === 0x50 && bytes[1] === 0x4b && mime === OPEN_DOCUMENT;
}

/** False where a file's first 128 bytes show that it is no such document. */
export function mayBeOldDocument(head: Uint8Array): boolean {
  return isCompound(head) || saysItIsOld(head);
}
