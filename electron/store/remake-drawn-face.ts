/** The file of the face of drawn characters (补字), made again where it is lost or damaged. */
import type Database from 'better-sqlite3';
import { DRAWN_FACE, drawnGlyphs } from '../../shared/paper/drawn-glyphs.ts';
import { DayangError } from '../errors.ts';
import { drawnFace } from '../fonts/drawn-face.ts';
import { fileIdOf } from '../pictures.ts';
import { keepBytes, type readEdition } from './tables.ts';

/**
 * Sees to it that a file keeps the face of its edition's drawn characters: nobody has that face to add it again, and the
 * records hold every outline it was made of. One that does not come out as the records name it is left as it is, and is
 * found to be missing as any other face.
 */
export function remakeDrawnFace(database: Database.Database, edition: ReturnType<typeof readEdition>): void {
  const id = edition.faces[DRAWN_FACE]?.file;
  if (id == null) return;
  const kept: unknown = database.prepare('SELECT bytes FROM kept_file WHERE id = ?').pluck().get(id);
  if (kept instanceof Uint8Array && fileIdOf(kept) === id) return;
  try {
    const bytes = drawnFace(drawnGlyphs(edition));
    if (fileIdOf(bytes) === id) database.prepare(keepBytes('kept_file')).run(id, bytes);
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
  }
}
