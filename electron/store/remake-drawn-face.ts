/** The file of the face of drawn characters (补字), made again where it is lost or damaged. */
import type Database from 'better-sqlite3';
import type { Edition } from '../../shared/edition/records.ts';
import { DRAWN_FACE, drawnGlyphs } from '../../shared/paper/drawn-glyphs.ts';
import { DayangError } from '../errors.ts';
import { drawnFace } from '../fonts/drawn-face.ts';
import { fileIdOf } from '../pictures.ts';
import type { Seal } from './seal.ts';
import { keepBytes, RecordWriter } from './tables.ts';

/**
 * Sees to it that a file keeps the face of its edition's drawn characters, and returns the edition with its record: nobody
 * has that face to add it again, and the records hold every outline it was made of. Where the record names no file, or one
 * of other bytes than are made of it today, it names the new one. Outlines that no font file can hold are left as they are,
 * and their face is found to be missing as any other.
 */
export function remakeDrawnFace(database: Database.Database, seal: Seal, edition: Edition): Edition {
  const face = edition.faces[DRAWN_FACE];
  const glyphs = drawnGlyphs(edition);
  if (face === undefined || glyphs.length === 0) return edition;
  const kept: unknown = database.prepare('SELECT bytes FROM kept_file WHERE id = ?').pluck().get(face.file);
  if (kept instanceof Uint8Array && fileIdOf(kept) === face.file) return edition;
  try {
    const bytes = drawnFace(glyphs);
    const file = fileIdOf(bytes);
    const named: Edition = { ...edition, faces: { ...edition.faces, [DRAWN_FACE]: { ...face, file } } };
    database.transaction(() => {
      database.prepare(keepBytes('kept_file')).run(file, bytes);
      if (file === face.file) return;
      new RecordWriter(database, seal).record(named, 'faces', DRAWN_FACE);
      seal.write();
    })();
    seal.commit();
    return file === face.file ? edition : named;
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
    return edition;
  }
}
