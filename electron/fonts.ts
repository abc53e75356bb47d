/** The faces Dayang ships: where their files are, and how the engine gets them. */
import { readFileSync } from 'node:fs';
import { fontNames } from '../shared/compose/font-files.ts';
import { type FontBook, openTypeface } from '../shared/compose/typeface.ts';
import type { FontName } from '../shared/edition/records.ts';
import { fontPath } from './font-path.ts';

/** Bytes of a face's file. */
export function fontBytes(name: FontName): Uint8Array {
  return readFileSync(fontPath(name));
}

/** Opens every face. About 60 ms and 50 MB. */
export function loadFonts(): FontBook {
  return new Map(fontNames.map((name) => [name, openTypeface(name, fontBytes(name))]));
}
