/** The faces Dayang ships: where their files are, and how the engine gets them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontFiles } from '../shared/compose/font-files.ts';
import { type FontBook, openTypeface } from '../shared/compose/typeface.ts';
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

/** Bytes of a face's file. */
export function fontBytes(name: FontName): Uint8Array {
  return readFileSync(fontPath(name));
}

/** Opens every face. About 60 ms and 50 MB. */
export function loadFonts(): FontBook {
  return new Map(fontNames.map((name) => [name, openTypeface(name, fontBytes(name))]));
}

export const fontNames: readonly FontName[] = ['serif', 'serif-black', 'sans', 'sans-bold'];
