/** Bytes of the faces: the whole file to embed, or the part of it the engine needs. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FacePart, facePart } from '../shared/compose/face-part.ts';
import type { FaceFile } from '../shared/compose/font-book.ts';
import { type ReadAt, shapingTables } from '../shared/compose/font-tables.ts';
import type { Face } from '../shared/faces/face.ts';
import { type FaceSource, faceSource } from '../shared/pdf/face-source.ts';
import { fittedBy, lettersFittedBy } from '../shared/text/font-slices.ts';
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

/** Opens a file for as long as it is read. Throws what the system says. */
function whileOpen<T>(path: string, use: (read: ReadAt) => T): T {
  const file = openSync(path, 'r');
  try {
    return use((at, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    });
  } finally {
    closeSync(file);
  }
}

/** A face we ship, or the file of another. */
type Readable = Face | FaceFile;

/** Reads a face; of a file that lies on the disk only what is asked for. */
function whileReading<T>(face: Readable, use: (read: ReadAt) => T): T {
  if ('bytes' in face) return use((at, length) => face.bytes.subarray(at, at + length));
  return whileOpen('path' in face ? face.path : fontPath(face), use);
}

/** A face without its outlines: a fortieth of the file, and all that the engine reads of it. Throws `font-missing`, and where it is no font. */
export function shapingBytes(face: Readable): Uint8Array<ArrayBuffer> {
  return whileReading(face, shapingTables);
}

/** Hands a face to who embeds it; of its outlines only those are read that are wanted. Throws `font-missing`, and where it is no font. */
export function readFace<T>(face: Readable, take: (source: FaceSource) => T): T {
  return whileReading(face, (read) => take(faceSource(read)));
}

/**
 * What of a face a page is painted with: its outlines of some glyphs, and of those that a rasteriser fits the others by, so
 * that the page stays as it is when the slices come. Throws `font-missing`, and where it is no font.
 */
export function paintingBytes(face: Readable, { glyphs, text }: FacePart): Uint8Array<ArrayBuffer> {
  return whileReading(face, (read) => facePart(read, { glyphs, text: withFitting(text) }));
}

/** Characters, and those that a rasteriser fits a face's outlines by. */
export function withFitting(text: string): string {
  return `${text}${fittedBy}${lettersFittedBy}`;
}
