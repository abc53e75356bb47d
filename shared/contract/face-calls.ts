/** Calls of the window about faces of the edition's own. */
import * as v from 'valibot';
import { fileId } from '../edition/record-fields.ts';
import { faceChoiceSchema, faceFileSchema, takenFaceSchema } from '../faces/face-file.ts';

export const faceCalls = {
  /** Asks for a font file and says what faces are in it. Null when the user changed their mind. */
  'face.choose': { input: v.strictObject({}), output: v.nullable(faceFileSchema) },
  /** Takes a face out of a file that was chosen and keeps its bytes; its record is to follow as an operation. */
  'face.take': {
    input: faceChoiceSchema,
    output: v.strictObject({ face: takenFaceSchema.entries.face, file: fileId, fileName: v.string() }),
  },
} as const;
