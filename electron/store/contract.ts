/** What the store process answers. */
import * as v from 'valibot';
import {
  arrivalSchema,
  broughtSchema,
  knownFileSchema,
  settledSchema,
  wireNewsSchema,
} from '../../shared/edition/arrival-records.ts';
import { damageSchema } from '../../shared/edition/damage-records.ts';
import { growthCalls } from '../../shared/edition/growth-records.ts';
import { holderSchema, LONGEST_HOLDER } from '../../shared/edition/holder-records.ts';
import {
  filePath,
  logCalls,
  openedSchema,
  openingId,
  steppedSchema,
  storedPatches,
} from '../../shared/edition/log-records.ts';
import { datedEntries } from '../../shared/edition/newspaper.ts';
import { operationSchema } from '../../shared/edition/operations.ts';
import { fileId } from '../../shared/edition/record-fields.ts';
import { imageId } from '../../shared/edition/records.ts';
import { leftBehindSchema } from '../../shared/paper/left-behind.ts';
import { presetsSchema } from '../../shared/paper/newspaper-records.ts';

const bytes = v.instance(Uint8Array);
const done = v.null();

/** Calls about the edition that is open. */
export const openEditionContract = {
  ...logCalls,
  ...growthCalls,
  /** The work rests: what is in SQLite's log is taken into the file, so that a copy of it made by hand is whole. */
  'edition.rest': { input: v.strictObject({ of: openingId }), output: done },
  /** Goes on with its file where that lies now, and tells how, if it is elsewhere. */
  'edition.follow': {
    input: v.strictObject({ of: openingId }),
    output: v.strictObject({ how: v.nullable(v.picklist(['renamed', 'rescued'])), ...openedSchema.entries }),
  },
  /** Whether it lies where it was opened, is elsewhere or overwritten by now, or is somebody else's to write. */
  'edition.place': { input: v.strictObject({ of: openingId }), output: v.picklist(['here', 'elsewhere', 'taken']) },
  /**
   * Looks once more at a file that somebody else works on: what they did to it since, null where nothing, and who has it, null
   * where nobody that is known. `isFree` where it can be taken over.
   */
  'edition.look': {
    input: v.strictObject({ of: openingId }),
    output: v.strictObject({
      patches: v.nullable(storedPatches),
      holder: v.nullable(holderSchema),
      isFree: v.boolean(),
    }),
  },
  /** Those of some operations that are in its log, and so in its file. */
  'edition.known': { input: v.strictObject({ of: openingId, ids: v.array(v.string()) }), output: v.array(v.string()) },
  /** Keeps the articles as they are opened. */
  'versions.keep': { input: v.strictObject({ actor: v.string() }), output: done },
  /**
   * Keeps an image's bytes and, where it needs one, the picture for the screen; its record follows as an operation. `into`
   * is the file of the edition it was read for: `edition-left` where another is open by now.
   */
  'image.add': { input: v.strictObject({ into: filePath, bytes, preview: v.nullable(bytes) }), output: imageId },
  /** Looks at all of the file that was not looked at yet, beside what is done with it; tells what is damaged. */
  'edition.verify': { input: v.strictObject({}), output: v.array(damageSchema) },
  /**
   * Copies the file as it stands, beside the work, and tells which it is and what its records come to. Null, and no copy, where
   * they come to what is named, and where the edition is only looked at by now: it is another's to back up.
   */
  'edition.back-up': {
    input: v.strictObject({ of: openingId, path: filePath, unless: v.nullable(v.string()) }),
    output: v.nullable(v.strictObject({ id: v.string(), path: filePath, state: v.string() })),
  },
  /** Makes the edition what a backup has, as one step; null where it is that already. */
  'edition.restore': {
    input: v.strictObject({
      of: openingId,
      from: filePath,
      by: v.omit(operationSchema, ['label', 'patches']),
    }),
    output: v.nullable(steppedSchema),
  },
  /** Writes a copy of the edition's file, whole; the edition stays open. */
  'edition.copy': { input: v.strictObject({ path: filePath }), output: done },
  /**
   * Copies the bytes of images from another edition's file, which is not open; tells which there were. `into` as of
   * `image.add`.
   */
  'images.bring': {
    input: v.strictObject({ into: filePath, from: filePath, images: v.array(imageId) }),
    output: v.array(imageId),
  },
  /**
   * Brings pictures, faces and drawings that the edition's records name, and its file lacks, from another file of it; true once
   * it has all.
   */
  'bytes.bring': { input: v.strictObject({ of: openingId, from: filePath }), output: v.boolean() },
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

/** Calls about what watched folders brought. */
export const arrivalsContract = {
  /** The files that were taken. `present` are paths of those that lie in the folder; null where it cannot be read. */
  'arrivals.files': {
    input: v.strictObject({ of: filePath, present: v.nullable(v.array(v.string())) }),
    output: v.array(knownFileSchema),
  },
  /** True of a file in the folder that is artwork of a booked advert, by its name. */
  'arrivals.is-artwork': { input: v.strictObject({ of: filePath, name: v.string() }), output: v.boolean() },
  /** What came, but what is over, which is let go of. */
  'arrivals.list': { input: v.strictObject({}), output: v.array(arrivalSchema) },
  /** Keeps what a file brought, and tells what it is to what came before. */
  'arrivals.add': {
    input: v.strictObject({ into: filePath, file: knownFileSchema, stories: v.array(broughtSchema), at: v.string() }),
    output: v.array(arrivalSchema),
  },
  /** What was read of an arrival, as JSON; null where there is none. */
  'arrivals.copy': { input: v.strictObject({ seq: v.number() }), output: v.nullable(v.string()) },
  /** Says what became of an arrival. */
  'arrivals.settle': { input: settledSchema, output: done },
  /** Says that somebody has looked at arrivals. */
  'arrivals.see': { input: v.strictObject({ of: openingId, seqs: v.array(v.number()) }), output: done },
  /** What agencies have said of the stories that were taken. */
  'arrivals.news': { input: v.strictObject({}), output: v.array(wireNewsSchema) },
} as const;

/** All of its calls. */
export const storeContract = {
  ...openEditionContract,
  ...arrivalsContract,
  /**
   * Opens an edition or a newspaper (`rescue` is where it is written to where its own folder is gone), of which all calls are from then on that name no opening. What was open stays open,
   * until it is closed, for what was done in it and is still on its way; a file that cannot be opened leaves everything as
   * it was. `by` is who takes it to work on it. What somebody else had, or has taken over since, is opened anew.
   */
  open: {
    input: v.strictObject({
      path: filePath,
      opening: openingId,
      rescue: v.string(),
      by: v.strictObject({
        name: v.pipe(v.string(), v.maxLength(LONGEST_HOLDER)),
        pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
      }),
    }),
    output: openedSchema,
  },
  /** Closes what was opened; all of it where none is named. */
  close: { input: v.strictObject({ of: v.nullable(openingId) }), output: done },
} as const;
