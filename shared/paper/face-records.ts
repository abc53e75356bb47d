/** Faces of a newspaper's own as records; the bytes of their files stay in the store, by their SHA-256. */
import * as v from 'valibot';
import { faceId, fileId, shortText } from '../edition/record-fields.ts';
import { faceMarksSchema } from '../faces/face.ts';
import { drawnGlyphsSchema } from './drawn-records.ts';

/** A variable font's axes and where on them a face stands (OpenType 1.9, `fvar`). */
const axes = v.record(v.pipe(v.string(), v.regex(/^[\x20-\x7e]{4}$/u)), v.pipe(v.number(), v.finite()));

/** Faces that a face may fall back to. */
export const MOST_OWN_FALLBACK = 16;

export const ownFaceSchema = v.strictObject({
  id: faceId,
  name: v.pipe(shortText, v.minLength(1), v.maxLength(80)),
  /** The file's name where it was taken from, told when its bytes are missing. */
  fileName: v.pipe(v.string(), v.maxLength(255)),
  /**
   * A file in the store with this one face, made plain: what a collection or a variable font has beside it is left
   * behind. Null where it is lost, or stays on the machine.
   */
  file: v.nullable(fileId),
  /**
   * Of a face that its makers allow to be looked at and printed only: what its file would be. It stays on machines that
   * have the face, and no edition has its bytes.
   */
  onMachine: v.exactOptional(fileId),
  /** Which face of the collection it was taken from; 0 of a file with one. */
  member: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000)),
  /** Where a variable font was taken; empty for its default, and for one that does not vary. */
  axes,
  /** What the font's makers allow (OpenType 1.9, `OS/2` fsType). */
  embedding: v.picklist(['installable', 'editable', 'preview-and-print', 'restricted']),
  /** False where fsType forbids cutting the font down to the characters used. */
  maySubset: v.boolean(),
  /** The name it is embedded under (OpenType 1.9, `name` 6). */
  postScriptName: v.pipe(v.string(), v.minLength(1), v.maxLength(127)),
  weight: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  serifs: v.boolean(),
  /** Marks whose ink is not where most faces have it; absent where there are none. */
  marks: v.exactOptional(faceMarksSchema),
  /** Where characters are looked for that it lacks, in this order: its own faces or shipped ones. */
  fallback: v.pipe(v.array(faceId), v.maxLength(MOST_OWN_FALLBACK)),
  /** The drawings its file was made of (补字); absent of a face out of a font file. */
  drawn: v.exactOptional(drawnGlyphsSchema),
});
/** 字体: a face that the newspaper brings along. */
export type OwnFace = v.InferOutput<typeof ownFaceSchema>;
