/** Parts of faces to be kept with a page. */
import type { FacePart } from '../shared/compose/face-part.ts';
import type { FaceFile } from '../shared/compose/font-book.ts';
import type { FaceId } from '../shared/edition/ids.ts';
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

/** A part of a face that is to be kept, and where the face is read. */
export interface WantedPart {
  readonly face: FaceId;
  readonly part: FacePart;
  readonly from: Face | FaceFile;
}

type KeptParts = ReadonlyMap<FaceId, Uint8Array<ArrayBuffer>>;

/**
 * Cuts parts of faces to be kept, which nobody waits for: a face takes a tenth of a second, many times that on a busy machine, and
 * what the window asks meanwhile is answered between them. One page is cut for after another, and what was cut last of
 * a face is there for the next that shows the same of it.
 */
export class PartCutter {
  readonly #last = new Map<FaceId, { readonly of: string; readonly bytes: Uint8Array<ArrayBuffer> }>();
  #before: Promise<unknown> = Promise.resolve();

  /** Null where it came to be of no use before all were cut. Rejects as {@link keptPaintingBytes} throws. */
  cut(wanted: readonly WantedPart[], isUseless: () => boolean): Promise<KeptParts | null> {
    const cut = this.#before.then(() => this.#cutAll(wanted, isUseless));
    this.#before = cut.catch(() => undefined);
    return cut;
  }

  async #cutAll(wanted: readonly WantedPart[], isUseless: () => boolean): Promise<KeptParts | null> {
    const parts = new Map<FaceId, Uint8Array<ArrayBuffer>>();
    for (const { face, part, from } of wanted) {
      if (isUseless()) return null;
      const of = JSON.stringify([[...part.glyphs], part.text, 'path' in from ? from.path : face]);
      const last = this.#last.get(face);
      const bytes = last?.of === of ? last.bytes : keptPaintingBytes(from, part);
      parts.set(face, bytes);
      if (last?.of === of) continue;
      this.#last.set(face, { of, bytes });
      await new Promise((resolve) => setImmediate(resolve));
    }
    return isUseless() ? null : parts;
  }
}
