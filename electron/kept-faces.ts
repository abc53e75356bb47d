/** Parts of faces to be kept with a page. */
import type { FacePart } from '../shared/compose/face-part.ts';
import type { FaceFile } from '../shared/compose/font-book.ts';
import type { Face } from '../shared/faces/face.ts';
import { paintingBytes, withFitting } from './font-bytes.ts';
import { faceOfCharacters } from './fonts/hb-subset.ts';

/**
 * What of a face a page is painted with, in a tenth of the bytes: a browser goes through all the glyphs a face counts, drawn
 * or not, sixty-five thousand of a Chinese one. It takes twice as long to make. Throws as {@link paintingBytes} does.
 */
export function keptPaintingBytes(face: Face | FaceFile, part: FacePart): Uint8Array<ArrayBuffer> {
  const bytes = paintingBytes(face, part);
  return faceOfCharacters(bytes, withFitting(part.text)) ?? bytes;
}
