/** Bytes of the faces: the whole file to embed, or the part of it the engine needs. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FacePart, facePart } from '../shared/compose/face-part.ts';
import { type ReadAt, shapingTables } from '../shared/compose/font-tables.ts';
import type { Face } from '../shared/faces/face.ts';
import { type FaceSource, faceSource } from '../shared/pdf/face-source.ts';
import { assetPath } from './assets.ts';
import { DayangError } from './errors.ts';
import { unpackedFace } from './unpacked-face.ts';

/** Path of a face's plain file: inside its npm package, in `assets/faces/`, or where it is unpacked. Throws `font-missing`. */
export function fontPath(face: Face): string {
  if (face.package === undefined) {
    const path = assetPath(`faces/${face.file}`);
    if (!existsSync(path)) throw new DayangError('font-missing', { name: face.file });
    return path;
  }
  const name = `${face.package}/${face.file}`;
  const { resolve } = createRequire(import.meta.url);
  try {
    return face.file.endsWith('.woff') ? unpackedFace(face.package, face.file, resolve) : resolve(name);
  } catch (error) {
    throw new DayangError('font-missing', { name }, error);
  }
}

/** A face's file. Throws `font-missing`. */
export function fontBytes(face: Face): Uint8Array {
  return readFileSync(fontPath(face));
}

/** Opens a face's file for as long as it is read. Throws `font-missing`. */
function whileOpen<T>(face: Face, use: (read: ReadAt) => T): T {
  const file = openSync(fontPath(face), 'r');
  try {
    return use((at, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    });
  } finally {
    closeSync(file);
  }
}

/** A face without its outlines: a fortieth of the file, and all that the engine reads of it. Throws `font-missing`. */
export function shapingBytes(face: Face): Uint8Array {
  return whileOpen(face, shapingTables);
}

/** Hands a face to who embeds it; of its outlines only those are read that are wanted. Throws `font-missing`. */
export function readFace<T>(face: Face, take: (source: FaceSource) => T): T {
  return whileOpen(face, (read) => take(faceSource(read)));
}

/** What of a face a page is painted with: its outlines of some glyphs. Throws `font-missing`. */
export function paintingBytes(face: Face, part: FacePart): Uint8Array<ArrayBuffer> {
  return whileOpen(face, (read) => facePart(read, part));
}
