/** Files that are no text at all, told by their first bytes, whatever they are called. */
import { unzipSync } from 'fflate';
import { compoundKind, isCompound } from './office/compound-file.ts';
import type { OtherKindName } from './other-kinds.ts';
import { ANY, hasSignature, ofBrand, pictureSignatures } from './signatures.ts';

/** Bytes at a place, a character each, and the kind of file that has them. */
const signatures: readonly (readonly [kind: OtherKindName, at: number, bytes: string])[] = [
  ['archive', 0, 'Rar!\x1a\x07'],
  ['archive', 0, '7z\xbc\xaf\x27\x1c'],
  ['archive', 0, '\x1f\x8b\x08'],
  ['archive', 0, '\x1f\x9d'],
  ['archive', 4, '1AY&SY'],
  ['archive', 0, '\xfd7zXZ\0'],
  ['archive', 0, '\x28\xb5\x2f\xfd'],
  ['archive', 0, 'MSCF\0\0'],
  ['archive', 257, 'ustar\0'],
  ['archive', 257, 'ustar  '],
  ['archive', 2, '-lh'],
  ['archive', 0, 'xar!\0'],
  ['program', 0, '\x7fELF'],
  ['program', 0, '\xfe\xed\xfa\xce'],
  ['program', 0, '\xfe\xed\xfa\xcf'],
  ['program', 0, '\xce\xfa\xed\xfe'],
  ['program', 0, '\xcf\xfa\xed\xfe'],
  ['program', 0, '\xca\xfe\xba\xbe'],
  ['program', 0, '\0asm'],
  ['program', 0, 'dex\n'],
  ['shortcut', 0, 'L\0\0\0\x01\x14\x02\0'],
  ['recording', 0, `ID3${ANY}\0`],
  ['recording', 0, 'OggS\0'],
  ['recording', 0, 'fLaC'],
  ['recording', 0, '#!AMR'],
  ['recording', 0, 'FLV\x01'],
  ['recording', 0, 'MThd\0'],
  ['recording', 0, '\x1aE\xdf\xa3'],
  ['recording', 0, '0&\xb2u\x8ef\xcf\x11'],
  ['recording', 0, '\0\0\x01\xba'],
  ['recording', 0, '\0\0\x01\xb3'],
  ['recording', 0, `RIFF${ANY.repeat(4)}WAVE`],
  ['recording', 0, `RIFF${ANY.repeat(4)}AVI `],
  ...pictureSignatures.map(({ at, bytes }) => ['picture', at, bytes] as const),
  // What is left of the family are films and sounds.
  ['recording', 0, ofBrand('')],
  ['pdf', 0, '%PDF-'],
  ['pdf', 0, '%!PS'],
  ['pdf', 0, '\xc5\xd0\xd3\xc6'],
  ['font', 0, '\0\x01\0\0\0'],
  ['font', 0, 'OTTO\0'],
  ['font', 0, 'ttcf\0'],
  ['font', 0, 'wOFF\0\x01'],
  ['font', 0, 'wOFFOTTO'],
  ['font', 0, 'wOF2'],
  ['database', 0, 'SQLite format 3\0'],
  ['indesign', 0, '\x06\x06\xed\xf5\xd8\x1d\x46\xe5'],
];

/** Short signatures that copy may begin with too: only where zeros follow, which copy has none of. */
const withZeros: readonly (readonly [kind: OtherKindName, bytes: string])[] = [
  ['program', 'MZ'],
  ['picture', 'BM'],
  ['recording', '\xff\xfb'],
  ['recording', '\xff\xf3'],
  ['recording', '\xff\xf2'],
];
/** Bytes in which zeros are looked for. */
const HEAD = 1024;

/** The names of the parts of a zip; null of one that is damaged. */
function partsOf(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
  } catch {
    return null;
  }
  return names;
}

/** Kinds of OpenDocument and the like by the part that says so, which stands first and is not packed. */
const mimes: readonly (readonly [kind: OtherKindName, mime: string])[] = [
  ['table', 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'],
  ['slides', 'mimetypeapplication/vnd.oasis.opendocument.presentation'],
  ['book', 'mimetypeapplication/epub+zip'],
  ['indesign', 'mimetypeapplication/vnd.adobe.indesign-idml-package'],
];
const MIME_AT = 30;

/** What a zip is by its parts; null of a docx, and of what is read as one and found damaged there. */
function zipKind(bytes: Uint8Array): OtherKindName | null {
  const mime = mimes.find(([, said]) => hasSignature(bytes, MIME_AT, said));
  if (mime !== undefined) return mime[0];
  const parts = partsOf(bytes);
  if (parts === null) return null;
  const holds = (start: RegExp) => parts.some((part) => start.test(part));
  if (holds(/^\/?word\//iu)) return null;
  if (holds(/^\/?xl\//iu)) return 'table';
  if (holds(/^\/?ppt\//iu)) return 'slides';
  if (holds(/^\/?\[content_types\]\.xml$/iu)) return null;
  if (holds(/^(?:META-INF\/MANIFEST\.MF|AndroidManifest\.xml)$/u)) return 'program';
  if (holds(/^(?:Index\/.*\.iwa|Index\.zip|index\.(?:apxl|xml)(?:\.gz)?)$/u)) return 'pages';
  return 'archive';
}

/** The kind of a file that is no copy, by its bytes; null of one that may be. */
export function otherBytes(bytes: Uint8Array): OtherKindName | null {
  if (isCompound(bytes)) return compoundKind(bytes);
  if (hasSignature(bytes, 0, 'PK\x03\x04') || hasSignature(bytes, 0, 'PK\x05\x06')) return zipKind(bytes);
  const found = signatures.find(([, at, signature]) => hasSignature(bytes, at, signature));
  if (found !== undefined) return found[0];
  const short = withZeros.find(([, signature]) => hasSignature(bytes, 0, signature));
  return short !== undefined && bytes.subarray(0, HEAD).includes(0) ? short[0] : null;
}
