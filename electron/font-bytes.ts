/** Bytes of the faces Dayang ships: the whole file to embed, or the part of it the engine needs. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FacePart, facePart } from '../shared/compose/face-part.ts';
import { fontFiles } from '../shared/compose/font-files.ts';
import { type ReadAt, shapingTables } from '../shared/compose/font-tables.ts';
import type { FontName } from '../shared/edition/records.ts';
import { type GlyphSource, glyphSource } from '../shared/pdf/subset.ts';
import { DayangError } from './errors.ts';

/** Path of a face's file, inside its npm package. Throws `font-missing`. */
export function fontPath(name: FontName): string {
  try {
    return createRequire(import.meta.url).resolve(fontFiles[name]);
  } catch (error) {
    throw new DayangError('font-missing', { name: fontFiles[name] }, error);
  }
}

/** A face's file. Throws `font-missing`. */
export function fontBytes(name: FontName): Uint8Array {
  return readFileSync(fontPath(name));
}

/** Opens a face's file for as long as it is read. Throws `font-missing`. */
function whileOpen<T>(name: FontName, use: (read: ReadAt) => T): T {
  const file = openSync(fontPath(name), 'r');
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
export function shapingBytes(name: FontName): Uint8Array {
  return whileOpen(name, shapingTables);
}

/** Hands a face to who takes glyphs from it; of its outlines only those are read. Throws `font-missing`. */
export function readGlyphs<T>(name: FontName, take: (source: GlyphSource) => T): T {
  return whileOpen(name, (read) => take(glyphSource(read)));
}

/** What of a face a page is painted with: its outlines of some glyphs. Throws `font-missing`. */
export function paintingBytes(name: FontName, part: FacePart): Uint8Array<ArrayBuffer> {
  return whileOpen(name, (read) => facePart(read, part));
}
