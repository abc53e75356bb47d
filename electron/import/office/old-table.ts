/** Tables that another program has to read for us: Excel's before 2007 and its binary ones, WPS's, OpenDocument's. */
import { compoundKind, hasStream, isCompound } from './compound-file.ts';

/** The first record of a sheet of Excel 2, 3 and 4 (MS-XLS 2.4.21, BOF), whose files have nothing round them. */
const sheets: readonly (readonly number[])[] = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
];
/** The first part of an OpenDocument file says what it is (OpenDocument 1.3 part 2, 3.3), and is not packed. */
const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';
const MIME_AT = 30;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** True of a sheet of Excel 2, 3 or 4. */
export function isBareSheet(bytes: Uint8Array): boolean {
  return sheets.some((start) => startsWith(bytes, start));
}

/** True of a table in XML as Excel 2002 and 2003 saved it, by its first bytes. */
function isXmlSheet(head: string): boolean {
  return /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*<\?xml[\s\S]*(?:progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/u.test(
    head,
  );
}

/** What a file is by its first bytes and its name; `compound` files are known by what is in them alone. */
export function oldTableKind(head: Uint8Array, extension: string): 'table' | 'compound' | null {
  if (isCompound(head)) return 'compound';
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  const isOpenDocument = text.startsWith(OPEN_DOCUMENT, MIME_AT);
  const isBinary = startsWith(head, ZIP) && extension === 'xlsb';
  return isOpenDocument || isBinary || isBareSheet(head) || isXmlSheet(text) ? 'table' : null;
}

/** True of a compound file that is a table another program can read: not one that is encrypted as a whole. */
export function isOldWorkbook(bytes: Uint8Array, extension: string): boolean {
  if (hasStream(bytes, 'EncryptedPackage')) return false;
  // A damaged one may have lost the list of its streams.
  const kind = compoundKind(bytes);
  return kind === 'table' || (kind === 'office' && /^(?:xl[stw]|ett?)$/u.test(extension));
}
