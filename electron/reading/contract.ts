/**
 * What the reading process answers: what files from outside hold, each with its progress, and given up when its signal says
 * so.
 */
import * as v from 'valibot';
import { copyChoices, copySchemaWith, photoSchema, readArtworkSchema } from '../../shared/contract/api.ts';
import { listTextSchema } from '../../shared/contract/import-remark-schema.ts';
import { tableFileSchema } from '../../shared/contract/table-schema.ts';
import {
  faceChoiceSchema,
  faceFileSchema,
  foundFontsSchema,
  previewText,
  takenFaceSchema,
} from '../../shared/faces/face-file.ts';
import { drawnGlyphsSchema, glyphDrawingSchema } from '../../shared/paper/drawn-records.ts';
import { fontSlices } from '../../shared/text/font-slices.ts';

const bytes = v.instance(Uint8Array);
const path = v.string();
const done = v.null();

/** A picture with its bytes, on its way to the store. */
const photoFile = v.strictObject({ ...photoSchema.entries, bytes, preview: v.nullable(bytes) });

export const readingContract = {
  /** Reads a list that is written as text, or stands in a workbook. */
  list: { input: v.strictObject({ path }), output: listTextSchema },
  /** Reads a picture, or a page of a PDF (the first, where none is named) that is placed whole. */
  photo: {
    input: v.strictObject({ path, page: v.exactOptional(v.number()), isAdvert: v.exactOptional(v.boolean()) }),
    output: photoFile,
  },
  /** Reads a drawing. */
  artwork: { input: v.strictObject({ path }), output: v.strictObject({ ...readArtworkSchema.entries, bytes }) },
  /** Reads a file of copy, with the pictures in it. */
  story: { input: v.strictObject({ path, ...copyChoices }), output: copySchemaWith(photoFile) },
  /** Reads what came into a watched folder: copy, or a picture by itself. `isArtwork` of what a booked advert waits for. */
  arrival: {
    input: v.strictObject({ path, isArtwork: v.boolean() }),
    output: v.union([
      copySchemaWith(photoFile),
      v.strictObject({
        kind: v.literal('picture'),
        name: v.string(),
        photo: photoFile,
        isArtwork: v.exactOptional(v.literal(true)),
      }),
    ]),
  },
  /** Reads a file of tables. */
  table: { input: v.strictObject({ path, encoding: copyChoices.encoding }), output: tableFileSchema },
  /** Says what a font file holds. */
  fontFile: { input: v.strictObject({ path }), output: faceFileSchema },
  /** Takes a face out of its file, checked, as a font file of its own. Fails for one that may not be embedded. */
  takeFace: { input: faceChoiceSchema, output: takenFaceSchema },
  /** As much of a face as shows some text, as a font file to look at. */
  previewFace: { input: v.strictObject({ choice: faceChoiceSchema, text: previewText }), output: bytes },
  /** Cuts a slice for the screen from a face's file, which was taken out of another. */
  cutFace: { input: v.strictObject({ path, slice: v.picklist(fontSlices), to: path }), output: done },
  /** Reads the drawing of a character (补字), whichever it is to be of. */
  glyphDrawing: { input: v.strictObject({ path }), output: glyphDrawingSchema },
  /** Makes the font file of drawn characters. */
  drawnFace: { input: v.strictObject({ glyphs: drawnGlyphsSchema }), output: bytes },
  /** Looks for fonts in folders and those in them; null means the system's. Progress counts files. */
  findFonts: { input: v.strictObject({ folders: v.nullable(v.array(path)) }), output: foundFontsSchema },
} as const;
