/** Calls of the window about faces of the edition's own. */
import * as v from 'valibot';
import { fileId } from '../edition/record-fields.ts';
import { faceChoiceSchema, foundFontsSchema, previewText, takenFaceSchema } from '../faces/face-file.ts';
import { drawnGlyphsSchema, glyphDrawingSchema } from '../paper/drawn-records.ts';

/** Where faces are looked for: in the system's folders, in a folder or a file that is asked for. */
const placeSchema = v.picklist(['system', 'folder', 'file']);
export type FacePlace = v.InferOutput<typeof placeSchema>;

export const faceCalls = {
  /**
   * Says what faces there are in a place, of folders with `faces.progress`. Null when the user changed their mind. Another
   * search ends the one before, which fails with `cancelled`.
   */
  'face.find': { input: v.strictObject({ place: placeSchema }), output: v.nullable(foundFontsSchema) },
  /** Ends a search. */
  'face.cancel': { input: v.strictObject({}), output: v.strictObject({}) },
  /** As much of a face that was found as shows some text, as a font file. Ends the one asked for before: `cancelled`. */
  'face.preview': {
    input: v.strictObject({ choice: faceChoiceSchema, text: previewText }),
    output: v.instance(Uint8Array),
  },
  /** Takes a face out of a file that was found and keeps its bytes; its record is to follow as an operation. */
  'face.take': {
    input: faceChoiceSchema,
    output: v.strictObject({ face: takenFaceSchema.entries.face, file: fileId, fileName: v.string() }),
  },
  /** Asks for the drawing of a character (补字) and reads it. Null when the user changed their mind. */
  'glyph.choose': {
    input: v.strictObject({}),
    output: v.nullable(v.strictObject({ fileName: v.string(), drawing: glyphDrawingSchema })),
  },
  /** Gives up the drawing of a character that is being read, which fails with `cancelled`. */
  'glyph.cancel': { input: v.strictObject({}), output: v.strictObject({}) },
  /** Makes the face of drawn characters and keeps its bytes; its record is to follow as an operation. */
  'glyph.build': { input: v.strictObject({ glyphs: drawnGlyphsSchema }), output: fileId },
} as const;
