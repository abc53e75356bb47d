/** Bytes that files begin with, by which a file's kind is told whatever it is called. */

/** Stands for any byte. */
export const ANY = '\uffff';

/** True of a file that has those bytes at a place: a character each, {@link ANY} for any. */
export function hasSignature(bytes: Uint8Array, at: number, signature: string): boolean {
  for (let index = 0; index < signature.length; index++) {
    const wanted = signature[index];
    if (wanted !== ANY && bytes[at + index] !== wanted?.charCodeAt(0)) return false;
  }
  return true;
}

/** A kind of picture: what it is called, and bytes it has at a place. */
interface PictureSignature {
  readonly name: string;
  readonly at: number;
  readonly bytes: string;
}

/** The first box of a file of ISO's family (ISO/IEC 14496-12 §4.3), of at most 255 bytes, by the brand it says. */
export const ofBrand = (brand: string): string => `\0\0\0${ANY}ftyp${brand}`;

const heif = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** Pictures that may be read, and those that cannot be read here. */
export const pictureSignatures: readonly PictureSignature[] = [
  { name: 'JPEG', at: 0, bytes: '\xff\xd8\xff' },
  { name: 'PNG', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { name: 'GIF', at: 0, bytes: 'GIF87a' },
  { name: 'GIF', at: 0, bytes: 'GIF89a' },
  { name: 'TIFF', at: 0, bytes: 'II*\0' },
  { name: 'TIFF', at: 0, bytes: 'MM\0*' },
  { name: 'WebP', at: 0, bytes: `RIFF${ANY.repeat(4)}WEBP` },
  { name: 'PSD', at: 0, bytes: '8BPS\0' },
  ...heif.map((brand) => ({ name: 'HEIC', at: 0, bytes: ofBrand(brand) })),
  { name: 'AVIF', at: 0, bytes: ofBrand('avif') },
  { name: 'AVIF', at: 0, bytes: ofBrand('avis') },
  { name: 'JPEG 2000', at: 0, bytes: '\0\0\0\x0cjP  ' },
  { name: 'JPEG 2000', at: 0, bytes: '\xff\x4f\xff\x51' },
  { name: 'JPEG XL', at: 0, bytes: '\0\0\0\x0cJXL ' },
  { name: 'JPEG XL', at: 0, bytes: '\xff\n' },
];

/** What a picture's kind is called, by its first bytes; undefined of any other file. */
export function pictureKindOf(bytes: Uint8Array): string | undefined {
  return pictureSignatures.find((one) => hasSignature(bytes, one.at, one.bytes))?.name;
}
