/** Bytes of the faces Dayang ships: the whole file to embed, or the part of it the engine needs. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontFiles } from '../shared/compose/font-files.ts';
import { shapingTables } from '../shared/compose/font-tables.ts';
import type { FontName } from '../shared/edition/records.ts';
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

/** A face without its outlines: a fortieth of the file, and all that is read of it. Throws `font-missing`. */
export function shapingBytes(name: FontName): Uint8Array {
  const file = openSync(fontPath(name), 'r');
  try {
    return shapingTables((at, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    });
  } finally {
    closeSync(file);
  }
}
