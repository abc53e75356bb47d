import { createRequire } from 'node:module';
import { fontFiles } from '../shared/compose/font-files.ts';
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
