/** Calls about the watched folder (收稿夹) of the open edition, and about what it brought. */
import * as v from 'valibot';
import { arrivalSchema, settledSchema } from '../edition/arrival-records.ts';
import { filePath, openingId } from '../edition/log-records.ts';
import { failureSchema } from './failure-schema.ts';

const empty = v.strictObject({});
const seq = v.pipe(v.number(), v.integer(), v.minValue(0));

const fileFaultSchema = v.strictObject({
  /** The file's path from the folder, parted by `/`. */
  name: v.string(),
  failure: failureSchema,
  /** When it was found, ISO 8601. */
  at: v.string(),
  /** It will be tried again. */
  isTried: v.boolean(),
});
/** A file that could not be taken. */
export type FileFault = v.InferOutput<typeof fileFaultSchema>;

const watchedFolderSchema = v.strictObject({
  /** The edition whose folder it is. */
  of: filePath,
  /** Null while none was chosen. */
  folder: v.nullable(filePath),
  isOn: v.boolean(),
  /** It cannot be read now. */
  isGone: v.boolean(),
  /** Files that could not be taken, the last found first. */
  faults: v.array(fileFaultSchema),
});
/** How the folder stands that an edition takes copy from. */
export type WatchedFolderState = v.InferOutput<typeof watchedFolderSchema>;

/** The calls, of which one answers with copy as it was read. */
export function arrivalCallsWith<Copy extends v.GenericSchema>(copy: Copy) {
  return {
    /** The folder of the open edition, and all that came. */
    'arrivals.open': {
      input: empty,
      output: v.strictObject({ folder: watchedFolderSchema, arrivals: v.array(arrivalSchema) }),
    },
    /** Asks for the folder and begins to take what comes into it. Null when the user changed their mind. */
    'arrivals.choose-folder': { input: empty, output: v.nullable(watchedFolderSchema) },
    /** Takes what comes into the folder that was chosen, or no more. */
    'arrivals.watch': { input: v.strictObject({ isOn: v.boolean() }), output: watchedFolderSchema },
    /** What was read of an arrival; null where there is none, or what was read of it is not kept. */
    'arrivals.copy': { input: v.strictObject({ seq }), output: v.nullable(copy) },
    /** Says what became of an arrival. */
    'arrivals.settle': { input: settledSchema, output: empty },
    /** Says that somebody has looked at arrivals. */
    'arrivals.see': { input: v.strictObject({ of: openingId, seqs: v.array(seq) }), output: empty },
  } as const;
}

export const arrivalEvents = {
  /** What came into the folder of an edition. */
  'arrivals.came': v.strictObject({ of: filePath, arrivals: v.array(arrivalSchema) }),
  /** How the folder stands now. */
  'arrivals.folder': watchedFolderSchema,
} as const;
