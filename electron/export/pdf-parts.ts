/** What the PDF writer needs of the machine: faces, compression, digests. */
import { createHash } from 'node:crypto';
import { constants, deflateSync } from 'node:zlib';
import type { FaceFile, FontBook } from '../../shared/compose/font-book.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import { type Face, isBold } from '../../shared/faces/face.ts';
import { measuresOf, type PdfFace } from '../../shared/pdf/fonts.ts';
import { readFace } from '../font-bytes.ts';
import { fontInMemory, withFontFile } from '../fonts/read-font-file.ts';
import { factsOf } from '../fonts/take-face.ts';

type Program = Pick<PdfFace, 'measures' | 'isWholeOnly' | 'read'>;

/** What was read of edition's own files: a face goes into file after file. */
const ownPrograms = new WeakMap<FaceFile, Program>();

/** Where a face's outlines are read. Of a face of an edition's own its file says how tall it is and what its maker allows. */
function programOf(face: Face, own: FaceFile | undefined): Program {
  if (own === undefined) {
    const { measures } = face;
    return { ...(measures === undefined ? {} : { measures }), read: (take) => readFace(face, take) };
  }
  const known = ownPrograms.get(own);
  if (known !== undefined) return known;
  const facts = 'path' in own ? withFontFile(own.path, factsOf) : factsOf(fontInMemory(own.bytes));
  const program: Program = {
    measures: measuresOf(facts),
    isWholeOnly: facts.embedding.isWholeOnly,
    read: (take) => readFace(own, take),
  };
  ownPrograms.set(own, program);
  return program;
}

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
        ...programOf(face, fonts.files.get(face.id)),
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
