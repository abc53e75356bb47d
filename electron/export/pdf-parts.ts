/** What the PDF writer needs of the machine: faces, compression, digests. */
import { createHash } from 'node:crypto';
import { constants, deflateSync } from 'node:zlib';
import type { FontBook } from '../../shared/compose/font-book.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import { isBold } from '../../shared/faces/face.ts';
import type { PdfFace } from '../../shared/pdf/fonts.ts';
import { readFace } from '../font-bytes.ts';

/** The faces as the writer wants them; what a face draws is read when it is embedded. */
export function pdfFaces(fonts: FontBook): ReadonlyMap<FaceId, PdfFace> {
  return new Map(
    fonts.faces.all.map((face) => [
      face.id,
      {
        postScriptName: face.postScriptName,
        serif: face.serifs,
        bold: isBold(face),
        advance: (glyph) => fonts.typeface(face.id).advance(glyph),
        read: (take) => readFace(face, take),
      },
    ]),
  );
}

/**
 * A zlib stream. Of text, the last tenth of size is not worth more than half the time; predicted samples
 * of pictures hold runs and little else to find, so looking for runs alone is both faster and smaller.
 */
export function deflate(bytes: Uint8Array, what: 'text' | 'samples' = 'text'): Uint8Array {
  const options = what === 'text' ? { level: 3 } : { level: 6, strategy: constants.Z_RLE };
  return new Uint8Array(deflateSync(bytes, options));
}

/** Names what a file's pages hold. */
export function digest(contents: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 32);
}
