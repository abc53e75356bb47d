/** The faces of an edition's own, with the bytes it keeps of them. */
import { readFaceTables } from '../shared/compose/face-tables.ts';
import type { FaceFile } from '../shared/compose/font-book.ts';
import type { FaceId, FileId } from '../shared/edition/ids.ts';
import type { FaceSet } from '../shared/faces/face.ts';
import { type FacesNamed, faceSetWith, ownFacesUsed } from '../shared/paper/own-faces.ts';
import { shapingBytes } from './font-bytes.ts';
import { fileIdOf } from './pictures.ts';

/** Files of faces that are none of the program's, by face. */
export type OwnFiles = ReadonlyMap<FaceId, FaceFile>;

/** True of bytes that are what their id says and a font: an edition comes from outside, and may be damaged. */
export function isWholeFace(id: FileId, bytes: Uint8Array): boolean {
  if (fileIdOf(bytes) !== id) return false;
  try {
    readFaceTables(shapingBytes({ bytes }));
    return true;
  } catch {
    return false;
  }
}

/** The files of the faces an edition uses; one that is not there or not whole is left out, and a face stands in for it. */
export function readOwnFiles(edition: FacesNamed, read: (id: FileId) => Uint8Array | undefined): OwnFiles {
  const files = new Map<FaceId, FaceFile>();
  for (const { id, file } of ownFacesUsed(edition)) {
    const bytes = read(file);
    if (bytes !== undefined && isWholeFace(file, bytes)) files.set(id, { bytes });
  }
  return files;
}

/** The faces an edition is set in: those Dayang ships and those of its own whose files are there. */
export function faceSetOf(edition: FacesNamed, files: OwnFiles): FaceSet {
  return faceSetWith(ownFacesUsed(edition).filter(({ id }) => files.has(id)));
}
