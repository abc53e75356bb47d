/** What the store process answers. */
import * as v from 'valibot';
import { filePath, logCalls, openedSchema } from '../../shared/edition/log-records.ts';
import { datedEntries } from '../../shared/edition/newspaper.ts';
import { fileId } from '../../shared/edition/record-fields.ts';
import { imageId } from '../../shared/edition/records.ts';
import { leftBehindSchema } from '../../shared/paper/left-behind.ts';
import { presetsSchema } from '../../shared/paper/newspaper-records.ts';

const bytes = v.instance(Uint8Array);
const done = v.null();

/** Calls about the edition that is open. */
export const openEditionContract = {
  ...logCalls,
  /** Keeps the articles as they are opened. */
  'versions.keep': { input: v.strictObject({ actor: v.string() }), output: done },
  /**
   * Keeps an image's bytes and, where it needs one, the picture for the screen; its record follows as an operation. `into`
   * is the file of the edition it was read for: `edition-left` where another is open by now.
   */
  'image.add': { input: v.strictObject({ into: filePath, bytes, preview: v.nullable(bytes) }), output: imageId },
  /** Writes a copy of the edition's file, whole; the edition stays open. */
  'edition.copy': { input: v.strictObject({ path: filePath }), output: done },
  /** An image's bytes; null where the edition has none of that id. */
  'image.read': { input: v.strictObject({ id: imageId }), output: v.nullable(bytes) },
  /** An image as the screen shows it; null where the edition has none of that id. */
  'image.preview': { input: v.strictObject({ id: imageId }), output: v.nullable(bytes) },
  /** Keeps the bytes of a face's or a drawing's file; its record follows as an operation. `into` as of `image.add`. */
  'file.add': { input: v.strictObject({ into: filePath, bytes }), output: fileId },
  /** Sees to it that a face's file lies whole under a path; false where the edition has none of that id that is whole. */
  'face.unpack': { input: v.strictObject({ id: fileId, path: filePath }), output: v.boolean() },
  /** Writes the newspaper of the edition by itself, with export presets; tells what is not in its file. */
  'paper.save': {
    input: v.strictObject({ path: filePath, presets: presetsSchema }),
    output: v.array(leftBehindSchema),
  },
  /** Makes the edition that follows, with all it carries over; tells what did not come along. */
  'edition.next': { input: v.strictObject({ path: filePath, ...datedEntries }), output: v.array(leftBehindSchema) },
} as const;

/** All of its calls. */
export const storeContract = {
  ...openEditionContract,
  /** Opens an edition or a newspaper and closes what was open; a file that cannot be opened leaves everything as it was. */
  open: { input: v.strictObject({ path: filePath }), output: openedSchema },
  close: { input: v.strictObject({}), output: done },
} as const;
