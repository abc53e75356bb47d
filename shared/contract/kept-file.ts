/**
 * The page kept and the parts of faces it shows, as one run of bytes: a line that says what follows, then the
 * page, then each face. So main keeps it in a file, and so it hands it to the window, which asks once.
 */
import * as v from 'valibot';
import type { FaceId } from '../edition/ids.ts';
import { faceId } from '../edition/record-fields.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64 * 2 ** 20));

/** What the line says of the bytes after it; it may say more. */
export const keptPiecesSchema = v.object({
  /** Bytes of the page, then of each face. */
  page: count,
  faces: v.array(v.strictObject({ face: faceId, length: count })),
});

/** A page as it was kept. */
export interface KeptPieces {
  readonly page: Uint8Array<ArrayBuffer>;
  readonly faces: ReadonlyMap<FaceId, Uint8Array<ArrayBuffer>>;
}

const LINE_FEED = 0x0a;

/** Takes kept bytes apart; `decode` reads UTF-8. The pieces are views of the bytes. Throws where they are not such. */
export function unpackKept(
  bytes: Uint8Array<ArrayBuffer>,
  decode: (line: Uint8Array) => string,
): KeptPieces & { readonly head: unknown } {
  const end = bytes.indexOf(LINE_FEED);
  const head: unknown = JSON.parse(decode(bytes.subarray(0, Math.max(0, end))));
  const pieces = v.parse(keptPiecesSchema, head);
  let at = end + 1;
  const take = (length: number) => {
    const piece = bytes.subarray(at, at + length);
    at += length;
    if (piece.length < length) throw new Error('a kept page ends too soon');
    return piece;
  };
  const page = take(pieces.page);
  return { head, page, faces: new Map(pieces.faces.map(({ face, length }) => [face, take(length)])) };
}
